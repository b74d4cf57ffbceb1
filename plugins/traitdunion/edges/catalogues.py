"""Catalogues: interface strings by language, read from gettext PO files, with a collective's own wording over them."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from markupsafe import escape

from traitdunion.vocabulary.language import Language

DOMAIN = "traitdunion"
SOURCE_LANGUAGE = Language("en")


class Untranslated(str):
    """An English string that stands in for a missing one: as HTML it says so with its own `lang`."""

    __slots__ = ()

    def __html__(self) -> str:
        return f'<span lang="{SOURCE_LANGUAGE}" dir="ltr">{self}</span>'

    def __mod__(self, values: Any) -> str:
        return UntranslatedSentence(str(self) % values)


class UntranslatedSentence(Untranslated):
    """An English string with its values filled in: they are plain text, and escaped with the rest."""

    __slots__ = ()

    def __html__(self) -> str:
        return f'<span lang="{SOURCE_LANGUAGE}" dir="ltr">{escape(str(self))}</span>'


class EnglishFallback(gettext.NullTranslations):
    """What a catalogue lacks, in English and marked."""

    def gettext(self, message: str) -> str:
        """Return the message, marked as English."""
        return Untranslated(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the English form for `n`, marked."""
        return Untranslated(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext's own signature
        """Return the message, marked as English."""
        return Untranslated(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - gettext's own signature
        """Return the English form for `n`, marked."""
        return Untranslated(msgid1 if n == 1 else msgid2)


Catalogue = gettext.NullTranslations


def folders(language: Language) -> Iterator[str]:
    """Yield the folder names under which a language's catalogue may lie: `pt_BR`, `pt-BR`, then `pt`."""
    parts = language.split("-")
    while parts:
        yield from dict.fromkeys(("_".join(parts), "-".join(parts)))
        parts.pop()


def find(root: Path, language: Language, domain: str = DOMAIN) -> Path | None:
    """Return the catalogue of a language under `root` (`<lang>/LC_MESSAGES/<domain>.po`), or None."""
    for folder in folders(language):
        path = root / folder / "LC_MESSAGES" / f"{domain}.po"
        if path.is_file():
            return path
    return None


def read(path: Path) -> Catalog:
    """Read a PO file; PoFileError names its line where it is broken, and UnicodeDecodeError where it is not UTF-8."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def untranslated(catalog: Catalog) -> list[tuple[str, int]]:
    """Return the strings that have no translation yet or an uncertain one, with their lines in the PO file."""
    missing = []
    for message in catalog:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.fuzzy or not all(forms):
            missing.append(
                (str(message.id[0] if isinstance(message.id, tuple | list) else message.id), message.lineno or 1)
            )
    return missing


def compiled(catalog: Catalog, own: Mapping[str, Any]) -> Catalogue:
    """Return a catalogue ready for use, with a collective's `own` wording by English string (a list for plural forms)."""
    for message in catalog:
        singular = message.id[0] if isinstance(message.id, tuple | list) else message.id
        if message.id and singular in own:
            wording = own[singular]
            message.string = tuple(wording) if isinstance(wording, list) else wording
            message.flags.discard("fuzzy")
    file = io.BytesIO()
    write_mo(file, catalog)
    file.seek(0)
    translations = gettext.GNUTranslations(file)
    translations.add_fallback(EnglishFallback())
    return translations


class English(gettext.NullTranslations):
    """The source language: every string is its own translation, but for a collective's own wording."""

    def __init__(self, own: Mapping[str, Any]) -> None:
        super().__init__()
        self.own = own

    def gettext(self, message: str) -> str:
        """Return the message, or the collective's wording of it."""
        return str(self.own.get(message, message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for `n`, or the collective's wording of it."""
        forms = self.own.get(msgid1, (msgid1, msgid2))
        return str(forms[0] if n == 1 else forms[-1])

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - gettext's own signature
        """Return the message, or the collective's wording of it."""
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - gettext's own signature
        """Return the form for `n`, or the collective's wording of it."""
        return self.ngettext(msgid1, msgid2, n)


__all__ = [
    "Catalogue",
    "English",
    "EnglishFallback",
    "PoFileError",
    "compiled",
    "find",
    "folders",
    "read",
    "untranslated",
]
