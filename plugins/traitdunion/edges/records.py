"""Records: what each file of an output folder was made from, so that what need not change is left alone.

A record is believed only while the file still has the bytes that it was given: whatever came between, a build that was killed or
somebody's hand, shows in them.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from traitdunion.edges.ledger import REST, Ledger
from traitdunion.edges.store import Store


class Made(msgspec.Struct, frozen=True, array_like=True):
    """One file: the digests of its inputs and of its bytes."""

    inputs: str
    content: str


class Records:
    """The records of one output folder. `kept` are the files that this run leaves alone, `inputs` those that it makes."""

    def __init__(self, store: Store, output: Path, *, believed: bool = True) -> None:
        self.store, self.output = store, output
        self.room = f"made {output}"
        self.ledger = Ledger(store, f"output {output}")
        self.known = self.read() if believed else {}
        self.kept: set[str] = set()
        self.inputs: dict[str, str] = {}

    def read(self) -> dict[str, Made]:
        """Return what earlier builds recorded."""
        found = {}
        for name, value in self.store.room(self.room).items():
            try:
                found[name] = DECODER.decode(value)
            except (msgspec.DecodeError, msgspec.ValidationError):
                continue
        return found

    def keep(self, name: str, inputs: str) -> bool:
        """Tell whether a file is already there as these inputs would make it; otherwise note that they now make it."""
        record = self.known.get(name)
        if record is not None and record.inputs == inputs and self.content(name) == record.content:
            self.kept.add(name)
            return True
        self.inputs[name] = inputs
        return False

    def content(self, name: str) -> str | None:
        """Return the digest of a file of the output folder as it is now, None where there is none."""
        path = f"{self.output}/{name}"
        try:
            status = os.lstat(path)
            return None if stat.S_ISLNK(status.st_mode) else self.ledger.look(name, path, status).digest
        except OSError:
            return None

    def save(self, files: Iterable[str]) -> dict[str, str]:
        """Record the tree that is now in place, and return the digest of each file. `files` are all that are ours."""
        names = set(files)
        found: dict[str, str] = {name: self.known[name].content for name in self.kept}
        made: dict[str, bytes] = {}
        time.sleep(REST / 1e9)  # so that the ledger may trust the files that were just put in place
        for name in sorted(names - self.kept):
            found[name] = self.content(name) or ""
            if name in self.inputs:
                made[name] = ENCODER.encode(Made(self.inputs[name], found[name]))
        self.store.change(self.room, made, [name for name in self.known if name not in names])
        self.ledger.save(names)
        return found


DECODER = msgspec.msgpack.Decoder(Made)
ENCODER = msgspec.msgpack.Encoder()
