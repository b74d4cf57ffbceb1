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
    sums: list[list[float]] = []
    scales: list[float] = []
    coming: defaultdict[int, list[tuple[int, float, float]]] = defaultdict(list)  # by row: column, sum and its scale
    for i in range(rows + 1):
        start, width = low[i], high[i] - low[i] + 1
        base = [0.0] * width
        scale = scales[-1] if scales else 0.0
        if i:
            above, offset = sums[-1], start - low[i - 1]
            for k, value in enumerate(above[offset : offset + width]):
                base[k] = value * SKIP
            first = max(offset - 1, 0)
            weights = pairs[i - 1]
            for k in range(first, min(len(above), len(weights), offset - 1 + width)):
                base[k + 1 - offset] += above[k] * weights[k]
        else:
            base[0] = 1.0
        for column, value, logarithm in coming.pop(i, ()):
            base[column - start] += value * exp(logarithm - scale)
        running = 0.0
        for k in range(width):
            running = base[k] = base[k] + running * SKIP
        top = max(base)
        sums.append([value / top for value in base])
        scales.append(scale + log(top))
        if i < rows:
            for (_, j, tall, wide), weight in merges[i]:
                below = i + tall
                if below <= rows and low[below] <= j + wide <= high[below]:
                    value = sums[i][j - start] * weight
                    coming[below].append((j + wide, value, scales[i]))
    return sums, scales


def _backward(
    rows: int, corridor: Corridor, pairs: list[list[float]], merges: list[list[tuple[Step, float]]]
) -> tuple[list[list[float]], list[float]]:
    """Return the sums over all paths from each cell to the end, and each row's scale (logarithm)."""
    low, high = corridor.low, corridor.high
    sums: list[list[float]] = [[] for _ in range(rows + 1)]
    scales = [0.0] * (rows + 1)
    for i in range(rows, -1, -1):
        start, width = low[i], high[i] - low[i] + 1
        base = [0.0] * width
        scale = scales[i + 1] if i < rows else 0.0
        if i < rows:
            below, offset = sums[i + 1], low[i + 1] - start
            for k in range(max(offset, 0), min(width, offset + len(below))):
                base[k] = below[k - offset] * SKIP
            weights = pairs[i]
            for k in range(max(offset - 1, 0), min(len(weights), width, offset - 1 + len(below))):
                base[k] += below[k + 1 - offset] * weights[k]
            for (_, j, tall, wide), weight in merges[i]:
                row, column = i + tall, j + wide
                if row <= rows and low[row] <= column <= high[row]:
                    base[j - start] += sums[row][column - low[row]] * weight * exp(scales[row] - scale)
        else:
            base[-1] = 1.0
        running = 0.0
        for k in range(width - 1, -1, -1):
            running = base[k] = base[k] + running * SKIP
        top = max(base)
        sums[i] = [value / top for value in base]
        scales[i] = scale + log(top)
    return sums, scales
