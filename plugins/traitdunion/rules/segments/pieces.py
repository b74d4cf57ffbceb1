"""Pieces: what a stretch of the source comes to, once its end is known: a paragraph, pictures, the words between raw tags."""

from __future__ import annotations

from dataclasses import dataclass, replace

from traitdunion.rules.segments.containers import Containers
from traitdunion.rules.segments.grammar import (
    ALT,
    BLOCK_TAG,
    DEEPENING,
    HTML_PICTURE,
    PICTURE,
    PIPE,
    QUOTE_MARKS,
    SPACE,
    SPACES,
    SRC,
)
from traitdunion.rules.segments.lines import Lines
from traitdunion.vocabulary.segment import SegmentKind

_SPACE = " \t\r\n\f\v"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece as it stands: `text` on one line, or a code's lines; its stretch `start` to `end` of the file; its line."""

    kind: SegmentKind
    text: str
    start: int
    end: int
    line: int
    place: tuple[str, ...]
    level: int


@dataclass(slots=True)
class Stretch:
    """A paragraph or code that goes on: its stretch of the source, the indices of its first and last lines, its place."""

    kind: SegmentKind
    start: int
    end: int
    first: int
    last: int
    place: tuple[str, ...]
    level: int = 0
    quoted: bool = False
    html: bool = False


class Pieces:
    """The blocks found so far. `depth` counts the raw tags that are open."""

    def __init__(self, lines: Lines, containers: Containers) -> None:
        self.blocks: list[Block] = []
        self.depth = 0
        self._lines, self._containers = lines, containers

    def words_of(self, stretch: Stretch) -> str:
        """Return what a stretch says, its line ends and marks of quotation still in it."""
        return self._lines.words(stretch.start, stretch.end, stretch.first, stretch.last)

    def add(self, stretch: Stretch, text: str) -> None:
        """Add a stretch as one piece that says `text`; nothing if that is empty, but for a picture without words."""
        if stretch.quoted and "\n" in text:
            text = QUOTE_MARKS.sub("\n", text)
        if "\n" in text or "  " in text or "\t" in text:
            text = SPACE.sub(" ", text).strip(" ")
        if text or stretch.kind is SegmentKind.ALT:
            self._append(stretch, text)

    def add_words(
        self, kind: SegmentKind, start: int, end: int, index: int, place: tuple[str, ...], level: int = 0
    ) -> None:
        """Add a stretch of the line at `index`."""
        stretch = Stretch(kind, start, end, index, index, place, level)
        self.add(stretch, self.words_of(stretch))

    def add_heading(self, start: int, end: int, index: int, last: int, level: int) -> None:
        """Add a heading, which begins a section."""
        if start < end:
            self._containers.begin_section()
            quoted = self._containers.quoted
            stretch = Stretch(SegmentKind.HEADING, start, end, index, last, self._containers.place, level, quoted)
            self.add(stretch, self.words_of(stretch))

    def add_row(self, start: int, end: int, index: int, place: tuple[str, ...]) -> None:
        """Add a row of a table: its cells, without the bars and the padding around them."""
        text = self._lines.words(start, end, index, index)
        inner = text.removeprefix("|")
        start += len(text) - len(inner)
        if inner.endswith("|") and not inner.endswith("\\|"):
            inner = inner[:-1]
        words = inner.lstrip(SPACES)
        start += len(inner) - len(words)
        words = words.rstrip(SPACES)
        row = Stretch(SegmentKind.ROW, start, start + len(words), index, index, place, 1)
        self.add(row, PIPE.sub(" | ", words).strip(" "))

    def add_code(self, start: int, end: int, index: int, quoted: bool) -> None:
        """Add a block of code as its lines are, but for marks of quotation."""
        text = self._lines.source[start:end]
        if quoted:
            text = QUOTE_MARKS.sub("\n", "\n" + text)[1:]
        self._append(Stretch(SegmentKind.CODE, start, end, index, index, self._containers.place), text)

    def add_paragraph(self, stretch: Stretch) -> None:
        """Add what a paragraph comes to."""
        text = self.words_of(stretch)
        if "<" in text and BLOCK_TAG.search(text):
            self._add_html(stretch, text)
        else:
            self._add_running(stretch, text)

    def _append(self, stretch: Stretch, text: str) -> None:
        line = self._lines.first + stretch.first
        self.blocks.append(Block(stretch.kind, text, stretch.start, stretch.end, line, stretch.place, stretch.level))

    def _add_running(self, stretch: Stretch, text: str) -> None:
        """Add a paragraph of words, or one of nothing but pictures."""
        if not ("!" in text[:2] or text[:4].lower() == "<img") or not self._add_pictures(stretch, text):
            self.add(stretch, text)

    def _add_html(self, stretch: Stretch, text: str) -> None:
        """Add what stands between block-level tags, each piece by itself."""
        position, name = 0, ""
        for match in BLOCK_TAG.finditer(text):
            self._add_between(stretch, text, position, match.start(), name)
            position = match.end()
            name = "" if match["closing"] else match["name"].lower()
            if DEEPENING.fullmatch(match["name"]):
                self.depth = max(0, self.depth + (-1 if match["closing"] else 1))
        self._add_between(stretch, text, position, len(text), name)

    def _add_between(self, stretch: Stretch, text: str, start: int, end: int, name: str) -> None:
        """Add the words from `start` to `end`, which follow the tag `name`."""
        piece = text[start:end]
        words = piece.lstrip(f">{_SPACE}" if stretch.quoted else _SPACE).rstrip(_SPACE)
        if not words:
            return
        start += piece.find(words)
        first = stretch.first + text.count("\n", 0, start)
        last = first + words.count("\n")
        begin = stretch.start + start
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.add_heading(begin, begin + len(words), first, last, int(name[1]))
            return
        kind = SegmentKind.CAPTION if name == "figcaption" else stretch.kind
        inner = replace(stretch, kind=kind, start=begin, end=begin + len(words), first=first, last=last)
        self._add_running(inner, words)

    def _add_pictures(self, stretch: Stretch, text: str) -> bool:
        """Add the words of pictures: what each shows, and its caption; False, and nothing, if there is more than pictures."""
        found, position = [], 0
        while position < len(text):
            match = PICTURE.match(text, position) or HTML_PICTURE.match(text, position)
            if match is None:
                return False
            found.append(match)
            position = match.end()
        index = stretch.first
        for number, match in enumerate(found):
            index += text.count("\n", found[number - 1].start() if number else 0, match.start())
            origin = stretch.start
            if match.re is HTML_PICTURE:
                alt, src = ALT.search(match[0]), SRC.search(match[0])
                name = (src["double"] or src["single"] or "") if src else ""
                begin, end = alt.span("double" if alt["double"] is not None else "single") if alt else (0, 0)
                captions = []
                origin += match.start()
            else:
                name = match["angled"] or match["src"] or match["label"] or ""
                begin, end = match.span("alt")
                captions = [match.span(part) for part in ("double", "single") if match[part]]
            place = (*stretch.place, f"picture-{name.strip()}")
            words = [(SegmentKind.ALT, begin, end), *((SegmentKind.CAPTION, *span) for span in captions)]
            for kind, begin, end in words:
                inner = replace(
                    stretch, kind=kind, start=origin + begin, end=origin + end, first=index, place=place, level=0
                )
                self.add(inner, text[origin - stretch.start + begin : origin - stretch.start + end])
        return True
