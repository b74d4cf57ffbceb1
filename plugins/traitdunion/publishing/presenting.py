"""Presenting: what every template gets beside Pelican's own names: the head, the frame around the page, and its versions."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from traitdunion.edges.catalogues import Catalogue
from traitdunion.publishing.naming import KINDS, Naming, name_page
from traitdunion.publishing.notices import Notice, altered_words, body_of, notice_of
from traitdunion.publishing.session import Session
from traitdunion.rules import addresses as site
from traitdunion.rules import heads
from traitdunion.rules.heads import Head, Photo, Work
from traitdunion.rules.outside import Outside, outside
from traitdunion.rules.pages import alternates, menu
from traitdunion.rules.resolution import Credit, licence_of
from traitdunion.rules.wording import own_name
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, TermKind, Text
from traitdunion.vocabulary.manuscript import Picture
from traitdunion.vocabulary.page import PageEntry, PageKind
from traitdunion.vocabulary.segment import SegmentKind

FEED_TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml"}
WITH_FEEDS = {PageKind.HOME, PageKind.SECTION, PageKind.TAG, PageKind.PERSON}


@dataclass(frozen=True, slots=True)
class Choice:
    """One edition in the language switch: `url` leads to this page's version, and is empty where there is none."""

    language: Language
    name: str
    url: str
    home: str
    current: bool
    direction: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a template shows it."""

    url: str
    width: int | None
    height: int | None
    alt: str
    caption: str
    credit: str
    license: Credit | None


class Presenter:
    """Presents one edition's pages."""

    def __init__(self, session: Session, edition: Edition) -> None:
        self.session = session
        self.edition = edition
        self.view = session.views[edition.language]
        self.configuration = session.configuration
        self.kept: dict[tuple[Hashable, ...], str] = {}
        self.covers: dict[str, Shown] = {}
        self.licences: dict[str, Credit] = {}
        self.agents: dict[str, Mapping[str, Any]] = {}

    def context(self, entry: PageEntry) -> dict[str, Any]:
        """Return what a page's template gets."""
        naming = name_page(entry, self.session)
        return {
            "entry": entry,
            "heading": naming.heading,
            "head": self.head(entry, naming),
            "choices": self.choices(entry),
        }

    def keep(self, name: str, *matter: Hashable, caller: Callable[[], str]) -> str:
        """Return a piece of a page, rendered once for all pages of the edition: `{% call presenter.keep('card', story) %}`.

        `matter` is all that the piece is made from, beside what every page of the edition has in common.
        """
        key = (name, *matter)
        if key not in self.kept:
            self.kept[key] = caller()
        return self.kept[key]

    def frame(self) -> dict[str, Any]:
        """Return what every page of the edition gets."""
        session, language = self.session, self.edition.language
        return {
            "edition": self.edition,
            "editions": session.published_editions,
            "view": self.view,
            "sections": self.view.shelves[TermKind.SECTION],
            "years": tuple(self.view.years),
            "has": self.has(),
            "addresses": session.addresses[language],
            "catalogue": session.catalogues[language],
            "presenter": self,
            "link": session.link,
            "menu": [session.contents[text.story, language] for text in menu(self.view)],
            "footer_pages": [session.contents[text.story, language] for text in self.view.pages],
        }

    def has(self) -> dict[str, bool]:
        """Return whether the edition has articles, tags and people: pages link only to lists that are there."""
        shelves = self.view.shelves
        return {
            "articles": bool(self.view.articles),
            "tags": bool(shelves[TermKind.TAG]),
            "people": bool(shelves[TermKind.PERSON]),
        }

    def choices(self, entry: PageEntry) -> tuple[Choice, ...]:
        """Return the language switch of a page, in the order of the editions."""
        versions = {version.language: version.address for version in entry.versions}
        if entry.kind is PageKind.NOT_FOUND:
            versions = {edition.language: f"{edition.language}/" for edition in self.session.published_editions}
        return tuple(
            Choice(
                language=edition.language,
                name=own_name(edition.language),
                url=self.session.link(versions[edition.language]) if edition.language in versions else "",
                home=self.session.link(self.session.addresses[edition.language].home),
                current=edition.language == entry.language,
                direction=edition.direction,
            )
            for edition in self.session.published_editions
            if edition.language != entry.language or not self.edition.preparing
        )

    def photo(self, text: Text | None) -> Photo | None:
        """Return the picture that stands for a page: the text's cover, else the magazine's own."""
        if text is not None and text.cover is not None:
            address = site.media(text.story, text.cover.src)
            width, height = self.session.sizes.get(address, (None, None))
            return Photo(self.session.absolute(address), width, height, text.cover, self.licence(text.cover.license))
        if self.configuration.picture:
            return Photo(self.session.absolute(self.configuration.picture))
        return None

    def shown(self, text: Text, picture: Picture) -> Shown:
        """Return one of a text's pictures for a template."""
        address = site.media(text.story, picture.src)
        width, height = self.session.sizes.get(address, (None, None))
        return Shown(
            url=self.session.link(address),
            width=width,
            height=height,
            alt="" if picture.decorative else picture.alt or "",
            caption=picture.caption or "",
            credit=self.session.photo_credit(picture.credit, self.edition.language) if picture.credit else "",
            license=self.licence(picture.license),
        )

    def cover(self, text: Text) -> Shown | None:
        """Return a text's cover for a template; it stands on every list that shows the text."""
        if text.cover is None:
            return None
        if text.path not in self.covers:
            self.covers[text.path] = self.shown(text, text.cover)
        return self.covers[text.path]

    def licence(self, identifier: str | None) -> Credit | None:
        """Return a licence as readers see it."""
        if identifier is None:
            return None
        if identifier not in self.licences:
            self.licences[identifier] = licence_of(identifier, self.session.licence_words(self.edition.language))
        return self.licences[identifier]

    def feeds(self, entry: PageEntry, naming: Naming) -> tuple[tuple[str, str, str], ...]:
        """Return the feeds that a page announces: the edition's, and its own list's."""
        found = [(form, self.edition.name, self.session.addresses[self.edition.language].home) for form in site.FEEDS]
        if entry.kind in KINDS and self.configuration.term_feeds:
            address = self.list_address(entry)
            found += [(form, f"{self.edition.name} · {naming.heading}", address) for form in site.FEEDS]
        return tuple(
            (FEED_TYPES[form], title, self.session.absolute(site.feed(address, form))) for form, title, address in found
        )

    def feed_title(self, entry: PageEntry) -> str:
        """Return the title of a list's feed, beside the magazine's name: empty for the edition's own."""
        return name_page(entry, self.session).heading if entry.kind in KINDS else ""

    def list_address(self, entry: PageEntry) -> str:
        """Return the address of a term's first page."""
        kind = KINDS[entry.kind]
        name = self.session.term_name(kind, entry.subject, self.edition)
        return self.session.addresses[self.edition.language].term(kind, name.slug)

    def head(self, entry: PageEntry, naming: Naming) -> Head:
        """Return a page's head."""
        url = self.session.absolute(entry.address)
        text = self.text_of(entry)
        others = tuple(self.session.magazine.edition(version.language) for version in entry.versions)
        article = entry.kind is PageKind.ARTICLE
        licence = self.licence(text.license) if text is not None else None
        return Head(
            title=naming.title,
            description=naming.description,
            canonical=url,
            indexable=entry.indexable,
            alternates=tuple((language, self.session.absolute(address)) for language, address in alternates(entry)),
            feeds=self.feeds(entry, naming) if entry.kind is not PageKind.NOT_FOUND else (),
            properties=heads.open_graph(
                "article" if article else "website",
                str(naming.heading),
                naming.description,
                url,
                self.edition,
                others if entry.number == 1 else (),
                self.photo(text),
                text,
            ),
            data=self.data(entry, text) if article and text is not None else "",
            license=licence.url if licence else "",
        )

    def text_of(self, entry: PageEntry) -> Text | None:
        """Return the text that a page shows, where it shows one."""
        if entry.kind not in (PageKind.ARTICLE, PageKind.PAGE):
            return None
        return self.session.magazine.stories[entry.subject].texts[entry.language]

    def data(self, entry: PageEntry, text: Text) -> str:
        """Return an article's JSON-LD."""
        session, story = self.session, self.session.magazine.stories[text.story]
        photo = self.photo(text)
        work = Work(
            url=session.absolute(entry.address),
            authors=tuple(self.agent(key) for key in text.authors),
            translators=tuple(self.agent(key) for key in text.translators),
            section=session.term_name(TermKind.SECTION, text.section, self.edition).name if text.section else "",
            tags=tuple(session.term_name(TermKind.TAG, key, self.edition).name for key in text.tags),
            photo=photo,
            license=self.licence(text.license),
            versions={version.language: session.absolute(version.address) for version in entry.versions},
            outside=(first := outside(text)),
            outside_license=self.licence(first.license) if first and first.license else None,
        )
        return heads.json_script(heads.article_data(text, story, self.edition, self.configuration, work))

    def agent(self, key: str) -> Mapping[str, Any]:
        """Return a person of people.yaml, or a plain name, as JSON-LD has it."""
        if key not in self.agents:
            session = self.session
            name = session.term_name(TermKind.PERSON, key, self.edition)
            address = session.addresses[self.edition.language].term(TermKind.PERSON, name.slug)
            person = session.magazine.terms[TermKind.PERSON][key]
            self.agents[key] = heads.agent(person, name, session.absolute(address))
        return self.agents[key]

    def withheld(self, text: Text) -> bool:
        """Tell whether readers are not offered a text: a draft, or one under embargo, shown on one's own machine only."""
        return text.language in self.session.magazine.withheld.get(text.story, {})

    @property
    def catalogue(self) -> Catalogue:
        """The edition's interface strings."""
        return self.session.catalogues[self.edition.language]

    def file(self, path: str) -> str:
        """Return a text's path as people see it in the repository."""
        return self.session.file(path)

    def address(self, text: Text) -> str:
        """Return the address of a text of any edition."""
        return self.session.text_address(text)

    def correction(self, text: Text) -> str:
        """Return the address behind “suggest a correction” for a text, or nothing where the setting is empty."""
        template = self.configuration.corrections
        if not template:
            return ""
        url = self.session.absolute(self.session.text_address(text))
        return template.format(path=quote(text.path), title=quote(text.title), url=quote(url, safe=""))

    def notice(self, text: Text) -> Notice | None:
        """Return what a translation's readers are told of it."""
        return notice_of(text, self.session)

    def altered(self, text: Text) -> frozenset[SegmentKind]:
        """Return which of a translation's title and standfirst the original's changes concern."""
        return altered_words(text, self.session)

    def body(self, content: Any) -> Any:
        """Return a text's body; in a translation that is behind, the passages concerned are marked."""
        return body_of(content, content.text, self.session)

    def beside(self, text: Text, other: Text) -> str:
        """Return the link to the page where another version stands beside a text, empty where there is none."""
        return self.session.parallel_link(text, other)

    def outside(self, text: Text) -> Outside | None:
        """Return the text from elsewhere that a text was translated from."""
        return outside(text)

    def contents(self, texts: Iterable[Text]) -> list[Any]:
        """Return Pelican's objects for texts, as templates know them."""
        return [self.session.contents[text.story, text.language] for text in texts]

    def related(self, text: Text) -> list[Any]:
        """Return the edition's articles nearest to one."""
        return self.contents(self.session.related[self.edition.language].get(text.story, ()))

    def elsewhere(self, limit: int) -> list[Any]:
        """Return articles that exist in other languages only, newest first."""
        return self.contents(self.view.elsewhere[:limit])
