"""Through the version translated: a translation is aligned with what it was made from, and from there with the present text."""

from __future__ import annotations

from collections.abc import Mapping

from traitdunion.rules.segments.sequences import common
from traitdunion.vocabulary.alignment import Alignment, Bead
from traitdunion.vocabulary.segment import Matter, Segment
from traitdunion.vocabulary.translation import Difference


def later(difference: Difference, before: Matter, now: Matter) -> Mapping[Segment, Segment]:
    """Return what became of the segments of an earlier version; those that were removed are not there."""
    old, new = before.segments, now.segments
    known = set(difference.removed) | {change.before for change in (*difference.changed, *difference.moved)}
    fresh = set(difference.added) | {change.after for change in (*difference.changed, *difference.moved)}
    # What is left in both is unchanged, and in the same order.
    ours, theirs = [one for one in old if one not in known], [one for one in new if one not in fresh]
    pairs = common([(one.kind, one.digest) for one in ours], [(one.kind, one.digest) for one in theirs])
    found = {ours[i]: theirs[j] for i, j in pairs}
    return found | {change.before: change.after for change in (*difference.changed, *difference.moved)}


def through(difference: Difference, before: Matter, now: Matter, alignment: Alignment) -> Alignment:
    """Return the alignment of a source as it is now with a translation, from that of the version `before` with it.

    What was added since has no counterpart, for certain, nor has what translates a passage that was removed. The beads are
    made of the segments of `now`.
    """
    places = {segment: index for index, segment in enumerate(now.segments)}
    became = {old: places[new] for old, new in later(difference, before, now).items() if new in places}
    ordered = [became[segment] for segment in before.segments if segment in became]
    steady = {ordered[i] for i, _ in common(ordered, sorted(ordered))}
    beads: list[Bead] = []
    covered: set[int] = set()
    for bead in alignment.beads:
        kept = sorted(became[segment] for segment in bead.source if segment in became)
        covered.update(kept)
        if kept or bead.target:
            moved = bead.moved or not steady.issuperset(kept)
            beads.append(
                Bead(tuple(now.segments[index] for index in kept), bead.target, bead.sure, moved and bool(kept))
            )
    beads += [Bead((segment,), (), sure=True) for index, segment in enumerate(now.segments) if index not in covered]
    return Alignment(tuple(beads))
