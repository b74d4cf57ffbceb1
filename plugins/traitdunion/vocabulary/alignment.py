"""An alignment: which segments of a text and of its translation say the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from traitdunion.vocabulary.segment import Segment


@dataclass(frozen=True, slots=True)
class Bead:
    """Segments of a text and the segments of its translation that say the same, as on one thread.

    One side is empty where the other has no counterpart; one side holds two segments where the other says both at once.
    `sure` says that no other reading is likely; `moved` that the pair stands elsewhere in the translation, out of order.
    """

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    sure: bool = False
    moved: bool = False

    @property
    def paired(self) -> bool:
        """Whether both sides say something."""
        return bool(self.source and self.target)


@dataclass(frozen=True)
class Alignment:
    """Every segment of two texts, each in exactly one bead.

    Beads follow the source's order; one with nothing in the source follows the bead of the segment before it in the
    translation. But for those that moved, both sides are in reading order.
    """

    beads: tuple[Bead, ...]

    @cached_property
    def by_source(self) -> dict[Segment, Bead]:
        """The bead of each segment of the source."""
        return {segment: bead for bead in self.beads for segment in bead.source}

    @cached_property
    def by_target(self) -> dict[Segment, Bead]:
        """The bead of each segment of the translation."""
        return {segment: bead for bead in self.beads for segment in bead.target}

    @property
    def missing(self) -> tuple[Segment, ...]:
        """The segments of the source without a counterpart, in reading order."""
        return tuple(segment for bead in self.beads if not bead.target for segment in bead.source)

    @property
    def extra(self) -> tuple[Segment, ...]:
        """The segments of the translation without a counterpart, in reading order."""
        return tuple(segment for bead in self.beads if not bead.source for segment in bead.target)
