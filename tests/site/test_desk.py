"""The translators' desk, as a magazine's translators find it on the published site."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from babel.messages.pofile import read_po

from support import html, sites
from support.histories import Tale
from traitdunion.commands.building import Options, Result, build
from traitdunion.contract import verify
from traitdunion.edges.builttree import read_tree
from traitdunion.vocabulary.problem import Severity

FORGE = 'TRAITDUNION_FORGE = {"kind": "forgejo", "url": "https://codeberg.org/we/magazine"}'
PLACEHOLDER = re.compile(r"<!-- translate: (.*?) -->")
BODY = "La rivière coule sous le vieux pont de pierre depuis toujours.\n\nDouze marchands y dressent leurs tables le jeudi."
ENGLISH = (
    "The river has always flowed under the old stone bridge.\n\nTwelve traders set up their tables there on Thursdays."
)


def files(**more: str | bytes) -> dict[str, str | bytes]:
    """Return a magazine with one story that has an English version, and one that has none."""
    return {
        **sites.TERMS,
        "articles/pari/index.fr.md": sites.original("Le pari permanent", body=BODY),
        "articles/pari/index.en.md": sites.translation("The wager", "fr", body=ENGLISH),
        "articles/eau/index.es.md": sites.original(
            "El agua común", date="2026-02-01", body="## Orilla\n\nEl agua es de todos."
        ),
        **more,
    }


def built(root: Path, **options: Any) -> Result:
    result = build(Options(root, as_of=sites.AS_OF, **options))
    assert not result.failed, sites.lines(result)
    return result


def site(root: Path, *, settings: str = FORGE, **more: str | bytes) -> Result:
    sites.write_site(root, files(**more), settings=settings)
    return built(root)


def status(result: Result, story: str = "pari") -> Any:
    return json.loads((result.output / "translations/status.json").read_text())["stories"][story]["texts"]


def document(result: Result, address: str) -> Any:
    return html.parse((result.output / "translations" / address / "index.html").read_bytes())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


@pytest.fixture
def stale(tmp_path: Path) -> Result:
    """A magazine whose English version was made before its original changed."""
    sites.write_site(tmp_path, files(), settings=FORGE)
    tale = Tale(tmp_path)
    tale.commit("first")
    tale.name("en", "fr")
    tale.commit("version named")
    tale.edit(
        "fr",
        "Douze marchands",
        "Treize marchands",
        "toujours.\n",
        "toujours.\n\nNul ne sait où elle prend sa source.\n",
    )
    tale.commit("changed")
    return built(tmp_path)


def test_every_language_has_a_desk_and_one_page_offers_them_all(tmp_path: Path) -> None:
    result = site(tmp_path)
    chooser = document(result, "")
    offered = {(link.get("href"), link.get("hreflang"), html.language_of(link)) for link in chooser.iter("a")}
    assert offered == {(f"/mag/translations/{tag}/", tag, tag) for tag in ("fr", "en", "es")}
    for tag in ("fr", "en", "es"):
        desk = document(result, tag)
        assert desk.get("lang") == tag
        assert desk.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert not desk.xpath("//link[@rel='alternate'][@hreflang]")
        home = html.parse((result.output / tag / "index.html").read_bytes())
        assert home.xpath(f"//footer//a[@href='/mag/translations/{tag}/']")
    assert "translations" not in (result.output / "sitemap.xml").read_text()


def test_the_desk_keeps_the_contract(stale: Result) -> None:
    assert list(verify(read_tree(stale.output), sites.SITEURL)) == []


def test_a_lean_build_and_a_magazine_in_one_language_have_no_desk(tmp_path: Path) -> None:
    sites.write_site(tmp_path / "lean", files())
    alone = 'EDITIONS = {"fr": {"name": "La Revue"}}'
    sites.write_site(
        tmp_path / "alone", {**sites.TERMS, "articles/pari/index.fr.md": sites.original("Le pari")}, settings=alone
    )
    for output in (
        built(tmp_path / "lean", lean=True).output,
        build(Options(tmp_path / "alone", as_of=sites.AS_OF)).output,
    ):
        assert not (output / "translations").exists()
        assert "translations/" not in (output / "fr/index.html").read_text()


def test_the_matrix_has_a_row_for_each_story_and_a_filter_for_each_state(tmp_path: Path) -> None:
    desk = document(site(tmp_path), "es")
    rows = {row.get("class"): [cell.get("class") for cell in row.iter("td")] for row in desk.xpath("//tbody/tr")}
    assert rows == {
        "s-missing": ["original", "unverified", "missing"],
        "s-original": ["missing", "missing", "original"],
    }
    filters = {box.get("id").removeprefix("show-") for box in desk.xpath("//fieldset//input")}
    assert filters == {"all", "missing", "original"}
    style = (sites.REPOSITORY / "theme/static/css/main.css").read_text()
    for state in ("missing", "stale", "partial", "unverified", "in-progress", "current", "original"):
        assert f"#show-{state}:checked) tbody tr:not(.s-{state})" in style
    assert not desk.xpath("//script")


def test_coverage_is_a_picture_with_a_name_and_a_number(tmp_path: Path) -> None:
    desk = document(site(tmp_path), "en")
    pictures = desk.xpath("//*[local-name()='svg'][@role='img']")
    assert [words(desk.get_element_by_id(picture.get("aria-labelledby"))) for picture in pictures] == [
        "French: 50% of the stories are up to date",
        "English: 0% of the stories are up to date",
        "Spanish: 50% of the stories are up to date",
    ]


def test_what_is_to_be_done_next_is_offered_in_the_pages_language_alone(tmp_path: Path) -> None:
    desk = document(site(tmp_path), "es")
    links = [link.get("href") for link in desk.xpath("//tbody//td/a")]
    assert links == ["/mag/translations/es/pari/"]
    assert [link.get("href") for link in desk.xpath("//ol[@class='todo']//a")] == links


def in_spanish(words_of_the_interface: str) -> str:
    """Return what the interface says to Spanish readers in the place of English words."""
    path = sites.REPOSITORY / "theme/translations/es/LC_MESSAGES/traitdunion.po"
    catalogue = read_po(io.BytesIO(path.read_bytes()))
    found = {str(one.string) for one in catalogue if one.id == words_of_the_interface and one.string and not one.fuzzy}
    return min(found, default=words_of_the_interface)


def test_a_story_that_is_wished_for_says_so(tmp_path: Path) -> None:
    wished = sites.original("Le pari permanent", body=BODY).replace("---\ntitle", "---\nwanted: [es]\ntitle")
    desk = document(site(tmp_path, **{"articles/pari/index.fr.md": wished}), "es")
    assert in_spanish("asked for by its authors") in words(desk.xpath("//ol[@class='todo']/li")[0])


def scaffold_of(result: Result, story: str, language: str) -> str:
    """Return the text to begin with, which its page has to copy and to download."""
    page = document(result, f"{language}/{story}")
    (area,) = page.xpath("//textarea")
    (link,) = page.xpath("//a[@download]")
    assert link.get("download") == f"index.{language}.md"
    downloaded = base64.b64decode(link.get("href").partition(";base64,")[2]).decode()
    assert area.text == downloaded
    assert area.get("readonly") is not None
    return downloaded


def test_who_starts_from_the_desk_ends_with_a_current_translation(tmp_path: Path) -> None:
    result = site(tmp_path)
    scaffold = scaffold_of(result, "pari", "es")
    (link,) = document(result, "es/pari").xpath("//a[@class='do']/@href")
    address = urlsplit(link)
    assert address.path == "/we/magazine/_new/main/content/articles/pari"
    assert parse_qs(address.query) == {"filename": ["index.es.md"], "value": [scaffold]}
    file = tmp_path / "content/articles/pari/index.es.md"
    file.write_text(scaffold, encoding="utf-8")
    draft = built(tmp_path)
    assert status(draft)["es"] == {"state": "in-progress"}
    about = [problem for problem in draft.problems if problem.place.path.endswith("index.es.md")]
    assert {problem.fault.severity for problem in about} <= {Severity.NOTE}
    done = scaffold.replace("title:\n", "title: La apuesta\n").replace("summary:\n", "summary: Un resumen.\n")
    done = PLACEHOLDER.sub("Palabras.", done).replace("status: draft\n", "")
    file.write_text(done.replace("translators: []", "translators: [taller]"), encoding="utf-8")
    assert status(built(tmp_path))["es"]["state"] == "current"


def test_a_text_too_long_for_an_address_is_begun_with_its_first_lines(tmp_path: Path) -> None:
    long = sites.original("Le pari permanent", body="\n\n".join([BODY] * 60))
    result = site(tmp_path, **{"articles/pari/index.fr.md": long})
    page = document(result, "es/pari")
    (link,) = page.xpath("//a[@class='do']/@href")
    assert len(link.encode()) <= 8000
    (begun,) = parse_qs(urlsplit(link).query)["value"]
    assert scaffold_of(result, "pari", "es").startswith(begun)
    assert in_spanish(
        "The name of the file and its first lines are filled in already. Put the whole text below in their place: "
        "select it, copy it and paste it."
    ) in words(page)


def test_without_a_forge_the_text_is_there_to_download_with_its_name_and_place(tmp_path: Path) -> None:
    result = site(tmp_path, settings="")
    assert "content/articles/pari/index.es.md" in words(document(result, "es/pari"))
    assert scaffold_of(result, "pari", "es").startswith("---\n")


def test_a_stale_translation_shows_what_changed_word_by_word(stale: Result) -> None:
    found = status(stale)["en"]
    assert found["state"] == "stale"
    assert [one["text"] for one in found["added"]] == ["Nul ne sait où elle prend sa source."]
    assert [one["text"] for one in found["changed"]] == ["Treize marchands y dressent leurs tables le jeudi."]
    page = document(stale, "en/pari")
    assert [(one.get("lang"), one.text) for one in page.iter("del", "ins")] == [("fr", "Douze"), ("fr", "Treize")]
    lines = [words(one) for one in page.xpath("//ol[@class='changes'][1]/li/p[1]")]
    assert lines == ["added Paragraph line 12", "changed Paragraph line 14"]
    there = [words(one) for one in page.xpath("//ol[@class='changes'][1]/li/div[@class='there']/p[1]")]
    assert there == [
        "In the translation write it after the passage on line 9 ≈",
        "In the translation change the passage on line 11 ≈",
    ]
    assert page.xpath("//code[contains(., 'translates: fr@1-')]")[0].text == found["accept"]
    assert page.xpath("//code[contains(., 'same_as:')]")[0].text == found["same_as"]
    assert page.xpath("//a[@class='do']/@href") == [
        f"https://codeberg.org/we/magazine/_edit/main/content/articles/pari/index.{tag}.md" for tag in ("en", "fr")
    ]
    assert page.xpath("//header//time/@datetime") == ["2026-04-04"]


@pytest.mark.usefixtures("stale")
def test_an_adaptation_is_not_asked_to_say_the_same(tmp_path: Path) -> None:
    tale = Tale(tmp_path)
    tale.write("en", tale.read("en").replace("translates:", "adapts:"))
    result = built(tmp_path)
    assert status(result)["en"]["changed_original"] is True
    said = words(document(result, "en/pari"))
    assert "Once you have read the changes, put this line at its top" in said
    assert "Open the adaptation in the editor" in said
    assert "what the original says" not in said
    assert "The translation" not in said.partition("Was it only")[0]
    beside = html.parse((result.output / "en+fr/pari/index.html").read_bytes())
    assert "Once you have read the changes, put this line" in words(beside)


def test_the_line_on_the_page_makes_the_translation_current(stale: Result, tmp_path: Path) -> None:
    line = status(stale)["en"]["accept"]
    Tale(tmp_path).head("en", line)
    assert status(built(tmp_path))["en"]["state"] == "current"
    assert not (stale.output / "translations/en/pari").exists()


def test_what_cannot_be_known_is_said(tmp_path: Path) -> None:
    page = document(site(tmp_path), "en/pari")
    assert "does not say which version of the original" in words(page)
    assert page.xpath("//code[contains(., 'translates: fr@1-')]")


def test_a_partial_translation_names_the_lines_that_wait(tmp_path: Path) -> None:
    waiting = sites.translation("The wager", "fr", body=f"{ENGLISH}\n\n<!-- translate: Nul ne sait. -->")
    sites.write_site(tmp_path, files(**{"articles/pari/index.en.md": waiting}))
    Tale(tmp_path).name("en", "fr")
    result = built(tmp_path)
    found = status(result)["en"]
    assert (found["state"], found["words_left"], found["placeholders"]) == ("partial", 3, [13])
    assert "not translated line 13" in words(document(result, "en/pari"))


def test_no_word_of_a_draft_is_on_the_desk(tmp_path: Path) -> None:
    secret = sites.translation("Zibelina", "fr", body="La zibelina.").replace("---\ntitle", "---\nstatus: draft\ntitle")
    result = site(tmp_path, **{"articles/pari/index.es.md": secret})
    assert status(result)["es"] == {"state": "in-progress"}
    assert in_spanish("in progress") in words(document(result, "es"))
    assert not (result.output / "translations/es/pari").exists()
    for name in html.files(result.output):
        assert b"ibelina" not in (result.output / name).read_bytes(), name


def test_other_work_is_counted_with_its_places(tmp_path: Path) -> None:
    tagged = sites.original("Le pari permanent", tags="langues", body=BODY)
    desk = document(site(tmp_path, **{"articles/pari/index.fr.md": tagged}), "es")
    places = [words(place) for place in desk.xpath("//details//li")]
    assert "content/tags.yaml:5 langues" in places
    assert "content/people.yaml:1 redaction" in places  # the biography


def entries(result: Result, language: str) -> list[tuple[str, str]]:
    feed = (result.output / f"translations/{language}/feed.atom").read_text()
    return re.findall(r"<entry.*?<id>(.*?)</id><title>(.*?)</title>", feed)


def test_the_feed_tells_what_to_translate_under_ids_that_stay(tmp_path: Path) -> None:
    before = entries(site(tmp_path), "es")
    missing = in_spanish("missing")
    assert [title for _, title in before] == [f"Le pari permanent · {missing}"]
    again = sites.original("Un autre titre", body=BODY)
    sites.write_files(tmp_path / "content", {"articles/pari/index.fr.md": again})
    after = entries(built(tmp_path), "es")
    assert [(identifier, f"Un autre titre · {missing}") for identifier, _ in before] == after


def test_an_edit_makes_again_only_the_desks_files_that_show_it(tmp_path: Path) -> None:
    site(tmp_path)
    file = tmp_path / "content/articles/pari/index.fr.md"
    file.write_text(file.read_text().replace("Douze", "Treize"), encoding="utf-8")
    result = built(tmp_path)
    assert not (tmp_path / "other").exists()
    assert result.counts["desk files"] < 14
    clean = built(tmp_path, output="other", clean=True)
    assert result.counts["desk files"] < clean.counts["desk files"]
    for name in html.files(clean.output):
        assert (result.output / name).read_bytes() == (clean.output / name).read_bytes(), name


def test_a_desk_of_hundreds_of_stories_is_a_small_page(tmp_path: Path) -> None:
    many = {
        f"articles/s{number}/index.fr.md": sites.original(f"Un titre numéro {number * 7919}") for number in range(150)
    }
    result = site(tmp_path, **many)
    size = len(gzip.compress((result.output / "translations/es/index.html").read_bytes()))
    assert size * 1000 / 150 < 150_000


def test_a_version_that_is_named_is_not_said_to_be_missing_where_there_is_no_history(tmp_path: Path) -> None:
    english = sites.translation("The wager", "fr@1-000000000000", body=ENGLISH)
    page = words(document(site(tmp_path, **{"articles/pari/index.en.md": english}), "en/pari"))
    assert "does not say which version" not in page
    assert "does not reach back to the version that was translated" in page
