"""Feeds as independent programs read them: feedparser for what they say, lxml for how they say it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree, html

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\Z")
RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d\d:\d\d:\d\d ([+-]\d{4}|GMT)\Z"
)


def read(path: Path) -> Any:
    """Return a feed as feedparser has it; one that is not well formed fails."""
    found = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, f"{path}: {found.get('bozo_exception')}"
    return found


def root_of(path: Path) -> Any:
    """Return a feed's root element."""
    return etree.fromstring(path.read_bytes())


def count(element: Any, name: str) -> int:
    return len(element.findall(name))


def atom_faults(path: Path) -> list[str]:
    """Return where an Atom feed breaks RFC 4287, section 4, or leaves out what we promise."""
    root, faults = root_of(path), []
    if root.tag != f"{ATOM}feed":
        return [f"{path}: the root is {root.tag}"]
    if not root.get(f"{XML}lang"):
        faults.append("no xml:lang")
    for holder in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            if count(holder, f"{ATOM}{name}") != 1 or not (holder.findtext(f"{ATOM}{name}") or "").strip():
                faults.append(f"not one {name} in {holder.tag}")
        for name in ("updated", "published"):
            faults += [
                f"bad date {moment.text}"
                for moment in holder.findall(f"{ATOM}{name}")
                if not RFC3339.match(moment.text or "")
            ]
        for person in (*holder.findall(f"{ATOM}author"), *holder.findall(f"{ATOM}contributor")):
            if count(person, f"{ATOM}name") != 1 or not person.findtext(f"{ATOM}name"):
                faults.append("a person without a name")
        links = [
            (link.get("type"), link.get("hreflang"))
            for link in holder.findall(f"{ATOM}link")
            if link.get("rel") == "alternate"
        ]
        if not links or len(links) != len(set(links)):
            faults.append(f"alternates {links}")
    if [link.get("rel") for link in root.findall(f"{ATOM}link")].count("self") != 1:
        faults.append("not one self link")
    for entry in root.findall(f"{ATOM}entry"):
        if not count(entry, f"{ATOM}author"):
            faults.append("an entry without an author")
        if [content.get("type") for content in entry.findall(f"{ATOM}content")] != ["html"]:
            faults.append("an entry without its whole text")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    if len(ids) != len(set(ids)):
        faults.append("an id twice")
    return [f"{path}: {fault}" for fault in faults]


def rss_faults(path: Path) -> list[str]:
    """Return where an RSS feed breaks RSS 2.0, or leaves out what we promise."""
    root, faults = root_of(path), []
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        return [f"{path}: not RSS 2.0"]
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        if count(channel, name) != 1 or not (channel.findtext(name) or "").strip():
            faults.append(f"not one {name}")
    if count(channel, f"{ATOM}link") != 1:
        faults.append("not one self link")
    guids = []
    for item in channel.findall("item"):
        guid = item.find("guid")
        guids.append(guid.text)
        if guid.get("isPermaLink") != "false":
            faults.append("a guid that claims to be an address")
        if not item.findtext("title") or not item.findtext("link"):
            faults.append("an item without title or link")
        if not RFC822.match(item.findtext("pubDate") or ""):
            faults.append(f"bad date {item.findtext('pubDate')}")
        if not item.findtext(f"{CONTENT}encoded"):
            faults.append("an item without its whole text")
        if not count(item, f"{DC}creator"):
            faults.append("an item without an author")
    if len(guids) != len(set(guids)):
        faults.append("a guid twice")
    return [f"{path}: {fault}" for fault in faults]


def relative_addresses(path: Path) -> list[str]:
    """Return the addresses inside the entries' HTML that lead nowhere once they are away from the site."""
    root = root_of(path)
    bodies = [element.text or "" for element in root.iter(f"{ATOM}content", f"{CONTENT}encoded")]
    found = [
        str(value)
        for body in bodies
        if body.strip()
        for value in html.fragment_fromstring(body, create_parent="div").xpath(
            "//@href | //@src | //@cite | //@srcset | //@poster"
        )
    ]
    return [value for value in found if not re.match(r"(https?|mailto|tel):", value)]
