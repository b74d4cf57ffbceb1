"""Sections, tags and people, read from their files."""

import textwrap

import pytest

from support.graph import EN, ES, FR, THREE, codes, said
from traitdunion.rules.termfiles import plain_name, read_terms, survivor
from traitdunion.vocabulary.magazine import TermKind

SECTION, TAG, PERSON = TermKind.SECTION, TermKind.TAG, TermKind.PERSON


def read(text, kind=SECTION):
    return read_terms(kind, textwrap.dedent(text), THREE)


def test_a_term_has_a_name_and_an_address_in_each_language():
    terms, problems = read("""
        communs:
          fr: {name: Communs, description: "L'eau et le reste"}
          en: {name: Commons, slug: common-goods, aliases: [/en/old/]}
    """)
    assert problems == []
    names = terms["communs"].names
    assert (names[FR].name, names[FR].slug, names[FR].description) == ("Communs", "communs", "L’eau et le reste")
    assert (names[EN].slug, names[EN].aliases, names[EN].language) == ("common-goods", ("/en/old/",), EN)
    assert ES not in names
    assert terms["communs"].line == 2


def test_a_name_at_the_top_serves_every_language():
    terms, problems = read("wiki: {name: Wiki, slug: le-wiki, fr: {description: Un wiki.}}")
    assert problems == []
    assert (terms["wiki"].common.name, terms["wiki"].common.language) == ("Wiki", None)
    assert (terms["wiki"].names[FR].name, terms["wiki"].names[FR].slug) == ("Wiki", "le-wiki")


def test_a_name_of_another_script_makes_an_address_from_the_key_where_it_cannot_from_the_name():
    terms, problems = read_terms(TAG, "eau: {ar: {name: الماء}}", (*THREE, "ar"))
    assert problems == []
    assert terms["eau"].names["ar"].slug


def test_people_have_a_kind_a_site_and_a_bio():
    terms, problems = read(
        "redaction: {kind: team, url: 'https://example.org', fr: {name: La rédaction, bio: Elle écrit.}}", PERSON
    )
    assert problems == []
    person = terms["redaction"]
    assert (person.role, person.url, person.names[FR].description) == ("team", "https://example.org", "Elle écrit.")
    assert read("ana: {name: Ana}", PERSON)[0]["ana"].role == "person"


@pytest.mark.parametrize(
    ("kind", "text", "code", "line", "remedy"),
    [
        (SECTION, "communs: Communs", "TU240", 1, "communs: {name: Communs}"),
        (SECTION, "communs:\n  fr: Communs", "TU240", 2, "fr: {name: Communs}"),
        (SECTION, "communs:\n  nom: Communs\n  name: C", "TU241", 2, "name"),
        (SECTION, "communs:\n  fr:\n    name: C\n    slog: c", "TU241", 4, "slug"),
        (SECTION, "communs: {}", "TU242", 1, "communs: {name: Communs}"),
        (SECTION, "Les Communs: {name: C}", "TU243", 1, "les-communs"),
        (SECTION, "a: {merged_into: communes}\ncommuns: {name: C}", "TU244", 1, "communs"),
        (
            SECTION,
            "a: {merged_into: b}\nb: {merged_into: c}\nc: {merged_into: b}\nd: {name: D}",
            "TU245",
            1,
            "merged_into",
        ),
        (PERSON, "ana: {name: Ana, url: example.org}", "TU247", 1, "https://example.org"),
        (PERSON, "ana: {name: Ana, kind: equipe}", "TU248", 1, "person, team or organisation"),
        (TAG, "eau: {name: Eau, slug: L'eau}", "TU249", 1, "l-eau"),
        (TAG, "- eau", "TU250", 1, "essais: {name: Essais}"),
        (TAG, "eau: {name: Eau", "TU250", 1, "essais: {name: Essais}"),
        (TAG, "eau: {name: Eau}\neau: {name: L’eau}", "TU250", 2, "eau"),
        (TAG, "eau:\n  name: Eau\n  de: {name: Wasser}", "TU251", 3, "fr, en, es"),
        (TAG, "eau: {name: Eau, aliases: [ailleurs]}", "TU252", 1, "ailleurs"),
    ],
)
def test_a_wrong_entry_is_shown_right(kind, text, code, line, remedy):
    _, problems = read(text, kind)
    assert (code, line) in [(problem.fault.code, problem.place.line) for problem in problems]
    assert remedy in " ".join(said(problem) for problem in problems if problem.fault.code == code)


def test_one_mistake_is_one_problem():
    assert codes(read("communs:\n  nom: Communs")[1]) == ["TU241"]


def test_all_problems_of_a_file_come_at_once():
    assert len(read("a: {}\nb: {}\nc: {name: C, slug: É}")[1]) == 3


def test_a_retired_term_has_become_another():
    terms, problems = read("a: {merged_into: b}\nb: {merged_into: c}\nc: {name: C}")
    assert problems == []
    assert [survivor(key, terms) for key in ("a", "b", "c", "nothing")] == ["c", "c", "c", None]


def test_an_empty_file_declares_nothing():
    assert read("") == ({}, [])
    assert read("# nothing yet\n") == ({}, [])


def test_words_that_yaml_1_1_took_for_false_are_languages_and_keys():
    terms, problems = read_terms(TAG, "no: {no: {name: Nei}}\non: {name: On}", ("no",))
    assert problems == []
    assert terms["no"].names["no"].name == "Nei"


def test_a_plain_name_is_a_byline_in_every_language():
    person = plain_name("Ana Pérez")
    assert (person.common.name, person.common.slug, person.line) == ("Ana Pérez", "ana-perez", 0)
