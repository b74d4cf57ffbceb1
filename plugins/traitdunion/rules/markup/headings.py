"""Headings: the top level of a body is 2, no level is skipped, and each has an id that is unique in its page."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from traitdunion.rules.markup.source import Source
from traitdunion.rules.markup.tree import Element
from traitdunion.rules.slugs import slugify
from traitdunion.vocabulary.faults import body as faults
from traitdunion.vocabulary.manuscript import Heading
from traitdunion.vocabulary.problem import Place, Problem

_LEVELS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TOP, _DEEPEST = 2, 6
_LOOKAHEAD = 50  # lines that look like headings and are none (in a table, in raw HTML): a few at most
_HASH = r"^[ >]*(?:[*+-] |\d+\. )?[ ]*#{1,6}(?P<hash>[^\n]*)"
_UNDERLINE = r"\n[ >]*(?:=+|-+)[ ]*$"
_RAW = r"<[Hh][1-6]"
_TYPED = re.compile(
    rf"{_HASH}|^(?P<setext>[^\n]+){_UNDERLINE}|{_RAW}(?:\s[^>]*)?>(?P<raw>.*?)(?:</[Hh][1-6]|\Z|\n\n)",
    re.MULTILINE | re.DOTALL,
)
_TYPED_WITH_HASHES = re.compile(_HASH, re.MULTILINE)
_TYPED_OTHERWISE = re.compile(f"{_UNDERLINE}|{_RAW}", re.MULTILINE)
_UNSAID = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)|\{[^{}]*\}\s*#*\s*$|<[^>]*>|\[\^[^\]]*\]")


def prune(root: Element, source: Source, path: str) -> list[Problem]:
    """Take the headings without words out of a tree, with a problem for each."""
    empty = [element for element in root.walk() if element.name in _LEVELS and not heading_text(element)]
    if not empty:
        return []
    root.rewrite(lambda element: [] if element in empty else None)
    lines = [source.line(_start(match)) for match in _typed(source) if not _words(match).strip()]
    lines = lines or [source.line(0)]
    return [faults.HEADING_EMPTY.at(Place(path, lines[min(i, len(lines) - 1)])) for i in range(len(empty))]


def arrange(
    elements: Sequence[Element], source: Source, path: str, taken: set[str]
) -> tuple[list[Heading], list[Problem]]:
    """Level and name the headings among a tree's elements; `taken` holds the page's ids, and gains those that are made here.

    A heading's level is one more than that of the nearest heading before it that was typed at a higher level.
    """
    elements = [element for element in elements if element.name in _LEVELS]
    lines = _lines(elements, source)
    top = min((_typed_level(element) for element in elements), default=_TOP)
    above: list[int] = []
    counts: Counter[str] = Counter()
    headings: list[Heading] = []
    problems: list[Problem] = []
    for element, line in zip(elements, lines, strict=True):
        typed = _typed_level(element)
        while above and above[-1] >= typed:
            above.pop()
        skipped = typed - (above[-1] if above else top - 1) > 1
        above.append(typed)
        level = min(len(above) + _TOP - 1, _DEEPEST)
        text = heading_text(element)
        if skipped:
            problems.append(faults.HEADING_SKIPPED.at(Place(path, line), text=text, level=level))
        element.name = f"h{level}"
        if "id" not in element.attributes:
            element.attributes["id"] = _unique(slugify(text) or f"section-{len(headings) + 1}", taken, counts)
        headings.append(Heading(level, element.attributes["id"], text, line))
    return headings, problems


def heading_text(element: Element) -> str:
    """Return a heading's words: without markup or marks of notes, and with the words that stand for its pictures."""
    parts: list[str] = []
    pending: list[Element | str] = [element]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            parts.append(item)
        elif item.name == "img":
            parts.append(item.attributes.get("alt", ""))
        elif item.attributes.get("role") != "doc-noteref":
            pending.extend(item.children[::-1])
    return " ".join("".join(parts).split(" ")).strip()


def _typed_level(element: Element) -> int:
    return int(element.name[1])


def _unique(wanted: str, taken: set[str], counts: Counter[str]) -> str:
    """Return the first of `wanted`, `wanted-2`, `wanted-3`… that is not taken, and take it.

    `counts` tells how far each was counted before.
    """
    identifier = wanted
    counts[wanted] = max(counts[wanted], 1)
    while identifier in taken:
        counts[wanted] += 1
        identifier = f"{wanted}-{counts[wanted]}"
    taken.add(identifier)
    return identifier


def _lines(elements: Sequence[Element], source: Source) -> list[int]:
    """Return the line of each heading: headings are met in the order in which they were typed."""
    if not elements:
        return []
    typed = [(_letters(_words(match)), source.line(_start(match))) for match in _typed(source)]
    typed = typed or [("", source.line(0))]
    lines: list[int] = []
    position = 0
    for element in elements:
        wanted = _letters(element.text())
        near = range(position, min(position + _LOOKAHEAD, len(typed)))
        found = next((i for i in near if _same(typed[i][0], wanted)), None)
        lines.append(typed[min(position, len(typed) - 1) if found is None else found][1])
        position = position if found is None else found + 1
    return lines


def _typed(source: Source) -> Iterator[re.Match[str]]:
    """Find what was typed as a heading; most texts have those with # only."""
    pattern = _TYPED if _TYPED_OTHERWISE.search(source.masked) else _TYPED_WITH_HASHES
    return pattern.finditer(source.masked)


def _start(match: re.Match[str]) -> int:
    return match.start(match.lastgroup) if match.lastgroup == "setext" else match.start()


def _words(match: re.Match[str]) -> str:
    return html.unescape(_UNSAID.sub("", match[match.lastgroup or 0])).strip(" #")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _same(typed: str, shown: str) -> bool:
    """Tell whether a typed heading is the one shown; code spans are blank in the first, so its letters may be fewer."""
    if typed == shown:
        return True
    shown_letters = iter(shown)
    return bool(typed) and all(letter in shown_letters for letter in typed) and 2 * len(typed) >= len(shown)
