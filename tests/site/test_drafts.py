"""Drafts and embargoes: what is held back is nowhere, not even its name."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from support import feeds, html, sites

FUTURE = "2026-07-01T00:00:00+02:00"


def spread(output: Path, word: str) -> list[str]:
    """Return the files in whose name or bytes a word stands."""
    return [file for file in html.files(output) if word in file or word.encode() in (output / file).read_bytes()]


def held_back(kind: str) -> dict[str, str | bytes]:
    """Return the small magazine with one story that is not out yet, with a picture, a person and a tag of its own."""
    extra = "tags: [zibeline]\nauthors: [zibelinette]\ncover: {src: zibeline.png, alt: Z, credit: Z, license: CC0-1.0}"
    text = (
        sites.original("Zibeline", date="2026-07-01" if kind == "embargo" else "2026-01-01", body="La zibeline.")
        .replace("tags: []", extra)
        .replace("authors: [redaction]\n", "")
    )
    if kind == "draft":
        text = text.replace("---\ntitle", "---\nstatus: draft\ntitle")
    return {
        **sites.trilingual(),
        "tags.yaml": str(sites.TERMS["tags.yaml"]).rstrip(" ") + "        zibeline: {name: Zibeline}\n",
        "people.yaml": str(sites.TERMS["people.yaml"]).rstrip(" ") + "        zibelinette: {name: La zibelinette}\n",
        "articles/zibeline/index.fr.md": text,
        "articles/zibeline/index.en.md": sites.translation("Zibeline too", "fr", body="Zibeline.").replace(
            "---\n\n", "aliases: [/zibeline/]\ncover: {alt: Z}\n---\n\n"
        ),
        "articles/zibeline/zibeline.png": sites.png(),
    }


@pytest.mark.parametrize("kind", ["draft", "embargo"])
def test_what_is_held_back_is_in_no_output(tmp_path: Path, kind: str, output: Path) -> None:
    result = sites.build_site(tmp_path, held_back(kind))
    assert not result.failed, sites.lines(result)
    assert not [file for file in html.files(result.output) if "ibeline" in file]
    for word in ("Zibeline", "zibeline", "Zibelinette"):
        assert not spread(result.output, word)
    assert html.files(result.output) == html.files(output)
    for file in html.files(output):
        assert (result.output / file).read_bytes() == (output / file).read_bytes(), file


def test_an_embargo_ends_at_its_instant(tmp_path: Path) -> None:
    before = sites.build_site(tmp_path / "a", held_back("embargo"), as_of="2026-06-30T21:59:59Z").output
    after = sites.build_site(
        tmp_path / "b", held_back("embargo"), as_of="2026-06-30T22:00:00Z"
    ).output  # midnight in Paris
    assert not spread(before, "Zibeline")
    assert {"fr/zibeline/index.html", "fr/feed.atom", "fr/index.html", "sitemap.xml"} - set(
        spread(after, "zibeline")
    ) == set()
    assert feeds.read(after / "fr/feed.atom").entries[0].title == "Zibeline"


def test_drafts_and_embargoed_texts_are_shown_when_asked_for(tmp_path: Path) -> None:
    output = sites.build_site(tmp_path, held_back("draft"), drafts=True).output
    assert html.page(output, "fr/zibeline/").title.startswith("Zibeline")


def test_a_draft_translation_is_a_version_for_nobody(tmp_path: Path) -> None:
    files = sites.trilingual()
    files["articles/ancien/index.en.md"] = sites.translation("Zibeline", "fr").replace(
        "---\ntitle", "---\nstatus: draft\ntitle"
    )
    output = sites.build_site(tmp_path, files).output
    assert not spread(output, "Zibeline")
    assert set(html.page(output, "fr/un-ancien/").alternates) == {"fr", "x-default"}


def test_a_translation_dated_later_waits_alone(tmp_path: Path) -> None:
    files = sites.trilingual()
    files["articles/ancien/index.en.md"] = sites.translation("Zibeline", "fr", date="2026-07-01")
    assert not spread(sites.build_site(tmp_path / "a", files).output, "Zibeline")
    assert "en/zibeline/index.html" in spread(sites.build_site(tmp_path / "b", files, as_of=FUTURE).output, "Zibeline")


def test_notes_to_translators_and_comments_reach_no_reader(tmp_path: Path) -> None:
    body = "Un.<!-- translators: belette -->\n\n<!-- zibeline -->\n\nDeux. <!--\nzibeline\n--> `<!-- code -->`"
    output = sites.build_site(
        tmp_path, {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un", body=body)}
    ).output
    assert not spread(output, "zibeline")
    assert not spread(output, "<!--")
    begun = {f"translations/{language}/un/index.html" for language in ("en", "es")}
    assert set(spread(output, "belette")) == begun  # for those whom the note is for
    for file in begun:
        links = html.page(output, file).every("//a[@download]/@href")
        (words,) = [base64.b64decode(link.partition(",")[2]).decode() for link in links]
        assert "zibeline" not in words
        assert "<!-- translators: belette -->" in words


def test_a_link_to_what_is_held_back_is_an_error_that_names_it(tmp_path: Path) -> None:
    files = {**held_back("draft"), "articles/lien/index.fr.md": sites.original("Lien", body="[x](story:zibeline)")}
    result = sites.build_site(tmp_path, files)
    assert sites.codes(result) == ["TU367"]


def test_a_draft_that_is_a_header_alone_is_awaited_and_stops_nothing(tmp_path: Path) -> None:
    begun = "---\ntitle: Plus tard\nstatus: draft\n---\n"
    result = sites.build_site(tmp_path, {**sites.trilingual(), "articles/tard/index.fr.md": begun})
    assert not result.failed
    (line,) = [line for line in sites.lines(result) if "TU230" in line]
    assert line.startswith("content/articles/tard/index.fr.md:2: note TU230: ")
    assert "A draft needs nothing else" in line
