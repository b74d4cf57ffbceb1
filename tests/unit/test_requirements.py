"""What a text must say before it is published, and what holds it back."""

from datetime import UTC, datetime

import pytest

from support.graph import EN, FR, codes, manuscript, said, term, terms, text
from traitdunion.rules.requirements import missing_facts, unknown_terms, withholding
from traitdunion.vocabulary.magazine import TermKind
from traitdunion.vocabulary.manuscript import Kind, Status

TODAY = datetime(2026, 6, 30, 12, tzinfo=UTC)
TERMS = terms(
    term(TermKind.SECTION, "communs", fr="Communs"),
    term(TermKind.SECTION, "essais", fr="Essais"),
    term(TermKind.TAG, "gouvernance", fr="Gouvernance"),
    term(TermKind.PERSON, "redaction", fr="La rédaction"),
    term(TermKind.PERSON, "perez", common="Ana Pérez"),
)
TEMPLATES = {"article", "page", "dossier"}


def missing(one):
    return {problem.fault.code: said(problem) for problem in missing_facts(one, TERMS, TODAY)}


def test_an_article_needs_title_date_section_and_author():
    found = missing(text("l-eau", "fr", day="", title="", header={"lines": {}}))
    assert set(found) == {"TU211", "TU212", "TU213", "TU214", "TU215"}
    assert found["TU211"].endswith("title: L eau")
    assert found["TU212"].endswith("date: 2026-06-30")
    assert found["TU213"].endswith("section: communs")
    assert "authors: [redaction]" in found["TU214"]


def test_a_page_needs_a_title_only():
    assert missing(text("about", "fr", kind=Kind.PAGE, day="")) == {}
    assert set(missing(text("about", "fr", kind=Kind.PAGE, day="", title="", header={"lines": {}}))) == {"TU211"}


def test_a_translation_needs_no_facts():
    assert set(missing(text("eau", "en", source="fr", day=""))) == {"TU215"}


def test_a_value_that_could_not_be_read_is_not_called_missing_as_well():
    assert "TU212" not in missing(text("eau", "fr", day="", header={"lines": {"date": 3}}))


def test_a_text_that_says_all_is_left_alone():
    whole = text("eau", "fr", section="communs", authors=("redaction",), summary="Un.", header={"summary": "Un."})
    assert missing(whole) == {}


def unknown(**header):
    return list(unknown_terms(manuscript("eau", "fr", title="Eau", **header), TERMS, TEMPLATES))


@pytest.mark.parametrize(
    ("header", "code", "remedy"),
    [
        ({"section": "commun"}, "TU216", "section: communs"),
        ({"section": "politique"}, "TU216", "communs, essais"),
        ({"tags": ("gouvernence",)}, "TU217", "tags: [gouvernance]"),
        ({"tags": ("eau-douce",)}, "TU217", "eau-douce: {name: Eau douce}"),
        ({"authors": ("redacion",)}, "TU218", "authors: [redaction]"),
        ({"reviewers": ("quelquun",)}, "TU218", "reviewers: [Ana Pérez]"),
        ({"translators": ("Ana Perez",)}, "TU219", "translators: [perez]"),
        ({"template": "dosier"}, "TU227", "template: dossier"),
        ({"template": "xyz-abc"}, "TU227", "Take this line out"),
    ],
)
def test_a_name_that_nobody_declared_gets_a_line_to_paste(header, code, remedy):
    (problem,) = unknown(**header)
    assert problem.fault.code == code
    assert problem.place.line == 3
    assert remedy in said(problem)


def test_declared_names_and_plain_names_are_fine():
    assert unknown(section="essais", tags=("gouvernance",), authors=("redaction", "Some One"), template="dossier") == []


def test_terms_of_a_file_that_could_not_be_read_are_not_missed():
    header = manuscript("eau", "fr", section="x", tags=("y",))
    assert list(unknown_terms(header, {TermKind.PERSON: {}}, TEMPLATES)) == []


def held(*texts, original=FR):
    languages, problems = withholding({one.language: one for one in texts}, original, TODAY)
    return languages, codes(problems)


def test_a_draft_is_held_back_and_its_published_translation_with_it():
    draft, translation = text("eau", "fr", status=Status.DRAFT), text("eau", "en", source="fr")
    assert held(draft, translation) == ({FR, EN}, ["TU221"])


def test_a_draft_translation_holds_back_itself_alone():
    assert held(text("eau", "fr"), text("eau", "en", source="fr", status=Status.DRAFT)) == ({EN}, [])


def test_a_later_date_holds_back_the_story_and_is_said_once():
    assert held(text("eau", "fr", day="2026-07-01"), text("eau", "en", source="fr", day="2026-07-01")) == (
        {FR, EN},
        ["TU228"],
    )


def test_a_translation_may_come_out_later_than_its_original():
    later = datetime(2026, 7, 1, tzinfo=UTC)
    assert held(text("eau", "fr"), text("eau", "en", source="fr", translated=later)) == ({EN}, ["TU228"])


def test_the_very_instant_is_not_later():
    assert held(text("eau", "fr", day="2026-06-30T12:00")) == (frozenset(), [])
