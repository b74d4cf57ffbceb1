"""The survey of a tree: everything that the checks read, each file parsed once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from traitdunion.contract import language
from traitdunion.contract.feed import Feed, parse_feed
from traitdunion.contract.markup import parse_page
from traitdunion.contract.page import Page
from traitdunion.contract.site import Destination, Site
from traitdunion.contract.statement import Statements, read_statements
from traitdunion.contract.tree import PAGE_SUFFIXES, BuiltTree
from traitdunion.vocabulary.faults import output as faults
from traitdunion.vocabulary.problem import Place, Problem

HOME = "index.html"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
NOT_FOUND = "404.html"
DESK = "translations/"
PAGE_NUMBER = re.compile(r"[2-9]|[1-9][0-9]{1,5}")
XML_SUFFIXES = frozenset({".xml", ".atom", ".rss"})


@dataclass(frozen=True, slots=True)
class Edition:
    """The magazine in one language. `offered`: the front page links to it; `preparing`: not, and it is noindex."""

    folder: str
    lang: str
    offered: bool
    preparing: bool

    @property
    def home(self) -> str:
        """The path of the edition's home."""
        return f"{self.folder}/{HOME}"


@dataclass(frozen=True)
class Survey:
    """A tree and what was read from it."""

    tree: BuiltTree
    site: Site
    pages: Mapping[str, Page]
    documents: Mapping[str, Element]
    feeds: tuple[Feed, ...]
    statements: Mapping[str, Statements]
    editions: Mapping[str, Edition]
    problems: tuple[Problem, ...]  # met while reading
    indexable: frozenset[str] = frozenset()
    _destinations: dict[str, Destination] = field(default_factory=dict, compare=False)

    def place(self, path: str, needle: str = "") -> Place:
        """Return the place in a file where `needle` is written."""
        return self.tree.place(path, needle)

    def destination(self, address: str) -> Destination:
        """Return where an address leads; the same few addresses are on every page, so each is taken apart once."""
        found = self._destinations.get(address)
        if found is None:
            found = self._destinations[address] = self.site.destination(address)
        return found

    def file(self, address: str) -> str | None:
        """Return the file of the tree that an address leads to, or None."""
        found = self.destination(address)
        return found.file if found.file in self.tree.files else None

    def edition(self, path: str) -> Edition | None:
        """Return the edition that a file belongs to. A parallel page (`fr+en/…`) belongs to its reader's, the first."""
        return self.editions.get(path.split("/", 1)[0].split("+", 1)[0]) if "/" in path else None

    def lang(self, page: Page) -> str:
        """Return a page's language: what it says or, where it is silent, its edition's."""
        edition = self.edition(page.path)
        return page.lang or (edition.lang if edition else "")

    def is_home(self, path: str) -> bool:
        """Return whether a page is the site's front page or an edition's home."""
        edition = self.edition(path)
        return path == HOME or (edition is not None and path == edition.home)

    def is_parallel(self, path: str) -> bool:
        """Return whether a page is one text beside another (`fr+en/…`)."""
        languages = path.split("/", 1)[0].split("+")
        return len(languages) == 2 and all(folder in self.editions for folder in languages)

    def is_desk(self, path: str) -> bool:
        """Return whether a file is the translators' desk's: its pages are no articles, and of no edition."""
        return path.startswith(DESK)

    def is_not_found(self, path: str) -> bool:
        """Return whether a page is one that a server shows for what is not there."""
        return path == NOT_FOUND or path.endswith((f"/{NOT_FOUND}", "/404/index.html"))

    def is_alias(self, page: Page) -> bool:
        """Return whether a page only stands for another one's old address."""
        if page.refreshes:
            return True
        return (
            page.noindex
            and not self.is_parallel(page.path)
            and any(not self.site.is_address_of(address, page.path) for address in page.canonicals)
        )

    def number(self, path: str) -> int:
        """Return a page's number: `x/page/3/` is 3 where `x/page/2/` is a page, and `x/page/` is not; else 1."""
        *folders, word, number, last = ["", "", *path.split("/")]
        if last != HOME or not word or not PAGE_NUMBER.fullmatch(number):
            return 1
        base = "".join(f"{folder}/" for folder in folders if folder)
        before = f"{base}{HOME}" if number == "2" else f"{base}{word}/{int(number) - 1}/{HOME}"
        return int(number) if before in self.pages and f"{base}{word}/{HOME}" not in self.pages else 1

    def is_offered(self, page: Page) -> bool:
        """Return whether readers are meant to find a page: an indexable one, or any of an edition in preparation."""
        if page.path in self.indexable:
            return True
        edition = self.edition(page.path)
        is_other = self.is_not_found(page.path) or self.is_alias(page) or self.is_parallel(page.path)
        return edition is not None and edition.preparing and not is_other

    def versions(self, page: Page) -> dict[str, str]:
        """Return a page's versions that are in the tree: hreflang to path, x-default included."""
        found = ((hreflang, self.file(address)) for hreflang, address in page.alternates)
        return {hreflang: path for hreflang, path in found if path is not None}


