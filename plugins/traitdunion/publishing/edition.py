"""An edition: what its two generators have in common, fed from the graph instead of the disk.

They lean on Pelican 4.12: `generate_context` asks `get_files` for paths and `get_cached_data` for the object of each before it
would read a file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from pelican.generators import Generator

from traitdunion.edges.forking import Told, share_out
from traitdunion.publishing.contents import EditionTerm, make_content, make_term
from traitdunion.publishing.environment import equip, may_be_shared
from traitdunion.publishing.presenting import Presenter
from traitdunion.publishing.session import Session
from traitdunion.publishing.settings import edition_settings
from traitdunion.rules import addresses as site
from traitdunion.vocabulary.magazine import Edition, TermKind, Text
from traitdunion.vocabulary.manuscript import Kind
from traitdunion.vocabulary.page import TEXT_PAGES, PageEntry, PageKind

T = TypeVar("T")


class EditionGenerator(Generator):
    """What both generators of an edition have in common."""

    session: Session
    edition: Edition
    theme_is_ours: bool
    kind: Kind
    due: list[PageEntry]
    forgotten: list[str]

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **places: Any) -> None:
        own = edition_settings(settings, self.edition, self.session)
        self.presenter = Presenter(self.session, self.edition)
        self.terms: dict[tuple[TermKind, str], EditionTerm] = {}
        # Pelican shares one context among all generators: each edition has its own, and what contents register stays shared.
        super().__init__(context={**context, **own}, settings=own, **places)
        self.env = self.environment()
        self.session.contents.makers[self.edition.language, self.kind] = self

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
        """Make Pelican's objects from the graph, then do as Pelican does, as far as a page that is due may ask for it."""
        self.due = [entry for kinds in self.order() for entry in self.entries(kinds) if not self.is_there(entry)]
        if not self.is_due() or not self.shows_lists():
            return
        view = self.session.views[self.edition.language]
        for kind in TermKind:
            for shelf in view.shelves[kind]:
                self.term(kind, shelf.term.key)
        texts = self.texts()
        self.by_path = {text.path: text for text in texts}
        for text in texts:
            self.session.contents[text.story, text.language]
        super().generate_context()

    def is_there(self, entry: PageEntry) -> bool:
        """Tell whether a page is in place as it would be rendered."""
        return self.session.renewal.has_page(site.save_as(entry.address), entry, self.template(entry))

    def is_due(self) -> bool:
        """Tell whether the generator has anything to write; one that may have plugins always has."""
        return bool(self.due) or not self.session.renewal.sparing

    def shows_lists(self) -> bool:
        """Tell whether a page that is due, or a plugin, may ask for more than texts: for the edition's lists and terms."""
        renewal = self.session.renewal
        return not all(entry.kind in TEXT_PAGES and renewal.knows(entry, self.template(entry)) for entry in self.due)

    def make(self, text: Text) -> Any:
        """Make Pelican's object for a text, with the terms that it names."""
        for kind, keys in (
            (TermKind.SECTION, [text.section] if text.section else []),
            (TermKind.TAG, text.tags),
            (TermKind.PERSON, (*text.authors, *text.translators, *text.reviewers)),
        ):
            for key in keys:
                self.term(kind, key)
        return make_content(text, self.session, self.terms, self.settings, self.context)

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
        """Return the name of a page's template: a text may ask for one of its own, and a plugin for another."""
        if entry.kind not in TEXT_PAGES:
            return entry.kind.value
        made = self.session.contents.get((entry.subject, entry.language))
        name: str = self.session.text_of(entry).template if made is None else made.template
        return name

    def variables(self, entry: PageEntry) -> dict[str, Any]:
        """Return what a page's template gets beside the edition's context: it depends on no other page's being rendered."""
        return self.presenter.context(entry)

    def announce(self, entry: PageEntry) -> None:
        """Send Pelican's signal, where there is one, before a page is written."""

    def write(self, writer: Any, entry: PageEntry) -> None:
        """Render one page and write it. One that shows another text's body is rendered again each time: no kind declares that."""
        self.announce(entry)
        name, read = site.save_as(entry.address), self.session.bodies_read
        template, variables = self.get_template(self.template(entry)), self.variables(entry)
        read.clear()
        writer.write_file(name, template, self.context, url=entry.address, **variables)
        own = {self.session.text_of(entry).path} if entry.kind in TEXT_PAGES else set()
        if not read <= own:
            self.forgotten.append(name)

    def write_pages(self, writer: Any) -> None:
        """Write the generator's pages that are due, and forget the pieces that they share."""
        self.context.update(self.presenter.frame())
        first = self.due[:1]  # what is compiled for it serves all the others
        for told in (self.write_share(writer, first), *self.shared(self.due[1:], partial(self.write_share, writer))):
            self.session.hear(told)
        self.presenter.kept.clear()

    def shared(self, items: Sequence[T], work: Callable[[Sequence[T]], Told]) -> Iterator[Told]:
        """Yield what each share of some work tells; a plugin may count on everything's being made in this process."""
        if self.session.renewal.sparing:
            yield from share_out(items, work, self.session.configuration.workers)
        else:
            yield work(items)

    def write_alone(self, writer: Any, entry: PageEntry) -> bool:
        """Write one page after all others, and tell whether it was made from nothing but what its kind declares."""
        self.forgotten = []
        self.context.update(self.presenter.frame())
        self.write(writer, entry)
        self.presenter.kept.clear()
        return not self.forgotten

    def write_share(self, writer: Any, entries: Sequence[PageEntry]) -> Told:
        """Write some of the pages, and tell what came of it."""
        self.forgotten = []
        told = self.session.telling(self.forgotten)
        for entry in entries:
            self.write(writer, entry)
        return told()
