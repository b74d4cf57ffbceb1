"""A build with nothing to do finds that out; whatever could change a byte, and whoever touched one, makes it build."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from support import apart, sites
from support.faulty import snapshot
from traitdunion.commands.building import Options, Result, build
from traitdunion.edges import standing

SETTINGS = """
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "lib"))
TRAITDUNION_PUBLISHER = {"name": os.environ.get("MAGAZINE_MOTTO", "nobody"), "url": "https://example.org"}
"""
LATER = "articles/later/index.fr.md"
EMBARGO = "2026-07-14T09:00:00+02:00"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a built magazine with its own copy of the theme, in which one text is still to come out."""
    root = tmp_path / "site"
    shutil.copytree(sites.REPOSITORY / "theme", root / "theme")
    files = {**sites.trilingual(), LATER: sites.original("Plus tard", date=EMBARGO)}
    sites.write_site(root, files, theme=str(root / "theme"), settings=SETTINGS)
    assert not built(root).failed
    return root


def built(root: Path, as_of: str = sites.AS_OF, **options: object) -> Result:
    return build(Options(root, as_of=as_of, **options))  # type: ignore[arg-type]


def stands(root: Path, as_of: str = sites.AS_OF, **options: object) -> bool:
    """Tell whether a build finds nothing to do."""
    return built(root, as_of, **options).run is None


def clean(root: Path, as_of: str = sites.AS_OF) -> dict[str, str]:
    """Return what a build of a fresh copy makes."""
    copy = root.with_name("clean")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("output", "cache"))
    file = copy / "pelicanconf.py"
    file.write_text(file.read_text().replace(str(root), str(copy)), encoding="utf-8")
    assert not built(copy, as_of).failed
    return snapshot(copy / "output")


