"""What of the magazine each language shows, and in which order."""

import pytest

from support.graph import EN, ES, FR, edition, magazine, story, term, text
from traitdunion.rules.editions import (
    best_text,
    last_change,
    name_for,
    newest_first,
    preference,
    related,
    shelves,
    terms_of,
    view,
)
from traitdunion.vocabulary.magazine import TermKind
from traitdunion.vocabulary.manuscript import Kind

FRENCH, ENGLISH, SPANISH = edition("fr", fallback=["es"]), edition("en"), edition("es")
EDITIONS = (FRENCH, ENGLISH, SPANISH)


def names(texts):
    return [one.title for one in texts]


def test_the_newest_comes_first_and_one_day_s_stories_go_by_key():
    texts = [text("b", "fr"), text("new", "fr", day="2026-05-01"), text("a", "fr"), text("old", "fr", day="2024-01-01")]
    assert names(newest_first(texts)) == ["new fr", "a fr", "b fr", "old fr"]
    assert newest_first(texts) == newest_first(reversed(texts))


def test_a_reader_is_led_along_the_fallbacks_then_to_the_original():
    assert preference(FRENCH, EN, [EN, ES]) == [FR, ES, EN]
    everything = magazine(EDITIONS)
    agua = story(text("agua", "en"), text("agua", "es", source="en"))
    assert best_text(agua, FRENCH, everything).language == ES
    assert best_text(agua, ENGLISH, everything).language == EN
    assert best_text(story(text("essay", "en")), FRENCH, everything).language == EN


def test_nobody_is_led_into_another_edition_that_is_not_ready():
    preparing = edition("es", preparing=True)
    everything = magazine((FRENCH, ENGLISH, preparing))
    agua = story(text("agua", "es"))
    assert best_text(agua, FRENCH, everything) is None
    assert best_text(agua, preparing, everything).language == ES


def test_a_term_is_named_in_the_edition_s_language_else_by_fallback_else_in_any():
    water = term(TermKind.TAG, "eau", es="Agua", en="Water")
    assert name_for(water, ENGLISH).name == "Water"
    assert (name_for(water, FRENCH).name, name_for(water, FRENCH).language) == ("Agua", ES)
    assert name_for(term(TermKind.TAG, "eau", en="Water", es="Agua"), edition("pt-BR")).language == EN
    assert name_for(term(TermKind.TAG, "eau"), FRENCH).name == "eau"


def test_a_name_for_all_serves_before_another_language_s():
    assert name_for(term(TermKind.PERSON, "x", common="Taller", es="El taller"), FRENCH).name == "Taller"


def test_a_person_may_have_several_parts_in_a_text():
    one = text("a", "fr", authors=("ana", "bea"), translators=("ana",), reviewers=("cal",))
    assert terms_of(one, TermKind.PERSON) == {"ana": ("author", "translator"), "bea": ("author",), "cal": ("reviewer",)}
    assert terms_of(one, TermKind.SECTION) == {}


def test_shelves_hold_used_terms_only_in_the_language_s_alphabet():
    entries = {
        key: term(TermKind.TAG, key, es=name)
        for key, name in (("n", "Nube"), ("enye", "Ñandú"), ("o", "Oso"), ("z", "Zorro"))
    }
    found = shelves([text("a", "es", tags=("o", "enye", "n"))], [], TermKind.TAG, entries, SPANISH)
    assert [shelf.name.name for shelf in found] == ["Nube", "Ñandú", "Oso"]


def test_those_who_made_a_page_alone_have_a_shelf_without_articles():
    people = {"ana": term(TermKind.PERSON, "ana", common="Ana")}
    (shelf,) = shelves([], [text("about", "fr", kind=Kind.PAGE, translators=("ana",))], TermKind.PERSON, people, FRENCH)
    assert (shelf.texts, names(shelf.pages), shelf.roles) == ((), ["about fr"], {"about": ("translator",)})


@pytest.fixture
def everything():
    return magazine(
        EDITIONS,
        story(
            text("pari", "fr", day="2026-05-01", section="communs"),
            text("pari", "es", source="fr", day="2026-05-01", section="communs"),
        ),
        story(text("eau", "fr", day="2024-02-01", section="communs")),
        story(text("agua", "es", day="2026-01-01", section="communs")),
        story(text("essay", "en", day="2026-03-01", section="communs")),
        story(text("apropos", "fr", kind=Kind.PAGE, title="À propos")),
        story(text("zone", "fr", kind=Kind.PAGE, title="Zone")),
        story(text("menu", "fr", kind=Kind.PAGE, title="Z manifeste", menu_order=1)),
        entries=[term(TermKind.SECTION, "communs", fr="Communs", es="Comunes")],
    )


def test_an_edition_shows_its_own_texts_and_names_those_it_lacks(everything):
    french = view(everything, FRENCH)
    assert names(french.articles) == ["pari fr", "eau fr"]
    assert names(french.elsewhere) == ["essay en", "agua es"]
    assert {year: names(texts) for year, texts in french.years.items()} == {2026: ["pari fr"], 2024: ["eau fr"]}
    assert list(french.years) == [2026, 2024]
    assert names(view(everything, SPANISH).articles) == ["pari es", "agua es"]


def test_pages_stand_in_menu_order_then_in_alphabetical_order(everything):
    assert names(view(everything, FRENCH).pages) == ["Z manifeste", "À propos", "Zone"]


def test_an_edition_without_texts_shows_nothing():
    empty = view(magazine(EDITIONS), FRENCH)
    assert (empty.articles, empty.pages, empty.years, empty.elsewhere) == ((), (), {}, ())
    assert set(empty.shelves.values()) == {()}


def test_the_nearest_stories_share_tags_first_and_are_of_the_same_edition():
    tags = [term(TermKind.TAG, key, common=key) for key in ("eau", "essais")]
    section = term(TermKind.SECTION, "s", common="S")
    everything = magazine(
        EDITIONS,
        story(text("one", "fr", tags=("eau", "essais"), section="s")),
        story(text("both", "fr", day="2020-01-01", tags=("eau", "essais"))),
        story(text("tag", "fr", day="2021-01-01", tags=("eau",))),
        story(text("section", "fr", day="2026-06-01", section="s")),
        story(text("alone", "fr")),
        story(text("foreign", "es", tags=("eau", "essais"), section="s")),
        entries=[*tags, section],
    )
    found = related(view(everything, FRENCH))
    assert names(found["one"]) == ["both fr", "tag fr", "section fr"]
    assert "alone" not in found
    assert all(one.language == FR for texts in found.values() for one in texts)


def test_the_last_change_is_the_latest_of_them_all():
    texts = [text("a", "fr", day="2026-01-01"), text("b", "fr", day="2026-02-01")]
    assert last_change(texts).isoformat() == "2026-02-01T00:00:00+00:00"
    assert last_change([]) is None
