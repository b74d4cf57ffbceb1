"""Entries: what a PO file says of one piece of a text, and where the piece and its translation stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from traitdunion.rules.scaffold import ATTRIBUTES, HARD_BREAK, body_start
from traitdunion.rules.segments import comments, read_matter
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Header
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind

PARTS = "\n\n"
"""What stands between the pieces of a translation that says in several what its original says in one."""

_WAITING = re.compile(r"<!--\s*translate\s*:\s*(?P<words>.*?)\s*--!?>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A comment that stands for words to translate: its stretch once its words stand there, and the comment itself."""

    start: int
    end: int
    comment: str


@dataclass(frozen=True)
class Side:
    """A text as an exchange sees it. Where words wait to be translated, `text` and `matter` have the original's in their place.

    `path` is relative to the content folder. `text` is decoded; `header` is what its front matter says.
    """

    path: str
    language: Language
    header: Header
    text: str
    matter: Matter
    waiting: tuple[Waiting, ...] = ()

    @property
    def body(self) -> int:
        """Where the body begins in `text`."""
        return body_start(self.text)

    @cached_property
    def comments(self) -> tuple[tuple[int, int], ...]:
        """Where the comments in `text` begin and end; what looks like one in code is none."""
        return tuple((one.start, one.end) for one in comments(self.text))

    def comments_of(self, segment: Segment) -> list[str]:
        """Return the comments that stand inside a segment."""
        return [self.text[start:end] for start, end in self.comments if segment.start <= start and end <= segment.end]

    def is_waiting(self, segment: Segment) -> bool | None:
        """Tell whether all of a segment waits to be translated; None where a part of it does."""
        inside = [one for one in self.waiting if one.start < segment.end and segment.start < one.end]
        if not inside:
            return False
        left = list(self.text[segment.start : segment.end])
        for one in inside:
            for position in range(max(one.start, segment.start), min(one.end, segment.end)):
                left[position - segment.start] = ""
        words = ATTRIBUTES.sub("", "".join(left)) if segment.kind is SegmentKind.HEADING else "".join(left)
        return None if re.search(r"[^\W_]", words) else True

    def words(self, segment: Segment) -> str:
        """Return the words of a segment as a translator sees them: on one line, without the identifier of a heading."""
        typed = self.text[segment.start : segment.end]
        for comment in self.comments_of(segment):
            typed = typed.replace(comment, "")
        if segment.kind is SegmentKind.HEADING:
            return ATTRIBUTES.sub("", segment.text)
        if segment.start >= self.body and HARD_BREAK.search(typed):
            return " ".join(re.sub(r"\n[ \t]*(?:>[ \t]?)*", "\n", HARD_BREAK.sub("<br>\n", typed)).split())
        return segment.text


@dataclass(frozen=True, slots=True)
class Entry:
    """A piece of the original, and what the translation says for it.

    `source` and `target` are words; `target` is empty where nothing is translated, and holds those of all `counterparts`.
    `fuzzy` says that somebody should look; `previous` is what was translated, where that was other words; `joined` that the
    translation says the piece together with the one before. `context` tells entries apart. `follows` is the nearest piece
    before this one that has a counterpart, with that counterpart.
    """

    context: str
    source: str
    piece: Segment
    target: str = ""
    counterparts: tuple[Segment, ...] = ()
    fuzzy: bool = False
    previous: str = ""
    joined: bool = False
    follows: tuple[Segment, Segment] | None = None


def side(path: str, language: Language, header: Header, source: str) -> Side:
    """Return a text as an exchange sees it. `source` is the whole file, decoded."""
    start = body_start(source)
    parts, waiting, position, length = [source[:start]], [], start, start
    for found in comments(source):
        comment = _WAITING.fullmatch(source, found.start, found.end)
        if comment and (words := comment["words"]):
            before = source[position : comment.start()]
            length += len(before)
            waiting.append(Waiting(length, length + len(words), comment[0]))
            parts += [before, words]
            length, position = length + len(words), comment.end()
    text = "".join(parts) + source[position:]
    return Side(path, language, header, text, read_matter(header, text), tuple(waiting))
