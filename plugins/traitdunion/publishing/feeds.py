"""Feeds: Atom and RSS that say in which language they are, who wrote, who translated, and which versions there are.

Sources: RFC 4287 (Atom), RSS 2.0 with the RSS Advisory Board's profile, RFC 5646 for languages. feedgenerator writes the frame;
entries are ours, since it knows one author and no versions.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from feedgenerator import Atom1Feed, Rss201rev2Feed
from feedgenerator.django.utils.feedgenerator import rfc2822_date, rfc3339_date

from traitdunion.publishing.presenting import FEED_TYPES
from traitdunion.publishing.session import Session
from traitdunion.vocabulary.magazine import Edition
from traitdunion.vocabulary.page import PageEntry

NAMESPACES = {
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a feed says of itself. `settled` is its date while it has no entry."""

    title: str
    subtitle: str
    language: str
    page: str
    address: str
    author: str
    identifier: str
    settled: datetime


def identifier(session: Session, *parts: str) -> str:
    """Return a URN that stays when titles and addresses change: it is made of keys only (RFC 4122, version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "/".join((session.configuration.siteurl, *parts))).urn


def frame(session: Session, edition: Edition, entry: PageEntry, title: str, address: str, form: str) -> Frame:
    """Return what a list's feed says of itself."""
    return Frame(
        title=f"{edition.name} · {title}" if title else edition.name,
        subtitle=edition.tagline,
        language=edition.language,
        page=session.absolute(entry.address),
        address=session.absolute(address),
        author=edition.name,
        identifier=identifier(session, "feed", form, edition.language, entry.kind.value, entry.subject),
        settled=session.settled,
    )


def add_article(feed: Any, article: Any, session: Session) -> None:
    """Add an article to a feed."""
    text = article.text
    feed.add_item(
        title=text.title,
        link=session.absolute(session.text_address(text)),
        description=text.summary,
        content=str(article.get_content(session.configuration.siteurl)),
        unique_id=identifier(session, "text", text.story, text.language),
        unique_id_is_permalink=False,
        terms=[
            (term.name, term.language)
            for term in (getattr(article, "category", None), *getattr(article, "tags", ()))
            if term
        ],
        pubdate=text.published_on,
        updateddate=text.changed_on,
        language=text.language,
        authors=[(str(person), session.absolute(person.url)) for person in getattr(article, "authors", ())],
        contributors=[(str(person), session.absolute(person.url)) for person in getattr(article, "translators", ())],
        versions=[(other.lang, session.absolute(session.text_address(other.text))) for other in article.translations],
    )


class LatestEntry:
    """A feed's own date: that of its latest entry, never the clock's."""

    feed: dict[str, Any]
    items: list[dict[str, Any]]

    def latest_post_date(self) -> datetime:
        """Return when an entry last changed."""
        latest: datetime = max((item["updateddate"] for item in self.items), default=self.feed["settled"])
        return latest


class EditionAtom(LatestEntry, Atom1Feed):
    """An edition's Atom feed."""

    def add_root_elements(self, handler: Any) -> None:
        """Write the feed's own elements."""
        handler.addQuickElement("id", self.feed["id"])
        handler.addQuickElement("title", self.feed["title"])
        if self.feed["subtitle"]:
            handler.addQuickElement("subtitle", self.feed["subtitle"])
        handler.addQuickElement("updated", rfc3339_date(self.latest_post_date()))
        page = {"rel": "alternate", "type": "text/html", "hreflang": self.feed["language"], "href": self.feed["link"]}
        handler.addQuickElement("link", "", page)
        handler.addQuickElement("link", "", {"rel": "self", "type": FEED_TYPES["atom"], "href": self.feed["feed_url"]})
        write_person(handler, "author", self.feed["author_name"], "")

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """Return an entry's own language."""
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an entry."""
        handler.addQuickElement("id", item["unique_id"])
        handler.addQuickElement("title", item["title"])
        # Programs that know no hreflang take the first link, or the last: both are this entry's own.
        if item["versions"]:
            handler.addQuickElement("link", "", {"rel": "alternate", "type": "text/html", "href": item["link"]})
        for language, address in [*item["versions"], (item["language"], item["link"])]:
            link = {"rel": "alternate", "type": "text/html", "hreflang": language, "href": address}
            handler.addQuickElement("link", "", link)
        handler.addQuickElement("published", rfc3339_date(item["pubdate"]))
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        for name, address in item["authors"]:
            write_person(handler, "author", name, address)
        for name, address in item["contributors"]:
            write_person(handler, "contributor", name, address)
        for category, language in item["terms"]:
            handler.addQuickElement("category", "", {"term": category, **({"xml:lang": language} if language else {})})
        if item["description"]:
            handler.addQuickElement("summary", item["description"], {"type": "text"})
        handler.addQuickElement("content", item["content"], {"type": "html"})


def write_person(handler: Any, element: str, name: str, address: str) -> None:
    """Write an Atom person construct (RFC 4287, section 3.2)."""
    handler.startElement(element, {})
    handler.addQuickElement("name", name)
    if address:
        handler.addQuickElement("uri", address)
    handler.endElement(element)


class EditionRss(LatestEntry, Rss201rev2Feed):
    """An edition's RSS feed: the summary as description, the whole text as content."""

    def rss_attributes(self) -> dict[str, str]:
        """Return the namespaces of the feed."""
        return {**super().rss_attributes(), **NAMESPACES}

    def add_root_elements(self, handler: Any) -> None:
        """Write the channel's own elements; its self link says of which type it is."""
        handler.addQuickElement("title", self.feed["title"])
        handler.addQuickElement("link", self.feed["link"])
        handler.addQuickElement("description", self.feed["description"])
        handler.addQuickElement("language", self.feed["language"])
        link = {"rel": "self", "type": FEED_TYPES["rss"], "href": self.feed["feed_url"]}
        handler.addQuickElement("atom:link", "", link)
        handler.addQuickElement("lastBuildDate", rfc2822_date(self.latest_post_date()))

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an entry."""
        handler.addQuickElement("title", item["title"])
        handler.addQuickElement("link", item["link"])
        handler.addQuickElement("guid", item["unique_id"], {"isPermaLink": "false"})
        handler.addQuickElement("pubDate", rfc2822_date(item["pubdate"]))
        for name, _ in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        for name, _ in item["contributors"]:
            handler.addQuickElement("dc:contributor", name)
        handler.addQuickElement("dc:language", item["language"])
        for category, _ in item["terms"]:
            handler.addQuickElement("category", category)
        if item["description"]:
            words = escape(item["description"], quote=False)  # readers take an entry's description for HTML
            handler.addQuickElement("description", words)
        handler.addQuickElement("content:encoded", item["content"])


FORMS: dict[str, type[EditionAtom] | type[EditionRss]] = {"atom": EditionAtom, "rss": EditionRss}


def make_feed(form: str, frame: Frame) -> EditionAtom | EditionRss:
    """Return an empty feed of a form, `atom` or `rss`."""
    return FORMS[form](
        title=frame.title,
        link=frame.page,
        description=frame.subtitle or frame.title,
        subtitle=frame.subtitle or None,
        language=frame.language,
        author_name=frame.author,
        feed_url=frame.address,
        feed_guid=frame.identifier,
        settled=frame.settled,
    )
