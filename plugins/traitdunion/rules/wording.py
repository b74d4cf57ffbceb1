"""Dates, numbers and alphabetical order as CLDR has them for a language; never by the process locale."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

import icu
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from traitdunion.vocabulary.language import Language

Item = TypeVar("Item")
FALLBACK = Locale("en")


@lru_cache(maxsize=64)
def locale_of(language: Language) -> Locale:
    """Return the CLDR locale nearest to a language tag: `pt-BR`, else `pt`, else English."""
    parts = language.split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return FALLBACK


@lru_cache(maxsize=256)
def own_name(language: Language) -> str:
    """Return the name a language gives itself, with a capital as in a list: `Français`, `English`, `Español`."""
    name = locale_of(language).get_display_name() or language
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=1024)
def name_in(language: Language, reader: Language) -> str:
    """Return the name of `language` for somebody who reads `reader`, as within a sentence: `français`, `French`."""
    return locale_of(language).get_display_name(locale_of(reader)) or language


def direction(language: Language) -> str:
    """Return `rtl` or `ltr`, from the language's usual script."""
    return locale_of(language).text_direction


def long_date(moment: datetime, language: Language) -> str:
    """Return a date as running text has it: `4 mars 2026`, and `1er mars 2026` as French typography asks, CLDR or not."""
    return long_day(moment.date(), language)


@lru_cache(maxsize=4096)
def long_day(moment: date, language: Language) -> str:
    """Return a calendar day as `long_date` does: moments that are equal may fall on different days, days do not."""
    return first_of_month(moment, language, format_date(moment, "long", locale=locale_of(language)))


def first_of_month(moment: date, language: Language, words: str) -> str:
    """Return a date's words with an ordinal for the first of a month, in French alone (Imprimerie nationale, Lexique)."""
    if moment.day == 1 and language.split("-")[0] == "fr":
        return re.sub(r"^1(?= )", "1er", words)
    return words


def month_and_day(moment: datetime, language: Language) -> str:
    """Return a date without its year, for a list that stands under one: `4 mars`."""
    return day_of_year(moment.date(), language)


@lru_cache(maxsize=1024)
def day_of_year(moment: date, language: Language) -> str:
    """Return a calendar day as `month_and_day` does."""
    skeleton = locale_of(language).datetime_skeletons.get("MMMMd") or locale_of(language).datetime_skeletons["MMMd"]
    return first_of_month(moment, language, format_date(moment, skeleton.pattern, locale=locale_of(language)))


@lru_cache(maxsize=1024)
def number(value: float, language: Language) -> str:
    """Return a number with the language's own digits grouping."""
    return format_decimal(value, locale=locale_of(language))


def share(value: float, language: Language) -> str:
    """Return a share, from 0 to 1, as a percentage; what is not whole is never called so."""
    whole = int(round(value * 100, 6))  # 0.29 * 100 is a little less than 29
    return str(format_percent(whole / 100, locale=locale_of(language)))


def enumeration(items: Iterable[str], language: Language) -> str:
    """Return several items as a sentence lists them: `A, B and C`."""
    return format_list(list(items), locale=locale_of(language))


@lru_cache(maxsize=256)
def posix_locale(language: Language) -> str:
    """Return the `xx_XX` form that Open Graph demands, the likely territory filled in by CLDR: `fr` gives `fr_FR`."""
    filled = icu.Locale.forLanguageTag(language)
    filled.addLikelySubtags()
    return f"{filled.getLanguage()}_{filled.getCountry()}" if filled.getCountry() else filled.getLanguage()


@lru_cache(maxsize=64)
def collation_key(language: Language) -> Callable[[str], bytes]:
    """Return the key function of a language's alphabetical order (CLDR): é with e, ñ after n in Spanish."""
    collator = icu.Collator.createInstance(icu.Locale.forLanguageTag(language))
    return lambda word: bytes(collator.getSortKey(word))


def alphabetical(items: Iterable[Item], language: Language, name: Callable[[Item], str]) -> list[Item]:
    """Return `items` in the alphabetical order of `language` by their names; names that collate alike, by code point."""
    key = collation_key(language)
    return sorted(items, key=lambda item: (key(name(item)), name(item)))
