"""Generators: for each edition, Pelican's own articles and pages generators, fed from the graph instead of the disk.

They lean on Pelican 4.12: `generate_context` asks `get_files` for paths and `get_cached_data` for the object of each before it
would read a file. Everything else (signals, lists, names in the context) is Pelican's, so that plugins and themes see what they
know. Output is written page by page from the session's list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Any

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.paginator import Paginator
from pelican.plugins import signals

from traitdunion.publishing.contents import EditionTerm, make_content, make_term
from traitdunion.publishing.environment import equip, may_be_shared
from traitdunion.publishing.presenting import WITH_FEEDS, Presenter
from traitdunion.publishing.session import Session
from traitdunion.publishing.settings import edition_settings
from traitdunion.rules import addresses as site
from traitdunion.vocabulary.magazine import Edition, TermKind, Text
from traitdunion.vocabulary.manuscript import Kind
from traitdunion.vocabulary.page import TERM_PAGES, PageEntry, PageKind, Shelf

LISTS = {PageKind.HOME, PageKind.SECTION, PageKind.TAG, PageKind.PERSON, PageKind.YEAR, PageKind.ARCHIVE}
NAMES = {TermKind.SECTION: "category", TermKind.TAG: "tag", TermKind.PERSON: "author"}


class EditionGenerator(Generator):
    """What both generators of an edition have in common."""

    session: Session
    edition: Edition
    theme_is_ours: bool
    kind: Kind

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **places: Any) -> None:
        own = edition_settings(settings, self.edition, self.session)
        self.presenter = Presenter(self.session, self.edition)
        self.terms: dict[tuple[TermKind, str], EditionTerm] = {}
        # Pelican shares one context among all generators: each edition has its own, and what contents register stays shared.
        super().__init__(context={**context, **own}, settings=own, **places)
        self.env = self.environment()

    def environment(self) -> Any:
        """Return the Jinja environment: the editions' shared one where that is safe."""
        if not may_be_shared(self.theme_is_ours):
            return equip(self.env)
        if self.session.environment is None:
            self.session.environment = equip(self.env)
        return self.session.environment

    def texts(self) -> tuple[Text, ...]:
        """Return the texts that this generator shows, in their order."""
        view = self.session.views[self.edition.language]
        return view.articles if self.kind is Kind.ARTICLE else view.pages

    def get_files(self, paths: Any, exclude: Any = None, extensions: Collection[str] | None = None) -> list[str]:  # noqa: ARG002
        """Return the paths of the edition's texts; none for other kinds of files."""
        return [text.path for text in self.texts()] if extensions is None else []

    def get_cached_data(self, path: str, default: Any = None) -> Any:
        """Return Pelican's object for the text at a path."""
        text = self.by_path.get(path)
        return default if text is None else self.session.contents[text.story, text.language]

    def generate_context(self) -> None:
        """Make Pelican's objects from the graph, then do as Pelican does."""
        view = self.session.views[self.edition.language]
        for kind in TermKind:
            for shelf in view.shelves[kind]:
                self.term(kind, shelf.term.key)
        texts = self.texts()
        self.by_path = {text.path: text for text in texts}
        for text in texts:
            for kind, keys in (
                (TermKind.SECTION, [text.section] if text.section else []),
                (TermKind.TAG, text.tags),
                (TermKind.PERSON, (*text.authors, *text.translators, *text.reviewers)),
            ):
                for key in keys:
                    self.term(kind, key)
            content = make_content(text, self.session, self.terms, self.settings, self.context)
            self.session.contents[text.story, text.language] = content
        super().generate_context()

    def term(self, kind: TermKind, key: str) -> EditionTerm:
        """Return the edition's object for a term, the same one each time."""
        if (kind, key) not in self.terms:
            self.terms[kind, key] = make_term(kind, key, self.session, self.edition, self.settings)
        return self.terms[kind, key]

    def add_static_links(self, content: Any) -> None:
        """Do nothing: the graph knows which files a text shows."""

    def entries(self, kinds: Collection[PageKind]) -> Iterator[PageEntry]:
        """Yield the edition's pages of the given kinds."""
        language = self.edition.language
        return (entry for entry in self.session.entries if entry.language == language and entry.kind in kinds)

    def write(self, writer: Any, entry: PageEntry, template: str, **variables: Any) -> None:
        """Render one page and write it."""
        writer.write_file(
            site.save_as(entry.address),
            self.get_template(template),
            self.context,
            url=entry.address,
            **{**self.presenter.context(entry), **variables},
        )


