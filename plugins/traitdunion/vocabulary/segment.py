"""Segments: the smallest compared pieces of a text, as they stand in its Markdown source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SegmentKind(StrEnum):
    """What a segment is. The first four are words of the front matter, the others parts of the body."""

    TITLE = "title"
    SUMMARY = "summary"
    ALT = "alt"
    CAPTION = "caption"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list-item"
    ROW = "table-row"
    QUOTE = "quote"
    FOOTNOTE = "footnote"
    TERM = "term"
    DEFINITION = "definition"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a text.

    `text` is its Markdown on one line, without the marks that make it a heading, an item or a row; `digest` is that of the
    text once normalised (twelve hexadecimal digits); `line` counts from 1 in the file. `place` is where it stands in the
    structure, from the outside in: the ordinal of its section, then the containers around it with their ordinals, such as
    `("section-2", "list-1", "item-3")`; `level` is a heading's level or an item's depth, from 1. `start` and `end` delimit
    the segment's own words in the file's decoded text, in characters.
    """

    kind: SegmentKind
    text: str
    digest: str
    line: int
    place: tuple[str, ...] = ()
    level: int = 0
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Matter:
    """A text's translatable matter: its segments in reading order (front matter first), and the digest of them all.

    `algorithm` is the number of the algorithm that made both; `version` is what a `translates` line names.
    """

    segments: tuple[Segment, ...]
    digest: str
    algorithm: int = 1

    @property
    def version(self) -> str:
        """The algorithm and the digest as front matter has them: `1-9f2c1e7a04bd`."""
        return f"{self.algorithm}-{self.digest}"
