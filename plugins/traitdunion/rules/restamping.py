"""Restamping: one line of a header is written anew, and nothing else of the file changes, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Sequence

from traitdunion.rules.header.verbatim import flow_list

_LINE_END = re.compile(rb"(\r\n|\r|\n)")
_VALUE = re.compile(
    rb"(?P<key>[^:#]*:)(?P<space>[ \t]*)"
    rb"(?P<value>\"[^\"]*\"|'[^']*'|\[[^\]\r\n]*\]|[^\s#\[{&*!|>][^#\r\n]*?|)"
    rb"(?P<rest>[ \t]*(?:[ \t]#.*)?)"
)
_ITEM = re.compile(rb"(?P<mark>[ \t]*-[ \t]+)[^#\r\n]*?(?P<rest>[ \t]*(?:[ \t]#.*)?)")


def restamped(data: bytes, line: int, value: str) -> bytes | None:
    """Return a file whose line has another value behind its key; comments, spaces and line ends stay.

    `line` counts from 1. None where the value is not all on that line.
    """
    parts = _LINE_END.split(data)
    index = 2 * (line - 1)
    found = _VALUE.fullmatch(parts[index])
    if found is None or (not found["value"] and _goes_on(parts, index)):
        return None
    parts[index] = found["key"] + (found["space"] or b" ") + value.encode() + found["rest"]
    return b"".join(parts)


def forgiving(data: bytes, line: int | None, versions: Sequence[str], known: Sequence[str]) -> bytes | None:
    """Return an original's file that lets earlier versions count as the present one, beside those that it `known`s already.

    `line` is that of its key `same_as`, None where it has none. None is returned where the line cannot be understood.
    """
    new = [version for version in versions if version not in known]
    parts = _LINE_END.split(data)
    if line is None:
        closing = [index for index in range(0, len(parts), 2) if parts[index].rstrip(b" \t") == b"---"][1]
        added = f"same_as: {flow_list(new)}".encode()
        parts[closing:closing] = [added, parts[closing - 1]]
        return b"".join(parts)
    index = 2 * (line - 1)
    last = index
    while last + 2 < len(parts) and _ITEM.fullmatch(parts[last + 2]):
        last += 2
    if last == index:
        return restamped(data, line, flow_list([*known, *new]))
    item = _ITEM.fullmatch(parts[last])
    assert item is not None
    for version in reversed(new):
        parts[last + 1 : last + 1] = [parts[last - 1], item["mark"] + version.encode()]
    return b"".join(parts)


def _goes_on(parts: Sequence[bytes], index: int) -> bool:
    """Tell whether the value of a key goes on below its line."""
    following = parts[index + 2] if index + 2 < len(parts) else b""
    return following[:1] in (b" ", b"\t", b"-") and following.strip(b" \t-") != b""
