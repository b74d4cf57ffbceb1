"""Pairing: which segment of a later version was made of which earlier one, where they are not the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from traitdunion.rules.segments.sequences import shared
from traitdunion.vocabulary.segment import SegmentKind

ALIKE = 0.4
"""From this share of common words on, two segments are the same one, changed."""
_HARDLY = 0.2  # enough where one stands in the other's place
_ELSEWHERE = 0.75  # asked of two that stand in different places
_LEAST = 3  # words, of each of them
_WITHIN = 0.8  # share of a part's words that are the whole's, where a paragraph was split or two were joined
_FEW = 6  # up to so many words, letters are compared too: a word with a slip is a common word
_OTHER_KIND = 0.15  # taken off where a quotation was a paragraph
_ALL_PAIRS = 900  # up to so many pairs, each is looked at; beyond, only those that have rare words in common
_RARE, _CANDIDATES = 12, 4

Pair = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """What is compared of a segment: its kind, and its words."""

    kind: SegmentKind
    words: tuple[str, ...]

    @cached_property
    def bag(self) -> Counter[str]:
        """How often each word occurs."""
        return Counter(self.words)

    @cached_property
    def letters(self) -> str:
        """The words as one string."""
        return " ".join(self.words)


def pair(before: Sequence[Piece], after: Sequence[Piece]) -> list[Pair]:
    """Return the pairs of indices of what changed between two places that did not, in order and without crossings."""
    weights = {
        (left, right): weight
        for left, right in _candidates(before, after)
        if (weight := likeness(before[left], after[right])) >= ALIKE
    }
    pairs = _heaviest(weights, len(after))
    pairs = [
        whole for gap in _between(pairs, len(before), len(after)) for whole in _in_place(before, after, gap)
    ] + pairs
    return _first_parts(before, after, sorted(pairs))


def pair_elsewhere(before: Sequence[Piece], after: Sequence[Piece]) -> list[Pair]:
    """Return the pairs of what was changed and moved: the likest first, each once."""
    weights = {
        (left, right): weight
        for left, right in _candidates(before, after)
        if min(len(before[left].words), len(after[right].words)) >= _least(before[left].kind)
        and (weight := likeness(before[left], after[right])) >= _ELSEWHERE
    }
    chosen: list[Pair] = []
    lefts: set[int] = set()
    rights: set[int] = set()
    for left, right in sorted(weights, key=lambda found: (-weights[found], found)):
        if left not in lefts and right not in rights:
            chosen.append((left, right))
            lefts.add(left)
            rights.add(right)
    return sorted(chosen)


def _least(kind: SegmentKind) -> int:
    """Return how many words are asked of what stands in another place; rows of a table often differ in one word only."""
    return _FEW + 1 if kind is SegmentKind.ROW else _LEAST


def likeness(before: Piece, after: Piece) -> float:
    """Return how alike two pieces are, from 0 to 1: the share of their words that they have in common, in order."""
    code = SegmentKind.CODE
    if before.kind is not after.kind and code in (before.kind, after.kind):
        return 0.0
    total = len(before.words) + len(after.words)
    if not total:
        return 0.0
    likest = 2 * (before.bag & after.bag).total() / total
    few = min(len(before.words), len(after.words)) <= _FEW
    found = 0.0
    if likest >= ALIKE:
        found = 2 * shared(before.words, after.words) / total
    if few and found < 1:
        letters = 2 * shared(before.letters, after.letters) / (len(before.letters) + len(after.letters))
        found = max(found, 2 * letters - 1)  # any two words have some letters in common
    return found if before.kind is after.kind else found - _OTHER_KIND


def _candidates(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[Pair]:
    if len(before) * len(after) <= _ALL_PAIRS:
        yield from ((left, right) for left in range(len(before)) for right in range(len(after)))
        return
    places: dict[str, list[int]] = defaultdict(list)
    for right, piece in enumerate(after):
        for word in piece.bag:
            places[word].append(right)
    for left, piece in enumerate(before):
        votes: Counter[int] = Counter()
        for word in piece.bag:
            found = places.get(word, ())
            if len(found) <= _RARE:
                votes.update(found)
        nearest = sorted(votes, key=lambda right: (-votes[right], abs(right - left), right))
        yield from ((left, right) for right in nearest[:_CANDIDATES])


def _heaviest(weights: dict[Pair, float], width: int) -> list[Pair]:
    """Return the chain of pairs, each after the last on both sides, whose weights have the greatest sum."""
    tree: list[tuple[float, int]] = [(0.0, -1)] * (width + 1)  # Fenwick: the best chain that ends before a column
    order = sorted(weights, key=lambda found: (found[0], -found[1]))
    previous = []
    for number, (left, right) in enumerate(order):
        best, index = (0.0, -1), right
        while index > 0:
            best = max(best, tree[index], key=lambda chain: chain[0])
            index -= index & -index
        previous.append(best[1])
        total, index = best[0] + weights[left, right], right + 1
        while index <= width:
            if total > tree[index][0]:
                tree[index] = (total, number)
            index += index & -index
    best, index = (0.0, -1), width
    while index > 0:
        best = max(best, tree[index], key=lambda chain: chain[0])
        index -= index & -index
    chain, number = [], best[1]
    while number >= 0:
        chain.append(order[number])
        number = previous[number]
    return chain[::-1]


def _between(pairs: Iterable[Pair], left_end: int, right_end: int) -> Iterator[tuple[range, range]]:
    left = right = 0
    for next_left, next_right in [*pairs, (left_end, right_end)]:
        yield range(left, next_left), range(right, next_right)
        left, right = next_left + 1, next_right + 1


def _in_place(before: Sequence[Piece], after: Sequence[Piece], gap: tuple[range, range]) -> list[Pair]:
    """Pair the only one of its kind with the only one that stands there now: a heading with a heading."""
    pairs = []
    for kind in dict.fromkeys(before[left].kind for left in gap[0]):
        lefts = [left for left in gap[0] if before[left].kind is kind]
        rights = [right for right in gap[1] if after[right].kind is kind]
        if len(lefts) == len(rights) == 1 and _may_replace(before[lefts[0]], after[rights[0]]):
            pairs.append((lefts[0], rights[0]))
    return [one for one in pairs if not any((one[0] - other[0]) * (one[1] - other[1]) < 0 for other in pairs)]


def _may_replace(before: Piece, after: Piece) -> bool:
    if max(len(before.words), len(after.words)) <= _FEW or before.kind is SegmentKind.HEADING:
        return True
    return before.kind is SegmentKind.CODE or likeness(before, after) >= _HARDLY


def _first_parts(before: Sequence[Piece], after: Sequence[Piece], pairs: list[Pair]) -> list[Pair]:
    """Where a piece was split, or several were joined, its first part is the one that changed."""
    settled: list[Pair] = []
    for left, right in pairs:
        last_left, last_right = settled[-1] if settled else (-1, -1)
        # A later part may have been reworded so much that it cannot be told for one: the first part counts.
        first_right = (one for one in range(last_right + 1, right) if _is_part(after[one], before[left], after[right]))
        right = next(first_right, right)
        first_left = (one for one in range(last_left + 1, left) if _is_part(before[one], after[right], before[left]))
        settled.append((next(first_left, left), right))
    return settled


def _is_part(part: Piece, whole: Piece, other: Piece) -> bool:
    """Tell whether a piece was part of another one, of which `other` is a later part."""
    if part.kind is not other.kind or len(part.words) < 2 or len(part.words) > len(whole.words):
        return False
    found = shared(part.words, whole.words)
    both = shared((*part.words, *other.words), whole.words)
    return found >= _WITHIN * len(part.words) and both >= shared(other.words, whole.words) + _WITHIN * len(part.words)
