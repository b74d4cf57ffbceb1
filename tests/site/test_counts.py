"""Work is counted, and there is no more of it than an edit needs."""

from __future__ import annotations

import cProfile
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

import pytest

from support import apart, sites
from support.faulty import snapshot
from traitdunion.commands.benching import corpus, ours
from traitdunion.commands.building import Options, Result, build
from traitdunion.edges.ledger import REST

CONVERSIONS, PAGES = "Markdown conversions", "pages rendered"
AGUA, MOYEN, RIVE = (f"articles/{name}" for name in ("agua/index.fr.md", "moyen/index.fr.md", "pari/rive.png"))
SITEWIDE = "404.html index.html sitemap.xml"
"""What is made from every header of the magazine. The pages at old addresses are too."""
OLD = "en/sections/wiki/index.html es/secciones/wiki/index.html fr/rubriques/wiki/index.html"
SPANISH_LISTS = """es/404.html es/archivo/index.html es/firmas/index.html es/index.html es/secciones/index.html es/temas/index.html"""
ENGLISH_LISTS = (
    """en/404.html en/archive/index.html en/people/index.html en/index.html en/sections/index.html en/tags/index.html"""
)
FRENCH_LISTS = """fr/404.html fr/archives/index.html fr/signatures/index.html fr/index.html fr/rubriques/index.html fr/themes/index.html"""
ARTICLES = """en/an-essay/index.html en/permanent-beta/index.html es/el-agua-comun/index.html es/la-apuesta-permanente/index.html
fr/l-eau-commune/index.html fr/le-pari-permanent/index.html fr/un-ancien/index.html fr/un-moyen/index.html"""


def feeds(*lists: str) -> str:
    return " ".join(f"{one}/feed.{form}" for one in lists for form in ("atom", "rss"))


def names(*parts: str) -> list[str]:
    return sorted(" ".join(parts).split())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small magazine with its own copy of the theme, built; without desk and parallel pages."""
    root = tmp_path_factory.mktemp("counted")
    shutil.copytree(sites.REPOSITORY / "theme", root / "theme")
    files = sites.trilingual()
    files["articles/pari/index.fr.md"] = str(files["articles/pari/index.fr.md"]).replace(
        "Fin.", "![Rive](rive.png)\n\nFin."
    )
    settings = "\nTRAITDUNION_DESK = False\nTRAITDUNION_PARALLEL = False\n"
    sites.write_site(root, {**files, RIVE: sites.png()}, theme=str(root / "theme"), settings=settings)
    result = made(root)
    assert result.counts[CONVERSIONS] == result.counts["texts"] == result.counts["files read"] == 10
    return root


def made(root: Path) -> Result:
    time.sleep(2 * REST / 1e9)  # what was written within a tick of the clock is read again, to be sure
    result = build(Options(root, as_of=sites.AS_OF))
    assert not result.failed, sites.lines(result)
    return result


def after(site: Path, path: str, edit: Callable[[bytes], bytes]) -> tuple[Result, list[str]]:
    """Return what comes of an edit, and the files that were made for it; then put everything back."""
    made(site)
    before = (site / path).read_bytes()
    assert edit(before) != before
    (site / path).write_bytes(edit(before))
    try:
        result = made(site)
        assert result.run is not None
        assert result.run.records is not None
        return result, sorted(result.run.records.inputs)
    finally:
        (site / path).write_bytes(before)


def words(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old.encode(), new.encode(), 1)


def test_nothing_to_do_is_nothing_done(site: Path) -> None:
    made(site)
    before = {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")}
    result = made(site)
    assert result.counts == {PAGES: 0, CONVERSIONS: 0}
    assert result.run is None
    assert {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")} == before


def test_nothing_to_do_is_found_out_without_pelican(site: Path) -> None:
    made(site)
    code = f"""
import sys
from pathlib import Path
from traitdunion.commands.building import Options, build
result = build(Options(Path({str(site)!r}), as_of={sites.AS_OF!r}))
assert not result.failed
assert result.counts == {{"pages rendered": 0, "Markdown conversions": 0}}, result.counts
print(*sorted({{name.partition(".")[0] for name in sys.modules}} & {{"pelican", "jinja2", "markdown", "PIL"}}))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], env=apart.environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_a_body_s_edit_is_one_conversion_and_renders_its_page_alone(site: Path) -> None:
    result, found = after(site, f"content/{MOYEN}", words("Un texte.", "Un autre."))
    assert found == names("fr/un-moyen/index.html", feeds("fr", "fr/rubriques/communs", "fr/signatures/la-redaction"))
    assert (result.counts[CONVERSIONS], result.counts["files read"], result.counts[PAGES]) == (1, 1, 1)


