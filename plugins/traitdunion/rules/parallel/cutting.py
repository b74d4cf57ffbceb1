"""Cutting: a body's HTML in pieces that can stand by themselves, each with the segments that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from traitdunion.rules.markup.tree import Element, read, write
from traitdunion.rules.parallel.matching import matches
from traitdunion.rules.parallel.spots import BLOCKS, Spot, is_notes, items_of, says, spots
from traitdunion.vocabulary.segment import Segment

_OPENED = frozenset({"blockquote", "dl", "div", "li", "ol", "section", "ul"})
"""Elements of which each child may be a piece; all others stay whole."""
_HEADING = re.compile("h[1-6]")
WAITING = "…"
"""What readers see of a piece that is still to be translated."""
_GOES_ON = "goes-on"
"""The class of an item that goes on from the piece before: it has no mark of its own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a body: HTML that can stand by itself, and the segments that it shows. `note` says that it is a footnote."""

    html: str
    segments: tuple[Segment, ...] = ()
    note: bool = False


@dataclass(slots=True)
class _Around:
    """An element that is opened; `number` is that of the item in hand, if it is a list, and `begun` tells of earlier pieces."""

    element: Element
    number: int = 0
    begun: bool = False

    def copy(self, children: list[Element | str]) -> Element:
        """Return the element around other children: its id stands once, and an item keeps its number."""
        element, attributes = self.element, dict(self.element.attributes)
        if self.begun:
            attributes.pop("id", None)
            if element.name == "li":
                attributes["class"] = " ".join([*element.classes, _GOES_ON])
        if element.name == "ol":
            attributes["start"] = str(self.number)
        self.begun = True
        return Element(element.name, attributes, children)

    def count(self, item: Element) -> None:
        """Take note of the next item of a list."""
        attributes = self.element.attributes
        back = "reversed" in attributes
        if self.number == 0 and not self.begun:
            default = sum(child.name == "li" for child in self.element.elements) if back else 1
            self.number = int(attributes.get("start", default)) - (-1 if back else 1)
        self.number = int(item.attributes.get("value", self.number + (-1 if back else 1)))


@dataclass(slots=True)
class _Draft:
    """A piece while segments are matched with it."""

    elements: list[Element]
    note: bool
    segments: list[Segment] = field(default_factory=list)

    def absorb(self, other: _Draft) -> None:
        """Take in the piece that follows."""
        self.elements += other.elements
        self.segments += other.segments


def cut(html: str, segments: Sequence[Segment], prefix: str, *, partial: bool = False) -> tuple[Piece, ...]:
    """Return the pieces of a body, in order: every word of it is in exactly one.

    `html` is what the converter wrote, its links resolved or not. `prefix` is put before each id, and before each link to an
    id of the same page, so that two bodies can stand in one page. Only where no segment at all is matched has a piece none.
    Of a `partial` translation, what stands for a passage that is still to be translated is left out, headings apart.
    """
    root = read(html)
    _rename(root, prefix)
    drafts: list[_Draft] = []
    found: list[Spot] = []
    places: list[int] = []
    for element, note in _pieces(root, ()):
        if partial and _waits(element):
            continue
        own = spots(Element("", children=[element]), len(drafts) + 1 if note else 0)
        found += own
        places += [len(drafts)] * len(own)
        drafts.append(_Draft([element], note))
    place = dict(zip(found, places, strict=True))
    last = list(range(len(drafts)))  # of each piece, the last one that it cannot be told apart from
    for match in matches(found, segments):
        first, *others = sorted({place[spot] for spot in match.spots})
        last[first] = max([last[first], *others])
        drafts[first].segments += match.segments
    return tuple(
        Piece(write(Element("", children=[*draft.elements])), tuple(draft.segments), draft.note)
        for draft in _joined(drafts, last)
    )


def _waits(element: Element) -> bool:
    """Tell whether a piece only stands for one to come. A heading stays: links may lead to it."""
    return element.text().strip() == WAITING and not any(
        _HEADING.fullmatch(one.name) for one in (element, *element.walk())
    )


def _joined(drafts: Sequence[_Draft], last: Sequence[int]) -> list[_Draft]:
    """Join the pieces that cannot be told apart, and those without segments with the one before them, or after."""
    joined: list[_Draft] = []
    end = -1
    for index, draft in enumerate(drafts):
        before = joined[-1] if joined and joined[-1].note == draft.note else None
        if before is not None and (index <= end or not draft.segments or not before.segments):
            before.absorb(draft)
        else:
            joined.append(draft)
        end = max(end, last[index])
    return joined


def _rename(root: Element, prefix: str) -> None:
    """Put the prefix before the ids of a tree and what refers to them."""
    for element in root.walk():
        attributes = element.attributes
        if "id" in attributes:
            attributes["id"] = prefix + attributes["id"]
        if attributes.get("href", "").startswith("#") and attributes["href"] != "#top":
            attributes["href"] = f"#{prefix}{attributes['href'][1:]}"
        for name in ("aria-describedby", "headers"):
            if name in attributes:
                attributes[name] = " ".join(prefix + one for one in attributes[name].split())


def _pieces(parent: Element, around: tuple[_Around, ...]) -> Iterator[tuple[Element, bool]]:
    """Yield the pieces of an element, each inside copies of the elements `around` it, and whether it is a footnote."""
    for group in _groups(parent):
        only = group[0] if len(group) == 1 and isinstance(group[0], Element) else None
        if only is not None and only.name == "li" and around:
            around[-1].count(only)
        if only is not None and is_notes(only):
            yield from ((note, True) for note in _notes(only))
        elif only is not None and only.name in _OPENED and any(child.name in BLOCKS for child in only.elements):
            yield from _pieces(only, (*around, _Around(only)))
        else:
            yield _inside(group, around), False


def _groups(parent: Element) -> Iterator[list[Element | str]]:
    """Yield what belongs together among an element's children: a block, words between blocks, a term and its definitions."""
    run: list[Element | str] = []
    for child in parent.children:
        block = isinstance(child, Element) and child.name in BLOCKS
        fresh = isinstance(child, Element) and child.name == "dt" and _defines(run) if parent.name == "dl" else block
        if fresh:
            if says(run):
                yield run
            run = []
        if block and parent.name != "dl":
            yield [child]
        else:
            run.append(child)
    if says(run):
        yield run


def _defines(run: Sequence[Element | str]) -> bool:
    return any(isinstance(child, Element) and child.name == "dd" for child in run)


def _inside(children: list[Element | str], around: tuple[_Around, ...]) -> Element:
    inner = children
    for one in reversed(around):
        inner = [one.copy(inner)]
    only = inner[0] if len(inner) == 1 else None
    return only if isinstance(only, Element) else Element("div", children=inner)


def _notes(notes: Element) -> Iterator[Element]:
    """Yield each footnote with its number."""
    for number, item in enumerate(items_of(notes), start=1):
        numbered = Element("ol", {"start": str(number)}, [item])
        yield Element("div", {"class": "footnotes"}, [numbered])
