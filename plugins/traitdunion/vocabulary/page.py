"""The pages of the site, as a list made before any is rendered: what there is, where, and in which languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, Term, TermKind, TermName, Text


class PageKind(StrEnum):
    """What a page shows. The value is the name of its template, which is also Pelican's where Pelican has one."""

    HOME = "index"
    ARTICLE = "article"
    PAGE = "page"
    SECTION = "category"
    TAG = "tag"
    PERSON = "author"
    SECTIONS = "categories"
    TAGS = "tags"
    PEOPLE = "authors"
    ARCHIVE = "archives"
    YEAR = "period_archives"
    NOT_FOUND = "404"
    PARALLEL = "parallel"


TEXT_PAGES = frozenset({PageKind.ARTICLE, PageKind.PAGE})
"""The pages that show one text."""

TERM_PAGES: Mapping[TermKind, tuple[PageKind, PageKind]] = {
    TermKind.SECTION: (PageKind.SECTION, PageKind.SECTIONS),
    TermKind.TAG: (PageKind.TAG, PageKind.TAGS),
    TermKind.PERSON: (PageKind.PERSON, PageKind.PEOPLE),
}
"""The page of one term of a kind, and the page that lists them all."""


@dataclass(frozen=True, slots=True)
class Version:
    """A page's counterpart in an edition."""

    language: Language
    address: str


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its kind, edition, address and page number; `subject` is a story's or term's key, or a year.

    `versions` are the published counterparts, itself included, and `default` the address for readers of any other language
    (`x-default`); both are empty on pages that search engines are not offered. `changed` is when its matter last changed.
    """

    kind: PageKind
    language: Language
    address: str
    subject: str = ""
    number: int = 1
    versions: tuple[Version, ...] = ()
    default: str | None = None
    changed: datetime | None = None
    indexable: bool = True


@dataclass(frozen=True, slots=True)
class Shelf:
    """A term with the edition's texts that bear it, newest first. `name` is the term as this edition shows it.

    `roles` tells, for people, what they did for a text: by story, `author`, `translator`, `reviewer`. `pages` are the edition's
    pages (manifesto, about) that a person had a part in: they stand in no list by date.
    """

    term: Term
    name: TermName
    texts: tuple[Text, ...]
    roles: Mapping[str, tuple[str, ...]]
    pages: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """All that one edition shows: articles newest first, pages in menu order, shelves in alphabetical order.

    `elsewhere` are texts in other languages of articles that this edition lacks, newest first.
    """

    edition: Edition
    articles: tuple[Text, ...]
    pages: tuple[Text, ...]
    shelves: Mapping[TermKind, tuple[Shelf, ...]]
    years: Mapping[int, tuple[Text, ...]]
    elsewhere: tuple[Text, ...]
