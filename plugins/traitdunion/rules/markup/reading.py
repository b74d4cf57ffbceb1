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
_SPACES = re.compile(r"[\t\r\n\f][ \t\r\n\f]*| [ \t\r\n\f]+")  # all white space but a single space


def words(root: Element, language: Language) -> int:
    """Count the words that a reader sees; French « l’eau » is one, a lone sign is none."""
    if language.partition("-")[0] not in _WITHOUT_SPACES:
        return len([word for word in _shown(root).split() if word.isalnum() or _WORD.search(word)])
    breaks = icu.BreakIterator.createWordInstance(icu.Locale.forLanguageTag(language))
    breaks.setText(visible(root))
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
    return _SPACES.sub(" ", _shown(root)).strip(" ")


def _shown(root: Element) -> str:
    """Return the text of a tree without the marks of notes, with a space on each side of a block."""
    parts: list[str] = []
    pending: list[Element | str] = [root]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            parts.append(item)
        elif item.attributes.get("role") not in ("doc-noteref", "doc-backlink"):
            if item.name not in _INLINE:
                parts.append(" ")
                pending.append(" ")
            pending += item.children[::-1]
    return "".join(parts)
