"""Measuring: the sizes of pictures, worked out once for each content."""

from __future__ import annotations

from pathlib import Path

import msgspec

from traitdunion.edges.fingerprints import digest_of
from traitdunion.edges.store import Store
from traitdunion.vocabulary.problem import Problem

Size = tuple[int, int]


class Measured(msgspec.Struct, frozen=True, array_like=True):
    """What measuring a picture found."""

    size: Size | None
    problems: tuple[Problem, ...]


class Measures:
    """The sizes of pictures by the digest of their bytes. A problem names its file: a picture's name counts too."""

    def __init__(self, store: Store, engine: str, place: str) -> None:
        self.store, self.engine, self.room = store, engine, f"pictures {place}"
        self.known = store.room(self.room)
        self.fresh: dict[str, bytes] = {}
        self.used: set[str] = set()

    def measure(self, path: Path, name: str, digest: str) -> tuple[Size | None, tuple[Problem, ...]]:
        """Return a picture's width and height in pixels, and what keeps it from being shown. `digest` is empty if unknown."""
        key = digest_of([self.engine, name, digest])
        self.used.add(key)
        try:
            found = DECODER.decode(self.known[key])
        except (KeyError, msgspec.DecodeError, msgspec.ValidationError):
            from traitdunion.edges.pictures import measure  # Pillow is slow to import, and pictures seldom change

            size, problems = measure(path, name)
            found = Measured(size, tuple(problems))
            if digest:
                self.fresh[key] = msgspec.msgpack.encode(found)
        return found.size, found.problems

    def save(self) -> None:
        """Keep what was measured, and forget the pictures that are gone."""
        self.store.change(self.room, self.fresh, [key for key in self.known if key not in self.used])


DECODER = msgspec.msgpack.Decoder(Measured)
