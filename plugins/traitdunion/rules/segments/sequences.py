"""What two sequences have in common, exactly and fast: the bits of one integer stand for a whole row of the usual table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

LARGEST = 400_000_000
"""More bits than these (20,000 items by 20,000, 50 MB) are not spent on one table."""
_LARGEST_COUNT = 25_000_000


def common(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the pairs of indices of a longest common subsequence, in order.

    The first and the last items that agree are always among them. Of several longest ones it is always the same one.
    Between them, two sequences larger than any magazine's text (`LARGEST`) are taken to have nothing in common.
    """
    start, tail = ends_alike(before, after)
    head = [(index, index) for index in range(start)]
    foot = [(len(before) - index, len(after) - index) for index in range(tail, 0, -1)]
    middle = _middle(before[start : len(before) - tail], after[start : len(after) - tail])
    return head + [(start + left, start + right) for left, right in middle] + foot


def shared(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    """Return the length of the longest common subsequence; of very long sequences, how many items both have."""
    start, tail = ends_alike(before, after)
    before, after = before[start : len(before) - tail], after[start : len(after) - tail]
    if not before or not after:
        return start + tail
    if len(before) * len(after) > _LARGEST_COUNT:
        return start + tail + (Counter(before) & Counter(after)).total()
    row = 0
    for row in _rows(before, after):  # noqa: B007 - the last one counts
        pass
    return start + tail + len(after) - row.bit_count()


def ends_alike(before: Sequence[Hashable], after: Sequence[Hashable]) -> tuple[int, int]:
    """Return how many items agree from the beginning on, and how many of the others from the end on."""
    start, shortest = 0, min(len(before), len(after))
    while start < shortest and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < shortest - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return start, tail


def _middle(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    if not before or not after or len(before) * len(after) > LARGEST:
        return []
    rows = list(_rows(before, after))
    pairs = []
    left, right = len(before) - 1, len(after) - 1
    while left >= 0 and right >= 0:
        if before[left] == after[right]:
            pairs.append((left, right))
            left, right = left - 1, right - 1
        elif rows[left] >> right & 1:
            right -= 1
        else:
            left -= 1
    return pairs[::-1]


def _rows(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[int]:
    """Give a row of bits for each item of `before`.

    In the row of `before[i]`, bit j is 0 where `after[j]` makes the longest common subsequence of `before[: i + 1]` and
    `after[: j + 1]` longer by one (Hyyrö, “Bit-parallel LCS-length computation revisited”, 2004).
    """
    places: dict[Hashable, int] = {}
    for index, item in enumerate(after):
        places[item] = places.get(item, 0) | 1 << index
    ones = (1 << len(after)) - 1
    row = ones
    for item in before:
        matched = row & places.get(item, 0)
        row = (row + matched | row - matched) & ones
        yield row
