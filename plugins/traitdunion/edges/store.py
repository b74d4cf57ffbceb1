"""The store: what earlier builds worked out, kept by digest in one SQLite file under the cache folder.

Losing it costs time and nothing else. It may be damaged, copied from another machine, used by two builds at once, or lie on a
disk that takes no writing: whatever cannot be read back, whole, is as good as not there.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from zlib import crc32

SCHEMA = 3
FILE = "traitdunion.sqlite3"
LONGEST_WAIT = 10.0  # seconds that one build waits for another one's writing
BATCH = 500  # SQLite takes at least 999 parameters
MOST_ROOMS = 64  # a build has some fifteen; each way of building adds its own: lean or not, checked, served, published
SPARE = 1000  # bodies beyond twice those in use that may stay: another build may be reading them
UNSOUND = (sqlite3.Error, TypeError, AttributeError, ValueError, OverflowError)
"""What reading a damaged file may raise: a value may come back as another type, and SQLite's own words as no text at all."""
PASSING = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL),
    *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN),
}
"""SQLite's results that tell of another build, the disk or its rights, and nothing of the file."""
TABLES = """
CREATE TABLE IF NOT EXISTS kept (room TEXT, key TEXT, value BLOB, seal INTEGER, PRIMARY KEY (room, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bodies (key TEXT PRIMARY KEY, value BLOB, seal INTEGER);
CREATE TABLE IF NOT EXISTS rooms (room TEXT PRIMARY KEY, used INTEGER);
"""


def seal(key: str, value: bytes, room: str = "") -> int:
    """Return the checksum by which a value is known to be the one that was kept under a key, in a room (CRC-32)."""
    return crc32(value, crc32(f"{room}\n{key}".encode(errors="surrogateescape")))


