"""The interface's strings in each edition: the theme's catalogues, with a collective's own wording from one file over them.

`content/interface.yaml` has, for each language, English strings of the interface with the wording to show instead: a sentence,
or a list where the string has plural forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog

from traitdunion.edges import catalogues
from traitdunion.edges.catalogues import Catalogue
from traitdunion.rules import yaml12
from traitdunion.rules.encoding import decode
from traitdunion.rules.suggestions import nearest
from traitdunion.typography import typeset
from traitdunion.vocabulary.faults import settings as faults
from traitdunion.vocabulary.house import House
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Source
from traitdunion.vocabulary.problem import Area, Place, Problem

Wording = Mapping[str, Any]
PLACEHOLDERS = re.compile(r"%\(\w+\)s")


def singular(identifier: Any) -> str:
    """Return a message's English string, the singular where it has plural forms."""
    return str(identifier[0] if isinstance(identifier, list | tuple) else identifier)


def known_strings(roots: Iterable[Path]) -> frozenset[str]:
    """Return every string of the interface, from the templates of the catalogues."""
    found: set[str] = set()
    for root in roots:
        path = root / f"{catalogues.DOMAIN}.pot"
        if path.is_file():
            found |= {singular(message.id) for message in catalogues.read(path) if message.id}
    return frozenset(found)


def own_wording(
    source: Source | None, languages: Sequence[Language], known: frozenset[str]
) -> tuple[Mapping[Language, Wording], list[Problem]]:
    """Return a collective's own wording by language, and what is wrong with its file."""
    if source is None:
        return {}, []
    text, problems = decode(source.data, source.path)
    found: dict[Language, Wording] = {}
    complaints = list(problems)
    try:
        root = yaml12.parse(text or "")
    except yaml12.Unreadable as unreadable:
        return {}, [*complaints, faults.INTERFACE_SHAPE.at(Place(source.path, unreadable.line))]
    if not isinstance(root, yaml12.Mapping):
        return {}, [*complaints, faults.INTERFACE_SHAPE.at(Place(source.path))] if root is not None else complaints
    for name, node in root.pairs():
        if name.text not in languages or not isinstance(node, yaml12.Mapping):
            complaints.append(faults.INTERFACE_SHAPE.at(Place(source.path, name.line)))
            continue
        for string in node.names:
            if string.text not in known:
                near = nearest(string.text, known, 6) or min(known, default="…")
                complaints.append(
                    faults.INTERFACE_UNKNOWN.at(Place(source.path, string.line), string=string.text, nearest=near)
                )
        values = yaml12.plain_value(node)
        found[Language(name.text)] = values if isinstance(values, dict) else {}
    return found, complaints


def read_catalogue(path: Path) -> tuple[Catalog | None, list[Problem]]:
    """Return a PO file, or the problem that keeps it from being read."""
    place = Place(f"theme/translations/{path.parent.parent.name}/LC_MESSAGES/{path.name}", area=Area.PROJECT)
    try:
        return catalogues.read(path), []
    except (catalogues.PoFileError, UnicodeDecodeError, ValueError) as error:
        return None, [faults.CATALOGUE_BROKEN.at(place, reason=str(error))]


def in_print(wording: Any, language: Language, house: House) -> Any:
    """Return a string, or each of its plural forms, typeset; one whose placeholders would suffer stays as it is."""
    if isinstance(wording, list | tuple):
        return type(wording)(in_print(form, language, house) for form in wording)
    typed = str(wording)
    printed = typeset(typed, language, house)
    return printed if PLACEHOLDERS.findall(printed) == PLACEHOLDERS.findall(typed) else typed


def edition_strings(
    roots: Iterable[Path], language: Language, own: Wording, declared: Place, house: House
) -> tuple[Catalogue, list[Problem]]:
    """Return one edition's strings, and what its catalogue lacks. `declared` is where the edition is."""
    own = {string: in_print(wording, language, house) for string, wording in own.items()}
    if language.split("-")[0] == catalogues.SOURCE_LANGUAGE:
        return catalogues.English(own), []
    path = next((path for root in roots if (path := catalogues.find(root, language)) is not None), None)
    if path is None:
        return catalogues.EnglishFallback(), [faults.CATALOGUE_MISSING.at(declared, language=language)]
    catalog, problems = read_catalogue(path)
    if catalog is None:
        return catalogues.EnglishFallback(), problems
    missing = [line for string, line in catalogues.untranslated(catalog) if string not in own]
    if missing:
        place = Place(f"theme/translations/{path.parent.parent.name}/LC_MESSAGES/{path.name}", missing[0], Area.PROJECT)
        problems.append(faults.CATALOGUE_INCOMPLETE.at(place, language=language, count=len(missing)))
    for message in catalog:
        if message.id and message.string:
            message.string = in_print(message.string, language, house)
    return catalogues.compiled(catalog, own), problems


def read_interface(
    roots: Sequence[Path], source: Source | None, languages: Sequence[Language], declared: Place, house: House
) -> tuple[Mapping[Language, Catalogue], list[Problem]]:
    """Return every edition's strings from the catalogues below `roots`, the theme's own first, and what is wrong."""
    own, problems = own_wording(source, languages, known_strings(roots))
    found: dict[Language, Catalogue] = {}
    for language in languages:
        found[language], wrong = edition_strings(roots, language, own.get(language, {}), declared, house)
        problems += wrong
    return found, problems
