"""The Markdown source of a body: where its code and comments lie, and on which line a thing was typed.

Markdown's reader keeps no positions. What it produced is therefore found again in the source: the n-th link to an
address is the n-th place, outside code and comments, where that address was typed.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

TAB = 4  # Python-Markdown's indentation of a level

FENCE = re.compile(r"^(?P<indent>[ ]*)(?P<fence>`{3,20}(?!`)|~{3,20}(?!~))[ ]*(?P<info>[^\n`]*)$", re.MULTILINE)
_HIDING = ("`", "~~~", "<!--", " " * TAB)  # no code or comment is without one of these
_MARKER = re.compile(r"[ ]*(?:[*+-]|\d+\.)[ ]+(?=\S)|[ ]{0,3}:[ ]{1,3}(?=\S)|[ ]{0,3}\[\^[^\]\n]*\]:")
_SIGNIFICANT = re.compile(r"\\.|`+|<!--", re.DOTALL)
_COMMENT_END = re.compile(r"-->|--!>")
_WAITING = re.compile(r"<!--\s*translate\s*(?::.*)?--!?>", re.IGNORECASE | re.DOTALL)
_BLANK = re.compile(r"\n[ ]*(?=\n|\Z)")

_DESTINATION = re.compile(
    r"\]\(\s*<([^<>\n]*)>"  # [text](<address>)
    r"|\]\(\s*((?:[^\s()<>]|\([^\s()]*\)|[ ]+(?=[^\s\"'()<>]))*)"  # [text](address), which may hold spaces
    r"|<([A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*|[^<>\s!]+@[^<>\s]+)>"  # <address>
    r"|href\s*=\s*[\"']?([^\"'\s>]*)|src\s*=\s*[\"']?([^\"'\s>]*)"
)
_MARGIN = r"(?:(?<=^\[)|(?<=^ \[)|(?<=^  \[)|(?<=^   \[))"  # after a bracket: it is the first sign of its line
_DEFINITION = re.compile(rf"\[{_MARGIN}([^\]\n^][^\]\n]*)\]:\s*<?([^\s<>]*)", re.MULTILINE)
_REFERENCE = re.compile(r"\[([^\[\]]*)\](?:\s?\[([^\[\]]*)\])?(?![(:])")
_WORD = re.compile(r"</?([A-Za-z][\w:-]*)|(?<=[\s{:\"'])([A-Za-z_@][\w:.-]*)(?=\s*=)")
_ID = re.compile(r"\{:?[^{}\n]*?#([^\s{}]+)|\bid\s*=\s*[\"']?([^\s\"'>{}]+)")


class RegionKind(Enum):
    """What a stretch of the source is that is neither prose nor markup."""

    CODE = "code"
    COMMENT = "comment"
    UNCLOSED = "unclosed comment"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the source, from offset `start` up to `end`."""

    kind: RegionKind
    start: int
    end: int


