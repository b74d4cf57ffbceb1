"""Words that a translator left inside a comment are pointed out; the original's, and remarks, are not."""

import pytest

from support.matter import matter
from traitdunion.rules.hidden import hidden_words

ORIGINAL = """\
---
title: Le jardin
---

La clef du portail a été faite en douze exemplaires pour les habitants.

<!-- Un souvenir de la rédaction, qui reste ici. -->

Ouishare 2012.
"""


def found(body: str) -> list[tuple[str, int]]:
    text = f"---\ntitle: The garden\n---\n\n{body}\n"
    problems = hidden_words(text, "articles/jardin/index.en.md", [matter(ORIGINAL)], ORIGINAL)
    return [(problem.fault.code, problem.place.line) for problem in problems]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<!-- translate: The key to the gate was cut in twelve copies. -->", [("TU478", 5)]),
        ("One.\n\n<!-- The key to the gate was cut in twelve copies. -->", [("TU479", 7)]),
        ("<!-- translate: La clef du portail a été faite en douze exemplaires pour les habitants. -->", []),
        ("<!-- translate: La clef du portail a été faite en dix exemplaires. -->", []),
        ("<!-- translate: Ouishare 2012. -->", []),
        ("<!-- translate: … -->", []),
        ("<!-- translators: the key is a pun that does not survive -->", []),
        ("<!-- Translators : the key is a pun that does not survive -->", []),
        ("<!-- Un souvenir de la rédaction, qui reste ici. -->", []),
        ("<!-- sic -->", []),
        ("`<!-- The key to the gate was cut in twelve copies. -->`", []),
    ],
)
def test_a_comment_with_words_of_the_translation_is_pointed_out(body, expected):
    assert found(body) == expected
