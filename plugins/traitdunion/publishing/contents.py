"""Pelican's own kinds of objects, made from the graph: what templates, themes and plugins know as articles, pages and terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape
from pelican.contents import Article, Page
from pelican.urlwrappers import Author, Category, Tag, URLWrapper

from traitdunion.rules import addresses as site
from traitdunion.rules.wording import collation_key, long_date
from traitdunion.vocabulary.magazine import Edition, TermKind, TermName, Text
from traitdunion.vocabulary.manuscript import Kind

if TYPE_CHECKING:
    from traitdunion.publishing.session import Session


class EditionTerm(URLWrapper):
    """A term as one edition shows it: its name, address and description, in alphabetical order by CLDR.

    `language` is that of the name where it is not the edition's own, else None.
    """

    url = ""
    save_as = ""

    def __init__(
        self, kind: TermKind, key: str, name: TermName, session: Session, edition: Edition, settings: Any
    ) -> None:
        super().__init__(name.name, settings)
        self.slug = name.slug
        self.key = key
        self.language = name.language if name.language != edition.language else None
        self.description = name.description
        self.role = session.magazine.terms[kind][key].role
        self.site = session.magazine.terms[kind][key].url
        self.url = session.addresses[edition.language].term(kind, name.slug)
        self.save_as = site.save_as(self.url)
        self._order = (collation_key(edition.locale)(name.name), name.name)

    def __lt__(self, other: object) -> bool:
        return self._order < other._order if isinstance(other, EditionTerm) else NotImplemented

    __hash__ = URLWrapper.__hash__

    def __html__(self) -> str:
        """Return the name for a template, with its own language where that differs from the page's."""
        name = escape(self.name)
        return f'<span lang="{self.language}">{name}</span>' if self.language else str(name)


class EditionSection(EditionTerm, Category):
    """A section."""


class EditionTag(EditionTerm, Tag):
    """A tag."""


class EditionPerson(EditionTerm, Author):
    """A person, team or organisation."""


TERM_CLASSES: dict[TermKind, type[EditionTerm]] = {
    TermKind.SECTION: EditionSection,
    TermKind.TAG: EditionTag,
    TermKind.PERSON: EditionPerson,
}


class FromGraph:
    """What articles and pages have in common: everything comes from the graph, nothing from Pelican's own link rules."""

    text: Text
    session: Session
    edition: Edition
    lang: str
    _altered: str | None = None

    @property
    def _content(self) -> str:
        """The body as it was read, from the store; or what a plugin made of it."""
        return self.session.html(self.text) if self._altered is None else self._altered

    @_content.setter
    def _content(self, value: str | None) -> None:
        self._altered = value

    @property
    def content(self) -> Markup:
        """The body, resolved for the edition's pages."""
        return Markup(self.session.body(self._content, self.text))

    def get_content(self, siteurl: str) -> Markup:  # noqa: ARG002 - Pelican's own signature
        """Return the body with absolute addresses, as feeds need it."""
        return Markup(self.session.body(self._content, self.text, absolute=True))

    @property
    def summary(self) -> Markup:
        """The standfirst."""
        return escape(self.text.summary)

    @summary.setter
    def summary(self, value: str) -> None:
        """Ignore what Pelican would set: the text has its summary."""

    @property
    def url(self) -> str:
        """The address, as Pelican has it: without a leading slash."""
        return site.encoded(self.session.text_address(self.text))

    @property
    def save_as(self) -> str:
        """The file that serves the address."""
        return site.save_as(self.session.text_address(self.text))

    @property
    def translations(self) -> list[Any]:
        """The other published versions, in the order of the editions."""
        story = self.session.magazine.stories.get(self.text.story)
        languages = story.texts if story else ()
        return [
            self.session.contents[self.text.story, edition.language]
            for edition in self.session.published_editions
            if edition.language in languages and edition.language != self.text.language
        ]

    @translations.setter
    def translations(self, value: object) -> None:
        """Ignore what Pelican would set: the graph knows the versions."""

    def refresh_metadata_intersite_links(self) -> None:
        """Do nothing: the graph has resolved every link."""


class EditionArticle(FromGraph, Article):
    """An article of one edition."""


class EditionPage(FromGraph, Page):
    """A page of one edition."""


def make_term(kind: TermKind, key: str, session: Session, edition: Edition, settings: Any) -> EditionTerm:
    """Return a term as an edition shows it."""
    return TERM_CLASSES[kind](kind, key, session.term_name(kind, key, edition), session, edition, settings)


def make_content(
    text: Text, session: Session, terms: dict[tuple[TermKind, str], EditionTerm], settings: Any, context: Any
) -> EditionArticle | EditionPage:
    """Return Pelican's object for a text. `terms` are the edition's terms, one object each."""
    edition = session.magazine.edition(text.language)
    metadata: dict[str, Any] = {
        "title": escape(text.title),
        "slug": text.slug,
        "lang": text.language,
        "status": "published",
        "template": text.template,
        "authors": [terms[TermKind.PERSON, key] for key in text.authors],
        "translators": [terms[TermKind.PERSON, key] for key in text.translators],
        "reviewers": [terms[TermKind.PERSON, key] for key in text.reviewers],
        "tags": [terms[TermKind.TAG, key] for key in text.tags],
    }
    metadata = {key: value for key, value in metadata.items() if value != []}
    if text.date is not None:
        metadata["date"] = text.date
    if text.modified is not None:
        metadata["modified"] = text.modified
    if text.section is not None:
        metadata["category"] = terms[TermKind.SECTION, text.section]
    metadata = {**text.manuscript.header.extra, **metadata}
    kind: type[EditionArticle | EditionPage] = EditionPage if text.kind is Kind.PAGE else EditionArticle
    # What the class itself needs must be there before Pelican's constructor sends its signals.
    content = kind.__new__(kind)
    content.text, content.session, content.edition = text, session, edition
    content.__init__(None, metadata, settings, text.path, context)  # type: ignore[misc]
    content.in_default_lang = True
    if text.date is not None:
        content.locale_date = long_date(text.date, edition.locale)
    if text.modified is not None:
        content.locale_modified = long_date(text.modified, edition.locale)
    return content
