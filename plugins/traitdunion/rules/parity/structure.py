"""Structure: what a translation should have in common with its original, whatever its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from traitdunion.rules.markup.source import Source
from traitdunion.rules.segments.normal import words_of
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind

_PICTURE = re.compile(r"!\[[^\[\]]*\]\(\s*<?([^\s<>()\"']+)|<img\b[^<>]*?\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_LINK = re.compile(
    r"(?<!\\)\]\(\s*<?([^\s<>()\"']+(?:\([^\s()]*\)[^\s<>()\"']*)*)"  # [words](address)
    r"|<((?:https?|mailto):[^<>\s]+)>"  # <address>
    r"|<a\b[^<>]*?\bhref\s*=\s*[\"']?([^\"'\s>]+)",
    re.IGNORECASE,
)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]^][^\[\]]*)\]:\s*<?([^\s<>]+)", re.MULTILINE)
_REFERENCE = re.compile(r"(!?)\[([^\[\]]+)\](?:\s?\[([^\[\]]*)\])?(?![(:])")
_ANCHOR = re.compile(r"\{:?[^{}\n]*?#([^\s{}]+)[^{}\n]*\}|<\w[^<>]*?\sid\s*=\s*[\"']?([^\s\"'<>]+)")


@dataclass(frozen=True, slots=True)
class Spot:
    """Something named at a line of the file: a picture, a story linked to, an anchor, an address."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Group:
    """A list or table: the words of the heading above it, else of the title; its first line and its container's place.

    `count` is the number of its items or rows, `columns` that of a table's columns.
    """

    name: str
    line: int
    place: tuple[str, ...]
    section: Segment | None
    members: tuple[Segment, ...]
    count: int
    columns: int = 0


@dataclass(frozen=True)
class Structure:
    """A text's matter, and the pictures, links and anchors of its body, in reading order."""

    matter: Matter
    pictures: tuple[Spot, ...] = ()
    stories: tuple[Spot, ...] = ()
    anchors: tuple[Spot, ...] = ()
    links: tuple[Spot, ...] = ()

    def of_kind(self, kind: SegmentKind) -> tuple[Segment, ...]:
        """Return the segments of a kind."""
        return tuple(segment for segment in self.matter.segments if segment.kind is kind)

    @cached_property
    def sections(self) -> dict[Segment, Segment | None]:
        """The heading above each segment; a heading's own is itself."""
        found: dict[Segment, Segment | None] = {}
        above: Segment | None = None
        for segment in self.matter.segments:
            above = segment if segment.kind is SegmentKind.HEADING else above
            found[segment] = above
        return found

    @cached_property
    def lists(self) -> tuple[Group, ...]:
        """The lists, those inside others too, by their first lines."""
        return tuple(self._groups("list-"))

    @cached_property
    def tables(self) -> tuple[Group, ...]:
        """The tables."""
        return tuple(self._groups("table-"))

    def section_at(self, line: int) -> Segment | None:
        """Return the heading above a line."""
        above = None
        for heading in self.of_kind(SegmentKind.HEADING):
            if heading.line > line:
                break
            above = heading
        return above

    def _groups(self, prefix: str) -> Iterable[Group]:
        members: dict[tuple[str, ...], list[Segment]] = {}
        for segment in self.matter.segments:
            for depth, part in enumerate(segment.place):
                if part.startswith(prefix):
                    members.setdefault(segment.place[: depth + 1], []).append(segment)
        for place, inside in members.items():
            heading = self.sections[inside[0]]
            own = {segment.place[len(place) : len(place) + 1] for segment in inside}
            columns = max((_cells(segment.text) for segment in inside), default=0)
            yield Group(
                name=title_of(heading or self.matter.segments[0]),
                line=inside[0].line,
                place=place,
                section=heading,
                members=tuple(inside),
                count=len(own),
                columns=columns,
            )


def title_of(heading: Segment) -> str:
    """Return a heading's words without their marks."""
    return " ".join(words_of(heading.text).split())


def read_structure(matter: Matter, markdown: str, first_line: int) -> Structure:
    """Return the structure of a text, from its matter and its body, whose first line is `first_line` of the file."""
    source = Source(markdown, first_line)
    text = source.masked
    pictures = tuple(Spot(found[1] or found[2], source.line(found.start())) for found in _PICTURE.finditer(text))
    stretches = [found.span() for found in _PICTURE.finditer(text)]
    places = [(found.start(), found[1] or found[2] or found[3]) for found in _LINK.finditer(_without(text, stretches))]
    addresses = {found[1].casefold(): found[2] for found in _DEFINITION.finditer(text)}
    if addresses:
        for found in _REFERENCE.finditer(text):
            label = (found[3] or found[2]).casefold()
            if label in addresses and not found[1]:
                places.append((found.start(), addresses[label]))
            elif label in addresses:
                pictures = (*pictures, Spot(addresses[label], source.line(found.start())))
    spots = [Spot(address, source.line(place)) for place, address in sorted(places)]
    return Structure(
        matter=matter,
        pictures=tuple(sorted(pictures, key=lambda spot: spot.line)),
        stories=tuple(Spot(spot.name[6:].partition("#")[0], spot.line) for spot in spots if spot.name[:6] == "story:"),
        anchors=tuple(Spot(found[1] or found[2], source.line(found.start())) for found in _ANCHOR.finditer(text)),
        links=tuple(spot for spot in spots if not spot.name.startswith(("story:", "#"))),
    )


def _without(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return `text` with some stretches blanked."""
    parts, position = [], 0
    for start, end in stretches:
        parts += [text[position:start], " " * (end - start)]
        position = end
    return "".join(parts) + text[position:]


def _cells(row: str) -> int:
    return row.replace("\\|", "").strip().strip("|").count("|") + 1
