"""An edition: what its two generators have in common, fed from the graph instead of the disk.

They lean on Pelican 4.12: `generate_context` asks `get_files` for paths and `get_cached_data` for the object of each before it
would read a file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from pelican.generators import Generator

from traitdunion.publishing.contents import EditionTerm, make_content, make_term
from traitdunion.publishing.environment import equip, may_be_shared
from traitdunion.publishing.presenting import Presenter
from traitdunion.publishing.session import Session
from traitdunion.publishing.settings import edition_settings
from traitdunion.rules import addresses as site
from traitdunion.vocabulary.magazine import Edition, TermKind, Text
from traitdunion.vocabulary.manuscript import Kind
from traitdunion.vocabulary.page import PageEntry, PageKind


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
            return equip(self.env, self.session.compiled)
        if self.session.environment is None:
            self.session.environment = equip(self.env, self.session.compiled)
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

    def order(self) -> tuple[Collection[PageKind], ...]:
        """Return the kinds of pages that the generator makes, in the order in which it writes them."""
        raise NotImplementedError

    def template(self, entry: PageEntry) -> str:
        """Return the name of a page's template: a text may ask for one of its own."""
        if entry.kind in (PageKind.ARTICLE, PageKind.PAGE):
            name: str = self.session.contents[entry.subject, entry.language].template
            return name
        return entry.kind.value

    def variables(self, entry: PageEntry) -> dict[str, Any]:
        """Return what a page's template gets beside the edition's context: it depends on no other page's being rendered."""
        return self.presenter.context(entry)

    def announce(self, entry: PageEntry) -> None:
        """Send Pelican's signal, where there is one, before a page is written."""

    def write(self, writer: Any, entry: PageEntry) -> None:
        """Render one page and write it, unless it is there already."""
        name, template = site.save_as(entry.address), self.template(entry)
        if self.session.renewal.has_page(name, entry, template):
            return
        self.announce(entry)
        variables = self.variables(entry)
        writer.write_file(name, self.get_template(template), self.context, url=entry.address, **variables)

    def write_pages(self, writer: Any) -> None:
        """Write the generator's pages, and forget the pieces that they share."""
        self.context.update(self.presenter.frame())
        for kinds in self.order():
            for entry in self.entries(kinds):
                self.write(writer, entry)
        self.presenter.kept.clear()
