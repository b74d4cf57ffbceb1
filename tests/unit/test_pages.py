"""The list of pages: every address, its counterparts, and what search engines are offered."""

from support.graph import addresses, edition, magazine, story, term, text
from traitdunion.rules.editions import view
from traitdunion.rules.pages import all_pages, alternates, menu, page_count
from traitdunion.vocabulary.magazine import TermKind
from traitdunion.vocabulary.manuscript import Kind
from traitdunion.vocabulary.page import PageKind

FRENCH, ENGLISH, SPANISH = edition("fr"), edition("en"), edition("es", preparing=True)


def entries(size=2, editions=(FRENCH, ENGLISH, SPANISH)):
    everything = magazine(
        editions,
        story(
            text("pari", "en", section="communs"),
            text("pari", "fr", source="en", section="communs"),
            text("pari", "es", source="en"),
        ),
        *(story(text(f"s{number}", "fr", day=f"2025-0{number}-01", section="communs")) for number in range(1, 5)),
        story(text("about", "fr", kind=Kind.PAGE, menu_order=1)),
        entries=[term(TermKind.SECTION, "communs", fr="Communs", en="Commons")],
    )
    views = [view(everything, one) for one in editions]
    return all_pages(views, addresses(*editions), everything, size)


def at(address, pages):
    (found,) = [page for page in pages if page.address == address]
    return found


def test_a_list_takes_as_many_pages_as_its_texts_need():
    assert [page_count(items, 10) for items in (0, 1, 10, 11, 25)] == [1, 1, 1, 2, 3]
    assert {page.address for page in entries() if page.kind is PageKind.HOME and page.language == "fr"} == {
        "fr/",
        "fr/page/2/",
        "fr/page/3/",
    }


def test_every_page_has_an_address_of_its_own():
    found = [page.address for page in entries()]
    assert len(found) == len(set(found))


def test_a_term_without_texts_in_an_edition_has_no_page_there():
    found = {page.address for page in entries()}
    assert {"fr/rubriques/communs/", "fr/rubriques/", "en/sections/commons/"} <= found
    assert not any(address.startswith("es/secciones") for address in found)


def test_an_edition_without_articles_has_a_home_and_a_page_for_lost_readers():
    found = {page.address for page in entries(editions=(FRENCH, ENGLISH, edition("ar")))}
    assert {address for address in found if address.startswith("ar/")} == {"ar/", "ar/404.html"}


def test_a_text_names_its_versions_in_the_order_of_the_editions_and_its_original_by_default():
    assert alternates(at("fr/pari-fr/", entries())) == (
        ("fr", "fr/pari-fr/"),
        ("en", "en/pari-en/"),
        ("x-default", "en/pari-en/"),
    )


def test_a_text_alone_names_itself():
    assert alternates(at("fr/about-fr/", entries())) == (("fr", "fr/about-fr/"), ("x-default", "fr/about-fr/"))


def test_homes_lead_everybody_else_to_the_page_of_all_editions():
    assert alternates(at("en/", entries())) == (("fr", "fr/"), ("en", "en/"), ("x-default", ""))


def test_a_term_s_default_is_the_first_edition_that_has_it():
    assert alternates(at("en/sections/commons/", entries()))[-1] == ("x-default", "fr/rubriques/communs/")


def test_page_two_and_on_name_no_versions():
    second = at("fr/page/2/", entries())
    assert second.number == 2
    assert alternates(second) == ()
    assert {version.address for version in second.versions} == {"fr/", "en/"}


def test_an_edition_in_preparation_is_named_nowhere_and_offered_to_no_search_engine():
    found = entries()
    spanish = [page for page in found if page.language == "es"]
    assert spanish
    assert not any(page.indexable for page in spanish)
    assert not any(version.language == "es" for page in found for version in page.versions)
    assert all(alternates(page) == () for page in spanish)


def test_the_page_for_lost_readers_is_offered_to_no_search_engine():
    lost = at("fr/404.html", entries())
    assert (lost.indexable, alternates(lost)) == (False, ())


def test_years_have_counterparts():
    assert [version.address for version in at("fr/archives/2026/", entries()).versions] == [
        "fr/archives/2026/",
        "en/archive/2026/",
    ]


def test_the_menu_holds_the_pages_that_ask_for_it():
    everything = magazine(
        (FRENCH,), story(text("a", "fr", kind=Kind.PAGE)), story(text("b", "fr", kind=Kind.PAGE, menu_order=2))
    )
    assert [one.story for one in menu(view(everything, FRENCH))] == ["b"]
