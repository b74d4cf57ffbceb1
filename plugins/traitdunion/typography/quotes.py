"""Quotation marks and apostrophes.

Straight marks are paired by a stack, through inline tags but never beyond a block, and only then given a shape, by how
deep they stand. A mark that finds no partner is left as it was typed: a wrong guess reads worse than a straight mark.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto

from traitdunion.typography.signs import ATOM, BLOCK, EDGE, NOTE, SEEN_THROUGH, SPACE, TAG, THROUGH

Pair = tuple[str, str]

DOUBLE = '"'
SINGLE = "'"
APOSTROPHE = "’"
KNOWN_PAIRS: tuple[Pair, ...] = (("«", "»"), ("“", "”"), ("‘", "’"), ("‹", "›"))

_LETTER = r"[^\W\d_]"
_MARKS = "\"'«»‹›“”„‟‘’‚‛"
# An apostrophe between two letters is by far the most frequent case, and never in doubt.
_ELISION = re.compile(f"['´](?<={_LETTER}.)(?={_LETTER})")
# A block's edge, or marks that touch, with only tags and guillemets' spaces between them; no apostrophe in a word.
_CLUSTER = re.compile(
    f"[{BLOCK}{_MARKS}](?:(?<={BLOCK})|(?!(?<={_LETTER}’){_LETTER})"
    f"(?:[{_MARKS}{SEEN_THROUGH}]|[{SPACE}]++(?={THROUGH}[»›])|(?<=[«‹])[{SPACE}]++)*+)"
)
# What comes before a spaced quotation without being its end: l'" été ", (" été ").
_LOOSE_START = re.compile("(?:[cdjlmnstuçCDJLMNSTUÇ]['’]|.?[(\\[])\"(?= )")
_QUOTED_WORD = re.compile(r"'\w{1,40}\Z")
# The mark that begins the next block, from a mark in the block before it.
_RESUMED = re.compile(f'[^{BLOCK}]*+[{EDGE}{SPACE}{SEEN_THROUGH}]++(?P<mark>["«“])')
_POSSESSIVE = re.compile(r"'s(?!\w)")
_DOUBLES = re.compile(r"[«»“”]|\"(?<!\d\")")
_YEAR = r"\d\ds?"
_AND = re.compile(r"'(?<!\w')([nN])'(?!\w)")  # rock ’n’ roll

_HOLLOW = frozenset(SPACE + EDGE) | {""}
_BRACKETS = frozenset("([{¿¡")
_STOPS = frozenset(".,;:!?…)]}" + NOTE)
_LOW_STOPS = frozenset(",.;:)]")
_PASSED = SEEN_THROUGH + SPACE
_OWNERS = frozenset(')]%"”»')  # may come before ’s
_ELIDED = frozenset("cdjlmnstuçCDJLMNSTUÇ")  # may be cut short before a vowel
_LEADS = frozenset(':;,"”»')  # may come before a quotation, without a space
_STROKES = frozenset("-–—/|")


class _Role(Enum):
    """What its surroundings make of a mark."""

    OPEN = auto()
    CLOSE = auto()
    LOOSE = auto()  # space on both sides
    INSIDE = auto()  # text on both sides


@dataclass(frozen=True, slots=True)
class Marks:
    """How a language quotes.

    `levels` are the pairs from the outermost inwards; `loose` whether typists put spaces inside straight marks;
    `clipped` the words that begin with an apostrophe, lower case, parted by spaces, and `may_be_clipped` those that do
    unless a mark closes after them; `resumed` whether each paragraph of one quotation begins with its opening mark.
    """

    levels: tuple[Pair, ...]
    loose: bool = False
    clipped: str = ""
    may_be_clipped: str = ""
    resumed: bool = False
    openers: frozenset[str] = field(init=False)
    partner: dict[str, str] = field(init=False)  # closing mark → its opening mark
    leading: re.Pattern[str] = field(init=False)
    doubtful: re.Pattern[str] | None = field(init=False)

    def __post_init__(self) -> None:
        own = {mark for pair in self.levels for mark in pair}
        pairs = (*self.levels, *(pair for pair in KNOWN_PAIRS if not own & set(pair)))
        words = "|".join((_YEAR, *map(re.escape, self.clipped.split())))
        object.__setattr__(self, "openers", frozenset(opening for opening, _ in pairs))
        object.__setattr__(self, "partner", {closing: opening for opening, closing in pairs})
        object.__setattr__(self, "leading", _leading(words))
        doubtful = "|".join(map(re.escape, self.may_be_clipped.split()))
        object.__setattr__(self, "doubtful", _leading(doubtful) if doubtful else None)


def _leading(words: str) -> re.Pattern[str]:
    """Return what finds the apostrophe before one of `words`, an alternation, or before its possessive ('98's)."""
    return re.compile(f"'(?<![\\w'’]')(?=(?:{words})(?:['’]s)?(?![\\w'’]))", re.IGNORECASE)


def set_quotes(run: str, marks: Marks) -> str:
    """Return `run` with its straight quotation marks and apostrophes given the language's shapes."""
    if SINGLE in run or "´" in run:
        run = _ELISION.sub(APOSTROPHE, run)
    if SINGLE in run:
        run = marks.leading.sub(APOSTROPHE, run)
        run = _AND.sub(r"’\1’", run)
    if SINGLE in run or DOUBLE in run:
        return _Pairing(run, marks).result()
    return run


