"""The sitemap says exactly what the pages' heads say, and robots.txt says where it is."""

from __future__ import annotations

from pathlib import Path

from support import html, sites


def test_the_sitemap_lists_exactly_the_indexable_pages(tree: Path) -> None:
    assert set(html.sitemap(tree)) == {page.url for page in html.pages(tree).values() if page.indexable}


def test_the_sitemap_has_the_alternates_of_the_heads(tree: Path) -> None:
    listed = html.sitemap(tree)
    for page in html.pages(tree).values():
        if page.indexable:
            assert listed[page.url][1] == page.alternates


def test_lastmod_is_that_of_the_text(tmp_path: Path) -> None:
    text = sites.original("Un").replace("tags: []", "tags: []\nmodified: 2026-05-05")
    english = sites.translation("One", "fr", date="2026-04-01")
    files = {
        **sites.TERMS,
        "articles/un/index.fr.md": text,
        "articles/un/index.en.md": english,
        "pages/p/index.fr.md": "---\ntitle: P\nsummary: P.\n---\n\nP.\n",
    }
    found = html.sitemap(sites.build_site(tmp_path, files).output)
    assert found[f"{sites.SITEURL}/fr/un/"][0] == "2026-05-05T00:00:00+02:00"
    assert found[f"{sites.SITEURL}/en/one/"][0] == "2026-04-01T00:00:00+02:00"
    assert found[f"{sites.SITEURL}/fr/p/"][0] is None
    assert found[f"{sites.SITEURL}/fr/"][0] == "2026-05-05T00:00:00+02:00"


def test_pages_for_lost_readers_and_old_addresses_are_not_listed(tmp_path: Path) -> None:
    text = sites.original("Un").replace("tags: []", "tags: []\naliases: [/vieux/, /vieille.html]")
    output = sites.build_site(tmp_path, {**sites.TERMS, "articles/un/index.fr.md": text}).output
    listed = " ".join(html.sitemap(output))
    assert "404" not in listed
    assert "vie" not in listed
    for alias in ("vieux/", "vieille.html"):
        page = html.page(output, alias)
        assert page.canonical == f"{sites.SITEURL}/fr/un/"
        assert not page.indexable
        assert "/mag/fr/un/" in page.links
        assert page.language == "fr"
        assert not page.every("//meta[@http-equiv]")


def test_robots_lead_to_the_sitemap_and_forbid_nothing(tree: Path) -> None:
    lines = (tree / "robots.txt").read_text().splitlines()
    assert f"Sitemap: {sites.SITEURL}/sitemap.xml" in lines
    assert "User-agent: *" in lines
    assert not [line for line in lines if line.startswith("Disallow: /")]


def test_addresses_are_escaped_as_xml_and_as_addresses(tmp_path: Path) -> None:
    files = {
        **sites.TERMS,
        "articles/un/index.fr.md": sites.original("Un").replace("tags: []", "tags: []\nslug: où-ça"),
    }
    result = sites.build_site(tmp_path, files)
    assert not result.failed, sites.lines(result)
    assert f"{sites.SITEURL}/fr/o%C3%B9-%C3%A7a/" in html.sitemap(result.output)
    assert (result.output / "fr/où-ça/index.html").is_file()
    assert not html.broken_links(result.output)
