"""Values: what the entries of a header say, by their shape and meaning.

A `Reading` collects, while a header is read, its problems and the lines of its keys; each of its methods reads one
kind of value and returns None, or nothing, for one that is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html.entities import html5

from traitdunion.rules.header.dates import read_date
from traitdunion.rules.header.verbatim import VERBATIM_KEYS, entry, flow_list
from traitdunion.rules.licenses import LICENSES, suggest_license
from traitdunion.rules.slugs import is_slug, tidy_slug
from traitdunion.rules.suggestions import folded, nearest
from traitdunion.rules.yaml12 import NULLS, Mapping, Node, Scalar, plain_value
from traitdunion.rules.yaml12 import Sequence as Items
from traitdunion.vocabulary.faults import header as faults
from traitdunion.vocabulary.manuscript import Moment, Status
from traitdunion.vocabulary.problem import Fault, Place, Problem

TRUE_WORDS = frozenset({"true", "yes", "on", "1", "oui", "vrai", "si", "sim", "verdadero", "verdadeiro", "نعم"})
FALSE_WORDS = frozenset({"false", "no", "off", "0", "non", "faux", "nao", "falso", "لا"})
_STATUS_WORDS = {
    word: status
    for status, words in (
        (Status.DRAFT, "brouillon borrador rascunho hidden cache masque oculto escondido private prive wip مسودة"),
        (Status.PUBLISHED, "publie publiee publicado publicada public publish publier publicar online منشور"),
    )
    for word in words.split()
}
_COMMA = re.compile(r"[,،;]")
_ENTITY = re.compile(r"&[A-Za-z][A-Za-z0-9]*;")


def _letter(match: re.Match[str]) -> str:
    """Return the letter that HTML names, as in `M&eacute;tricas`: texts that come from elsewhere have them in their titles."""
    letter = html5.get(match[0][1:], "")
    seen = letter.isprintable() or unicodedata.category(letter) == "Zs" if len(letter) == 1 else False
    return letter if seen else match[0]


def is_empty(key: str, node: Node) -> bool:
    """Tell whether a value equals not said. `null` is one, but for words that are taken as typed."""
    if isinstance(node, Scalar):
        return not node.text.strip() or (node.plain and node.text in NULLS and key not in VERBATIM_KEYS)
    return not (node.items if isinstance(node, Items) else node.names)


@dataclass(slots=True)
class Reading:
    """A header while it is read: the file's path, what was found wrong so far, the line of each key said, and of each key
    with nothing after it.
    """

    path: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    blank: dict[str, int] = field(default_factory=dict)

    def report(self, fault: Fault, at: int, /, **details: object) -> None:
        """Add a problem of line `at` of this file."""
        self.problems.append(fault.at(Place(self.path, at), **details))

    def text(self, key: str, node: Node) -> str | None:
        """Read words as they were typed, on one line; line ends inside a block become spaces."""
        if not isinstance(node, Scalar):
            line = entry(key, " ".join(_words(node)) or "…")
            self.report(faults.TEXT_EXPECTED, node.line, key=key, line=line)
            return None
        return _ENTITY.sub(_letter, re.sub(r"[ \t]*\n\s*", " ", node.text.strip(" \t\n")))

    def names(self, key: str, node: Node) -> tuple[str, ...]:
        """Read a list, `a`, or `a, b` without brackets; quotes keep a comma inside a name."""
        if isinstance(node, Scalar):
            typed = _COMMA.split(node.text) if node.plain else [node.text]
        elif isinstance(node, Items) and all(isinstance(item, Scalar) for item in node.items):
            typed = [item.text for item in node.items if isinstance(item, Scalar)]
        else:
            self.report(faults.LIST_EXPECTED, node.line, key=key, line=f"{key}: {flow_list(_words(node) or ['…'])}")
            return ()
        return tuple(dict.fromkeys(filter(None, (" ".join(name.split()) for name in typed))))

    def flag(self, key: str, node: Node) -> bool:
        """Read `true` or `false`."""
        typed = node.text if isinstance(node, Scalar) else "…"
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, bool):
            return value
        meant = folded(typed) not in FALSE_WORDS
        self.report(faults.FLAG_EXPECTED, node.line, key=key, value=typed, line=f"{key}: {str(meant).lower()}")
        return False

    def number(self, key: str, node: Node) -> int | None:
        """Read a whole number."""
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        typed = node.text if isinstance(node, Scalar) else "…"
        self.report(faults.NUMBER_EXPECTED, node.line, key=key, value=typed, line=f"{key}: 1")
        return None

    def block(self, key: str, node: Node, example: str) -> Mapping | None:
        """Read a block of named values; `example` is the line that a wrong one is answered with."""
        if isinstance(node, Mapping):
            return node
        self.report(faults.BLOCK_EXPECTED, node.line, key=key, line=example)
        return None

    def mapping(self, key: str, node: Node) -> dict[str, object]:
        """Read a block of anything, kept as it is."""
        block = self.block(key, node, f"{key}: {{…: …}}")
        value = plain_value(block) if block is not None else {}
        return value if isinstance(value, dict) else {}

    def date(self, key: str, node: Node) -> Moment | None:
        """Read a day, or a day and time."""
        typed = self.text(key, node)
        if typed is None:
            return None
        moment, problems = read_date(typed, key, Place(self.path, node.line))
        self.problems.extend(problems)
        return moment

    def status(self, key: str, node: Node) -> Status:
        """Read `draft` or `published`."""
        typed = self.text(key, node)
        if typed is None:
            return Status.PUBLISHED
        if typed in (Status.DRAFT, Status.PUBLISHED):
            return Status(typed)
        word = folded(typed)
        meant = _STATUS_WORDS.get(word) or Status(nearest(word, (Status.DRAFT, Status.PUBLISHED)) or Status.DRAFT)
        self.report(faults.STATUS_UNKNOWN, node.line, value=typed, line=f"{key}: {meant}")
        return meant

    def slug(self, key: str, node: Node) -> str | None:
        """Read the last part of an address."""
        typed = self.text(key, node)
        if typed is None or is_slug(typed):
            return typed
        meant = tidy_slug(typed)
        if meant:
            self.report(faults.SLUG_FORM, node.line, value=typed, line=f"{key}: {meant}")
        else:
            self.report(faults.SLUG_EMPTY, node.line, value=typed)
        return None

    def license(self, key: str, node: Node) -> str | None:
        """Read a licence's identifier."""
        typed = self.text(key, node)
        if typed is None or typed in LICENSES:
            return typed
        meant = suggest_license(typed)
        if meant is None:
            self.report(faults.LICENSE_UNKNOWN, node.line, value=typed, line=f"{key}: CC-BY-SA-4.0")
        else:
            self.report(faults.LICENSE_MISSPELT, node.line, value=typed, nearest=meant, line=f"{key}: {meant}")
        return None


def _words(node: Node) -> list[str]:
    """Return every word under a node, for the line that corrects its shape."""
    if isinstance(node, Scalar):
        return [" ".join(node.text.split())] if node.text.strip() else []
    children = node.items if isinstance(node, Items) else node.nodes
    return [word for child in children for word in _words(child)]
