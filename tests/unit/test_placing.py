"""A finished tree is put in place, and only files that an earlier build made are ever removed."""

import json
import os
import stat

import pytest

from support.sites import write_files
from traitdunion.edges import placing
from traitdunion.vocabulary.problem import ProblemsFound


@pytest.fixture
def output(tmp_path):
    return tmp_path / "site"


def publish(output, files):
    staging = placing.make_staging(output)
    write_files(staging, files)
    placing.place(staging, output)
    assert not staging.exists()
    return {name for name in placing.tree(output) if name != placing.MANIFEST}


def test_a_first_tree_is_placed_whole_with_its_manifest(output):
    assert publish(output, {"index.html": "a", "fr/index.html": "b"}) == {"index.html", "fr/index.html"}
    assert placing.manifest(output) == {"index.html", "fr/index.html"}
    assert json.loads((output / placing.MANIFEST).read_text())["schema"] == 1


def test_what_is_no_longer_made_is_removed_with_its_empty_folders(output):
    publish(output, {"index.html": "a", "fr/old/index.html": "b", "fr/index.html": "c"})
    assert publish(output, {"index.html": "a", "fr/index.html": "c"}) == {"index.html", "fr/index.html"}
    assert not (output / "fr/old").exists()


def test_somebody_s_own_file_among_ours_stays(output):
    publish(output, {"fr/old/index.html": "b"})
    write_files(output, {"fr/old/mine.txt": "mine", "CNAME": "example.org"})
    publish(output, {"index.html": "a"})
    assert (output / "fr/old/mine.txt").read_text() == "mine"
    placing.empty(output)
    assert set(placing.tree(output)) - {placing.MANIFEST} == {"CNAME", "fr/old/mine.txt"}


def test_an_unchanged_file_is_not_touched(output):
    publish(output, {"a.html": "a", "b.html": "b"})
    os.utime(output / "a.html", (1, 1))
    os.utime(output / "b.html", (1, 1))
    publish(output, {"a.html": "a", "b.html": "B"})
    assert (output / "a.html").stat().st_mtime == 1
    assert (output / "b.html").stat().st_mtime != 1
    assert (output / "b.html").read_text() == "B"


def test_a_folder_with_files_of_somebody_else_is_refused(output):
    write_files(output, {"thesis.odt": "years"})
    staging = placing.make_staging(output)
    write_files(staging, {"index.html": "a"})
    with pytest.raises(ProblemsFound) as found:
        placing.place(staging, output)
    assert [problem.fault.code for problem in found.value.problems] == ["TU522"]
    assert placing.tree(output) == ["thesis.odt"]


def test_an_empty_or_missing_folder_is_nobody_s(output):
    assert placing.foreign(output) == []
    output.mkdir()
    assert placing.foreign(output) == []
    output.rmdir()
    output.write_text("a file")
    assert len(placing.foreign(output)) == 1


def test_a_first_build_that_was_killed_while_it_wrote_its_manifest_does_not_lock_the_folder(output):
    write_files(output, {placing.NEXT_MANIFEST: '{"schema"'})
    assert placing.foreign(output) == []
    assert publish(output, {"index.html": "a"}) == {"index.html"}
    write_files(output, {placing.NEXT_MANIFEST: "{", "thesis.odt": "years"})
    (output / placing.MANIFEST).unlink()
    assert len(placing.foreign(output)) == 1


def test_a_broken_manifest_is_none(output):
    write_files(output, {placing.MANIFEST: "{"})
    assert placing.manifest(output) is None
    assert len(placing.foreign(output)) == 1


def test_a_manifest_cannot_lead_out_of_the_folder(output, tmp_path):
    publish(output, {"index.html": "a"})
    write_files(tmp_path, {"precious.txt": "x"})
    placing.write_manifest(output, ["../precious.txt", "index.html"])
    placing.empty(output)
    assert (tmp_path / "precious.txt").exists()
    assert not (output / "index.html").exists()


def test_a_file_becomes_a_folder_and_a_folder_a_file(output):
    publish(output, {"fr/eau": "file", "fr/vin/index.html": "page"})
    assert publish(output, {"fr/eau/index.html": "page", "fr/vin": "file"}) == {"fr/eau/index.html", "fr/vin"}


def test_a_web_server_may_read_what_is_placed_whatever_the_umask(output):
    before = os.umask(0o077)
    try:
        publish(output, {"fr/index.html": "a"})
    finally:
        os.umask(before)
    assert stat.S_IMODE((output / "fr/index.html").stat().st_mode) == 0o644
    assert stat.S_IMODE((output / "fr").stat().st_mode) == 0o755


def test_links_that_lead_to_folders_or_nowhere_are_not_placed_and_nothing_behind_a_link_is_changed(output, tmp_path):
    write_files(tmp_path, {"elsewhere/precious.txt": "x", "elsewhere/page.html": "p"})
    (tmp_path / "elsewhere").chmod(0o750)
    (tmp_path / "elsewhere/page.html").chmod(0o600)
    publish(output, {"index.html": "a"})
    for folder in ("", "fr/"):
        staging = placing.make_staging(output)
        write_files(staging, {"index.html": "a", f"{folder}b.html": "b"})
        (staging / folder / "folder").symlink_to(tmp_path / "elsewhere")
        (staging / folder / "nowhere").symlink_to(tmp_path / "nothing")
        (staging / folder / "page.html").symlink_to(tmp_path / "elsewhere/page.html")
        placed = placing.place(staging, output)
        assert placed == {"index.html", f"{folder}b.html", f"{folder}page.html"}
        assert {path.name for path in (output / folder).iterdir() if path.is_symlink()} == {"page.html"}
    assert stat.S_IMODE((tmp_path / "elsewhere").stat().st_mode) == 0o750
    assert stat.S_IMODE((tmp_path / "elsewhere/page.html").stat().st_mode) == 0o600


def test_folders_that_hold_nothing_are_not_placed(output):
    publish(output, {"index.html": "a"})
    staging = placing.make_staging(output)
    write_files(staging, {"fr/index.html": "b"})
    for empty in ("fr/empty/inner", "en/empty"):
        (staging / empty).mkdir(parents=True)
    placing.place(staging, output)
    assert {path.name for path in output.rglob("*") if path.is_dir()} == {"fr"}


def test_new_folders_go_beside_others_and_into_those_that_are_there(output):
    publish(output, {"fr/a/index.html": "a", "fr/feed.atom": "f"})
    write_files(output, {"fr/b/mine.txt": "mine"})
    wanted = {"fr/a/index.html": "A", "fr/b/index.html": "b", "fr/c/d/index.html": "c", "en/index.html": "e"}
    assert publish(output, wanted) == {*wanted, "fr/b/mine.txt"}
    assert {name: (output / name).read_text() for name in wanted} == wanted


def test_staging_lies_beside_the_output(output):
    staging = placing.make_staging(output)
    assert staging.parent == output.parent
    assert placing.tree(staging) == []


def test_an_emptied_folder_can_be_built_into_again(output):
    publish(output, {"index.html": "a"})
    placing.empty(output)
    assert placing.tree(output) == []
    publish(output, {"index.html": "a"})
    write_files(output, {"CNAME": "example.org"})
    placing.empty(output)
    assert publish(output, {"fr/index.html": "b"}) == {"CNAME", "fr/index.html"}
