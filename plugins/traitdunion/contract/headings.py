"""Headings: one first, and no level skipped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from traitdunion.contract.survey import Survey
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem


def check(survey: Survey) -> Iterator[Problem]:
    """Yield pages whose headings are no outline. An alias needs none."""
    for page in survey.pages.values():
        if page.is_empty or survey.is_alias(page):
            continue
        count = page.headings.count(1)
        if count != 1:
            yield faults.HEADING_COUNT.at(survey.place(page.path, "<h1"), count=count)
        elif page.headings[0] != 1:
            yield faults.HEADING_BEFORE_FIRST.at(
                survey.place(page.path, f"<h{page.headings[0]}"), level=page.headings[0]
            )
        for above, level in dict.fromkeys(pairwise(page.headings)):
            if level > above + 1:
                yield faults.HEADING_SKIPPED.at(
                    survey.place(page.path, f"<h{level}"), level=level, above=above, expected=above + 1
                )
