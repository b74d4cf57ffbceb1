"""Texts from outside: what a story that was translated from elsewhere says of its first text, ready to be credited."""

from __future__ import annotations

from dataclasses import dataclass

from traitdunion.rules.languages import canonical
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Text


@dataclass(frozen=True, slots=True)
class Outside:
    """A text that is not in this magazine. What was not said, or is no web address or no language, is empty."""

    url: str = ""
    language: Language | None = None
    title: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""


def outside(text: Text) -> Outside | None:
    """Return the text from elsewhere that a text was translated from; None where it was not."""
    said = text.manuscript.header.translates_external
    if not said:
        return None
    authors = said.get("authors") or ()
    url = str(said.get("url") or "")
    return Outside(
        url=url if url.startswith(("https://", "http://")) else "",
        language=canonical(str(said.get("language") or "")),
        title=str(said.get("title") or ""),
        authors=tuple(map(str, authors)) if isinstance(authors, list | tuple) else (str(authors),),
        license=str(said.get("license") or ""),
    )
