"""A language is an entry in the settings, a catalogue and texts: Arabic, right to left, and Brazilian Portuguese."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from support import feeds, html, sites

REAL = Path(os.environ.get("REAL_ARTICLES", sites.REPOSITORY.parent / "shared" / "real_articles"))

EDITIONS = """
EDITIONS = {
    "fr": {"name": "La Revue", "tagline": "Entre les langues", "fallback": ["ar"]},
    "ar": {"name": "المجلة", "tagline": "بين اللغات", "fallback": ["fr"],
           "words": {"section": "aqsam", "tag": "mawadi", "person": "kuttab",
                     "archive": "arshif", "page": "safha"}},
    "pt-BR": {"name": "A Revista", "tagline": "Entre línguas", "fallback": ["fr"]},
}
"""
CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"

msgid "Back to top"
msgstr "{top}"

msgid "(in %(language)s)"
msgstr "({into} %(language)s)"
"""
ARABIC = CATALOGUE.format(
    language="ar",
    plural="nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    top="إلى الأعلى",
    into="بـ",
)
BRAZILIAN = CATALOGUE.format(language="pt_BR", plural="nplurals=2; plural=(n > 1);", top="Voltar ao início", into="em")

FILES = {
    "people.yaml": "redaction: {fr: {name: La rédaction}, ar: {name: هيئة التحرير, slug: hayat-tahrir}}\n"
    "taller: {name: Taller}\n",
    "sections.yaml": "communs: {fr: {name: Communs}, ar: {name: المشاعات, slug: mushaat}, pt-BR: {name: Comuns}}\n",
    "tags.yaml": "eau: {fr: {name: Eau}, ar: {name: ماء, slug: maa}, pt-BR: {name: Água}}\n",
    "articles/pari/index.fr.md": sites.original(
        "Le pari", tags="eau", body="Voir [cela](story:souq).\n\n## Rive {#rive}"
    ),
    "articles/pari/index.ar.md": sites.translation(
        "الرهان الدائم", "fr", body="نص قصير. [هنا](story:novo)\n\n## الضفة {#rive}"
    ),
    "articles/pari/index.pt-BR.md": sites.translation(
        "A aposta permanente", "fr", body="Um texto. [ali](story:souq)\n\n## Margem {#rive}"
    ),
    "articles/souq/index.ar.md": sites.original("السوق", date="2026-02-01", body="نص.").replace(
        "---\n\n", "slug: suq\n---\n\n"
    ),
    "articles/novo/index.pt-BR.md": sites.original("Ação nova", date="2026-01-01", body="Texto."),
}


def with_catalogues(root: Path, source: str, **catalogues: str) -> str:
    """Return a copy of a theme with catalogues for more languages."""
    theme = root / "theme"
    shutil.copytree(source, theme)
    for folder, text in catalogues.items():
        path = theme / "translations" / folder / "LC_MESSAGES" / "traitdunion.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(theme)


