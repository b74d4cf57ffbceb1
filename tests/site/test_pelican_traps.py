"""The traps that Pelican lays for a magazine in several languages, each with the behaviour that keeps us out of it."""

from __future__ import annotations

import locale
import os
import time
from pathlib import Path

import pytest

from support import apart, feeds, html, sites


def test_dates_do_not_ask_the_process_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(locale, "setlocale", lambda _, wanted=None: asked.append(wanted) or "C")
    page = html.page(sites.build_site(tmp_path, sites.trilingual()).output, "es/el-agua-comun/")
    assert "1 de febrero de 2026" in page.text("//main")
    assert set(asked) <= {None, "", "C"}, "somebody asked for a language's locale"


def test_an_article_does_not_vanish_where_its_locale_is_not_installed(tmp_path: Path) -> None:
    sites.write_site(
        tmp_path, sites.trilingual(), settings='LOCALE = ["xx_XX.UTF-8"]\nDATE_FORMATS = {"fr": ("xx_XX", "%d %B")}'
    )
    done = apart.build(tmp_path, LC_ALL="C")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 mars 2026" in html.page(tmp_path / "output", "fr/le-pari-permanent/").text("//main")


def test_a_file_that_fails_to_read_stops_the_build_and_is_named(tmp_path: Path) -> None:
    files = {**sites.trilingual(), "articles/brise/index.fr.md": b"---\ntitle: \xff\xfe\n---\n"}
    result = sites.build_site(tmp_path, files)
    assert result.failed
    assert [line for line in sites.lines(result) if line.startswith("content/articles/brise/index.fr.md:2: error")]
    assert not result.output.exists()


def test_a_language_with_a_region_is_itself(tmp_path: Path) -> None:
    settings = 'EDITIONS = {"pt-BR": {"name": "R"}, "pt": {"name": "R2"}, "en": {"name": "R3"}}'
    files = {
        **sites.TERMS,
        "articles/um/index.pt-BR.md": sites.original("Um"),
        "articles/um/index.pt.md": sites.translation("Um só", "pt-BR"),
    }
    result = sites.build_site(tmp_path, files, settings=settings, theme=html.PROBE)
    assert not result.failed, sites.lines(result)
    assert html.page(result.output, "pt-BR/").listed() == ["Um"]
    assert html.page(result.output, "pt/").listed() == ["Um só"]
    assert html.page(result.output, "pt-BR/um/").listed("versions") == ["Um só"]


@pytest.mark.parametrize(
    "link",
    [
        "{static}/../pelicanconf.py",
        "{attach}/../../../../etc/passwd",
        "../../../pelicanconf.py",
        "{filename}/../pelicanconf.py",
    ],
)
def test_no_link_publishes_a_file_from_outside(tmp_path: Path, link: str) -> None:
    files = {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un", body=f"[x]({link})")}
    result = sites.build_site(tmp_path, files)
    assert result.failed
    assert not result.output.exists()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="This system has no symbolic links.")
