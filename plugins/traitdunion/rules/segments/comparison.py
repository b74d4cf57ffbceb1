"""Comparison: what separates two versions of a text in one language, as a person would say it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from traitdunion.rules.segments.minor import is_minor
from traitdunion.rules.segments.normal import EMPTY
from traitdunion.rules.segments.pairing import ALIKE, Piece, likeness, pair, pair_elsewhere
from traitdunion.rules.segments.sequences import common, shared
from traitdunion.rules.segments.words import words
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind
from traitdunion.vocabulary.translation import Change, Difference

_FRONT = frozenset({SegmentKind.TITLE, SegmentKind.SUMMARY})

Pair = tuple[int, int]


def compare(before: Matter, after: Matter, language: Language) -> Difference:
    """Return what separates two versions of a text in `language`; nothing if their digests agree.

    A segment that is there in both versions, word for word, is unchanged or moved: as few as possible are moved. What
    stands where another stood and is like it is that one, changed. Pieces without words are left out.
    """
    if before.version == after.version:
        return Difference()
    comparison = _Comparison(_said(before), _said(after), language)
    comparison.run()
    return comparison.difference()


def _said(matter: Matter) -> list[Segment]:
    return [segment for segment in matter.segments if segment.digest != EMPTY]


def _is_front(segment: Segment) -> bool:
    """Tell whether a segment stands in the front matter: in the body, every place begins with a section."""
    return not segment.place or not segment.place[0].startswith("section-")


class _Comparison:
    """Two versions, and which segment of the one is which of the other, as indices: each in one pair at most."""

    def __init__(self, before: list[Segment], after: list[Segment], language: Language) -> None:
        self._before, self._after, self._language = before, after, language
        self._same: list[Pair] = []
        self._moved: list[Pair] = []
        self._changed: list[Pair] = []
        self._pieces: tuple[dict[int, Piece], dict[int, Piece]] = ({}, {})

    def run(self) -> None:
        """Pair what can be paired, the surest first."""
        lefts = [index for index, segment in enumerate(self._before) if not _is_front(segment)]
        rights = [index for index, segment in enumerate(self._after) if not _is_front(segment)]
        self._front()
        keys = [_key(self._before[index]) for index in lefts], [_key(self._after[index]) for index in rights]
        same = [(lefts[left], rights[right]) for left, right in common(*keys)]
        self._same += same
        self._moved += self._elsewhere(lefts, rights)
        self._beside_moved(lefts, rights)
        for gap in self._gaps(lefts, rights, same):
            self._pair(*gap)
        self._pair_elsewhere(self._left(lefts, 0), self._left(rights, 1))

    def difference(self) -> Difference:
        """Return what was found."""
        before, after = self._before, self._after
        gone = self._left(range(len(before)), 0)
        new = self._left(range(len(after)), 1)
        changed = sorted(self._changed, key=lambda pair: pair[1])
        count = sum(len(self._piece(1, index).words) for index in new if after[index].kind is not SegmentKind.CODE)
        for left, right in changed:
            old, now = self._piece(0, left), self._piece(1, right)
            if now.kind is not SegmentKind.CODE:
                count += len(now.words) - shared(old.words, now.words)
        return Difference(
            added=tuple(after[index] for index in new),
            changed=tuple(
                Change(before[left], after[right], is_minor(before[left], after[right], self._language))
                for left, right in changed
            ),
            removed=tuple(before[index] for index in gone),
            moved=tuple(
                Change(before[left], after[right]) for left, right in sorted(self._moved, key=lambda pair: pair[1])
            ),
            words=count,
        )

    def _front(self) -> None:
        """Pair the words of the front matter: by key, and those of pictures that have a new name by what they say."""
        lefts = {
            (_segment.kind, _segment.place): index for index, _segment in enumerate(self._before) if _is_front(_segment)
        }
        rights = {
            (_segment.kind, _segment.place): index for index, _segment in enumerate(self._after) if _is_front(_segment)
        }
        renamed = self._elsewhere(
            [index for key, index in lefts.items() if key not in rights],
            [index for key, index in rights.items() if key not in lefts],
        )
        for left, right in [*((lefts[key], rights[key]) for key in lefts if key in rights), *renamed]:
            agree = self._before[left].digest == self._after[right].digest
            (self._same if agree else self._changed).append((left, right))

    def _elsewhere(self, lefts: Iterable[int], rights: Iterable[int]) -> list[Pair]:
        """Pair what is not paired yet and says the same."""
        waiting: dict[tuple[SegmentKind, str], deque[int]] = defaultdict(deque)
        for index in self._left(lefts, 0):
            waiting[_key(self._before[index])].append(index)
        return [
            (found.popleft(), index)
            for index in self._left(rights, 1)
            if (found := waiting.get(_key(self._after[index])))
        ]

    def _beside_moved(self, lefts: Iterable[int], rights: Iterable[int]) -> None:
        """Pair what is alike and stands beside what moved, before and after: it moved too, and was changed."""
        free = set(self._left(lefts, 0)), set(self._left(rights, 1))
        for left, right in self._moved:
            for step in (1, -1):
                one, other = left + step, right + step
                while one in free[0] and other in free[1]:
                    if likeness(self._piece(0, one), self._piece(1, other)) < ALIKE:
                        break
                    self._changed.append((one, other))
                    free[0].remove(one)
                    free[1].remove(other)
                    one, other = one + step, other + step

    def _gaps(self, lefts: list[int], rights: list[int], same: list[Pair]) -> Iterable[tuple[list[int], list[int]]]:
        """Give what is left between one unchanged segment and the next."""
        ends = (lefts[-1] + 1 if lefts else 0, rights[-1] + 1 if rights else 0)
        free = set(self._left(lefts, 0)), set(self._left(rights, 1))
        left, right = (lefts[0] if lefts else 0), (rights[0] if rights else 0)
        for next_left, next_right in [*same, ends]:
            yield (
                [index for index in range(left, next_left) if index in free[0]],
                [index for index in range(right, next_right) if index in free[1]],
            )
            left, right = next_left + 1, next_right + 1

    def _pair(self, lefts: list[int], rights: list[int]) -> None:
        if lefts and rights:
            old, new = [self._piece(0, index) for index in lefts], [self._piece(1, index) for index in rights]
            self._changed += [(lefts[left], rights[right]) for left, right in pair(old, new)]

    def _pair_elsewhere(self, lefts: list[int], rights: list[int]) -> None:
        if lefts and rights:
            old, new = [self._piece(0, index) for index in lefts], [self._piece(1, index) for index in rights]
            self._changed += [(lefts[left], rights[right]) for left, right in pair_elsewhere(old, new)]

    def _left(self, indices: Iterable[int], side: int) -> list[int]:
        """Return those of `indices` that are in no pair; side 0 is the earlier version, 1 the later one."""
        paired = {found[side] for pairs in (self._same, self._moved, self._changed) for found in pairs}
        return [index for index in indices if index not in paired]

    def _piece(self, side: int, index: int) -> Piece:
        known = self._pieces[side]
        if index not in known:
            segment = (self._before, self._after)[side][index]
            known[index] = Piece(segment.kind, _words(segment, self._language))
        return known[index]


def _key(segment: Segment) -> tuple[SegmentKind, str]:
    return segment.kind, segment.digest


def _words(segment: Segment, language: Language) -> tuple[str, ...]:
    if segment.kind is SegmentKind.CODE:
        return tuple(segment.text.split())
    return tuple(words(segment, language))
