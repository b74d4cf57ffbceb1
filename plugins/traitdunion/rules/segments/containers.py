"""Containers: the quotations, lists, footnotes and definitions that a line stands in, and the place that they give it."""

from __future__ import annotations

from dataclasses import dataclass, field

from traitdunion.rules.segments.grammar import QUOTE, SPACES, TAB, width_of

MAX_DEPTH = 30
"""Marks of quotations and lists that are nested deeper are words."""
_INSIDE = 2  # columns that a line has more than the mark of the item that it belongs to


@dataclass(slots=True)
class Container:
    """A `quote`, `list`, `footnote` or `definitions` that is open.

    `own` is its place, `place` that of what stands in it now; `indent` is its mark's column; `depth` counts its kind.
    """

    name: str
    own: tuple[str, ...]
    place: tuple[str, ...]
    depth: int = 0
    indent: int = 0
    ordered: bool = False
    items: int = 0
    terms: int = 0
    fresh: bool = True  # its first paragraph is still to come
    inside: dict[str, int] = field(default_factory=dict)  # how many of each kind it holds

    def next_item(self, name: str) -> None:
        """Begin the next item."""
        self.items += 1
        self.place = (*self.own, f"{name}-{self.items}")
        self.fresh = True
        self.inside = {}


class Containers:
    """What is open, from the outside in, in the section that the last heading began."""

    def __init__(self) -> None:
        self.stack: list[Container] = []
        self._section = 0
        self._inside: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.stack)

    @property
    def place(self) -> tuple[str, ...]:
        """The place of what stands in the innermost container."""
        return self.stack[-1].place if self.stack else (f"section-{self._section}",)

    @property
    def quoted(self) -> bool:
        """Whether one of them is a quotation."""
        return any(container.name == "quote" for container in self.stack)

    def begin_section(self) -> None:
        """Begin a section, unless the heading stands in a container."""
        if not self.stack:
            self._section += 1
            self._inside = {}

    def numbered(self, name: str) -> tuple[str, ...]:
        """Return the place of the next thing called `name`."""
        inside = self.stack[-1].inside if self.stack else self._inside
        inside[name] = inside.get(name, 0) + 1
        return (*self.place, f"{name}-{inside[name]}")

    def push(self, name: str, indent: int, ordered: bool = False) -> Container:
        """Open a container inside the innermost one."""
        depth = sum(container.name == name for container in self.stack) + 1
        place = self.numbered(name)
        container = Container(name, place, place, depth, indent, ordered)
        self.stack.append(container)
        return container

    def within(self, line: str) -> tuple[int, int]:
        """Return where a line begins inside the open containers, and how many of them it belongs to."""
        position = matched = 0
        blank = not line.strip(SPACES)
        for container in self.stack:
            if container.name == "quote":
                mark = QUOTE.match(line, position)
                if not mark:
                    break
                position = mark.end()
            elif not blank and width_of(line, position) < container.indent + _INSIDE:
                break
            matched += 1
        return position, matched

    def code_indent(self, matched: int) -> int:
        """Return the column from which on a line is code, inside the first `matched` containers."""
        container = self.stack[matched - 1] if matched else None
        return TAB if container is None or container.name == "quote" else (container.indent // TAB + 2) * TAB
