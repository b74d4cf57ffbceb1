"""Placing: where the words of an entry go in a translation's file, and in which dress."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.header.verbatim import needs_quotes, quoted
from traitdunion.rules.po.entries import COMMENT, PARTS, Entry, Side
from traitdunion.rules.scaffold import ATTRIBUTES, placeholder
from traitdunion.rules.segments import read_matter
from traitdunion.vocabulary.segment import Segment, SegmentKind

_BENEATH = re.compile(
    r"(?:\n[ \t>]*(?:\{:[^{}\n]*\}|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?|=+|-+)[ \t]*(?=\n|\Z))+"
)
_CLOSE = frozenset({SegmentKind.ITEM, SegmentKind.ROW, SegmentKind.DEFINITION})


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text, and what is to stand there.

    `context` names the entry that says so, `kinds` are those of the pieces that will be read there.
    """

    start: int
    end: int
    words: str
    context: str = ""
    kinds: tuple[SegmentKind, ...] = ()


class Places:
    """The places of two texts' entries. `words` are those to write, by context."""

    def __init__(self, source: Side, target: Side, entries: Sequence[Entry], words: Mapping[str, str]) -> None:
        self.source, self.target, self.entries, self.words = source, target, entries, words

    def edits(self) -> Iterator[Edit]:
        """Yield what is to be done in the translation."""
        missing: list[tuple[Segment, str, str]] = []
        for entry in self.entries:
            words = self.words.get(entry.context)
            if words is None:
                continue
            if not entry.counterparts:
                missing.append((entry.piece, words, entry.context))
                continue
            for segment, part in zip(entry.counterparts, words.split(PARTS), strict=True):
                if part != self.target.words(segment) or self.target.is_waiting(segment) is not False:
                    yield Edit(segment.start, segment.end, self._dressed(segment, part), entry.context, (segment.kind,))
        in_header = [one for one in missing if one[0].start < self.source.body]
        yield from self._header(in_header)
        yield from self._body([one for one in missing if one[0].start >= self.source.body])

    def _dressed(self, segment: Segment, words: str) -> str:
        """Return words as they are typed in the place of a segment of the translation."""
        text = self.target.text
        typed = text[segment.start : segment.end]
        if segment.start < self.target.body:
            return _scalar(words, text, segment.start)
        if segment.kind is SegmentKind.HEADING and (attributes := ATTRIBUTES.search(typed)):
            return words + attributes[0]
        around = text[segment.start - 1 : segment.start]
        if segment.kind is SegmentKind.ALT and around in ('"', "'"):
            words = words.replace(around, "&quot;" if around == '"' else "&#39;")
        kept = [comment for comment in COMMENT.findall(typed) if self.target.is_waiting(segment) is False]
        return " ".join([words, *kept])

    def _header(self, missing: Sequence[tuple[Segment, str, str]]) -> Iterator[Edit]:
        """Yield the lines of the header that are to be filled in or added."""
        text, header = self.target.text, self.target.header
        closing = text.rfind("---", 0, self.target.body)
        opened: set[str] = set()
        for segment, words, context in missing:
            block, picture = _block(segment)
            key = segment.kind.value
            name = ".".join(filter(None, (block, picture, key)))
            if name in header.blank:
                start = _line_start(text, header.blank[name])
                end = text.find("\n", start)
                indent = text[start : len(text)][: len(text[start:]) - len(text[start:].lstrip(" "))]
                yield Edit(start, end, f"{indent}{key}: {_typed(words)}", context, (segment.kind,))
                continue
            parent = ".".join(filter(None, (block, picture)))
            line = header.lines.get(parent) if parent else None
            indent = "    " if picture else "  " if block else ""
            if line is not None:
                at = text.find("\n", _line_start(text, line)) + 1
                yield Edit(at, at, f"{indent}{key}: {_typed(words)}\n", context, (segment.kind,))
                continue
            lines = []
            for depth, part in enumerate(filter(None, (block, picture))):
                whole = ".".join((block, picture)[: depth + 1])
                if whole not in opened and whole not in header.lines:
                    lines.append("  " * depth + f"{part}:\n")
                    opened.add(whole)
            at = closing
            if block in header.lines:
                at = text.find("\n", _line_start(text, header.lines[block])) + 1
            yield Edit(at, at, "".join(lines) + f"{indent}{key}: {_typed(words)}\n", context, (segment.kind,))

    def _body(self, missing: Sequence[tuple[Segment, str, str]]) -> Iterator[Edit]:
        """Yield the blocks of the original that the translation lacks, each behind what it follows."""
        ends = self._ends()
        said = {piece: (words, context) for piece, words, context in missing}
        groups: list[list[Segment]] = []
        reach = -1
        for segment in self.source.matter.segments:
            if segment not in said:
                continue
            start, end = _lines(self.source.text, segment)
            if groups and start < reach:
                groups[-1].append(segment)
            else:
                groups.append([segment])
            reach = max(reach, end)
        after: Segment | None = None
        for group in groups:
            before = [one for one in ends if one.start < group[0].start]
            anchor = before[-1] if before else None
            at = ends[anchor] if anchor else self.target.body
            previous = after if after is not None and (anchor is None or after.start > anchor.start) else anchor
            block, kinds = self._block(group, said)
            together = previous is not None and _is_close(previous, group[0])
            words = ("\n" if together else "\n\n") + block if anchor or after else f"{block}\n\n"
            yield Edit(at, at, words, said[group[0]][1], kinds)
            after = group[-1]

    def _ends(self) -> dict[Segment, int]:
        """Return where the block of each piece of the original that has a counterpart ends in the translation."""
        text = self.target.text
        found = {}
        for entry in self.entries:
            bodies = [one for one in entry.counterparts if one.start >= self.target.body]
            if bodies and entry.piece.start >= self.source.body:
                found[entry.piece] = _lines(text, max(bodies, key=lambda one: one.end))[1]
        return dict(sorted(found.items(), key=lambda item: item[0].start))

    def _block(
        self, group: Sequence[Segment], said: Mapping[Segment, tuple[str, str]]
    ) -> tuple[str, tuple[SegmentKind, ...]]:
        """Return the lines of the original that hold some pieces, with their translations in their places, and their kinds."""
        text = self.source.text
        start, end = _lines(text, group[0])[0], max(_lines(text, one)[1] for one in group)
        inside = [s for s in self.source.matter.segments if s.start >= start and s.end <= end and s.start < s.end]
        parts, kinds, position = [], [], start
        for segment in inside:
            typed = text[segment.start : segment.end]
            attributes = ATTRIBUTES.search(typed) if segment.kind is SegmentKind.HEADING else None
            if segment in said:
                words = said[segment][0] + (attributes[0] if attributes else "")
            else:
                words = typed if segment.kind is SegmentKind.CODE else placeholder(segment.text)
            kinds += [segment.kind] if segment in said or segment.kind is SegmentKind.CODE else []
            parts += [text[position : segment.start], words]
            position = segment.end
        return "".join(parts) + text[position:end], tuple(kinds)


