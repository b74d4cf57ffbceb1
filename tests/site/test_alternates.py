"""Versions of a page in other languages, as search engines are told: all of them, by each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import html, sites

EDITIONS_WITH_A_DRAFT = """
EDITIONS = {
    "fr": {"name": "La Revue", "tagline": "Entre les langues"},
    "pt-BR": {"name": "A Revista", "status": "preparing", "words": {"person": "assinaturas"}},
    "en": {"name": "The Review", "fallback": ["pt-BR", "fr"]},
}
"""


def test_alternates_are_absolute_indexable_and_reciprocal(tree: Path) -> None:
    pages = {page.url: page for page in html.pages(tree).values()}
    for page in pages.values():
        found = page.alternates
        if not found:
            continue
        assert page.indexable
        assert page.url in found.values()
        for language, address in found.items():
            other = pages[address]
            assert other.indexable
            assert other.alternates == found
            if language != "x-default":
                assert other.language == language
                assert other.canonical == address


def test_every_indexable_first_page_has_alternates_and_later_pages_none(tree: Path) -> None:
    for page in html.pages(tree).values():
        expected = page.indexable and "/page/" not in page.address
        assert bool(page.alternates) is expected, page.address


def test_canonical_is_the_page_itself(tree: Path) -> None:
    for page in html.pages(tree).values():
        if (
            not page.address.endswith("404.html")
            and not page.address.endswith("/wiki/")  # the old address of a retired section
            and not html.is_parallel(page.address)
        ):
            assert page.canonical == page.url


def test_canonical_of_two_texts_side_by_side_is_the_readers_own_one(output: Path) -> None:
    pages = {page.url: page for page in html.pages(output).values()}
    beside = [page for page in pages.values() if html.is_parallel(page.address)]
    assert len(beside) == 8
    for page in beside:
        own = pages[page.canonical]
        assert own.indexable
        assert own.language == page.language == html.edition_of(page.address)
        assert f"/mag/{page.address}" in own.links  # which offers it: so it is the same story's
        assert not page.indexable
        assert not page.alternates


@pytest.mark.parametrize(
    ("address", "default"),
    [
        ("", ""),
        ("fr/", ""),
        ("es/", ""),
        ("en/permanent-beta/", "fr/le-pari-permanent/"),
        ("fr/l-eau-commune/", "es/el-agua-comun/"),  # the original is Spanish
        ("en/an-essay/", "en/an-essay/"),
        ("en/manifesto/", "fr/manifeste/"),
        ("es/secciones/comunes/", "fr/rubriques/communs/"),
        ("es/temas/tongues/", "fr/themes/langues/"),
        ("es/firmas/taller/", "fr/signatures/taller/"),
        ("en/archive/", "fr/archives/"),
        ("en/archive/2025/", "en/archive/2025/"),
        ("es/archivo/2026/", "fr/archives/2026/"),
        ("en/people/", "fr/signatures/"),
    ],
)
def test_readers_of_other_languages_are_led_to(tree: Path, address: str, default: str) -> None:
    assert html.page(tree, address).alternates["x-default"] == f"{sites.SITEURL}/{default}"


@pytest.mark.parametrize(
    ("address", "languages"),
    [
        ("", {"fr", "en", "es"}),
        ("fr/le-pari-permanent/", {"fr", "en", "es"}),
        ("fr/l-eau-commune/", {"fr", "es"}),
        ("fr/un-ancien/", {"fr"}),
        ("en/archive/2025/", {"en"}),
        ("fr/archives/2026/", {"fr", "en", "es"}),
        ("es/secciones/ensayos/", {"fr", "es"}),
    ],
)
def test_exactly_the_editions_that_have_the_page_are_named(tree: Path, address: str, languages: set[str]) -> None:
    assert set(html.page(tree, address).alternates) == languages | {"x-default"}


def test_the_language_switch_leads_to_this_page_in_each_language(tree: Path) -> None:
    links = html.page(tree, "fr/le-pari-permanent/").every("//nav//a[@hreflang][@lang]")
    found = {link.get("lang"): link.get("href") for link in links if link.getparent() is not None}
    assert found.get("en") in ("/mag/en/permanent-beta/", "/mag/en/")
    switch = {link.get("href") for link in links}
    assert {"/mag/en/permanent-beta/", "/mag/es/la-apuesta-permanente/"} <= switch


def test_the_language_switch_offers_a_home_where_this_page_has_no_version(tree: Path) -> None:
    assert "/mag/en/" in html.page(tree, "fr/l-eau-commune/").links


@pytest.fixture(scope="module", params=["theme", "probe"])
def preparing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {name: data for name, data in sites.trilingual().items() if ".es." not in name and "/agua/" not in name}
    files |= {
        "articles/pari/index.fr.md": sites.original("Le pari", body="Voir [ceci](story:novo)."),
        "articles/pari/index.en.md": sites.translation("Permanent beta", "fr"),
        "articles/pari/index.pt-BR.md": sites.translation("A aposta", "fr", body="Veja [isto](story:essay).").replace(
            "---\n\n", "aliases: [/velho/]\n---\n\n"
        ),
        "articles/novo/index.pt-BR.md": sites.original("Novidade"),
        "articles/novo/index.en.md": sites.translation("News", "pt-BR"),
        "articles/so/index.pt-BR.md": sites.original("Somente aqui"),
    }
    theme = html.PROBE if request.param == "probe" else None
    result = sites.build_site(tmp_path_factory.mktemp("preparing"), files, settings=EDITIONS_WITH_A_DRAFT, theme=theme)
    assert not result.failed, sites.lines(result)
    return result.output


def test_an_edition_in_preparation_is_built_and_offered_to_nobody(preparing: Path) -> None:
    pages = html.pages(preparing)
    own = [page for page in pages.values() if page.address.startswith("pt-BR/")]
    assert {page.address for page in own} >= {"pt-BR/", "pt-BR/a-aposta/", "pt-BR/somente-aqui/"}
    for page in own:
        assert not page.indexable
        assert not page.alternates


def test_nothing_published_leads_to_an_edition_in_preparation(preparing: Path) -> None:
    for page in html.pages(preparing).values():
        if html.is_desk(page.address):  # where an edition is prepared: for translators alone
            assert not page.indexable
        elif html.edition_of(page.address) != "pt-BR" and page.address != "velho/":
            assert "pt-BR" not in page.address
            assert "pt-BR" not in " ".join(page.links), page.address
            assert "pt_BR" not in page.og("og:locale:alternate")


def test_an_edition_in_preparation_has_a_desk_and_reads_in_parallel(preparing: Path) -> None:
    pages = html.pages(preparing)
    assert "/mag/translations/pt-BR/" in pages["translations/"].links
    assert {address for address in pages if html.is_parallel(address) and "pt-BR" in address} <= {
        "pt-BR+en/novo/",
        "pt-BR+fr/pari/",
    }
    assert "pt-BR" not in (preparing / "sitemap.xml").read_text()


def test_no_published_feed_leads_to_an_edition_in_preparation(preparing: Path) -> None:
    for path in preparing.rglob("feed.*"):
        if "pt-BR" not in path.parts and "translations" not in path.parts:
            assert "pt-BR" not in path.read_text(), path


def test_a_story_is_offered_from_a_published_edition(preparing: Path) -> None:
    assert "/mag/en/news/" in html.page(preparing, "fr/le-pari/").links
    assert "/mag/en/news/" in html.page(preparing, "fr/").links


def test_x_default_is_a_published_version_where_the_original_is_not(preparing: Path) -> None:
    assert html.page(preparing, "en/news/").alternates == dict.fromkeys(
        ("en", "x-default"), f"{sites.SITEURL}/en/news/"
    )


def test_links_of_an_edition_in_preparation_are_right(preparing: Path) -> None:
    assert not html.broken_links(preparing)


def test_a_link_to_a_story_of_a_preparing_edition_alone_is_an_error(tmp_path: Path) -> None:
    files = {
        **sites.TERMS,
        "articles/so/index.pt-BR.md": sites.original("Somente"),
        "articles/un/index.fr.md": sites.original("Un", body="Voir [cela](story:so)."),
        "articles/dois/index.pt-BR.md": sites.original("Dois", body="Veja [isso](story:so)."),
    }
    result = sites.build_site(tmp_path, files, settings=EDITIONS_WITH_A_DRAFT, theme=html.PROBE)
    (line,) = [line for line in sites.lines(result) if ": error " in line]
    assert line.startswith("content/articles/un/index.fr.md:10:")
