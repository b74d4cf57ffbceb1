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
        pending = self.children[::-1]
        while pending:
            item = pending.pop()
            if isinstance(item, Element):
                yield item
                pending += item.children[::-1]

    def rewrite(self, change: Callable[[Element], Sequence[Element | str] | None]) -> None:
        """Put what `change` returns in the place of each element below this one; None leaves it as it is."""
        for parent in [self, *self.walk()]:
            changed = [change(child) if isinstance(child, Element) else None for child in parent.children]
            if changed.count(None) < len(changed):
                pairs = zip(parent.children, changed, strict=True)
                parent.children = [item for child, new in pairs for item in ((child,) if new is None else new)]

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
    *pieces, last = _TOKEN.split(clean)
    for text, closing, name, attributes in zip(*(pieces[rank::4] for rank in range(4)), strict=True):
        children = open_elements[-1].children
        if text:
            children.append(html.unescape(text))
        if closing:
            open_elements.pop()
            continue
        element = Element(name)
        if attributes:
            element.attributes = {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(attributes)}
        children.append(element)
        if name not in VOID:
            open_elements.append(element)
    if last:
        root.children.append(html.unescape(last))
    return root


def write(root: Element) -> str:
    """Return the HTML of what a root holds. The sanitiser limits how deep elements lie."""
    parts: list[str] = []
    _write(root.children, parts)
    return "".join(parts)


def _write(children: Sequence[Element | str], parts: list[str]) -> None:
    for child in children:
        if isinstance(child, str):
            parts.append(html.escape(child, quote=False))
            continue
        attributes = [f' {key}="{html.escape(value)}"' for key, value in child.attributes.items()]
        parts.append(f"<{child.name}{''.join(attributes)}>")
        if child.name not in VOID:
            _write(child.children, parts)
            parts.append(f"</{child.name}>")
