"""Marking: the passages of a translation that its original's changes concern, in its own page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from traitdunion.rules.markup.tree import Element, read, write
from traitdunion.rules.parallel.matching import matches
from traitdunion.rules.parallel.spots import spots
from traitdunion.rules.parallel.through import later
from traitdunion.vocabulary.alignment import Alignment
from traitdunion.vocabulary.segment import Matter, Segment
from traitdunion.vocabulary.translation import Difference

TOUCHED, FOLLOWED = "touched", "followed"
"""The classes of a passage that has changed in the original, and of one after which something was added there."""
UNSEEN = "unseen"
"""The class of words for those who listen."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked: the segments concerned, those after which something was added, and what either is called."""

    touched: Collection[Segment]
    followed: Collection[Segment]
    touched_words: str
    followed_words: str


def mark(html: str, segments: Sequence[Segment], marks: Marks) -> str:
    """Return a body with classes on the passages that are marked, and words for those who listen; nothing else is altered.

    `html` is what the converter wrote, its links not yet resolved; `segments` are those of its source.
    """
    root = read(html)
    touched: dict[Element, None] = {}
    followed: dict[Element, None] = {}
    for match in matches(spots(root), segments):
        if not set(match.segments).isdisjoint(marks.touched):
            touched.update(dict.fromkeys(spot.element for spot in match.spots))
        if not set(match.segments).isdisjoint(marks.followed):
            followed[match.spots[-1].element] = None
    for elements, name, words in ((touched, TOUCHED, marks.touched_words), (followed, FOLLOWED, marks.followed_words)):
        for element in elements:
            element.attributes["class"] = " ".join([*element.classes, name])
            inner = element.elements[0] if element.name == "tr" and element.elements else element
            if name == TOUCHED:
                inner.children.insert(0, Element("span", {"class": UNSEEN}, [f"{words} "]))
            else:
                inner.children.append(Element("span", {"class": UNSEEN}, [f" {words}"]))
    return write(root)


def after_additions(difference: Difference, before: Matter, now: Matter, alignment: Alignment) -> frozenset[Segment]:
    """Return the segments of a translation after which its source has since said more.

    `before` is the version of the source that was translated, and `alignment` that version with the translation; `now` is
    the source as the difference leaves it.
    """
    earlier = {new: old for old, new in later(difference, before, now).items()}
    added = set(difference.added)
    found: set[Segment] = set()
    last: Segment | None = None
    for segment in now.segments:
        if segment in added:
            found |= {last} if last is not None else set()
        elif (bead := alignment.by_source.get(earlier[segment]) if segment in earlier else None) and bead.target:
            last = bead.target[-1]
    return frozenset(found)
