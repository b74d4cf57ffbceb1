"""Language tags are canonical, and mistyped ones are understood."""

import pytest

from traitdunion.rules.languages import canonical, suggest_language

KNOWN = ("fr", "en", "es", "pt-BR", "ar")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("fr", "fr"), ("FR", "fr"), ("fra", "fr"), ("pt-br", "pt-BR"), ("ZH-HANT-tw", "zh-Hant-TW"), ("es-419",
        "es-419"),
        ("iw", "he"), ("no", "no"), ("ca-valencia", "ca-valencia"),
    ],
)  # fmt: skip
def test_a_tag_is_put_into_canonical_case(tag, language):
    assert canonical(tag) == language


@pytest.mark.parametrize(
    "tag", ["", "f", "en_US", "fr.", "draft", "français", "en-", "x-klingon", "en-u-ca-buddhist", "ｆｒ", "fr\n"]
)
def test_what_is_no_tag_is_none(tag):
    assert canonical(tag) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("FR", "fr"), ("fra", "fr"), ("fre", "fr"), ("fr_FR.UTF-8", "fr"), ("français", "fr"), ("French", "fr"),
        ("francés", "fr"), ("eng", "en"), ("en_US", "en"), ("English", "en"), ("uk", "en"), ("esp", "es"), ("sp", "es"),
        ("castellano", "es"), ("Español", "es"), ("pt_br", "pt-BR"), ("pt", "pt-BR"), ("br", "pt-BR"), ("العربية",
        "ar"),
        ("gr", "el"), ("de_AT", "de-AT"),
    ],
)  # fmt: skip
def test_the_language_that_a_mistyped_tag_means_is_proposed(typed, meant):
    assert suggest_language(typed, KNOWN) == meant


def test_the_very_language_is_preferred_to_its_relatives():
    assert suggest_language("en_US", ("en", "en-US")) == "en-US"
    assert suggest_language("uk", ("en", "uk")) == "uk"


@pytest.mark.parametrize("typed", ["", "klingon", "draft", "xx"])
def test_what_means_no_language_gets_no_suggestion(typed):
    assert suggest_language(typed, KNOWN) is None
