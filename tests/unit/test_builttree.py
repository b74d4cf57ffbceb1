"""A built folder is read whole, and nothing outside it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from traitdunion.contract.tree import BuiltTree, digest
from traitdunion.edges.builttree import read_tree
from traitdunion.vocabulary.problem import Area, Place


def test_pages_keep_their_bytes_and_pictures_only_what_tells_them_apart(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "index.html").write_bytes("é".encode())
    (tmp_path / "cover.JPG").write_bytes(b"picture")
    files = read_tree(tmp_path).files
    assert list(files) == ["cover.JPG", "fr/index.html"]
    assert files["fr/index.html"].data == "é".encode()
    assert (files["cover.JPG"].data, files["cover.JPG"].size) == (None, 7)
    assert files["cover.JPG"].digest == digest(b"picture")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_to_a_file_counts_and_one_to_nothing_or_to_a_folder_does_not(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "output"
    outside.mkdir()
    folder.mkdir()
    (outside / "page.html").write_bytes(b"x")
    (folder / "page.html").symlink_to(outside / "page.html")
    (folder / "gone.html").symlink_to(outside / "gone.html")
    (folder / "loop").symlink_to(folder)
    assert list(read_tree(folder).files) == ["page.html"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such a name")
def test_a_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb"):  # noqa: PTH123 - a Path holds no bytes
        pass
    assert list(read_tree(tmp_path).files) == ["caf\\xe9.txt"]


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        read_tree(tmp_path / "gone")


def test_a_place_is_found_by_what_is_written_there_escaped_or_not() -> None:
    tree = BuiltTree.of({"x.html": b"<p>\n<a href='/a?x&amp;y'>\n<b>"})
    assert tree.place("x.html", "/a?x&y") == Place("x.html", 2, Area.OUTPUT)
    assert tree.place("x.html", "gone") == tree.place("x.html") == Place("x.html", 1, Area.OUTPUT)
    assert tree.place("gone.html", "x") == Place("gone.html", 1, Area.OUTPUT)
