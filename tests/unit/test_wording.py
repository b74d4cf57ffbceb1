"""Dates, numbers and order are those of each language, whatever the machine's."""

import locale
from datetime import datetime

import pytest

from support.graph import AR, EN, ES, FR, PT
from traitdunion.rules import wording

DAY = datetime(2026, 3, 4, 18, 30)


@pytest.mark.parametrize(
    ("language", "date"),
    [
        (FR, "4 mars 2026"),
        ("en-GB", "4 March 2026"),
        (EN, "March 4, 2026"),
        (ES, "4 de marzo de 2026"),
        (PT, "4 de março de 2026"),
        (AR, "4 مارس 2026"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(language, date):
    assert wording.long_date(DAY, language).replace("٤", "4").replace("٢٠٢٦", "2026") == date


@pytest.mark.parametrize(
    ("language", "day"), [(FR, "4 mars"), ("en-GB", "4 March"), (EN, "March 4"), (ES, "4 de marzo")]
)
def test_a_day_stands_without_its_year(language, day):
    assert wording.month_and_day(DAY, language) == day


def test_numbers_are_grouped_as_the_language_groups_them():
    assert wording.number(12345.5, FR) == "12\u202f345,5"
    assert wording.number(12345.5, EN) == "12,345.5"
    assert wording.number(12345.5, ES) == "12.345,5"


def test_several_things_are_listed_as_a_sentence_lists_them():
    assert wording.enumeration(["a", "b", "c"], FR) == "a, b et c"
    assert wording.enumeration(["a", "b", "c"], "en-GB") == "a, b and c"
    assert wording.enumeration(["a", "b"], ES) == "a y b"
    assert wording.enumeration(["a"], EN) == "a"


def test_a_share_is_whole_only_where_nothing_is_left():
    assert [wording.share(value, EN) for value in (0, 0.29, 0.996, 1)] == ["0%", "29%", "99%", "100%"]
    assert wording.share(0.5, FR) == "50\N{NO-BREAK SPACE}%"


def test_a_language_is_named_in_itself_and_in_others():
    assert [wording.own_name(tag) for tag in (FR, ES, AR)] == ["Français", "Español", "العربية"]
    assert wording.name_in(FR, ES) == "francés"
    assert wording.name_in(PT, EN) == "Portuguese (Brazil)"


def test_the_direction_follows_from_the_language():
    assert [wording.direction(tag) for tag in (FR, AR, "he", "fa", "ur", "pt-BR")] == [
        "ltr",
        "rtl",
        "rtl",
        "rtl",
        "rtl",
        "ltr",
    ]


@pytest.mark.parametrize(
    ("language", "found"),
    [("fr", "fr_FR"), ("en", "en_US"), ("en-GB", "en_GB"), ("es", "es_ES"), ("pt-BR", "pt_BR"), ("ar", "ar_EG")],
)
def test_open_graph_gets_a_country_with_the_language(language, found):
    assert wording.posix_locale(language) == found


def test_an_unknown_language_is_written_as_english_is():
    assert str(wording.locale_of("tlh")) == "en"
    assert wording.locale_of("fr-ZZ").language == "fr"


def in_order(words, language):
    return wording.alphabetical(words, language, str)


def test_accents_do_not_move_a_word_and_capitals_neither():
    assert in_order(["zèbre", "Eau", "étang", "école", "effort"], FR) == ["Eau", "école", "effort", "étang", "zèbre"]


def test_a_letter_of_its_own_has_its_own_place():
    assert in_order(["nube", "ñandú", "oso", "noche"], ES) == ["noche", "nube", "ñandú", "oso"]
    assert in_order(["nube", "ñandú", "noche"], FR) == ["ñandú", "noche", "nube"]


def test_words_that_collate_alike_keep_one_order():
    assert in_order(["a-b", "ab", "a b"], FR) == in_order(["ab", "a b", "a-b"], FR)


def test_the_machine_s_own_language_changes_nothing():
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "C")
        assert wording.long_date(DAY, FR) == "4 mars 2026"
        assert in_order(["z", "é", "f"], FR) == ["é", "f", "z"]
    finally:
        locale.setlocale(locale.LC_ALL, before)
