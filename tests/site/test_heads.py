"""Heads: what pages tell other programs, held against the sources."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from support import html, sites

ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\Z")

COVERED = {
    "articles/pari/index.fr.md": """\
        ---
        title: Le « pari » & </script> permanent
        summary: Un résumé.
        date: 2026-03-04 09:30
        modified: 2026-04-05
        authors: [redaction, Jeanne d’Arc]
        section: communs
        tags: [eau, langues]
        license: CC-BY-SA-4.0
        cover:
          src: cover.png
          alt: Du gris
          caption: Gris moyen
          credit: Atelier
          license: CC-BY-4.0
        ---

        Un texte.
        """,
    "articles/pari/index.en.md": """\
        ---
        title: Permanent beta
        summary: A summary.
        translates: fr
        translators: [taller, Somebody Else]
        translated: 2026-03-10
        cover: {alt: Something grey}
        ---

        A text.
        """,
    "articles/pari/index.es.md": sites.translation("La apuesta permanente", "fr").replace(
        "---\n\n", "cover: {alt: Algo gris}\n---\n\n"
    ),
    "articles/pari/cover.png": sites.png(32, 18),
}


@pytest.fixture(scope="module", params=["theme", "probe"])
def covered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {**sites.trilingual(), **COVERED}
    result = sites.build_site(
        tmp_path_factory.mktemp("covered"), files, theme=html.PROBE if request.param == "probe" else None
    )
    assert not result.failed, sites.lines(result)
    return result.output


def test_every_page_says_its_language_and_direction(tree: Path) -> None:
    for page in html.pages(tree).values():
        first = page.address.removeprefix("translations/").split("/")[0].split("+")[0]
        assert page.language == (first if first in ("fr", "en", "es") else "fr")
        assert page.root.get("dir") == "ltr"


def test_titles_and_descriptions_are_there_and_titles_unique_in_an_edition(tree: Path) -> None:
    titles: Counter[tuple[str, str]] = Counter()
    for page in html.pages(tree).values():
        assert page.title.strip()
        assert page.description.strip()
        if page.address not in ("", "404.html"):
            titles[page.language, page.title] += 1
    assert [title for title, count in titles.items() if count > 1] == []


def test_page_two_says_so(tree: Path) -> None:
    for address in ("fr/", "fr/signatures/la-redaction/"):
        first, second = html.page(tree, address), html.page(tree, f"{address}page/2/")
        assert first.title != second.title
        assert "2" in second.title
        assert first.description != second.description


def test_one_heading_of_the_first_level(output: Path) -> None:
    for page in html.pages(output).values():
        assert len(page.every("//h1")) == 1, page.address


def test_headings_are_in_order(output: Path) -> None:
    for page in html.pages(output).values():
        levels = [int(element.tag[1]) for element in page.every("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels[0] == 1, page.address
        assert all(after <= before + 1 for before, after in pairwise(levels)), page.address


def test_open_graph_describes_the_page(tree: Path) -> None:
    for page in html.pages(tree).values():
        if not page.og("og:title"):
            offered_to_nobody = html.is_desk(page.address) or html.is_parallel(page.address)
            assert page.address == "404.html" or page.moved or offered_to_nobody
            continue
        assert page.og("og:url") == [page.url]
        assert page.og("og:description") == [page.description]
        assert page.og("og:image") == [f"{sites.SITEURL}/theme/img/trait-dunion.png"]
        (locale,) = page.og("og:locale")
        assert locale == {"fr": "fr_FR", "en": "en_US", "es": "es_ES"}[page.language]
        others = {language for language in page.alternates if language not in ("x-default", page.language)}
        assert {alternate[:2] for alternate in page.og("og:locale:alternate")} == others


def test_only_articles_are_articles(tree: Path) -> None:
    articles = {page.address for page in html.pages(tree).values() if page.og("og:type") == ["article"]}
    assert articles == {
        "fr/le-pari-permanent/", "fr/l-eau-commune/", "fr/un-ancien/", "fr/un-moyen/",
        "en/permanent-beta/", "en/an-essay/",
        "es/la-apuesta-permanente/", "es/el-agua-comun/",
    }  # fmt: skip


def test_open_graph_of_an_article_shows_its_cover_and_dates(covered: Path) -> None:
    page = html.page(covered, "en/permanent-beta/")
    assert page.og("og:title") == ["Permanent beta"]
    assert page.og("og:image") == [f"{sites.SITEURL}/media/pari/cover.png"]
    assert (page.og("og:image:width"), page.og("og:image:height")) == (["32"], ["18"])
    assert page.og("og:image:alt") == ["Something grey"]
    assert page.og("article:published_time") == ["2026-03-10T00:00:00+01:00"]


def original_data(covered: Path) -> tuple[html.Page, dict[str, Any]]:
    page = next(
        page
        for page in html.pages(covered).values()
        if "pari" in page.address and page.og("og:type") == ["article"] and page.language == "fr"
    )
    return page, page.data


def test_json_ld_of_an_original_is_what_its_source_says(covered: Path) -> None:
    page, data = original_data(covered)
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "Article"
    assert data["headline"].endswith("& </script> permanent")
    assert (data["inLanguage"], data["description"]) == ("fr", "Un résumé.")
    assert data["mainEntityOfPage"] == page.url
    assert data["datePublished"] == "2026-03-04T09:30:00+01:00"
    assert data["dateModified"] == "2026-04-05T00:00:00+02:00"
    assert data["author"] == [
        {"@type": "Organization", "name": "La rédaction", "url": f"{sites.SITEURL}/fr/signatures/la-redaction/"},
        {"@type": "Person", "name": "Jeanne d’Arc", "url": f"{sites.SITEURL}/fr/signatures/jeanne-d-arc/"},
    ]
    assert data["publisher"]["name"] == "La Revue"
    assert data["license"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert "translationOfWork" not in data
    assert "translator" not in data
    assert {(one["inLanguage"], one["url"], one["headline"]) for one in data["workTranslation"]} == {
        ("en", f"{sites.SITEURL}/en/permanent-beta/", "Permanent beta"),
        ("es", f"{sites.SITEURL}/es/la-apuesta-permanente/", "La apuesta permanente"),
    }


def test_json_ld_of_a_picture_has_credit_and_licence(covered: Path) -> None:
    _, data = original_data(covered)
    assert data["image"] == {
        "@type": "ImageObject",
        "url": f"{sites.SITEURL}/media/pari/cover.png",
        "width": 32,
        "height": 18,
        "caption": "Gris moyen",
        "creditText": "Atelier",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def test_json_ld_of_a_translation_names_its_original_and_translators(covered: Path) -> None:
    data = html.page(covered, "en/permanent-beta/").data
    original, _ = original_data(covered)
    assert data["translationOfWork"]["url"] == original.url
    assert data["translationOfWork"]["inLanguage"] == "fr"
    assert "workTranslation" not in data
    assert [person["name"] for person in data["translator"]] == ["Taller", "Somebody Else"]
    assert data["datePublished"] == "2026-03-10T00:00:00+01:00"
    assert data["author"][0]["name"] == "The editors"


def test_json_ld_of_every_article_is_complete_and_absolute(tree: Path) -> None:
    def addresses(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [
                found
                for key, inner in value.items()
                for found in ([inner] if key in ("url", "@id", "mainEntityOfPage") else addresses(inner))
            ]
        return [found for inner in value for found in addresses(inner)] if isinstance(value, list) else []

    for page in html.pages(tree).values():
        if page.og("og:type") != ["article"]:
            continue
        data = page.data
        for key in (
            "headline",
            "inLanguage",
            "datePublished",
            "dateModified",
            "author",
            "publisher",
            "mainEntityOfPage",
            "image",
        ):
            assert data.get(key), (page.address, key)
        assert ISO.match(data["datePublished"])
        assert ISO.match(data["dateModified"])
        assert data["inLanguage"] == page.language
        assert all(address.startswith(sites.SITEURL) for address in addresses(data))


def test_a_title_cannot_end_the_script(covered: Path) -> None:
    page, _ = original_data(covered)
    source = (covered / page.address / "index.html").read_text()
    assert source.count("</script>") == 1
    assert "<" not in source.partition('"application/ld+json">')[2].partition("</script>")[0]
    assert "<title>Le «\u202fpari\u202f» &amp; &lt;/script&gt;" in source.replace("\u00a0", "\u202f")


def test_the_licence_of_a_text_is_linked(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, {**sites.trilingual(), **COVERED})
    page, _ = original_data(result.output)
    assert page.every("//head/link[@rel='license']/@href") == ["https://creativecommons.org/licenses/by-sa/4.0/"]
    assert "https://creativecommons.org/licenses/by/4.0/" in page.links  # the cover's own


def test_an_editions_own_locale_is_said(tmp_path: Path) -> None:
    settings = 'EDITIONS = {"en": {"name": "A", "locale": "en-GB"}, "fr": {"name": "B", "locale": "fr-CA"}}'
    files = {
        "people.yaml": sites.TERMS["people.yaml"],
        "articles/a/index.en.md": sites.original("A", section="x"),
        "sections.yaml": "x: {name: X}",
    }
    output = sites.build_site(tmp_path, files, settings=settings).output
    assert html.page(output, "en/").og("og:locale") == ["en_GB"]
    assert html.page(output, "en/").og("og:locale:alternate") == ["fr_CA"]


def test_the_page_of_all_editions_offers_each_in_its_own_words(tree: Path) -> None:
    page = html.page(tree, "")
    links = {link.get("hreflang"): link for link in page.every("//main//a[@hreflang]")}
    assert {language: link.get("href") for language, link in links.items()} == {
        language: f"/mag/{language}/" for language in ("fr", "en", "es")
    }
    for language, link in links.items():
        assert html.language_of(link) == language
    assert page.indexable