def survey(tree: BuiltTree, site: Site) -> Survey:
    """Return the survey of a tree."""
    pages = {path: parse_page(path, tree.data(path)) for path in tree.ending(PAGE_SUFFIXES)}
    documents, problems = _documents(tree)
    found = (parse_feed(path, root) for path, root in documents.items())
    draft = Survey(
        tree=tree,
        site=site,
        pages=pages,
        documents=documents,
        feeds=tuple(feed for feed in found if feed is not None),
        statements={path: read_statements(page) for path, page in pages.items()},
        editions=_editions(tree, site, pages),
        problems=problems,
    )
    return replace(draft, indexable=_indexable(draft))


def _documents(tree: BuiltTree) -> tuple[dict[str, Element], tuple[Problem, ...]]:
    documents: dict[str, Element] = {}
    problems: list[Problem] = []
    for path in tree.ending(XML_SUFFIXES):
        try:
            documents[path] = ElementTree.fromstring(tree.data(path))  # expat limits entities by itself
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            line, _ = getattr(error, "position", (1, 0))
            place = Place(path, line, tree.place(path).area)
            problems.append(faults.XML_BROKEN.at(place, reason=error))
    return documents, tuple(problems)


def _editions(tree: BuiltTree, site: Site, pages: Mapping[str, Page]) -> dict[str, Edition]:
    front = pages.get(HOME)
    offers = {site.destination(anchor.href).file: anchor.hreflang for anchor in front.anchors} if front else {}
    folders = (path.removesuffix(f"/{HOME}") for path in pages if path.endswith(f"/{HOME}") and path.count("/") == 1)
    editions: dict[str, Edition] = {}
    for folder in folders:
        home = pages[f"{folder}/{HOME}"]
        named = {home.lang.lower(), offers.get(home.path, "").lower()}
        if language.is_tag(folder) and (folder.lower() in named or f"{folder}/feed.atom" in tree.files):
            offered = home.path in offers
            editions[folder] = Edition(folder, language.canonical(folder), offered, not offered and home.noindex)
    return editions


def _indexable(survey: Survey) -> frozenset[str]:
    """Return the pages that search engines may list."""
    return frozenset(page.path for page in survey.pages.values() if not page.noindex and not _is_apart(survey, page))


def _is_apart(survey: Survey, page: Page) -> bool:
    edition = survey.edition(page.path)
    preparing = edition is not None and edition.preparing
    return preparing or survey.is_not_found(page.path) or survey.is_parallel(page.path) or survey.is_alias(page)


def addressed(survey: Survey, paths: Iterable[str]) -> str:
    """Return paths as readable addresses, for a message."""
    return ", ".join(survey.site.address(path) for path in sorted(paths)) or "-"
