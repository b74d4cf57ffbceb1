"""Cutting: a body's HTML in pieces that can stand by themselves, each with the segments that it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from traitdunion.rules.markup.tree import Element, read, write
from traitdunion.rules.parallel.matching import matches
from traitdunion.rules.parallel.spots import BLOCKS, Spot, is_notes, spots
from traitdunion.vocabulary.segment import Segment

_OPENED = frozenset({"blockquote", "dl", "div", "li", "ol", "section", "ul"})
"""Elements of which each child may be a piece; all others stay whole."""
_GOES_ON = "goes-on"
"""The class of an item whose first piece is another one: it has no mark of its own."""
_REFERRING = ("aria-describedby", "headers")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a body: HTML that can stand by itself, and the segments that it shows. `note` says that it is a footnote."""

    html: str
    segments: tuple[Segment, ...] = ()
    note: bool = False


@dataclass(slots=True)
class _Draft:
    """A piece while segments are matched with it."""

    elements: list[Element]
    spots: list[Spot]
    note: bool
    segments: list[Segment] = field(default_factory=list)


def cut(html: str, segments: Collection[Segment], prefix: str) -> tuple[Piece, ...]:
    """Return the pieces of a body, in order: every word of it is in exactly one.

    `html` is what the converter wrote, its links resolved or not. `prefix` is put before each id, and before each link to an
    id of the same page, so that two bodies can stand in one page.
    """
    root = read(html)
    _rename(root, prefix)
    drafts = []
    for whole, note in _pieces(root, ()):
        holder = Element("", children=[whole])
        found = spots(holder)
        drafts.append(_Draft(list(holder.elements), [replace(spot, note=int(note)) for spot in found], note))
    _number_notes(drafts)
    drafts = _matched(drafts, list(segments))
    return tuple(
        Piece(write(Element("", children=[*draft.elements])), tuple(draft.segments), draft.note) for draft in drafts
    )


def _rename(root: Element, prefix: str) -> None:
    """Put the prefix before the ids of a tree and what refers to them."""
    for element in root.walk():
        attributes = element.attributes
        if "id" in attributes:
            attributes["id"] = prefix + attributes["id"]
        if attributes.get("href", "").startswith("#") and attributes["href"] != "#top":
            attributes["href"] = f"#{prefix}{attributes['href'][1:]}"
        for name in _REFERRING:
            if name in attributes:
                attributes[name] = " ".join(prefix + one for one in attributes[name].split())


def _pieces(parent: Element, around: tuple[Element, ...]) -> Iterator[tuple[Element, bool]]:
    """Yield the pieces of an element, each inside copies of the elements `around` it, and whether it is a footnote."""
    for group in _groups(parent):
        only = group[0] if len(group) == 1 and isinstance(group[0], Element) else None
        if only is not None and is_notes(only):
            yield from ((note, True) for note in _notes(only))
        elif only is not None and only.name in _OPENED and any(child.name in BLOCKS for child in only.elements):
            yield from _pieces(only, (*around, only))
        else:
            yield _inside(group, around), False


def _groups(parent: Element) -> Iterator[list[Element | str]]:
    """Yield what belongs together among an element's children: a block, words between blocks, a term and its definitions."""
    run: list[Element | str] = []
    for child in parent.children:
        block = isinstance(child, Element) and child.name in BLOCKS
        if parent.name == "dl":
            fresh = isinstance(child, Element) and child.name == "dt" and _has(run, "dd")
            if fresh:
                yield run
                run = []
            run.append(child)
        elif block:
            if _says(run):
                yield run
            run = []
            yield [child]
        else:
            run.append(child)
    if _says(run):
        yield run


def _has(run: Sequence[Element | str], name: str) -> bool:
    return any(isinstance(child, Element) and child.name == name for child in run)


def _says(run: Sequence[Element | str]) -> bool:
    return any(isinstance(child, Element) or child.strip() for child in run)


def _inside(children: Sequence[Element | str], around: tuple[Element, ...]) -> Element:
    """Return nodes inside copies of the elements around them; an id stays with the first copy, the number with each."""
    inner: list[Element | str] = list(children)
    for depth in range(len(around) - 1, -1, -1):
        element = around[depth]
        attributes = dict(element.attributes)
        if element.name == "ol" and depth + 1 < len(around):
            attributes = _counted(element, around[depth + 1], attributes)
        if element.name == "li" and not _is_first(element):
            attributes["class"] = " ".join([*element.classes, _GOES_ON])
        inner = [Element(element.name, attributes, inner)]
    for element in around:
        element.attributes.pop("id", None)
        if element.name == "li":
            element.attributes["data-begun"] = ""
    for element in around:
        element.attributes
    outer = inner[0] if len(inner) == 1 and isinstance(inner[0], Element) else Element("div", children=inner)
    return outer
