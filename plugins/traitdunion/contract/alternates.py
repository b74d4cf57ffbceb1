"""Alternates: every page names its versions (`hreflang`), which name it back, and its canonical address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from traitdunion.contract.page import HREFLANG_DEFAULT, Page
from traitdunion.contract.survey import HOME, Survey, addressed
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem


def check(survey: Survey) -> Iterator[Problem]:
    """Yield what is wrong with the alternates and canonical addresses of all pages."""
    compared: set[frozenset[str]] = set()
    for page in survey.pages.values():
        yield from _canonical(survey, page)
        if page.path not in survey.indexable or survey.number(page.path) > 1:
            if page.alternates:
                yield faults.ALTERNATES_UNEXPECTED.at(survey.place(page.path, page.alternates[0][1]))
        elif page.is_empty:
            continue
        elif not page.alternates:
            yield faults.ALTERNATES_MISSING.at(
                survey.place(page.path, "<head"), lang=survey.lang(page) or "en", address=survey.site.address(page.path)
            )
        else:
            yield from _forms(survey, page)
            yield from _default(survey, page)
            yield from _targets(survey, page, compared)


def _canonical(survey: Survey, page: Page) -> Iterator[Problem]:
    place = survey.place(page.path, "canonical")
    own = survey.site.address(page.path)
    if page.path in survey.indexable and len(page.canonicals) != 1:
        yield faults.CANONICAL_COUNT.at(place, count=len(page.canonicals), address=own)
    elif page.path in survey.indexable and not survey.site.is_address_of(page.canonicals[0], page.path):
        yield faults.CANONICAL_ELSEWHERE.at(place, found=page.canonicals[0], address=own)
    elif survey.is_parallel(page.path) and not _is_beside(survey, page):
        edition = page.path.split("+", 1)[0]
        yield faults.PARALLEL_CANONICAL.at(place, found=", ".join(page.canonicals) or "-", edition=edition)


def _is_beside(survey: Survey, page: Page) -> bool:
    """Return whether a parallel page's canonical address is its reader's own text."""
    if len(page.canonicals) != 1:
        return False
    target = survey.file(page.canonicals[0])
    if target is None or not survey.site.is_address_of(page.canonicals[0], target) or target not in survey.pages:
        return False
    return not survey.is_parallel(target) and survey.edition(target) == survey.edition(page.path)


def _forms(survey: Survey, page: Page) -> Iterator[Problem]:
    """Yield alternates that are badly written, or written twice, or a list that lacks the page itself."""
    for hreflang, count in Counter(hreflang for hreflang, _ in page.alternates).items():
        if count > 1 and hreflang != HREFLANG_DEFAULT:
            yield faults.ALTERNATE_REPEATED.at(survey.place(page.path, f'"{hreflang}"'), hreflang=hreflang, count=count)
    for _, href in page.alternates:
        target = survey.destination(href).file or "…"
        if not survey.site.is_address_of(href, target):
            yield faults.ADDRESS_FORM.at(survey.place(page.path, href), found=href, address=survey.site.address(target))
    own = HREFLANG_DEFAULT if page.path == HOME else survey.lang(page)
    if survey.versions(page).get(own) != page.path:
        yield faults.ALTERNATE_SELF_MISSING.at(
            survey.place(page.path, page.alternates[0][1]), hreflang=own, address=survey.site.address(page.path)
        )


def _default(survey: Survey, page: Page) -> Iterator[Problem]:
    defaults = [href for hreflang, href in page.alternates if hreflang == HREFLANG_DEFAULT]
    if len(defaults) != 1:
        yield faults.DEFAULT_COUNT.at(survey.place(page.path, page.alternates[0][1]), count=len(defaults))
        return
    target = survey.file(defaults[0])
    own = {path for hreflang, path in survey.versions(page).items() if hreflang != HREFLANG_DEFAULT}
    place = survey.place(page.path, HREFLANG_DEFAULT)
    if survey.is_home(page.path):
        own = {HOME}
    if target not in own:
        yield faults.DEFAULT_STRANGER.at(place, found=defaults[0], expected=addressed(survey, own))


def _targets(survey: Survey, page: Page, compared: set[frozenset[str]]) -> Iterator[Problem]:
    """Yield alternates that lead nowhere, to a page in another language, or to one that names other versions."""
    for hreflang, href in dict.fromkeys(page.alternates):
        target = survey.pages.get(survey.file(href) or "")
        place = partial(survey.place, page.path, href)
        if target is None:
            yield faults.ALTERNATE_BROKEN.at(place(), hreflang=hreflang, href=href)
            continue
        if target.path not in survey.indexable:
            yield faults.ALTERNATE_NOT_INDEXABLE.at(place(), hreflang=hreflang, href=href)
        if hreflang not in (HREFLANG_DEFAULT, survey.lang(target)):
            yield faults.ALTERNATE_LANGUAGE.at(place(), hreflang=hreflang, href=href, lang=survey.lang(target) or "-")
        pair = frozenset({page.path, target.path})
        if pair not in compared:
            compared.add(pair)
            if survey.versions(page) != survey.versions(target):
                yield faults.ALTERNATE_NOT_RETURNED.at(
                    place(), href=href, here=_listed(survey, page), there=_listed(survey, target)
                )


def _listed(survey: Survey, page: Page) -> str:
    versions = sorted(survey.versions(page).items())
    return ", ".join(f"{hreflang} {survey.site.address(path)}" for hreflang, path in versions) or "-"
