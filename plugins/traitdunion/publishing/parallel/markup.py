"""The HTML of pieces as a page of two texts needs it: pictures once, headings in order, links that say where they lead."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from traitdunion.vocabulary.language import Language

IMAGE = re.compile(r'<img\b[^>]*? src="(?P<src>[^"]*)"[^>]*>')
ALT = re.compile(r' alt="([^"]*)"')
HEADING = re.compile(r"<(?P<end>/?)h(?P<level>[2-6])\b")
NAMED = re.compile(
    r'(?P<link><a\b[^>]* hreflang="(?P<language>[^"]*)"[^>]*>(?:(?!</a>).)*)<span class="in-language">[^<]*</span>',
    re.DOTALL,
)
LINK = re.compile(r'<a(?=[^>]*? href="(?P<href>[^"]*)")(?![^>]* hreflang=)')


def without(html: str, pictures: Collection[str]) -> str:
    """Return HTML with words in the place of the pictures that are shown elsewhere."""

    def put(match: re.Match[str]) -> str:
        alt = ALT.search(match[0])
        if match["src"] not in pictures:
            return match[0]
        return f'<span class="instead">{alt[1]}</span>' if alt and alt[1] else ""

    return IMAGE.sub(put, html) if pictures and "<img" in html else html


def in_order(html: str, level: int) -> tuple[str, int]:
    """Return HTML whose headings go down one level at a time after a heading of `level`, and the level of its last one."""
    if "<h" not in html:
        return html, level
    last = level

    def put(match: re.Match[str]) -> str:
        nonlocal last
        if not match["end"]:
            last = min(int(match["level"]), last + 1)
        return f"<{match['end']}h{last}"

    return HEADING.sub(put, html), last


def marked(html: str, own: tuple[str, ...], language: Language, named: Callable[[Language], str]) -> str:
    """Return the other text's HTML, its links marked for those who read in the page's language.

    `own` are the beginnings of the addresses of its edition, `language` that edition's; `named` gives “(in English)” as HTML.
    """
    if "<a" not in html:
        return html

    def mark(match: re.Match[str]) -> str:
        return f'<a hreflang="{language}"' if match["href"].startswith(own) else match[0]

    return NAMED.sub(lambda match: f"{match['link']}{named(Language(match['language']))}", LINK.sub(mark, html))
