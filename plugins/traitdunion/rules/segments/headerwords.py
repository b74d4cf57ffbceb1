"""Words of the header: a text's own title and summary, and what it says of its pictures, with their stretch of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from traitdunion.vocabulary.manuscript import Header
from traitdunion.vocabulary.segment import SegmentKind

_KEYED = re.compile(r"[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s:#'\"\[\]{},][^:#'\"\[\]{},\n]*?)\s*:[ \t]*")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'", re.DOTALL)
_END = re.compile(r"[ \t]*(?:\n|\Z|[ \t]#)")
_END_INSIDE = re.compile(r"\s*(?:[,}]|[ \t]#|\Z)")
_PLAIN_INSIDE = re.compile(r"[^,}\n]*")
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(?:#[^\n]*)?(?=\n|\Z)")


@dataclass(frozen=True, slots=True)
class Words:
    """A value of the header: its words, the line of its key, and the stretch of the file that the value takes as typed."""

    kind: SegmentKind
    text: str
    line: int
    place: tuple[str, ...]
    start: int
    end: int


def header_words(header: Header, text: str) -> Iterator[Words]:
    """Give the words that a header says for its own text, in an order that does not depend on its keys' order.

    `text` is the file from its first character to the body. Title and summary come first, then the cover's words, then those
    of the other pictures as they were typed.
    """
    typed = _Typed(text)
    for kind, key, place, value in _values(header):
        words = " ".join((value or "").split(" "))
        if words and key in header.lines:
            line = header.lines[key]
            start, end = typed.stretch(line, key)
            yield Words(kind, words, line, place, start, end)


def _values(header: Header) -> Iterator[tuple[SegmentKind, str, tuple[str, ...], str | None]]:
    yield SegmentKind.TITLE, "title", (), header.title
    yield SegmentKind.SUMMARY, "summary", (), header.summary
    if header.cover is not None:
        yield SegmentKind.ALT, "cover.alt", ("cover",), header.cover.alt
        yield SegmentKind.CAPTION, "cover.caption", ("cover",), header.cover.caption
    for src, picture in header.pictures.items():
        yield SegmentKind.ALT, f"pictures.{src}.alt", (f"picture-{src}",), picture.alt
        yield SegmentKind.CAPTION, f"pictures.{src}.caption", (f"picture-{src}",), picture.caption


class _Typed:
    """A header as typed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def stretch(self, line: int, key: str) -> tuple[int, int]:
        """Return where the value of `key` begins and ends, quotes included; both are the same where that cannot be told."""
        start = self._starts[min(line, len(self._starts)) - 1]
        name = key.rpartition(".")[2]
        keyed = _KEYED.match(self._text, start)
        if keyed is None:
            return start, start
        inside = re.compile(rf"[{{,\n]\s*[\"']?{name}[\"']?\s*:\s*").search(
            self._text, max(start - 1, 0), self._line_end(start)
        )
        if "." in key and inside and (inside[0][0] != "\n" or self._in_braces(start)):
            return self._inside(inside.end())
        return self._value(keyed.end(), start)

    def _value(self, position: int, line_start: int) -> tuple[int, int]:
        text = self._text
        quoted = _QUOTED.match(text, position)
        if quoted and _END.match(text, quoted.end()):
            return quoted.span()
        depth = _depth(text, line_start)
        end = self._line_end(position)
        block = _BLOCK_SCALAR.match(text, position)
        following, last = end + 1, end
        while following < len(text):
            stop = self._line_end(following)
            if text[following:stop].strip():
                if _depth(text, following) <= depth:
                    break
                last = stop
            following = stop + 1
        if block and last > end:
            position = end + 1
            while text[position].isspace():
                position += 1
        return position, position + len(text[position:last].rstrip())

    def _inside(self, position: int) -> tuple[int, int]:
        quoted = _QUOTED.match(self._text, position)
        if quoted and _END_INSIDE.match(self._text, quoted.end()):
            return quoted.span()
        plain = _PLAIN_INSIDE.match(self._text, position)
        assert plain is not None
        return position, position + len(plain[0].rstrip())

    def _in_braces(self, position: int) -> bool:
        """Tell whether a line stands inside a mapping between braces that began above it."""
        above = self._text[:position]
        return above.rfind("{") > above.rfind("}")

    def _line_end(self, position: int) -> int:
        end = self._text.find("\n", position)
        return len(self._text) if end < 0 else end


def _depth(text: str, position: int) -> int:
    depth = 0
    while text.startswith(" ", position + depth):
        depth += 1
    return depth
