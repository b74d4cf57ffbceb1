"""Languages: each page says its own and its direction, and each link into another language says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from babel import Locale, UnknownLocaleError

from traitdunion.contract import language
from traitdunion.contract.page import Anchor, Page
from traitdunion.contract.survey import Survey
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem


def check(survey: Survey) -> Iterator[Problem]:
    """Yield pages without their language or direction, and links that hide where they lead."""
    names: dict[tuple[str, str], tuple[str, ...]] = {}
    for page in survey.pages.values():
        yield from _declared(survey, page)
        for anchor in dict.fromkeys(page.anchors):
            yield from _link(survey, page, anchor, names)


def _declared(survey: Survey, page: Page) -> Iterator[Problem]:
    edition = survey.edition(page.path)
    expected = edition.lang if edition else page.lang
    place = survey.place(page.path, "<html")
    if not language.is_tag(page.lang) or page.lang != expected:
        lang = expected if language.is_tag(expected) else "en"
        yield faults.PAGE_LANGUAGE.at(place, found=page.lang or "-", lang=lang, dir=language.direction(lang))
    elif page.dir != language.direction(page.lang):
        yield faults.PAGE_DIRECTION.at(place, found=page.dir or "-", lang=page.lang, dir=language.direction(page.lang))


def _link(
    survey: Survey, page: Page, anchor: Anchor, names: dict[tuple[str, str], tuple[str, ...]]
) -> Iterator[Problem]:
    target = survey.pages.get(survey.file(anchor.href) or "")
    if target is None or not survey.lang(target):
        return
    own, lang = survey.lang(page), survey.lang(target)
    is_foreign = lang != own and survey.edition(target.path) is not None
    place = partial(survey.place, page.path, anchor.href)
    if anchor.hreflang and anchor.hreflang != lang:
        yield faults.LINK_LANGUAGE_WRONG.at(place(), href=anchor.href, found=anchor.hreflang, lang=lang)
    elif is_foreign and not anchor.hreflang:
        yield faults.LINK_LANGUAGE_MISSING.at(place(), href=anchor.href, lang=lang)
    elif is_foreign and lang.lower() not in anchor.marks:
        key = (own, lang)
        if key not in names:
            names[key] = _names(*key)
        if not _is_named(anchor.words, lang, names[key]):
            yield faults.LINK_LANGUAGE_UNMARKED.at(place(), href=anchor.href, lang=lang)


def _is_named(words: str, tag: str, names: tuple[str, ...]) -> bool:
    """Return whether a text names a language: its name, its tag in capitals, or its tag in brackets."""
    text = words.casefold()
    is_tagged = re.search(rf"\b{re.escape(tag.upper())}\b|[(\[]{re.escape(tag)}[)\]]", words) is not None
    return is_tagged or any(name in text for name in names)


def _names(lang: str, tag: str) -> tuple[str, ...]:
    """Return how a language is called in another and in itself, folded; nothing for what CLDR does not know."""
    found: list[str] = []
    for speaker in (lang, tag):
        try:
            named = Locale.parse(tag, sep="-")
            found += [
                named.get_display_name(speaker.replace("-", "_")) or "",
                named.get_language_name(speaker.replace("-", "_")) or "",
            ]
        except (UnknownLocaleError, ValueError):
            continue
    return tuple(name.casefold() for name in dict.fromkeys(found) if name)
