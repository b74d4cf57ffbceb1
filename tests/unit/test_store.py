"""The store: what cannot be read back whole is as good as not there, and nothing raises."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from support.sites import REPOSITORY
from traitdunion.edges import store as module
from traitdunion.edges.store import FILE, MOST_ROOMS, SPARE, Store

VALUES = {"a": b"one", "b": b"\x00\xff"}


def kept(folder: Path) -> Store:
    """Return a store that an earlier run filled."""
    store = Store(folder)
    store.change("room", VALUES)
    store.keep_bodies({"body": b"long " * 5000})
    store.close()
    return Store(folder)


def works(folder: Path) -> bool:
    """Tell whether a run can keep something that the next one finds."""
    store = Store(folder)
    store.change("again", {"key": b"value"})
    store.keep_bodies({"again": b"body"})
    store.close()
    store = Store(folder)
    found = store.room("again"), store.body("again")
    store.close()
    return found == ({"key": b"value"}, b"body")


def raw(folder: Path, command: str, *values: object) -> None:
    connection = sqlite3.connect(folder / FILE)
    with connection:
        connection.execute(command, values)
    connection.close()


def test_what_one_run_keeps_the_next_one_finds(tmp_path: Path) -> None:
    store = kept(tmp_path)
    assert store.room("room") == VALUES
    assert store.body("body") == b"long " * 5000
    assert store.room("elsewhere") == {}
    assert store.body("elsewhere") is None
    store.change("room", {"c": b"three"}, gone=["a"])
    assert store.room("room") == {"b": VALUES["b"], "c": b"three"}
    store.close()


def test_without_a_folder_nothing_is_kept_but_this_run_s_bodies() -> None:
    store = Store(None)
    store.change("room", VALUES)
    store.keep_bodies({"body": b"long"})
    store.prune([], "engine")
    store.close()
    assert store.room("room") == {}
    assert store.body("body") == b"long"


@pytest.mark.parametrize("data", [b"", b"garbage" * 9000, b"SQLite format 3\x00" + b"\xff" * 9000, b"\x00" * 4096])
def test_a_file_of_garbage_is_made_anew(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    store = Store(tmp_path)
    assert store.room("room") == {}
    assert store.body("body") is None
    store.close()
    assert works(tmp_path)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_file_cut_short_gives_nothing_wrong_and_heals(tmp_path: Path, part: float) -> None:
    kept(tmp_path).close()
    data = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(data[: int(len(data) * part)])
    store = Store(tmp_path)
    assert store.room("room").items() <= VALUES.items()
    assert store.body("body") in (None, b"long " * 5000)
    store.close()
    assert works(tmp_path)


def test_any_page_of_noise_gives_nothing_wrong_and_heals(tmp_path: Path) -> None:
    kept(tmp_path).close()
    data = (tmp_path / FILE).read_bytes()
    for start in range(0, len(data), 4096):
        (tmp_path / FILE).write_bytes(data[:start] + b"\xa5" * 4096 + data[start + 4096 :])
        store = Store(tmp_path)
        assert store.room("room").items() <= VALUES.items()
        assert store.body("body") in (None, b"long " * 5000)
        store.keep_bodies({"new": b"body"})
        assert store.body("new") in (None, b"body")
        store.change("again", {"key": b"value"})
        store.prune([], "engine")
        store.close()
        assert works(tmp_path) or works(tmp_path), start  # what fails in one run is made anew in the next


@pytest.mark.parametrize(
    ("found", "put"),
    [
        (b"CREATE TABLE kept", b"CREATE T\xf5BLE kept"),  # SQLite's message is then no UTF-8
        (b"CREATE TABLE bodies", b"\xf5\xf5EATE TABLE bodies"),
        (b"value BLOB", b"\xfealue BLOB"),
        (b"roomb", b"\xf5oomb"),  # a room and a key
    ],
)
def test_damage_of_which_sqlite_cannot_even_speak_heals(tmp_path: Path, found: bytes, put: bytes) -> None:
    kept(tmp_path).close()
    data = (tmp_path / FILE).read_bytes()
    assert found in data
    (tmp_path / FILE).write_bytes(data.replace(found, put))
    store = Store(tmp_path)
    assert store.room("room").items() <= VALUES.items()
    store.body("body")
    store.change("room", {"c": b"three"})
    store.close()
    assert works(tmp_path)


def test_a_key_that_is_no_text_does_not_spoil_its_room_for_ever(tmp_path: Path) -> None:
    kept(tmp_path).close()
    raw(tmp_path, "UPDATE kept SET key = CAST(x'f5f5' AS TEXT) WHERE key = 'a'")
    for _ in range(2):
        store = Store(tmp_path)
        store.room("room")
        store.change("room", VALUES)
        store.close()
    store = Store(tmp_path)
    assert store.room("room") == VALUES
    store.close()


def test_a_room_that_no_text_can_name_loses_nothing(tmp_path: Path) -> None:
    store = kept(tmp_path)
    store.change("made /\udcff", {"a": b"one"})
    assert store.room("made /\udcff") == {}
    assert store.room("room") == VALUES
    store.close()
    store = Store(tmp_path)
    assert store.room("room") == VALUES
    store.close()


def test_another_version_s_store_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path).close()
    monkeypatch.setattr(module, "SCHEMA", module.SCHEMA + 1)
    store = Store(tmp_path)
    assert store.room("room") == {}
    store.close()
    assert works(tmp_path)


def test_a_store_without_its_tables_is_made_anew(tmp_path: Path) -> None:
    kept(tmp_path).close()
    raw(tmp_path, "DROP TABLE bodies")
    assert works(tmp_path)


@pytest.mark.parametrize("value", [b"another", "text", None, 7])
def test_a_value_whose_seal_is_wrong_is_not_there(tmp_path: Path, value: object) -> None:
    kept(tmp_path).close()
    raw(tmp_path, "UPDATE kept SET value = ? WHERE key = 'a'", value)
    raw(tmp_path, "UPDATE bodies SET value = ?", value)
    store = Store(tmp_path)
    assert "a" not in store.room("room")
    assert store.body("body") is None
    store.close()
    assert works(tmp_path)


def test_a_value_under_another_s_key_is_not_there(tmp_path: Path) -> None:
    kept(tmp_path).close()
    raw(tmp_path, "UPDATE kept SET key = 'z' WHERE key = 'a'")
    store = Store(tmp_path)
    assert store.room("room") == {"b": VALUES["b"]}
    store.close()


def test_a_value_in_another_s_room_is_not_there(tmp_path: Path) -> None:
    kept(tmp_path).close()
    raw(tmp_path, "UPDATE kept SET room = 'elsewhere' WHERE key = 'a'")
    store = Store(tmp_path)
    assert (store.room("elsewhere"), store.room("room")) == ({}, {"b": VALUES["b"]})
    store.close()


def test_where_no_folder_can_be_made_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    store = Store(tmp_path / "cache")
    store.change("room", VALUES)
    store.keep_bodies({"body": b"long"})
    store.close()
    assert store.room("room") == {}
    assert store.body("body") == b"long"


READ_ONLY = """
import os, sys
from pathlib import Path
from traitdunion.edges.store import Store

