"""Limits: what Markdown's reader takes in reasonable time.

It is quadratic in a few constructs, none of which a person types by the thousand. Each limit was measured to keep a
text under about two seconds; a text of ordinary prose may have a million characters, and takes four.
"""

from __future__ import annotations

import re

from traitdunion.rules.markup.source import Source
from traitdunion.vocabulary.faults import body as faults
from traitdunion.vocabulary.problem import Fault, Place, Problem

LONGEST = 1_000_000  # characters: a long novel
LIMITS: tuple[tuple[Fault, str, re.Pattern[str], int], ...] = (
    # what is limited, a sign that each of them holds, what finds them, and how many there may be
    (faults.TOO_MANY_BRACKETS, "[", re.compile(r"\["), 1_000),  # those of well-formed links and notes are not counted
    (faults.TOO_MANY_SIGNS, "<", re.compile(r"<(?=[A-Za-z/!?])(?![^<>]*>)"), 1_500),
    (faults.TOO_MANY_DEFINITIONS, "]:", re.compile(r"^[ >]*\*?\[[^\]\n]*\]:", re.MULTILINE), 1_000),
    (faults.TOO_MANY_ROWS, "|", re.compile(r"^[^\n|]*\|[^\n]*$", re.MULTILINE), 5_000),
)
_LINK = re.compile(r"\[[^\[\]]*\](?:\((?:[^()\[\]\n]|\([^()\[\]\n]*\))*\)|(?![(\[]))")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")


def printable(text: str, first_line: int, path: str) -> tuple[str, list[Problem]]:
    """Return the text without the characters that no page or feed may hold, and a problem for each line with one."""
    problems: list[Problem] = []
    seen: set[int] = set()
    for match in _CONTROLS.finditer(text):
        line = first_line + text.count("\n", 0, match.start())
        if line not in seen:
            seen.add(line)
            problems.append(faults.CONTROL_CHARACTER.at(Place(path, line), character=f"U+{ord(match[0]):04X}"))
    return (_CONTROLS.sub("", text), problems) if problems else (text, problems)


def excess(source: Source, path: str) -> list[Problem]:
    """Return a problem for each limit that the text is beyond."""
    place = Place(path, source.line(0))
    if len(source.text) > LONGEST:
        return [faults.TOO_LONG.at(place, size=len(source.text), limit=LONGEST)]
    problems = []
    for fault, sign, pattern, limit in LIMITS:
        if source.masked.count(sign) <= limit:
            continue
        count = sum(1 for _ in pattern.finditer(source.masked))
        if count > limit and fault is faults.TOO_MANY_BRACKETS:
            count = _LINK.sub("", source.masked).count("[")
        if count > limit:
            problems.append(fault.at(place, count=count, limit=limit))
    return problems
