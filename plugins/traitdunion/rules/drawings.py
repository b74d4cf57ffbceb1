"""Drawings: whether an SVG picture could do more than be looked at, also where its file is opened by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
ACTIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "discard"})
"""Elements that run something or hold a page, in lower case."""
SAFE_ADDRESS = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]", re.IGNORECASE)
SAFE_LINK = re.compile(r"#|https?:", re.IGNORECASE)
OUTER_STYLE = re.compile(
    r"@import|expression\s*\(|\\"  # a backslash can hide the others
    r"|url\s*\(\s*['\"]?\s*(?!\s*['\"]?\s*(?:#|data:image/))",
    re.IGNORECASE,
)
"""Styles that load something."""

STYLED = frozenset(
    {"style", "fill", "stroke", "filter", "mask", "clip-path", "marker-start", "marker-mid", "marker-end", "cursor"}
)
"""Attributes whose values may name an address in `url(…)`."""


@dataclass(slots=True)
class Drawing:
    """What was found in a drawing: the attributes of its root, and each active thing with its line."""

    root: Mapping[str, str] = field(default_factory=dict)
    active: list[tuple[str, int]] = field(default_factory=list)


class Broken(Exception):  # noqa: N818 - a refusal, like those of yaml12
    """A file that is no SVG drawing."""


def read_drawing(data: bytes) -> Drawing:
    """Return what a drawing is made of. Raises `Broken`."""
    drawing = Drawing()
    parser = expat.ParserCreate(namespace_separator=" ")
    within: list[str] = []

    def report(what: str) -> None:
        drawing.active.append((what, parser.CurrentLineNumber))

    def start(name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if not within:
            if tag != "svg":
                raise Broken("it is not an SVG drawing")
            drawing.root = dict(attributes)
        within.append(tag)
        if space == XHTML or tag.lower() in ACTIVE:
            report(f"<{tag}>")
        for key, value in attributes.items():
            attribute = key.rpartition(" ")[2].lower()
            if is_active(tag, attribute, value):
                report(f"{attribute}=")

    def words(text: str) -> None:
        if within and within[-1].lower() == "style" and OUTER_STYLE.search(text):
            report("<style>")

    def instruction(target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            report(f"<?{target}")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: within.pop()
    parser.CharacterDataHandler = words
    parser.buffer_text = True
    parser.ProcessingInstructionHandler = instruction
    parser.EntityDeclHandler = lambda *_: report("<!ENTITY>")
    parser.AttlistDeclHandler = lambda *_: report("<!ATTLIST>")
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Broken(expat.errors.messages.get(error.code, "it is not XML")) from None
    return drawing


def is_active(tag: str, attribute: str, value: str) -> bool:
    """Tell whether an attribute runs something, or loads it from elsewhere. Browsers skip white space in addresses."""
    address = re.sub(r"[\s\x00-\x1f]", "", value)
    if attribute.startswith("on"):
        return True
    if attribute in ("href", "src", "base"):
        return not (SAFE_LINK if tag == "a" else SAFE_ADDRESS).match(address)
    if attribute == "attributename":
        return address.lower().rpartition(":")[2] == "href" or address.lower().startswith("on")
    return bool(OUTER_STYLE.search(value)) if attribute in STYLED else False
