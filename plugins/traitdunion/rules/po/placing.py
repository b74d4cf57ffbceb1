"""Placing: where the words of an entry go in a translation's file, and in which dress."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.header.verbatim import needs_quotes, quoted
from traitdunion.rules.po.entries import PARTS, Entry, Side
from traitdunion.rules.scaffold import ATTRIBUTES, placeholder
from traitdunion.rules.segments import read_matter
from traitdunion.vocabulary.segment import Segment, SegmentKind

_BENEATH = re.compile(  # attributes, the line below a table's first row or a heading's words
    r"(?:\n[ \t>]*(?:\{:[^{}\n]*\}|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?|=+|-+)[ \t]*(?=\n|\Z))+"
)
_FENCE = re.compile(r"\n[ \t>]*(?:`{3,}|~{3,}|</\w+>)[ \t]*(?=\n|\Z)")
_CLOSE = frozenset({SegmentKind.ITEM, SegmentKind.ROW, SegmentKind.DEFINITION})
Pair = tuple[Segment, Segment]
"""A piece of the original and one of the translation that says it."""


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
        missing: list[tuple[Entry, str]] = []
        for entry in self.entries:
            words = self.words.get(entry.context)
            if words is None:
                continue
            if not entry.counterparts:
                missing.append((entry, words))
                continue
            for segment, part in zip(entry.counterparts, words.split(PARTS), strict=True):
                if part != self.target.words(segment) or self.target.is_waiting(segment) is not False:
                    yield Edit(segment.start, segment.end, self._dressed(segment, part), entry.context, (segment.kind,))
        yield from self._header([one for one in missing if one[0].piece.start < self.source.body])
        yield from self._body([one for one in missing if one[0].piece.start >= self.source.body])

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
        kept = self.target.comments_of(segment) if self.target.is_waiting(segment) is False else []
        return " ".join([words, *kept])

    def _header(self, missing: Sequence[tuple[Entry, str]]) -> Iterator[Edit]:
        """Yield the lines of the header that are to be filled in or added."""
        opened: set[str] = set()
        for entry, words in missing:
            start, end, lines = self._line(entry.piece, words, opened)
            yield Edit(start, end, lines, entry.context, (entry.piece.kind,))

    def _line(self, piece: Segment, words: str, opened: set[str]) -> tuple[int, int, str]:
        """Return where the line of a header's words goes, and the line: with those of its block, unless that is `opened`."""
        text, header = self.target.text, self.target.header
        blocks = _blocks(piece)
        indent = "  " * len(blocks)
        line = f"{indent}{piece.kind.value}: {_typed(words)}"
        blank = header.blank.get(".".join((*blocks, piece.kind.value)))
        if blank is not None:
            start = _line_start(text, blank)
            return start, text.find("\n", start), line
        at, lines = text.rfind("---", 0, self.target.body), [f"{line}\n"]
        for depth in range(len(blocks), 0, -1):
            whole = ".".join(blocks[:depth])
            if whole in header.lines:
                at = text.find("\n", _line_start(text, header.lines[whole])) + 1
                break
            if whole not in opened:
                lines.insert(0, f"{'  ' * (depth - 1)}{blocks[depth - 1]}:\n")
                opened.add(whole)
        return at, at, "".join(lines)

    def _body(self, missing: Sequence[tuple[Entry, str]]) -> Iterator[Edit]:
        """Yield the blocks of the original that the translation lacks, each run of them where it stands in the original."""
        said = {entry.piece: words for entry, words in missing}
        for run in self._runs(self._groups([entry for entry, _ in missing])):
            before, after = run[0][0].follows, self._next(run[-1][-1])
            ahead = self._ahead(run, before, after)
            if before is not None:
                yield from self._behind(run[: len(run) - len(ahead)], before, None if ahead else after, said)
            at = _lines(self.target.text, after[1])[0] if after and before else self._start()
            following = [*(group[0].piece for group in ahead[1:]), *([after[0]] if after else [])]
            for group, piece in zip_longest(ahead, following[: len(ahead)]):
                block, kinds = self._block([entry.piece for entry in group], said)
                gap = "\n" if piece is not None and _is_close(group[-1].piece, piece) else "\n\n"
                yield Edit(at, at, block + gap, group[0].context, kinds)

    def _behind(
        self, run: list[list[Entry]], before: Pair, after: Pair | None, said: Mapping[Segment, str]
    ) -> Iterator[Edit]:
        """Yield the blocks of a run that go behind what they follow. `after` is what the last of them is close to, if it is."""
        at, last = _lines(self.target.text, before[1])[1], before[0]
        tight = re.match(r"\n[ \t>]*[^\s>]", self.target.text[at:]) is not None
        for group in run:
            gap = "\n" if _is_close(last, group[0].piece) else "\n\n"
            last = group[-1].piece
            parted = tight and group is run[-1] and not (after and _is_close(last, after[0]))
            block, kinds = self._block([entry.piece for entry in group], said)
            yield Edit(at, at, gap + block + ("\n" if parted else ""), group[0].context, kinds)

    def _start(self) -> int:
        """Return where the words of the translation's body begin, or would."""
        body = self.target.text[self.target.body :]
        return self.target.body + len(body) - len(body.lstrip("\n"))

    def _next(self, entry: Entry) -> Pair | None:
        """Return the next piece of the original's body that the translation has, with its counterpart."""
        later = (one for one in self.entries if one.piece.start > entry.piece.start and one.counterparts)
        found = next(later, None)
        return (found.piece, min(found.counterparts, key=lambda one: one.start)) if found else None

    def _runs(self, groups: Sequence[list[Entry]]) -> Iterator[list[list[Entry]]]:
        """Yield the groups that stand between the same two pieces."""
        run: list[list[Entry]] = []
        for group in groups:
            follows = group[0].follows
            if run and follows is not None and follows[0].start > run[-1][-1].piece.start:
                yield run
                run = []
            run.append(group)
        if run:
            yield run

    def _ahead(self, run: list[list[Entry]], before: Pair | None, after: Pair | None) -> list[list[Entry]]:
        """Return the last groups of a run that go before what follows them, not behind what they follow.

        All do at the beginning; else the first items of a list, which would be parted from the others.
        """
        if before is None:
            return run
        if after is None or after[1].start < before[1].end:
            return []
        following, count = after[0], 0
        while count < len(run) and _is_close(run[-1 - count][-1].piece, following):
            count += 1
            following = run[-count][0].piece
        return [] if count == len(run) and _is_close(before[0], following) else run[len(run) - count :]

    def _groups(self, missing: Sequence[Entry]) -> list[list[Entry]]:
        """Return the pieces that the translation lacks, those of the same lines together."""
        groups: list[list[Entry]] = []
        reach = -1
        for entry in missing:
            start, end = _lines(self.source.text, entry.piece)
            if groups and start < reach:
                groups[-1].append(entry)
            else:
                groups.append([entry])
            reach = max(reach, end)
        return groups

    def _block(self, group: Sequence[Segment], said: Mapping[Segment, str]) -> tuple[str, tuple[SegmentKind, ...]]:
        """Return the lines of the original that hold some pieces, with their translations in their places, and their kinds."""
        text = self.source.text
        start, end = _lines(text, group[0])[0], max(_lines(text, one)[1] for one in group)
        inside = [s for s in self.source.matter.segments if s.start >= start and s.end <= end and s.start < s.end]
        parts, kinds, position = [], [], start
        for segment in inside:
            typed = text[segment.start : segment.end]
            attributes = ATTRIBUTES.search(typed) if segment.kind is SegmentKind.HEADING else None
            if segment in said:
                words = said[segment] + (attributes[0] if attributes else "")
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
    beneath = (_FENCE if segment.kind is SegmentKind.CODE else _BENEATH).match(text, end)
    return start, beneath.end() if beneath else end


def _is_close(before: Segment, after: Segment) -> bool:
    """Tell whether a piece follows another without a blank line: the next item of a list, the next row of a table."""
    if after.kind is SegmentKind.DEFINITION:
        return before.kind in (SegmentKind.TERM, SegmentKind.DEFINITION)
    return after.kind in _CLOSE and before.place[:-1] == after.place[:-1]


def _blocks(segment: Segment) -> tuple[str, ...]:
    """Return the blocks of the header that a segment stands in: `("pictures", "march.jpg")`."""
    place = segment.place[0] if segment.place else ""
    if place.startswith("picture-"):
        return "pictures", place.removeprefix("picture-")
    return (place,) if place else ()


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
