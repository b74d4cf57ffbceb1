"""Parallel pages: two versions side by side, for readers of both."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html as parser

from support.histories import Tale
from support.sites import (
    AS_OF,
    SITEURL,
    TERMS,
    build_site,
    original,
    png,
    translation,
    trilingual,
    write_files,
    write_site,
)
from traitdunion.commands.building import Options, build
from traitdunion.contract import verify
from traitdunion.edges.builttree import read_tree

FRENCH = """\
## Nos valeurs {#valeurs}

Elles sont cinq[^1]. Voir [plus bas](#fin).

- la collaboration en 2012
- l’ouverture
- le soin
- la do-ocratie
- le pari permanent

![Un pont](pont.png "Le pont de 1912")

## La fin {#fin}

Écrit en 2026 avec [Ouishare](https://ouishare.net/), voir [l’eau](story:agua).

[^1]: Six en 2015.
"""
ENGLISH = """\
## Our values {#valeurs}

There are five of them[^1]. See [below](#fin).

- collaboration in 2012

![A bridge](pont.png "The bridge of 1912")

## The end {#fin}

Written in 2026 with [Ouishare](https://ouishare.net/), see [water](story:agua).

[^1]: Six in 2015.
"""
FILES: dict[str, str | bytes] = {
    **TERMS,
    "articles/pari/index.fr.md": original("Le pari permanent", body=FRENCH),
    "articles/pari/index.en.md": translation("Permanent beta", "fr", body=ENGLISH),
    "articles/pari/index.es.md": translation("La apuesta", "en", body="Uno."),
    "articles/pari/pont.png": png(),
    "articles/agua/index.es.md": original("El agua", body="Texto."),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("parallel")
    assert not build_site(root, FILES).failed
    return root / "output"


def page(folder: Path, name: str) -> Any:
    return parser.fromstring((folder / name / "index.html").read_bytes())


def rows(page: Any) -> list[tuple[str, str]]:
    """Return what stands side by side."""
    found = page.xpath("//*[@class='row']")
    sides = [row.xpath("./*[contains(@class, 'side')]") for row in found]
    return [tuple(" ".join(side.text_content().split()) for side in pair) for pair in sides]  # type: ignore[misc]


def test_a_translation_and_its_original_and_its_source_have_pages_both_ways(site: Path) -> None:
    found = sorted(path.parent.parent.name for path in site.glob("*+*/pari/index.html"))
    assert found == ["en+es", "en+fr", "es+en", "es+fr", "fr+en", "fr+es"]
    assert not list(site.glob("*+*/agua"))


def test_pages_are_not_for_search_engines_and_name_the_readers_own_text(site: Path) -> None:
    found = page(site, "en+fr/pari")
    assert found.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert found.xpath("//link[@rel='canonical']/@href") == [f"{SITEURL}/en/permanent-beta/"]
    assert found.get("lang") == "en"
    assert "en+fr" not in (site / "sitemap.xml").read_text()


def test_the_contract_holds(site: Path) -> None:
    assert [problem for problem in verify(read_tree(site), SITEURL) if "+" in problem.place.path] == []


def test_each_passage_stands_beside_its_counterpart_and_the_unmatched_say_so(site: Path) -> None:
    found = rows(page(site, "fr+en/pari"))
    assert any(left.startswith("Nos valeurs") and right.startswith("Our values") for left, right in found)
    assert any("collaboration en 2012" in left and "collaboration in 2012" in right for left, right in found)
    for item in ("l’ouverture", "le soin", "la do-ocratie", "le pari permanent"):
        (right,) = [right for left, right in found if left == item]
        assert "(anglais)" in right


def test_each_side_has_its_language_and_direction(site: Path) -> None:
    found = page(site, "en+fr/pari")
    for row in found.xpath("//*[@class='row']"):
        bodies = row.xpath(".//*[@class='body']")
        langs = [body.get("lang") for body in bodies]
        assert langs in (["fr"], [None], [None, "fr"])


def test_links_notes_and_anchors_work(site: Path) -> None:
    found = page(site, "en+fr/pari")
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {"en--fn-1", "fr--fn-1", "en--fnref-1", "fr--fin"} <= set(ids)
    assert {href[1:] for href in found.xpath("//main//a/@href") if href.startswith("#")} <= set(ids)
    (link,) = found.xpath("//*[@lang='fr']//a[contains(@href, '/es/')]")
    assert (link.get("href"), link.get("hreflang")) == ("/mag/es/el-agua/", "es")
    assert link.text_content() == "l’eau (in Spanish)"


def test_pictures_are_shown_once_and_described_beside(site: Path) -> None:
    found = page(site, "en+fr/pari")
    assert found.xpath("//main//img/@alt") == ["A bridge"]
    assert found.xpath("//*[@class='instead']/text()") == ["Un pont"]
    assert found.xpath("//*[@lang='fr']//figcaption/text()") == ["Le pont de 1912"]


def test_articles_offer_their_parallel_pages(site: Path) -> None:
    english = page(site, "en/permanent-beta")
    links = {a.get("href"): a.text_content() for a in english.xpath("//a[@class='beside']")}
    assert links == {
        "/mag/en+fr/pari/": "Read in parallel with the original (French)",
        "/mag/en+es/pari/": "Read in parallel with the translation (Spanish)",
    }


def test_lean_builds_and_a_setting_leave_them_out(tmp_path: Path) -> None:
    assert not build_site(tmp_path / "lean", FILES, lean=True).failed
    assert not build_site(tmp_path / "off", FILES, settings="TRAITDUNION_PARALLEL = False").failed
    for name in ("lean", "off"):
        output = tmp_path / name / "output"
        assert not list(output.glob("*+*"))
        assert 'class="beside"' not in (output / "en/permanent-beta/index.html").read_text()


def test_a_setting_asks_for_all_pairs(tmp_path: Path) -> None:
    files = {**trilingual()}
    assert not build_site(tmp_path / "some", files).failed
    assert not build_site(tmp_path / "all", files, settings='TRAITDUNION_PARALLEL_PAIRS = "all"').failed
    assert not (tmp_path / "some/output/en+es").exists()
    assert (tmp_path / "all/output/en+es/pari/index.html").is_file()


def test_arabic_beside_french_runs_from_the_right(tmp_path: Path) -> None:
    files = {
        **TERMS,
        "articles/pari/index.fr.md": original("Le pari", body="## Début\n\nEn 2012, [ici](https://ouishare.net/)."),
        "articles/pari/index.ar.md": translation(
            "الرهان", "fr", body="## البداية\n\nفي 2012، [هنا](https://ouishare.net/)."
        ),
    }
    settings = 'EDITIONS = {"fr": {"name": "La Revue"}, "ar": {"name": "المجلة"}}'
    assert not build_site(tmp_path, files, settings=settings).failed
    found = page(tmp_path / "output", "fr+ar/pari")
    assert set(found.xpath("//*[@class='body'][@lang]/@dir")) == {"rtl"}
    assert page(tmp_path / "output", "ar+fr/pari").get("dir") == "rtl"


def test_step_by_step_the_pages_are_those_of_a_clean_build(tmp_path: Path) -> None:
    write_site(tmp_path, {**FILES, "articles/pari/index.en.md": translation("Permanent beta", "fr", body=ENGLISH)})
    tale = Tale(tmp_path)
    tale.name("en", "fr")
    tale.commit()

    def built(*, clean: bool) -> dict[str, bytes]:
        assert not build(Options(tmp_path, as_of=AS_OF, clean=clean)).failed
        output = tmp_path / "output"
        return {
            path.relative_to(output).as_posix(): path.read_bytes()
            for path in output.rglob("*")
            if path.suffix == ".html"
        }

    built(clean=True)
    for edit in (
        ("fr", "Elles sont cinq[^1].", "Elles sont presque toutes très anciennes."),  # stale from here on
        ("fr", "https://ouishare.net/", "https://ouishare.net/fr/"),
        ("fr", "- le soin\n", "- le soin\n- la joie d’apprendre et de transmettre\n"),
        ("en", "## The end", "\n\n## The end"),
        ("en", "title: Permanent beta", "title: Always beta"),
        ("fr", "- le soin\n", ""),
    ):
        tale.edit(*edit)
        tale.commit()
        assert built(clean=False) == built(clean=True), edit


def test_what_changed_in_the_original_is_said_in_words_with_the_line_to_paste(tmp_path: Path) -> None:
    write_site(tmp_path, TERMS)
    tale = Tale(tmp_path)
    body = "Un pont de 1912 sur la rivière.\n\nLe marché du jeudi, avec douze marchands.\n\nUne fin."
    english = "A bridge of 1912 over the river.\n\nThe Thursday market, with twelve traders.\n\nAn end."
    write_files(tale.content, {"articles/pari/index.fr.md": original("Le pont", body=body)})
    tale.commit()
    write_files(tale.content, {"articles/pari/index.en.md": translation("The bridge", "fr", body=english)})
    tale.name("en", "fr")
    tale.commit()
    tale.edit("fr", "Le marché du jeudi, avec douze marchands.\n\n", "", "sur la rivière", "sur la mer, refait en 2020")
    tale.edit("fr", "Une fin.", "Une fin.\n\nUn ajout de 1999, tout à fait nouveau.")
    tale.commit()
    assert not build(Options(tmp_path, as_of=AS_OF)).failed
    found = page(tmp_path / "output", "en+fr/pari")
    text = " ".join(found.text_content().replace("≈", "").split())
    assert "Changed since the translation was made Un pont de 1912 sur la mer" in text
    assert "Une fin. An end." in text or "An end. Une fin." in text
    assert "Added since the translation was made Un ajout de 1999" in text
    assert "The original has changed here The Thursday market" in text
    assert re.search(r"Removed since the translation was made: Le marché du jeudi", text)
    assert found.xpath("//del/@lang") == ["fr"]
    assert f"translates: fr@{tale.version('fr')}" in found.xpath("//main//pre//text()")
    # Whatever is read beside, the same is said for readers of the original.
    other = " ".join(page(tmp_path / "output", "fr+en/pari").text_content().split())
    assert f"translates: fr@{tale.version('fr')}" in other
