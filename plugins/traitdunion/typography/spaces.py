"""Spaces: inside guillemets, before high punctuation, and where a line must not break.

Only spaces that were typed are changed; none is added, but inside French guillemets. Patterns begin with the characters
they look for and look back afterwards: that lets the engine skip over all other text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from traitdunion.typography.signs import BLOCK, EDGE, SEEN_THROUGH, SPACE, TAG, THROUGH, UPPER
from traitdunion.vocabulary.house import NO_BREAK

_BETWEEN = f"[{SPACE}{SEEN_THROUGH}]"
# What may follow a mark that ends a phrase: so not :) or ?q= or :: or != or :name:
_ENDS = rf"(?=[{SPACE}{EDGE}{SEEN_THROUGH}«»“”\"‘…]|\Z)"
_ENDS_SENTENCE = rf"(?=[{SPACE}{EDGE}{SEEN_THROUGH}«»“”\"‘….,;:)\]]|\Z)"
# A closing mark, not the opening one of the reversed »German« style.
_CLOSES = rf"»(?!{TAG}*+\w)"
# White space and tags, found once a stretch, and the mark after them.
_BEFORE = re.compile(
    rf"(?P<between>{_BETWEEN}(?<!{_BETWEEN}{{2}}){_BETWEEN}*+)"
    rf"(?=(?P<stop>[!?]++{_ENDS_SENTENCE}|;{_ENDS})|(?P<colon>:{_ENDS})|{_CLOSES})"
)
_SPACED_MARK = re.compile(rf"[!?;:»](?<={_BETWEEN}.)")  # _BEFORE finds nothing without one
_TOUCHING = re.compile(rf"{_CLOSES}(?<=[^{SPACE}{SEEN_THROUGH}{EDGE}«]»)")
_AFTER = re.compile(rf"«(?:(?<!\w«)|(?={THROUGH}\w))(?P<between>{_BETWEEN}*+)(?=[^{EDGE}»])")

# 1 200 or 12 500 000, but not a year and a number, a telephone number or a decimal part.
_THOUSANDS = re.compile(
    rf"[1-9](?<![\d.,+/:-][1-9])(?<!\d[{SPACE}][1-9])\d{{0,2}}(?:[{SPACE}]\d{{3}})++(?![{SPACE}]?\d)"
)
_TELEPHONE = re.compile(r"(?:t[eé]l|phone|m[oó]vil|fax|whatsapp|portable)\D{0,15}\Z", re.IGNORECASE)
_SPACE = re.compile(f"[{SPACE}]")
_BOUND = rf"\g<kept>{NO_BREAK}"
_NUMBER = re.compile(rf"\d{THROUGH}[{SPACE}]")  # thousands and the bonds of numbers begin with one

# A question or exclamation and the spaces at its ends.
_ENCLOSED = re.compile(rf"(?P<open>[¿¡])[{SPACE}]*+(?P<inside>[^¿¡?!{BLOCK}]{{0,500}}+)")


def hug(run: str) -> str:
    """Return `run` with no space after ¿ ¡, nor before the ? ! that closes what they open."""
    return _ENCLOSED.sub(_hugged, run)


def _hugged(phrase: re.Match[str]) -> str:
    inside = phrase["inside"]
    closed = phrase.string[phrase.end() : phrase.end() + 1] in ("?", "!")
    return phrase["open"] + (inside.rstrip(SPACE) if closed else inside)


@dataclass(frozen=True, slots=True)
class Spacing:
    """The spaces of a language. A field that is None leaves what was typed; an empty string removes the space.

    `guillemets` is the space inside « »; `stops` the one before ; ! ?; `colon` the one before a colon; `thousands` the
    one between groups of three digits; `numbers` and `words` find spaces to make no-break ones, those of `numbers` after a
    digit, and keep what their group captures.
    """

    guillemets: str | None = None
    stops: str | None = None
    colon: str | None = None
    thousands: str | None = None
    numbers: tuple[re.Pattern[str], ...] = ()
    words: re.Pattern[str] | None = None

    def set(self, run: str) -> str:
        """Return `run` with its spaces made right."""
        if (self.guillemets is not None or self.stops is not None) and _SPACED_MARK.search(run):
            run = _BEFORE.sub(self._before, run)
        if self.guillemets and "»" in run:
            run = _TOUCHING.sub(f"{self.guillemets}»", run)
        if self.guillemets is not None and "«" in run:
            run = _AFTER.sub(self._after, run)
        if _NUMBER.search(run):
            if self.thousands is not None:
                run = _THOUSANDS.sub(self._group, run)
            for bond in self.numbers:
                run = bond.sub(_BOUND, run)
        return self.words.sub(_BOUND, run) if self.words else run

    def _before(self, found: re.Match[str]) -> str:
        """Return what goes before a closing or high mark."""
        between = found["between"]
        previous = found.string[found.start() - 1] if found.start() else ""
        if not previous or previous in EDGE or previous == "«":
            return between
        if found["stop"]:
            return between if self.stops is None else _respaced(between, self.stops)
        if found["colon"]:
            return between if self.colon is None else _respaced(between, self.colon)
        if self.guillemets is None:
            return between
        spaced = _respaced(between, self.guillemets)
        return spaced if _SPACE.search(between) else spaced + self.guillemets

    def _after(self, found: re.Match[str]) -> str:
        """Return an opening guillemet and what goes after it."""
        between, space = found["between"], self.guillemets or ""
        return "«" + (_respaced(between, space) if _SPACE.search(between) else space + between)

    def _group(self, number: re.Match[str]) -> str:
        before = number.string[max(0, number.start() - 30) : number.start()]
        return number[0] if _TELEPHONE.search(before) else _SPACE.sub(self.thousands or "", number[0])


def _respaced(between: str, space: str) -> str:
    """Return tags with `space` for the first white space among them, and no other."""
    first = _SPACE.search(between)
    if not first:
        return between
    return between[: first.start()] + space + _SPACE.sub("", between[first.end() :])


def after_number(*words: str) -> re.Pattern[str]:
    """Bind a number to the unit, sign or month after it."""
    return re.compile(rf"(?P<kept>\d{THROUGH})[{SPACE}]++(?={THROUGH}(?:{_any(' '.join(words))})(?![\w'’]))")


def half_days() -> re.Pattern[str]:
    """Bind an hour to its half of the day: 5 pm, 10.30 a.m. A time with a colon stays as typed."""
    return re.compile(rf"(?P<kept>\d(?<!:\d)(?<!:\d\d){THROUGH})[{SPACE}]++(?={THROUGH}(?:[ap]m|[ap]\.m\.)(?!\w))")


def minutes() -> re.Pattern[str]:
    """Bind hours to their minutes: 17 h 14."""
    return re.compile(rf"(?P<kept>\d[{SPACE}]h)[{SPACE}]++(?=[0-5]\d(?!\d))")


class Bond(NamedTuple):
    """An expression for a word and what it is bound to, and a class of the characters with which the word begins."""

    first: str
    expression: str


def after_words(*bonds: Bond) -> re.Pattern[str]:
    """Bind each word that one of `bonds` describes to what follows it."""
    first = "".join(bond.first for bond in bonds)
    kept = "|".join(bond.expression for bond in bonds)
    return re.compile(rf"(?=[{first}])(?<![\w.'’])(?<!\w-)(?P<kept>{kept})[{SPACE}]++")


def before_capital(words: str) -> Bond:
    """A title and the name after it: Mme Martin."""
    return Bond(_first(words), rf"(?:{_any(words)}){THROUGH}(?=[{SPACE}]++{THROUGH}[{UPPER}])")


def before_office(words: str) -> Bond:
    """A title and the office or particle after it: M. le maire, Mme de Sévigné."""
    return Bond(
        _first(words), rf"(?:{_any(words)}){THROUGH}(?=[{SPACE}]++{THROUGH}(?:(?:l[ae]s?|d[eu]s?)(?!\w)|[ld]['’]))"
    )


def statute() -> Bond:
    """The letter and number of an article of a French code: L. 8231-1."""
    return Bond("LRDA", rf"[LRDA]\.{THROUGH}(?=[{SPACE}]++{THROUGH}\d{{3}})")


def before_figure(words: str) -> Bond:
    """A word and the figure after it: no. 5, page 12."""
    return Bond(_first(words), rf"(?:{_any(words)}){THROUGH}(?=[{SPACE}]++{THROUGH}\d)")


def before_number(words: str) -> Bond:
    """A reference and its number, Arabic or Roman: p. 12, t. II."""
    return Bond(_first(words), rf"(?:{_any(words)}){THROUGH}(?=[{SPACE}]++{THROUGH}(?:\d|[IVXLC]++(?!\w)))")


def inside(phrases: Sequence[str]) -> Bond:
    """The parts of set phrases, such as EE. UU.; each phrase holds one space."""
    parts = (phrase.split(" ", 1) for phrase in phrases)
    expressions = (rf"{re.escape(left)}(?=[{SPACE}]++{re.escape(right)}(?!\w))" for left, right in parts)
    return Bond(_first(" ".join(phrases)), "|".join(expressions))


def initials(openings: str) -> Bond:
    """Initials and the name after them: J. R. R. Tolkien. A word that begins sentences is no name: plan B. The…"""
    name = rf"{THROUGH}(?!(?:{_any(openings)})(?![\w.]))[{UPPER}](?:\.|[^\W\d_])"
    return Bond(UPPER, rf"[{UPPER}]\.{THROUGH}(?=[{SPACE}]++{name})")


def century() -> Bond:
    """A Roman ordinal and the century: XXIe siècle."""
    return Bond("IVX", rf"[IVX]++{THROUGH}(?:er|re|e|ème){THROUGH}(?=[{SPACE}]++{THROUGH}siècles?(?!\w))")


def numero() -> Bond:
    """A superior o and its number: n<sup>o</sup> 3."""
    return Bond("n", rf"n[{SEEN_THROUGH}]++os?{THROUGH}(?=[{SPACE}]++{THROUGH}\d)")


def _first(words: str) -> str:
    return "".join(sorted({word[0] for word in words.split()}))


def _any(words: str) -> str:
    """Return an alternation of words parted by spaces, the longest words first."""
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))
