"""Templates as inputs: what each one refers to, and whether it keeps to the values that its kind of page declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from traitdunion.edges.fingerprints import digest_of
from traitdunion.edges.store import Store

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
    asked = {attribute(node) for node in tree.find_all((nodes.Getattr, nodes.Getitem))}
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        if isinstance(node.node, nodes.Name) and node.node.name in reads:
            asked.add(f"{node.node.name}.{attribute(node)}")
    refers = None if None in referred else frozenset(name for name in referred if name)
    return Looked(refers, frozenset(reads), frozenset(asked))


def imported(node: nodes.FromImport) -> list[str]:
    """Return the names under which an import makes macros known."""
    return [name if isinstance(name, str) else name[1] for name in node.names]


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
        for name, source in self.sources.items():
            key = digest_of([source])
            if key in known:
                found[name] = msgspec.msgpack.decode(known[key], type=Looked)
            else:
                found[name] = look(source.decode("utf-8", "replace"))
                fresh[key] = msgspec.msgpack.encode(found[name])
        used = {digest_of([source]) for source in self.sources.values()}
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

    def describe(self, name: str) -> tuple[str, bool]:
        """Return the digest of a template with all that it refers to, and whether it reads declared names only."""
        names = sorted(self.closure(name))
        parts = [part for one in names for part in (one, self.sources.get(one, b""))]
        return digest_of(parts), all(one in self.looked for one in names)