def test_a_symbolic_link_out_of_the_content_is_refused(tmp_path: Path) -> None:
    sites.write_site(
        tmp_path, {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un", body="![x](secret.png)")}
    )
    (tmp_path / "secret.png").write_bytes(sites.png())
    (tmp_path / "content/articles/un/secret.png").symlink_to(tmp_path / "secret.png")
    result = sites.build(sites.Options(tmp_path, as_of=sites.AS_OF))
    assert result.failed


@pytest.mark.parametrize("slug", ["../../evil", "..", "a/b", "/etc", "index", "page", "feed", "404", "rubriques"])
def test_a_slug_cannot_leave_its_place(tmp_path: Path, slug: str) -> None:
    text = sites.original("Un").replace("tags: []", f"tags: []\nslug: {slug}")
    result = sites.build_site(tmp_path, {**sites.TERMS, "articles/un/index.fr.md": text})
    assert result.failed
    assert not result.output.exists()


def test_nothing_that_a_contributor_types_acts_in_a_readers_browser(tmp_path: Path) -> None:
    probe = "<script>alert(1)</script><b onmouseover=alert(1)>"
    text = sites.original(
        "T PROBE",
        summary="'S PROBE'",
        body='B PROBE <a href="https://example.org/" onclick="x()">m</a> <svg onload=alert(1)>',
    ).replace("PROBE", probe)
    files = {**sites.TERMS, "people.yaml": f"redaction: {{name: 'R {probe}'}}\n", "articles/un/index.fr.md": text}
    result = sites.build_site(tmp_path, files)
    assert not result.failed, sites.lines(result)
    for page in html.pages(result.output).values():
        assert not page.every("//script[not(@type='application/ld+json')]"), page.address
        assert not page.every("//@onerror | //@onclick | //@onload | //@onmouseover"), page.address
        assert not page.every("//*[starts-with(@href, 'javascript:')]"), page.address
    for path in result.output.rglob("feed.*"):
        for entry in feeds.read(path).entries:
            content = html.parse(f"<div>{entry.content[0].value}</div>".encode())
            assert not content.xpath("//script | //@*[starts-with(name(), 'on') or starts-with(., 'javascript:')]"), (
                path
            )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "java\tscript:x"]
)
def test_an_address_that_is_a_program_is_refused_or_left_out(tmp_path: Path, address: str) -> None:
    body = f'[l]({address}) <a href="{address}">m</a>'
    result = sites.build_site(tmp_path, {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un", body=body)})
    assert any("articles/un/index.fr.md:10:" in line for line in sites.lines(result))
    if not result.failed:
        links = html.page(result.output, "fr/un/").links
        assert not [
            link for link in links if link.lower().replace("\t", "").startswith(("javascript:", "data:", "vbscript:"))
        ]


def test_a_control_character_is_named_before_any_feed_is_written(tmp_path: Path) -> None:
    files = {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un", body="Une\x0bligne")}
    result = sites.build_site(tmp_path, files)
    assert [line for line in sites.lines(result) if line.startswith("content/articles/un/index.fr.md:10: error")]
    assert not result.output.exists()


def test_a_build_that_stops_leaves_the_tree_as_it_was(tmp_path: Path) -> None:
    files = sites.trilingual()
    output = sites.build_site(tmp_path, files).output
    before = {file: (output / file).read_bytes() for file in html.files(output)}
    files["articles/pari/index.fr.md"] = (
        str(files["articles/pari/index.fr.md"]).replace("story:agua", "story:nope").replace("Fin.", "Neuf.")
    )
    assert sites.build_site(tmp_path, files).failed
    assert {file: (output / file).read_bytes() for file in html.files(output)} == before
    assert not list(tmp_path.glob(".traitdunion-*"))


def test_a_template_that_fails_leaves_the_tree_as_it_was_and_is_named(tmp_path: Path) -> None:
    output = sites.build_site(tmp_path, sites.trilingual(), theme=html.PROBE).output
    before = html.files(output)
    sites.write_files(
        tmp_path / "overrides",
        {"tag.html": '{% extends "_list.html" %}\n\n{% block main %}{{ nothing.at.all }}{% endblock %}'},
    )
    settings = f"THEME_TEMPLATES_OVERRIDES = [{str(tmp_path / 'overrides')!r}]"
    result = sites.build_site(tmp_path, sites.trilingual(), theme=html.PROBE, settings=settings)
    assert result.failed
    assert any("tag.html" in line for line in sites.lines(result))
    assert html.files(output) == before
    assert not list(tmp_path.glob(".traitdunion-*"))


@pytest.mark.parametrize(
    "body",
    ["[" * 8_000, "(" * 8_000, "*" * 4_000 + "a", "`" * 8_000],
    ids=["brackets", "parentheses", "stars", "ticks"],
)
def test_a_body_of_brackets_is_not_quadratic(tmp_path: Path, body: str) -> None:
    start = time.process_time()
    sites.build_site(tmp_path, {**sites.TERMS, "articles/un/index.fr.md": sites.original("Un", body=body)})
    assert time.process_time() - start < 6


def test_no_break_spaces_stay_in_titles_and_feeds(tmp_path: Path) -> None:
    text = sites.original("Est-ce fini ?").replace("tags: []", "tags: []\nslug: un")
    output = sites.build_site(tmp_path, {**sites.TERMS, "articles/un/index.fr.md": text}).output
    page = html.page(output, "fr/un/")
    assert "fini\u202f?" in page.title or "fini\u00a0?" in page.title
    assert page.title.split(" · ")[0] in feeds.read(output / "fr/feed.atom").entries[0].title


def test_letters_that_html_names_are_letters_in_titles(tmp_path: Path) -> None:
    text = sites.original("M&eacute;tricas &amp; m&aacute;s &bogus; &rlm; &#8238;", summary="C&oacute;digo.").replace(
        "tags: []", "tags: []\nslug: un"
    )
    output = sites.build_site(tmp_path, {**sites.TERMS, "articles/un/index.fr.md": text}).output
    page = html.page(output, "fr/un/")
    assert page.og("og:title") == ["Métricas & más &bogus; &rlm; &#8238;"]
    assert page.description == "Código."
    assert feeds.read(output / "fr/feed.atom").entries[0].title.startswith("Métricas")


def test_typography_is_each_languages_own(tmp_path: Path) -> None:
    body = 'Il dit "oui" ; puis "non" !'
    files = {
        **sites.TERMS,
        "articles/un/index.fr.md": sites.original("Un", body=body),
        "articles/un/index.en.md": sites.translation("One", "fr", body='He says "yes"; then "no"!'),
    }
    output = sites.build_site(tmp_path, files).output
    assert "«" in html.page(output, "fr/un/").text("//main")
    english = html.page(output, "en/one/").text("//main")
    assert "“yes”" in english
    assert "«" not in english


def test_a_misspelt_setting_is_named(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, sites.trilingual(), settings="DEFAULT_PAGINATON = 4")
    assert any("DEFAULT_PAGINATION" in line and "pelicanconf.py:" in line for line in sites.lines(result))
    assert result.failed


def test_a_foreign_output_folder_is_refused(tmp_path: Path) -> None:
    sites.write_files(tmp_path / "output", {"precious.txt": "mine"})
    result = sites.build_site(tmp_path, sites.trilingual())
    assert result.failed
    assert html.files(tmp_path / "output") == ["precious.txt"]


def test_building_again_and_again_keeps_nothing_alive(tmp_path: Path) -> None:
    import gc

    from traitdunion.publishing.contents import EditionArticle

    def alive_after_a_build(name: str) -> int:
        sites.build_site(tmp_path / name, sites.trilingual())
        gc.collect()
        return sum(isinstance(found, EditionArticle) for found in gc.get_objects())

    first = alive_after_a_build("first")
    assert first, "nothing is counted"
    assert [alive_after_a_build(name) for name in ("second", "third")] == [first, first]


def test_a_term_page_is_there_for_every_term_that_a_translation_links_to(tree: Path) -> None:
    for language in ("fr", "en", "es"):
        for page in html.pages(tree).values():
            if page.address.startswith(f"{language}/"):
                for link in page.links:
                    if link.startswith(f"/mag/{language}/"):
                        path = tree / link.removeprefix("/mag/").split("#")[0]
                        assert path.is_file() or (path / "index.html").is_file(), link


def test_the_years_of_a_magazine_are_counted_in_its_own_time_zone(tmp_path: Path) -> None:
    text = sites.original("Minuit", date="2026-01-01")
    sites.write_site(tmp_path, {**sites.TERMS, "articles/un/index.fr.md": text})
    assert apart.build(tmp_path, TZ="Pacific/Pago_Pago").returncode == 0
    assert (tmp_path / "output/fr/archives/2026/index.html").is_file()
    assert not (tmp_path / "output/fr/archives/2025").exists()
