"""The passes that are left out change nothing."""

from __future__ import annotations

import pytest
from markdown import Markdown

from traitdunion.rules.markup.passes import Passes

EXTENSIONS = ["abbr", "attr_list", "def_list", "footnotes", "sane_lists", "tables"]
OWN, OURS = Markdown(extensions=EXTENSIONS), Markdown(extensions=[*EXTENSIONS, Passes()])


@pytest.mark.parametrize(
    "text",
    [
        "Mot.",
        "Un mot\nsur deux lignes.\n",
        "Titre\n===\n\nTerme\n: définition\n\nA | B\n--|--\n1 | 2",
        "Mot\n# Titre\n- puce\n> citation",
        "Ligne  \nbrisée, `code`, \\*étoile\\*, *mot*, __mot__, &copy; <b>brut</b> <https://x.org> <a@x.org>",
        "[lien](x) [réf][r] [r] ![image](x.jpg) ![réf][r] ![r]\n\n[r]: http://x.org 'titre'",
        "[r] et ![r], sans définition",
        "Note[^1] et HTML {: .x }\n\n[^1]: Une note.\n\n*[HTML]: sigle\n\n# Titre {#id}",
        "   \n  \nMot\n    \n- un\n\n    deux\n   \n\n    code",
        "<div>brut</div>\n\nماء",
    ],
)
def test_the_result_is_that_of_markdown_itself(text: str) -> None:
    assert OURS.reset().convert(text) == OWN.reset().convert(text)
