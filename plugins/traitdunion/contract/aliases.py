"""Aliases: a page at an old address leads on to the text, for people and for search engines."""

from __future__ import annotations

from collections.abc import Iterator

from traitdunion.contract.survey import Survey
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem


def check(survey: Survey) -> Iterator[Problem]:
    """Yield the aliases that lead nowhere, or that a reader cannot follow."""
    for page in survey.pages.values():
        if not survey.is_alias(page):
            continue
        canonical = page.canonicals[0] if len(page.canonicals) == 1 else ""
        target = survey.file(canonical)
        readable = target in survey.indexable or (target in survey.pages and survey.edition(target or "") is not None)
        if target is None or not readable or survey.is_alias(survey.pages[target]):
            yield faults.ALIAS_BROKEN.at(survey.place(page.path, "canonical"), found=", ".join(page.canonicals) or "-")
        elif not survey.site.is_address_of(canonical, target):
            yield faults.ADDRESS_FORM.at(
                survey.place(page.path, canonical), found=canonical, address=survey.site.address(target)
            )
        elif all(survey.file(anchor.href) != target for anchor in page.anchors):
            yield faults.ALIAS_WITHOUT_LINK.at(survey.place(page.path, "<body"), address=canonical)
