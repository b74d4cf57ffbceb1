"""Feed entries: each has a lasting id, leads to a page in the feed's language, and stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from traitdunion.contract import statement
from traitdunion.contract.feed import Entry, Feed
from traitdunion.contract.markup import content_addresses
from traitdunion.contract.moment import rfc822, rfc3339
from traitdunion.contract.site import Kind
from traitdunion.contract.survey import Survey
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Problem


def check(survey: Survey) -> Iterator[Problem]:
    """Yield what is wrong with the entries of all feeds, each and between them."""
    ids: dict[str, tuple[str, str]] = {}  # page to its entry's id, and the feed that says so
    pages: dict[str, str] = {}  # id to its page
    contents: dict[str, tuple[str, ...]] = {}  # the same text is in several feeds
    for feed in survey.feeds:
        seen: set[str] = set()
        for entry in feed.entries:
            page = _main_page(survey, feed, entry)
            yield from _entry(survey, feed, entry)
            yield from _page(survey, feed, entry, page)
            yield from _identity(survey, feed, entry, seen, pages.setdefault(entry.id, page))
            yield from _content(survey, feed, entry, contents)
            known, elsewhere = ids.setdefault(page, (entry.id, feed.path))
            if page and entry.id and known != entry.id:
                yield faults.ENTRY_ID_DIFFERS.at(
                    survey.place(feed.path, entry.id), entry=entry.title, id=entry.id, other=elsewhere, known=known
                )


def _entry(survey: Survey, feed: Feed, entry: Entry) -> Iterator[Problem]:
    place = partial(survey.place, feed.path, entry.id or entry.title)
    required = {
        "id" if feed.is_atom else "guid": entry.id,
        "title": entry.title,
        "content": entry.content.strip(),
        "author": entry.authors or feed.authors,
    }
    for element in (element for element, value in required.items() if not value):
        yield faults.FEED_INCOMPLETE.at(place(), entry=entry.title or entry.id, element=element)
    if entry.permalink:
        yield faults.GUID_PERMALINK.at(place(), entry=entry.title, id=entry.id)
    for element, value in entry.dates:
        if (rfc3339 if feed.is_atom else rfc822)(value) is None:
            yield faults.FEED_DATE.at(place(), entry=entry.title, element=element, found=value or "-")


def _main_links(feed: Feed, entry: Entry) -> list[str]:
    lang = feed.lang.lower()
    return [link.href for link in entry.links if link.rel == "alternate" and link.hreflang.lower() in ("", lang)]


def _main_page(survey: Survey, feed: Feed, entry: Entry) -> str:
    """Return the path of the page that an entry is about; empty if none."""
    return next((path for href in _main_links(feed, entry) if (path := survey.file(href)) in survey.pages and path), "")


def _page(survey: Survey, feed: Feed, entry: Entry, path: str) -> Iterator[Problem]:
    place = partial(survey.place, feed.path, entry.id)
    links = _main_links(feed, entry)
    if not path:
        yield faults.FEED_LINK_BROKEN.at(
            place(), entry=entry.title, href=", ".join(links) or "-", lang=feed.lang or "-"
        )
        return
    page = survey.pages[path]
    edition = survey.edition(feed.path)
    if (edition is not None and survey.edition(path) != edition) or survey.lang(page).lower() != feed.lang.lower():
        yield faults.ENTRY_LANGUAGE.at(
            place(), entry=entry.title, found=survey.lang(page) or "-", lang=feed.lang or "-"
        )
    for link in entry.links:
        target = survey.pages.get(survey.file(link.href) or "")
        if (
            link.rel == "alternate"
            and link.href not in links
            and (target is None or survey.lang(target) != link.hreflang)
        ):
            yield faults.FEED_LINK_BROKEN.at(place(), entry=entry.title, href=link.href, lang=link.hreflang)
    if not survey.is_desk(path):
        yield from _credits(survey, feed, entry, path)


def _credits(survey: Survey, feed: Feed, entry: Entry, path: str) -> Iterator[Problem]:
    """Yield people whom the page credits and the entry does not."""
    article = survey.statements[path].article
    if article is None:
        yield faults.ARTICLE_SILENT.at(survey.place(path, "<head"))
        return
    roles = [("author", ", ".join(entry.authors or feed.authors))]
    roles += [("translator", ", ".join(entry.contributors))] if feed.is_atom else []
    for role, named in roles:
        for person in (statement.name(value) for value in statement.each(article.get(role))):
            if person and person not in named:
                yield faults.ENTRY_CREDIT_MISSING.at(
                    survey.place(feed.path, entry.id), entry=entry.title, role=role, name=person, path=path
                )


def _identity(survey: Survey, feed: Feed, entry: Entry, seen: set[str], page: str) -> Iterator[Problem]:
    """Yield an id that stands twice in a feed, or for two pages. `page` is the first page that had it."""
    if entry.id and (entry.id in seen or page != _main_page(survey, feed, entry)):
        yield faults.ENTRY_ID_REPEATED.at(survey.place(feed.path, entry.id), entry=entry.title, id=entry.id)
    seen.add(entry.id)


def _content(survey: Survey, feed: Feed, entry: Entry, contents: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    if entry.content not in contents:
        contents[entry.content] = content_addresses(entry.content)
    for address in contents[entry.content]:
        destination = survey.destination(address)
        is_full = destination.kind is Kind.INSIDE and not address.startswith("/")
        if destination.kind is Kind.EXTERNAL or (is_full and survey.file(address)):
            continue
        place = survey.place(feed.path, address)
        fault = faults.LINK_BROKEN if is_full else faults.CONTENT_ADDRESS
        yield fault.at(place, entry=entry.title, href=address or "-")