def add(path: str, text: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return edit


def put(path: str, data: bytes = b"new") -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return edit


def same_times(path: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    """Change a file, leaving its size and its time as they were."""

    def edit(root: Path) -> None:
        status = (root / path).stat()
        data = (root / path).read_bytes()
        assert old in data
        (root / path).write_bytes(data.replace(old, new, 1))
        os.utime(root / path, ns=(status.st_atime_ns, status.st_mtime_ns))

    return edit


def remove(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


def move(path: str, target: str) -> Callable[[Path], None]:
    return lambda root: (root / path).rename(root / target)


def test_nothing_to_do_is_found_out_again_and_again(site: Path) -> None:
    assert stands(site)
    assert stands(site)
    assert stands(site, "2026-06-30T11:59:00+02:00")


@pytest.mark.parametrize(
    "edit",
    [
        add("content/articles/moyen/index.fr.md", "\nEncore.\n"),
        same_times("content/articles/moyen/index.fr.md", b"Un texte.", b"Un tigre."),
        put("content/articles/moyen/.hidden"),
        put("content/interface.yaml", b"fr: {Latest stories: Du neuf}\n"),
        remove("content/articles/pari/index.es.md"),
        move("content/articles/moyen", "content/articles/milieu"),
        add("theme/templates/article.html", "<!-- x -->"),
        put("theme/templates/unused.html"),
        add("theme/static/css/main.css", "/* x */"),
        add("theme/translations/fr/LC_MESSAGES/traitdunion.po", "# x\n"),
        add("pelicanconf.py", "\nMOTTO = 'x'\n"),
        put("other.py", b"# a module that the settings might import\n"),
        add("output/fr/index.html", "by hand"),
        same_times("output/fr/index.html", b"<html", b"<HTML"),
        remove("output/fr/feed.atom"),
        remove("output/theme/css/main.css"),
        remove("output/.traitdunion.json"),
    ],
)
def test_whatever_changes_makes_it_build_and_the_tree_is_a_clean_build_s(
    site: Path, edit: Callable[[Path], None]
) -> None:
    edit(site)
    if not (site / "output" / ".traitdunion.json").exists():
        assert [problem.fault.code for problem in built(site).problems if "TU522" in problem.fault.code]
        return
    assert not stands(site)
    assert snapshot(site / "output") == clean(site)
    assert stands(site)


def test_a_foreign_file_in_the_output_concerns_nobody(site: Path) -> None:
    put("output/CNAME", b"example.org")(site)
    assert stands(site)


@pytest.mark.skipif(
    os.name == "nt", reason="Run the tests on Linux or macOS: Windows makes links for administrators only."
)
def test_a_link_in_the_output_is_made_a_page_again(site: Path) -> None:
    page, elsewhere = site / "output/fr/un-moyen/index.html", site / "elsewhere.html"
    shutil.copy(page, elsewhere)
    page.unlink()
    page.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert not stands(site)
    assert not page.is_symlink()
    elsewhere.write_bytes(b"changed")
    assert page.read_bytes() == before
    assert stands(site)


def test_a_text_comes_out_in_its_hour_and_no_clock_counts_before_or_after(site: Path) -> None:
    assert stands(site, "2026-07-14T08:59:59+02:00")
    assert not stands(site, EMBARGO)
    assert (site / "output/fr/plus-tard/index.html").is_file()
    assert snapshot(site / "output") == clean(site, EMBARGO)
    assert stands(site, "2030-01-01")
    assert not stands(site, "2026-07-14T08:59:59+02:00")
    assert not (site / "output/fr/plus-tard/index.html").exists()


def test_settings_that_read_the_environment_are_asked_each_time(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAGAZINE_MOTTO", "somebody")
    assert not stands(site)
    assert "somebody" in (site / "output/fr/un-moyen/index.html").read_text(encoding="utf-8")
    assert stands(site)
    monkeypatch.delenv("MAGAZINE_MOTTO")
    assert not stands(site)


def test_code_that_the_settings_import_from_a_folder_counts(site: Path) -> None:
    put("lib/shouts.py", b"def shout(text):\n    return text\n")(site)
    put("lib/words.py", b"MARK = '!'\n")(site)
    add("pelicanconf.py", "import shouts\nJINJA_FILTERS = {'shout': shouts.shout}\n")(site)
    template = site / "theme/templates/article.html"
    template.write_text(template.read_text().replace("{% block main %}", "{% block main %}{{ 'motto'|shout }}", 1))

    def motto() -> str:
        done = apart.build(site)
        assert done.returncode == 0, done.stdout + done.stderr
        page = (site / "output/fr/un-moyen/index.html").read_text(encoding="utf-8")
        return next(word for word in ("motto!", "motto?", "motto") if word in page)

    assert motto() == "motto"
    put("lib/shouts.py", b"import words\ndef shout(text):\n    return text + words.MARK\n")(site)
    assert motto() == "motto!"
    put("lib/words.py", b"MARK = '?'\n")(site)
    assert motto() == "motto?"


def test_other_options_are_another_build(site: Path) -> None:
    assert not stands(site, lean=True)
    assert not (site / "output/fr/themes/eau/feed.atom").exists()
    assert stands(site, lean=True)
    assert not stands(site)
    assert not stands(site, siteurl="https://example.net")


def test_a_clean_build_is_always_one(site: Path) -> None:
    assert not stands(site, clean=True)


def test_an_edit_made_while_it_builds_is_not_taken_for_built(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add("content/articles/moyen/index.fr.md", "\nEncore.\n")(site)
    from traitdunion.publishing import running

    finish = running.placing.place

    def place(*arguments: object) -> object:
        add("content/articles/moyen/index.fr.md", "\nToujours.\n")(site)
        return finish(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(running.placing, "place", place)
        built(site)
    assert "Toujours" not in (site / "output/fr/un-moyen/index.html").read_text(encoding="utf-8")
    assert not stands(site)
    assert "Toujours" in (site / "output/fr/un-moyen/index.html").read_text(encoding="utf-8")


def test_a_failed_build_is_not_taken_for_the_site(site: Path) -> None:
    before = snapshot(site / "output")
    text = site / "content/articles/moyen/index.fr.md"
    good = text.read_bytes()
    text.write_bytes(good.replace(b"title:", b"titel:"))
    assert built(site).failed
    assert built(site).failed
    assert snapshot(site / "output") == before
    text.write_bytes(good)
    assert not built(site).failed
    assert stands(site)


def test_what_a_build_told_is_told_again_where_nothing_is_done(site: Path) -> None:
    assert sites.codes(built(site), sites.Severity.WARNING) == sites.codes(
        built(site, clean=True), sites.Severity.WARNING
    )


def test_a_copy_elsewhere_reads_no_text_anew(site: Path) -> None:
    copy = site.with_name("copy")
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("output"))
    file = copy / "pelicanconf.py"
    file.write_text(file.read_text().replace(str(site), str(copy)), encoding="utf-8")
    result = built(copy)
    assert result.counts["Markdown conversions"] == 0
    assert snapshot(copy / "output") == snapshot(site / "output")


def test_a_cache_of_garbage_changes_nothing(site: Path) -> None:
    before = snapshot(site / "output")
    put("cache/traitdunion.sqlite3", b"garbage" * 5000)(site)
    assert not stands(site)
    assert snapshot(site / "output") == before
    assert stands(site)


def test_no_pages_are_made_again_where_times_alone_have_changed(site: Path) -> None:
    later = time.time() - 5
    for path in site.rglob("*"):
        if path.is_file() and "cache" not in path.parts:
            os.utime(path, (later, later))
    assert stands(site)


def test_a_settings_file_that_raises_is_left_to_the_build(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text("raise SystemError('x')\n")
    assert standing.raw_settings(tmp_path / "pelicanconf.py") is None
    assert sites.codes(built(tmp_path)) == ["TU518"]
