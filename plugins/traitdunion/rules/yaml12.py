"""YAML as a header may use it: the 1.2 core schema, without references, each value with its line.

libyaml finds the marks of the language; what a plain scalar means is decided here, so that `no` is a word, `12:30` is
not a number and a date is what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

MAX_DEPTH = 8
MAX_BRACKETS = 500
"""libyaml needs a time quadratic in the brackets that are open at once."""

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_SPECIAL = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
NULLS = ("null", "Null", "NULL", "~", "")
_CONSTANTS = {
    **dict.fromkeys(NULLS),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_MAX_DIGITS = 300  # longer numbers are words: Python refuses to read them


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as typed, without its quotes; `plain` when it had none."""

    text: str
    line: int
    plain: bool

    @property
    def value(self) -> str | int | float | bool | None:
        """What the value is by the YAML 1.2 core schema."""
        return _resolved(self.text) if self.plain else self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """A block of named nodes, in order; `names` holds the keys as they were typed, with their lines."""

    names: tuple[Scalar, ...]
    nodes: tuple[Node, ...]
    line: int

    def pairs(self) -> Iterator[tuple[Scalar, Node]]:
        """Give each key with its node."""
        return zip(self.names, self.nodes, strict=True)


Node: TypeAlias = Scalar | Sequence | Mapping


class Unreadable(Exception):  # noqa: N818 - the base of the refusals below
    """YAML that a header may not hold; `line` is the file's."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


class BadSyntax(Unreadable):
    """Not YAML. `opened` is the line where the unfinished thing began; `message` is the parser's own."""

    def __init__(self, line: int, opened: int, message: str) -> None:
        self.opened, self.message = opened, message
        super().__init__(line)


class TooDeep(Unreadable):
    """More than `MAX_DEPTH` levels."""


class NotAName(Unreadable):
    """A key that is not a scalar."""


class HasReference(Unreadable):
    """An anchor, an alias or a tag."""


class HasMerge(Unreadable):
    """A merge key, `<<`."""


class SaidTwice(Unreadable):
    """A key that is there already, at `first`."""

    def __init__(self, line: int, key: str, first: int) -> None:
        self.key, self.first = key, first
        super().__init__(line)


def parse(text: str, first_line: int = 1) -> Node | None:
    """Return the one document of `text`, whose first line is `first_line` of its file, or None when it is empty.

    Raises `Unreadable` for the first thing that stops it.
    """
    if text.count("[") + text.count("{") > MAX_BRACKETS:
        raise TooDeep(first_line)
    try:
        return _document(yaml.parse(text, Loader=_LOADER), first_line)
    except yaml.YAMLError as error:
        mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        mark, opened = mark or opened, opened or mark
        message = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or ''}"
        last = first_line + text.count("\n", 0, len(text) - 1)
        line, start = (min(first_line + (at.line if at else 0), last) for at in (mark, opened))
        raise BadSyntax(line, start, message) from None


def plain_value(node: Node) -> object:
    """Return a node as plain Python values: dict, list, str, int, float, bool or None."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    return {name.text: plain_value(item) for name, item in node.pairs()}


def _resolved(text: str) -> str | int | float | bool | None:
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if len(text) <= _MAX_DIGITS:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _BASED.fullmatch(text):
            return int(text, 0)
        if _FLOAT.fullmatch(text):
            return float(text)
        if _SPECIAL.fullmatch(text):
            return float(text.replace(".", "", 1))
    return text


def _document(events: Iterator[Any], first_line: int) -> Node | None:
    root: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if root is not None or event.version or event.tags:
                line = _line_of(event, first_line)
                raise BadSyntax(line, line, "a second document")
        elif isinstance(event, yaml.NodeEvent):
            root = _node(event, events, first_line, 0)
    return root


def _line_of(event: Any, first_line: int) -> int:
    return first_line + int(event.start_mark.line)


def _node(event: Any, events: Iterator[Any], first_line: int, depth: int) -> Node:
    line = _line_of(event, first_line)
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None or event.tag is not None:
        raise HasReference(line)
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, line, event.style is None or event.style == "")
    if depth == MAX_DEPTH:
        raise TooDeep(line)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(_node(item, events, first_line, depth + 1))
        return Sequence(tuple(items), line)
    return _mapping(events, first_line, line, depth)


def _mapping(events: Iterator[Any], first_line: int, line: int, depth: int) -> Mapping:
    names: dict[str, Scalar] = {}
    nodes: list[Node] = []
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        name = _node(event, events, first_line, depth + 1)
        if not isinstance(name, Scalar):
            raise NotAName(name.line)
        if name.plain and name.text == "<<":
            raise HasMerge(name.line)
        if name.text in names:
            raise SaidTwice(name.line, name.text, names[name.text].line)
        names[name.text] = name
        nodes.append(_node(next(events), events, first_line, depth + 1))
    return Mapping(tuple(names.values()), tuple(nodes), line)
