"""Matching: which spots of a body's HTML show which segments of its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from traitdunion.rules.parallel.spots import Spot, letters
from traitdunion.rules.segments.normal import words_of
from traitdunion.rules.segments.sequences import common
from traitdunion.vocabulary.segment import Segment, SegmentKind

_ENDS = 12  # letters
_KEYS: tuple[Callable[[str], str], ...] = (
    lambda words: words,
    lambda words: words[:_ENDS],  # a title that a link has in the source only stands after its words
    lambda words: words[-_ENDS:],
)
"""What is compared of letters, one after the other, where the one before did not tell."""


@dataclass(frozen=True, slots=True)
class Match:
    """Segments, and the spots that show them; more than one of both where they cannot be told apart."""

    spots: tuple[Spot, ...]
    segments: tuple[Segment, ...]


def of_front_matter(segment: Segment) -> bool:
    """Tell whether a segment is of the front matter: those of a body stand in a section."""
    return not segment.place or not segment.place[0].startswith("section-")


def matches(spots: Sequence[Spot], segments: Sequence[Segment]) -> list[Match]:
    """Return the matches of a body's spots and segments, in order. A segment that no spot shows is in none of them.

    Segments of the front matter are left out, but for the words of pictures that the body shows.
    """
    body = [(segment, letters(words_of(segment.text))) for segment in segments if not of_front_matter(segment)]
    running = [pair for pair in body if not _note_of(pair[0])]
    notes = _as_shown([pair for pair in body if _note_of(pair[0])], spots)
    found = [
        *_matched([spot for spot in spots if not spot.note], running),
        *_matched([spot for spot in spots if spot.note], notes),
    ]
    return _with_pictures(found, spots, [segment for segment in segments if of_front_matter(segment)])


def untranslated(segments: Iterable[Segment], comments: Iterable[str]) -> frozenset[Segment]:
    """Return which segments of a source are still to be translated: the comments of its translation quote them."""
    quoted = {letters(words_of(words)) for words in comments} - {""}
    return frozenset(one for one in segments if not quoted.isdisjoint(letters(words) for words in _quotable(one)))


def _quotable(segment: Segment) -> list[str]:
    """Return the words of a segment as comments quote them: a table's row cell by cell."""
    cells = segment.text.split("|") if segment.kind is SegmentKind.ROW else [segment.text]
    return [words_of(cell) for cell in cells]


def _note_of(segment: Segment) -> tuple[str, ...]:
    """Return the place of the footnote that a segment stands in."""
    for depth, name in enumerate(segment.place, start=1):
        if name.startswith("footnote-"):
            return segment.place[:depth]
    return ()


def _as_shown(notes: list[tuple[Segment, str]], spots: Sequence[Spot]) -> list[tuple[Segment, str]]:
    """Return the segments of footnotes in the order of the page: by their marks, wherever they were written."""
    shown: dict[str, int] = {}
    for number, group in groupby((spot for spot in spots if spot.note), key=lambda spot: spot.note):
        shown.setdefault("".join(spot.letters for spot in group), number)
    ordered: list[tuple[int, list[tuple[Segment, str]]]] = []
    for _, written in groupby(notes, key=lambda pair: _note_of(pair[0])):
        whole = list(written)
        ordered.append((shown.get("".join(words for _, words in whole), len(spots) + 1), whole))
    ordered.sort(key=lambda entry: entry[0])
    return [pair for _, whole in ordered for pair in whole]


def _matched(spots: Sequence[Spot], segments: Sequence[tuple[Segment, str]], depth: int = 0) -> Iterator[Match]:
    """Yield the matches of two sequences: what agrees in order, then what lies between, by what is less exact."""
    if not spots or not segments:
        return
    if depth == len(_KEYS) or len(spots) == len(segments) == 1:
        yield Match(tuple(spots), tuple(segment for segment, _ in segments))
        return
    key = _KEYS[depth]
    agreed = common([key(spot.letters) for spot in spots], [key(words) for _, words in segments])
    for (i, j), (end, last) in pairwise([(-1, -1), *agreed, (len(spots), len(segments))]):
        if i >= 0:
            yield Match((spots[i],), (segments[j][0],))
        yield from _matched(spots[i + 1 : end], segments[j + 1 : last], depth + 1)


def _with_pictures(found: list[Match], spots: Sequence[Spot], front: Sequence[Segment]) -> list[Match]:
    """Add what the front matter says of pictures to the spots that show them."""
    words: dict[str, list[Segment]] = {}
    for segment in front:
        if segment.place and segment.place[0].startswith("picture-"):
            words.setdefault(segment.place[0].removeprefix("picture-"), []).append(segment)
    for spot in spots if words else ():
        if segments := words.pop(spot.picture, None):
            found.append(Match((spot,), tuple(segments)))
    return found
