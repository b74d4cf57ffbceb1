"""The sample magazine, as its readers and independent judges see it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support import judges, sites
from traitdunion.commands.building import Options, Result, build
from traitdunion.contract import verify
from traitdunion.edges.builttree import read_tree
from traitdunion.vocabulary.problem import Severity

SITEURL = "http://localhost:8000"
PAGES = {
    "every edition": "/",
    "a home": "/{language}/",
    "an article": "{article}",
    "a page": "{page}",
    "a section": "{section}",
    "a person": "{person}",
    "an archive": "{archive}",
    "not there": "/{language}/not-there/",
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Result:
    output = tmp_path_factory.mktemp("sample") / "output"
    return build(Options(sites.REPOSITORY, output=str(output), siteurl=SITEURL, as_of="2026-12-31"))


@pytest.fixture(scope="module")
def site(sample: Result) -> Iterator[str]:
    with judges.served(sample.output) as address:
        yield address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with judges.browser() as running:
        yield running


def address_of(sample: Result, kind: str, language: str) -> str:
    """Return the address of one page of a kind in an edition."""
    assert sample.run is not None
    assert sample.run.session is not None
    session = sample.run.session
    wanted = {
        "an article": "article",
        "a page": "page",
        "a section": "category",
        "a person": "author",
        "an archive": "archives",
    }
    if kind not in wanted:
        return PAGES[kind].format(language=language)
    entries = [entry for entry in session.entries if entry.language == language and entry.kind == wanted[kind]]
    return "/" + max(entries, key=lambda entry: len(entry.versions)).address


def test_the_sample_magazine_has_neither_error_nor_warning(sample: Result) -> None:
    assert not sample.failed
    assert [line for line in sites.lines(sample) if f": {Severity.NOTE} " not in line] == []


def test_it_has_the_stories_that_it_should(sample: Result) -> None:
    assert sample.run is not None
    assert sample.run.session is not None
    stories = [story for story in sample.run.session.magazine.stories.values() if story.kind == "article"]
    originals = [story.original for story in stories]
    assert len(stories) >= 14
    assert sum(len(story.texts) for story in stories) >= 34
    assert originals.count("es") >= 3
    assert originals.count("en") >= 4
    assert {len(story.texts) for story in stories} == {1, 2, 3}
    for story in stories:
        for text in story.texts.values():
            assert 400 <= text.body.words <= 1200, text.path


def test_it_keeps_the_contract(sample: Result) -> None:
    assert verify(read_tree(sample.output), SITEURL) == ()


def test_the_nu_html_checker_finds_no_error(sample: Result) -> None:
    assert judges.nu_errors(sample.output) == []


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("kind", list(PAGES))
def test_axe_finds_nothing_on_a_phone_or_a_desk_by_day_or_night(
    sample: Result, site: str, chromium: Browser, kind: str, language: str
) -> None:
    address = site + address_of(sample, kind, language)
    for width, scheme in ((375, "dark"), (1280, "light")):
        page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto(address)
        assert judges.axe_violations(page) == []
        page.close()


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("kind", list(PAGES))
def test_no_page_is_wider_than_a_small_phone(
    sample: Result, site: str, chromium: Browser, kind: str, language: str
) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    page.goto(site + address_of(sample, kind, language))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_pages_ask_for_nothing_from_elsewhere_and_run_no_script(sample: Result, site: str, chromium: Browser) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + address_of(sample, "an article", "fr"))
    assert [url for url in asked if not url.startswith(site)] == []
    assert page.locator("script:not([type='application/ld+json'])").count() == 0
    page.close()


def test_the_language_switch_leads_to_the_same_story(sample: Result, site: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(site + address_of(sample, "an article", "fr"))
    page.locator(".languages a[hreflang=es]").first.click()
    assert page.locator("html").get_attribute("lang") == "es"
    assert page.locator("article.story").count() == 1
    page.close()


def test_somebody_who_types_a_wrong_address_is_answered_in_the_language_of_the_edition(
    site: str, chromium: Browser
) -> None:
    page = chromium.new_page()
    answer = page.goto(f"{site}/es/no-hay-nada/")
    assert answer is not None
    assert answer.status == 404
    assert page.locator("html").get_attribute("lang") == "es"
    page.close()


def test_the_folder_of_the_sample_holds_no_text_of_others() -> None:
    names = {path.name for path in (Path(sites.REPOSITORY) / "content").rglob("*") if path.is_file()}
    assert {name for name in names if name.endswith(".md") and not name.startswith("index.")} == {"LICENSE.md"}
