"""What a body says to its reader: how many words, and its first paragraph."""

from __future__ import annotations

import re

import icu

from traitdunion.rules.markup import allowance
from traitdunion.rules.markup.tree import Element
from traitdunion.vocabulary.language import Language

# Scripts that put no space between words: only a dictionary tells words apart.
_WITHOUT_SPACES = frozenset({"bo", "dz", "ja", "km", "lo", "my", "th", "yue", "zh"})
_INLINE = allowance.PHRASES | {"a", "del", "ins", "wbr"}
_NOT_AN_OPENING = frozenset({"aside", "blockquote", "details", "dl", "figure", "ol", "section", "table", "ul"})
_WORD = re.compile(r"[^\W_]")
_SPACE = re.compile(r"[ \t\r\n\f]+")


def words(root: Element, language: Language) -> int:
    """Count the words that a reader sees; French « l’eau » is one, a lone sign is none."""
    text = visible(root)
    if language.partition("-")[0] not in _WITHOUT_SPACES:
        return sum(1 for found in map(_WORD.search, text.split()) if found)
    breaks = icu.BreakIterator.createWordInstance(icu.Locale.forLanguageTag(language))
    breaks.setText(text)
    return sum(1 for _ in breaks if breaks.getRuleStatus() >= icu.UWordBreak.NONE_LIMIT)


def excerpt(root: Element) -> str:
    """Return the first paragraph as plain text, whole; one in a figure, list, table or quotation does not count."""
    pending = root.elements[::-1]
    while pending:
        element = pending.pop()
        if element.name == "p" and (text := visible(element)):
            return text
        if element.name not in _NOT_AN_OPENING:
            pending.extend(element.elements[::-1])
    return ""


def visible(root: Element) -> str:
    """Return the text of a tree without the marks of notes, its white space folded; no-break spaces stay."""
    parts: list[str] = []
    pending: list[Element | str] = [root]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            parts.append(item)
        elif item.attributes.get("role") not in ("doc-noteref", "doc-backlink"):
            edge = [] if item.name in _INLINE else [" "]
            pending += [*edge, *item.children[::-1], *edge]
    return _SPACE.sub(" ", "".join(parts)).strip(" ")