folder = Path(sys.argv[1])
if os.name == "posix" and os.geteuid() == 0:
    os.setuid(65534)  # root may write anywhere
store = Store(folder)
print(sorted(store.room("room").items()))
store.change("room", {"new": b"value"})
store.keep_bodies({"new": b"body"})
print(store.body("new"), "new" in store.room("room"))
store.close()
"""


def apart(code: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "plugins")}
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(os.name != "posix", reason="Run the tests on Linux or macOS: it takes their permissions.")
def test_a_folder_that_takes_no_writing_is_read(tmp_path: Path) -> None:
    kept(tmp_path).close()
    (tmp_path / FILE).chmod(0o444)
    tmp_path.chmod(0o555)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(folder.stat().st_mode | 0o055)
    done = apart(READ_ONLY, str(tmp_path))
    out, wrong = done.communicate(timeout=60)
    tmp_path.chmod(0o755)
    assert out.splitlines() == [str(sorted(VALUES.items())), "b'body' False"], wrong


WRITER = """
import sys
from pathlib import Path
from traitdunion.edges.store import Store

for turn in range(40):
    store = Store(Path(sys.argv[1]))
    store.change(f"room {turn}", {f"{sys.argv[2]} {number}": f"{turn} {number}".encode() for number in range(50)})
    store.keep_bodies({f"{sys.argv[2]} {turn}": sys.argv[2].encode() * 1000})
    store.close()
