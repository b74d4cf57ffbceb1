"""Links of a body: what kind each is, where it leads, and the line where it was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from traitdunion.rules.markup.source import Source
from traitdunion.rules.markup.tree import Element
from traitdunion.rules.slugs import slugify
from traitdunion.vocabulary.faults import body as faults
from traitdunion.vocabulary.manuscript import Link, LinkKind
from traitdunion.vocabulary.problem import Fault, Place, Problem

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_KEY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_PELICAN = re.compile(r"[{|](?:static|attach|filename|author|category|index|tag)[}|]/?")
_MAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+")


def collect(elements: Sequence[Element], source: Source, path: str) -> tuple[list[Link], list[Problem]]:
    """Return the links among a tree's elements, and problems for those that cannot lead anywhere; these lose their address.

    The marks of footnotes and their links back are not collected: they are right by construction.
    """
    links: list[Link] = []
    problems: list[Problem] = []
    for element in elements:
        if (
            element.name != "a"
            or "href" not in element.attributes
            or element.attributes.get("role", "").startswith("doc-")
        ):
            continue
        typed = element.attributes["href"]
        line = source.destination(typed)
        text = " ".join(element.text().split())
        problem = _fault(typed.strip(), text, Place(path, line))
        if problem:
            problems.append(problem)
            del element.attributes["href"]
            continue
        link = read(typed.strip(), line)
        if link.kind is LinkKind.STORY:
            element.attributes["href"] = f"story:{link.target}" + (f"#{link.anchor}" if link.anchor else "")
        links.append(link)
        if not text and not any(inner.name == "img" for inner in element.walk()):
            problems.append(faults.LINK_TEXTLESS.at(Place(path, line), address=typed))
    return links, problems


def read(address: str, line: int) -> Link:
    """Return the link that an address makes."""
    before, _, anchor = address.partition("#")
    if address[:6].lower() == "story:":
        return Link(LinkKind.STORY, before[6:], unquote(anchor), line)
    if _SCHEME.match(address):
        return Link(LinkKind.EXTERNAL, before, anchor, line)
    if not before:
        return Link(LinkKind.ANCHOR, "", unquote(anchor), line)
    kind = LinkKind.SITE if before.startswith("/") else LinkKind.FILE
    return Link(kind, unquote(before), unquote(anchor), line)


def _fault(address: str, text: str, place: Place) -> Problem | None:
    """Return the problem of an address that cannot lead anywhere."""
    if not address or address == "#":
        return faults.LINK_EMPTY.at(place, text=text)
    if address[:6].lower() == "story:":
        key = address[6:].partition("#")[0]
        if _KEY.fullmatch(key):
            return None
        suggestion = slugify(unquote(key).rstrip("/").rpartition("/")[2]) or "name-of-the-folder"
        return faults.LINK_STORY.at(place, address=address, suggestion=suggestion)
    if _PELICAN.match(unquote(address)):
        return _led(faults.LINK_PELICAN, address, place)
    if _SCHEME.match(address) or address.startswith(("/", "#")):
        return None
    if address.lower().startswith("www."):
        return faults.LINK_WITHOUT_SCHEME.at(place, address=address, suggestion=f"https://{address}")
    if _MAIL.fullmatch(address):
        return faults.LINK_WITHOUT_SCHEME.at(place, address=address, suggestion=f"mailto:{address}")
    before = unquote(re.split(r"[?#]", address)[0])
    if "/" in before or "\\" in before or before == "..":
        return _led(faults.LINK_PATH, address, place)
    return None


def _led(fault: Fault, address: str, place: Place) -> Problem:
    """Report an address of the file system: `…/KEY/index.fr.md` was meant for a story, anything else for a file."""
    parts = [part for part in re.split(r"[/\\}|]", unquote(address).partition("#")[0]) if part.strip(".{")]
    name = parts[-1] if parts else ""
    if re.fullmatch(r"index\.[\w-]+\.md", name) and len(parts) > 1 and _KEY.fullmatch(parts[-2]):
        suggestion = f"story:{parts[-2]}"
    elif name.endswith(".md") or "." not in name:
        stem = name.removesuffix(".md").partition(".")[0]
        suggestion = f"story:{stem if _KEY.fullmatch(stem) else 'name-of-the-folder'}"
    else:
        suggestion = name
    return fault.at(place, address=address, suggestion=suggestion)
