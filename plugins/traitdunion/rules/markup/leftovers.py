"""Markup that did nothing: what readers would see of it as it was typed."""

from __future__ import annotations

import re

from traitdunion.rules.markup.source import Source
from traitdunion.rules.markup.tree import Element
from traitdunion.vocabulary.faults import body as faults
from traitdunion.vocabulary.problem import Place, Problem

_ATTRIBUTES = re.compile(r"\{:[^{}\n]*\}|\{[#.][^\s{}]+\}")


def leftovers(root: Element, source: Source, path: str) -> list[Problem]:
    """Return a problem for each `{#id}` or `{: .class }` that nothing took up: it is shown to readers."""
    if "{" not in source.masked:
        return []
    problems: list[Problem] = []
    pending = [root]
    while pending:
        element = pending.pop()
        if element.name == "code":
            continue
        pending.extend(element.elements)
        for text in element.children:
            if isinstance(text, str):
                problems += [
                    faults.ATTRIBUTES_IDLE.at(Place(path, source.fragment(match[0])), typed=match[0])
                    for match in _ATTRIBUTES.finditer(text)
                ]
    return problems
