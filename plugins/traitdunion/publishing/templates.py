"""Templates as inputs: what each one refers to, and whether it keeps to the values that its kind of page declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from traitdunion.edges.fingerprints import digest_of
from traitdunion.edges.store import Store
from traitdunion.vocabulary.page import TEXT_PAGES, PageKind

ENDING = ".html"
ROOM = "templates"


class Looked(msgspec.Struct, frozen=True, array_like=True):
    """What a look at a template's source found: the templates it refers to (None: any of them), and what it reads.

    `reads` are the names that it takes from its context; `asked` the attributes that it asks of anything, and for names of the
    context also both together: `articles` and `view.articles`.
    """

    refers: frozenset[str] | None
    reads: frozenset[str]
    asked: frozenset[str]


def look(source: str) -> Looked:
    """Read a template's source. One that cannot be parsed refers to anything; rendering it will say what is wrong."""
    environment = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"])
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError:
        return Looked(None, frozenset(), frozenset())
    referred = list(meta.find_referenced_templates(tree))
    named = list(tree.find_all(nodes.Name))
    own = {node.name for node in named if node.ctx != "load"} | {node.name for node in tree.find_all(nodes.Macro)}
    own |= {name for node in tree.find_all(nodes.FromImport) for name in imported(node)}
    own |= {node.target for node in tree.find_all(nodes.Import)}
    reads = {node.name for node in named} - own
    steps: list[nodes.Getattr | nodes.Getitem] = [*tree.find_all(nodes.Getattr), *tree.find_all(nodes.Getitem)]
    asked = {attribute(node) for node in steps} | {
        name for node in tree.find_all(nodes.Filter) for name in filtered(node)
    }
    for node in steps:
        if isinstance(node.node, nodes.Name) and node.node.name in reads:
            asked.add(f"{node.node.name}.{attribute(node)}")
    held = [node.node for node in steps]
    asked |= {f"{node.name}.*" for node in named if node.ctx == "load" and not any(node is one for one in held)}
    refers = None if None in referred else frozenset(name for name in referred if name)
    return Looked(refers, frozenset(reads), frozenset(asked))


def imported(node: nodes.FromImport) -> list[str]:
    """Return the names under which an import makes macros known."""
    return [name if isinstance(name, str) else name[1] for name in node.names]


def filtered(node: nodes.Filter) -> set[str]:
    """Return the attributes that a filter asks for by their names: `attr('x')`, `map(attribute='x.y')`, `groupby('x')`."""
    given = [*node.args, *(one.value for one in node.kwargs)]
    words = [one.value for one in given if isinstance(one, nodes.Const) and isinstance(one.value, str)]
    return {part for word in words for part in word.split(".") if part.isidentifier()}


def attribute(node: nodes.Getattr | nodes.Getitem) -> str:
    """Return the attribute that an expression asks for, `*` where it is only known when it runs."""
    if isinstance(node, nodes.Getattr):
        return str(node.attr)
    return str(node.arg.value) if isinstance(node.arg, nodes.Const) else "*"


class Templates:
    """The templates of a site; `folders` in the order in which Pelican looks."""

    def __init__(self, folders: Sequence[Path], store: Store) -> None:
        self.sources = {
            path.name: path.read_bytes() for folder in reversed(folders) for path in sorted(folder.glob(f"*{ENDING}"))
        }
        self.looked = self.look(store)
        self.of = cache(self.describe)

    def look(self, store: Store) -> Mapping[str, Looked]:
        """Return what a look at each template found, from the store where its source is known."""
        known, fresh = store.room(ROOM), {}
        found: dict[str, Looked] = {}
        used = set()
        for name, source in self.sources.items():
            key = digest_of([source])
            used.add(key)
            try:
                found[name] = DECODER.decode(known[key])
            except (KeyError, msgspec.DecodeError, msgspec.ValidationError):
                found[name] = look(source.decode("utf-8", "replace"))
                fresh[key] = msgspec.msgpack.encode(found[name])
        store.change(ROOM, fresh, [key for key in known if key not in used])
        return found

    def closure(self, name: str) -> set[str]:
        """Return a template's name with those of all that it refers to, directly or not."""
        found, pending = set(), [f"{name}{ENDING}"]
        while pending:
            one = pending.pop().removeprefix("!theme/")
            if one not in found:
                found.add(one)
                looked = self.looked.get(one)
                refers = self.looked.keys() if looked is None or looked.refers is None else looked.refers
                pending += refers
        return found

    def describe(self, name: str, kind: str) -> tuple[str, bool]:
        """Return the digest of a template with all that it refers to, and whether it keeps to what a kind of page declares."""
        names = sorted(self.closure(name))
        parts = [part for one in names for part in (one, self.sources.get(one, b""))]
        looked = [self.looked[one] for one in names if one in self.looked]
        known = len(looked) == len(names) and all(one.refers is not None for one in looked)
        return digest_of(parts), known and all(keeps_to(one, kind) for one in looked)


