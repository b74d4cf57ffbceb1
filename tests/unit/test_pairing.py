"""From files to stories: which texts are one work, and which of them is the original."""

import msgspec
import pytest

from support.graph import EN, ES, FR, THREE, codes, manuscript, said
from traitdunion.rules.pairing import identify, line_of, pair, with_free_names
from traitdunion.vocabulary.manuscript import Body, Kind, Status, Translates
from traitdunion.vocabulary.problem import Problem


@pytest.mark.parametrize(
    ("path", "story", "kind", "language"),
    [
        ("articles/pari/index.fr.md", "pari", Kind.ARTICLE, FR),
        ("pages/a-propos/index.es.md", "a-propos", Kind.PAGE, ES),
        ("articles/2026/eau_1/index.en.md", "eau_1", Kind.ARTICLE, EN),
    ],
)
def test_a_path_says_the_story_its_kind_and_the_language(path, story, kind, language):
    identity, problems = identify(path, THREE)
    assert problems == []
    assert (identity.story, identity.kind, identity.language) == (story, kind, language)


@pytest.mark.parametrize(
    ("path", "code", "remedy"),
    [
        ("articles/pari.fr.md", "TU208", "articles/pari/index.fr.md"),
        ("notes/pari/index.fr.md", "TU208", "articles/index/index.fr.md"),
        ("articles/Été 1/index.fr.md", "TU209", "ete-1"),
        ("articles/pari/index.md", "TU207", "index.fr.md"),
        ("articles/pari/pari.es.md", "TU207", "index.es.md"),
        ("articles/pari/index.FR.md", "TU206", "index.fr.md"),
        ("articles/pari/index.en_US.md", "TU206", "index.en.md"),
        ("articles/pari/index.de.md", "TU206", "fr, en, es"),
    ],
)
def test_a_file_in_the_wrong_place_is_told_where_it_belongs(path, code, remedy):
    identity, (problem,) = identify(path, THREE)
    assert identity is None
    assert problem.fault.code == code
    assert remedy in said(problem)


@pytest.mark.parametrize(
    ("name", "there", "code", "remedy"),
    [
        ("index.md", "fr", "TU207", "Rename it, for example: index.en.md"),
        ("index.md", "fr en es", "TU207", "Put what is new in it into index.fr.md"),
        ("index.de.md", "fr", "TU206", "for example: index.en.md"),
        ("index.fra.md", "fr", "TU207", "index.fr.md is there already"),
        ("index.fra.md", "es", "TU206", "Rename the file: index.fr.md"),
    ],
)
def test_no_name_is_proposed_that_another_file_has(name, there, code, remedy):
    path = f"articles/pari/{name}"
    paths = [path, *(f"articles/pari/index.{language}.md" for language in there.split())]
    _, found = identify(path, THREE)
    kept = msgspec.json.decode(msgspec.json.encode(found), type=list[Problem])  # as from a worker or the store
    (problem,) = with_free_names(kept, paths, THREE)
    assert problem.fault.code == code
    assert remedy in said(problem)


def test_texts_of_one_folder_are_one_story_in_the_order_of_the_editions():
    files = [manuscript("pari", "es", translates="fr"), manuscript("agua", "es"), manuscript("pari", "fr")]
    families, problems = pair(files, THREE)
    assert problems == ()
    assert [(family.key, family.original, list(family.manuscripts)) for family in families] == [
        ("agua", ES, [ES]),
        ("pari", FR, [FR, ES]),
    ]


def test_any_language_may_hold_the_original():
    families, _ = pair([manuscript("agua", "fr", translates="es"), manuscript("agua", "es")], THREE)
    assert families[0].original == ES


def test_a_translation_may_be_made_from_a_translation():
    files = [
        manuscript("pari", "fr"),
        manuscript("pari", "en", translates="fr"),
        manuscript("pari", "es", translates="en"),
    ]
    families, problems = pair(files, THREE)
    assert problems == ()
    assert families[0].original == FR


def test_two_originals_are_shown_the_line_that_settles_it():
    families, (problem,) = pair([manuscript("pari", "fr"), manuscript("pari", "en")], THREE)
    assert families == ()
    assert (problem.fault.code, problem.place.path) == ("TU202", "articles/pari/index.en.md")
    assert said(problem).endswith("translates: fr")


def test_a_copied_original_is_told_from_a_second_one():
    body = Body(html="<p>Un texte.</p>")
    files = [manuscript("pari", "fr", title="Pari", body=body), manuscript("pari", "en", title="Pari", body=body)]
    assert codes(pair(files, THREE)[1]) == ["TU204"]


def test_a_draft_that_does_not_say_what_it_translates_yet_stops_nothing():
    files = [manuscript("pari", "fr"), manuscript("pari", "en", status=Status.DRAFT)]
    families, problems = pair(files, THREE)
    assert problems == ()
    assert families[0].original == FR


def test_a_circle_of_translations_is_shown_whole():
    files = [
        manuscript("pari", "fr", translates="es"),
        manuscript("pari", "en", translates="fr"),
        manuscript("pari", "es", translates="en"),
    ]
    families, (problem,) = pair(files, THREE)
    assert families == ()
    assert problem.fault.code == "TU203"
    assert "fr → es → en → fr" in said(problem)


def test_a_translation_of_itself_and_one_of_nothing_are_errors():
    own, (problem,) = pair([manuscript("pari", "fr", translates="fr")], THREE)
    assert (own, problem.fault.code) == ((), "TU205")
    orphan, (problem,) = pair([manuscript("pari", "fr", translates="es")], THREE)
    assert (orphan, problem.fault.code) == ((), "TU201")
    assert "index.es.md" in said(problem)


def test_a_translation_that_names_the_wrong_original_is_shown_the_right_one():
    _, (problem,) = pair([manuscript("pari", "fr"), manuscript("pari", "en", translates="es")], THREE)
    assert problem.fault.code == "TU201"
    assert said(problem).endswith("translates: fr")


def test_a_story_s_name_is_used_once_over_articles_and_pages():
    families, (problem,) = pair([manuscript("pari", "fr"), manuscript("pari", "en", folder="pages")], THREE)
    assert families == ()
    assert (problem.fault.code, problem.place.path) == ("TU210", "pages/pari/index.en.md")


def test_a_problem_stands_at_the_line_of_its_key_or_at_the_first():
    file = manuscript("pari", "fr", lines={"title": 2})
    assert line_of(file, "title").line == 2
    assert line_of(file, "date").line == 1


def test_an_adaptation_is_made_from_another_text_as_a_translation_is():
    families, problems = pair([manuscript("pari", "fr"), manuscript("pari", "en", adapts=Translates(FR))], THREE)
    assert (families[0].original, problems) == (FR, ())
    families, problems = pair([manuscript("pari", "en", adapts=Translates(FR))], THREE)
    assert (families, codes(problems)) == ((), ["TU201"])


def test_a_text_translated_from_outside_is_its_story_s_original():
    outside = manuscript("pari", "fr", translates_external={"url": "https://example.org"}, lines={"translates": 3})
    families, problems = pair([outside, manuscript("pari", "en", translates="fr")], THREE)
    assert (families[0].original, problems) == (FR, ())
