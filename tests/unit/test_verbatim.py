"""Titles and pictures' words are quoted only where YAML would refuse or cut them, and no line moves."""

import pytest

from traitdunion.rules.header.verbatim import entry, flow_list, sheltered


def shelter(text: str) -> str:
    return "\n".join(sheltered(text.split("\n"))[0])


@pytest.mark.parametrize(
    ("typed", "quoted"),
    [
        ("title: Communs : mode d’emploi", 'title: "Communs : mode d’emploi"'),
        ('title: "Commun" et partage', "title: '\"Commun\" et partage'"),
        ("summary: L’eau # notre bien", 'summary: "L’eau # notre bien"'),
        ("title: 'Tis the season", 'title: "\'Tis the season"'),
        ("title: El agua: ¿de quién?", 'title: "El agua: ¿de quién?"'),
        ("title: الماء: حق", 'title: "الماء: حق"'),
        ("title: [Sic] dit-elle", 'title: "[Sic] dit-elle"'),
        ("title: - tiret", 'title: "- tiret"'),
        ("title: |", 'title: "|"'),
        ("title: > plus", 'title: "> plus"'),
        ("title: #1 des ventes", 'title: "#1 des ventes"'),
        ("title: Où ?:", 'title: "Où ?:"'),
        ("title : A : b", 'title: "A : b"'),
        ("titre: A : b", 'titre: "A : b"'),
        ("Title: A : b", 'Title: "A : b"'),
        ("cover:\n  alt: A : b", 'cover:\n  alt: "A : b"'),
        ("pictures:\n  a.jpg:\n    credit: @ana", 'pictures:\n  a.jpg:\n    credit: "@ana"'),
        ('title: "a" "b"', 'title: \'"a" "b"\''),
        ("title: C:\\x : y", "title: 'C:\\x : y'"),
        ('title: it\'s "a": b', "title: 'it''s \"a\": b'"),
    ],
)
def test_a_value_that_yaml_would_refuse_or_cut_is_quoted(typed, quoted):
    assert shelter(typed) == quoted
    assert sheltered(typed.split("\n"))[1][0].line == quoted.split("\n")[-1]


@pytest.mark.parametrize(
    "text",
    [
        "title: Le pari permanent", "title: 1984", "title: no", "title: 2026-03-04", "title: ~",
        "title:", 'title: "A : b"',
        "title: 'it''s'", 'title: "A" # le titre', "title: |\n  A : b\n  c # d", "summary: >-\n\n  A : b",
        "summary: Deux\n  lignes", 'summary: "Deux :\n  lignes"', "section: a : b", "parity:\n  title: a : b",
        "cover: {alt: a: b}",
        "mood: |\n  title: A : b\ntitle: c", "title: ?x", "title: -x", "title: a#b", "title: dix:trente",
        "- title: A : b",
    ],
)  # fmt: skip
def test_everything_else_passes_untouched(text):
    assert shelter(text) == text


def test_a_line_to_paste_has_quotes_where_yaml_asks_for_them():
    assert entry("title", "Communs") == "title: Communs"
    assert entry("title", "Communs : a") == 'title: "Communs : a"'
    assert flow_list(["a", "b, c", "@d", "e]"]) == '[a, "b, c", "@d", "e]"]'
