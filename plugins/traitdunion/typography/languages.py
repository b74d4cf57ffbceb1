"""The languages whose rules are written here, as data, and a neutral fallback for all others.

Sources: docs/typography.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import icu

from traitdunion.typography import dashes
from traitdunion.typography.house import NARROW_NO_BREAK, NO_BREAK, House, SpanishQuotes
from traitdunion.typography.quotes import Marks, Pair
from traitdunion.typography.signs import SPACE
from traitdunion.typography.spaces import (
    Spacing,
    after_number,
    after_words,
    before_capital,
    before_number,
    century,
    initials,
    inside,
)


@dataclass(frozen=True, slots=True)
class Conventions:
    """All that is done for one language. None: not done."""

    marks: Marks | None = None
    spacing: Spacing | None = None
    dashes: dashes.Rule | None = None
    ellipsis: bool = True


ANGULAR, CURLY, SINGLE, LONE_ANGULAR = ("«", "»"), ("“", "”"), ("‘", "’"), ("‹", "›")

# Symbols of units are the same in every language (SI brochure, 9th edition, 5.4.3). One-letter ones that are also words are left
# to the languages where a space before them can only be that of a unit.
UNITS = (
    "km km² km/h m² m³ cm cm² mm µm nm kg mg µg g t ha ml mL cl cL dl dL Hz kHz MHz GHz kW MW GW TW kWh MWh GWh TWh "
    "kB MB GB TB KiB MiB GiB ko Mo Go To Po °C °F K kcal kJ MJ dB lm px dpi Mb/s Gb/s Mbit/s"
).split()
CURRENCIES = "€ $ £ ¥ k€ M€ Md€ k$ M$ CHF EUR USD GBP CAD".split()

FRENCH_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
FRENCH_TITLES = "M. MM. Mme Mmes Mlle Mlles Dr Drs Dre Pr Pre Prs Me Mes Mgr St Ste SAR".split()
FRENCH_REFERENCES = (
    "p. pp. n° nº no. nos § §§ art. chap. ch. fig. figs. ill. vol. t. tab. éd. f° fol. l. v. al. annexe Annexe"
).split()
FRENCH_SENTENCE_WORDS = (
    "A À Ainsi Alors Après Au Aucun Aussi Autant Aux Avant Avec Ce Cela Celle Celles Celui Ces Cet Cette Ceux Chacun Chaque Chez "
    "Comme Comment Dans De Depuis Des Donc Du Elle Elles En Enfin Ensuite Entre Est Et Il Ils J Je L La Là Le Les Leur Leurs Lors "
    "Lorsque Ma Mais Malgré Même Mes Mon N Ne Ni Non Nos Notre Nous Oui On Or Ou Où Par Parce Parfois Pas Pendant Peut Plus Pour "
    "Pourquoi Puis Qu Quand Que Quel Quelle Qui Quoi S Sa Sans Se Selon Ses Si Son Sous Sur Ta Tandis Tel Tes Ton Tous Tout Toute "
    "Très Tu Un Une Vers Voici Voilà Vos Votre Vous Y"
).split()
ENGLISH_SENTENCE_WORDS = (
    "A After All Also An And Another Any Are Are As At Be Because Before Both But By Can Did Do Does During Each Either Even Every "
    "Few For From Had Has Have He Her Here His How However I If In Instead Is It Its Just Like Many Maybe Meanwhile More Most My "
    "Neither Never No Nobody Nor Not Nothing Now Of On Once One Only Or Other Our Perhaps She Since So Some Still Such That The "
    "Their Then There These They This Those Though Thus To Today Under Until We Were What When Where Which While Who Why Will With "
    "Without Would Yes Yet You Your"
).split()
SPANISH_SENTENCE_WORDS = (
    "A Además Ahora Al Algo Algunas Algunos Allí Antes Aquel Aquella Aquí Así Aún Aunque Bajo Cada Casi Como Cómo Con Cual Cuando "
    "Cuándo De Del Desde Después Donde Dónde Durante El Él Ella Ellas Ellos En Entonces Entre Era Es Esa Ese Eso Esta Estas Este "
    "Esto Estos Está Fue Ha Hace Hasta Hay Hoy La Las Le Les Lo Los Luego Más Me Mi Mientras Mis Muchas Muchos Muy Nada Nadie Ni "
    "No Nos Nosotros Nuestra Nuestro O Otra Otro Para Pero Por Porque Pues Que Qué Quien Quién Se Según Ser Si Sí Siempre Sin "
    "Sobre Solo Son Su Sus También Tampoco Te Tiene Toda Todas Todo Todos Tras Tu Un Una Uno Unos Y Ya Yo"
).split()
ENGLISH_CLIPPED = "tis twas twere twill twould twasn't tisn't em til cause cos cuz bout round nuff neath gainst n kay".split()


@lru_cache(maxsize=64)
def conventions(language: str, house: House) -> Conventions:
    """Return the conventions of a language tag; those of its base language, or neutral ones, where it has none of its own."""
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
        bonds=_FRENCH_BONDS,
    )
    return Conventions(Marks((ANGULAR, CURLY, SINGLE), loose=True), spacing, dashes.french)


def _canadian_french(house: House) -> Conventions:
    """As in France, but nothing before ; ! ? (OQLF, Espacement avant et après les signes de ponctuation)."""
    spacing = Spacing(NO_BREAK, "", NO_BREAK, NO_BREAK, _FRENCH_BONDS)
    return Conventions(Marks((ANGULAR, CURLY, SINGLE), loose=True), spacing, dashes.french)


def _swiss_french(house: House) -> Conventions:
    """Narrow spaces everywhere, and ‹ › inside « » (Guide du typographe, Lausanne)."""
    spacing = Spacing(NARROW_NO_BREAK, NARROW_NO_BREAK, NARROW_NO_BREAK, NARROW_NO_BREAK, _FRENCH_BONDS)
    return Conventions(Marks((ANGULAR, LONE_ANGULAR, CURLY), loose=True), spacing, dashes.french)


def _spanish(house: House) -> Conventions:
    levels = (CURLY, SINGLE) if house.spanish_quotes is SpanishQuotes.CURLY else (ANGULAR, CURLY, SINGLE)
    spacing = Spacing(guillemets="", thousands=NO_BREAK, bonds=_SPANISH_BONDS)
    return Conventions(Marks(levels), spacing, dashes.spanish)


def _english(house: House) -> Conventions:
    return Conventions(Marks((CURLY, SINGLE), clipped=tuple(ENGLISH_CLIPPED)), Spacing(bonds=_ENGLISH_BONDS), dashes.english)


_FRENCH_BONDS = (
    after_number((*UNITS, *CURRENCIES, *"% ‰ m s h min l L W V A °".split(), *FRENCH_MONTHS)),
    re.compile(rf"(?P<kept>\d[{SPACE}]h)[{SPACE}]++(?=[0-5]\d(?!\d))"),
    after_words(
        before_capital(FRENCH_TITLES),
        before_number(FRENCH_REFERENCES),
        inside(("av. J.-C.", "apr. J.-C.")),
        century(),
        initials(FRENCH_SENTENCE_WORDS),
    ),
)
_SPANISH_BONDS = (
    after_number((*UNITS, *CURRENCIES, *"% ‰ m s h min l L W V".split())),
    after_words(
        before_capital("Sr. Sra. Sres. Sras. Srta. Dr. Dra. D. Dña. Prof. Profa. Ud. Uds. Fr. Mons. Sto. Sta.".split()),
        before_number("p. pp. pág. págs. n.º n.ᵒ núm. núms. art. arts. cap. caps. fig. figs. vol. vols. t. § §§ siglo siglos s.".split()),
        inside(("EE. UU.", "FF. AA.", "CC. OO.", "JJ. OO.", "RR. HH.", "DD. HH.", "p. ej.", "a. C.", "d. C.", "S. A.", "S. L.")),
        initials(SPANISH_SENTENCE_WORDS),
    ),
)
_ENGLISH_BONDS = (
    after_number((*UNITS, "mph")),
    after_words(
        before_capital("Mr. Mrs. Ms. Dr. Prof. Mr Mrs Ms Dr Rev. Hon. Gen. Lt. Capt. Sgt.".split()),
        before_number("p. pp. fig. figs. Fig. Figs. vol. vols. ch. no. nos. § §§".split()),
        initials(ENGLISH_SENTENCE_WORDS),
    ),
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
