"""Spots: the smallest parts of a body's HTML that a segment can stand for, in the document's order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from traitdunion.rules.markup.tree import Element

BLOCKS = frozenset({
    "aside", "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2",
    "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})  # fmt: skip
_NO_LETTERS = re.compile(r"[\W_]+")
_LETTERS = 40
_WINDOW = 4 * _LETTERS
"""How many letters tell one passage from another, and where so many are found: more would only take longer."""
_OURS = frozenset({"in-language", "credit"})
"""Classes of what resolution adds to a body."""
_NOTE_ROLES = frozenset({"doc-noteref", "doc-backlink"})


@dataclass(slots=True, eq=False)
class Spot:
    """A part of a body: its letters, the element that may be marked, the picture's file name if it is one.

    `note` counts the footnotes from 1; it is 0 outside of them.
    """

    letters: str
    element: Element
    picture: str = ""
    note: int = 0


def letters(text: str) -> str:
    """Return the first and the last letters and digits of a text: they are what typography and markup leave alone."""
    first, last = text[:_WINDOW], text[-_WINDOW:]
    return _letters(first)[:_LETTERS] + _letters(last)[-_LETTERS:]


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text if text.isascii() else unicodedata.normalize("NFC", text))


def spots(root: Element, note: int = 0) -> list[Spot]:
    """Return the spots of a tree. Words that stand beside blocks in one parent are put into a `<div>` of their own.

    `note` is the number of the footnote that the tree is, if it is one.
    """
    return list(_container(root, note))


def is_notes(element: Element) -> bool:
    """Tell whether an element holds the footnotes: no author can give that role."""
    return element.attributes.get("role") == "doc-endnotes"


def items_of(notes: Element) -> list[Element]:
    """Return the footnotes, one by one."""
    return [item for part in notes.elements for item in (part.elements if part.name == "ol" else [part])]


def _spots(element: Element, note: int) -> Iterator[Spot]:
    if element.name == "table":
        yield from _table(element, note)
    elif element.name == "figure" and "picture" in element.classes:
        yield from _figure(element, note)
    elif any(child.name in BLOCKS for child in element.elements):
        yield from _container(element, note)
    else:
        yield from _leaf(element, element.children, note)


def _container(element: Element, note: int) -> Iterator[Spot]:
    if is_notes(element):
        for number, item in enumerate(items_of(element), start=1):
            yield from _spots(item, number)
    else:
        for child in _grouped(element):
            yield from _spots(child, note)


def _grouped(element: Element) -> list[Element]:
    """Return the blocks of an element, once each run of words between them is a block too."""
    children: list[Element | str] = []
    run: list[Element | str] = []

    def close() -> None:
        if says(run):
            children.append(Element("div", children=run.copy()))
        else:
            children.extend(run)
        run.clear()

    for child in element.children:
        if isinstance(child, Element) and child.name in BLOCKS:
            close()
            children.append(child)
        else:
            run.append(child)
    close()
    element.children = children
    return [child for child in children if isinstance(child, Element)]


def says(run: Iterable[Element | str]) -> bool:
    """Tell whether nodes are more than white space."""
    return any(isinstance(child, Element) or child.strip() for child in run)


def _table(table: Element, note: int) -> Iterator[Spot]:
    for element in table.walk():
        if element.name in ("tr", "caption"):
            yield Spot(_letters_of(element.children), element, note=note)


def _figure(figure: Element, note: int) -> Iterator[Spot]:
    for element in figure.walk():
        if element.name == "img":
            yield _picture(element, figure, note)
        elif element.name == "figcaption" and (words := _letters_of(element.children)):
            yield Spot(words, element, note=note)


def _leaf(element: Element, children: Sequence[Element | str], note: int) -> Iterator[Spot]:
    """Yield a block of words, or one of nothing but pictures, each of which is a spot by itself."""
    images = [inner for inner in element.walk() if inner.name == "img"]
    if images and not letters(element.text()):
        yield from (_picture(image, element, note) for image in images)
    elif element.name not in ("hr", "col", "colgroup"):
        yield Spot(_letters_of(children), element, note=note)


def _picture(image: Element, element: Element, note: int) -> Spot:
    name = image.attributes.get("src", "").rpartition("/")[2]
    return Spot(letters(image.attributes.get("alt", "")), element, name, note)


def _letters_of(children: Sequence[Element | str]) -> str:
    """Return the letters of nodes: those of the words that stand for pictures too, without what the engine added."""
    parts: list[str] = []
    pending: list[Element | str] = [*children[::-1]]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            parts.append(item)
        elif item.name == "img":
            parts.append(item.attributes.get("alt", ""))
        elif item.attributes.get("role") not in _NOTE_ROLES and _OURS.isdisjoint(item.classes):
            pending += item.children[::-1]
    return letters("".join(parts))