class Source:
    """A body's source. Lines count from `first_line`, the file's line of its first character."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(TAB)
        self._first_line = first_line
        self.regions = tuple(_Scan(self.text).regions()) if any(sign in self.text for sign in _HIDING) else ()
        self._used: defaultdict[tuple[str, str], int] = defaultdict(int)

    @cached_property
    def masked(self) -> str:
        """The source with code and comments blanked, so that offsets and lines stay."""
        parts, position = [], 0
        for region in self.regions:
            parts += [self.text[position : region.start], re.sub(r"[^\n]", " ", self.text[region.start : region.end])]
            position = region.end
        return "".join(parts) + self.text[position:]

    @cached_property
    def uncommented(self) -> str:
        """The source without its comments: what is given to Markdown.

        A comment that fills whole lines goes with them, so that it never divides a list or a paragraph. The sign of an
        unclosed comment becomes plain text, so that it hides nothing. One that stands for words to translate becomes an
        ellipsis: the list, the table or the picture around it stays one.
        """
        parts, position = [], 0
        for region in self.regions:
            if region.kind is RegionKind.CODE:
                continue
            start, end = region.start, region.end
            replacement = ""
            if region.kind is RegionKind.UNCLOSED:
                replacement = "&lt;!--"
            elif _WAITING.fullmatch(self.text, start, end):
                replacement = "…"
            else:
                line_start = self.text.rfind("\n", 0, start) + 1
                line_end = self.text.find("\n", end)
                line_end = len(self.text) if line_end < 0 else line_end
                if (
                    line_start >= position
                    and not self.text[line_start:start].strip()
                    and not self.text[end:line_end].strip()
                ):
                    start, end = line_start, min(line_end + 1, len(self.text))
            parts += [self.text[position:start], replacement]
            position = end
        return "".join(parts) + self.text[position:]

    def line(self, offset: int) -> int:
        """Return the file's line of an offset of the source."""
        return self._first_line + bisect_right(self._breaks, offset - 1)

    def destination(self, address: str) -> int:
        """Return the line where `address` was typed as a link or picture: each call finds the next place."""
        return self._next("destination", address, self._destinations)

    def markup(self, name: str) -> int:
        """Return the line where a tag or attribute called `name` was typed: each call finds the next place."""
        return self._next("markup", name.lower(), self._markup)

    def identifier(self, name: str) -> int:
        """Return the line where the id `name` was typed: each call finds the next place."""
        return self._next("identifier", name, self._identifiers)

    def fragment(self, typed: str) -> int:
        """Return the line where `typed` first stands, or the first line."""
        return self.line(max(self.masked.find(typed), 0))

    def _next(self, index: str, key: str, lines: dict[str, list[int]]) -> int:
        found = lines.get(key)
        if not found:
            return self._first_line
        used = self._used[index, key]
        self._used[index, key] += 1
        return found[min(used, len(found) - 1)]

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    @cached_property
    def _destinations(self) -> dict[str, list[int]]:
        definitions = {m[1].casefold().strip(): html.unescape(m[2]) for m in _DEFINITION.finditer(self.masked)}
        places: list[tuple[int, str]] = []
        for match in _DESTINATION.finditer(self.masked):
            address = match[match.lastindex or 0]
            places.append((match.start(), html.unescape(address)))
        if definitions:
            for match in _REFERENCE.finditer(self.masked):
                label = (match[2] or match[1]).casefold().strip()
                if label in definitions:
                    places.append((match.start(), definitions[label]))
        index: dict[str, list[int]] = {}
        for offset, address in sorted(places):
            index.setdefault(address, []).append(self.line(offset))
        return index

    @cached_property
    def _markup(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for match in _WORD.finditer(self.masked):
            closing = match[0].startswith("</")
            name = ("/" if closing else "") + (match[1] or match[2])
            index.setdefault(name.lower(), []).append(self.line(match.start()))
        return index

    @cached_property
    def _identifiers(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        if "{" not in self.masked and "=" not in self.masked:
            return index
        for match in _ID.finditer(self.masked):
            index.setdefault(match[1] or match[2], []).append(self.line(match.start()))
        return index


class _Scan:
    """One pass over a source that tells code from comments: a comment in code is code, code in a comment is comment."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Region] = []
        self._fences_unclosed: set[str] = set()
        self._runs_unclosed: set[tuple[int, int]] = set()
        self._block_end = 0
        self._list_indent = 0  # columns that the innermost list takes from a line
        self._after_blank = True

    def regions(self) -> Iterator[Region]:
        position = 0
        while position < len(self._text):
            position = self._line(position)
        return iter(self._found)

    def _line(self, start: int) -> int:
        """Read what begins on the line at `start`, and return the start of the next line to read."""
        end = self._line_end(start)
        line = self._text[start:end]
        if not line.strip():
            self._after_blank = True
            return end + 1
        fenced = self._fence(start)
        if fenced:
            self._after_blank = True
            return fenced
        indent = len(line) - len(line.lstrip(" "))
        if self._after_blank and indent >= self._list_indent + TAB:
            self._add(RegionKind.CODE, start, end)
            return end + 1
        if _MARKER.match(line):
            self._list_indent = (indent // TAB + 1) * TAB
        elif self._after_blank and indent < TAB:
            self._list_indent = 0
        self._after_blank = False
        return self._inline(start, end) + 1

    def _fence(self, start: int) -> int | None:
        opening = FENCE.match(self._text, start)
        if not opening or opening["fence"] in self._fences_unclosed:
            return None
        closing = fence_end(self._text, opening)
        if not closing:
            self._fences_unclosed.add(opening["fence"])
            return None
        self._add(RegionKind.CODE, start, closing.end())
        return closing.end() + 1

    def _inline(self, position: int, end: int) -> int:
        """Find code spans and comments from `position` on; return the end of the line where the last of them ends."""
        while match := _SIGNIFICANT.search(self._text, position, end):
            position = match.end()
            if match[0] == "<!--":
                position = self._comment(match.start())
            elif match[0][0] == "`":
                position = self._span(match.start(), match.end())
            if position > end:
                end = self._line_end(position)
        return end

    def _comment(self, start: int) -> int:
        for empty in ("<!-->", "<!--->"):  # the HTML standard's two odd forms
            if self._text.startswith(empty, start):
                self._add(RegionKind.COMMENT, start, start + len(empty))
                return start + len(empty)
        closing = _COMMENT_END.search(self._text, start + 4)
        if not closing:
            self._add(RegionKind.UNCLOSED, start, start + 4)
            return start + 4
        self._add(RegionKind.COMMENT, start, closing.end())
        return closing.end()

    def _span(self, start: int, end: int) -> int:
        if start >= self._block_end:
            blank = _BLANK.search(self._text, start)
            self._block_end = blank.start() if blank else len(self._text)
        length = end - start
        if (length, self._block_end) in self._runs_unclosed:
            return end
        closing = re.compile(rf"(?<!`)`{{{length}}}(?!`)").search(self._text, end, self._block_end)
        if not closing:
            self._runs_unclosed.add((length, self._block_end))
            return end
        self._add(RegionKind.CODE, start, closing.end())
        return closing.end()

    def _line_end(self, position: int) -> int:
        end = self._text.find("\n", position)
        return len(self._text) if end < 0 else end

    def _add(self, kind: RegionKind, start: int, end: int) -> None:
        self._found.append(Region(kind, start, end))


def fence_end(text: str, opening: re.Match[str]) -> re.Match[str] | None:
    """Return the line that closes the fenced code that `opening` (a match of `FENCE`) begins, if there is one."""
    closing = re.compile(rf"^[ ]*{re.escape(opening['fence'])}[ ]*$", re.MULTILINE)
    return closing.search(text, min(opening.end() + 1, len(text)))
