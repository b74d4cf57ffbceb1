"""Built pages as a program that knows nothing of the engine reads them: by lxml, under a web server's addresses."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from support import sites

PROBE = str(Path(__file__).with_name("probe"))
"""A theme of the tests' own, which shows everything that templates are given, and nothing else."""

DESK = "translations/"

XHTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def address_of(file: str) -> str:
    """Return the address that a web server gives to a file of the tree."""
    return file.removesuffix("index.html") if file == "index.html" or file.endswith("/index.html") else file


def edition_of(address: str) -> str:
    """Return the language of the readers whose page or file lies at an address, nothing for those of all editions."""
    first, slash, rest = address.partition("/")
    return edition_of(rest) if is_desk(address) else first.partition("+")[0] if slash else ""


def is_desk(address: str) -> bool:
    """Tell whether what lies at an address is the translators'."""
    return address.startswith(DESK)


def is_parallel(address: str) -> bool:
    """Tell whether an address is that of a page where two texts stand side by side."""
    return "+" in address.partition("/")[0]


@dataclass(frozen=True)
class Page:
    """One HTML file: its address under SITEURL, and what it says."""

    address: str
    root: Any
    siteurl: str = sites.SITEURL

    @property
    def url(self) -> str:
        return f"{self.siteurl}/{self.address}"

    @property
    def language(self) -> str:
        return str(self.root.get("lang"))

    @property
    def title(self) -> str:
        return str(self.root.findtext("head/title"))

    def every(self, selector: str) -> list[Any]:
        return list(self.root.xpath(selector))

    def texts(self, selector: str) -> list[str]:
        return [" ".join(element.text_content().split()) for element in self.root.xpath(selector)]

    def text(self, selector: str) -> str:
        (found,) = self.texts(selector)
        return found

    @property
    def canonical(self) -> str:
        (found,) = self.every("//head/link[@rel='canonical']/@href")
        return str(found)

    @property
    def moved(self) -> bool:
        """Tell whether the page only says where another one is now."""
        links = self.every("//head/link[@rel='canonical']/@href")
        return bool(links) and links[0] != self.url and not is_parallel(self.address)

    @property
    def alternates(self) -> dict[str, str]:
        links = self.every("//head/link[@rel='alternate'][@hreflang]")
        found = {link.get("hreflang"): link.get("href") for link in links}
        assert len(found) == len(links), f"{self.address} names a language twice"
        return found

    @property
    def feeds(self) -> dict[str, str]:
        return {link.get("href"): link.get("type") for link in self.every("//head/link[@rel='alternate'][@type]")}

    @property
    def indexable(self) -> bool:
        return not any("noindex" in str(value) for value in self.every("//head/meta[@name='robots']/@content"))

    @property
    def description(self) -> str:
        (found,) = self.every("//head/meta[@name='description']/@content")
        return str(found)

    def og(self, name: str) -> list[str]:
        return [str(value) for value in self.every(f"//head/meta[@property='{name}']/@content")]

    @property
    def data(self) -> dict[str, Any]:
        (script,) = self.every("//script[@type='application/ld+json']/text()")
        return dict(json.loads(script))

    @cached_property
    def ids(self) -> list[str]:
        return [str(value) for value in self.every("//*/@id")]

    @property
    def links(self) -> list[str]:
        """The addresses that the page loads, or leads a reader to."""
        return [
            str(value)
            for value in self.every("//a/@href | //img/@src | //link/@href | //script/@src | //source/@srcset")
        ]

    def listed(self, list_id: str = "list") -> list[str]:
        """Return the titles in one of the probe theme's lists."""
        return self.texts(f"//*[@id='{list_id}']/li/a")


def language_of(element: Any) -> str:
    """Return the language that an element is in, by its own mark or that of what is around it."""
    return str(next(outer.get("lang") for outer in [element, *element.iterancestors()] if outer.get("lang")))


def parse(data: bytes) -> Any:
    return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))


def pages(output: Path, siteurl: str = sites.SITEURL) -> dict[str, Page]:
    """Return the pages of a tree by address."""
    found = {}
    for path in sorted(output.rglob("*.html")):
        address = address_of(path.relative_to(output).as_posix())
        found[address] = Page(address, parse(path.read_bytes()), siteurl)
    return found


def page(output: Path, address: str) -> Page:
    """Return one page."""
    path = output / address
    return Page(address, parse((path / "index.html" if path.is_dir() else path).read_bytes()))


def sitemap(output: Path) -> dict[str, tuple[str | None, dict[str, str]]]:
    """Return the sitemap: by address, when it changed and its alternates."""
    root = etree.parse(output / "sitemap.xml").getroot()
    found = {}
    for entry in root:
        assert entry.tag == f"{SITEMAP}url"
        alternates = {link.get("hreflang"): link.get("href") for link in entry.findall(f"{XHTML}link")}
        location = entry.findtext(f"{SITEMAP}loc")
        assert location not in found, f"{location} is listed twice"
        found[location] = (entry.findtext(f"{SITEMAP}lastmod"), alternates)
    return found


def files(output: Path) -> list[str]:
    """Return the published files, without the engine's own record of them."""
    return sorted(
        path.relative_to(output).as_posix()
        for path in output.rglob("*")
        if path.is_file() and path.name != ".traitdunion.json"
    )


def broken_links(output: Path, siteurl: str = sites.SITEURL) -> list[str]:
    """Return every address of the tree's pages that a web server at SITEURL would not find there, anchors included."""
    tree, there = pages(output, siteurl), set(files(output))
    base, faults = urlsplit(siteurl), []
    for one in tree.values():
        for link in one.links:
            target = urlsplit(urljoin(one.url, link))
            if target.scheme not in ("http", "https") or target.netloc != base.netloc:
                continue
            path = unquote(target.path)
            inside = path.removeprefix(base.path + "/")
            if not path.startswith(base.path + "/"):
                if link.startswith("/"):  # else the author of a text means another site of the same host
                    faults.append(f"{one.address}: {link} leaves SITEURL's path")
                continue
            file = inside + "index.html" if inside == "" or inside.endswith("/") else inside
            if file not in there:
                faults.append(f"{one.address}: {link} is not there")
            elif (
                target.fragment not in ("", "top")
                and inside in tree
                and unquote(target.fragment) not in tree[inside].ids
            ):
                faults.append(f"{one.address}: {link} has no such anchor")
    return faults