def applied(target: Side, edits: Sequence[Edit]) -> tuple[str | None, Edit | None]:
    """Return the file with edits done; None, and the first edit whose words would be read as something else, where there is one.

    Comments that wait to be translated, and are not touched by any edit, are put back.
    """
    waiting = [
        Edit(one.start, one.end, one.comment)
        for one in target.waiting
        if not any(edit.start < one.end and one.start < edit.end for edit in edits)
    ]
    ordered = sorted([*edits, *waiting], key=lambda edit: edit.start)
    if any(one.end > other.start for one, other in pairwise(ordered)):
        return None, None
    if not edits:
        return _done(target.text, ordered), None
    if not _reads_as_meant(target, edits):
        strange = next((edit for edit in edits if not _reads_as_meant(target, [edit])), None)
        return None, strange
    return _done(target.text, ordered), None


def _reads_as_meant(target: Side, edits: Sequence[Edit]) -> bool:
    """Tell whether a text with edits is read as the same pieces, but for those that were edited or added."""
    text = _done(target.text, sorted(edits, key=lambda edit: edit.start))
    header, _, _, _ = read_header(text, target.path, HeaderOptions(target.language))
    if header is None:
        return False
    before = Counter((segment.kind, segment.digest) for segment in target.matter.segments)
    now = Counter((segment.kind, segment.digest) for segment in read_matter(header, text).segments)
    for edit in edits:
        before -= Counter(
            (segment.kind, segment.digest)
            for segment in target.matter.segments
            if edit.start <= segment.start < segment.end <= edit.end
        )
    fresh = Counter(kind for kind, _ in (now - before).elements())
    return not before - now and fresh == Counter(kind for edit in edits for kind in edit.kinds)


def _done(text: str, edits: Sequence[Edit]) -> str:
    parts, position = [], 0
    for edit in edits:
        parts += [text[position : edit.start], edit.words]
        position = edit.end
    return "".join(parts) + text[position:]


def _lines(text: str, segment: Segment) -> tuple[int, int]:
    """Return where the lines of a segment begin and end, with those beneath that say what it is."""
    start = text.rfind("\n", 0, segment.start) + 1
    end = text.find("\n", segment.end)
    end = len(text) if end < 0 else end
    beneath = _BENEATH.match(text, end)
    return start, beneath.end() if beneath else end


def _is_close(before: Segment, after: Segment) -> bool:
    """Tell whether a piece follows another without a blank line: the next item of a list, the next row of a table."""
    if after.kind is SegmentKind.DEFINITION:
        return before.kind in (SegmentKind.TERM, SegmentKind.DEFINITION)
    return after.kind in _CLOSE and before.place[:-1] == after.place[:-1]


def _block(segment: Segment) -> tuple[str, str]:
    """Return the block of the header that a segment belongs to, and its picture's name."""
    place = segment.place[0] if segment.place else ""
    return ("pictures", place.removeprefix("picture-")) if place.startswith("picture-") else (place, "")


def _line_start(text: str, line: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return start


def _typed(words: str) -> str:
    return quoted(words) if needs_quotes(words) else words


def _scalar(words: str, text: str, start: int) -> str:
    """Return words as a value of the header that stands at `start`: quoted where needed, but for a block (`|`, `>`)."""
    line = text.rfind("\n", 0, start) + 1
    above = text[:line].rstrip()
    if not text[line:start].strip() and re.search(r":[ \t]*[|>][-+0-9]{0,2}\Z", above):
        return words
    between = "{" in text[line:start]
    return quoted(words) if needs_quotes(words) or (between and re.search(r"[,\[\]{}]", words)) else words
