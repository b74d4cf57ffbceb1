"""Markup that a translation must keep: links, pictures, code, notes, tags. What is lost is named."""

from __future__ import annotations

import re
from collections import Counter

_KEPT = re.compile(
    r"(?P<code>(?<!`)(`{1,20})(?!`).+?(?<!`)\2(?!`))"
    r"|(?P<note>\[\^[^\]\s]+\])"
    r"|(?P<picture>!\[[^\[\]]*\])"
    r"|\]\((?P<story>story:[^\s()#]+)[^()]*\)"
    r"|(?P<link>\]\([^()\s]|\]\[[^\[\]]+\]|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>)"
    r"|(?P<hole>\{\{.*?\}\}|%\([A-Za-z_]+\)[sd]|\{[A-Za-z_]+\})"
    r"|<(?P<tag>/?[A-Za-z][A-Za-z0-9]*)\b[^<>]*>"
)
_NAMES = {"code": "`…`", "picture": "![…](…)", "link": "[…](…)"}


def kept(words: str) -> Counter[str]:
    """Return what the words hold that their translation must hold too, and how often.

    Code, pictures and links to elsewhere count, whatever they say: a translation may have its own.
    """
    found: Counter[str] = Counter()
    for match in _KEPT.finditer(words):
        name = match.lastgroup or ""
        found[_NAMES.get(name) or (f"<{match['tag']}>" if name == "tag" else match[name])] += 1
    return found


def lost(source: str, before: str, after: str) -> tuple[str, ...]:
    """Return what a translation lost: what its source has, and it has no more, or never had. `before` is empty for a new one."""
    wanted, has = kept(source), kept(after)
    missing = wanted - has
    if before:
        missing -= wanted - kept(before)
    return tuple(missing.elements())