@pytest.fixture(scope="module", params=["theme", "probe"])
def trio(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("trio")
    source = html.PROBE if request.param == "probe" else str(sites.REPOSITORY / "theme")
    theme = with_catalogues(root, source, ar=ARABIC, pt_BR=BRAZILIAN)
    result = sites.build_site(root, FILES, settings=EDITIONS, theme=theme)
    assert not result.failed, sites.lines(result)
    return result.output


def test_every_page_says_language_and_direction(trio: Path) -> None:
    for page in html.pages(trio).values():
        if language := html.edition_of(page.address):
            assert page.language == language
            assert page.root.get("dir") == ("rtl" if page.language == "ar" else "ltr")


def test_pages_lie_where_the_entry_says(trio: Path) -> None:
    for address in (
        "ar/",
        "ar/aqsam/mushaat/",
        "ar/mawadi/maa/",
        "ar/kuttab/hayat-tahrir/",
        "ar/arshif/2026/",
        "pt-BR/sections/comuns/",
        "pt-BR/tags/agua/",
        "pt-BR/acao-nova/",
    ):
        assert (trio / address / "index.html").is_file(), address


def test_dates_are_the_languages_own(trio: Path) -> None:
    (arabic,) = [page for page in html.pages(trio).values() if page.og("og:title") == ["السوق"]]
    assert "فبراير" in arabic.text("//main")
    assert "1 de janeiro de 2026" in html.page(trio, "pt-BR/acao-nova/").text("//main")


def test_the_interface_is_translated(trio: Path) -> None:
    assert "إلى الأعلى" in html.page(trio, "ar/suq/").text("//body")
    assert "Voltar ao início" in html.page(trio, "pt-BR/acao-nova/").text("//body")
    assert "Back to top" not in html.page(trio, "pt-BR/acao-nova/").text("//body")


def test_alternates_links_and_feeds_are_right(trio: Path) -> None:
    assert not html.broken_links(trio)
    pages = {page.url: page for page in html.pages(trio).values()}
    for page in pages.values():
        for address in page.alternates.values():
            assert pages[address].alternates == page.alternates
    assert set(html.page(trio, "fr/le-pari/").alternates) == {"fr", "ar", "pt-BR", "x-default"}
    for path in trio.rglob("feed.*"):
        assert not (feeds.atom_faults if path.suffix == ".atom" else feeds.rss_faults)(path)
        assert feeds.read(path).feed.language == html.edition_of(path.relative_to(trio).as_posix())
    assert set(html.sitemap(trio)) == {page.url for page in pages.values() if page.indexable}


def test_links_to_other_languages_are_said_in_the_readers_own(trio: Path) -> None:
    assert "(em árabe)" in html.page(trio, "pt-BR/a-aposta-permanente/").text("//main")
    assert "(en arabe)" in html.page(trio, "fr/le-pari/").text("//main")
    (arabic,) = [page for page in html.pages(trio).values() if page.og("og:title") == ["الرهان الدائم"]]
    assert "(بـ البرتغالية" in arabic.text("//main")


def test_open_graph_names_the_likely_countries(trio: Path) -> None:
    assert html.page(trio, "pt-BR/").og("og:locale") == ["pt_BR"]
    assert html.page(trio, "ar/").og("og:locale") == [
        "ar_EG"
    ]  # CLDR's likely territory; `locale` in the entry says another


def test_a_missing_catalogue_is_a_warning_and_english_is_marked(tmp_path: Path) -> None:
    result = sites.build_site(
        tmp_path, FILES, settings=EDITIONS, theme=with_catalogues(tmp_path, html.PROBE, pt_BR=BRAZILIAN)
    )
    assert not result.failed, sites.lines(result)
    assert [line for line in sites.lines(result) if "TU514" in line and "“ar”" in line]
    (element,) = html.page(result.output, "ar/suq/").every("//*[contains(text(), 'Back to top')]")
    assert html.language_of(element) == "en"
    marks = [
        mark
        for page in html.pages(result.output).values()
        if page.language == "ar"
        for mark in page.every("//*[@class='in-language']//*")
    ]
    assert marks
    assert all(html.language_of(mark) == "en" for mark in marks)


def test_no_english_of_the_interface_goes_unmarked_with_our_theme(tmp_path: Path) -> None:
    theme = with_catalogues(tmp_path, str(sites.REPOSITORY / "theme"))
    output = sites.build_site(tmp_path, FILES, settings=EDITIONS, theme=theme).output
    for page in html.pages(output).values():
        if page.language == "ar":
            for element in page.every("//body//*[text()]"):
                own = "".join(element.xpath("text()")).strip()
                if any(
                    word in own.split()
                    for word in ("Sections", "Published", "Archive", "By", "stories", "story", "page", "licence")
                ):
                    assert html.language_of(element) == "en", (page.address, own)


def test_feeds_and_heads_of_an_untranslated_edition_have_no_markup_in_their_titles(tmp_path: Path) -> None:
    theme = with_catalogues(tmp_path, str(sites.REPOSITORY / "theme"))
    output = sites.build_site(tmp_path, FILES, settings=EDITIONS, theme=theme).output
    for page in html.pages(output).values():
        head = " ".join([page.title, page.description, *page.og("og:title"), *page.og("og:description")])
        assert "<" not in head
        assert "span" not in head
    assert not [path for path in output.rglob("feed.*") if "span lang" in str(feeds.read(path).feed.title)]


@pytest.mark.skipif(
    not REAL.is_dir(), reason="The five real articles are not beside the project: set REAL_ARTICLES to their folder."
)
@pytest.mark.parametrize("more", [False, True], ids=["as they are", "with Arabic and Portuguese"])
def test_a_magazine_of_real_articles_by_other_people(tmp_path: Path, more: bool) -> None:
    settings = (
        EDITIONS.rstrip().removesuffix("}") + '    "en": {"name": "R"},\n    "es": {"name": "R"},\n}\n' if more else ""
    )
    content = tmp_path / "real"
    shutil.copytree(REAL, content)
    for path in [content, *content.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    if more:
        key, people = next((content / "articles").iterdir()), "translators: [taller]\n"
        sites.write_files(content, {
            f"articles/{key.name}/index.ar.md": sites.translation("مقال", "en").replace(people, "slug: maqal\n"),
            f"articles/{key.name}/index.pt-BR.md": sites.translation("Um artigo", "en").replace(people, ""),
        })  # fmt: skip
    result = sites.build_site(tmp_path, {}, settings=settings, content="real")
    assert not result.failed, [line for line in sites.lines(result) if "error" in line]
    assert not html.broken_links(result.output)
    pages = {page.url: page for page in html.pages(result.output).values()}
    assert len([page for page in pages.values() if page.og("og:type") == ["article"]]) == len(
        list(content.glob("articles/*/*.md"))
    )
    for page in pages.values():
        for address in page.alternates.values():
            assert pages[address].alternates == page.alternates
    for path in result.output.rglob("feed.*"):
        assert not (feeds.atom_faults if path.suffix == ".atom" else feeds.rss_faults)(path)
        assert not feeds.relative_addresses(path)
