"""A feed as the contract sees it, read from Atom or RSS."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM_TYPE = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A link of a feed or an entry. Atom's missing `rel` is `alternate`."""

    rel: str
    href: str
    hreflang: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry. `dates` are (element, value) as written; `permalink`: its RSS `guid` passes for an address."""

    id: str
    title: str
    links: tuple[FeedLink, ...]
    dates: tuple[tuple[str, str], ...]
    authors: tuple[str, ...]
    contributors: tuple[str, ...]
    content: str
    lang: str = ""
    permalink: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `lang` is what it declares of itself, `id` is empty in RSS, which has none."""

    path: str
    is_atom: bool
    id: str
    title: str
    lang: str
    links: tuple[FeedLink, ...]
    dates: tuple[tuple[str, str], ...]
    authors: tuple[str, ...]
    entries: tuple[Entry, ...]


def parse_feed(path: str, root: Element) -> Feed | None:
    """Return the feed that an XML document is, or None where it is something else."""
    if root.tag == f"{ATOM}feed":
        return _atom(path, root)
    channel = root.find("channel")
    return _rss(path, channel) if root.tag == "rss" and channel is not None else None


def _atom(path: str, root: Element) -> Feed:
    return Feed(
        path=path,
        is_atom=True,
        id=_text(root, f"{ATOM}id"),
        title=_text(root, f"{ATOM}title"),
        lang=root.get(f"{XML}lang", ""),
        links=_atom_links(root),
        dates=(("updated", _text(root, f"{ATOM}updated")),),
        authors=_names(root, "author"),
        entries=tuple(_atom_entry(element) for element in root.iterfind(f"{ATOM}entry")),
    )


def _atom_entry(entry: Element) -> Entry:
    published = _text(entry, f"{ATOM}published")
    return Entry(
        id=_text(entry, f"{ATOM}id"),
        title=_text(entry, f"{ATOM}title"),
        links=_atom_links(entry),
        dates=(("updated", _text(entry, f"{ATOM}updated")), *((("published", published),) if published else ())),
        authors=_names(entry, "author"),
        contributors=_names(entry, "contributor"),
        content=_atom_content(entry.find(f"{ATOM}content")),
        lang=entry.get(f"{XML}lang", ""),
    )


def _atom_content(content: Element | None) -> str:
    """Return the content as HTML. An `xhtml` one is its markup, the others' text."""
    if content is None:
        return ""
    if content.get("type") == "xhtml":
        return "".join(ElementTree.tostring(child, encoding="unicode", method="html") for child in content)
    return content.text or ""


def _atom_links(holder: Element) -> tuple[FeedLink, ...]:
    return tuple(
        FeedLink(link.get("rel", "alternate"), link.get("href", ""), link.get("hreflang", ""))
        for link in holder.iterfind(f"{ATOM}link")
    )


def _names(holder: Element, role: str) -> tuple[str, ...]:
    names = (_text(person, f"{ATOM}name") for person in holder.iterfind(f"{ATOM}{role}"))
    return tuple(name for name in names if name)


def _rss(path: str, channel: Element) -> Feed:
    built = _text(channel, "lastBuildDate")
    return Feed(
        path=path,
        is_atom=False,
        id="",
        title=_text(channel, "title"),
        lang=_text(channel, "language"),
        links=(*_atom_links(channel), FeedLink("alternate", _text(channel, "link"))),
        dates=(("lastBuildDate", built),) if built else (),
        authors=(),
        entries=tuple(_rss_item(item) for item in channel.iterfind("item")),
    )


def _rss_item(item: Element) -> Entry:
    guid = item.find("guid")
    people = (element.text or "" for tag in (CREATOR, "author") for element in item.iterfind(tag))
    return Entry(
        id=_text(item, "guid"),
        title=_text(item, "title"),
        links=(*_atom_links(item), FeedLink("alternate", _text(item, "link"))),
        dates=(("pubDate", _text(item, "pubDate")),),
        authors=tuple(person.strip() for person in people if person.strip()),
        contributors=(),
        content=_text(item, CONTENT) or _text(item, "description"),
        permalink=guid is not None and guid.get("isPermaLink", "true") != "false",
    )


def _text(holder: Element, tag: str) -> str:
    element = holder.find(tag)
    return (element.text or "").strip() if element is not None else ""
