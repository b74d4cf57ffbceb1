"""Heads: title, description, character set and viewport."""

from __future__ import annotations

import re
from collections.abc import Iterator

from traitdunion.contract.page import Page
from traitdunion.contract.survey import Survey
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem

NUMBER = re.compile(r"\d+")  # of any script: ٢ is 2


def check(survey: Survey) -> Iterator[Problem]:
    """Yield what is wrong with the heads, each by itself and between pages of an edition."""
    titles: dict[tuple[str, str], str] = {}
    for page in survey.pages.values():
        if page.is_empty:
            continue
        yield from _head(survey, page)
        if not survey.is_offered(page):
            continue
        yield from _meta(survey, page, "description", "…")
        yield from _number(survey, page)
        edition = survey.edition(page.path)
        title = page.titles[0] if page.titles else ""
        first = titles.setdefault((edition.folder if edition else "", title), page.path)
        if title and first != page.path:
            yield faults.TITLE_REPEATED.at(survey.place(page.path, "<title"), title=title, other=first)


def _head(survey: Survey, page: Page) -> Iterator[Problem]:
    head = survey.place(page.path, "<head")
    if len(page.titles) != 1 or not page.titles[0]:
        yield faults.TITLE_COUNT.at(
            survey.place(page.path, "<title"), count=len([title for title in page.titles if title])
        )
    if not page.is_utf8 or page.charset != "utf-8":
        yield faults.CHARSET_MISSING.at(head, found=page.charset or "-")
    if not survey.is_alias(page):
        yield from _meta(survey, page, "viewport", "width=device-width, initial-scale=1")


def _meta(survey: Survey, page: Page, name: str, example: str) -> Iterator[Problem]:
    contents = page.meta(name)
    if len(contents) != 1 or not contents[0]:
        count = len([content for content in contents if content])
        yield faults.META_COUNT.at(survey.place(page.path, f'"{name}"'), name=name, count=count, example=example)


def _number(survey: Survey, page: Page) -> Iterator[Problem]:
    number = survey.number(page.path)
    title = page.titles[0] if page.titles else ""
    if number > 1 and title and number not in {int(digits) for digits in NUMBER.findall(title)}:
        yield faults.TITLE_WITHOUT_NUMBER.at(survey.place(page.path, "<title"), title=title, number=number)
