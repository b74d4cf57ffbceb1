"""The folder of a built site, read from disk."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from traitdunion.contract.tree import READ_SUFFIXES, BuiltFile, BuiltTree, digest, suffix


def read_tree(folder: Path) -> BuiltTree:
    """Return the tree of a folder's files, wherever the folder itself lies.

    Bytes are kept of pages, feeds and the like; of everything else, pictures above all, only size and digest. A link to
    a file counts as that file, as servers have it; linked folders are left out, since they may lead anywhere. A name
    that is not UTF-8 is shown escaped. Raises NotADirectoryError where there is no such folder, and OSError for what
    cannot be read.
    """
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    return BuiltTree({_name(path, folder): _file(path) for path in _files(folder)})


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if path.is_file():  # no device, pipe, or link that leads nowhere
                yield path


def _name(path: Path, folder: Path) -> str:
    return os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", "backslashreplace")


def _file(path: Path) -> BuiltFile:
    if suffix(path.name) in READ_SUFFIXES:
        data = path.read_bytes()
        return BuiltFile(len(data), digest(data), data)
    with path.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256")
        return BuiltFile(stream.tell(), found.hexdigest())
