"""Feeds: Atom and RSS that say in which language they are, who wrote, who translated, and which versions there are.

Sources: RFC 4287 (Atom), RSS 2.0 with the RSS Advisory Board's profile, RFC 5646 for languages. feedgenerator writes the frame;
entries are ours, since it knows one author and no versions.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

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

CONTROL = re.compile(r"[\x00-\x08\x0B-\x0C\x0E-\x1F]")


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


@dataclass(slots=True)
class Entries:
    """The entries of an edition's feeds, made once: a text stands in the edition's feed, and in one of each of its terms.

    `items` has what feedgenerator knows of an entry, by text; `written` its XML, by form and text.
    """

    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    written: dict[tuple[type, str], str] = field(default_factory=dict)

    def add(self, feed: EditionFeed, article: Any, session: Session) -> None:
        """Add an article to a feed that these entries serve."""
        path = article.text.path
        if path not in self.items:
            add_article(feed, article, session)
            self.items[path] = feed.items.pop()
        feed.items.append(self.items[path])

    def xml(self, feed: EditionFeed, item: dict[str, Any]) -> str:
        """Return an entry as it stands in feeds of this form."""
        key = (type(feed), item["unique_id"])
        if key not in self.written:
            self.written[key] = feed.entry_xml(item)
        return self.written[key]


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


class EditionFeed:
    """What both forms have in common: `entries` are shared among feeds, and a feed's own date is never the clock's."""

    feed: dict[str, Any]
    items: list[dict[str, Any]]
    entries: Entries | None = None

    def latest_post_date(self) -> datetime:
        """Return when an entry last changed."""
        latest: datetime = max((item["updateddate"] for item in self.items), default=self.feed["settled"])
        return latest

    def write_items(self, handler: Any) -> None:
        """Write the entries."""
        for item in self.items:
            xml = self.entry_xml(item) if self.entries is None else self.entries.xml(self, item)
            handler.ignorableWhitespace(xml)  # the one method of SAX that writes what it is given, as it is

    def entry_xml(self, item: dict[str, Any]) -> str:
        """Return an entry as XML."""
        raise NotImplementedError


def element(name: str, words: str, **attributes: str) -> str:
    """Return an XML element; `xml_lang` is the attribute `xml:lang`. ValueError for what XML 1.0 cannot say."""
    if CONTROL.search(words):
        raise ValueError(f"Control characters are not supported in XML 1.0: {words[:80]!r}")
    opened = "".join(
        [name, *(f" {key.replace('_', ':')}={quoteattr(value)}" for key, value in sorted(attributes.items()))]
    )
    return f"<{opened}>{escape(words)}</{name}>" if words else f"<{opened}/>"


class EditionAtom(EditionFeed, Atom1Feed):
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
        handler.ignorableWhitespace(person("author", self.feed["author_name"], ""))

    def entry_xml(self, item: dict[str, Any]) -> str:
        """Return an entry as XML."""
        own = {"rel": "alternate", "type": "text/html", "href": item["link"]}
        versions = [*item["versions"], (item["language"], item["link"])]
        parts = [
            element("id", item["unique_id"]),
            element("title", item["title"]),
            # Programs that know no hreflang take the first link, or the last: both are this entry's own.
            *([element("link", "", **own)] if item["versions"] else ()),
            *(element("link", "", **{**own, "hreflang": language, "href": href}) for language, href in versions),
            element("published", rfc3339_date(item["pubdate"])),
            element("updated", rfc3339_date(item["updateddate"])),
            *(person("author", name, address) for name, address in item["authors"]),
            *(person("contributor", name, address) for name, address in item["contributors"]),
            *(
                element("category", "", term=term, **({"xml_lang": language} if language else {}))
                for term, language in item["terms"]
            ),
            *([element("summary", item["description"], type="text")] if item["description"] else ()),
            element("content", item["content"], type="html"),
        ]
        return f"<entry xml:lang={quoteattr(item['language'])}>{''.join(parts)}</entry>"


def person(name_of_element: str, name: str, address: str) -> str:
    """Return an Atom person construct (RFC 4287, section 3.2)."""
    uri = element("uri", address) if address else ""
    return f"<{name_of_element}>{element('name', name)}{uri}</{name_of_element}>"


class EditionRss(EditionFeed, Rss201rev2Feed):
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

    def entry_xml(self, item: dict[str, Any]) -> str:
        """Return an entry as XML. Readers take its description for HTML."""
        parts = [
            element("title", item["title"]),
            element("link", item["link"]),
            element("guid", item["unique_id"], isPermaLink="false"),
            element("pubDate", rfc2822_date(item["pubdate"])),
            *(element("dc:creator", name) for name, _ in item["authors"]),
            *(element("dc:contributor", name) for name, _ in item["contributors"]),
            element("dc:language", item["language"]),
            *(element("category", term) for term, _ in item["terms"]),
            *([element("description", escape(item["description"]))] if item["description"] else ()),
            element("content:encoded", item["content"]),
        ]
        return f"<item>{''.join(parts)}</item>"


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