class EditionArticles(EditionGenerator, ArticlesGenerator):
    """The articles of one edition, with its lists, terms, archives and feeds."""

    kind = Kind.ARTICLE

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
        """Write the edition's articles, lists, terms, archives, feeds and page for lost readers."""
        self.context.update(self.presenter.frame())
        for entry in self.entries({PageKind.ARTICLE}):
            self.write_article(writer, entry)
        for entry in self.entries(LISTS - {PageKind.ARCHIVE}):
            self.write_list(writer, entry)
        for entry in self.entries(
            {PageKind.SECTIONS, PageKind.TAGS, PageKind.PEOPLE, PageKind.ARCHIVE, PageKind.NOT_FOUND}
        ):
            if entry.kind is not PageKind.NOT_FOUND or self.theme_is_ours:
                self.write_index(writer, entry)
        with_feeds = WITH_FEEDS if self.session.configuration.term_feeds else {PageKind.HOME}
        for entry in self.entries(with_feeds):
            if entry.number == 1:
                self.write_feeds(writer, entry)
        signals.article_writer_finalized.send(self, writer=writer)

    def contents_of(self, texts: Collection[Text]) -> list[Any]:
        """Return Pelican's objects for texts."""
        return [self.session.contents[text.story, text.language] for text in texts]

    def write_article(self, writer: Any, entry: PageEntry) -> None:
        """Write an article, with its neighbours in time."""
        article = self.session.contents[entry.subject, entry.language]
        articles, place = self.articles, self.places[entry.subject]
        signals.article_generator_write_article.send(self, content=article)
        self.write(
            writer,
            entry,
            article.template,
            article=article,
            category=getattr(article, "category", None),
            previous_article=articles[place + 1] if place + 1 < len(articles) else None,
            next_article=articles[place - 1] if place else None,
            blog=True,
        )

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each article in the edition, newest first, by story."""
        return {article.text.story: place for place, article in enumerate(self.articles)}

    def shelf(self, entry: PageEntry) -> Shelf:
        """Return the term that a page shows, with its texts."""
        kind = next(kind for kind, pages in TERM_PAGES.items() if entry.kind in pages)
        return next(
            shelf for shelf in self.session.views[entry.language].shelves[kind] if shelf.term.key == entry.subject
        )

    def list_of(self, entry: PageEntry) -> tuple[list[Any], dict[str, Any]]:
        """Return a list's articles, and what else its template gets."""
        if entry.kind is PageKind.HOME:
            return self.articles, {}
        if entry.kind is PageKind.YEAR:
            texts = self.session.views[entry.language].years[int(entry.subject)]
            return self.contents_of(texts), {"period": (int(entry.subject),), "period_num": (int(entry.subject),)}
        shelf = self.shelf(entry)
        term = self.term(shelf.term.kind, shelf.term.key)
        return self.contents_of(shelf.texts), {NAMES[shelf.term.kind]: term, "term": term, "shelf": shelf}

    def write_list(self, writer: Any, entry: PageEntry) -> None:
        """Write one page of a list, under the names that Pelican's own pagination has."""
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
        self.write(
            writer,
            entry,
            entry.kind.value,
            page_name=first.rstrip("/"),
            all_articles=self.articles,
            blog=True,
            **pages,
            **variables,
        )

    def first_address(self, entry: PageEntry) -> str:
        """Return the address of a list's first page."""
        if entry.number == 1:
            return entry.address
        return entry.address.removesuffix(f"{self.edition.words['page']}/{entry.number}/")

    def write_index(self, writer: Any, entry: PageEntry) -> None:
        """Write a list of terms, the archive, or the page for lost readers."""
        self.write(
            writer,
            entry,
            entry.kind.value,
            articles=self.articles,
            dates=self.dates,
            page_name=entry.address.rstrip("/"),
            blog=True,
        )

    def write_feeds(self, writer: Any, entry: PageEntry) -> None:
        """Write a list's two feeds, newest entries first: a new translation of an old story is a new entry."""
        articles, _ = self.list_of(entry)
        # Those of one moment stay in the list's order.
        entries = sorted(articles, key=lambda article: article.text.published_on, reverse=True)
        for form in site.FEEDS:
            address = site.feed(entry.address, form)
            writer.write_feed(
                entries,
                {**self.context, "feed_entry": entry},
                address,
                address,
                feed_type=form,
                feed_title=self.presenter.feed_title(entry),
            )


class EditionPages(EditionGenerator, PagesGenerator):
    """The pages of one edition: manifesto, about and the like."""

    kind = Kind.PAGE

    def generate_output(self, writer: Any) -> None:
        """Write the edition's pages."""
        self.context.update(self.presenter.frame())
        for entry in self.entries({PageKind.PAGE}):
            page = self.session.contents[entry.subject, entry.language]
            signals.page_generator_write_page.send(self, content=page)
            self.write(writer, entry, page.template, page=page)
        signals.page_writer_finalized.send(self, writer=writer)


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
