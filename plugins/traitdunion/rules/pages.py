"""The list of pages: every address of the site, its counterparts in other editions, and what search engines are offered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from traitdunion.rules.addresses import Addresses
from traitdunion.rules.editions import last_change
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine, Text
from traitdunion.vocabulary.page import TERM_PAGES, PageEntry, PageKind, Version, View

Versions = Mapping[tuple[PageKind, str], tuple[Version, ...]]


def page_count(items: int, size: int) -> int:
    """Return how many pages a list of `items` takes: an empty list has one."""
    return max(1, -(-items // size))


def numbered(entry: PageEntry, addresses: Addresses, items: int, size: int) -> Iterator[PageEntry]:
    """Yield a list's pages."""
    for number in range(1, page_count(items, size) + 1):
        yield entry if number == 1 else replace(entry, address=addresses.numbered(entry.address, number), number=number)


def pages_of(view: View, addresses: Addresses, size: int) -> Iterator[PageEntry]:
    """Yield the pages of one edition, without their counterparts yet; `size` texts to a page of a list."""
    language, changed = view.edition.language, last_change(view.articles)

    def entry(kind: PageKind, address: str, subject: str, changed: datetime | None) -> PageEntry:
        return PageEntry(kind, language, address, subject, changed=changed, indexable=not view.edition.preparing)

    yield from numbered(entry(PageKind.HOME, addresses.home, "", changed), addresses, len(view.articles), size)
    for kind, texts in ((PageKind.ARTICLE, view.articles), (PageKind.PAGE, view.pages)):
        for text in texts:
            yield entry(kind, addresses.text(text.slug), text.story, text.changed_on)
    for term_kind, (one, several) in TERM_PAGES.items():
        for shelf in view.shelves[term_kind]:
            base = entry(one, addresses.term(term_kind, shelf.name.slug), shelf.term.key, last_change(shelf.texts))
            yield from numbered(base, addresses, len(shelf.texts), size)
        if view.shelves[term_kind]:
            yield entry(several, addresses.terms(term_kind), "", changed)
    if view.articles:
        yield entry(PageKind.ARCHIVE, addresses.archive, "", changed)
    for year, texts in view.years.items():
        yield entry(PageKind.YEAR, addresses.year(year), str(year), last_change(texts))
    yield replace(entry(PageKind.NOT_FOUND, addresses.not_found, "", None), indexable=False)


def counterparts(entries: Iterable[PageEntry]) -> Versions:
    """Return the versions of each page that search engines are offered, by kind and subject, in the order given."""
    versions: dict[tuple[PageKind, str], list[Version]] = defaultdict(list)
    for entry in entries:
        if entry.indexable and entry.number == 1:
            versions[entry.kind, entry.subject].append(Version(entry.language, entry.address))
    return {key: tuple(found) for key, found in versions.items()}


def default_of(entry: PageEntry, versions: Sequence[Version], originals: Mapping[str, Language]) -> str | None:
    """Return the address for readers of any other language.

    The original for a text, the page of all editions for a home, else the first version in the editions' order.
    """
    if entry.kind is PageKind.HOME:
        return ""
    if entry.kind in (PageKind.ARTICLE, PageKind.PAGE):
        original = originals[entry.subject]
        versions = [version for version in versions if version.language == original] or versions
    return versions[0].address


def all_pages(
    views: Sequence[View], addresses: Mapping[Language, Addresses], magazine: Magazine, size: int
) -> tuple[PageEntry, ...]:
    """Return every page of every edition, with its counterparts.

    `versions` are filled in on every numbered page, since the language switch needs them; only page 1 is offered with them
    to search engines (see `alternates`).
    """
    entries = [entry for view in views for entry in pages_of(view, addresses[view.edition.language], size)]
    versions = counterparts(entries)
    originals = {key: story.original for key, story in magazine.stories.items()}
    return tuple(
        replace(entry, versions=found, default=default_of(entry, found, originals)) if found else entry
        for entry in entries
        for found in [versions.get((entry.kind, entry.subject), ())]
    )


def alternates(entry: PageEntry) -> tuple[tuple[str, str], ...]:
    """Return the `hreflang` values and addresses of a page's head: none on page 2 and on, nor where nothing is indexed."""
    if not entry.indexable or entry.number > 1 or entry.default is None:
        return ()
    return (*((version.language, version.address) for version in entry.versions), ("x-default", entry.default))


def menu(view: View) -> tuple[Text, ...]:
    """Return the pages that ask to stand in the menu, in order."""
    return tuple(text for text in view.pages if text.menu_order is not None)
