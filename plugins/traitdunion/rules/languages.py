"""Languages: tags in canonical case, and the tag that a mistyped one stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import icu

from traitdunion.rules.suggestions import folded, nearest
from traitdunion.vocabulary.language import Language

_TAG = re.compile(  # RFC 5646, section 2.1, without extensions, private use and the tags of before 2006
    r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*", re.IGNORECASE
)

_USUAL: Mapping[str, str] = {  # what people type that is the tag of nothing, or of another language
    "esp": "es", "sp": "es", "cas": "es", "gr": "el", "ger": "de", "fre": "fr", "dut": "nl", "gre": "el", "jp": "ja",
    "cn": "zh", "chi": "zh", "cz": "cs", "cze": "cs", "dk": "da", "ua": "uk", "se": "sv", "kr": "ko", "vn": "vi",
    "br": "pt-BR", "per": "fa", "rum": "ro", "slo": "sk", "alb": "sq", "arm": "hy", "baq": "eu", "geo": "ka",
    "ice": "is", "mac": "mk", "may": "ms", "wel": "cy", "uk": "en-GB", "us": "en-US", "mx": "es-MX",
    "castellano": "es", "brasileiro": "pt-BR",
}  # fmt: skip


def canonical(tag: str) -> Language | None:
    """Return a BCP 47 tag in canonical form (`PT-br` → `pt-BR`, `fra` → `fr`, `iw` → `he`), or None if it is no tag.

    Language, script, region and variants are understood; extensions and private use have no place in a file's name.
    """
    if not tag.isascii() or not _TAG.fullmatch(tag):
        return None
    try:
        return Language(icu.Locale.forLanguageTag(tag).toLanguageTag())
    except icu.ICUError:  # a variant said twice, and the like
        return None


def suggest_language(tag: str, known: Sequence[Language]) -> Language | None:
    """Return the language that a mistyped tag or a language's name (`français`, `Spanish`) most likely means, or None.

    A language of `known` is preferred to its close relatives (`en_US` is `en` where only that is known); where none
    matches, a tag that is well known is returned all the same.
    """
    typed = re.sub(r"[\s_]+", "-", tag.split(".")[0].strip())
    meant = [one for one in (canonical(typed), canonical(_USUAL.get(typed.lower(), ""))) if one is not None]
    # in this order: the very language, a relative, a language so named, a language that the magazine has not
    candidates = [one for one in meant if one in known]
    candidates += [one for relative in meant for one in known if one.split("-")[0] == relative.split("-")[0]]
    candidates += [one for one in known if folded(tag) in _names(one)]
    candidates += [one for one in reversed(meant) if _exists(one)]
    if candidates:
        return candidates[0]
    near = nearest(typed, known, 1) if len(typed) < 4 else None
    return None if near is None else Language(near)


def _exists(language: Language) -> bool:
    """Tell whether a tag is a language's: CLDR has an English name for it."""
    base = language.split("-")[0]
    return str(icu.Locale.forLanguageTag(base).getDisplayLanguage(icu.Locale("en"))) != base


def _names(language: Language) -> set[str]:
    """Return a language's name in itself and in the languages that contributors speak most."""
    locale = icu.Locale.forLanguageTag(language)
    return {folded(locale.getDisplayLanguage(icu.Locale(other))) for other in (language, "en", "fr", "es", "pt", "ar")}
