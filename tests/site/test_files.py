"""The files of the tree: those that the design names, each once, and nothing that nobody shows."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path

from support import html, sites

LISTS = ["index.html", "feed.atom", "feed.rss"]
PAGES = """
    fr/le-pari-permanent/ fr/l-eau-commune/ fr/un-ancien/ fr/un-moyen/ fr/manifeste/ fr/page/2/
    fr/archives/ fr/archives/2024/ fr/archives/2026/ fr/rubriques/ fr/themes/ fr/signatures/
    fr/signatures/la-redaction/page/2/
    en/permanent-beta/ en/an-essay/ en/manifesto/ en/archive/ en/archive/2025/ en/archive/2026/
    en/sections/ en/tags/ en/people/
    es/la-apuesta-permanente/ es/el-agua-comun/ es/archivo/ es/archivo/2026/ es/secciones/ es/temas/ es/firmas/
"""
RETIRED = "fr/rubriques/wiki/ en/sections/wiki/ es/secciones/wiki/"
PARALLEL = """
    fr+en/pari/ en+fr/pari/ fr+es/pari/ es+fr/pari/ fr+es/agua/ es+fr/agua/ fr+en/manifeste/ en+fr/manifeste/
"""
DESK = """
    translations/fr/agua/ translations/fr/essay/
    translations/en/pari/ translations/en/agua/ translations/en/ancien/ translations/en/moyen/ translations/en/manifeste/
    translations/es/pari/ translations/es/essay/ translations/es/ancien/ translations/es/moyen/ translations/es/manifeste/
"""
TERMS = """
    fr/rubriques/communs/ fr/rubriques/essais/ fr/themes/eau/ fr/themes/langues/
    fr/signatures/la-redaction/ fr/signatures/taller/
    en/sections/commons/ en/tags/water/ en/tags/tongues/ en/people/the-editors/ en/people/taller/
    es/secciones/comunes/ es/secciones/ensayos/ es/temas/agua/ es/temas/tongues/
    es/firmas/la-redaccion/ es/firmas/taller/
