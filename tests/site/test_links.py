"""Links between stories: to the reader's language, else along the fallback chain, else to the original, and marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support import html, sites

EDITIONS = """
EDITIONS = {
    "fr": {"name": "La Revue", "fallback": ["es", "en"]},
    "en": {"name": "The Review"},
    "es": {"name": "La Revista", "fallback": ["en"]},
    "ca": {"name": "La Revista", "fallback": []},
}
"""
BODY = """\
[a](story:all) [b](story:enes#there) [c](story:en) [d](story:caen) [e](/en/only-english/)
[f](https://example.org/x) [g](notes.pdf#page=2) [h](#below) [i](/)

## Below {#below}"""


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files: dict[str, str | bytes] = {
        **sites.TERMS,
        "articles/all/index.fr.md": sites.original("Tout", body=BODY),
        "articles/all/index.en.md": sites.translation("Everything", "fr", body=BODY),
        "articles/all/index.es.md": sites.translation("Todo", "fr", body=BODY),
        "articles/enes/index.en.md": sites.original("English first", body="## There {#there}"),
        "articles/enes/index.es.md": sites.translation("Segundo", "en", body="## Allí {#there}"),
        "articles/en/index.en.md": sites.original("Only English"),
        "articles/caen/index.ca.md": sites.original("Català", body="[x](story:all) [y](story:en)"),
        "articles/caen/index.en.md": sites.translation("Catalan", "ca"),
        "articles/all/notes.pdf": b"%PDF-1.4\n",
        "articles/all/hidden.pdf": b"%PDF-1.4\n",
    }
    result = sites.build_site(tmp_path_factory.mktemp("linked"), files, settings=EDITIONS)
    assert not result.failed, sites.lines(result)
    return result.output


def link(output: Path, address: str, words: str) -> Any:
    (found,) = [
        link
        for link in html.page(output, address).every("//*[contains(@class, 'body')]//a")
        if link.text.split() == [words]
    ]
    return found


@pytest.mark.parametrize(
    ("address", "words", "target", "language"),
    [
        ("fr/tout/", "a", "fr/tout/", None),
        ("fr/tout/", "b", "es/segundo/#there", "es"),  # the fallback chain before the original
        ("fr/tout/", "c", "en/only-english/", "en"),
        ("fr/tout/", "d", "en/catalan/", "en"),
        ("en/everything/", "b", "en/english-first/#there", None),
        ("en/everything/", "d", "en/catalan/", None),
        ("es/todo/", "d", "en/catalan/", "en"),
        ("ca/catala/", "x", "fr/tout/", "fr"),  # no chain: the original
        ("ca/catala/", "y", "en/only-english/", "en"),
        ("fr/tout/", "e", "en/only-english/", "en"),
        ("en/everything/", "e", "en/only-english/", None),
    ],
)
def test_a_link_leads_to(linked: Path, address: str, words: str, target: str, language: str | None) -> None:
    found = link(linked, address, words)
    assert found.get("href") == f"/mag/{target}"
    assert found.get("hreflang") == language


def test_a_link_to_another_language_says_so_visibly_and_in_the_readers_own(linked: Path) -> None:
    around = html.page(linked, "fr/tout/").text("//*[contains(@class, 'body')]")
    assert "espagnol" in around
    assert "anglais" in around
    own = html.page(linked, "en/everything/").text("//*[contains(@class, 'body')]")
    assert "(in" not in own


def test_other_links_are_left_alone(linked: Path) -> None:
    assert link(linked, "fr/tout/", "f").get("href") == "https://example.org/x"
    assert link(linked, "fr/tout/", "h").get("href") == "#below"
    assert link(linked, "fr/tout/", "i").get("href") == "/mag/"


def test_a_link_to_a_file_keeps_its_fragment(linked: Path) -> None:
    for address in ("fr/tout/", "en/everything/", "es/todo/"):
        assert link(linked, address, "g").get("href") == "/mag/media/all/notes.pdf#page=2"
    assert (linked / "media/all/notes.pdf").is_file()
    assert not (linked / "media/all/hidden.pdf").exists()


def test_nothing_is_broken(linked: Path) -> None:
    assert not html.broken_links(linked)


def test_links_to_other_languages_carry_hreflang_everywhere(linked: Path, output: Path) -> None:
    for tree in (linked, output):
        for page in html.pages(tree).values():
            for anchor in page.every("//body//a[@href]"):
                parts = anchor.get("href").removeprefix("/mag/").split("/")
                if (
                    anchor.get("href").startswith("/mag/")
                    and parts[0] in ("fr", "en", "es", "ca")
                    and parts[0] != page.language
                ):
                    assert anchor.get("hreflang") == parts[0], (page.address, anchor.get("href"))


@pytest.mark.parametrize(
    "body",
    ["[x](story:nope)", "[x](story:all#nope)", "[x](/fr/nope/)", "[x](nope.pdf)", "[x](#nope)", "![x](nope.png)"],
)
def test_a_link_to_nothing_stops_the_build_at_its_line(tmp_path: Path, body: str) -> None:
    files = {**sites.TERMS, "articles/all/index.fr.md": sites.original("Tout", body=f"Un.\n\n{body}")}
    result = sites.build_site(tmp_path, files)
    (problem,) = [problem for problem in result.problems if problem.fault.severity == "error"]
    assert (problem.place.path, problem.place.line) == ("articles/all/index.fr.md", 12)
    assert not result.output.exists()


def test_a_draft_that_links_to_nothing_can_still_be_looked_at(tmp_path: Path) -> None:
    draft = sites.original("Tout", body="Voir [x](story:nope).").replace("tags: []", "tags: []\nstatus: draft")
    result = sites.build_site(tmp_path, {**sites.TERMS, "articles/all/index.fr.md": draft}, drafts=True)
    assert not result.failed, sites.lines(result)
    assert "Voir x" in html.page(result.output, "fr/tout/").text("//main")
