"""Language tags as the contract compares them, and the way each is written."""

from __future__ import annotations

import re

TAG = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-(?:[a-z]{2}|\d{3}))?(-[a-z0-9]{5,8})*", re.IGNORECASE)
RIGHT_TO_LEFT = frozenset(
    {
        "ar",
        "arc",
        "azb",
        "ckb",
        "dv",
        "fa",
        "glk",
        "he",
        "iw",
        "ji",
        "ks",
        "mzn",
        "nqo",
        "pnb",
        "prs",
        "ps",
        "sd",
        "syr",
        "ug",
        "ur",
        "yi",
    }
)
RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})


def is_tag(text: str) -> bool:
    """Return whether a text has the form of a language tag (`fr`, `pt-BR`, `zh-Hant`)."""
    return TAG.fullmatch(text) is not None


def canonical(tag: str) -> str:
    """Return a tag in BCP 47's recommended case (RFC 5646, section 2.1.1)."""
    first, *rest = tag.split("-")
    cased = {4: str.title, 2: str.upper}
    return "-".join([first.lower(), *(cased.get(len(part), str.lower)(part) for part in rest)])


def direction(tag: str) -> str:
    """Return `rtl` or `ltr`: by the script where the tag names one, else by the language."""
    first, *rest = tag.lower().split("-")
    scripts = [part for part in rest if len(part) == 4 and part.isalpha()]
    right = scripts[0] in RIGHT_TO_LEFT_SCRIPTS if scripts else first in RIGHT_TO_LEFT
    return "rtl" if right else "ltr"
