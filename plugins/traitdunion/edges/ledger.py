"""The ledger: the digest of each file, looked up by what the file system says of it, so that unchanged files are not read.

As git's index does, it trusts a file's size, times and inode only where the file had been at rest for a moment when its digest
was taken: a change within the clock's tick would go unseen.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from traitdunion.edges.store import Store

REST = 50_000_000  # nanoseconds: the clock of a file system ticks every 1 to 10 ms
LONG_REST = 2_100_000_000  # that of one that keeps whole seconds, or every other one


class Record(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a file: its size, times (ns) and inode when its digest was taken at the time `taken` (ns)."""

    size: int
    modified: int
    changed: int
    inode: int
    taken: int
    digest: str

    def holds(self, status: os.stat_result) -> bool:
        """Tell whether the file is surely the one whose digest was taken."""
        same = (self.size, self.modified, self.changed, self.inode) == facts(status)
        fine = self.modified % 1_000_000 or self.changed % 1_000_000
        return same and max(self.modified, self.changed) + (REST if fine else LONG_REST) <= self.taken


def facts(status: os.stat_result) -> tuple[int, int, int, int]:
    """Return what tells one state of a file from another."""
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as it is now: its digest, and its bytes where they had to be read for it."""

    digest: str
    data: bytes | None = None


def digest_of_bytes(data: bytes) -> str:
    """Return the digest of a file's bytes."""
    return blake2b(data, digest_size=16).hexdigest()


class Ledger:
    """The digests of the files below one folder, by path relative to it. `store` keeps them in a room of their own."""

    def __init__(self, store: Store | None = None, room: str = "") -> None:
        self.store, self.room = store, room
        self.records: dict[str, Record] = {}
        self.known: dict[str, bytes] = store.room(room) if store is not None else {}
        self.touched: dict[str, Record] = {}
        self.reads = 0

    def record(self, name: str) -> Record | None:
        """Return what is known of a file."""
        if name in self.touched:
            return self.touched[name]
        try:
            return DECODER.decode(self.known[name]) if name in self.known else None
        except (msgspec.DecodeError, msgspec.ValidationError):
            return None

    def look(self, name: str, path: Path | str, status: os.stat_result | None = None) -> Entry:
        """Return a file's digest, reading it where the ledger does not know it; OSError where it cannot be read."""
        status = status or os.stat(path)  # noqa: PTH116 - thousands of paths, each a string already
        record = self.record(name)
        if record is not None and record.holds(status):
            return Entry(record.digest)
        taken = time.time_ns()
        with open(path, "rb") as file:  # noqa: PTH123
            before = os.fstat(file.fileno())
            data = file.read()
        self.reads += 1
        digest = digest_of_bytes(data)
        self.touched[name] = Record(*facts(before), taken, digest)
        return Entry(digest, data)

    def note(self, name: str, status: os.stat_result, digest: str) -> None:
        """Remember the digest of a file that was just written."""
        self.touched[name] = Record(*facts(status), time.time_ns(), digest)

    def save(self, names: set[str] | None = None) -> None:
        """Keep what was learnt; with `names`, forget every other file."""
        if self.store is not None:
            gone = () if names is None else [name for name in self.known if name not in names]
            self.store.change(self.room, {name: ENCODER.encode(record) for name, record in self.touched.items()}, gone)


DECODER = msgspec.msgpack.Decoder(Record)
ENCODER = msgspec.msgpack.Encoder()
