"""No two pages share an address, nor have addresses that people could take for one another."""

import pytest

from support.graph import codes, said
from traitdunion.rules.collisions import Alias, Claim, alias_collisions, collisions
from traitdunion.vocabulary.problem import Place


def claim(address, path="articles/a/index.fr.md", line=1, **more):
    return Claim(address, Place(path, line), **more)


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ("fr/eau/", "TU223"),
        ("fr/Eau/", "TU224"),
        ("fr/еau/", "TU224"),  # a Cyrillic е
        ("fr/ｅau/", "TU224"),  # a full-width e
    ],
)
def test_an_address_that_is_or_looks_like_another_is_an_error(other, code):
    (problem,) = collisions([claim("fr/eau/"), claim(other, "articles/b/index.fr.md", 4, names=("", "Eau"))])
    assert (problem.fault.code, problem.place.path, problem.place.line) == (code, "articles/b/index.fr.md", 4)
    assert "articles/a/index.fr.md" in said(problem)
    assert said(problem).endswith("slug: eau-2")


def test_one_form_of_an_accent_is_another():
    assert codes(collisions([claim("fr/été/"), claim("fr/e\u0301te\u0301/")])) == ["TU224"]


def test_different_addresses_and_editions_do_not_collide():
    assert (
        codes(
            collisions(
                [claim("fr/eau/"), claim("fr/eaux/"), claim("en/eau/"), claim("fr/rubriques/eau/"), claim("ar/الماء/")]
            )
        )
        == []
    )


def test_two_terms_that_collide_in_several_editions_are_named_once():
    claims = [claim(f"{edition}/{key}/", "tags.yaml", term=key) for edition in ("fr", "es") for key in ("eau",)]
    claims += [claim(f"{edition}/eau/", "tags.yaml", 5, term="agua") for edition in ("fr", "es")]
    (problem,) = collisions(claims)
    assert (problem.fault.code, problem.place.line) == ("TU246", 5)


def aliases(path, address="fr/eau/", texts=None, others=()):
    return codes(
        alias_collisions(
            [Alias(path, address, Place("articles/a/index.fr.md", 3))],
            texts or {"fr/eau/": "a", "fr/vin/": "b"},
            others,
        )
    )


def test_an_alias_leads_from_where_nothing_else_is():
    assert aliases("/2019/eau.html") == []
    assert aliases("/fr/eau/") == ["TU229"]
    assert aliases("/fr/vin/") == ["TU226"]
    assert aliases("/FR/Vin/") == ["TU226"]
    assert aliases("/fr/archives/", others=["fr/archives/"]) == ["TU226"]
    assert aliases("/media/eau/") == ["TU226"]


def test_an_alias_cannot_be_a_file_where_a_folder_is():
    assert aliases("/fr/404.html/eau/", others=["fr/404.html"]) == ["TU226"]


def test_two_texts_cannot_have_one_alias():
    pair = [Alias("/old/", f"fr/{name}/", Place(f"articles/{name}/index.fr.md")) for name in ("eau", "vin")]
    (problem,) = alias_collisions(pair, {"fr/eau/": "a", "fr/vin/": "b"}, ())
    assert (problem.fault.code, problem.place.path) == ("TU226", "articles/vin/index.fr.md")
