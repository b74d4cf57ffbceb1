"""What templates get beside Jinja's own filters."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from traitdunion.publishing.environment import labelled
from traitdunion.rules.wording import enumeration
from traitdunion.vocabulary.language import Language


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Ana, Bo and Chi"),
        ("en-US", "Ana, Bo, and Chi"),
        ("fr", "Ana, Bo et Chi"),
        ("es", "Ana, Bo y Chi"),
        ("ar", "Ana وBo وChi"),
    ],
)
def test_items_are_listed_as_the_language_does(language: str, sentence: str) -> None:
    locale = Language("en-GB" if language == "en" else language)
    assert enumeration(["Ana", "Bo", "Chi"], locale) == sentence


def test_one_item_stands_alone() -> None:
    assert enumeration(["Ana"], Language("fr")) == "Ana"


def test_notes_links_back_and_tables_get_their_labels_escaped() -> None:
    html = Markup(
        '<table><tr><td>1</td></tr></table><section class="footnotes" role="doc-endnotes">'
        '<a href="#fnref-1" role="doc-backlink">↩</a></section><pre><code>&lt;table&gt;</code></pre>'
    )
    shown = labelled(html, 'Notes "1"', "Retour", "Tableau")
    assert 'role="doc-endnotes" aria-label="Notes &#34;1&#34;"' in shown
    assert 'role="doc-backlink" aria-label="Retour"' in shown
    assert shown.count('<div class="scroller" role="group" tabindex="0" aria-label="Tableau"><table>') == 1
    assert shown.count("</table></div>") == 1
    assert '<pre tabindex="0"><code>&lt;table&gt;' in shown
