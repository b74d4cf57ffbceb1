"""A manuscript: one Markdown file as it was read, before it is joined to its story's other languages.

`header` and `body` are what the file itself says; nothing is inherited yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from traitdunion.vocabulary.language import Language


class Status(StrEnum):
    """Whether a text is offered to readers."""

    PUBLISHED = "published"
    DRAFT = "draft"


class Kind(StrEnum):
    """What a story is: an article of the magazine or a page beside it."""

    ARTICLE = "article"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Source:
    """A text file of the content folder. `path` is POSIX and relative to that folder; `data` its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as written: a calendar day, or a day and time; `value` has a zone where it carried its own UTC offset."""

    value: datetime


@dataclass(frozen=True, slots=True)
class Picture:
    """What is said of a picture. `src` is a file name in the story's folder; None means not said here."""

    src: str
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    license: str | None = None
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Translates:
    """The version a translation was made from: its language, and the algorithm and digest of its matter where given."""

    language: Language
    algorithm: int | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """Front matter, typed. None, or an empty tuple or mapping, means not said. `lines` gives the file's line of each key said,
    `blank` that of each key with nothing after it.
    """

    title: str | None = None
    summary: str | None = None
    slug: str | None = None
    status: Status = Status.PUBLISHED
    date: Moment | None = None
    modified: Moment | None = None
    translated: Moment | None = None
    translates: Translates | None = None
    same_as: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    cover: Picture | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    license: str | None = None
    template: str | None = None
    menu_order: int | None = None
    featured: bool = False
    aliases: tuple[str, ...] = ()
    parity: Mapping[str, object] = field(default_factory=dict)
    adapts: Translates | None = None
    only: tuple[str, ...] = ()
    reason: str | None = None
    wanted: tuple[str, ...] = ()
    translation: str | None = None
    translates_external: Mapping[str, object] = field(default_factory=dict)  # `translates` as a block of facts
    extra: Mapping[str, object] = field(default_factory=dict)  # keys that EXTRA_KEYS declares
    lines: Mapping[str, int] = field(default_factory=dict)
    blank: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def source(self) -> Translates | None:
        """The version that this text was made from, as a translation or an adaptation; None for one that is its own source."""
        return self.translates or self.adapts


class LinkKind(StrEnum):
    """Where a link leads."""

    STORY = "story"  # story:KEY#anchor
    ANCHOR = "anchor"  # #anchor of the same page
    SITE = "site"  # /an/absolute/path of this site
    FILE = "file"  # a file of the story's own folder
    EXTERNAL = "external"  # an address with a scheme


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a body. `target` is the story's key, path, file name or address, without `anchor`; `line` is the file's."""

    kind: LinkKind
    target: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Image:
    """A picture shown in a body. `src` is a file name in the story's folder; `caption` the one typed in the Markdown."""

    src: str
    alt: str
    caption: str
    decorative: bool
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: its final level (2 to 6), id and plain text."""

    level: int
    id: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Body:
    """A body as safe HTML, and what it refers to.

    In `html`, links to stories are still `href="story:KEY#anchor"`, and pictures `src="NAME"` inside `<figure class="picture">`
    or running text: they are resolved when the whole magazine is known. `excerpt` is the first paragraph as plain text.
    Where a store keeps `html`, it is empty here, and `digest` tells one body from another.
    """

    html: str = ""
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    anchors: frozenset[str] = frozenset()
    words: int = 0
    excerpt: str = ""
    digest: str = ""

    @property
    def identity(self) -> str:
        """What tells this body from another, empty where there is nothing to read."""
        return self.digest or self.html.strip()


@dataclass(frozen=True, slots=True)
class Front:
    """What a header's first words become in print: title and summary typeset, and the address made from the title."""

    title: str
    summary: str
    slug: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One file: where it lies (`path`, `story`, `kind`, `language` follow from it) and what it says.

    `front` is what follows from the header alone, where it was worked out when the file was read.
    """

    path: str
    story: str
    kind: Kind
    language: Language
    header: Header
    body: Body
    front: Front | None = None
