"""Fingerprints: short digests of what a build depends on beside the content: the engine itself and its libraries."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath

LIBRARIES = (
    "babel",
    "jinja2",
    "markdown",
    "markupsafe",
    "nh3",
    "pelican",
    "pillow",
    "pyicu-wheels",
    "pyyaml",
    "selectolax",
)
"""What bytes of the output depend on; feedgenerator comes with Pelican, but has a version of its own."""


def digest_of(parts: Iterable[str | bytes]) -> str:
    """Return one digest of several parts; where one ends and the next begins counts."""
    return blake2b(repr(list(parts)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def canonical(value: object) -> str:
    """Return a value of a settings file as a string that is equal for equal values, whatever the order of a set.

    A function or an object of another kind stands for what its module says: that file's bytes are to be counted beside it.
    """
    if isinstance(value, Mapping):
        pairs = sorted(f"{canonical(key)}: {canonical(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, set | frozenset):
        return f"{{{', '.join(sorted(map(canonical, value)))}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(canonical, value))}]"
    if value is None or isinstance(value, str | bytes | int | float | PurePath | date | re.Pattern):
        return repr(value)
    named = value if hasattr(value, "__qualname__") else type(value)
    return f"<{named.__module__}.{named.__qualname__}>"


def files_below(folder: Path, ending: str = "") -> Iterable[tuple[str, Path]]:
    """Yield the files below a folder, sorted, each with its POSIX path relative to it; compiled Python is passed over."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            if name.endswith(ending):
                path = Path(place, name)
                yield path.relative_to(folder).as_posix(), path


def folder_digest(folder: Path, ending: str = "") -> str:
    """Return a digest of the names and bytes of a folder's files."""
    parts: list[str | bytes] = []
    for name, path in files_below(folder, ending):
        parts += [name, path.read_bytes()]
    return digest_of(parts)


def installed(library: str) -> str:
    """Return a library's version, empty where it is not installed under that name."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def engine() -> str:
    """Return the digest of the engine's own code, of its libraries' versions and of Python's."""
    files = [path for _, path in files_below(Path(__file__).parents[1], ".py")]
    return digest_of_engine(tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files))


@lru_cache(maxsize=1)  # a command asks several times
def digest_of_engine(files: tuple[tuple[str, int, int], ...]) -> str:
    """Return the engine's digest as long as its files, given with their times and sizes, stay the same."""
    code = digest_of(Path(name).read_bytes() for name, _, _ in files)
    return digest_of([code, sys.version, *(f"{name} {installed(name)}" for name in (*LIBRARIES, "feedgenerator"))])