def result_of(error: Exception) -> int:
    """Return SQLite's primary result code for an error, 0 for one that is not its own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


class Store:
    """Values kept by room and key; `bodies` are large values, read one by one. Nothing here raises: what fails is not there."""

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / FILE if folder is not None else None
        self.memory: dict[str, bytes] = {}
        self.entered: set[str] = set()
        self.changed = False
        self.inherited: list[sqlite3.Connection] = []
        self.link: sqlite3.Connection | None = None
        self.owner = 0
        self.connection = self.open()

    @property
    def connection(self) -> sqlite3.Connection | None:
        """The connection to the file, None where there is none. A copy of the process must not use that of its parent."""
        if self.link is not None and self.owner != os.getpid():
            self.inherited.append(self.link)  # not to be closed here either
            self.connection = self.open()
        return self.link

    @connection.setter
    def connection(self, value: sqlite3.Connection | None) -> None:
        self.link, self.owner = value, os.getpid()

    def open(self) -> sqlite3.Connection | None:
        """Return a connection to a sound store, made anew where the old one is damaged or another version's."""
        if self.path is None:
            return None
        with suppress(OSError, sqlite3.Error):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                return self.connect(self.path)
            except UNSOUND as error:
                if result_of(error) in PASSING:
                    return None
            self.path.unlink(missing_ok=True)
            Path(f"{self.path}-journal").unlink(missing_ok=True)
            return self.connect(self.path)
        return None

    def connect(self, path: Path) -> sqlite3.Connection:
        """Return a connection; one of `UNSOUND` where the file is no store of this version."""
        connection = sqlite3.connect(path, timeout=LONGEST_WAIT, isolation_level=None, check_same_thread=False)
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version not in (0, SCHEMA):
                raise sqlite3.DatabaseError("another version's store")
            connection.execute("PRAGMA synchronous = OFF")  # a torn file is found by its seals, and made anew
            if version == 0:
                connection.executescript(TABLES)
                connection.execute(f"PRAGMA user_version = {SCHEMA}")
            connection.execute("SELECT value FROM kept LIMIT 1").fetchone()
            connection.execute("SELECT value FROM bodies LIMIT 1").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Let go of the file."""
        self.age()
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def lose(self) -> None:
        """Go on without a store that failed, and let the next build make another."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None
        if self.path is not None:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)

    def room(self, room: str) -> dict[str, bytes]:
        """Return everything kept in a room."""
        if self.connection is None:
            return {}
        self.entered.add(room)
        try:
            rows = self.connection.execute("SELECT key, value, seal FROM kept WHERE room = ?", (room,)).fetchall()
            return {key: value for key, value, proof in rows if seal(key, value, room) == proof}
        except UNSOUND as error:
            self.give_up(error)
            return {}

    def change(self, room: str, values: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
        """Keep values in a room, and forget others, all or none."""
        rows = [(room, key, value, seal(key, value, room)) for key, value in values.items()]
        names = [(room, key) for key in gone]
        if self.connection is None or not (rows or names):
            return
        self.entered.add(room)
        self.changed = True
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany("DELETE FROM kept WHERE room = ? AND key = ?", names)
            self.connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
            self.connection.execute("COMMIT")
        except UNSOUND as error:
            self.give_up(error)

    def give_up(self, error: Exception) -> None:
        """Leave what failed: another build is writing, the disk is full, or the file is damaged and must go."""
        if result_of(error) not in PASSING and not isinstance(error, UnicodeEncodeError):
            self.lose()
        elif self.connection is not None:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")

    def keep_bodies(self, encoded: Mapping[str, bytes]) -> None:
        """Keep large values; for this run they are kept even where there is no file."""
        if self.connection is None:
            self.memory.update(encoded)
            return
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany(
                "INSERT OR REPLACE INTO bodies VALUES (?, ?, ?)",
                [(key, value, seal(key, value)) for key, value in encoded.items()],
            )
            self.connection.execute("COMMIT")
        except UNSOUND as error:
            self.give_up(error)
            self.memory.update(encoded)

    def body(self, key: str) -> bytes | None:
        """Return a large value, or None where it is not there whole."""
        if key in self.memory:
            return self.memory[key]
        if self.connection is None:
            return None
        try:
            row = self.connection.execute("SELECT value, seal FROM bodies WHERE key = ?", (key,)).fetchone()
            return row[0] if row is not None and seal(key, row[0]) == row[1] else None
        except UNSOUND as error:
            self.give_up(error)
            return None

    def prune(self, bodies: Iterable[str], engine: str) -> None:
        """Forget bodies that nobody reads, once there are many. What old versions said stays as long as this engine reads it."""
        if self.connection is None:
            return
        try:
            live = set(bodies)
            keys = [key for (key,) in self.connection.execute("SELECT key FROM bodies")]
            dead = [(key,) for key in keys if key not in live and not key.startswith(f"history {engine} ")]
            if len(dead) > len(live) + SPARE:
                self.connection.executemany("DELETE FROM bodies WHERE key = ?", dead)
                self.connection.execute("VACUUM")
        except UNSOUND as error:
            self.give_up(error)

    def age(self) -> None:
        """Remember which rooms this run entered, and forget those longest unused; a run that kept nothing writes nothing."""
        if self.connection is None or not self.changed:
            return
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            (last,) = self.connection.execute("SELECT coalesce(max(used), 0) FROM rooms").fetchone()
            rows = [(room, last + 1) for room in sorted(self.entered)]
            self.connection.executemany("INSERT OR REPLACE INTO rooms VALUES (?, ?)", rows)
            oldest = "SELECT room FROM rooms ORDER BY used DESC, room LIMIT -1 OFFSET ?"
            for old in self.connection.execute(oldest, (MOST_ROOMS,)).fetchall():
                self.connection.execute("DELETE FROM kept WHERE room = ?", old)
                self.connection.execute("DELETE FROM rooms WHERE room = ?", old)
            self.connection.execute("COMMIT")
        except UNSOUND as error:
            self.give_up(error)
