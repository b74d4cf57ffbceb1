"""Relative addresses: a page that a server would show becomes one that opens from a folder, by double click.

Only addresses that begin at the host's root, under the site's own path, are changed; full addresses stay (canonical,
alternates, Open Graph, JSON-LD), and so does every other byte of a page.
"""

from __future__ import annotations

import html
import posixpath
import re

INDEX = "index.html"
ADDRESSES = frozenset({"href", "src", "poster", "action", "formaction", "data", "xlink:href", "background"})
SRCSETS = frozenset({"srcset", "imagesrcset"})
OTHERS_DATA = "data"  # an address on <object> only

# What a page is cut into: comments and texts that are no markup stay whole; of tags, the attributes are read.
PIECE = re.compile(
    r"<!--.*?-->"
    r"|(?P<open><(?P<raw>script|textarea|title|style)(?P<raw_attributes>(?:\"[^\"]*\"|'[^']*'|[^\"'>])*)>)"
    r"(?P<text>.*?)(?=</(?P=raw)[\s/>]|\Z)"
    r"|<(?P<name>[a-z][^\s/>]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^\"'>])*)>",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(
    r"(?P<before>(?<=[\s/\"'])(?P<name>[^\s\"'<>/=]+)\s*=\s*)(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)", re.DOTALL
)
STYLE_ADDRESS = re.compile(
    r"/\*.*?\*/"
    r"|(?P<before>url\(\s*(?P<quote>[\"']?))(?P<url>[^\"')]*?)(?P<after>\s*(?P=quote)\s*\))"
    r"|(?P<import>@import\s+(?P<mark>[\"']))(?P<sheet>[^\"']*)(?=(?P=mark))",
    re.DOTALL | re.IGNORECASE,
)
CANDIDATE = re.compile(r"(?P<before>[\s,]*)(?P<address>[^\s,](?:\S*[^\s,])?)(?P<after>[^,]*)")
"""One picture of a `srcset`: its address, then its width or density, up to a comma."""


def relative(text: str, page: str, base: str) -> str:
    """Return a page's HTML with the site's own addresses relative to the page, and `index.html` for folders.

    `page` is the page's path in the tree (`fr/pari/index.html`), `base` SITEURL's path without a final slash, empty for
    a site at its host's root.
    """

    def piece(match: re.Match[str]) -> str:
        if match["name"]:
            return f"<{match['name']}{_attributes(match['attributes'], match['name'], page, base)}>"
        if not match["raw"]:
            return match[0]
        opening = f"<{match['raw']}{_attributes(match['raw_attributes'], match['raw'], page, base)}>"
        is_style = match["raw"].lower() == "style"
        return opening + (relative_style(match["text"], page, base) if is_style else match["text"])

    return PIECE.sub(piece, text)


def relative_style(text: str, page: str, base: str) -> str:
    """Return a style sheet's text, `page` being its path, with the site's own addresses relative to it."""

    def address(match: re.Match[str]) -> str:
        if match["before"]:
            return f"{match['before']}{relative_address(match['url'], page, base)}{match['after']}"
        if match["import"]:
            return f"{match['import']}{relative_address(match['sheet'], page, base)}"
        return match[0]

    return STYLE_ADDRESS.sub(address, text)


def relative_address(address: str, page: str, base: str) -> str:
    """Return one address, relative to `page` where it is the site's own."""
    text = address.strip()
    path, tail = re.match(r"([^?#]*)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]  # it matches anything
    if path.startswith("//") or "\\" in path or not (path == base != "" or path.startswith(f"{base}/")):
        return address
    inner = path[len(base) :].lstrip("/")
    file = f"{inner}{INDEX}" if not inner or inner.endswith("/") else inner
    found = posixpath.relpath(file, posixpath.dirname(page) or ".")
    return f"{'./' if ':' in found.split('/', 1)[0] else ''}{found}{tail}"


def _attributes(text: str, tag: str, page: str, base: str) -> str:
    def attribute(match: re.Match[str]) -> str:
        written = match["value"]
        value = html.unescape(written[1:-1] if written[0] in "\"'" else written)
        changed = _value(match["name"].lower(), value, tag.lower(), page, base)
        return match[0] if changed == value else f'{match["before"]}"{html.escape(changed)}"'

    return ATTRIBUTE.sub(attribute, text)


def _value(name: str, value: str, tag: str, page: str, base: str) -> str:
    """Return the value of an attribute, with the addresses in it relative."""
    if name in SRCSETS:
        return CANDIDATE.sub(lambda m: f"{m['before']}{relative_address(m['address'], page, base)}{m['after']}", value)
    if name == "style":
        return relative_style(value, page, base)
    if name in ADDRESSES and (name != OTHERS_DATA or tag == "object"):
        return relative_address(value, page, base)
    return value
