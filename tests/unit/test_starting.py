"""A new text: its folder, and a draft with the header to fill in."""

import pytest

from traitdunion.commands.starting import Start, editions_of, file_of, scaffold, start_text
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.vocabulary.language import Language


def start(title="L’eau : un commun", language="fr", **more):
    return Start(title, language, "2026-03-04", **more)


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        (start(), "articles/l-eau-un-commun/index.fr.md"),
        (start("Acerca de", "es", page=True), "pages/acerca-de/index.es.md"),
        (start("الماء", "ar", story="water"), "articles/water/index.ar.md"),
        (start("…"), "articles/story/index.fr.md"),
    ],
)
def test_the_folder_is_named_after_the_title_unless_a_name_is_given(asked, path):
    assert file_of(asked) == path


@pytest.mark.parametrize(
    "title",
    ["L’eau : un commun", '"Commun" et partage', "# Neuf", "L'eau # notre bien", "Simple", "[brouillon]", "a\\b"],
)
def test_any_title_makes_a_header_that_can_be_read(title):
    header, _, _, problems = read_header(scaffold(start(title, section="communs")), "x", HeaderOptions(Language("fr")))
    assert problems == ()
    assert (header.title, header.status, header.section) == (title, "draft", "communs")
    assert header.date.value.isoformat() == "2026-03-04T00:00:00"


def test_a_page_has_no_facts():
    assert "date" not in scaffold(start(page=True))
    assert "section" not in scaffold(start(page=True))


def test_a_text_is_written_once(tmp_path):
    path = start_text(tmp_path, start())
    assert path == tmp_path / "articles/l-eau-un-commun/index.fr.md"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        start_text(tmp_path, start())
    assert path.read_text() == "mine"


def test_the_editions_are_those_of_the_file_where_there_is_one(tmp_path):
    setting = {"fr": {}, "en": {}}
    assert editions_of(tmp_path, setting) == ["fr", "en"]
    (tmp_path / "editions.yaml").write_text("es: {name: La Revista}\nno: {name: Bladet}\n")
    assert editions_of(tmp_path, setting) == ["es", "no"]
    (tmp_path / "editions.yaml").write_text("es: {name: [")
    assert editions_of(tmp_path, setting) == ["fr", "en"]
    assert editions_of(tmp_path / "nowhere", None) == []
