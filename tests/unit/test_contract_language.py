"""Language tags: their form, their case, and the way the language is written."""

from __future__ import annotations

import pytest

from traitdunion.contract.language import canonical, direction, is_tag


@pytest.mark.parametrize("tag", ["fr", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "ca-valencia"])
def test_a_tag_has_its_form_and_its_case(tag: str) -> None:
    assert is_tag(tag)
    assert canonical(tag.lower()) == canonical(tag.upper()) == tag


@pytest.mark.parametrize("text", ["", "f", "français", "fr_FR", "translations", "fr-", "en+fr"])
def test_a_folder_of_another_name_is_no_language(text: str) -> None:
    assert not is_tag(text)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("fa", "rtl"),
        ("ur", "rtl"),
        ("fr", "ltr"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
    ],
)
def test_the_script_decides_the_direction_before_the_language(tag: str, expected: str) -> None:
    assert direction(tag) == expected