"""


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [apart(WRITER, str(tmp_path), name) for name in "xy"]
    assert [writer.communicate(timeout=120)[1] for writer in writers] == ["", ""]
    store = Store(tmp_path)
    for turn in range(40):
        assert len(store.room(f"room {turn}")) == 100
        assert store.body(f"x {turn}") == b"x" * 1000
        assert store.body(f"y {turn}") == b"y" * 1000
    store.close()


def test_while_another_build_writes_a_run_goes_on_without_waiting_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONGEST_WAIT", 0.05)
    other, store = kept(tmp_path), Store(tmp_path)
    assert other.connection is not None
    other.connection.execute("BEGIN IMMEDIATE")
    store.change("room", {"a": b"another"})
    store.keep_bodies({"new": b"body"})
    assert store.room("room") == VALUES
    assert store.body("new") == b"body"
    store.close()
    other.connection.execute("ROLLBACK")
    other.close()
    assert works(tmp_path)


def test_rooms_that_nobody_enters_any_more_age_out(tmp_path: Path) -> None:
    for number in range(MOST_ROOMS + 5):
        store = Store(tmp_path)
        store.room("read by every run")
        store.change("read by every run", {"a": b"one"} if not number else {})
        store.change(f"room {number}", VALUES)
        store.close()
    store = Store(tmp_path)
    assert store.room("read by every run") == {"a": b"one"}
    assert [number for number in range(MOST_ROOMS + 5) if not store.room(f"room {number}")] == [0, 1, 2, 3, 4, 5]
    store.close()


def test_a_run_that_keeps_nothing_writes_nothing(tmp_path: Path) -> None:
    kept(tmp_path).close()
    before = (tmp_path / FILE).stat().st_mtime_ns, (tmp_path / FILE).read_bytes()
    store = Store(tmp_path)
    store.room("room")
    store.body("body")
    store.close()
    assert ((tmp_path / FILE).stat().st_mtime_ns, (tmp_path / FILE).read_bytes()) == before


def test_bodies_that_nobody_reads_are_forgotten_once_there_are_many(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep_bodies({f"dead {number}": b"x" * 2000 for number in range(SPARE)})
    store.keep_bodies({"live": b"y", "history now v1": b"h", "history before v1": b"h"})
    before = (tmp_path / FILE).stat().st_size
    store.prune(["live"], "now")  # one more than may stay: the old engine's
    assert store.body("dead 1") is not None
    store.keep_bodies({f"more {number}": b"x" * 2000 for number in range(SPARE)})
    store.prune(["live"], "now")
    assert store.body("dead 1") is None
    assert store.body("history before v1") is None
    assert (store.body("live"), store.body("history now v1")) == (b"y", b"h")
    store.close()
    assert (tmp_path / FILE).stat().st_size < before


def test_a_copy_in_another_place_is_the_same_store(tmp_path: Path) -> None:
    kept(tmp_path / "here").close()
    shutil.copytree(tmp_path / "here", tmp_path / "there" / "cache")
    store = Store(tmp_path / "there" / "cache")
    assert store.room("room") == VALUES
    store.close()
