"""Generators: for each edition, Pelican's own articles and pages generators, fed from the graph instead of the disk.

Signals, lists and names in the context are Pelican's, so that plugins and themes see what they know. Output is written page by
page from the session's list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, partial
from typing import Any

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.paginator import Paginator
from pelican.plugins import signals

from traitdunion.edges.forking import Told
from traitdunion.publishing.edition import EditionGenerator
from traitdunion.publishing.feeds import Entries
from traitdunion.publishing.presenting import WITH_FEEDS
from traitdunion.publishing.session import Session
from traitdunion.rules import addresses as site
from traitdunion.vocabulary.magazine import TermKind, Text
from traitdunion.vocabulary.manuscript import Kind
from traitdunion.vocabulary.page import PageEntry, PageKind

LISTS = {PageKind.HOME, PageKind.SECTION, PageKind.TAG, PageKind.PERSON, PageKind.YEAR}
INDEXES = {PageKind.SECTIONS, PageKind.TAGS, PageKind.PEOPLE, PageKind.ARCHIVE}
NAMES = {TermKind.SECTION: "category", TermKind.TAG: "tag", TermKind.PERSON: "author"}

List = tuple[list[Any], dict[str, Any]]


class EditionArticles(EditionGenerator, ArticlesGenerator):
    """The articles of one edition, with its lists, terms, archives and feeds."""

    kind = Kind.ARTICLE

    def order(self) -> tuple[Collection[PageKind], ...]:
        """Return the kinds of pages; a theme of another hand has none for lost readers."""
        return {PageKind.ARTICLE}, LISTS, INDEXES | ({PageKind.NOT_FOUND} if self.theme_is_ours else set())

    def _build_period_archives(
        self,
        sorted_articles: Any,
        articles: Any,  # noqa: ARG002 - Pelican's own signature
        settings: Any,  # noqa: ARG002
    ) -> dict[str, list[dict[str, Any]]]:
        """Group the articles by year; Pelican's own way is quadratic."""
        years: dict[int, list[Any]] = defaultdict(list)
        for article in sorted_articles:
            years[article.date.year].append(article)
        addresses = self.session.addresses[self.edition.language]
        found = [
            {
                "period": (year,),
                "period_num": (year,),
                "dates": group,
                "articles": group,
                "url": addresses.year(year),
                "save_as": site.save_as(addresses.year(year)),
            }
            for year, group in sorted(years.items(), reverse=True)
        ]
        return defaultdict(list, {"year": found})

    def generate_output(self, writer: Any) -> None:
        """Write the edition's articles, lists, terms, archives, feeds and page for lost readers, as far as they are due."""
        if not self.is_due():
            return
        self.write_pages(writer)
        for told in self.shared(self.due_feeds, partial(self.write_feeds, writer)):
            self.session.hear(told)
        signals.article_writer_finalized.send(self, writer=writer)

    def with_feeds(self) -> Iterator[PageEntry]:
        """Yield the first page of each list that has feeds."""
        kinds = WITH_FEEDS if self.session.configuration.term_feeds else {PageKind.HOME}
        return (entry for entry in self.entries(kinds) if entry.number == 1)

    def variables(self, entry: PageEntry) -> dict[str, Any]:
        """Return what a page's template gets beside the edition's context."""
        make = self.article if entry.kind is PageKind.ARTICLE else self.list_page if entry.kind in LISTS else self.index
        return {**super().variables(entry), "blog": True, **make(entry)}

    def announce(self, entry: PageEntry) -> None:
        """Send Pelican's signal before an article is written."""
        if entry.kind is PageKind.ARTICLE:
            article = self.session.contents[entry.subject, entry.language]
            signals.article_generator_write_article.send(self, content=article)

    def contents_of(self, texts: Collection[Text]) -> list[Any]:
        """Return Pelican's objects for texts."""
        return [self.session.contents[text.story, text.language] for text in texts]

    def article(self, entry: PageEntry) -> dict[str, Any]:
        """Return what an article's page shows: the article, and its neighbours in time."""
        article = self.session.contents[entry.subject, entry.language]
        articles = self.session.views[entry.language].articles
        place = self.session.places[entry.language][entry.subject]
        older, newer = articles[place + 1 : place + 2], articles[max(0, place - 1) : place]
        return {
            "article": article,
            "category": getattr(article, "category", None),
            "previous_article": next(iter(self.contents_of(older)), None),
            "next_article": next(iter(self.contents_of(newer)), None),
        }

    @cached_property
    def lists(self) -> dict[tuple[PageKind, str], List]:
        """The lists of the edition that a page was made from: a long one has many pages."""
        return {}

    def list_of(self, entry: PageEntry) -> List:
        """Return a list's articles, and what else its template gets."""
        key = (entry.kind, entry.subject)
        if key not in self.lists:
            self.lists[key] = self.make_list(entry)
        return self.lists[key]

    def make_list(self, entry: PageEntry) -> List:
        """Make a list."""
        if entry.kind is PageKind.HOME:
            return self.articles, {}
        if entry.kind is PageKind.YEAR:
            year = int(entry.subject)
            texts = self.session.views[entry.language].years[year]
            return self.contents_of(texts), {"period": (year,), "period_num": (year,)}
        shelf = self.session.shelf(entry)
        term = self.term(shelf.term.kind, shelf.term.key)
        return self.contents_of(shelf.texts), {NAMES[shelf.term.kind]: term, "term": term, "shelf": shelf}

    def list_page(self, entry: PageEntry) -> dict[str, Any]:
        """Return what one page of a list shows, under the names that Pelican's own pagination has."""
        articles, variables = self.list_of(entry)
        size = len(articles) if entry.kind is PageKind.YEAR else self.session.configuration.page_size
        first = self.first_address(entry)
        paginator = Paginator(site.save_as(first), first, articles, self.settings, max(size, 1))
        pages = {
            "articles": articles,
            "dates": articles,
            "articles_paginator": paginator,
            "articles_page": paginator.page(entry.number),
            "articles_previous_page": paginator.page(entry.number - 1) if entry.number > 1 else None,
            "articles_next_page": paginator.page(entry.number + 1) if entry.number < paginator.num_pages else None,
        }
        pages |= {name.replace("articles", "dates", 1): value for name, value in pages.items() if name != "articles"}
        return {"page_name": first.rstrip("/"), "all_articles": self.articles, **pages, **variables}

    def first_address(self, entry: PageEntry) -> str:
        """Return the address of a list's first page."""
        if entry.number == 1:
            return entry.address
        return entry.address.removesuffix(f"{self.edition.words['page']}/{entry.number}/")

    def index(self, entry: PageEntry) -> dict[str, Any]:
        """Return what a list of terms, the archive, or the page for lost readers shows."""
        return {"articles": self.articles, "dates": self.dates, "page_name": entry.address.rstrip("/")}

    def is_due(self) -> bool:
        """Tell whether the generator has anything to write, feeds too."""
        return super().is_due() or bool(self.due_feeds)

    @cached_property
    def due_feeds(self) -> list[tuple[PageEntry, str]]:
        """The feeds that are not in place: each list has two."""
        return [
            (entry, form)
            for entry in self.with_feeds()
            for form in site.FEEDS
            if not self.session.renewal.has_feed(site.feed(entry.address, form), entry, form)
        ]

    def write_feeds(self, writer: Any, feeds: Sequence[tuple[PageEntry, str]]) -> Told:
        """Write some of the feeds, and tell what came of it."""
        told, kept = self.session.telling(), Entries()
        for entry, form in feeds:
            self.write_feed(writer, entry, form, kept)
        return told()

    def write_feed(self, writer: Any, entry: PageEntry, form: str, kept: Entries) -> None:
        """Write one of a list's feeds, newest entries first: a new translation of an old story is a new entry."""
        address = site.feed(entry.address, form)
        writer.write_feed(
            self.contents_of(self.session.feed_texts(entry)),
            {**self.context, "feed_entry": entry, "feed_entries": kept},
            address,
            address,
            feed_type=form,
            feed_title=self.presenter.feed_title(entry),
        )


