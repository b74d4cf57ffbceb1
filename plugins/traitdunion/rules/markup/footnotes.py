"""Footnotes: numbered in the order of their marks, without a word of any language.

A mark is `<sup id="fnref-1"><a class="footnote-ref" href="#fn-1" role="doc-noteref">1</a></sup>`, and a note's second
mark is `fnref-1-2`. The notes are `<section class="footnotes" role="doc-endnotes"><ol><li id="fn-1">…`, with a link
back to each mark, `<a class="footnote-backref" href="#fnref-1" role="doc-backlink">↩</a>`. Labels for those who listen
are the theme's.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import quote

from markdown.extensions.footnotes import FootnoteExtension

from traitdunion.rules.markup.source import Source
from traitdunion.rules.markup.tree import Element
from traitdunion.vocabulary.faults import body as faults
from traitdunion.vocabulary.problem import Place, Problem

_DEFINITION = re.compile(r"\[\^([^\]\n]*)\]:")
_MARK = re.compile(r"\[\^(?<!!\[\^)([^\]\n]*)\](?!\s*:)")
_NO_BREAK_SPACE = "\xa0"
_BACK = "↩"


class Footnotes(FootnoteExtension):
    """Markdown's footnotes, with ids that are valid whatever the label; `number` replaces them by plain numbers."""

    def __init__(self) -> None:
        super().__init__(SEPARATOR="-", USE_DEFINITION_ORDER=False, BACKLINK_TITLE="")

    def makeFootnoteId(self, id: str) -> str:  # noqa: N802 - Markdown's name
        """Return the id of a note."""
        return super().makeFootnoteId(quote(id, safe=""))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: N802 - Markdown's name
        """Return the id of a mark."""
        return super().makeFootnoteRefId(quote(id, safe=""), found)


def number(root: Element) -> None:
    """Give notes and marks their final numbers, ids, roles and links."""
    notes = next((child for child in root.elements[::-1] if child.name == "div" and "footnote" in child.classes), None)
    items = [item for part in notes.elements if part.name == "ol" for item in part.elements] if notes else []
    if not notes or not items:
        return
    numbers = {item.attributes.get("id", ""): index for index, item in enumerate(items, start=1)}
    marks = _number_marks(root, numbers)
    for index, item in enumerate(items, start=1):
        item.attributes = {"id": f"fn-{index}"}
        item.rewrite(lambda element: [] if "footnote-backref" in element.classes else None)
        _link_back(item, index, marks[index])
    notes.name = "section"
    notes.attributes = {"class": "footnotes", "role": "doc-endnotes"}
    notes.children = [Element("ol", children=list(items))]


def _number_marks(root: Element, numbers: dict[str, int]) -> Counter[int]:
    """Number the marks; return how many each note has."""
    marks: Counter[int] = Counter()
    for element in root.walk():
        link = element.only if element.name == "sup" else None
        if not link or "footnote-ref" not in link.classes:
            continue
        index = numbers.get(link.attributes.get("href", "").removeprefix("#"))
        if index:
            marks[index] += 1
            element.attributes = {"id": _mark_id(index, marks[index])}
            link.attributes = {"class": "footnote-ref", "href": f"#fn-{index}", "role": "doc-noteref"}
            link.children = [str(index)]
    return marks


def _mark_id(index: int, occurrence: int) -> str:
    return f"fnref-{index}" if occurrence == 1 else f"fnref-{index}-{occurrence}"


def _link_back(item: Element, index: int, marks: int) -> None:
    last = item.elements[-1] if item.elements else None
    if last is None or last.name != "p":
        last = Element("p")
        item.children += [last] if marks else []
    if last.children and isinstance(last.children[-1], str):
        last.children[-1] = last.children[-1].rstrip()
    for occurrence in range(1, marks + 1):
        attributes = {"class": "footnote-backref", "href": f"#{_mark_id(index, occurrence)}", "role": "doc-backlink"}
        last.children += [_NO_BREAK_SPACE, Element("a", attributes, [_BACK])]


def check(source: Source, path: str) -> list[Problem]:
    """Return the marks without a note, the notes without a mark, and the notes written twice."""
    notes: dict[str, int] = {}
    problems: list[Problem] = []
    if "[^" not in source.masked:
        return problems
    for match in _DEFINITION.finditer(source.masked):
        before = source.masked[source.masked.rfind("\n", 0, match.start()) + 1 : match.start()]
        if before.strip(" >"):
            continue
        label, line = match[1], source.line(match.start(1))
        if label in notes:
            problems.append(faults.NOTE_TWICE.at(Place(path, line), label=label, other=notes[label]))
        notes[label] = line
    marks: dict[str, int] = {}
    for match in _MARK.finditer(source.masked):
        marks.setdefault(match[1], source.line(match.start()))
    problems += [
        faults.NOTE_UNKNOWN.at(Place(path, line), label=label) for label, line in marks.items() if label not in notes
    ]
    problems += [
        faults.NOTE_UNUSED.at(Place(path, line), label=label) for label, line in notes.items() if label not in marks
    ]
    return problems
