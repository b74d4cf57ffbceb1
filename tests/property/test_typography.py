"""Whatever it is given, typography keeps the text: its tags, its letters, and itself the second time."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from traitdunion.typography import typeset, typeset_text

LANGUAGES = ("fr", "en", "es", "fr-CH", "fr-CA", "de", "sv")
PIECES = [
    *"\"'«»“”‘’„‹›-–—….?!:;()[]/<>&*\n \u00a0\u202f¿¡,",
    *("  ", "--", "---", "...", "a", "mot", "L", "l'", "Mme", "M.", "J.", "Tolkien", "XXe", "siècle", "EE.", "UU."),
    *("5", "12", "300", "2019", "98", "km", "%", "€", "h", "p.", "pm", "tis", "'n'", "'s", "'phone", "‹", "›", "#39;", "سلام", "\ufdd0"),
    *('http://x.y/a"b', "a'b@c.d", '<!-- " -- -->', "<code>'", "</code>", "<sup>", "</sup>", "<a href='x\"y'>", "</a>"),
    *("<em>", "</em>", "<p>", "</p>", '<p>"', "<br>", "<span translate=no>", "</span>", "<b class='no-typo'>", "</b>"),
    *('<em lang="fr">', "<p lang=en>", "<script>", "<a '", "&quot;", "&nbsp;", "&amp;", "&lt;", "&#39;", "&#x202f;"),
]  # fmt: skip
FRAGMENTS = st.lists(st.sampled_from(PIECES), max_size=16).map("".join) | st.text(max_size=40)
TAG = re.compile(r"<!--.*?-->|<[a-z/][^<>]*>", re.DOTALL)


def letters(html: str) -> str:
    return "".join(filter(str.isalnum, unescape(html)))


@pytest.mark.parametrize("language", LANGUAGES)
@given(html=FRAGMENTS)
@example(html='"’,?a\'"#')
@example(html='&nbsp;&amp;»";?  >  "</p>')
@example(html='["300"\'»&')
@example(html="’&#39;tis...aa@b.c")
@example(html='""a\'b@c.d""')
@example(html="--  --  ")
@example(html="x –  -- – ")
@example(html="M. </em>\u202f<!-- -->»")
def test_setting_keeps_letters_and_tags_and_is_done_once(language: str, html: str) -> None:
    once = typeset(html, language)
    assert typeset(once, language) == once
    assert letters(once) == letters(html)
    assert TAG.findall(once) == TAG.findall(html)


@given(text=FRAGMENTS)
def test_setting_plain_text_keeps_letters_and_is_done_once(text: str) -> None:
    once = typeset_text(text, "fr")
    assert typeset_text(once, "fr") == once
    assert list(filter(str.isalnum, once)) == list(filter(str.isalnum, text))


@pytest.mark.parametrize(
    "piece", [*PIECES, "a ", '"a ', "« ", " »", "'a", "<b a=", "{{", "$$", "\\(", "a@", "1 000 ", "– a ", "x--"]
)
def test_every_piece_repeated_costs_no_more_than_its_length(piece: str) -> None:
    # Not timed: a quadratic reading of these would take minutes.
    typeset(piece * 20_000, "fr")
    typeset(piece * 20_000, "es")
