"""The lattice: every way to read two texts side by side in order, and how likely each pairing is over all of them.

Two sequences are read together by steps: one piece with one (1–1), two with one or one with two (2–1, 1–2), or one piece with
nothing (1–0, 0–1). A path through all of both is as likely as the product of its steps. The forward and backward sums over
all paths (Baum 1972, as for hidden Markov models; the steps are those of Gale and Church 1993) give each step its posterior
probability: the share of the paths that take it. Only a corridor of the lattice is reckoned, so time grows with its area.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

Step = tuple[int, int, int, int]  # where a step begins in both sequences, and how many pieces of each it takes

SKIP = exp(-3.5)  # a piece without a counterpart
_NEGLIGIBLE = 0.001
_LARGEST = 700.0  # logarithm of a float
_CEILING = 40.0  # nats that one step may gain, so that no product overflows


@dataclass(frozen=True, slots=True)
class Corridor:
    """The cells to reckon: row `i`, of `0 … n`, spans columns `low[i] … high[i]` of `0 … m`; both never decrease."""

    low: Sequence[int]
    high: Sequence[int]


@dataclass(frozen=True, slots=True)
class Scores:
    """How likely steps are, in nats: `pairs(i)` for piece `i` with each of a stretch of columns, `merges` for 2–1 and 1–2."""

    pairs: Callable[[int, int, int], Sequence[float]]
    merges: Callable[[int, int, int], Iterator[tuple[Step, float]]]


def posteriors(rows: int, columns: int, corridor: Corridor, scores: Scores) -> dict[Step, float]:
    """Return the probability of each step that pairs something, of those above one in a thousand."""
    low, high = corridor.low, corridor.high
    pairs: list[list[float]] = []
    merges: list[list[tuple[Step, float]]] = []
    for i in range(rows):
        weights = scores.pairs(i, low[i], min(high[i] + 1, columns))
        pairs.append([exp(min(weight, _CEILING)) for weight in weights])
        merges.append([(step, exp(min(weight, _CEILING))) for step, weight in scores.merges(i, low[i], high[i])])
    forward, forward_scale = _forward(rows, corridor, pairs, merges)
    backward, backward_scale = _backward(rows, corridor, pairs, merges)
    total = log(forward[rows][columns - low[rows]]) + forward_scale[rows]
    found: dict[Step, float] = {}
    for i in range(rows):
        start, after, shift = low[i], backward[i + 1], low[i] + 1 - low[i + 1]
        scale = exp(min(forward_scale[i] + backward_scale[i + 1] - total, _LARGEST))
        first = max(-shift, 0)
        steps = zip(forward[i][first:], pairs[i][first:], after[first + shift :], strict=False)
        for k, (before, weight, behind) in enumerate(steps, first):
            if (share := before * weight * behind * scale) > _NEGLIGIBLE:
                found[i, start + k, 1, 1] = share
        for step, weight in merges[i]:
            _, j, height, width = step
            below, column = i + height, j + width
            if below <= rows and low[below] <= column <= high[below]:
                scale = exp(min(forward_scale[i] + backward_scale[below] - total, _LARGEST))
                share = forward[i][j - start] * weight * backward[below][column - low[below]] * scale
                if share > _NEGLIGIBLE:
                    found[step] = share
    return found


def _forward(
    rows: int, corridor: Corridor, pairs: list[list[float]], merges: list[list[tuple[Step, float]]]
) -> tuple[list[list[float]], list[float]]:
    """Return the sums over all paths from the beginning to each cell, and each row's scale (logarithm)."""
    low, high = corridor.low, corridor.high
    sums = [_running([], [1.0], high[0] - low[0] + 1)]
    scales = [0.0]
    coming: defaultdict[int, list[tuple[int, float, float]]] = defaultdict(list)  # by row: column, sum and its scale
    for i in range(1, rows + 1):
        above, offset, width = sums[-1], low[i] - low[i - 1], high[i] - low[i] + 1
        for (_, j, tall, wide), weight in merges[i - 1]:
            if i - 1 + tall <= rows:
                coming[i - 1 + tall].append((j + wide, above[j - low[i - 1]] * weight, scales[-1]))
        diagonal = [value * weight for value, weight in zip(above, pairs[i - 1], strict=False)]
        diagonal = diagonal[offset - 1 :] if offset else [0.0, *diagonal]
        for column, value, logarithm in coming.pop(i, ()):
            if 0 <= (place := column - low[i]) < width:
                diagonal += [0.0] * (place + 1 - len(diagonal))
                diagonal[place] += value * exp(logarithm - scales[-1])
        row, scale = _scaled(_running(above[offset:], diagonal, width))
        sums.append(row)
        scales.append(scales[-1] + scale)
    return sums, scales


def _backward(
    rows: int, corridor: Corridor, pairs: list[list[float]], merges: list[list[tuple[Step, float]]]
) -> tuple[list[list[float]], list[float]]:
    """Return the sums over all paths from each cell to the end, and each row's scale (logarithm)."""
    low, high = corridor.low, corridor.high
    sums: list[list[float]] = [[] for _ in range(rows + 1)]
    scales = [0.0] * (rows + 1)
    sums[rows] = _running([], [1.0], high[rows] - low[rows] + 1)[::-1]
    for i in range(rows - 1, -1, -1):
        below, offset, width = sums[i + 1], low[i + 1] - low[i], high[i] - low[i] + 1
        straight = ([0.0] * offset + below)[:width]
        ahead = ([0.0] * (offset - 1) + below if offset else below[1:])[:width]
        diagonal = [value * weight for value, weight in zip(ahead, pairs[i], strict=False)]
        diagonal += [0.0] * (width - len(diagonal))
        straight += [0.0] * (width - len(straight))
        for (_, j, tall, wide), weight in merges[i]:
            row, column = i + tall, j + wide
            if row <= rows and low[row] <= column <= high[row]:
                diagonal[j - low[i]] += sums[row][column - low[row]] * weight * exp(scales[row] - scales[i + 1])
        sums[i], scale = _scaled(_running(straight[::-1], diagonal[::-1], width)[::-1])
        scales[i] = scales[i + 1] + scale
    return sums, scales


def _running(straight: list[float], diagonal: list[float], width: int) -> list[float]:
    """Return a row's sums, from those that come to its cells straight from the next row and across, and along the row itself."""
    row: list[float] = []
    running = 0.0
    straight = straight + [0.0] * (width - len(straight))
    diagonal = diagonal + [0.0] * (width - len(diagonal))
    for _, skipped, paired in zip(range(width), straight, diagonal, strict=False):
        running = paired + (skipped + running) * SKIP
        row.append(running)
    return row


def _scaled(row: list[float]) -> tuple[list[float], float]:
    """Return a row divided by its greatest sum, and the logarithm of that."""
    top = max(row)
    return [value / top for value in row], log(top)
