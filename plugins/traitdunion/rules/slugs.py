"""Slugs: the last part of a text's address, made from its title or typed."""

from __future__ import annotations

import re
import unicodedata

import icu
from unidecode import unidecode

MADE_LIMIT = 80
"""The most characters of a slug made from a title; it is cut between words."""

TYPED_LIMIT = 200
"""The most bytes of a typed slug: a file name holds 255, and a slug becomes a folder's."""

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GAP = re.compile(r"[^a-z0-9]+")
_LETTERS = frozenset({"Ll", "Lo", "Lm", "Mn", "Mc", "Nd"})


def slugify(text: str) -> str:
    """Return an ASCII slug: lower-case words joined by hyphens, `L’eau, c’est la vie` → `l-eau-c-est-la-vie`.

    Other scripts are transliterated (`北京` → `bei-jing`); apostrophes and every other sign separate words. The result
    is at most `MADE_LIMIT` long, the same on every machine, and empty when `text` holds no letter or digit that has
    an ASCII reading.
    """
    encodable = text.encode("utf-8", "ignore").decode("utf-8")  # a lone surrogate would make unidecode warn
    slug = _GAP.sub("-", unidecode(unicodedata.normalize("NFC", encodable)).lower()).strip("-")
    if len(slug) <= MADE_LIMIT:
        return slug
    cut = slug.rfind("-", 0, MADE_LIMIT + 1)
    return slug[: cut if cut > 0 else MADE_LIMIT]


def is_slug(slug: str) -> bool:
    """Tell whether a typed slug is good: lower case, NFC, one script, `word` or `word-word`, not too long."""
    if _PLAIN.fullmatch(slug):
        return len(slug) <= TYPED_LIMIT
    return (
        slug == unicodedata.normalize("NFC", slug)
        and slug == slug.lower()
        and len(slug.encode("utf-8", "replace")) <= TYPED_LIMIT
        and all(slug.split("-"))
        and not any(unicodedata.combining(word[0]) for word in slug.split("-"))
        and all(map(_allowed, slug.replace("-", "")))
        and _single_script(slug)
    )


def tidy_slug(slug: str) -> str:
    """Return the good slug nearest to a typed one: in its script where that is not Latin, else ASCII; maybe empty."""
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", slug).lower())
    kept = "".join(char if _allowed(char) else "-" for char in composed)
    own = "-".join(filter(None, kept.split("-")))
    return own if not re.search("[a-z]", _latin_part(own)) and is_slug(own) else slugify(slug)


def _latin_part(text: str) -> str:
    """Return the Latin letters of a text without their accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if char < "\u0250")


def _allowed(char: str) -> bool:
    invisible = icu.Char.hasBinaryProperty(char, icu.UProperty.DEFAULT_IGNORABLE_CODE_POINT)
    return unicodedata.category(char) in _LETTERS and not invisible


def _single_script(slug: str) -> bool:
    """Tell whether all letters are of one script; Japanese and Korean count as one each (UTS 39, section 5.1)."""
    checker = icu.SpoofChecker()
    checker.setChecks(icu.USpoofChecks.RESTRICTION_LEVEL)
    checker.setRestrictionLevel(icu.URestrictionLevel.SINGLE_SCRIPT_RESTRICTIVE)
    return bool(checker.check(slug) == 0)