def lone_marks(run: str, marks: Marks) -> list[int]:
    """Return the positions of the double marks of `run` that have no partner in their block. Inches (13") are none."""
    pairing = _Pairing(run, marks)
    pairing.pair()
    paired = {*pairing.pairs, *pairing.pairs.values()}
    return [found.start() for found in _DOUBLES.finditer(run) if found.start() not in paired]


class _Pairing:
    """One reading of a run, from left to right."""

    def __init__(self, run: str, marks: Marks) -> None:
        self.run = run
        self.marks = marks
        self.shapes: dict[int, str] = {}  # position → what to put there
        self.pairs: dict[int, int] = {}  # position of an opening mark → that of its closing mark
        self.stack: list[int] = []
        self.unended: list[int] = []  # straight double marks open at the end of their block
        self.waiting: Counter[str] = Counter()  # opening marks in the stack
        self.doubts: dict[
            str, int | None
        ] = {}  # the opening mark of the last pair, by kind, if its closing mark is in doubt

    def result(self) -> str:
        """Return the run with every mark that found its place."""
        self.pair()
        self.shape()
        if self.marks.resumed:
            self.resume()
        if self.marks.doubtful:
            self.clip(self.marks.doubtful)
        return self.written()

    def pair(self) -> None:
        """Read the run's marks, cluster after cluster."""
        for cluster in _CLUSTER.finditer(self.run):
            if cluster[0] == BLOCK:
                if self.stack and self.run[self.stack[0]] == DOUBLE:
                    self.unended.append(self.stack[0])
                self.stack.clear()
                self.waiting.clear()
                self.doubts.clear()
            else:
                self.read(cluster.start(), cluster.end())

    def read(self, start: int, end: int) -> None:
        """Give each mark of one cluster its part."""
        before, after = self.surroundings(start, end)
        role = _role(before, after)
        for position in range(start, end):
            mark = self.run[position]
            if mark in _PASSED or (position and self.run[position - 1] == "\\"):
                continue
            if mark == DOUBLE:
                role = self.read_double(position, role, before, after)
            elif mark == SINGLE:
                role = self.read_single(position, role, before, after)
            else:
                role = self.read_set(position, mark, role, before)
            before = mark

    def surroundings(self, start: int, end: int) -> tuple[str, str]:
        """Return the visible characters on both sides of a cluster, empty at the run's ends.

        The spaces inside guillemets are the language's, not the author's: they are passed over.
        """
        run = self.run
        passed = _PASSED if run[start] in "»›" else SEEN_THROUGH
        left = start - 1
        while left >= 0 and run[left] in passed:
            left -= 1
        right = end - 1
        while run[right] == TAG or run[right] in SPACE:
            right -= 1
        after = NOTE if run[right] == NOTE else run[end : end + 1]
        return (run[left] if left >= 0 else ""), after

    def read_double(self, position: int, role: _Role, before: str, after: str) -> _Role:
        """Read a straight double mark; return the role of the marks that touch it on the right."""
        waiting = self.waiting[DOUBLE] > 0
        if self.marks.loose:
            role = self.loose_role(position, role, after)
        if role is _Role.OPEN:
            self.open(position, DOUBLE)
        elif role is _Role.CLOSE:
            self.close_straight(position, DOUBLE, doubtful=before.isdigit())
        elif role is _Role.INSIDE and not before.isdigit():
            if waiting:
                self.close(position, DOUBLE)
            elif before in _LEADS:
                self.open(position, DOUBLE)
                return _Role.OPEN
        return role

    def loose_role(self, position: int, role: _Role, after: str) -> _Role:
        """Return the role of a mark in a language whose typists put spaces inside: l'" été ", dit-elle."""
        waiting = self.waiting[DOUBLE] > 0
        if role is _Role.LOOSE or (role is _Role.OPEN and waiting and after in _LOW_STOPS):
            return _Role.CLOSE if waiting else _Role.OPEN
        if role is _Role.CLOSE and not waiting and _LOOSE_START.match(self.run, max(0, position - 2)):
            return _Role.OPEN
        return role

    def read_single(self, position: int, role: _Role, before: str, after: str) -> _Role:
        """Read a straight single mark; return the role of the marks that touch it on the right."""
        worded = _is_word(before)
        if role is _Role.INSIDE and before in _OWNERS and _POSSESSIVE.match(self.run, position):
            self.shapes[position] = APOSTROPHE
        elif role is _Role.OPEN:
            self.open(position, SINGLE)
        elif role is _Role.CLOSE:
            closed = self.close_straight(position, SINGLE, doubtful=worded)
            if not closed and worded and not before.isdigit() and not self.follows_mark(position):
                self.shapes[position] = APOSTROPHE
        elif role is _Role.INSIDE and worded and not _is_prime(before, after):
            self.shapes[position] = APOSTROPHE
            return _Role.OPEN
        return role

    def follows_mark(self, position: int) -> bool:
        """Tell whether only a word parts the mark at `position` from a straight one that was left so: x='y'."""
        found = _QUOTED_WORD.search(self.run, max(0, position - 41), position)
        return found is not None and found.start() not in self.shapes

    def read_set(self, position: int, mark: str, role: _Role, before: str) -> _Role:
        """Read a mark that already has its shape: it keeps it, and counts for the depth of those inside it."""
        if mark == APOSTROPHE and role is _Role.INSIDE and _is_word(before):
            return _Role.OPEN
        opens, closes = mark in self.marks.openers, mark in self.marks.partner
        if opens and (not closes or role is _Role.OPEN):
            self.open(position, mark)
        elif closes:
            opening = self.marks.partner[mark]
            if (self.is_last(opening) and role is not _Role.OPEN) or (mark != APOSTROPHE and self.waiting[opening]):
                self.close(position, opening)
        return role

    def is_last(self, kind: str) -> bool:
        """Tell whether the innermost waiting mark is of a kind."""
        return bool(self.stack) and self.run[self.stack[-1]] == kind

    def close_straight(self, position: int, kind: str, doubtful: bool) -> bool:
        """Pair a straight closing mark, if it can; `doubtful` if it may be inches (13") or an apostrophe (the boys').

        A pair closed in doubt is given the next closing mark that has no other partner: "a 13" screen".
        """
        if self.is_last(kind) if kind == SINGLE else self.waiting[kind]:
            opening = self.close(position, kind)
            self.doubts[kind] = opening if doubtful else None
            return True
        reopened = self.doubts.get(kind)
        if reopened is None or doubtful:
            return False
        if kind == SINGLE:
            self.shapes[self.pairs[reopened]] = APOSTROPHE
        self.pairs[reopened] = position
        self.doubts[kind] = None
        return True

    def open(self, position: int, kind: str) -> None:
        """Wait for the partner of the mark at `position`."""
        self.stack.append(position)
        self.waiting[kind] += 1
        self.doubts[kind] = None

    def close(self, position: int, kind: str) -> int:
        """Pair the mark at `position` with the last waiting mark of its kind, forgetting those opened since."""
        while True:
            opening = self.stack.pop()
            mark = self.run[opening]
            self.waiting[mark] -= 1
            if mark == kind:
                self.pairs[opening] = position
                return opening

    def shape(self) -> None:
        """Give the paired straight marks the shape of their depth."""
        levels = self.marks.levels
        around: list[tuple[int, str]] = []  # where each enclosing pair ends, and its opening mark
        used: Counter[str] = Counter()
        for opening in sorted(self.pairs):
            while around and around[-1][0] < opening:
                used[around.pop()[1]] -= 1
            mark, closing = self.run[opening], self.pairs[opening]
            if mark in (DOUBLE, SINGLE):
                choice = levels if mark == DOUBLE else levels[1:] or levels
                pair = next((pair for pair in choice if not used[pair[0]]), choice[len(around) % len(choice)])
                self.shapes[opening], self.shapes[closing] = pair
                mark = pair[0]
            around.append((closing, mark))
            used[mark] += 1

    def resume(self) -> None:
        """Give its shape to a mark that opens a quotation of several paragraphs, each of which begins with a mark."""
        opening = self.marks.levels[0][0]
        for position in reversed(self.unended):
            following = _RESUMED.match(self.run, position)
            if following and self.begins_block(position):
                mark = following.start("mark")
                if following["mark"] == opening or self.shapes.get(mark) == opening:
                    self.shapes[position] = opening

    def begins_block(self, position: int) -> bool:
        """Tell whether nothing but tags and spaces stands between a block's edge and `position`."""
        left = position - 1
        while left >= 0 and self.run[left] in _PASSED:
            left -= 1
        return left < 0 or self.run[left] == BLOCK

    def clip(self, doubtful: re.Pattern[str]) -> None:
        """Make an apostrophe of each mark that closes nowhere, before a word that may be clipped."""
        for found in doubtful.finditer(self.run):
            position = found.start()
            if position not in self.shapes:
                self.shapes[position] = APOSTROPHE

    def written(self) -> str:
        """Return the run with the shapes in place."""
        parts: list[str] = []
        done = 0
        for position in sorted(self.shapes):
            parts += (self.run[done:position], self.shapes[position])
            done = position + 1
        parts.append(self.run[done:])
        return "".join(parts)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == ATOM


def _is_prime(before: str, after: str) -> bool:
    """Tell whether a single mark is one of 5'10 or f'(x), rather than of l'(a)venir."""
    return after.isdigit() if before.isdigit() else after in _BRACKETS and before not in _ELIDED


def _role(before: str, after: str) -> _Role:
    """Tell what a mark between these two characters can be."""
    if before in _HOLLOW:
        return _Role.LOOSE if after in _HOLLOW else _Role.OPEN
    if after in _HOLLOW:
        return _Role.CLOSE
    if before in _BRACKETS:
        return _Role.OPEN
    if after in _STOPS:
        return _Role.CLOSE
    if before in _STROKES:
        return _Role.INSIDE if after in _STROKES else _Role.OPEN
    return _Role.CLOSE if after in _STROKES else _Role.INSIDE