def test_an_original_s_edit_renders_the_pages_that_tell_its_translations_state(site: Path) -> None:
    result, found = after(site, "content/articles/agua/index.es.md", words("Texto.", "Otro texto."))
    assert [name for name in found if name.endswith(".html")] == [
        "es/el-agua-comun/index.html",
        "fr/l-eau-commune/index.html",
    ]
    assert (result.counts[CONVERSIONS], result.counts[PAGES], result.counts["states judged"]) == (1, 2, 1)


def test_a_title_s_edit_renders_the_pages_that_name_the_text(site: Path) -> None:
    result, found = after(site, f"content/{MOYEN}", words("title: Un moyen", "title: Un autre\nslug: un-moyen"))
    assert [name for name in found if name.startswith("fr/") and name.endswith(".html")] == names(
        FRENCH_LISTS,
        "fr/un-moyen/index.html",
        "fr/un-ancien/index.html fr/l-eau-commune/index.html",  # neighbours in time
        "fr/le-pari-permanent/index.html",  # related
        "fr/page/2/index.html fr/archives/2024/index.html fr/rubriques/communs/index.html",
        "fr/signatures/la-redaction/index.html fr/signatures/la-redaction/page/2/index.html",
        "fr/rubriques/wiki/index.html",
    )
    # What other editions offer from elsewhere, and nothing else of theirs.
    assert [name for name in found if not name.startswith("fr/")] == names(
        SITEWIDE, ENGLISH_LISTS, SPANISH_LISTS, OLD.replace("fr/rubriques/wiki/index.html", "")
    )
    assert result.counts[CONVERSIONS] == 1


def test_a_tag_s_change_renders_the_lists_of_both_tags(site: Path) -> None:
    result, found = after(site, "content/articles/essay/index.en.md", words("tags: [langues]", "tags: [eau]"))
    assert [name for name in found if name.startswith("en/") and name.endswith(".html")] == names(
        ENGLISH_LISTS,
        "en/an-essay/index.html en/permanent-beta/index.html en/archive/2025/index.html",
        "en/people/the-editors/index.html en/sections/commons/index.html en/sections/wiki/index.html",
        "en/tags/tongues/index.html en/tags/water/index.html",
    )
    assert not [name for name in found if name in ARTICLES.split() and not name.startswith("en/")]
    assert result.counts[CONVERSIONS] == 1


def test_a_section_s_new_name_converts_nothing_and_renders_what_bears_or_leads_to_it(site: Path) -> None:
    result, found = after(site, "content/sections.yaml", words("es: {name: Ensayos}", "es: {name: Pruebas}"))
    assert result.counts[CONVERSIONS] == 0
    assert [name for name in found if not name.startswith("es/")] == names(
        SITEWIDE,
        OLD.replace("es/secciones/wiki/index.html", ""),
        "fr/rubriques/essais/index.html",  # whose head names its address in Spanish
        feeds("fr/rubriques/essais"),
    )
    assert [name for name in found if name in ARTICLES.split()] == [
        "es/el-agua-comun/index.html",
        "es/la-apuesta-permanente/index.html",  # beside which it stands
    ]


def test_a_name_that_no_page_shows_renders_none_of_an_edition(site: Path) -> None:
    result, found = after(site, "content/sections.yaml", words("en: {name: Essays}", "en: {name: Attempts}"))
    assert found == names(SITEWIDE, OLD)
    assert result.counts[CONVERSIONS] == 0


def test_a_person_s_new_name_renders_the_pages_that_bear_it(site: Path) -> None:
    result, found = after(site, "content/people.yaml", words("es: {name: La redacción}", "es: {name: Redacción}"))
    assert [name for name in found if name in ARTICLES.split()] == [
        "es/el-agua-comun/index.html",
        "es/la-apuesta-permanente/index.html",
    ]
    assert {name for name in found if not name.startswith("es/")} - {*SITEWIDE.split(), *OLD.split()} == {
        # whose pages lead to hers
        *names(
            "en/people/the-editors/index.html fr/signatures/la-redaction/index.html",
            "fr/signatures/la-redaction/page/2/index.html",
            feeds("en/people/the-editors", "fr/signatures/la-redaction"),
        )
    }
    assert result.counts[CONVERSIONS] == 0


def test_a_template_s_change_renders_its_kind_of_page(site: Path) -> None:
    mark = words("{% endblock %}", "<!-- changed -->{% endblock %}")
    result, found = after(site, "theme/templates/article.html", mark)
    assert found == names(ARTICLES)
    assert (result.counts[CONVERSIONS], result.counts[PAGES]) == (0, 8)
    _, found = after(site, "theme/templates/archives.html", mark)
    assert found == names("en/archive/index.html es/archivo/index.html fr/archives/index.html")