"""
EXPECTED = {
    "": ["index.html", "404.html", "sitemap.xml", "robots.txt", "_redirects"],
    **{f"{language}/": [*LISTS, "404.html"] for language in ("fr", "en", "es")},
    "translations/": ["index.html", "status.json"],
    **{f"translations/{language}/": ["index.html", "feed.atom"] for language in ("fr", "en", "es")},
    **{address: ["index.html"] for address in f"{PAGES} {RETIRED} {DESK}".split()},
    **{address: LISTS for address in TERMS.split()},  # noqa: C420
}


def test_old_addresses_are_rules_for_servers_too(tmp_path: Path) -> None:
    old = sites.original("Un").replace("tags: []", "tags: []\naliases: [/2019/un.html, /vieux/]")
    result = sites.build_site(tmp_path, {**sites.TERMS, "articles/un/index.fr.md": old})
    assert not result.failed, sites.lines(result)
    rules = (result.output / "_redirects").read_text(encoding="utf-8").splitlines()
    assert "/mag/2019/un.html /mag/fr/un/ 301" in rules
    assert "/mag/vieux/ /mag/fr/un/ 301" in rules
    for rule in rules:
        address, target, status = rule.split(" ")
        assert status == "301"
        for path in (address, target):
            place = result.output / path.removeprefix("/mag/")
            assert (place / "index.html" if path.endswith("/") else place).is_file()


def test_without_old_addresses_there_are_no_rules(tmp_path: Path) -> None:
    files = {"sections.yaml": "communs: {name: Communs}\n", "people.yaml": sites.TERMS["people.yaml"]}
    result = sites.build_site(tmp_path, {**files, "articles/un/index.fr.md": sites.original("Un")})
    assert not result.failed, sites.lines(result)
    assert not (result.output / "_redirects").exists()


def test_the_files_are_those_of_the_design_and_no_other(tree: Path) -> None:
    found = [file for file in html.files(tree) if not file.startswith("theme/")]
    ours = (tree / "theme/css/main.css").is_file()  # a theme without a page for two texts has none
    beside = [f"{address}index.html" for address in PARALLEL.split()]
    looks = ["traitdunion/css/main.css", "traitdunion/img/favicon.svg"]  # the desk's, where a theme has no desk
    assert found == sorted(
        [*(beside if ours else looks), *(folder + name for folder, names in EXPECTED.items() for name in names)]
    )


def test_desk_and_parallel_pages_can_be_left_out(tmp_path: Path) -> None:
    settings = "TRAITDUNION_DESK = False\nTRAITDUNION_PARALLEL = False\n"
    output = sites.build_site(tmp_path, sites.trilingual(), settings=settings).output
    found = [file for file in html.files(output) if not file.startswith("theme/")]
    left = {folder: names for folder, names in EXPECTED.items() if not html.is_desk(folder)}
    assert found == sorted(folder + name for folder, names in left.items() for name in names)
    assert not html.broken_links(output)


def test_only_the_themes_own_files_lie_under_theme(output: Path) -> None:
    static = sites.REPOSITORY / "theme/static"
    own = sorted(path.relative_to(static).as_posix() for path in static.rglob("*") if path.is_file())
    assert sorted(file.removeprefix("theme/") for file in html.files(output) if file.startswith("theme/")) == own


def test_a_picture_is_published_once_for_all_languages_and_only_if_shown(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        **sites.TERMS,
        "articles/un/index.fr.md": sites.original("Un", body="![Gris](gris.png)"),
        "articles/un/index.en.md": sites.translation("One", "fr", body="![Grey](gris.png)\n\n![More](more.png)"),
        "articles/un/gris.png": sites.png(),
        "articles/un/more.png": sites.png(shade=10),
        "articles/un/unused.png": sites.png(shade=20),
        "articles/un/notes.txt": "secret",
        "articles/un/.hidden.png": sites.png(shade=30),
        "articles/deux/index.fr.md": sites.original("Deux", body="![Gris](gris.png)"),
        "articles/deux/gris.png": sites.png(shade=40),
    }
    result = sites.build_site(tmp_path, files)
    assert not result.failed, sites.lines(result)
    media = [file for file in html.files(result.output) if file.startswith("media/")]
    assert media == ["media/deux/gris.png", "media/un/gris.png", "media/un/more.png"]
    digests = Counter(hashlib.sha256((result.output / file).read_bytes()).hexdigest() for file in media)
    assert set(digests.values()) == {1}
    assert html.page(result.output, "en/one/").every("//img[@src='/mag/media/un/gris.png']")[0].get("width") == "16"


def test_no_source_reaches_the_tree(tree: Path) -> None:
    assert not [file for file in html.files(tree) if Path(file).suffix in (".md", ".yaml", ".py", ".po", ".toml")]


def test_a_second_build_leaves_only_what_it_made(tmp_path: Path) -> None:
    files = sites.trilingual()
    first = sites.build_site(tmp_path, files).output
    for name in [name for name in files if name.startswith("articles/essay/")]:
        (tmp_path / "content" / name).unlink()
        del files[name]
    files["articles/pari/index.fr.md"] = str(files["articles/pari/index.fr.md"]).replace("story:essay", "story:agua")
    second = sites.build_site(tmp_path, files)
    assert not second.failed, sites.lines(second)
    assert "en/an-essay/index.html" not in html.files(first)
    fresh = sites.build_site(tmp_path / "fresh", files).output
    assert html.files(fresh) == html.files(second.output)
    assert not [path for path in second.output.rglob("*") if path.is_dir() and not any(path.iterdir())]
    for file in html.files(fresh):
        assert (fresh / file).read_bytes() == (second.output / file).read_bytes()


def test_what_was_a_page_can_become_a_folder_and_back(tmp_path: Path) -> None:
    def text(alias: str) -> str:
        return sites.original("Un").replace("tags: []", f"tags: []\naliases: [{alias}]")

    for alias in ("/old.html", "/old.html/", "/old.html"):
        result = sites.build_site(tmp_path, {**sites.TERMS, "articles/un/index.fr.md": text(alias)})
        assert not result.failed, sites.lines(result)
    assert (result.output / "old.html").is_file()


def test_readers_of_the_machine_may_open_every_file_and_folder(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        output = sites.build_site(tmp_path, sites.trilingual()).output
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in map(output.joinpath, html.files(output))} == {0o644}
    assert {path.stat().st_mode & 0o777 for path in [output, *output.rglob("*")] if path.is_dir()} == {0o755}
