"""A built tree: the files of a site as they would be served, without a disk."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from traitdunion.vocabulary.problem import Area, Place

READ_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xml", ".atom", ".rss", ".txt", ".css"})
LONGEST_SEARCHED = 2_000_000  # bytes: where thousands of problems lie in one huge file, their lines matter little
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file: its size in bytes, a digest of its bytes, and the bytes where the contract reads them, else None."""

    size: int
    digest: str
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class BuiltTree:
    """Every file of a site by its path: POSIX, relative to the site's root."""

    files: Mapping[str, BuiltFile]

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> BuiltTree:
        """Return the tree of these files' bytes."""
        return cls({path: BuiltFile(len(data), digest(data), data) for path, data in files.items()})

    def data(self, path: str) -> bytes:
        """Return the bytes of a file; none for a file that is not there or was not kept."""
        file = self.files.get(path)
        return (file and file.data) or b""

    def ending(self, suffixes: frozenset[str]) -> Iterator[str]:
        """Yield the paths that end in one of these suffixes, sorted."""
        return (path for path in sorted(self.files) if suffix(path) in suffixes)

    def place(self, path: str, needle: str = "") -> Place:
        """Return where `needle` is first written in a file, as it is or with HTML escapes; else its first line.

        Parsers of HTML keep no line numbers, so the line is looked for, and only once there is something to report.
        """
        data = self.data(path)[:LONGEST_SEARCHED]
        escaped = html.escape(needle)
        for spelling in (f'"{needle}"', f'"{escaped}"', needle, escaped):  # as a whole value first
            if needle and (offset := data.find(spelling.encode("utf-8", "replace"))) >= 0:
                return Place(path, data.count(b"\n", 0, offset) + 1, Area.OUTPUT)
        return Place(path, 1, Area.OUTPUT)


def digest(data: bytes) -> str:
    """Return what tells these bytes from all others."""
    return hashlib.sha256(data).hexdigest()


def suffix(path: str) -> str:
    """Return a path's suffix in lower case, with its dot."""
    return PurePosixPath(path).suffix.lower()