class EditionPages(EditionGenerator, PagesGenerator):
    """The pages of one edition: manifesto, about and the like."""

    kind = Kind.PAGE

    def order(self) -> tuple[Collection[PageKind], ...]:
        """Return the one kind of pages."""
        return ({PageKind.PAGE},)

    def generate_output(self, writer: Any) -> None:
        """Write the edition's pages that are due."""
        if not self.is_due():
            return
        self.write_pages(writer)
        signals.page_writer_finalized.send(self, writer=writer)

    def variables(self, entry: PageEntry) -> dict[str, Any]:
        """Return what a page's template gets beside the edition's context."""
        return {**super().variables(entry), "page": self.session.contents[entry.subject, entry.language]}

    def announce(self, entry: PageEntry) -> None:
        """Send Pelican's signal before a page is written."""
        signals.page_generator_write_page.send(self, content=self.session.contents[entry.subject, entry.language])


def edition_generators(session: Session, theme_is_ours: bool) -> list[type[Generator]]:
    """Return a pair of generator classes for each edition: Pelican wants classes, and makes the objects itself."""
    classes: list[type[Generator]] = []
    for edition in session.magazine.editions:
        own = {"session": session, "edition": edition, "theme_is_ours": theme_is_ours}
        suffix = edition.language.replace("-", "_")
        classes.append(type(f"EditionArticles_{suffix}", (EditionArticles,), own))
        classes.append(type(f"EditionPages_{suffix}", (EditionPages,), own))
    return classes


__all__ = ["EditionArticles", "EditionPages", "edition_generators"]
