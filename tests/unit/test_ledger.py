"""The ledger: unchanged files are not read, and no change goes unseen."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from traitdunion.edges.ledger import LONG_REST, REST, Ledger, Record, digest_of_bytes, facts
from traitdunion.edges.store import Store


def rest() -> None:
    time.sleep(REST / 1e9 + 0.01)


def known(tmp_path: Path, data: bytes = b"one") -> tuple[Ledger, Path]:
    """Return a ledger that took a file's digest while the file was at rest."""
    path = tmp_path / "file"
    path.write_bytes(data)
    rest()
    ledger = Ledger()
    assert ledger.look("file", path).digest == digest_of_bytes(data)
    return ledger, path


def test_a_file_at_rest_is_read_once(tmp_path: Path) -> None:
    ledger, path = known(tmp_path)
    entry = ledger.look("file", path)
    assert (entry.digest, entry.data, ledger.reads) == (digest_of_bytes(b"one"), None, 1)


def test_a_file_changed_within_the_clock_s_tick_is_read_again(tmp_path: Path) -> None:
    path, ledger = tmp_path / "file", Ledger()
    for number in range(20):  # as fast as it goes: times and size may well be the same
        path.write_bytes(b"%2d" % number)
        assert ledger.look("file", path).digest == digest_of_bytes(b"%2d" % number)
    assert ledger.reads == 20


def test_a_file_whose_time_was_put_back_is_read_again(tmp_path: Path) -> None:
    ledger, path = known(tmp_path)
    status = path.stat()
    path.write_bytes(b"two")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_mtime_ns == status.st_mtime_ns
    assert ledger.look("file", path).digest == digest_of_bytes(b"two")


def test_another_file_in_its_place_is_read_again(tmp_path: Path) -> None:
    ledger, path = known(tmp_path)
    other = tmp_path / "other"
    other.write_bytes(b"two")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    assert ledger.look("file", path).digest == digest_of_bytes(b"two")


def test_a_time_in_the_future_is_never_trusted(tmp_path: Path) -> None:
    ledger, path = known(tmp_path)
    ahead = time.time_ns() + 3600 * 10**9
    os.utime(path, ns=(ahead, ahead))
    ledger.look("file", path)
    ledger.look("file", path)
    assert ledger.reads == 3


def test_where_times_are_whole_seconds_a_longer_rest_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    second = 1_700_000_000 * 10**9

    class Status:
        st_size, st_mtime_ns, st_ctime_ns, st_ino = 3, second, second, 1

    def record(taken: int) -> bool:
        return Record(*facts(Status), taken, "digest").holds(Status)  # type: ignore[arg-type]

    assert not record(second + REST)
    assert record(second + LONG_REST)


def test_the_next_run_knows_what_was_learnt_and_forgets_what_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    rest()
    store = Store(tmp_path / "cache")
    first = Ledger(store, "files")
    first.look("file", path)
    first.look("gone", path)
    first.save()
    second = Ledger(store, "files")
    assert second.look("file", path).data is None
    second.save({"file"})
    assert store.room("files").keys() == {"file"}
    store.close()


def test_records_that_cannot_be_read_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one")
    store = Store(tmp_path / "cache")
    store.change("files", {"file": b"\x93nonsense"})
    assert Ledger(store, "files").look("file", path).digest == digest_of_bytes(b"one")
    store.close()


def test_a_copied_file_is_read_again_and_has_the_same_digest(tmp_path: Path) -> None:
    ledger, _ = known(tmp_path)
    shutil.copytree(tmp_path, tmp_path.with_name("copy"))
    assert ledger.look("file", tmp_path.with_name("copy") / "file").digest == digest_of_bytes(b"one")
    assert ledger.reads == 2


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Ledger().look("file", tmp_path / "file")
