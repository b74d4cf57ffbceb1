"""What belongs to no edition: the page of all editions, old addresses, the stories' files, the sitemap and robots.txt."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from jinja2 import Environment, FileSystemLoader
from pelican.generators import Generator

from traitdunion import theme_path
from traitdunion.edges.forking import Told, share_out
from traitdunion.publishing.environment import equip, may_be_shared
from traitdunion.publishing.presenting import Presenter
from traitdunion.publishing.session import Session
from traitdunion.rules import addresses as site
from traitdunion.rules import heads
from traitdunion.rules.heads import Head, Photo
from traitdunion.rules.pages import alternates
from traitdunion.rules.termfiles import survivor
from traitdunion.vocabulary.magazine import Edition, TermKind

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
REDIRECTS = "_redirects"
XHTML = "http://www.w3.org/1999/xhtml"
BARE_FILES = ("css/main.css", "img/favicon.svg")
"""The files of our theme that the pages of no edition ask for."""
OUR_FILES = "traitdunion"
"""Where these lie beside another theme."""


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An address that something had: where it leads now, in which edition, and what is there."""

    alias: str
    address: str
    edition: Edition
    title: str


class SitewideGenerator(Generator):
    """Writes what belongs to no edition."""

    session: Session
    theme_is_ours: bool

    def generate_output(self, writer: Any) -> None:
        """Write the whole of it."""
        self.copy_files()
        if not self.session.renewal.has_part("sitemap.xml", lambda inputs: inputs.graph):
            self.write_sitemap()
        self.write_text("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {self.session.absolute('sitemap.xml')}\n")
        self.prepare()
        if self.session.published_editions:
            self.write_root(writer)
        moved = self.old_addresses()
        for old in moved:
            self.write_alias(writer, old)
        self.write_redirects(moved)

    def prepare(self) -> None:
        """Take the editions' environment where it is shared; beside another theme, our own templates with their style."""
        shared = self.session.environment if may_be_shared(self.theme_is_ours) else None
        if self.theme_is_ours:
            self.env = shared if shared is not None else equip(self.env, self.session.compiled)
            return
        ours = Path(theme_path())
        self.env = equip(Environment(loader=FileSystemLoader(ours / "templates"), trim_blocks=True, lstrip_blocks=True))
        for name in BARE_FILES:
            self.copy(ours / "static" / name, f"{OUR_FILES}/{name}")

    def link(self, address: str) -> str:
        """Return a link for a page that belongs to no edition: beside another theme, our files do not lie under `theme`."""
        if not self.theme_is_ours and address.startswith("theme/"):
            address = address.replace("theme", OUR_FILES, 1)
        return self.session.link(address)

    def write_text(self, name: str, text: str) -> None:
        """Write a file at the root of the output."""
        target = Path(self.output_path) / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

    def copy_files(self) -> None:
        """Copy the pictures and other files that stories show, unless they are there already: once for all languages."""
        due = [(path, address) for address, path in self.session.files.items() if not self.is_there(address)]
        share_out(due, self.copy_share, self.session.configuration.workers)

    def is_there(self, address: str) -> bool:
        """Tell whether a file lies in the output as it would be copied."""
        digest = self.session.digests.get(address, "")
        return bool(digest) and self.session.renewal.has_part(address, lambda _: digest)

    def copy_share(self, files: Sequence[tuple[Path, str]]) -> Told:
        """Copy some of the files."""
        for path, address in files:
            self.copy(path, address)
        return Told()

    def copy(self, path: Path, address: str) -> None:
        """Copy one file."""
        target = Path(self.output_path) / address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)

    def write_sitemap(self) -> None:
        """Write every indexable page with the alternates of its head (sitemaps.org; hreflang as Google reads it)."""
        editions = self.session.published_editions
        root = [(edition.language, f"{edition.language}/") for edition in editions]
        lines = [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">',
            *(self.sitemap_entry("", [*root, ("x-default", "")], None) if editions else ()),
        ]
        for entry in self.session.entries:
            if entry.indexable:
                lines += self.sitemap_entry(entry.address, alternates(entry), entry.changed)
        self.write_text("sitemap.xml", "\n".join([*lines, "</urlset>", ""]))

    def sitemap_entry(self, address: str, versions: Any, changed: Any) -> Iterator[str]:
        """Yield the lines of one page."""
        yield "<url>"
        yield f"<loc>{escape(self.session.absolute(address))}</loc>"
        if changed is not None:
            yield f"<lastmod>{changed.isoformat()}</lastmod>"
        for language, other in versions:
            url = quoteattr(self.session.absolute(other))
            yield f'<xhtml:link rel="alternate" hreflang="{language}" href={url}/>'
        yield "</url>"

    def write_root(self, writer: Any) -> None:
        """Write the page of all editions, and the one for lost readers of none."""
        editions = self.session.published_editions
        name = " · ".join(dict.fromkeys(edition.name for edition in editions))
        taglines = " · ".join(edition.tagline for edition in editions if edition.tagline)
        picture = self.session.configuration.picture
        url = self.session.absolute("")
        head = Head(
            title=name,
            description=taglines or name,
            canonical=url,
            indexable=True,
            alternates=(
                *((edition.language, self.session.absolute(f"{edition.language}/")) for edition in editions),
                ("x-default", url),
            ),
            properties=heads.open_graph(
                "website",
                name,
                taglines or name,
                url,
                editions[0],
                editions,
                Photo(self.session.absolute(picture)) if picture else None,
            ),
        )
        presenters = [Presenter(self.session, edition) for edition in editions]
        common = {"editions": editions, "presenters": presenters, "link": self.link, "heading": name}
        self.write_page(writer, "index.html", "editions", url="", head=head, **common)
        lost = Head(title=f"404 · {name}", description=name, canonical="", indexable=False)
        self.write_page(writer, "404.html", "lost", url="404.html", head=lost, **common)

    def write_page(self, writer: Any, name: str, template: str, **variables: Any) -> None:
        """Render a page that shows the editions, unless it is there already."""
        if not self.session.renewal.has_part(name, lambda inputs: inputs.sitewide(name, template)):
            writer.write_file(name, self.get_template(template), self.context, **variables)

    def old_addresses(self) -> Collection[OldAddress]:
        """Return what old addresses lead to: where a term has one for several editions, to the first of them."""
        found: dict[str, OldAddress] = {}
        for old in self.aliases():
            found.setdefault(site.save_as(old.alias.strip().lstrip("/")), old)
        return found.values()

    def aliases(self) -> Iterator[OldAddress]:
        """Yield every alias of texts, terms and people."""
        session = self.session
        for story in session.magazine.stories.values():
            for language, text in story.texts.items():
                for alias in text.aliases:
                    yield OldAddress(alias, session.text_address(text), session.magazine.edition(language), text.title)
        for edition in session.magazine.editions:
            for kind in TermKind:
                for shelf in session.views[edition.language].shelves[kind]:
                    address = session.addresses[edition.language].term(kind, shelf.name.slug)
                    for alias in shelf.name.aliases:
                        yield OldAddress(alias, address, edition, shelf.name.name)
                yield from self.retired(edition, kind)

    def retired(self, edition: Edition, kind: TermKind) -> Iterator[OldAddress]:
        """Yield where the retired terms of an edition were, with the terms that took over."""
        session, addresses = self.session, self.session.addresses[edition.language]
        terms = session.magazine.terms[kind]
        shelves = {shelf.term.key: shelf for shelf in session.views[edition.language].shelves[kind]}
        taken = {entry.address for entry in session.entries}
        for key, term in terms.items():
            heir = shelves.get(survivor(key, terms) or "") if term.merged_into else None
            if heir is None:
                continue
            old = session.term_name(kind, key, edition)
            address = addresses.term(kind, old.slug)
            for alias in (address, *old.aliases):
                if alias not in taken:
                    yield OldAddress(alias, addresses.term(kind, heir.name.slug), edition, heir.name.name)

    def write_redirects(self, moved: Collection[OldAddress]) -> None:
        """Write the old addresses as server rules, in the form that GitLab Pages, Netlify and Cloudflare Pages read.

        A line has the old path, the new one and the status. Other servers serve the pages that stand at the old addresses.
        """
        lines = [
            f"{self.session.link(old.alias.strip().lstrip('/'))} {self.session.link(old.address)} 301" for old in moved
        ]
        if lines:
            self.write_text(REDIRECTS, "\n".join([*sorted(lines), ""]))

    def write_alias(self, writer: Any, old: OldAddress) -> None:
        """Write a page at an old address that leads to the new one."""
        session, name = self.session, site.save_as(old.alias.lstrip("/"))
        if session.renewal.has_part(name, lambda inputs: inputs.sitewide(name, "moved")):
            return
        head = Head(title=old.title, description=old.title, canonical=session.absolute(old.address), indexable=False)
        writer.write_file(
            name,
            self.get_template("moved"),
            {**self.context, "edition": old.edition, "catalogue": session.catalogues[old.edition.language]},
            url=old.alias,
            head=head,
            target=session.link(old.address),
            title=old.title,
            link=self.link,
        )


def sitewide_generator(session: Session, theme_is_ours: bool) -> type[Generator]:
    """Return the class that writes what belongs to no edition."""
    return type("Sitewide", (SitewideGenerator,), {"session": session, "theme_is_ours": theme_is_ours})
