"""Editions: the front page offers each, and what is in preparation stays out of sight."""

from __future__ import annotations

from collections.abc import Iterator

from traitdunion.contract.page import Page
from traitdunion.contract.survey import HOME, NOT_FOUND, Edition, Survey
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem


def check(survey: Survey) -> Iterator[Problem]:
    """Yield what is wrong with the front page, the editions that it offers, and the pages for what is not there."""
    if HOME not in survey.pages:
        yield faults.FRONT_PAGE_MISSING.at(survey.place(HOME))
    for edition in survey.editions.values():
        yield from _offer(survey, edition)
        if edition.preparing:
            yield from _preparing(survey, edition)
    published = [edition for edition in survey.editions.values() if not edition.preparing]
    for path in (NOT_FOUND, *(f"{edition.folder}/{NOT_FOUND}" for edition in published)):
        if path not in survey.pages:
            yield faults.NOT_FOUND_MISSING.at(survey.place(path), path=path)
    for page in survey.pages.values():
        if not page.noindex and (page.refreshes or survey.is_not_found(page.path)):
            yield faults.NOINDEX_MISSING.at(survey.place(page.path, "<head"))


def _offer(survey: Survey, edition: Edition) -> Iterator[Problem]:
    front = survey.pages.get(HOME)
    if front is None or edition.preparing:
        return
    if not edition.offered:
        yield faults.EDITION_NOT_OFFERED.at(
            survey.place(HOME), edition=edition.folder, lang=edition.lang, href=survey.site.link(edition.home)
        )
        return
    offers = [anchor for anchor in front.anchors if survey.file(anchor.href) == edition.home]
    if not any(anchor.hreflang == edition.lang and edition.lang.lower() in anchor.marks for anchor in offers):
        href = offers[0].href if offers else survey.site.link(edition.home)
        yield faults.EDITION_LINK_UNMARKED.at(survey.place(HOME, href), lang=edition.lang, href=href)


def _preparing(survey: Survey, edition: Edition) -> Iterator[Problem]:
    inside = [page for page in survey.pages.values() if survey.edition(page.path) == edition]
    for page in inside:
        if not page.noindex and not survey.is_not_found(page.path) and not survey.is_parallel(page.path):
            yield faults.PREPARING_INDEXABLE.at(survey.place(page.path, "<head"), edition=edition.folder)
    for page in survey.pages.values():
        if page.path in survey.indexable:
            yield from _links_into(survey, page, edition)


def _links_into(survey: Survey, page: Page, edition: Edition) -> Iterator[Problem]:
    for href in dict.fromkeys([*(anchor.href for anchor in page.anchors), *(href for _, href in page.alternates)]):
        target = survey.file(href)
        if target is not None and survey.edition(target) == edition:
            yield faults.PREPARING_LINKED.at(survey.place(page.path, href), edition=edition.folder, href=href)
