"""Changes: an original's difference as a list to work through, and a changed segment's words marked one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from traitdunion.vocabulary.segment import Segment
from traitdunion.vocabulary.translation import Difference

WORDS = re.compile(r"\s+|[^\W_]+(?:['’][^\W_]+)*|.", re.DOTALL)
MOST_WORDS = 2_000
"""Above this many pieces in a segment, comparing them word by word takes longer than anybody would read it."""

WIDEST_GAP = 1
"""A lone space or sign between two changed words is changed with them: islands of one character cannot be read."""


class Altered(StrEnum):
    """What happened to a segment."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Alteration:
    """One thing that happened: `before` and `after` are the segment in the two versions, None where it is in one only."""

    what: Altered
    before: Segment | None
    after: Segment | None

    @property
    def segment(self) -> Segment:
        """The segment as it now is, or was where it is gone."""
        found = self.after or self.before
        assert found is not None
        return found


def alterations(difference: Difference) -> tuple[Alteration, ...]:
    """Return what happened to an original in the order of its lines; what was removed comes last, by its former lines."""
    present = [
        *(Alteration(Altered.ADDED, None, segment) for segment in difference.added),
        *(Alteration(Altered.CHANGED, change.before, change.after) for change in difference.changed),
        *(Alteration(Altered.MOVED, change.before, change.after) for change in difference.moved),
    ]
    gone = [Alteration(Altered.REMOVED, segment, None) for segment in difference.removed]
    return (*sorted(present, key=lambda one: one.segment.line), *sorted(gone, key=lambda one: one.segment.line))


def marked(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return what separates two wordings: pairs of an HTML element's name (`ins`, `del`, or nothing) and words.

    Joined without the `del` ones, the words are `after`; without the `ins` ones, `before`.
    """
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return tuple((mark, words) for mark, words in (("del", before), ("ins", after)) if words)
    return tuple(_runs(old, new))


def apart(pieces: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield marked pieces with a space between words that are gone and the new ones, for who listens to them or copies them."""
    last = ""
    for mark, words in pieces:
        if mark == "ins" and last.isalnum() and words[0].isalnum():
            yield "", " "
        yield mark, words
        last = words[-1] if mark == "del" else ""


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    taken, put = "", ""
    operations = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (what, first, last, start, end) in enumerate(operations):
        words = "".join(old[first:last])
        between = 0 < place < len(operations) - 1
        if what == "equal" and not (between and len(words) <= WIDEST_GAP and not words.isalnum()):
            yield from _flushed(taken, put)
            taken, put = "", ""
            yield "", words
        else:
            taken, put = taken + words, put + "".join(new[start:end])
    yield from _flushed(taken, put)


def _flushed(taken: str, put: str) -> Iterator[tuple[str, str]]:
    if taken:
        yield "del", taken
    if put:
        yield "ins", put
