"""Syntax: what stopped the YAML parser, in the words of someone who writes texts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from traitdunion.rules import yaml12
from traitdunion.rules.header.keys import KEYS, PICTURE_KEYS, meant_by
from traitdunion.rules.header.verbatim import entry, flow_list, needs_quotes, quoted
from traitdunion.vocabulary.faults import header as faults
from traitdunion.vocabulary.problem import Place, Problem

_KEY = r"(?P<indent>\s*)(?P<key>[^\W\d][\w -]{0,60}?)"
_TIGHT = re.compile(_KEY + r"[ \u00a0\u202f]*:[\u00a0\u202f]*(?P<value>[^\s/].*)")
_ENTRY = re.compile(_KEY + r" *: +(?P<value>\S.*)")
_FLOW = re.compile(r"\[([^\[\]{}'\"]*)\]\s*")
_EQUALS = re.compile(_KEY + r"\s*[=：]\s*(?P<value>.*)")
_INDENT = re.compile(r"[ ]*[\t\u00a0\u202f][\s]*")
_DASHES = re.compile(r"[-–—_*=+~. ]{2,}|\.\.\.")
_SHOWN = 60


def explain(error: yaml12.Unreadable, lines: Sequence[str], first_line: int, path: str) -> Problem:
    """Return the problem behind a refusal. `lines` is the header as typed; its first is `first_line` of the file."""
    place = Place(path, error.line)
    line = _line(lines, error.line - first_line)
    if isinstance(error, yaml12.SaidTwice):
        return faults.KEY_TWICE.at(place, key=error.key, first=error.first, line=error.line)
    if isinstance(error, yaml12.TooDeep):
        return faults.HEADER_DEEP.at(place)
    if isinstance(error, yaml12.NotAName):
        return faults.KEY_SHAPE.at(place)
    if isinstance(error, yaml12.HasMerge):
        return faults.MERGE.at(place)
    if isinstance(error, yaml12.HasReference):
        return faults.REFERENCE.at(place, found=shown(line), line=_quoted_line(line) or shown(line))
    assert isinstance(error, yaml12.BadSyntax)
    return _syntax(error, lines, first_line, path)


def _syntax(error: yaml12.BadSyntax, lines: Sequence[str], first_line: int, path: str) -> Problem:
    opened = _line(lines, error.opened - first_line)
    if "quoted scalar" in error.message and "escape" not in error.message:
        return faults.QUOTE_OPEN.at(Place(path, error.opened), line=_closed_quote(opened))
    # the parser may stop at the line after the one that is wrong
    for number in dict.fromkeys((error.line, error.opened, error.line - 1)):
        problem = _line_problem(lines, number - first_line, Place(path, number)) if number >= first_line else None
        if problem is not None:
            return problem
    if "flow" in error.message and _closed_bracket(opened) != opened.rstrip():
        return faults.BRACKET_OPEN.at(Place(path, error.opened), line=_closed_bracket(opened))
    for number in range(first_line, error.line + 1):
        line = _line(lines, number - first_line)
        if looks_like_prose(line):
            return faults.HEADER_PROSE.at(Place(path, number), found=shown(line))
    line = _line(lines, error.line - first_line)
    if line.startswith(" ") and (joined := _joined(lines, error.line - first_line)):
        return faults.QUOTES_NEEDED.at(Place(path, error.line - 1), line=joined)
    if line.startswith(" "):
        return faults.INDENTATION.at(Place(path, error.line), line=line.strip())
    return faults.BROKEN.at(Place(path, error.line), found=shown(line))


def _line_problem(lines: Sequence[str], index: int, place: Place) -> Problem | None:
    """Return what is wrong with a line by itself, if anything is."""
    line = _line(lines, index)
    if _INDENT.match(line):
        return indented(lines, index, place)
    if tight := unspaced(line, place):
        return tight
    if (match := _ENTRY.fullmatch(line)) and match["value"][0] not in "[{'\"|>" and needs_quotes(match["value"]):
        return faults.QUOTES_NEEDED.at(place, line=_quoted_line(line))
    if (match := _ENTRY.fullmatch(line)) and match["value"][0] in "'\"" and _broken(match["value"]):
        return faults.QUOTES_NEEDED.at(place, line=_quoted_line(line))
    if (match := _ENTRY.fullmatch(line)) and (items := _FLOW.fullmatch(match["value"])):
        typed = [item.strip() for item in items[1].split(",") if item.strip()]
        if any(map(needs_quotes, typed)):
            return faults.QUOTES_NEEDED.at(place, line=f"{match['indent']}{match['key']}: {flow_list(typed)}")
    if (match := _EQUALS.fullmatch(line)) and _known(match["key"]):
        return faults.COLON_MISSING.at(place, line=match["indent"] + entry(match["key"], match["value"]))
    return None


def unspaced(line: str, place: Place) -> Problem | None:
    """Return the problem of a line such as `title:Foo`; a no-break space after the colon is none to YAML."""
    match = _TIGHT.fullmatch(line)
    if match is None or line.lstrip().startswith(("http:", "https:")) or not _known(match["key"]):
        return None
    return faults.SPACE_AFTER_COLON.at(place, line=match["indent"] + entry(match["key"], match["value"]))


def indented(lines: Sequence[str], index: int, place: Place) -> Problem:
    """Return the problem of a line that is indented with something other than spaces.

    Whether it belongs to a block, the line above tells.
    """
    above = next((line for line in reversed(lines[:index]) if line.strip()), "")
    inside = above.rstrip().endswith(":") or above[:1].isspace() or above.startswith("- ")
    return faults.TAB.at(place, line="  " * inside + lines[index].strip())


def looks_like_prose(line: str) -> bool:
    """Tell whether a line can only be of a text: no name and colon, no list item, no comment."""
    return bool(line.strip()) and not re.match(r"\s|- |-$|#(?! )|[^\s:]+\s?:(?:\s|$)|['\"\[\]{}?]", line)


def looks_like_mark(line: str) -> bool:
    """Tell whether a line was meant as the three hyphens."""
    return bool(_DASHES.fullmatch(line.strip()))


def shown(line: str) -> str:
    """Return a line short enough for a message."""
    bare = line.strip()
    return bare if len(bare) <= _SHOWN else bare[: _SHOWN - 1] + "…"


def _line(lines: Sequence[str], index: int) -> str:
    return lines[index] if 0 <= index < len(lines) else ""


def _known(key: str) -> bool:
    return meant_by(key) != key or key in KEYS or len(key.split()) == 1


def _broken(value: str) -> bool:
    try:
        yaml12.parse(value)
    except yaml12.Unreadable:
        return True
    return False


def _quoted_line(line: str) -> str:
    match = _ENTRY.fullmatch(line)
    return f"{match['indent']}{match['key']}: {quoted(match['value'].rstrip())}" if match else ""


def _joined(lines: Sequence[str], index: int) -> str:
    """Return a value and the line that goes on with it, as one line; empty where that line is an entry of its own."""
    above, line = _ENTRY.fullmatch(_line(lines, index - 1)), _ENTRY.fullmatch(_line(lines, index))
    if above is None or (line is not None and meant_by(line["key"]) in (*KEYS, *PICTURE_KEYS)):
        return ""
    return f"{above['indent']}{above['key']}: {quoted(above['value'].rstrip() + ' ' + lines[index].strip())}"


def _closed_quote(line: str) -> str:
    """Return a line with its opening quotation mark closed, or taken as a letter where it is an apostrophe."""
    match = _ENTRY.fullmatch(line)
    if match is None or match["value"][0] not in "'\"":
        return shown(line)
    return f"{match['indent']}{match['key']}: {quoted(match['value'][1:].rstrip())}"


def _closed_bracket(line: str) -> str:
    """Return a line with the brackets that it leaves open closed at its end."""
    waiting: list[str] = []
    for char in line:
        if char in "[{":
            waiting.append("]" if char == "[" else "}")
        elif waiting and char == waiting[-1]:
            waiting.pop()
    return line.rstrip() + "".join(reversed(waiting))
