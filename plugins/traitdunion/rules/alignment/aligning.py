"""Aligning: from two texts to beads."""

from __future__ import annotations

from collections.abc import Sequence

from traitdunion.rules.alignment import sections
from traitdunion.rules.alignment.beads import SURE, beads
from traitdunion.rules.alignment.clues import clues
from traitdunion.rules.alignment.corridor import corridor, guides
from traitdunion.rules.alignment.lattice import Scores, posteriors
from traitdunion.rules.alignment.likeness import Likeness
from traitdunion.vocabulary.alignment import Alignment, Bead
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind

_STRUCTURE = 6.0  # nats that the structure gives to the headings of sections that are alike, and to titles


def align(source: Matter, target: Matter) -> Alignment:
    """Return which segments of two texts, one translated from the other, say the same."""
    ours, theirs = source.segments, target.segments
    if [(s.kind, s.digest) for s in ours] == [(s.kind, s.digest) for s in theirs]:
        return Alignment(tuple(Bead((a,), (b,), sure=True) for a, b in zip(ours, theirs, strict=True)))
    if not ours or not theirs:
        return Alignment((*(Bead((s,), (), sure=True) for s in ours), *(Bead((), (s,), sure=True) for s in theirs)))
    known = [clues(segment) for segment in ours], [clues(segment) for segment in theirs]
    likeness = Likeness(ours, theirs, known)
    plain = guides(likeness)
    for (i, j), share in _fixed(ours, theirs) + sections.matched(ours, theirs, known, likeness.ratio):
        likeness.bonus.setdefault(i, {})[j] = _STRUCTURE * share
        if share >= SURE:
            plain.append((i, j))
    rows, columns = len(ours), len(theirs)
    scores = Scores(likeness.pairs, likeness.merges)
    return beads(likeness, posteriors(rows, columns, corridor(rows, columns, plain), scores))


def _fixed(ours: Sequence[Segment], theirs: Sequence[Segment]) -> list[tuple[tuple[int, int], float]]:
    """Return the titles and the summaries: each is the other's translation, whatever it says."""
    found = []
    for kind in (SegmentKind.TITLE, SegmentKind.SUMMARY):
        mine = [i for i, segment in enumerate(ours) if segment.kind is kind]
        yours = [j for j, segment in enumerate(theirs) if segment.kind is kind]
        found += [(cell, 1.0) for cell in zip(mine, yours, strict=False)]
    return found
