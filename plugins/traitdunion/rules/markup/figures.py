"""Pictures: a picture alone in its paragraph is a figure, one in running text stays there.

A figure has this one form, and no other, whoever typed it; what is in square brackets may be absent:

    <figure class="picture[ …]"[ …]>[<a …>]<img src="NAME" alt="…"[ …] loading="lazy" decoding="async">[</a>]
    [<figcaption>…</figcaption>]</figure>

(without the line break). The expression `FIGURE` finds it. The caption is always the last child; credit and licence are
added to it later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from traitdunion.rules.markup.source import Source
from traitdunion.rules.markup.tree import Element
from traitdunion.vocabulary.faults import body as faults
from traitdunion.vocabulary.manuscript import Image, Picture
from traitdunion.vocabulary.problem import Fault, Place, Problem

FIGURE = re.compile(
    r'<figure class="picture[^"]*"[^>]*>(?P<link><a [^>]*>)?<img src="(?P<src>[^"]*)"(?P<attributes>[^>]*)>(?:</a>)?'
    r"(?:<figcaption>(?P<caption>.*?)</figcaption>)?</figure>",
    re.DOTALL,
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PELICAN = re.compile(r"[{|](?:static|attach|filename|author|category|index|tag)[}|]/?")
_KEPT = ("class", "id", "lang", "dir", "title", "width", "height")


class Figures:
    """The pictures of one body: `arrange` rewrites them and fills `images` and `problems`."""

    def __init__(self, source: Source, path: str, pictures: Mapping[str, Picture]) -> None:
        self.images: list[Image] = []
        self.problems: list[Problem] = []
        self._captions: dict[int, str] = {}
        self._source = source
        self._path = path
        self._pictures = pictures

    def arrange(self, root: Element) -> None:
        """Rewrite every picture of a tree."""
        if not any(element.name == "img" for element in root.walk()):
            return
        root.rewrite(self._figures)
        root.rewrite(self._picture)

    def _figures(self, element: Element) -> Sequence[Element | str] | None:
        if element.name == "p" and element.children:
            return _from_paragraph(element)
        if element.name == "figure":
            _settle(element)
        return None

    def _picture(self, element: Element) -> Sequence[Element | str] | None:
        if element.name == "figure":
            self._caption(element)
        if element.name != "img":
            return None
        typed = element.attributes.get("src", "")  # the sanitiser leaves out what no browser can read, such as `http:`
        line = self._source.destination(typed)
        name = unquote(typed).strip()
        alt = element.attributes.get("alt", "")
        if self._misplaced(typed, name, alt, line):
            return [alt]
        said = self._pictures.get(name, Picture(name))
        decorative = "decorative" in element.classes or said.decorative
        caption = element.attributes.pop("title", "").strip() or self._captions.get(id(element), "")
        alt = "" if decorative else alt.strip() or said.alt or ""
        self.images.append(Image(name, alt, caption, decorative, line))
        element.attributes["class"] = " ".join(name for name in element.classes if name != "decorative")
        kept = {key: element.attributes[key] for key in _KEPT if element.attributes.get(key)}
        element.attributes = {"src": name, "alt": alt, **kept, "loading": "lazy", "decoding": "async"}
        return None

    def _caption(self, figure: Element) -> None:
        """Give a figure the caption typed as the picture's title, or said of it in the front matter."""
        image = next((element for element in figure.walk() if element.name == "img"), None)
        if "picture" not in figure.classes or image is None:
            return
        written = next((part for part in figure.elements if part.name == "figcaption"), None)
        if written:
            self._captions[id(image)] = " ".join(written.text().split())
            return
        said = self._pictures.get(unquote(image.attributes.get("src", "")).strip())
        caption = image.attributes.get("title", "").strip() or (said.caption if said else None)
        if caption:
            figure.children.append(Element("figcaption", children=[caption]))

    def _misplaced(self, typed: str, name: str, alt: str, line: int) -> bool:
        fault: Fault | None = None
        if not name:
            fault = faults.IMAGE_EMPTY
        elif _PELICAN.match(name):
            fault = faults.IMAGE_PELICAN
        elif _SCHEME.match(name):
            fault = faults.IMAGE_ELSEWHERE
        elif "/" in name or "\\" in name or name in (".", ".."):
            fault = faults.IMAGE_PATH
        if fault:
            file_name = re.split(r"[/\\|}]", re.split(r"[?#]", name)[0])[-1]
            suggestion = file_name if "." in file_name and ":" not in file_name else "picture.jpg"
            details = {"address": typed[:80], "alt": alt, "suggestion": suggestion}
            self.problems.append(fault.at(Place(self._path, line), **details))
        return fault is not None


def _from_paragraph(paragraph: Element) -> list[Element] | None:
    """Return the figures of a paragraph that holds pictures and nothing else, or None."""
    shown: list[Element] = []
    for child in paragraph.children:
        if isinstance(child, str):
            if child.strip():
                return None
        elif _is_picture(child):
            shown.append(child)
        elif child.name != "br":
            return None
    return [_figure(paragraph, picture) for picture in shown] or None


def _is_picture(element: Element) -> bool:
    return element.name == "img" or (
        element.name == "a" and element.only is not None and element.only.name == "img" and "href" in element.attributes
    )


def _figure(paragraph: Element, picture: Element) -> Element:
    """Return the figure of a picture; it takes the classes and attributes given to the paragraph or the picture."""
    image = picture if picture.name == "img" else picture.elements[0]
    picture.children = [image] if picture is not image else []
    attributes = {key: value for key, value in paragraph.attributes.items() if key != "class"}
    for key in ("id", "lang", "dir"):
        if key in image.attributes:
            attributes[key] = image.attributes.pop(key)
    classes = [name for name in paragraph.classes + image.classes if name not in ("decorative", "picture")]
    decorative = "decorative" in paragraph.classes + image.classes
    image.attributes.pop("class", None)
    if decorative:
        image.attributes["class"] = "decorative"
    return Element("figure", {"class": " ".join(["picture", *dict.fromkeys(classes)]), **attributes}, [picture])


def _settle(figure: Element) -> None:
    """Give a figure typed as HTML the one form, if it is one picture with or without a caption."""
    pictures, captions, others = [], [], False
    for part in figure.children:
        if isinstance(part, str):
            others = others or bool(part.strip())
        elif part.name == "figcaption":
            captions.append(part)
        else:
            inner = part.only if part.name == "p" else part
            if inner is not None and _is_picture(inner):
                pictures.append(inner)
            else:
                others = True
    if others or len(pictures) != 1 or len(captions) > 1:
        return
    caption = [Element("figcaption", children=part.children) for part in captions]
    settled = _figure(figure, pictures[0])
    figure.attributes, figure.children = settled.attributes, [pictures[0], *caption]
