"""The nearest known word is found, the same one every time, and nothing far-fetched is proposed."""

import pytest

from traitdunion.rules.suggestions import akin, distance, folded, nearest

WORDS = ("title", "tags", "status", "section", "summary")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("titel", "title"),
        ("Títle", "title"),
        ("sumary", "summary"),
        ("SECTION", "section"),
        ("tgas", "tags"),
        ("staus", "status"),
    ],
)
def test_a_slip_of_the_pen_is_recognised(typed, meant):
    assert nearest(typed, WORDS) == meant


@pytest.mark.parametrize("typed", ["", "mood", "xyz", "s"])
def test_a_word_that_is_near_none_gets_no_suggestion(typed):
    assert nearest(typed, WORDS) is None


def test_equally_near_words_are_settled_by_the_alphabet_whatever_their_order():
    assert nearest("cat", ["rat", "bat"]) == nearest("cat", ["bat", "rat"]) == "bat"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("agau-comun", "agua-comun"),
        ("agua-en-comun", "agua-comun"),
        ("mots-nouveaux-du-travail", "mots-du-travail"),
        ("travail", None),
        ("le-pari", "pari-permanent"),
    ],
)
def test_a_name_half_remembered_is_known_by_its_words(typed, meant):
    assert akin(typed, ["agua-comun", "mots-du-travail", "travail-libre", "pari-permanent"]) == meant


def test_the_limit_is_respected():
    assert nearest("tilte", WORDS, 0) is None
    assert nearest("tilte", WORDS, 1) == "title"


def test_a_swap_of_neighbours_is_one_edit():
    assert (distance("ab", "ba"), distance("", "abc"), distance("eau", "eau")) == (1, 3, 0)


def test_accents_case_and_word_signs_are_folded():
    assert folded("Mots_Clés") == folded("mots-cles") == "mots cles"
