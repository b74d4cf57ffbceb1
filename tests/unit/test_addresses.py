"""Where the pages of an edition lie."""

import pytest

from support.graph import AR, EN, ES, FR, PT
from traitdunion.rules.addresses import Addresses, encoded, feed, media, path_of, save_as, words_of
from traitdunion.vocabulary.magazine import TermKind

FRENCH = Addresses(FR, words_of(FR, {}))


def test_an_edition_lives_under_its_language():
    assert FRENCH.home == "fr/"
    assert FRENCH.text("pari-permanent") == "fr/pari-permanent/"
    assert FRENCH.not_found == "fr/404.html"


@pytest.mark.parametrize(
    ("language", "section", "person", "archive"),
    [
        (FR, "rubriques", "signatures", "archives"),
        (EN, "sections", "people", "archive"),
        (ES, "secciones", "firmas", "archivo"),
        (AR, "sections", "people", "archive"),
    ],
)
def test_an_edition_speaks_its_own_words_else_english_ones(language, section, person, archive):
    addresses = Addresses(language, words_of(language, {}))
    assert addresses.terms(TermKind.SECTION) == f"{language}/{section}/"
    assert addresses.term(TermKind.PERSON, "ana") == f"{language}/{person}/ana/"
    assert addresses.year(2026) == f"{language}/{archive}/2026/"


def test_a_regional_edition_has_the_words_of_its_language():
    assert words_of(EN, {})["tag"] == "tags"
    assert words_of("es-MX", {})["section"] == "secciones"


def test_a_site_s_own_words_come_first_and_leave_the_others():
    words = words_of(PT, {"section": "secoes"})
    assert words["section"] == "secoes"
    assert words["tag"] == "tags"


def test_page_one_of_a_list_is_the_list_and_the_others_are_below_it():
    assert FRENCH.numbered("fr/", 1) == "fr/"
    assert FRENCH.numbered("fr/rubriques/communs/", 3) == "fr/rubriques/communs/page/3/"
    assert Addresses(ES, words_of(ES, {})).numbered("es/", 2) == "es/pagina/2/"


def test_the_words_of_an_edition_and_our_own_folders_are_no_slugs():
    assert {"rubriques", "themes", "media", "theme", "feed", "404", "index", "translations"} <= FRENCH.reserved
    assert "sections" not in FRENCH.reserved


@pytest.mark.parametrize(
    ("address", "file"),
    [("", "index.html"), ("fr/", "fr/index.html"), ("fr/404.html", "fr/404.html"), ("fr/feed.atom", "fr/feed.atom")],
)
def test_a_folder_s_address_is_served_by_its_index(address, file):
    assert save_as(address) == file


@pytest.mark.parametrize(
    ("siteurl", "path"),
    [
        ("https://example.org", ""),
        ("https://example.org/", ""),
        ("https://example.org/mag", "/mag"),
        ("http://a/b/c/", "/b/c"),
    ],
)
def test_a_site_may_have_a_path(siteurl, path):
    assert path_of(siteurl) == path


def test_an_address_is_encoded_where_links_ask_for_it():
    assert encoded("ar/الماء/") == "ar/%D8%A7%D9%84%D9%85%D8%A7%D8%A1/"
    assert encoded("media/eau/plan a.pdf") == "media/eau/plan%20a.pdf"
    assert encoded("fr/feed.atom") == "fr/feed.atom"


def test_a_list_s_feeds_lie_below_it_and_a_picture_lies_once_for_all_languages():
    assert feed("fr/rubriques/communs/", "rss") == "fr/rubriques/communs/feed.rss"
    assert feed("es/", "atom") == "es/feed.atom"
    assert media("pari", "cover.jpg") == "media/pari/cover.jpg"
