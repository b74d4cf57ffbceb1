"""Texts as matter, for tests of what is done with segments."""

from __future__ import annotations

from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.parity import Structure, read_structure
from traitdunion.rules.segments import read_matter
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Header, Kind
from traitdunion.vocabulary.segment import Matter

_ENGLISH = HeaderOptions(language=Language("en"), kind=Kind.ARTICLE, extra_keys=frozenset())


def matter(text: str) -> Matter:
    """Return the matter of a file."""
    return read_matter(_read(text)[0], text)


def structure(text: str) -> Structure:
    """Return the structure of a file."""
    header, body, first_line = _read(text)
    return read_structure(read_matter(header, text), body, first_line)


def _read(text: str) -> tuple[Header, str, int]:
    header, body, first_line, _ = read_header(text, "articles/story/index.en.md", _ENGLISH)
    assert header is not None
    return header, body, first_line
