"""Likeness: how likely it is that two segments are translations of each other, judged from kind, length and clues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from traitdunion.rules.alignment.clues import Clues
from traitdunion.rules.alignment.evidence import Evidence
from traitdunion.rules.alignment.lattice import Step
from traitdunion.vocabulary.segment import Segment, SegmentKind

_SPREAD = 0.64  # variance of the logarithm of lengths, segments taken at random
_NOISE = (
    0.04,
    12.0,
)  # variance of the logarithm of a translation's length: at best, and added over the number of characters
_FLOOR = -6.0  # the most that length can weigh against a pair
_FAR = 0.7  # logarithm of a length that no clue makes believable: twice or half of what is expected
_STRONG = 16.0  # nats that clues must say for that where the length does not speak for it
_MERGE = log(0.01)  # how rarely a translator splits or joins segments
_PART = 1.0  # nats that clues must say for a segment before it may be said inside another
_DIVIDED = {
    SegmentKind.PARAGRAPH,
    SegmentKind.ITEM,
    SegmentKind.QUOTE,
    SegmentKind.DEFINITION,
    SegmentKind.FOOTNOTE,
}  # kinds that a translator may split or join
_PROSE = {SegmentKind.PARAGRAPH, SegmentKind.QUOTE, SegmentKind.ITEM, SegmentKind.DEFINITION}
_A_PART = {SegmentKind.HEADING, SegmentKind.CODE, SegmentKind.TITLE, SegmentKind.SUMMARY}


class Likeness:
    """The likeness of each pair of segments of two texts, in nats, and that of two taken together with one.

    `bonus`, by both places, is for what is known beside, such as that two headings begin sections that are alike.
    """

    def __init__(
        self, source: Sequence[Segment], target: Sequence[Segment], clues: tuple[Sequence[Clues], Sequence[Clues]]
    ) -> None:
        self.source, self.target = source, target
        self.evidence = Evidence(*clues)
        self.bonus: dict[int, dict[int, float]] = {}
        self.lengths, self._theirs = ([float(piece.length) for piece in side] for side in clues)
        self.ratio = self._ratio()
        self._logarithms = [log(length) for length in self._theirs]
        self._agreements: dict[tuple[str, int], list[float]] = {}

    def pairs(self, i: int, start: int, end: int) -> list[float]:
        """Return the likeness of segment `i` of the source with each of `start … end` of the target."""
        gain, strictness, expected = self._terms(self.lengths[i])
        clued, agreed = self.evidence.row(i, start, end), self._agreement(self.source[i])[start:end]
        found = [
            clue + agreement + max(gain - (length - expected) ** 2 * strictness, _FLOOR)
            for clue, agreement, length in zip(clued, agreed, self._logarithms[start:end], strict=True)
        ]
        for j, bonus in self.bonus.get(i, {}).items():
            if start <= j < end:
                found[j - start] += bonus
        return found

    def merges(self, i: int, start: int, end: int) -> Iterator[tuple[Step, float]]:
        """Yield the likeness of one segment with two and of two with one, where both of the two have their part in it."""
        kind = self.source[i].kind
        if kind not in _DIVIDED:
            return
        last = min(end, len(self.target) - 1)
        parts = self.evidence.containing(i, _PART)
        for j in parts:
            if start <= j < last and j + 1 in parts and self.target[j].kind is self.target[j + 1].kind is kind:
                two = self._theirs[j], self._theirs[j + 1]
                weight = self._joined((parts[j], parts[j + 1]), self.lengths[i], two, self.ratio)
                yield (i, j, 1, 2), weight + self.evidence.lacking(i)
        if i + 1 < len(self.source) and self.source[i + 1].kind is kind:
            first, second = self.evidence.contained(i, _PART), self.evidence.contained(i + 1, _PART)
            for j in first.keys() & second.keys():
                if start <= j <= last and self.target[j].kind is kind:
                    two = self.lengths[i], self.lengths[i + 1]
                    weight = self._joined((first[j], second[j]), self._theirs[j], two, -self.ratio)
                    yield (i, j, 2, 1), weight + self.evidence.lacked(j)

    def _agreement(self, segment: Segment) -> list[float]:
        """Return how much kinds and levels speak for a segment of the source with each of the target."""
        kind, level = segment.kind, segment.level
        row = self._agreements.get((kind.value, level))
        if row is None:
            row = [_kinds(kind, other.kind) - abs(level - other.level) for other in self.target]
            self._agreements[kind.value, level] = row
        return row

    def _joined(self, parts: tuple[float, float], whole: float, two: tuple[float, float], ratio: float) -> float:
        """Return what speaks for two segments being said in one; clues that are not strong need the length's support."""
        gain, strictness, expected = self._terms(whole)
        expected += ratio - self.ratio
        deviation = abs(log(sum(two)) - expected)
        alone = abs(log(max(two)) - expected)
        if deviation > alone and (min(parts) < _STRONG or deviation > _FAR):
            return -9.0
        return max(gain - deviation * deviation * strictness, _FLOOR) + sum(parts) + _MERGE

    def _terms(self, length: float) -> tuple[float, float, float]:
        """Return what a perfect length gains, what a deviation costs, and the length to expect (logarithm).

        That is the logarithm of the ratio of two normal densities: that of a translation's length and that of any segment's.
        """
        variance = _NOISE[0] + _NOISE[1] / length
        spread = _SPREAD + variance
        return 0.5 * log(spread / variance), 0.5 / variance - 0.5 / spread, log(length) + self.ratio

    def _ratio(self) -> float:
        """Return the logarithm of how much longer the target's words are: over pairs that share much, else over all."""
        ours, theirs = 200.0, 200.0
        for i, length in enumerate(self.lengths):
            shared = self.evidence.shared(i)
            if shared:
                j = max(shared, key=shared.__getitem__)
                if self.evidence.of(i, j) > 8.0:
                    ours, theirs = ours + length, theirs + self._theirs[j]
        if ours < 1000:
            ours, theirs = ours + sum(self.lengths), theirs + sum(self._theirs)
        return max(-1.5, min(1.5, log(theirs / ours)))


def _kinds(ours: SegmentKind, theirs: SegmentKind) -> float:
    """Return how much two kinds speak for a pair, in nats."""
    if ours is theirs:
        return 0.5 if ours is SegmentKind.PARAGRAPH else 2.0 if ours is SegmentKind.HEADING else 1.5
    if ours in _PROSE and theirs in _PROSE:
        return -2.0
    return -9.0 if ours in _A_PART or theirs in _A_PART else -4.0
