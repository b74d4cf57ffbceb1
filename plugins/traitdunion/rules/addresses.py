"""Addresses: where every page of an edition lies.

An address is a path without its leading slash, `fr/rubriques/communs/`; `""` is the site's root. A page whose address ends
with a slash is the file `index.html` under it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import TermKind

WORDS: Mapping[str, Mapping[str, str]] = {
    "fr": {"section": "rubriques", "tag": "themes", "person": "signatures", "archive": "archives", "page": "page"},
    "en": {"section": "sections", "tag": "tags", "person": "people", "archive": "archive", "page": "page"},
    "es": {"section": "secciones", "tag": "temas", "person": "firmas", "archive": "archivo", "page": "pagina"},
}
"""Address words of the languages that the project speaks; others begin with the English ones."""

RESERVED = frozenset({"index", "page", "404", "feed", "media", "theme", "translations"})
"""Slugs that no text may have, beside the edition's own words."""

HTML = "index.html"
SITEWIDE = frozenset({"", "404.html", "sitemap.xml", "robots.txt"})
"""Addresses of what belongs to no edition."""
FEEDS = {"atom": "feed.atom", "rss": "feed.rss"}
CLEAN = re.compile(r"[A-Za-z0-9/._~-]*", re.ASCII)
"""Addresses that are the same percent-encoded: nearly all are, and every page has a hundred of them."""


def words_of(language: Language, own: Mapping[str, str]) -> Mapping[str, str]:
    """Return the address words of an edition: its own, else the built-in ones of its language, else the English ones."""
    return {**WORDS["en"], **WORDS.get(language.split("-")[0], {}), **own}


def save_as(address: str) -> str:
    """Return the file, relative to the output folder, that serves `address`."""
    return address + HTML if address == "" or address.endswith("/") else address


@lru_cache(maxsize=8)
def path_of(siteurl: str) -> str:
    """Return the path part of SITEURL without its final slash: `""`, or `/mag` for `https://example.org/mag`."""
    return urlsplit(siteurl).path.rstrip("/")


def encoded(address: str) -> str:
    """Return the address as it stands in a link: percent-encoded where RFC 3986 asks for it."""
    return address if CLEAN.fullmatch(address) else quote(address, safe="/:@!$&'()*+,;=-._~%")


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one edition."""

    language: Language
    words: Mapping[str, str]

    @property
    def home(self) -> str:
        """The edition's first page."""
        return f"{self.language}/"

    @property
    def not_found(self) -> str:
        """The page for addresses that lead nowhere."""
        return f"{self.language}/404.html"

    @property
    def archive(self) -> str:
        """The list of everything."""
        return f"{self.language}/{self.words['archive']}/"

    def text(self, slug: str) -> str:
        """An article or a page."""
        return f"{self.language}/{slug}/"

    def year(self, year: int) -> str:
        """The list of one year."""
        return f"{self.archive}{year:04d}/"

    def terms(self, kind: TermKind) -> str:
        """The list of all sections, tags or people."""
        return f"{self.language}/{self.words[kind]}/"

    def term(self, kind: TermKind, slug: str) -> str:
        """One section, tag or person."""
        return f"{self.terms(kind)}{slug}/"

    def numbered(self, address: str, number: int) -> str:
        """Page `number` of a list: the list itself for 1."""
        return address if number == 1 else f"{address}{self.words['page']}/{number}/"

    @property
    def reserved(self) -> frozenset[str]:
        """Slugs that no text of this edition may have."""
        return RESERVED | frozenset(self.words.values())


def feed(address: str, form: str) -> str:
    """Return the address of a list's feed; `form` is `atom` or `rss`."""
    return address + FEEDS[form]


def media(story: str, name: str) -> str:
    """Return the address of a picture or other file of a story: one for all languages."""
    return f"media/{story}/{name}"


def parallel(reader: Language, other: Language, story: str) -> str:
    """Return the address of a story in two languages side by side; the reader's own comes first."""
    return f"{reader}+{other}/{story}/"
