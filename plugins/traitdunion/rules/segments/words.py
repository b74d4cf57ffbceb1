"""Words of a segment: those that somebody would have to translate."""

from __future__ import annotations

import re

from traitdunion.rules.segments.normal import unified, words_of
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.segment import Segment, SegmentKind

# Scripts that put no space between words: only a dictionary tells words apart.
WITHOUT_SPACES = frozenset({"bo", "dz", "ja", "km", "lo", "my", "th", "yue", "zh"})
_WORD = re.compile(r"[^\W_]")
_EDGES = ".,;:!?¿¡'()[]-"


def word_count(segment: Segment, language: Language) -> int:
    """Count the words of a segment as its readers see it; code has none to translate."""
    return len(words(segment, language))


def words(segment: Segment, language: Language) -> list[str]:
    """Return the words of a segment without the signs around them; French « l’eau » is one, a lone sign is none."""
    if segment.kind is SegmentKind.CODE:
        return []
    text = unified(words_of(segment.text))
    if language.partition("-")[0] in WITHOUT_SPACES:
        return _by_dictionary(text, language)
    return [word.strip(_EDGES) for word in text.split() if _WORD.search(word)]


def _by_dictionary(text: str, language: Language) -> list[str]:
    import icu  # slow to load, and few languages ask for it

    breaks = icu.BreakIterator.createWordInstance(icu.Locale.forLanguageTag(language))
    characters = icu.UnicodeString(text)
    breaks.setText(characters)
    found, start = [], breaks.first()
    for end in breaks:
        if breaks.getRuleStatus() >= icu.UWordBreak.NONE_LIMIT:
            found.append(str(characters[start:end]))
        start = end
    return found


def shortened(words: str, longest: int) -> str:
    """Return words as they are where they have few characters, else their beginning, cut after a word."""
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.–—") + "…"
