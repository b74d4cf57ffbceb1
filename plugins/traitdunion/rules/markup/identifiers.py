"""Ids that authors give, `{#name}`: each is given once in a page."""

from __future__ import annotations

from collections.abc import Sequence

from traitdunion.rules.markup.source import Source
from traitdunion.rules.markup.tree import Element
from traitdunion.vocabulary.faults import body as faults
from traitdunion.vocabulary.problem import Place, Problem


def claim(elements: Sequence[Element], source: Source, path: str) -> tuple[set[str], list[Problem]]:
    """Return the ids of a tree's elements; one given again is taken from the second element, with a problem."""
    lines: dict[str, int] = {}
    problems: list[Problem] = []
    for element in elements:
        identifier = element.attributes.get("id")
        if identifier is None:
            continue
        line = source.identifier(identifier)
        if identifier in lines:
            details = {"id": identifier, "other": lines[identifier], "suggestion": f"{identifier}-2"}
            problems.append(faults.ID_TWICE.at(Place(path, line), **details))
            del element.attributes["id"]
        else:
            lines[identifier] = line
    return set(lines), problems
