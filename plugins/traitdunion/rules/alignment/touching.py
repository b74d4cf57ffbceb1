"""Touching: what a change of the source concerns in the translation."""

from __future__ import annotations

from traitdunion.rules.alignment.aligning import align
from traitdunion.vocabulary.alignment import Alignment
from traitdunion.vocabulary.segment import Matter, Segment
from traitdunion.vocabulary.translation import Difference


def touched(
    difference: Difference, old_source: Matter, translation: Matter, alignment: Alignment | None = None
) -> tuple[Segment, ...]:
    """Return the segments of a translation that changes of its source concern, in reading order.

    `old_source` is the version that was translated, with which the difference begins: the counterparts of what was changed,
    removed or moved since are touched. What was added since has no counterpart yet. `alignment` of the two saves making it.
    """
    if difference.empty:
        return ()
    before = {change.before for change in (*difference.changed, *difference.moved)} | set(difference.removed)
    beads = (alignment or align(old_source, translation)).beads
    found = {segment for bead in beads if not before.isdisjoint(bead.source) for segment in bead.target}
    return tuple(segment for segment in translation.segments if segment in found)
