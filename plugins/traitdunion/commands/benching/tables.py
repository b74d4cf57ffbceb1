"""Tables: what the steps of a bench took, as Markdown, with ratios to the same step of the peer that sets the measure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from traitdunion.commands.benching.steps import BUILDS, SERVE, Measure

YARDSTICK = "Hugo"
HEADINGS = (
    "step",
    "generator",
    "wall s",
    "CPU s",
    "peak MB",
    "pages",
    "files",
    "written",
    "× wall",
    "× CPU",
    "× memory",
)


def number(value: float, digits: int = 0) -> str:
    """Return a number with thousands set apart; a dash where there is none."""
    return "–" if math.isnan(value) else f"{value:,.{digits}f}"


def row(cells: Iterable[str]) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"


def table(headings: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table: the first two columns are words, the others are numbers."""
    rule = row("---" if place < 2 else "---:" for place in range(len(headings)))
    return "\n".join([row(headings), rule, *map(row, rows)])


def yardstick(measures: Iterable[Measure], stories: int, step: str) -> Measure | None:
    """Return what a step is compared with: the same step of the yardstick; its cold build, where something is served."""
    wanted = BUILDS[0] if step == SERVE else step
    matching = (
        found for found in measures if (found.engine, found.stories, found.step) == (YARDSTICK, stories, wanted)
    )
    return next(matching, None)


def ratios(found: Measure, other: Measure | None) -> list[str]:
    """Return how many times another step's time, processor and memory this one took."""
    if other is None or other is found:
        return ["–"] * 3 if other is None else ["1"] * 3
    pairs = ((found.cost.wall, other.cost.wall), (found.cost.cpu, other.cost.cpu), (found.cost.peak, other.cost.peak))
    return [number(ours / theirs if theirs else math.nan, 2) for ours, theirs in pairs]


def cells(found: Measure, other: Measure | None) -> list[str]:
    """Return a row."""
    cost = found.cost
    times = [number(cost.wall, 2), number(cost.cpu, 2), number(cost.peak)]
    sizes = [number(value or math.nan) for value in (found.pages, found.files)]
    written = "–" if found.step == SERVE else number(found.written)
    return [found.step, found.engine, *times, *sizes, written, *ratios(found, other)]


def comparison(measures: Sequence[Measure], stories: int) -> str:
    """Return the table of one size: steps in their order, and the generators of each side by side."""
    here = [found for found in measures if found.stories == stories]
    order = [*BUILDS, SERVE]
    rows = [
        cells(found, yardstick(here, stories, found.step))
        for found in sorted(here, key=lambda found: order.index(found.step))
    ]
    return table(HEADINGS, rows)


def work(measures: Sequence[Measure], stories: int) -> str:
    """Return the counts of work that generators told, a row a step; empty where none did."""
    told = [found for found in measures if found.stories == stories and found.counts]
    names = list(dict.fromkeys(name for found in told for name in found.counts))
    rows = [[found.step, found.engine, *(number(found.counts.get(name, 0)) for name in names)] for found in told]
    return table(["step", "generator", *names], rows) if told else ""
