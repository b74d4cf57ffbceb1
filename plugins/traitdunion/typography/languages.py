"""The languages whose rules are written here, as data, and a neutral fallback for all others.

Sources: docs/typography.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import icu

from traitdunion.typography import dashes, words
from traitdunion.typography.quotes import Marks, Pair
from traitdunion.typography.spaces import (
    Spacing,
    after_number,
    after_words,
    before_capital,
    before_figure,
    before_number,
    before_office,
    century,
    half_days,
    initials,
    inside,
    minutes,
    numero,
    statute,
)
from traitdunion.vocabulary.house import NARROW_NO_BREAK, NO_BREAK, House, SpanishQuotes


@dataclass(frozen=True, slots=True)
class Conventions:
    """All that is done for one language. None: not done."""

    marks: Marks | None = None
    spacing: Spacing | None = None
    dashes: dashes.Rule | None = None
    ellipsis: bool = True
    hugging: bool = False  # ¿ ? ¡ ! touch what they enclose


ANGULAR, CURLY, SINGLE = ("«", "»"), ("“", "”"), ("‘", "’")


@lru_cache(maxsize=64)
def conventions(language: str, house: House) -> Conventions:
    """Return the conventions of a language tag: its own, else its base language's, else neutral ones."""
    tag = language.strip().lower().replace("_", "-")
    base = tag.split("-")[0]
    own = _OWN.get(tag) or _OWN.get(base)
    return own(house) if own else _neutral(tag)


def _french(house: House) -> Conventions:
    spacing = Spacing(
        guillemets=house.french_wide,
        stops=house.french_narrow,
        colon=house.french_wide,
        thousands=house.french_narrow,
        numbers=_FRENCH_NUMBERS,
        words=_FRENCH_WORDS,
    )
    return Conventions(Marks((ANGULAR, CURLY, SINGLE), loose=True, resumed=True), spacing, dashes.french)


def _canadian_french(_: House) -> Conventions:
    """As in France, but a full space between thousands (OQLF, Espacement avant et après les signes)."""
    spacing = Spacing(NO_BREAK, NARROW_NO_BREAK, NO_BREAK, NO_BREAK, _FRENCH_NUMBERS, _FRENCH_WORDS)
    return Conventions(Marks((ANGULAR, CURLY, SINGLE), loose=True, resumed=True), spacing, dashes.french)


def _swiss_french(_: House) -> Conventions:
    """Narrow spaces everywhere, and ‹ › inside « » (Guide du typographe, Lausanne)."""
    spacing = Spacing(
        NARROW_NO_BREAK, NARROW_NO_BREAK, NARROW_NO_BREAK, NARROW_NO_BREAK, _FRENCH_NUMBERS, _FRENCH_WORDS
    )
    inner = (f"‹{NARROW_NO_BREAK}", f"{NARROW_NO_BREAK}›")
    return Conventions(Marks((ANGULAR, inner, CURLY), loose=True, resumed=True), spacing, dashes.french)


def _spanish(house: House) -> Conventions:
    levels = (CURLY, SINGLE) if house.spanish_quotes is SpanishQuotes.CURLY else (ANGULAR, CURLY, SINGLE)
    spacing = Spacing(guillemets="", thousands=NARROW_NO_BREAK, numbers=_SPANISH_NUMBERS, words=_SPANISH_WORDS)
    return Conventions(Marks(levels), spacing, dashes.spanish, hugging=True)


def _english(_: House) -> Conventions:
    return Conventions(
        Marks(
            (CURLY, SINGLE),
            clipped=words.ENGLISH_CLIPPED,
            may_be_clipped=words.ENGLISH_MAY_BE_CLIPPED,
            resumed=True,
        ),
        Spacing(numbers=_ENGLISH_NUMBERS, words=_ENGLISH_WORDS),
        dashes.english,
    )


_FRENCH_NUMBERS = (
    after_number(
        words.UNITS,
        words.LETTER_UNITS,
        words.FRENCH_UNITS,
        words.FRENCH_QUANTITIES,
        words.CURRENCIES,
        words.PER_CENT,
        words.FRENCH_MONTHS,
    ),
    minutes(),
)
_FRENCH_WORDS = after_words(
    before_capital(words.FRENCH_TITLES),
    before_office(words.FRENCH_OFFICES),
    before_number(words.FRENCH_REFERENCES),
    before_figure(words.FRENCH_NUMBERED),
    inside(words.FRENCH_PHRASES),
    century(),
    numero(),
    statute(),
    initials(words.FRENCH_OPENINGS),
)
_SPANISH_NUMBERS = (
    after_number(words.UNITS, words.LETTER_UNITS, words.CURRENCIES, words.PER_CENT, words.SPANISH_QUANTITIES),
)
_SPANISH_WORDS = after_words(
    before_capital(words.SPANISH_TITLES),
    before_number(words.SPANISH_REFERENCES),
    inside(words.SPANISH_PHRASES),
    statute(),
    initials(words.SPANISH_OPENINGS),
)
_ENGLISH_NUMBERS = (
    after_number(words.UNITS, "mph"),
    half_days(),
)
_ENGLISH_WORDS = after_words(
    before_capital(words.ENGLISH_TITLES),
    before_number(words.ENGLISH_REFERENCES),
    before_figure(words.ENGLISH_NUMBERED),
    initials(words.ENGLISH_OPENINGS),
)

_OWN: dict[str, Callable[[House], Conventions]] = {
    "fr": _french,
    "fr-ca": _canadian_french,
    "fr-ch": _swiss_french,
    "es": _spanish,
    "en": _english,
}


def _neutral(tag: str) -> Conventions:
    """Quotation marks as the CLDR has them, nothing else; nothing at all for a language that it does not know."""
    levels = _cldr_levels(tag)
    return Conventions(Marks(levels), ellipsis=False) if levels else Conventions(ellipsis=False)


def _cldr_levels(tag: str) -> tuple[Pair, ...]:
    locale = icu.Locale.forLanguageTag(tag)
    if locale.getLanguage() not in _cldr_languages():
        return ()
    data = icu.LocaleData(locale.getName())
    kinds = icu.ULocaleDataDelimiterType
    outer = (data.getDelimiter(kinds.QUOTATION_START), data.getDelimiter(kinds.QUOTATION_END))
    inner = (data.getDelimiter(kinds.ALT_QUOTATION_START), data.getDelimiter(kinds.ALT_QUOTATION_END))
    return outer, inner


@lru_cache(maxsize=1)
def _cldr_languages() -> frozenset[str]:
    return frozenset(locale.getLanguage() for locale in icu.Locale.getAvailableLocales().values())
