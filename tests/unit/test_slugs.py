"""Slugs are made the same everywhere, and typed ones are lower case, of one script, and clean."""

import pytest

from traitdunion.rules.slugs import MADE_LIMIT, is_slug, slugify, tidy_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("L’eau, c’est la vie", "l-eau-c-est-la-vie"), ("L'eau, c'est la vie", "l-eau-c-est-la-vie"),
        ("Œuvre & Cie", "oeuvre-cie"), ("¿Qué es el agua común?", "que-es-el-agua-comun"), ("Ação já!", "acao-ja"),
        ("北京", "bei-jing"), ("e\u0301te\u0301", "ete"), ("1984", "1984"), ("🎉", ""), ("", ""), ("\ud800a", "a"),
    ],
)  # fmt: skip
def test_a_title_becomes_an_ascii_slug(title, slug):
    assert slugify(title) == slug


def test_arabic_is_transliterated():
    assert is_slug(slugify("الماء حق للجميع"))


def test_a_long_title_is_cut_between_words():
    slug = slugify("mot " * 100)
    assert len(slug) <= MADE_LIMIT
    assert set(slug.split("-")) == {"mot"}
    assert len(slugify("x" * 200)) == MADE_LIMIT


@pytest.mark.parametrize(
    "slug", ["pari-permanent", "a", "2026", "été", "ماء-حي", "東京タワー", "한글漢字", "हिन्दी-१२", "ελλάδα"]
)
def test_a_slug_of_one_script_is_good(slug):
    assert is_slug(slug)


@pytest.mark.parametrize(
    ("slug", "meant"),
    [
        ("Pari", "pari"), ("a--b", "a-b"), ("-a", "a"), ("a-", "a"), ("a_b", "a-b"), ("a b", "a-b"), ("pаris", "paris"),
        ("e\u0301te\u0301", "ete"), ("ماء حي", "ماء-حي"), ("a/b", "a-b"), ("../a", "a"), ("\u3164", ""), ("a\u200bb",
        "a-b"),
        ("Ἑλλάς ", "ἑλλάς"), ("", ""), ("!!!", ""),
    ],
)  # fmt: skip
def test_another_slug_is_refused_and_the_good_one_proposed(slug, meant):
    assert not is_slug(slug)
    assert tidy_slug(slug) == meant


def test_a_slug_longer_than_a_folder_name_is_refused():
    assert is_slug("a" * 200)
    assert not is_slug("a" * 201)
    assert not is_slug("ي" * 101)
