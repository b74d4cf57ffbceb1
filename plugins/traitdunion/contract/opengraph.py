"""Open Graph: what a page shows of itself where it is shared (https://ogp.me)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from traitdunion.contract import language
from traitdunion.contract.page import HREFLANG_DEFAULT, Page
from traitdunion.contract.survey import HOME, Survey
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem

SINGLE = ("og:type", "og:title", "og:url", "og:description", "og:locale")
LOCALE = re.compile(r"([a-z]{2,3})_(?:[A-Z][a-z]{3}_)?([A-Z]{2}|\d{3})")


def check(survey: Survey) -> Iterator[Problem]:
    """Yield what is wrong with the Open Graph of the pages that are meant to be found."""
    for page in survey.pages.values():
        if page.path in survey.indexable and not page.is_empty:
            yield from _required(survey, page)
            yield from _address(survey, page)
            yield from _locales(survey, page)
        yield from _images(survey, page)


def _required(survey: Survey, page: Page) -> Iterator[Problem]:
    for name in SINGLE:
        contents = page.meta(name)
        if len(contents) != 1 or not contents[0]:
            count = len([content for content in contents if content])
            yield faults.GRAPH_COUNT.at(survey.place(page.path, f'"{name}"'), property=name, count=count)
    if not any(page.meta("og:image")):
        yield faults.GRAPH_COUNT.at(survey.place(page.path, '"og:image"'), property="og:image", count=0)


def _address(survey: Survey, page: Page) -> Iterator[Problem]:
    for address in page.meta("og:url"):
        if address and not any(survey.site.same(address, canonical) for canonical in page.canonicals):
            yield faults.GRAPH_ADDRESS.at(
                survey.place(page.path, '"og:url"'), found=address, canonical=", ".join(page.canonicals) or "-"
            )


def _images(survey: Survey, page: Page) -> Iterator[Problem]:
    for name in ("og:image", "og:image:url", "og:image:secure_url", "twitter:image"):
        for address in filter(None, page.meta(name)):
            is_full = address.startswith(("https://", "http://"))
            if not is_full or (address.startswith(f"{survey.site.url}/") and survey.file(address) is None):
                yield faults.SHARED_ADDRESS.at(survey.place(page.path, address), property=name, found=address)


def _locales(survey: Survey, page: Page) -> Iterator[Problem]:
    for locale in page.meta("og:locale"):
        if locale and not _fits(locale, page.lang):
            yield faults.GRAPH_LOCALE.at(survey.place(page.path, '"og:locale"'), found=locale, lang=page.lang or "-")
    if page.path == HOME:
        return
    versions = {path for hreflang, path in survey.versions(page).items() if hreflang != HREFLANG_DEFAULT}
    others = [survey.pages[path] for path in sorted(versions - {page.path}) if path in survey.pages]
    expected = sorted(locale for other in others for locale in other.meta("og:locale"))
    found = sorted(page.meta("og:locale:alternate"))
    if found != expected:
        yield faults.GRAPH_VERSIONS.at(
            survey.place(page.path, "og:locale:alternate"),
            found=", ".join(found) or "-",
            expected=", ".join(expected) or "-",
        )


def _fits(locale: str, tag: str) -> bool:
    """Return whether a POSIX-like locale (`fr_FR`) is one of a language's, and of its region where it has one."""
    match = LOCALE.fullmatch(locale)
    first, *rest = language.canonical(tag).split("-")
    regions = [part for part in rest if len(part) == 2 or part.isdigit()]
    return match is not None and match[1] == first and (not regions or match[2] in regions)
