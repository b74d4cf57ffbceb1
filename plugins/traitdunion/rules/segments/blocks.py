"""Blocks: the pieces of a Markdown source, in order, each with the exact stretch of the file that its words take.

A light reader of our own, in one pass over the lines. It knows of Markdown what tells pieces apart, reads the source and never
a parser's output, takes any text whatever, and is part of algorithm 1: frozen. `docs/segments.md` has its grammar in words.
"""

from __future__ import annotations

import re

from traitdunion.rules.segments import grammar
from traitdunion.rules.segments.containers import MAX_DEPTH, Containers
from traitdunion.rules.segments.definitions import Definitions
from traitdunion.rules.segments.grammar import SPACES, start_of, width_of
from traitdunion.rules.segments.lines import Lines
from traitdunion.rules.segments.pieces import Pieces, Stretch
from traitdunion.vocabulary.segment import SegmentKind

_FIRST = {"list": SegmentKind.ITEM, "footnote": SegmentKind.FOOTNOTE, "definitions": SegmentKind.DEFINITION}
_OPENERS = "-+*:[0123456789"


class Blocks:
    """The blocks of a body, its comments, and the labels of its reference definitions (lower case).

    The body is `source[start:]`; its first line is `first_line` of the file.
    """

    def __init__(self, source: str, start: int, first_line: int) -> None:
        self.labels: set[str] = set()
        self._lines = Lines(source, start, first_line)
        self._containers = Containers()
        self._pieces = Pieces(self._lines, self._containers)
        self._open: Stretch | None = None  # the paragraph or the code whose end is not known yet
        self._table: tuple[str, ...] | None = None  # the place of the table that goes on
        self._rows = 0
        self._after_blank = True
        self._definitions = Definitions(self._lines, self._containers, self._pieces)
        index = 0
        while index < len(self._lines.texts):
            index = self._line(index)
        self._flush()
        self.blocks, self.comments = self._pieces.blocks, self._lines.comments

    def _line(self, index: int) -> int:
        """Read the line at `index`; return the index of the next one to read."""
        if index in self._lines.skipped:
            return index + 1
        line = self._lines.texts[index]
        position, matched = self._containers.within(line) if self._containers.stack else (0, 0)
        begin = start_of(line, position)
        if begin == len(line):
            self._blank()
            return index + 1
        return self._content(index, position, begin, matched)

    def _content(self, index: int, position: int, begin: int, matched: int) -> int:
        """Read a line from `begin` on, which belongs to `matched` containers; more may open on it, one inside the other."""
        line = self._lines.texts[index]
        while begin < len(line):
            sign = line[begin]
            indent = width_of(line, position)
            may_open = len(self._containers) < MAX_DEPTH
            if sign == ">" and may_open and indent < self._containers.code_indent(matched):
                self._enter(matched)
                self._containers.push("quote", 0)
                matched += 1
                position = begin + 1 + line.startswith(" ", begin + 1)
                begin = start_of(line, position)
                continue
            if self._is_code(indent, matched):
                return self._code(index, begin, matched)
            if self._open is not None and self._open.kind is SegmentKind.CODE:
                self._flush()
            if self._lines.may_comment and "<!--" in line and self._lines.uncomment(index, begin):
                return index
            if not sign.isalpha():
                after = self._special(index, begin, indent, matched)
                if after is not None:
                    return after
                opened = self._opened(line, begin, indent, matched) if may_open and sign in _OPENERS else None
                if opened is not None:
                    matched = len(self._containers)
                    position = begin = start_of(line, opened)
                    continue
            return self._words(index, begin, matched)
        self._blank()
        return index + 1

    def _special(self, index: int, begin: int, indent: int, matched: int) -> int | None:
        """Read a line that is a block of its own, by its first sign, and return the next line's index; None if it is none."""
        line = self._lines.texts[index]
        sign, rest = line[begin], line[begin:].rstrip(SPACES)
        if sign in "`~":
            return self._fenced(index, rest, matched)
        if sign == "<":
            return self._tagged(index, begin, matched)
        if sign == "#" and indent < self._containers.code_indent(matched):
            self._enter(matched)
            self._heading(index, rest, self._lines.offsets[index] + begin)
        elif sign in "=-|:" and self._beneath(rest, matched):
            pass
        elif sign in "-*_" and grammar.RULE.fullmatch(rest):
            self._enter(matched)
        elif sign == "{" and grammar.ATTRIBUTES.fullmatch(rest):
            self._flush()
        elif sign not in "[*" or not self._defined(index, rest, begin, matched):
            return None
        return index + 1

    def _words(self, index: int, begin: int, matched: int) -> int:
        """Read a line of running words: it goes on with a table or a paragraph, or begins a paragraph."""
        start, end = self._lines.offsets[index] + begin, self._lines.end(index)
        inside = matched == len(self._containers)
        if self._table is not None and inside:
            self._row(start, end, index)
        elif self._open is not None and (inside or self._containers.stack[matched].name != "definitions"):
            self._open.end, self._open.last = end, index  # even where its mark or indentation is left out
        else:
            self._enter(matched)
            self._begin(index, start, end)
        self._after_blank = False
        return index + 1

    def _blank(self) -> None:
        if self._open is None or self._open.kind is not SegmentKind.CODE:
            self._flush()
        self._table = None
        self._after_blank = True

    # Paragraphs and containers

    def _enter(self, matched: int) -> None:
        """End the open paragraph and the containers that the line does not belong to."""
        self._flush()
        self._table = None
        self._after_blank = False
        stack = self._containers.stack
        if matched < len(stack):
            if stack[matched].name == "definitions":
                self._definitions.note_end(stack[matched])
            del stack[matched:]

    def _begin(self, index: int, start: int, end: int) -> Stretch:
        """Open a paragraph; what it is follows from the innermost container."""
        kind, level, quoted = SegmentKind.PARAGRAPH, 0, False
        if self._containers.stack:
            container = self._containers.stack[-1]
            if container.name == "quote":
                kind = SegmentKind.QUOTE
            elif container.fresh:
                kind = _FIRST[container.name]
            container.fresh = False
            level, quoted = container.depth, self._containers.quoted
        self._open = Stretch(kind, start, end, index, index, self._containers.place, level, quoted)
        return self._open

    def _flush(self) -> None:
        """End the open paragraph or code."""
        stretch = self._open
        if stretch is None:
            return
        self._open = None
        if stretch.kind is SegmentKind.CODE:
            self._pieces.add_code(self._lines.offsets[stretch.first], stretch.end, stretch.first, stretch.quoted)
            return
        count = len(self._pieces.blocks)
        self._pieces.add_paragraph(stretch)
        if stretch.kind is SegmentKind.PARAGRAPH and len(self._pieces.blocks) == count + 1:
            self._definitions.note_paragraph(stretch)

    def _opened(self, line: str, begin: int, indent: int, matched: int) -> int | None:
        """Open the item, footnote or definition that begins at `begin`, and return where its words begin."""
        if line[begin] == "[":
            mark = grammar.NOTE.match(line, begin)
            if mark is not None:
                self._enter(matched)
                self._containers.push("footnote", indent)
        elif line[begin] == ":":
            mark = grammar.DEFINITION.match(line, begin)
            if mark is not None and not self._define(indent, matched):
                return None
        else:
            mark = grammar.ITEM.match(line, begin)
            if mark is not None and not self._item(mark["number"] is not None, indent, matched):
                return None
        return mark.end() if mark else None

    def _item(self, ordered: bool, indent: int, matched: int) -> bool:
        """Open an item, of the list whose item has just ended or of a new one; False in the middle of a paragraph."""
        stack = self._containers.stack
        goes_on = matched < len(stack) and stack[matched].name == "list"
        if self._open is not None and not goes_on and self._open.kind is not SegmentKind.ITEM:
            return False
        if goes_on and stack[matched].ordered == ordered:
            self._enter(matched + 1)
            stack[matched].next_item("item")
        else:
            self._enter(matched)
            self._containers.push("list", indent, ordered).next_item("item")
        return True

    def _define(self, indent: int, matched: int) -> bool:
        """Open a definition, if there is a term before it."""
        stack = self._containers.stack
        if matched < len(stack):
            if stack[matched].name != "definitions":
                return False
            self._enter(matched + 1)
        else:
            if self._open is not None and self._open.kind is SegmentKind.PARAGRAPH:
                self._flush()
            if self._open is not None or not self._definitions.open(indent):
                return False
        stack[-1].next_item("definition")
        return True

    # Blocks by their first sign

    def _heading(self, index: int, rest: str, start: int) -> None:
        match = grammar.ATX.fullmatch(rest)
        if match is not None:
            attributed = match["attributes"] and not match["closing"]
            end = match.end("attributes" if attributed else "words")
            self._pieces.add_heading(start + match.start("words"), start + end, index, index, len(match["level"]))

    def _beneath(self, rest: str, matched: int) -> bool:
        """Read a line that makes a heading or a table of the only one above it."""
        above = self._open
        if above is None or above.first != above.last or above.html or matched != len(self._containers):
            return False
        if above.kind not in (SegmentKind.PARAGRAPH, SegmentKind.QUOTE):
            return False
        if grammar.UNDERLINE.fullmatch(rest):
            self._open = None
            self._pieces.add_heading(above.start, above.end, above.first, above.first, 1 if rest[0] == "=" else 2)
            return True
        if "|" in rest and "|" in self._pieces.words_of(above) and grammar.DELIMITERS.fullmatch(rest):
            self._open = None
            self._table, self._rows = self._containers.numbered("table"), 0
            self._row(above.start, above.end, above.first)
            return True
        return False

    def _row(self, start: int, end: int, index: int) -> None:
        assert self._table is not None
        self._rows += 1
        self._pieces.add_row(start, end, index, (*self._table, f"row-{self._rows}"))

    def _fenced(self, index: int, rest: str, matched: int) -> int | None:
        opening = grammar.FENCE.fullmatch(rest)
        if opening is None:
            return None
        quoted = any(container.name == "quote" for container in self._containers.stack[:matched])
        last = self._lines.fence_end(index + 1, opening["fence"], f">{SPACES}" if quoted else SPACES)
        if last is None:
            return None
        self._enter(matched)
        start = self._lines.offsets[index + 1]
        self._pieces.add_code(start, max(self._lines.offsets[last] - 1, start), index + 1, quoted)
        return last + 1

    def _is_code(self, indent: int, matched: int) -> bool:
        """Tell whether a line is code by its indentation."""
        if indent < self._containers.code_indent(matched) or self._pieces.depth or matched != len(self._containers):
            return False
        return self._after_blank if self._open is None else self._open.kind is SegmentKind.CODE

    def _code(self, index: int, begin: int, matched: int) -> int:
        if self._open is None:
            self._enter(matched)
            stretch = self._begin(index, self._lines.offsets[index] + begin, self._lines.end(index))
            stretch.kind = SegmentKind.CODE
        assert self._open is not None
        self._open.end, self._open.last = self._lines.end(index), index
        return index + 1

    def _defined(self, index: int, rest: str, begin: int, matched: int) -> bool:
        """Read the definition of an address or an abbreviation."""
        match = (grammar.ABBREVIATION if rest[0] == "*" else grammar.REFERENCE).fullmatch(rest)
        if match is None:
            return False
        self._enter(matched)
        if match.re is grammar.ABBREVIATION:
            place = self._containers.numbered("abbreviation")
            said = [("term", SegmentKind.TERM), ("words", SegmentKind.DEFINITION)]
        else:
            self.labels.add(" ".join(match["label"].split()).lower())
            place = self._containers.place
            said = [(name, SegmentKind.CAPTION) for name in ("double", "single", "round") if match[name]]
        offset = self._lines.offsets[index] + begin
        for name, kind in said:
            self._pieces.add_words(kind, offset + match.start(name), offset + match.end(name), index, place)
        return True

    # Raw HTML

    def _tagged(self, index: int, begin: int, matched: int) -> int | None:
        """Read a line that begins with a raw tag: code and scripts to their end, any other block as the words inside."""
        line = self._lines.texts[index]
        raw = grammar.RAW_TAG.match(line, begin)
        after = self._raw(index, raw, matched) if raw else None
        if after is None and grammar.BLOCK_TAG.match(line, begin):
            self._enter(matched)
            self._begin(index, self._lines.offsets[index] + begin, self._lines.end(index)).html = True
            after = index + 1
        return after

    def _raw(self, index: int, opening: re.Match[str], matched: int) -> int | None:
        """Pass over an element whose inside is no Markdown; None if nothing closes it."""
        name = opening["name"].lower()
        end = self._lines.tag_end(index, opening.end(), f"</{name}")
        if end is None:
            return None
        last, column = end
        self._enter(matched)
        if name in ("pre", "textarea"):
            offsets = self._lines.offsets
            self._pieces.add_code(offsets[index] + opening.end(), offsets[last] + column, index, False)
        text = self._lines.texts[last]
        rest = text.find(">", column) + 1
        if rest and text[rest:].strip(SPACES):
            self._lines.blank(last, rest)
            return last
        return last + 1
