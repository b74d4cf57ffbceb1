"""Sections: stretches of a text from one heading to the next, compared as wholes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from traitdunion.rules.alignment.clues import Clues, union
from traitdunion.rules.alignment.evidence import Evidence
from traitdunion.rules.alignment.lattice import Corridor, Scores, posteriors
from traitdunion.vocabulary.segment import Segment, SegmentKind


def starts(segments: Sequence[Segment]) -> list[int]:
    """Return the places of a text's headings."""
    return [place for place, segment in enumerate(segments) if segment.kind is SegmentKind.HEADING]


def matched(
    source: Sequence[Segment], target: Sequence[Segment], clues: tuple[Sequence[Clues], Sequence[Clues]], ratio: float
) -> list[tuple[tuple[int, int], float]]:
    """Return the headings whose sections are translations of each other, by their places, with the probability of it."""
    ours, theirs = starts(source), starts(target)
    if not ours or not theirs:
        return []
    left, right = _wholes(source, ours, clues[0]), _wholes(target, theirs, clues[1])
    evidence = Evidence(left, right)

    def pairs(i: int, start: int, end: int) -> list[float]:
        found = []
        for j in range(start, end):
            deviation = log(right[j].length / left[i].length) - ratio
            clued = evidence.of(i, j)
            apart = abs(source[ours[i]].level - target[theirs[j]].level)
            found.append(0.6 + max(0.5 * clued, -6.0) + max(0.5 - 2 * deviation * deviation, -4.0) - 2.0 * apart)
        return found

    rows, columns = len(ours), len(theirs)
    corridor = Corridor([0] * (rows + 1), [columns] * (rows + 1))
    found = posteriors(rows, columns, corridor, Scores(pairs, lambda *_: iter(())))
    return [((ours[i], theirs[j]), share) for (i, j, _, _), share in found.items()]


def _wholes(segments: Sequence[Segment], headings: Sequence[int], clues: Sequence[Clues]) -> list[Clues]:
    """Return the clues of each section, how many segments of each kind it has among them."""
    found = []
    for start, end in zip(headings, [*headings[1:], len(segments)], strict=True):
        whole = union(clues[start:end])
        counts = Counter([segment.kind.value for segment in segments[start:end]])
        shape = {f"m{kind}{count}" for kind, count in counts.items()}
        found.append(Clues(whole.tokens | shape, frozenset(), whole.length))
    return found
