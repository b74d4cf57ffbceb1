"""Feeds: each edition has its own, in its language, and pages lead to them."""

from __future__ import annotations

from collections.abc import Iterator

from traitdunion.contract.feed import ATOM_TYPE, Feed
from traitdunion.contract.moment import rfc822, rfc3339
from traitdunion.contract.page import Page
from traitdunion.contract.survey import Edition, Survey
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem

ATOM_FEED, RSS_FEED = "feed.atom", "feed.rss"


def check(survey: Survey) -> Iterator[Problem]:
    """Yield what is wrong with the feeds as wholes, and with the pages' links to them."""
    paths = {feed.path for feed in survey.feeds}
    for edition in survey.editions.values():
        for name in (ATOM_FEED, RSS_FEED):
            path = f"{edition.folder}/{name}"
            if path not in paths and path not in {problem.place.path for problem in survey.problems}:
                yield faults.FEED_MISSING.at(survey.place(path), path=path, edition=edition.folder)
    owners: dict[str, str] = {}
    for feed in survey.feeds:
        yield from _feed(survey, feed)
        first = owners.setdefault(feed.id, feed.path) if feed.id else feed.path
        if first != feed.path:
            yield faults.FEED_ID_SHARED.at(survey.place(feed.path, feed.id), id=feed.id, other=first)
    for page in survey.pages.values():
        yield from _discovery(survey, page, survey.edition(page.path))


def _feed(survey: Survey, feed: Feed) -> Iterator[Problem]:
    place = survey.place(feed.path)
    required = {"title": feed.title, **({"id": feed.id} if feed.is_atom else {})}
    for element in (element for element, value in required.items() if not value):
        yield faults.FEED_INCOMPLETE.at(place, entry=feed.title or "-", element=element)
    yield from _language(survey, feed)
    own = survey.site.address(feed.path)
    selves = [link.href for link in feed.links if link.rel == "self"]
    if len(selves) != 1 or not survey.site.same(selves[0], own):
        yield faults.FEED_SELF.at(survey.place(feed.path, 'rel="self"'), found=", ".join(selves) or "-", address=own)
    for link in feed.links:
        if link.rel == "alternate" and survey.file(link.href) not in survey.pages:
            yield faults.FEED_LINK_BROKEN.at(
                survey.place(feed.path, link.href), entry=feed.title, href=link.href or "-", lang=feed.lang or "-"
            )
    for element, value in feed.dates:
        if (rfc3339 if feed.is_atom else rfc822)(value) is None:
            yield faults.FEED_DATE.at(
                survey.place(feed.path, value), element=element, found=value or "-", entry=feed.title
            )


def _language(survey: Survey, feed: Feed) -> Iterator[Problem]:
    """Yield a feed that declares no language or not its edition's, and entries that declare another than their feed."""
    edition = survey.edition(feed.path)
    expected = edition.lang if edition else feed.lang
    if not feed.lang or feed.lang.lower() != expected.lower():
        yield faults.FEED_LANGUAGE.at(survey.place(feed.path, feed.lang), found=feed.lang or "-", lang=expected or "en")
    for entry in feed.entries:
        if entry.lang and entry.lang.lower() != feed.lang.lower():
            yield faults.ENTRY_LANGUAGE.at(
                survey.place(feed.path, entry.id), entry=entry.title, found=entry.lang, lang=feed.lang or "-"
            )


def _discovery(survey: Survey, page: Page, edition: Edition | None) -> Iterator[Problem]:
    for link in page.feeds:
        target = survey.file(link.href)
        other = survey.edition(target) if target else None
        if edition is not None and other is not None and other != edition:
            yield faults.FEED_OF_ANOTHER_EDITION.at(
                survey.place(page.path, link.href), href=link.href, edition=edition.folder, other=other.folder
            )
    if edition is None or not survey.is_offered(page) or page.is_empty:
        return
    feed = f"{edition.folder}/{ATOM_FEED}"
    if not any(link.type == ATOM_TYPE and survey.file(link.href) == feed for link in page.feeds):
        yield faults.FEED_NOT_DISCOVERABLE.at(survey.place(page.path, "<head"), address=survey.site.address(feed))
