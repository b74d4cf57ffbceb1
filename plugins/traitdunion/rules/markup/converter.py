"""From Markdown to a `Body`: safe HTML, and everything that the rest of the magazine must know of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import markdown

from traitdunion.rules.markup import footnotes, headings, limits, reading, references
from traitdunion.rules.markup.fences import Fences, unclosed_fence
from traitdunion.rules.markup.figures import Figures
from traitdunion.rules.markup.identifiers import claim
from traitdunion.rules.markup.leftovers import leftovers
from traitdunion.rules.markup.passes import Passes
from traitdunion.rules.markup.sanitising import sanitise
from traitdunion.rules.markup.source import RegionKind, Source
from traitdunion.rules.markup.tree import VOID, Element, read, write
from traitdunion.vocabulary.faults import body as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Body, Picture
from traitdunion.vocabulary.problem import Place, Problem


class Converter:
    """Markdown's reader, set up once and used for many texts. Each worker makes its own: threads must not share one."""

    def __init__(self) -> None:
        self._plain = _reader()
        self._inside = _reader("md_in_html")

    def convert(
        self,
        text: str,
        first_line: int,
        path: str,
        language: Language,
        *,
        pictures: Mapping[str, Picture] | None = None,
    ) -> tuple[Body, tuple[Problem, ...]]:
        """Return a text's body and its problems.

        `text` is the Markdown below the front matter, `first_line` its first line's number in the file, `path` the
        file's path as problems shall name it, and `pictures` what the front matter says of pictures, by file name. It
        never raises: a text that cannot be read gives an empty body and an error.
        """
        text, problems = limits.printable(text, first_line, path)
        source = Source(text, first_line)
        excess = limits.excess(source, path)
        if excess:
            return Body(), (*problems, *excess)
        problems += [
            faults.COMMENT_UNCLOSED.at(Place(path, source.line(region.start)))
            for region in source.regions
            if region.kind is RegionKind.UNCLOSED
        ]
        problems += unclosed_fence(source, path)
        try:
            markup = self._reader(source).reset().convert(source.uncommented)
        except (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
            # Markdown's reader fails on a few contorted texts; the next text gets a new one.
            self._plain, self._inside = _reader(), _reader("md_in_html")
            return Body(), (*problems, faults.UNREADABLE.at(Place(path, first_line), reason=type(error).__name__))
        clean, dropped = sanitise(markup, source, path)
        body, found = _body(read(clean), source, path, language, pictures or {})
        return body, (*problems, *dropped, *found)

    def _reader(self, source: Source) -> markdown.Markdown:
        """Choose the reader: the one that reads Markdown inside HTML loses words where a tag is not closed."""
        return self._inside if _ASKS.search(source.masked) and _balanced(source.masked) else self._plain


_ASKS = re.compile(r"<[A-Za-z][^<>]*\smarkdown\b")
_RAW = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])")


def _balanced(text: str) -> bool:
    """Tell whether each raw tag is closed, in the right order."""
    opened: list[str] = []
    for closing, name in _RAW.findall(text.lower()):
        if not closing and name not in VOID:
            opened.append(name)
        elif closing and (not opened or opened.pop() != name):
            return False
    return not opened


def _reader(*more: str) -> markdown.Markdown:
    return markdown.Markdown(
        extensions=[
            "abbr",
            "attr_list",
            "def_list",
            "sane_lists",
            "tables",
            Fences(),
            footnotes.Footnotes(),
            Passes(),
            *more,
        ],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )


def _body(
    root: Element, source: Source, path: str, language: Language, pictures: Mapping[str, Picture]
) -> tuple[Body, list[Problem]]:
    problems = footnotes.check(source, path)
    footnotes.number(root)
    figures = Figures(source, path, pictures)
    figures.arrange(root)
    root.rewrite(_tidy)
    problems += headings.prune(root, source, path)
    elements = [*root.walk()]
    links, link_problems = references.collect(elements, source, path)
    taken, id_problems = claim(elements, source, path)
    outline, heading_problems = headings.arrange(elements, source, path, taken)
    body = Body(
        html=write(root).strip(),
        headings=tuple(outline),
        links=tuple(links),
        images=tuple(figures.images),
        anchors=frozenset(taken),
        words=reading.words(root, language),
        excerpt=reading.excerpt(root),
    )
    problems += leftovers(root, source, path)
    return body, [*problems, *figures.problems, *link_problems, *id_problems, *heading_problems]


def _tidy(element: Element) -> Sequence[Element | str] | None:
    """Make pull quotes, turn a column's alignment into a class, and leave out paragraphs that hold nothing."""
    if element.name == "p" and not element.attributes and all(map(_is_blank, element.children)):
        return []
    if element.name == "blockquote":
        return _pull_quote(element)
    if "align" in element.attributes:
        side = element.attributes.pop("align")
        element.attributes["class"] = " ".join([*element.classes, f"align-{side}"])
    return None


def _is_blank(child: Element | str) -> bool:
    return isinstance(child, str) and not child.strip()


def _pull_quote(quote: Element) -> list[Element | str] | None:
    marked = [element for element in (quote, *quote.elements) if "pull" in element.classes]
    if not marked:
        return None
    for element in marked:
        classes = [name for name in element.classes if name != "pull"]
        element.attributes = {key: value for key, value in element.attributes.items() if key != "class"}
        if classes:
            element.attributes["class"] = " ".join(classes)
    attributes = {key: value for key, value in quote.attributes.items() if key not in ("class", "cite")}
    return [Element("aside", {"class": " ".join(["pull-quote", *quote.classes]), **attributes}, quote.children)]
