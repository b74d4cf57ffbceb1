"""Cataloguing: interface strings and messages are extracted, and every language's PO file is brought up to date, with Babel."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from traitdunion.edges import catalogues
from traitdunion.edges.reporting import DOMAIN as MESSAGES
from traitdunion.edges.reporting import TRANSLATIONS
from traitdunion.rules.wording import locale_of
from traitdunion.vocabulary.faults import every_fault
from traitdunion.vocabulary.language import Language

PROJECT = "Trait d’union"
METHODS = [("**/templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}
KEYWORDS = {"gettext": None, "_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a language has come: its file, how many strings there are and how many are missing."""

    path: Path
    language: str
    total: int
    missing: int
    changed: bool


def interface_template(theme: Path, engine: Path) -> Catalog:
    """Return the strings that pages show: those of the theme's templates and of the engine's code that words pages."""
    catalog = Catalog(project=PROJECT, version=None, charset="utf-8")
    for root in (theme, engine / "publishing"):
        add_extracted(catalog, root, METHODS)
    return catalog


def add_extracted(catalog: Catalog, root: Path, methods: Sequence[tuple[str, str]]) -> None:
    """Add the strings that stand in the files below `root`, by the methods that Babel knows for them."""
    found = extract_from_dir(
        root, methods, OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    )
    for name, _, message, comments, context in sorted(found, key=lambda item: (item[0], item[1])):
        catalog.add(message, None, [(f"{root.name}/{name}", 0)], auto_comments=comments, context=context)


def messages_template(engine: Path) -> Catalog:
    """Return what commands say: the words of their own, and the sentences of problems: what is wrong, and what to do."""
    catalog = Catalog(project=PROJECT, version=None, charset="utf-8")
    add_extracted(catalog, engine / "commands", [("*.py", "python")])
    for fault in every_fault():
        for sentence in (fault.what, fault.remedy):
            catalog.add(sentence, None, auto_comments=[fault.code])
    return catalog


def as_text(catalog: Catalog) -> str:
    """Return a catalogue as a PO file, without what changes from day to day: the same strings give the same bytes."""
    file = io.BytesIO()
    write_po(file, catalog, width=120, omit_header=False, sort_output=False, include_lineno=False)
    volatile = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Generated-By")
    lines = file.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in volatile)))


def update(path: Path, template: Catalog, language: Language) -> Standing:
    """Bring a PO file up to date with its template, keeping every translation; make it when there is none."""
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    if before:
        catalog = catalogues.read(path)
    else:
        catalog = Catalog(locale=locale_of(language), project=PROJECT, version=None, charset="utf-8")
    catalog.update(template, no_fuzzy_matching=False, keep_user_comments=True)
    catalog.obsolete.clear()
    after = as_text(catalog)
    if after != before:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(after, encoding="utf-8", newline="\n")
    return Standing(path, str(language), len(catalog), len(catalogues.untranslated(catalog)), after != before)


def folder_of(language: Language) -> str:
    """Return the folder of a language's catalogue, a POSIX locale as gettext has it: `pt_BR`."""
    return language.replace("-", "_")


def languages_in(root: Path) -> list[Language]:
    """Return the languages that have a folder under `root`."""
    return (
        [Language(path.name.replace("_", "-")) for path in sorted(root.iterdir()) if path.is_dir()]
        if root.is_dir()
        else []
    )


def bring_up_to_date(theme: Path, engine: Path, add: Language | None = None) -> Iterator[Standing]:
    """Extract all strings and update every catalogue; with `add`, begin one for another language."""
    for root, domain, template in (
        (theme / "translations", catalogues.DOMAIN, interface_template(theme, engine)),
        (TRANSLATIONS, MESSAGES, messages_template(engine)),
    ):
        root.mkdir(exist_ok=True)
        (root / f"{domain}.pot").write_text(as_text(template), encoding="utf-8", newline="\n")
        known = languages_in(root)
        wanted = [*known, add] if add and add not in known else known
        for language in wanted:
            yield update(root / folder_of(language) / "LC_MESSAGES" / f"{domain}.po", template, language)


def is_known(language: Language) -> bool:
    """Tell whether CLDR knows a language, so that its plural forms are known."""
    return locale_of(language) != Locale("en") or language.split("-")[0] == "en"
