"""Definitions: a paragraph turns out to be terms when the line below it begins with a colon."""

from __future__ import annotations

from traitdunion.rules.segments.containers import Container, Containers
from traitdunion.rules.segments.grammar import start_of
from traitdunion.rules.segments.lines import Lines
from traitdunion.rules.segments.pieces import Pieces, Stretch
from traitdunion.vocabulary.segment import SegmentKind


class Definitions:
    """What the definition that may follow has to know: the paragraph just read, and the list of definitions just left."""

    def __init__(self, lines: Lines, containers: Containers, pieces: Pieces) -> None:
        self._lines, self._containers, self._pieces = lines, containers, pieces
        self._paragraph: tuple[int, Stretch] | None = None  # each with how many blocks there were
        self._left: tuple[int, Container] | None = None

    def note_paragraph(self, paragraph: Stretch) -> None:
        """Keep in mind a paragraph that is the last block."""
        self._paragraph = (len(self._pieces.blocks), paragraph)

    def note_end(self, container: Container) -> None:
        """Keep in mind a list of definitions: it goes on if nothing but terms comes before the next definition."""
        self._left = (len(self._pieces.blocks), container)

    def open(self, indent: int) -> bool:
        """Make terms of the last block, each of its lines one, and open the list that they belong to; False if it cannot be."""
        blocks = self._pieces.blocks
        if self._paragraph is None or self._paragraph[0] != len(blocks):
            return False
        blocks.pop()
        if self._left is not None and self._left[0] == len(blocks):
            container = self._left[1]
            self._containers.stack.append(container)
        else:
            container = self._containers.push("definitions", indent)
        paragraph, self._paragraph = self._paragraph[1], None
        for index in range(paragraph.first, paragraph.last + 1):
            start = self._lines.offsets[index] + start_of(self._lines.texts[index], 0)
            start = paragraph.start if index == paragraph.first else start
            if start < self._lines.end(index):
                container.terms += 1
                place = (*container.own, f"term-{container.terms}")
                self._pieces.add_words(SegmentKind.TERM, start, self._lines.end(index), index, place, 1)
        return True