def keeps_to(looked: Looked, kind: str) -> bool:
    """Tell whether a template reads nothing but what a kind of page declares, as far as its source tells.

    The bodies of other texts are watched while a page is rendered: see `Session.bodies_read`.
    """
    if kind in WHOLE:
        return looked.asked.isdisjoint(BEYOND_EDITION | {"view"})
    if kind not in OWN:
        return False
    names = {name for name in looked.reads if not name.isupper()}
    of_presenter = {name.removeprefix("presenter.") for name in looked.asked if name.startswith("presenter.")}
    if not names <= EVERY_PAGE | OWN[kind] or not of_presenter <= PRESENTER | OF_PRESENTER[kind]:
        return False
    if kind in OTHERS:
        return looked.asked.isdisjoint(BEYOND_OTHERS)
    if kind in TEXT_PAGES:
        return looked.asked.isdisjoint(BEYOND_TEXT)
    return looked.asked.isdisjoint(BEYOND_EDITION | BEYOND_LIST | {"view"})


DECODER = msgspec.msgpack.Decoder(Looked)

WHOLE = {PageKind.SECTIONS, PageKind.TAGS, PageKind.PEOPLE, PageKind.ARCHIVE, PageKind.NOT_FOUND}
"""Kinds of pages that declare all headers of their edition."""

BEYOND_EDITION = frozenset({"body", "translations", "session", "states"})
"""Attributes that lead from a header to a body, to another edition, or to everything."""
BEYOND_LIST = frozenset({"texts"})
"""Attributes that lead from a term to texts that are not on the page."""
BEYOND_TEXT = frozenset({"elsewhere", "session", "states", "texts", "view"})
"""Attributes that lead from a text to what is not on its page."""
BEYOND_OTHERS = frozenset({"content", "contents", "elsewhere", "related", "session", "texts", "view"})
"""Attributes that lead from an edition to everything in it."""

EVERY_PAGE = frozenset(
    {"_", "gettext", "ngettext", "npgettext", "pgettext", "namespace", "range", "loop", "caller", "self", "super"}
    | {"addresses", "catalogue", "choices", "edition", "editions", "entry", "footer_pages", "has", "head", "heading"}
    | {"link", "menu", "page_name", "presenter", "sections", "years", "article", "story"}
)
"""The names that every page declares; `article` and `story` are what macros call their argument."""
LIST = frozenset({"articles", "articles_page", "articles_paginator", "shelf", "term", "category", "tag", "author"})
SITEWIDE = frozenset({"presenters"})
OTHERS: Mapping[str, frozenset[str]] = {
    PageKind.PARALLEL: frozenset({"beside", "doubtful", "left", "right", "rows", "status", "titles", "translation"}),
    "desk": frozenset(
        {"bars", "columns", "counts", "desk_address", "first", "foreign", "gaps", "rows", "waiting", "wording"}
    ),
    "desk_story": frozenset({"main"}),
    "_desk": frozenset({"desk_address", "foreign", "wording"}),
    "desks": SITEWIDE | {"addresses_of"},
    "editions": SITEWIDE,
    "lost": SITEWIDE,
    "moved": frozenset({"target", "title"}),
}
"""The same for pages beside those of an edition, by the name of their template."""
OWN: Mapping[str, frozenset[str]] = {
    **OTHERS,
    PageKind.ARTICLE: frozenset({"category", "next_article", "previous_article"}),
    PageKind.PAGE: frozenset({"page"}),
    PageKind.HOME: LIST,
    PageKind.SECTION: LIST,
    PageKind.TAG: LIST,
    PageKind.PERSON: LIST,
    PageKind.YEAR: frozenset({"articles", "period_num", "period"}),
}
"""The names that a kind of page declares beside them."""
PRESENTER = frozenset({"configuration", "cover", "file", "keep", "licence", "withheld"})
OF_TEXT = frozenset({"address", "altered", "beside", "body", "correction", "notice", "outside", "related"})
OF_PRESENTER: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(OTHERS, frozenset()),
    PageKind.PARALLEL: OF_TEXT - {"related"},
    PageKind.ARTICLE: OF_TEXT,
    PageKind.PAGE: OF_TEXT - {"related"},
    PageKind.HOME: frozenset({"elsewhere"}),
    PageKind.SECTION: frozenset(),
    PageKind.TAG: frozenset(),
    PageKind.PERSON: frozenset({"contents"}),
    PageKind.YEAR: frozenset(),
}
"""What a kind of page may ask of its presenter."""
