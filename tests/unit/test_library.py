"""What lies in the content folder, in one order on every machine."""

import pytest

from support.graph import codes, said
from support.sites import write_files
from traitdunion.edges.library import read_library
from traitdunion.vocabulary.magazine import TermKind


def read(folder, files):
    write_files(folder, files)
    return read_library(folder)


def test_texts_terms_and_files_are_told_apart(tmp_path):
    library, problems = read(
        tmp_path,
        {
            "articles/eau/index.fr.md": "fr",
            "articles/eau/march.jpg": b"\xff\xd8",
            "articles/2026/vin/index.es.md": "es",
            "pages/about/index.fr.md": "p",
            "sections.yaml": "s: {}",
            "people.yaml": "",
            "interface.yaml": "",
            "editions.yaml": "",
        },
    )
    assert problems == []
    assert [source.path for source in library.texts] == [
        "articles/2026/vin/index.es.md",
        "articles/eau/index.fr.md",
        "pages/about/index.fr.md",
    ]
    assert library.texts[1].data == b"fr"
    assert set(library.terms) == {TermKind.SECTION, TermKind.PERSON}
    assert {story: set(files) for story, files in library.files.items()} == {"eau": {"march.jpg"}}
    assert (library.editions.path, library.interface.path) == ("editions.yaml", "interface.yaml")


def test_hidden_files_and_those_that_systems_leave_are_passed_over(tmp_path):
    library, problems = read(
        tmp_path, {".git/x.md": "", "articles/eau/.DS_Store": "", "articles/eau/Thumbs.db": "", "README.md": "hello"}
    )
    assert (library.texts, library.files, problems) == ((), {}, [])


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("articles/eau/index.fr.txt", "index.fr.md"),
        ("articles/eau/index.fr.markdown", "index.fr.md"),
        ("sections.yml", "sections.yaml"),
    ],
)
def test_a_file_that_is_nearly_one_of_ours_is_told_its_name(tmp_path, name, near):
    _, (problem,) = read(tmp_path, {name: "x"})
    assert problem.place.path == name
    assert near in said(problem)


def test_a_text_beside_the_folders_is_noticed(tmp_path):
    _, problems = read(tmp_path, {"brouillons/eau.md": "x"})
    assert len(problems) == 1


def test_a_content_folder_that_is_not_there_is_an_error(tmp_path):
    library, problems = read_library(tmp_path / "nowhere")
    assert library.texts == ()
    assert codes(problems) == ["TU521"]


def test_a_link_out_of_the_folder_is_refused(tmp_path):
    write_files(tmp_path, {"secret.md": "secret", "content/articles/eau/index.fr.md": "x"})
    (tmp_path / "content/articles/eau/index.en.md").symlink_to(tmp_path / "secret.md")
    library, (problem,) = read_library(tmp_path / "content")
    assert [source.path for source in library.texts] == ["articles/eau/index.fr.md"]
    assert problem.place.path == "articles/eau/index.en.md"


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path):
    write_files(tmp_path, {"articles/eau/index.fr.md": "x"})
    (tmp_path / "articles/eau/index.en.md").mkdir()
    library, (problem,) = read_library(tmp_path)
    assert len(library.texts) == 1
    assert (problem.place.path, problem.fault.severity) == ("articles/eau/index.en.md", "error")


def test_the_order_is_that_of_names_not_of_the_disk(tmp_path):
    names = ["b", "a", "Z", "é", "a-b", "a_b"]
    library, _ = read(tmp_path, {f"articles/{name}/index.fr.md": name for name in names})
    assert [source.path.split("/")[1] for source in library.texts] == sorted(names)
