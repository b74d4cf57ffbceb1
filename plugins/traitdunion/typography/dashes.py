"""Dashes typed as hyphens, and the spaces that French keeps inside a pair of dashes."""

from __future__ import annotations

import re
from collections.abc import Callable

from traitdunion.typography.signs import BLOCK, EDGE, SEEN_THROUGH, SPACE, THROUGH, UPPER
from traitdunion.vocabulary.house import NO_BREAK, House

Rule = Callable[[str, House], str]

EM, EN = "—", "–"

_START = rf"(?:\A|(?<=[{EDGE}]))(?P<before>[{SPACE}{SEEN_THROUGH}]*+)"
_HYPHENS = r"(?<!-)---?(?!-)"  # two or three, no more
_FIRST = re.compile(rf"{_START}{_HYPHENS}(?={THROUGH}[{SPACE}])")
_SPACED = re.compile(rf"(?<=[{SPACE}]){_HYPHENS}(?={THROUGH}[{SPACE}])")  # once those of _FIRST are gone

_WORD = r"[^\W\d_](?:[^\W\d_]|['’])++"
_TIGHT = re.compile(rf"(?<![\w./\\@=:~-]){_WORD}(?:---?{_WORD})++(?![\w/\\@=~-]|\.\w)")
_BROKEN_OFF = re.compile(rf"(?<=[^\W\d_]){_HYPHENS}(?=[\"'”’])")
_YEARS = re.compile(r"((?:1\d|20)(?<![\w.,/:–-]..)(\d\d))-((?:1\d|20)?(\d\d))(?![\w/:–-]|\.\d)")
_PAGES = re.compile(rf"(pp(?<!\wpp)\.?+[{SPACE}]++\d++)-(\d++)(?![\w-])")

_LINE_TEXT = re.compile(f"[^{EDGE}]+")
_RAYA_FIRST = re.compile(rf"{_START}(?:—|{_HYPHENS}(?=[^\s-]))")
_RAYA_END = rf"(?=[{SPACE}{EDGE}.,;:!?…)»”\"{SEEN_THROUGH}]|\Z)"
_RAYA_PAIR = re.compile(
    rf"(?<=[{SPACE}(]){_HYPHENS}(?=[^\s-])(?P<inside>[^{BLOCK}]{{1,400}}?)(?<=[^\s-]){_HYPHENS}{_RAYA_END}"
)
_RAYA_SPOKEN = re.compile(rf"(?<=[{SPACE}]){_HYPHENS}(?=[^\s-])|(?<=[^\s-]){_HYPHENS}{_RAYA_END}")

_SPEECH = re.compile(rf"(?P<dash>[–—])[{SPACE}]++")
_BEFORE_SPEECH = SPACE + SEEN_THROUGH
_SENTENCE = rf"(?:[^–—{EDGE}.?!]|[.?!](?![{SPACE}]+[{UPPER}]))"
_REMARK = re.compile(
    rf"(?P<dash>[–—])(?<=[^{SPACE}{EDGE}][{SPACE}][–—])[{SPACE}]++(?P<inside>{_SENTENCE}{{1,400}}?)"
    rf"[{SPACE}]++(?P=dash)(?=[{SPACE},.;:!?…)»]|\Z)"
)


def english(run: str, house: House) -> str:
    """Em dashes for -- between words, spaced as typed; en dashes between years or pages (Chicago Manual of Style, Dashes)."""
    if "--" in run:
        run = _FIRST.sub(rf"\g<before>{EM}", run)
        run = _SPACED.sub(house.english_dash, run)
        run = _TIGHT.sub(lambda words: re.sub("---?", house.english_dash, words[0]), run)
        run = _BROKEN_OFF.sub(EM, run)
    return _PAGES.sub(rf"\1{EN}\2", _YEARS.sub(_years, run))


def french(run: str, house: House) -> str:
    """Dashes with a no-break space on their inner side, as a pair in a sentence or before a speech (« Tiret »)."""
    if "--" in run:
        run = _FIRST.sub(rf"\g<before>{house.french_dialogue}", run)
        run = _SPACED.sub(house.french_dash, run)
    if EM in run or EN in run:
        run = _SPEECH.sub(_speech, run)
        run = _REMARK.sub(rf"\g<dash>{NO_BREAK}\g<inside>{NO_BREAK}\g<dash>", run)
    return run


def spanish(run: str, house: House) -> str:  # noqa: ARG001 - every dash rule takes the house
    """The raya touches what it encloses; a lone --word, such as an option, stays (RAE, Ortografía, «raya»)."""
    return _LINE_TEXT.sub(_rayas, run) if "--" in run else run


def _speech(dash: re.Match[str]) -> str:
    """Bind a dash that begins a paragraph or a line to the speech after it."""
    before = dash.start() - 1
    while before >= 0 and dash.string[before] in _BEFORE_SPEECH:
        before -= 1
    return dash[0] if before >= 0 and dash.string[before] not in EDGE else dash["dash"] + NO_BREAK


def _rayas(line: re.Match[str]) -> str:
    text = line[0]
    if "--" not in text:
        return text
    text = _FIRST.sub(rf"\g<before>{EM}", text)
    text = _SPACED.sub(EM, text)
    if _RAYA_FIRST.match(text):
        text = _RAYA_FIRST.sub(rf"\g<before>{EM}", text)
        return _RAYA_SPOKEN.sub(EM, text)
    return _RAYA_PAIR.sub(rf"{EM}\g<inside>{EM}", text)


def _years(years: re.Match[str]) -> str:
    """Join two years, but not the year and month of an ISO date."""
    first, short_first, second, short_second = years.groups()
    later = int(second) > int(first) if len(second) == 4 else int(short_second) > max(int(short_first), 12)
    return f"{first}{EN}{second}" if later else years[0]
