"""House choices: where good typographers differ, the magazine decides once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NO_BREAK = "\u00a0"
NARROW_NO_BREAK = "\u202f"


class SpanishQuotes(StrEnum):
    """Which marks a Spanish text opens with."""

    CURLY = "curly"  # “ ”, then ‘ ’: most Spanish newspapers and screens
    ANGULAR = "angular"  # « », then “ ”, then ‘ ’: RAE, Ortografía 2010


@dataclass(frozen=True, slots=True)
class House:
    """The magazine's own choices. Every field is one character, but `spanish_quotes`."""

    spanish_quotes: SpanishQuotes = SpanishQuotes.CURLY
    french_narrow: str = NARROW_NO_BREAK  # before ; ! ? and between thousands, in French
    french_wide: str = NO_BREAK  # before : and inside « », in French
    french_dash: str = "–"  # what a spaced -- becomes inside a French sentence
    french_dialogue: str = "—"  # what -- becomes at the beginning of a French paragraph
    english_dash: str = "—"  # what -- becomes in English, spaced or not