@pytest.mark.parametrize(
    ("path", "edit"),
    [
        ("theme/translations/fr/LC_MESSAGES/traitdunion.po", words('msgstr "Articles liés"', 'msgstr "À lire aussi"')),
        ("pelicanconf.py", words("TIMEZONE", 'MOTTO = "Ensemble"\nTIMEZONE')),
    ],
    ids=["catalogue", "setting"],
)
def test_a_catalogue_s_or_a_setting_s_change_renders_everything_and_converts_nothing(
    site: Path, path: str, edit: Callable[[bytes], bytes]
) -> None:
    if path.endswith(".po"):
        data = (site / path).read_bytes()
        start = data.index(b'msgid "Related stories"\nmsgstr "') + len(b'msgid "Related stories"\nmsgstr "')
        edit = lambda data: data[:start] + b"+" + data[start:]  # noqa: E731
    result, found = after(site, path, edit)
    everything = [name for name in snapshot(site / "output") if not name.startswith(("theme/", "media/", ".trait"))]
    assert sorted(found) == sorted({*everything} - {"robots.txt", "_redirects"})
    assert (result.counts[CONVERSIONS], result.counts["files read"]) == (0, 0)


def test_a_picture_s_change_copies_it_and_renders_only_what_tells_its_size(site: Path) -> None:
    result, found = after(site, f"content/{RIVE}", lambda _: sites.png(shade=9))
    assert found == ["media/pari/rive.png"]
    assert PAGES not in result.counts
    result, found = after(site, f"content/{RIVE}", lambda _: sites.png(33))
    assert [name for name in found if "feed." not in name] == ["fr/le-pari-permanent/index.html", "media/pari/rive.png"]
    assert (result.counts[CONVERSIONS], result.counts[PAGES]) == (0, 1)


def test_a_style_s_change_renders_nothing(site: Path) -> None:
    result, found = after(site, "theme/static/css/main.css", lambda data: data + b"\n/* changed */\n")
    assert (found, result.counts[CONVERSIONS], result.counts.get(PAGES, 0)) == ([], 0, 0)


# Growth


def written(root: Path, stories: int) -> Path:
    """Write a bench's corpus with short texts."""
    engine = ours.Ours(sites.REPOSITORY / "theme", lean=True)
    root.mkdir()
    engine.prepare(root)
    for story in corpus.corpus(stories, engine.link):
        engine.write(story, root)
    time.sleep(2 * REST / 1e9)  # as above
    return root


def calls(root: Path) -> tuple[dict[str, int], int]:
    """Return the counts of a lean build, and how many functions were called."""
    profile = cProfile.Profile()
    result = profile.runcall(build, Options(root, as_of=ours.AS_OF, lean=True))
    assert not result.failed
    return result.counts, sum(entry.callcount for entry in profile.getstats())


def test_work_grows_as_the_magazine_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures: dict[str, bytes] = {}

    def write_pictures(story: corpus.Story, folder: Path) -> None:
        if len(story.pictures) > len(pictures):
            corpus.write_pictures(story, folder)
            pictures.update({name: (folder / name).read_bytes() for name in story.pictures})
        for name in story.pictures:
            (folder / name).write_bytes(pictures[name])

    def body(_: Random, blocks: Sequence[corpus.Block], picture: str, link: Callable[[int], str]) -> Iterator[str]:
        yield f"Voir [ici]({link(blocks[0].target)})."
        yield f"![Image]({picture})" if picture else "Fin."

    monkeypatch.setattr(ours, "write_pictures", write_pictures)
    monkeypatch.setattr(corpus, "body", body)
    cold: dict[int, int] = {}
    edited: dict[int, int] = {}
    for stories in (250, 1000):
        root = written(tmp_path / str(stories), stories)
        first = build(Options(root, as_of=ours.AS_OF, lean=True))
        assert not first.failed
        assert first.counts[CONVERSIONS] == first.counts["texts"]
        cold[stories] = first.counts[PAGES]
        middle = stories // 2
        text = root / "content/articles" / corpus.key_of(middle) / f"index.{corpus.languages_of(middle)[0]}.md"
        text.write_text(text.read_text(encoding="utf-8") + "\nUn mot.\n", encoding="utf-8")
        counts, edited[stories] = calls(root)
        # However large the magazine is: the text's page, and those of its translations, which are now behind.
        assert (counts[CONVERSIONS], counts["files read"], counts[PAGES]) == (1, 1, len(corpus.languages_of(middle)))
    assert cold[1000] <= 4 * cold[250]
    assert edited[1000] <= 4 * edited[250]
