"""Addresses: under any SITEURL, in any number of editions, with as many stories as there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import feeds, html, sites
from traitdunion.contract import verify
from traitdunion.edges.builttree import read_tree

ONE_EDITION = 'EDITIONS = {"fr": {"name": "La Revue"}}'
FRENCH = {
    "people.yaml": "redaction: {name: La rédaction}\n",
    "sections.yaml": "communs: {name: Communs}\n",
    "articles/un/index.fr.md": sites.original("Un"),
}


def build(root: Path, files: dict[str, str | bytes], siteurl: str, settings: str = "") -> Path:
    files = {
        name: data.replace("https://example.org/taller", "https://taller.example/") if isinstance(data, str) else data
        for name, data in files.items()
    }
    sites.write_site(root, files, siteurl=siteurl, settings=settings)
    result = sites.build(sites.Options(root, as_of=sites.AS_OF))
    assert not result.failed, sites.lines(result)
    return result.output


@pytest.mark.parametrize(
    "siteurl",
    ["https://example.org", "https://example.org/", "https://example.org/a/b", "http://example.org:8080/mag/"],
)
def test_every_link_is_an_absolute_path_under_siteurls_own(tmp_path: Path, siteurl: str) -> None:
    output, base = build(tmp_path, sites.trilingual(), siteurl), siteurl.rstrip("/")
    assert not html.broken_links(output, base)
    path = base.removeprefix("https://example.org").removeprefix("http://example.org:8080")
    for page in html.pages(output, base).values():
        inside = [
            link
            for link in page.every("//body//a[not(@download)]/@href | //body//img/@src")
            if not link.startswith(("http", "#", "mailto:"))
        ]
        assert all(link.startswith(f"{path}/") for link in inside)
        downloads = page.every("//body//a[@download]/@href")
        assert not downloads or html.is_desk(page.address)  # they carry the file itself
        assert all(link.startswith(("data:text/markdown;", f"{path}/")) for link in downloads)
        assert all(address.startswith(f"{base}/") for address in page.alternates.values())
        assert page.address.endswith("404.html") or page.canonical.startswith(f"{base}/")
    assert all(address.startswith(f"{base}/") for address in html.sitemap(output))
    assert feeds.read(output / "fr/feed.atom").feed.link == f"{base}/fr/"
    for entry in feeds.read(output / "translations/fr/feed.atom").entries:
        assert entry.link.startswith(f"{base}/translations/fr/")
        assert f'href="{base}/' in entry.content[0].value
    assert not feeds.relative_addresses(output / "translations/fr/feed.atom")
    assert "//fr/" not in (output / "sitemap.xml").read_text()


def test_without_a_siteurl_links_work_on_this_machine(tmp_path: Path) -> None:
    output = build(tmp_path, sites.trilingual(), "")
    assert not html.broken_links(output, "http://localhost:8000")
    assert "/fr/" in html.page(output, "").links


def test_no_link_is_broken(tree: Path) -> None:
    assert not html.broken_links(tree)


def test_pictures_of_heads_are_there(output: Path) -> None:
    for page in html.pages(output).values():
        for address in page.og("og:image"):
            assert (output / address.removeprefix(sites.SITEURL + "/")).is_file()


def test_every_page_lies_under_its_language_but_those_of_all_editions(tree: Path) -> None:
    outside = {address for address in html.pages(tree) if html.edition_of(address) not in ("fr", "en", "es")}
    assert outside == {"", "404.html", "translations/"}
    for address, page in html.pages(tree).items():
        assert address in outside or page.language == html.edition_of(address)


def test_a_magazine_of_one_edition(tmp_path: Path) -> None:
    output = build(tmp_path, dict(FRENCH), sites.SITEURL, ONE_EDITION)
    assert not html.broken_links(output)
    assert html.page(output, "fr/un/").alternates == dict.fromkeys(("fr", "x-default"), f"{sites.SITEURL}/fr/un/")
    assert html.page(output, "").alternates == {"fr": f"{sites.SITEURL}/fr/", "x-default": f"{sites.SITEURL}/"}


def test_a_magazine_without_stories(tmp_path: Path) -> None:
    output = build(tmp_path, {"people.yaml": "someone: {name: Some One}\n"}, sites.SITEURL)
    assert not html.broken_links(output)
    files = [file for file in html.files(output) if not file.startswith("theme/")]
    own = ["404.html", "feed.atom", "feed.rss", "index.html"]
    assert files == sorted(
        [
            "404.html",
            "index.html",
            "robots.txt",
            "sitemap.xml",
            *(f"{language}/{name}" for language in ("en", "es", "fr") for name in own),
            "translations/index.html",
            "translations/status.json",
            *(
                f"translations/{language}/{name}"
                for language in ("en", "es", "fr")
                for name in ("feed.atom", "index.html")
            ),
        ]
    )


def test_an_edition_without_a_story_beside_one_that_has_some(tmp_path: Path) -> None:
    output = build(tmp_path, {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un")}, sites.SITEURL)
    assert not html.broken_links(output)
    assert {page.address for page in html.pages(output).values() if page.address.startswith("en/")} == {
        "en/",
        "en/404.html",
    }
    assert html.page(output, "en/").indexable


def test_a_magazine_with_preparing_editions_only_offers_nothing(tmp_path: Path) -> None:
    settings = 'EDITIONS = {"fr": {"name": "La Revue", "status": "preparing"}}'
    output = build(tmp_path, dict(FRENCH), sites.SITEURL, settings)
    assert not html.sitemap(output)
    assert not any(page.indexable for page in html.pages(output).values())


def test_address_words_can_be_an_editions_own(tmp_path: Path) -> None:
    words = {"section": "rayons", "tag": "sujets", "person": "gens", "archive": "fonds", "page": "feuille"}
    settings = f'EDITIONS = {{"fr": {{"name": "R", "words": {words!r}}}}}'
    files = {**FRENCH, **{f"articles/s{n}/index.fr.md": sites.original(f"S{n}") for n in range(4)}}
    output = build(tmp_path, files, sites.SITEURL, settings)
    assert not html.broken_links(output)
    for address in (
        "fr/rayons/communs/",
        "fr/rayons/",
        "fr/gens/",
        "fr/fonds/2026/",
        "fr/feuille/2/",
        "fr/rayons/communs/feuille/2/",
    ):
        assert (output / address / "index.html").is_file(), address


def test_a_tag_that_ends_in_a_number_and_the_second_page_of_another_are_two_files(tmp_path: Path) -> None:
    tags = "x: {name: X}\nx2: {name: X2}\nx22: {name: X22}\n"
    files = {
        **FRENCH,
        "tags.yaml": tags,
        **{f"articles/s{n}/index.fr.md": sites.original(f"S{n}", tags="x, x2, x22") for n in range(4)},
    }
    output = build(tmp_path, files, sites.SITEURL, ONE_EDITION)
    found = sorted(
        path.relative_to(output / "fr/themes").as_posix() for path in (output / "fr/themes").rglob("index.html")
    )
    assert found == sorted(
        ["index.html", *(f"{tag}/{page}index.html" for tag in ("x", "x2", "x22") for page in ("", "page/2/"))]
    )


def test_a_text_whose_address_ends_with_404_is_a_page_like_any_other(tmp_path: Path) -> None:
    files = {**sites.trilingual(), "articles/erreur/index.fr.md": sites.original("Erreur 404")}
    result = sites.build_site(tmp_path, files)
    assert (result.output / "fr/erreur-404/index.html").is_file()
    assert verify(read_tree(result.output), sites.SITEURL) == ()
