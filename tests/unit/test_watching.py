"""What a served magazine is made from, and changes to it: in batches, and none lost."""

import queue
import threading
import time
from pathlib import Path

import pytest

from traitdunion.commands import watching
from traitdunion.commands.watching import Watch


@pytest.fixture
def watch():
    watch = Watch()
    yield watch
    watch.stop()


def touch(path):
    path.write_text(str(time.monotonic()), encoding="utf-8")


def heard(watch, path):
    """Change a file until the watch, which takes a moment to begin, tells of it."""
    for _ in range(100):
        touch(path)
        try:
            if path in watch.changes.get(timeout=0.1):
                return True
        except queue.Empty:
            continue
    return False


def test_a_change_below_a_folder_is_heard(watch, tmp_path):
    (tmp_path / "deep/down").mkdir(parents=True)
    watch.follow([tmp_path, tmp_path / "nowhere"], [])
    assert heard(watch, tmp_path / "deep/down/a.md")


def test_of_the_files_beside_a_settings_file_only_it_is_heard_even_when_an_editor_puts_another_in_its_place(
    watch, tmp_path
):
    settings, other = tmp_path / "pelicanconf.py", tmp_path / "notes.txt"
    touch(settings)
    watch.follow([], [settings])
    assert heard(watch, settings)
    touch(tmp_path / "new")
    (tmp_path / "new").replace(settings)
    assert watch.changes.get(timeout=10) == {settings}
    assert heard(watch, settings)
    touch(other)
    time.sleep(0.3)
    assert all(changed == {settings} for changed in iter_now(watch))


def iter_now(watch):
    while not watch.changes.empty():
        yield watch.changes.get()


def test_changes_that_wait_behind_a_build_become_one(watch):
    for name in "abc":
        watch.changes.put(frozenset({Path(name)}))
    assert watch.next() == {Path("a"), Path("b"), Path("c")}
    assert watch.changes.empty()


def test_what_is_no_longer_named_is_no_longer_watched(watch, tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    watch.follow([before], [])
    assert heard(watch, before / "a.md")
    watch.follow([after], [])
    assert heard(watch, after / "a.md")
    time.sleep(0.7)
    touch(before / "a.md")
    time.sleep(0.3)
    assert not any(before / "a.md" in changed for changed in iter_now(watch))


def test_the_settings_say_what_is_watched(tmp_path):
    file = tmp_path / "pelicanconf.py"
    known = {
        "PATH": str(tmp_path / "texts"),
        "THEME": str(tmp_path / "look"),
        "THEME_TEMPLATES_OVERRIDES": [str(tmp_path / "own")],
        "PLUGIN_PATHS": [str(tmp_path / "more")],
    }
    named = {tmp_path / name for name in ("texts", "look", "own", "more")}
    assert watching.sources(known, file, None) == named
    assert watching.sources(known, file, "elsewhere") == named - {tmp_path / "texts"} | {tmp_path / "elsewhere"}
    assert watching.sources(None, file, None) == {tmp_path / name for name in ("content", "theme", "plugins")}


def test_files_that_the_settings_import_are_settings_too(tmp_path):
    (tmp_path / "publishconf.py").write_text("import os\nfrom pelicanconf import *\n", encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text("from menu import MENU\n", encoding="utf-8")
    (tmp_path / "menu.py").write_text("import pelicanconf\nMENU = (\n", encoding="utf-8")
    files = watching.settings_files(tmp_path / "publishconf.py")
    assert {path.name for path in files} == {"publishconf.py", "pelicanconf.py", "menu.py"}


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (Path("plugins/mine.py"), True),
        (watching.ENGINE / "translations/fr/LC_MESSAGES/problems.po", True),
        (Path("theme/translations/fr/LC_MESSAGES/traitdunion.po"), False),
        (Path("theme/templates/base.html"), False),
        (Path("content/articles/x/index.fr.md"), False),
    ],
)
def test_only_what_a_process_reads_once_asks_for_a_new_one(path, code):
    assert watching.is_code(path) is code


def test_code_that_cannot_be_read_is_named_with_its_line(tmp_path):
    (tmp_path / "plugins").mkdir()
    path = tmp_path / "plugins/mine.py"
    path.write_text("a = 1\nb = (\n", encoding="utf-8")
    problem = watching.broken_code(path, tmp_path)
    assert (problem.fault.code, problem.place.path, problem.place.line) == ("TU863", "plugins/mine.py", 2)
    path.write_bytes(b"a = '\xff'\n")
    assert watching.broken_code(path, tmp_path).fault.code == "TU863"
    path.write_text("a = 1\n", encoding="utf-8")
    assert watching.broken_code(path, tmp_path) is None
    path.unlink()
    assert watching.broken_code(path, tmp_path) is None


def test_who_waits_for_a_change_is_let_go_when_nothing_is_watched_any_more(watch, tmp_path):
    watch.follow([tmp_path], [])
    threading.Timer(0.05, watch.close).start()
    assert watch.next() == frozenset()
