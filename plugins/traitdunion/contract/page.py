"""A page as the contract sees it: what was read once from its HTML, and nothing of its markup."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

HREFLANG_DEFAULT = "x-default"


@dataclass(frozen=True, slots=True)
class HeadLink:
    """A `<link>` of the head. `rels` are in lower case; what is not said is empty."""

    rels: frozenset[str]
    href: str
    hreflang: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link that a reader follows.

    `marks` are the languages that a `lang` of its own, of its nearest ancestor below `<html>`, or inside it declares;
    `words` the text of the link and of what holds it. Both are read only for a link that carries `hreflang`.
    """

    href: str
    hreflang: str = ""
    marks: frozenset[str] = frozenset()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An `<img>`."""

    src: str
    has_alt: bool
    has_size: bool


@dataclass(frozen=True)
class Page:
    """One HTML file. `metas` are (name or property in lower case, content), `headings` levels in the page's order."""

    path: str
    is_utf8: bool = True
    charset: str = ""
    lang: str = ""
    dir: str = ""
    is_empty: bool = False
    refreshes: bool = False
    titles: tuple[str, ...] = ()
    metas: tuple[tuple[str, str], ...] = ()
    links: tuple[HeadLink, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    references: tuple[str, ...] = ()  # every other address: pictures, styles, scripts, forms
    pictures: tuple[Picture, ...] = ()
    ids: tuple[str, ...] = ()
    headings: tuple[int, ...] = ()
    statements: tuple[str, ...] = ()  # the JSON-LD, not parsed
    scripts: tuple[str, ...] = ()  # the address of each script, "" for one written in the page
    comments: tuple[str, ...] = ()  # those inside an <article>

    @cached_property
    def targets(self) -> frozenset[str]:
        """What a fragment may name."""
        return frozenset(self.ids)

    @cached_property
    def noindex(self) -> bool:
        """Whether search engines are asked not to list the page."""
        words = ",".join(self.meta("robots")).lower().replace(",", " ").split()
        return "noindex" in words or "none" in words

    @cached_property
    def canonicals(self) -> tuple[str, ...]:
        """Every canonical address that the head names."""
        return tuple(link.href for link in self.links if "canonical" in link.rels)

    @cached_property
    def alternates(self) -> tuple[tuple[str, str], ...]:
        """The page's versions as its head names them: (hreflang, address)."""
        return tuple(
            (link.hreflang, link.href)
            for link in self.links
            if "alternate" in link.rels and link.hreflang and link.type in ("", "text/html")
        )

    @cached_property
    def feeds(self) -> tuple[HeadLink, ...]:
        """The feeds that the head offers."""
        types = ("application/atom+xml", "application/rss+xml")
        return tuple(link for link in self.links if "alternate" in link.rels and link.type in types)

    def meta(self, name: str) -> tuple[str, ...]:
        """Return the contents of every `<meta>` of this name or property."""
        return tuple(content for key, content in self.metas if key == name)
