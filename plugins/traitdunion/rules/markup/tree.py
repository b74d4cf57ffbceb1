"""A small tree of HTML elements, read from clean HTML and written back.

It reads only what the sanitiser writes, well nested, in lower case, every value in double quotes: so little will do.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

VOID = frozenset({"br", "col", "hr", "img", "wbr"})
_TOKEN = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [^\s=>"]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s=>"]+)="([^"]*)"')


@dataclass(slots=True, eq=False)
class Element:
    """An element; `children` are elements and plain, unescaped text."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The classes, in the order typed."""
        return self.attributes.get("class", "").split()

    @property
    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def only(self) -> Element | None:
        """The one child, if there is exactly one, an element, and no text beside it."""
        matter = [child for child in self.children if isinstance(child, Element) or child.strip()]
        return matter[0] if len(matter) == 1 and isinstance(matter[0], Element) else None

    def walk(self) -> Iterator[Element]:
        """Yield every element below this one, in the document's order."""
        pending = self.elements[::-1]
        while pending:
            element = pending.pop()
            yield element
            pending.extend(element.elements[::-1])

    def rewrite(self, change: Callable[[Element], Sequence[Element | str] | None]) -> None:
        """Put what `change` returns in the place of each element below this one; None leaves it as it is."""
        for parent in [self, *self.walk()]:
            children: list[Element | str] = []
            for child in parent.children:
                new = change(child) if isinstance(child, Element) else None
                children.extend([child] if new is None else new)
            parent.children = children

    def text(self) -> str:
        """Return the text of the element, without markup."""
        parts: list[str] = []
        pending: list[Element | str] = [self]
        while pending:
            item = pending.pop()
            if isinstance(item, str):
                parts.append(item)
            else:
                pending.extend(item.children[::-1])
        return "".join(parts)


def read(clean: str) -> Element:
    """Return a nameless root that holds what the HTML says."""
    root = Element("")
    open_elements = [root]
    position = 0
    for match in _TOKEN.finditer(clean):
        if match.start() > position:
            open_elements[-1].children.append(html.unescape(clean[position : match.start()]))
        position = match.end()
        closing, name, attributes = match.groups()
        if closing:
            open_elements.pop()
            continue
        element = Element(name, {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(attributes)})
        open_elements[-1].children.append(element)
        if name not in VOID:
            open_elements.append(element)
    if position < len(clean):
        root.children.append(html.unescape(clean[position:]))
    return root


class _Markup(str):
    """Text that is HTML already."""


def write(root: Element) -> str:
    """Return the HTML of what a root holds."""
    parts: list[str] = []
    pending: list[Element | str] = root.children[::-1]
    while pending:
        item = pending.pop()
        if isinstance(item, _Markup):
            parts.append(item)
        elif isinstance(item, str):
            parts.append(html.escape(item, quote=False))
        else:
            attributes = "".join([f' {key}="{html.escape(value)}"' for key, value in item.attributes.items()])
            parts.append(f"<{item.name}{attributes}>")
            if item.name not in VOID:
                pending.append(_Markup(f"</{item.name}>"))
                pending.extend(item.children[::-1])
    return "".join(parts)
