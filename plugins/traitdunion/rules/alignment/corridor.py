"""The corridor: which part of the lattice is worth reckoning, since a few pairs are plain to see."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from traitdunion.rules.alignment.lattice import Corridor
from traitdunion.rules.alignment.likeness import Likeness

_SLACK = 2  # pieces that the corridor leaves on each side of its guides
_WIDEST = 160  # columns of a row of the corridor
_PLAIN = 6.0  # nats by which a pair must surpass every other of its row and column to guide the corridor


def guides(likeness: Likeness) -> list[tuple[int, int]]:
    """Return the pairs of segments of one kind whose clues speak for them far more than for any other pair."""
    best: dict[int, tuple[float, float, int]] = {}  # by target: the highest likeness, the next, and whose it is
    wishes: list[tuple[int, int, float]] = []
    for i in range(len(likeness.source)):
        first = second = 0.0
        chosen = -1
        for j, gain in likeness.evidence.shared(i).items():
            if gain < _PLAIN:
                continue
            value = likeness.evidence.of(i, j)
            if value > first:
                first, second, chosen = value, first, j
            elif value > second:
                second = value
            top, next_top, owner = best.get(j, (0.0, 0.0, -1))
            if value > top:
                best[j] = value, top, i
            elif value > next_top:
                best[j] = top, value, owner
        if chosen >= 0 and first - second >= _PLAIN:
            wishes.append((i, chosen, first))
    return [
        (i, j)
        for i, j, value in wishes
        if best[j][2] == i and value - best[j][1] >= _PLAIN and likeness.source[i].kind is likeness.target[j].kind
    ]


def _rising(cells: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return as many cells as keep both sides in order: a longest increasing run."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    ordered = sorted(set(cells), key=lambda cell: (cell[0], -cell[1]))
    for index, (_, column) in enumerate(ordered):
        place = bisect_left(tails, column)
        tails[place : place + 1] = [column]
        ends[place : place + 1] = [index]
        if place:
            before[index] = ends[place - 1]
    run: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(ordered[index])
        index = before.get(index, -1)
    return run[::-1]


def corridor(rows: int, columns: int, cells: Sequence[tuple[int, int]]) -> Corridor:
    """Return a corridor that goes through as many cells as are in order, with room beside them, and is nowhere too wide."""
    stations = [(0, 0), *((i + 0.5, j + 0.5) for i, j in _rising(cells)), (rows, columns)]
    low: list[int] = []
    high: list[int] = []
    behind = ahead = 0
    for i in range(rows + 1):
        while behind + 1 < len(stations) and stations[behind + 1][0] <= i - _SLACK:
            behind += 1
        while ahead + 1 < len(stations) and stations[ahead][0] < i + _SLACK:
            ahead += 1
        (top, left), (bottom, right) = stations[behind], stations[ahead]
        first, last = int(left) - _SLACK, int(right) + _SLACK + 1
        if last - first > _WIDEST:
            middle = int(left + (right - left) * (i - top) / max(bottom - top, 1))
            first, last = max(first, middle - _WIDEST // 2), min(last, middle + _WIDEST // 2)
        low.append(max(first, 0, low[-1] if low else 0))
        high.append(max(min(last, columns), high[-1] if high else 0))
    low[0], high[rows] = 0, columns
    for i in range(rows, 0, -1):
        low[i - 1] = min(low[i - 1], low[i])
    for i in range(rows):
        low[i + 1] = min(low[i + 1], high[i])
    return Corridor(low, high)
