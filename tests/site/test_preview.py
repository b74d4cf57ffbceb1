"""A preview opens from a folder: every link of every page leads to a file, with no server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from support import sites, tools
from traitdunion.commands.previewing import make_preview
from traitdunion.contract.markup import addresses
from traitdunion.edges import placing
from traitdunion.vocabulary.problem import ProblemsFound


@pytest.fixture(scope="module")
def preview(output: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small magazine, which was built for a path below its host's root, as a folder."""
    folder = tmp_path_factory.mktemp("previews") / "été #1"
    assert make_preview(output, folder, sites.SITEURL) == len(list(output.rglob("*.html")))
    return folder


def references(page: Path) -> Iterator[str]:
    """Yield every address that a browser would follow or load from a page."""
    for node in LexborHTMLParser(page.read_text(encoding="utf-8")).root.traverse(include_text=False):
        attributes = node.attributes
        if node.tag in ("a", "area") or (
            node.tag == "link" and attributes.get("rel") in ("stylesheet", "icon", "preload")
        ):
            yield attributes.get("href") or ""
        yield from addresses(node.tag or "", attributes)


def test_every_address_of_the_site_leads_to_a_file_of_the_folder(preview: Path) -> None:
    seen = 0
    for page in preview.rglob("*.html"):
        for reference in references(page):
            assert not reference.startswith("/"), f"{page}: {reference}"
            target = urljoin(page.as_uri(), reference)
            if urlsplit(target).scheme == "file":
                assert Path(unquote(urlsplit(target).path)).is_file(), f"{page}: {reference}"
                seen += 1
    assert seen > 200


def test_what_is_said_to_search_engines_stays_as_published(preview: Path, output: Path) -> None:
    for page in ("fr/index.html", "fr/le-pari-permanent/index.html"):
        before, after = (LexborHTMLParser((folder / page).read_text(encoding="utf-8")) for folder in (output, preview))
        for selector, attribute in (("link[rel=canonical]", "href"), ("link[hreflang]", "href"), ("meta", "content")):
            kept = [node.attributes.get(attribute) for node in after.css(selector)]
            assert kept == [node.attributes.get(attribute) for node in before.css(selector)]
        statements = [node.text() for node in after.css('script[type="application/ld+json"]')]
        assert statements == [node.text() for node in before.css('script[type="application/ld+json"]')]


def test_the_built_tree_is_copied_whole_and_left_alone(preview: Path, output: Path) -> None:
    assert set(placing.tree(preview)) == set(placing.tree(output))
    assert (preview / "sitemap.xml").read_bytes() == (output / "sitemap.xml").read_bytes()
    assert b'href="/mag/' in (output / "fr" / "index.html").read_bytes()


def test_a_second_preview_takes_the_place_of_the_first(tmp_path: Path) -> None:
    for name in ("a", "b"):
        tree = tmp_path / "tree"
        (tree / "fr").mkdir(parents=True, exist_ok=True)
        (tree / f"fr/{name}.html").write_text('<a href="/">\r\n')
        make_preview(tree, tmp_path / "preview", "https://example.org")
        (tree / f"fr/{name}.html").unlink()
    assert placing.tree(tmp_path / "preview") == [placing.MANIFEST, "fr/b.html"]
    assert (tmp_path / "preview/fr/b.html").read_bytes() == b'<a href="../index.html">\r\n'


def test_a_folder_of_somebody_elses_or_around_the_tree_is_refused(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "index.html").write_text("x")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("mine")
    for target, code in ((tmp_path / "mine", "TU522"), (tmp_path, "TU851"), (tree / "preview", "TU851")):
        with pytest.raises(ProblemsFound) as found:
            make_preview(tree, target, "https://example.org")
        assert [problem.fault.code for problem in found.value.problems] == [code]
    assert (tmp_path / "mine/letter.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "tree"]


def test_a_browser_opens_it_by_double_click_and_goes_from_page_to_page(preview: Path) -> None:
    from playwright.sync_api import sync_playwright

    failures: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=tools.program("chromium", "chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.on("requestfailed", lambda request: failures.append(request.url))
        page.goto((preview / "index.html").as_uri())
        page.locator('a[hreflang="fr"], a[href="fr/index.html"]').first.click()
        assert page.url.endswith("/fr/index.html")
        page.get_by_role("link", name="Le pari permanent").first.click()
        assert page.locator("h1").inner_text() == "Le pari permanent"
        broken = page.evaluate("[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)")
        unstyled = page.evaluate(
            "[...document.querySelectorAll('link[rel=stylesheet]')].filter(l => !l.sheet).map(l => l.href)"
        )
        browser.close()
    assert (failures, broken, unstyled) == ([], [], [])
