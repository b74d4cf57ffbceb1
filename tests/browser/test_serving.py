"""A page that a writer keeps open in a browser, while texts, templates and settings change on disk."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support import judges, sites
from traitdunion.commands import serving
from traitdunion.commands.building import Options, Result
from traitdunion.commands.reloading import News

LONG = "\n\n".join(["Un paragraphe qui fait de la place."] * 200)
TEXT = "articles/pari/index.fr.md"
BROKEN = "---\ntitle: Le pari\n"


@dataclass
class Served:
    """A magazine that is served and watched, as `invoke serve` has it."""

    root: Path
    tree: Path
    address: str
    results: list[Result] = field(default_factory=list)

    def write(self, name: str, text: str) -> None:
        """Save a text."""
        (self.root / "content" / name).write_text(text, encoding="utf-8")


def until(condition: Callable[[], object]) -> None:
    """Wait for something to be so."""
    for _ in range(1500):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("it never was so")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with judges.browser() as running:
        yield running


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1000, "height": 700})
    yield page
    page.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root = sites.write_site(tmp_path / "site", {**sites.trilingual(), TEXT: sites.original("Le pari", body=LONG)})
    tree = tmp_path / "tree"
    options = Options(root, output=str(tree), as_of=sites.AS_OF, drafts=True, messages="fr")
    news = News()
    server = serving.make_server(tree, 0, news)
    served = Served(root, tree, f"http://127.0.0.1:{server.server_address[1]}")
    desk = serving.Desk(options, tree, news, served.results.append)
    threads = [threading.Thread(target=server.serve_forever), threading.Thread(target=desk.work)]
    for thread in threads:
        thread.start()
    until(lambda: served.results)
    yield served
    desk.stop()
    server.shutdown()
    server.server_close()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()


def test_an_open_page_shows_a_saved_change_where_the_reader_was_and_the_script_is_never_on_disk(
    served: Served, page: Page
) -> None:
    page.goto(f"{served.address}/fr/le-pari/")
    page.evaluate("scrollTo(0, 2000)")
    served.write(TEXT, sites.original("Le pari", body=f"{LONG}\n\nLe tout dernier mot."))
    expect(page.get_by_text("Le tout dernier mot.")).to_be_attached(timeout=30_000)
    page.wait_for_function("scrollY === 2000")
    assert "EventSource" in page.content()
    assert not [path for path in served.tree.rglob("*.html") if "EventSource" in path.read_text(encoding="utf-8")]


def test_problems_lie_over_the_site_until_they_are_mended_in_the_writer_s_language(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/fr/le-pari/")
    served.write(TEXT, BROKEN)
    notice = page.get_by_role("alert")
    expect(notice).to_be_visible(timeout=30_000)
    result = served.results[-1]
    (line,) = [result.report.line(problem, problem.fault.severity) for problem in result.problems if result.failed]
    place, _, _ = line.partition(" error")
    assert place.startswith(f"content/{TEXT}:")
    expect(notice).to_contain_text(place.removesuffix(":"))
    expect(notice).to_contain_text(" ".join(line.split()[-8:]))
    assert page.locator("dialog").get_attribute("lang") == "fr"
    expect(page.get_by_role("heading", level=1, name="Le pari")).to_be_attached()

    page.goto(f"{served.address}/en/")
    expect(page.get_by_role("alert")).to_be_visible()
    served.write(TEXT, sites.original("Le pari", body="Réparé."))
    expect(page.get_by_role("alert")).not_to_be_attached(timeout=30_000)
    page.goto(f"{served.address}/fr/le-pari/")
    expect(page.get_by_text("Réparé.")).to_be_visible()
    expect(page.get_by_role("alert")).not_to_be_attached()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_notice_is_accessible_and_can_be_put_away(served: Served, chromium: Browser, scheme: str) -> None:
    served.write(TEXT, BROKEN)
    until(lambda: served.results[-1].failed)
    page = chromium.new_page(viewport={"width": 375, "height": 700}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{served.address}/fr/le-pari/")
    expect(page.get_by_role("alert")).to_be_visible()
    assert judges.axe_violations(page, "#traitdunion-notice") == []  # the page below is judged elsewhere
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.keyboard.press("Escape")
    expect(page.get_by_role("alert")).not_to_be_visible()
    page.reload()
    page.get_by_role("button", name="OK").click()
    expect(page.get_by_role("alert")).not_to_be_visible()
    page.close()


def test_a_page_that_is_open_before_the_first_build_shows_the_site_when_there_is_one(
    page: Page, tmp_path: Path
) -> None:
    news, tree = News(), tmp_path / "tree"
    server = serving.make_server(tree, 0, news)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/fr/")
    sites.write_files(tree, {"fr/index.html": "<html><body><h1>Accueil</h1></body></html>"})
    news.tell(changed=True, notice="")
    expect(page.get_by_role("heading", name="Accueil")).to_be_visible()
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_changed_setting_is_shown_too(served: Served, page: Page) -> None:
    page.goto(f"{served.address}/fr/")
    settings = served.root / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("La Revue", "La Gazette"), encoding="utf-8")
    expect(page).to_have_title(re.compile("La Gazette"), timeout=30_000)
