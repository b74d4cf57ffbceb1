"""Verbatim values: people write titles, not YAML.

A title, a summary or a picture's words typed on one line without quotes are taken to the line's end, whatever they
hold. Before YAML reads the header, this module puts those values between quotes that YAML would refuse or cut; no
line is added or lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from traitdunion.rules import yaml12
from traitdunion.rules.header.keys import meant_by

VERBATIM_KEYS = frozenset({"title", "summary", "alt", "caption", "credit"})
_BLOCKS = frozenset({"cover", "pictures", "translates"})
"""The blocks whose entries may hold such values."""

_ENTRY = re.compile(r"(?P<indent> *)(?P<key>[^\s:#'\"\[\]{},-][^:#'\"\[\]{},]*):(?:[ \t]+(?P<value>.*))?")
_BLOCK_SCALAR = re.compile(r"[|>](?:[1-9][+-]?|[+-][1-9]?)?(?:[ \t]+#.*)?")
_INDICATOR = re.compile(r"[\[\]{},#&*!|>@%`'\"]|[-?:](?:[ \t]|$)")
_FLOW_SIGN = re.compile(r"[,\[\]{}]")
_CUT = re.compile(r":(?=[ \t]|$)|[ \t]#")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A value that was put between quotes: its key, its line's index, and the line as it should be typed."""

    key: str
    index: int
    line: str


def needs_quotes(value: str) -> bool:
    """Tell whether YAML would refuse, cut or change the words of a plain one-line value; an empty value does not."""
    return bool(_INDICATOR.match(value) or _CUT.search(value))


def quoted(value: str) -> str:
    """Return a one-line value between the quotes that YAML reads back as the value itself."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def entry(key: str, value: str) -> str:
    """Return the line to paste for a key and its value, with quotes where YAML asks for them."""
    return f"{key}: {quoted(value) if needs_quotes(value) else value}"


def flow_list(items: Iterable[str]) -> str:
    """Return `[a, "b, c"]`: a list as it is typed on one line."""
    typed = (quoted(item) if needs_quotes(item) or _FLOW_SIGN.search(item) else item for item in items)
    return "[" + ", ".join(typed) + "]"


def sheltered(lines: list[str]) -> tuple[list[str], tuple[Quoted, ...]]:
    """Return the header's lines with verbatim values quoted where needed, and what was quoted."""
    result, changes = list(lines), []
    for index, match in _entries(lines):
        value = match["value"].rstrip(" \t")
        if needs_quotes(value) and not _is_yaml(value, _followed(lines, index, len(match["indent"]))):
            key = match["key"].rstrip()
            result[index] = f"{match['indent']}{key}: {quoted(value)}"
            changes.append(Quoted(key, index, result[index]))
    return result, tuple(changes)


def _entries(lines: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Give the lines that hold a verbatim key and a value, outside of block scalars and of other keys' blocks."""
    block, skip_deeper_than = "", None
    for index, line in enumerate(lines):
        depth = len(line) - len(line.lstrip(" "))
        if skip_deeper_than is not None and (depth > skip_deeper_than or not line.strip()):
            continue
        skip_deeper_than = None
        match = _ENTRY.fullmatch(line)
        if match is None:
            continue
        key = meant_by(match["key"])
        if depth == 0:
            block = key
        value = (match["value"] or "").rstrip(" \t")
        if _BLOCK_SCALAR.fullmatch(value) and _followed(lines, index, depth):
            skip_deeper_than = depth
        elif value and key in VERBATIM_KEYS and (depth == 0 or block in _BLOCKS):
            yield index, match


def _followed(lines: list[str], index: int, depth: int) -> bool:
    """Tell whether the value goes on below its line: the next line that is neither blank nor a comment is deeper."""
    for line in lines[index + 1 :]:
        bare = line.lstrip(" ")
        if bare.strip() and not bare.startswith("#"):
            return len(line) - len(bare) > depth
    return False


def _is_yaml(value: str, followed: bool) -> bool:
    """Tell whether a suspicious value is YAML on purpose: between quotes, or the beginning of several lines."""
    if followed:
        return True
    if value[0] not in "'\"":
        return False
    try:
        node = yaml12.parse(value)
    except yaml12.Unreadable:
        return False
    return isinstance(node, yaml12.Scalar) and not node.plain
