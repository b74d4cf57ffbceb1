"""The curve: how time grows with the size of a magazine, drawn as SVG by hand, for day and night."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from traitdunion.commands.benching.steps import Measure

WIDTH, HEIGHT = 780, 400
LEFT, RIGHT, TOP, BOTTOM = 56, 250, 28, 48
STEPS = ("cold", "body edit")
STYLE = """\
  text { font: 13px system-ui, sans-serif; fill: #222 }
  .axis { stroke: #888; fill: none }
  .grid { stroke: #ddd }
  .line { fill: none; stroke-width: 2.5 }
  .s1 { stroke-dasharray: 6 4 }
  .g0 { stroke: #b3261e } .g1 { stroke: #1d4f91 } .g2 { stroke: #2e7d32 } .g3 { stroke: #7b3fa0 } .g4 { stroke: #8a6d00 }
  @media (prefers-color-scheme: dark) {
    text { fill: #eee }
    .axis { stroke: #999 }
    .grid { stroke: #444 }
    .g0 { stroke: #ff8a80 } .g1 { stroke: #82b1ff } .g2 { stroke: #81c784 } .g3 { stroke: #ce93d8 } .g4 { stroke: #ffd54f }
  }"""


def ceiling(value: float) -> float:
    """Return a round number at least as large: 1, 2 or 5 times a power of ten."""
    power = 1e-3
    while True:
        for factor in (1, 2, 5):
            if factor * power >= value:
                return factor * power
        power *= 10


def draw(measures: Sequence[Measure]) -> str:
    """Return the curves of the cold build and of one edit, a line a generator, stories across and seconds upwards."""
    shown = [found for found in measures if found.step in STEPS]
    engines = list(dict.fromkeys(found.engine for found in shown))
    most = max(found.stories for found in shown)
    high = ceiling(max(found.cost.wall for found in shown))

    def across(stories: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * stories / most

    def upwards(seconds: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * seconds / high

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t">',
        '  <title id="t">Seconds to build a magazine, by its number of stories</title>',
        f"  <style>\n{STYLE}\n  </style>",
        f'  <text x="{LEFT}" y="{TOP - 12}">seconds</text>',
    ]
    for part in range(5):
        seconds = high * part / 4
        y = upwards(seconds)
        parts.append(f'  <path class="grid" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>')
        parts.append(f'  <text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{seconds:g}</text>')
    for stories in sorted({found.stories for found in shown}):
        parts.append(
            f'  <text x="{across(stories):.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{stories:,}</text>'
        )
    parts.append(f'  <text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 8}" text-anchor="middle">stories</text>')
    parts.append(f'  <path class="axis" d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}"/>')
    for place, engine in enumerate(engines):
        for kind, step in enumerate(STEPS):
            points = sorted(
                (found.stories, found.cost.wall) for found in shown if (found.engine, found.step) == (engine, step)
            )
            path = "L".join(f"{across(stories):.1f} {upwards(seconds):.1f}" for stories, seconds in points)
            if path:
                parts.append(f'  <path class="line g{place % 5} s{kind}" d="M{path}"/>')
        y = TOP + 22 * place + 10
        parts.append(f'  <path class="line g{place % 5}" d="M{WIDTH - RIGHT + 14} {y}h24"/>')
        parts.append(f'  <text x="{WIDTH - RIGHT + 44}" y="{y + 4}">{escape(engine)}</text>')
    y = TOP + 22 * len(engines) + 18
    for kind, step in enumerate(STEPS):
        parts.append(f'  <path class="line axis s{kind}" d="M{WIDTH - RIGHT + 14} {y + 22 * kind}h24"/>')
        parts.append(f'  <text x="{WIDTH - RIGHT + 44}" y="{y + 22 * kind + 4}">{step}</text>')
    return "\n".join([*parts, "</svg>", ""])
