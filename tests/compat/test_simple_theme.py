"""Pelican's own `simple` theme, which knows nothing of us: every edition shows its own stories and links that work."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import html, sites


@pytest.fixture(scope="module")
def simple(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = sites.trilingual()
    files["articles/pari/index.fr.md"] = str(files["articles/pari/index.fr.md"]).replace(
        "summary:", "aliases: [/vieux/]\nsummary:"
    )
    files["people.yaml"] = str(files["people.yaml"]).replace("example.org/taller", "taller.example")
    result = sites.build_site(
        tmp_path_factory.mktemp("simple"), files, theme="simple", settings='TRAITDUNION_PICTURE = ""'
    )
    assert not result.failed, sites.lines(result)
    return result.output


TITLES = "//main/article//h2"
OWN = {
    "fr": {"Le pari permanent", "L’eau commune", "Un ancien", "Un moyen", "Manifeste"},
    "en": {"Permanent beta", "An essay", "Manifesto"},
    "es": {"La apuesta permanente", "El agua común"},
}


def own_pages(output: Path, language: str) -> list[html.Page]:
    return [page for page in html.pages(output).values() if page.address.startswith(f"{language}/") and not page.moved]


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_an_edition_says_its_language_and_name(simple: Path, language: str) -> None:
    for page in own_pages(simple, language):
        assert page.language == language
        assert {"fr": "La Revue", "en": "The Review", "es": "La Revista"}[language] in page.root.text_content()


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_lists_and_menus_are_the_editions_own(simple: Path, language: str) -> None:
    foreign = set().union(*(titles for other, titles in OWN.items() if other != language))
    for page in own_pages(simple, language):
        if not page.every("//*[contains(text(), 'Translations')]"):
            assert not set(page.texts("//a")) & foreign, page.address


def test_the_home_page_lists_exactly_its_stories(simple: Path) -> None:
    assert html.page(simple, "en/").texts(TITLES) == ["Permanent beta", "An essay"]
    assert html.page(simple, "es/").texts(TITLES) == ["La apuesta permanente", "El agua común"]


def test_every_link_works(simple: Path) -> None:
    assert not html.broken_links(simple)


def test_the_theme_announces_feeds_that_are_there_and_of_its_language(simple: Path) -> None:
    for language in ("fr", "en", "es"):
        for page in own_pages(simple, language):
            assert page.feeds
            for address in page.feeds:
                path = simple / address.removeprefix(sites.SITEURL + "/")
                assert path.is_file(), address
                assert path.relative_to(simple).parts[0] == language


def test_translations_are_offered_by_the_themes_own_list(simple: Path) -> None:
    links = html.page(simple, "fr/le-pari-permanent/").links
    assert f"{sites.SITEURL}/en/permanent-beta/" in links
    assert f"{sites.SITEURL}/es/la-apuesta-permanente/" in links


def test_what_belongs_to_no_edition_is_there_too(simple: Path) -> None:
    assert html.page(simple, "").alternates["x-default"] == f"{sites.SITEURL}/"
    assert html.page(simple, "vieux/").canonical == f"{sites.SITEURL}/fr/le-pari-permanent/"
    assert not html.page(simple, "404.html").indexable
    found = set(html.sitemap(simple))
    assert found == {page.url for page in html.pages(simple).values() if page.indexable}


def test_second_pages_are_where_the_edition_wants_them(simple: Path) -> None:
    assert html.page(simple, "fr/page/2/").texts(TITLES) == ["Un ancien"]
    assert f"{sites.SITEURL}/fr/page/2/" in html.page(simple, "fr/").links
