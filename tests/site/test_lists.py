"""Every list of every edition: exactly its own stories, newest first, page by page."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from support import html, sites

PARI, EAU, MOYEN, ANCIEN = "Le pari permanent", "L’eau commune", "Un moyen", "Un ancien"
BETA, ESSAY = "Permanent beta", "An essay"
APUESTA, AGUA = "La apuesta permanente", "El agua común"

LISTS = {
    "fr/": [PARI, EAU, MOYEN],
    "fr/page/2/": [ANCIEN],
    "fr/rubriques/communs/": [PARI, MOYEN, ANCIEN],
    "fr/rubriques/essais/": [EAU],
    "fr/themes/eau/": [PARI, EAU],
    "fr/themes/langues/": [PARI],
    "fr/signatures/la-redaction/": [PARI, EAU, MOYEN],
    "fr/signatures/la-redaction/page/2/": [ANCIEN],
    "fr/signatures/taller/": [EAU],
    "fr/archives/": [PARI, EAU, MOYEN, ANCIEN],
    "fr/archives/2026/": [PARI, EAU],
    "fr/archives/2024/": [MOYEN, ANCIEN],
    "en/": [BETA, ESSAY],
    "en/sections/commons/": [BETA, ESSAY],
    "en/tags/water/": [BETA],
    "en/tags/tongues/": [BETA, ESSAY],
    "en/people/the-editors/": [BETA, ESSAY],
    "en/people/taller/": [BETA],
    "en/archive/": [BETA, ESSAY],
    "en/archive/2026/": [BETA],
    "en/archive/2025/": [ESSAY],
    "es/": [APUESTA, AGUA],
    "es/secciones/comunes/": [APUESTA],
    "es/secciones/ensayos/": [AGUA],
    "es/temas/agua/": [APUESTA, AGUA],
    "es/temas/tongues/": [APUESTA],
    "es/firmas/la-redaccion/": [APUESTA, AGUA],
    "es/firmas/taller/": [APUESTA],
    "es/archivo/": [APUESTA, AGUA],
    "es/archivo/2026/": [APUESTA, AGUA],
}

INDEXES = {
    "fr/rubriques/": ["Communs", "Essais"],
    "fr/themes/": ["Eau", "Langues"],
    "fr/signatures/": ["La rédaction", "Taller"],
    "en/sections/": ["Commons"],
    "en/tags/": ["Languages", "Water"],
    "en/people/": ["Taller", "The editors"],
    "es/secciones/": ["Comunes", "Ensayos"],
    "es/temas/": ["Agua", "Languages"],
    "es/firmas/": ["La redacción", "Taller"],
}


@pytest.mark.parametrize("address", LISTS)
def test_a_list_has_exactly_its_editions_stories_in_order(probe: Path, address: str) -> None:
    assert html.page(probe, address).listed() == LISTS[address]


@pytest.mark.parametrize("address", INDEXES)
def test_terms_that_have_texts_are_listed_alphabetically(probe: Path, address: str) -> None:
    assert html.page(probe, address).listed("terms") == INDEXES[address]


def test_there_is_no_other_list(probe: Path) -> None:
    found = {address for address, page in html.pages(probe).items() if "list" in page.ids or "terms" in page.ids}
    assert found == set(LISTS) | set(INDEXES)


@pytest.mark.parametrize("address", LISTS)
def test_our_theme_shows_a_lists_stories_and_no_other_editions(output: Path, address: str) -> None:
    page = html.page(output, address)
    language = address.split("/")[0]
    shown = {
        element.text_content().strip()
        for element in page.every("//main//a")
        if element.get("hreflang", language) == language
    }
    assert set(LISTS[address]) <= shown
    foreign = {title for other, titles in LISTS.items() if not other.startswith(f"{language}/") for title in titles}
    assert not shown & foreign


def test_stories_of_other_languages_are_offered_apart_and_marked(tree: Path) -> None:
    page = html.page(tree, "es/")
    (link,) = page.every("//main//a[@hreflang][@href='/mag/en/an-essay/']")
    assert link.get("hreflang") == "en"
    assert html.language_of(link) == "en"


def test_an_untranslated_story_is_offered_in_the_fallback_languages_first(probe: Path) -> None:
    assert html.page(probe, "fr/").listed("elsewhere") == [ESSAY]
    assert html.page(probe, "en/").listed("elsewhere") == [
        EAU,
        MOYEN,
        ANCIEN,
    ]  # fr before es, the original of the first


def test_page_numbers_lead_to_each_other(tree: Path) -> None:
    first, second = html.page(tree, "fr/"), html.page(tree, "fr/page/2/")
    assert first.every("//a[@rel='next']/@href")[0] == "/mag/fr/page/2/"
    assert second.every("//a[@rel='prev']/@href")[0] == "/mag/fr/"
    assert not first.every("//a[@rel='prev']")
    assert not second.every("//a[@rel='next']")


def test_neighbours_in_time_are_of_the_same_edition(probe: Path) -> None:
    page = html.page(probe, "fr/l-eau-commune/")
    assert (page.text("//*[@id='previous']"), page.text("//*[@id='next']")) == (MOYEN, PARI)
    assert not html.page(probe, "en/an-essay/").every("//*[@id='previous']")


def test_related_stories_are_of_the_same_edition(probe: Path) -> None:
    for address, page in html.pages(probe).items():
        if "related" in page.ids:
            assert all(link.startswith(f"/mag/{address[:3]}") for link in page.every("//*[@id='related']//@href"))
    assert html.page(probe, "fr/le-pari-permanent/").listed("related")[0] == EAU  # a tag weighs more than a section


def test_stories_of_one_moment_stand_in_the_order_of_their_keys_in_lists_and_feeds(tmp_path: Path) -> None:
    files = {
        **sites.TERMS,
        **{f"articles/{key}/index.fr.md": sites.original(key.upper()) for key in ("cc", "aa", "bb")},
    }
    result = sites.build_site(tmp_path, files, theme=html.PROBE)
    assert html.page(result.output, "fr/").listed() == ["AA", "BB", "CC"]
    feed = (result.output / "fr/feed.atom").read_text()
    assert re.findall("<title>(..)</title>", feed) == ["AA", "BB", "CC"]


def test_stories_are_ordered_by_instant_across_time_zones(tmp_path: Path) -> None:
    late = sites.original("Late", date="2026-03-04T23:30:00-05:00")
    early = sites.original("Early", date="2026-03-05T00:30:00+02:00")
    files = {**sites.TERMS, "articles/a/index.fr.md": early, "articles/b/index.fr.md": late}
    assert html.page(sites.build_site(tmp_path, files, theme=html.PROBE).output, "fr/").listed() == ["Late", "Early"]


@pytest.mark.parametrize("count", [0, 1, 3, 4, 6, 7])
def test_a_list_of_any_length_takes_the_pages_it_needs(tmp_path: Path, count: int) -> None:
    files = {
        **sites.TERMS,
        **{f"articles/s{n}/index.fr.md": sites.original(f"S{n}", date=f"2026-01-{20 - n:02d}") for n in range(count)},
    }
    output = sites.build_site(tmp_path, files, theme=html.PROBE).output
    pages = [
        "fr/",
        *(
            f"fr/page/{n}/"
            for n in itertools.takewhile(lambda n: (output / f"fr/page/{n}").is_dir(), itertools.count(2))
        ),
    ]
    assert len(pages) == max(1, -(-count // 3))
    assert [title for address in pages for title in html.page(output, address).listed()] == [
        f"S{n}" for n in range(count)
    ]


def test_featured_stories_are_on_the_home_page_once(tmp_path: Path) -> None:
    files = {
        **sites.TERMS,
        **{f"articles/s{n}/index.fr.md": sites.original(f"S{n}", date=f"2026-01-{20 - n:02d}") for n in range(5)},
    }
    files["articles/s1/index.fr.md"] = files["articles/s1/index.fr.md"].replace("tags: []", "tags: []\nfeatured: true")
    output = sites.build_site(tmp_path, files).output
    titles = [title for title in html.page(output, "fr/").texts("//main//article//a") if re.fullmatch(r"S\d", title)]
    assert sorted(titles) == ["S0", "S1", "S2"]
    assert titles[0] == "S1"
