"""Fingerprints: short digests of what a build depends on beside the content: the engine itself and its libraries."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache, partial
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from types import CellType, FunctionType, ModuleType

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

ENGINE = __name__.partition(".")[0]
DEEPEST = 12
EMPTY = CellType()


def digest_of(parts: Iterable[str | bytes]) -> str:
    """Return one digest of several parts; where one ends and the next begins counts."""
    return blake2b(repr(list(parts)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def canonical(value: object, depth: int = 0) -> str:
    """Return a value of a settings file as a string that is equal for equal values, whatever the order of a set.

    A function or a class stands for its name, whose code is to be counted beside it (`code_of`), and for the values that it
    was made with; an object of another kind for its class and its attributes. What lies deeper than anybody writes is left out.
    """
    if depth > DEEPEST:
        return "…"

    def inside(part: object) -> str:
        return canonical(part, depth + 1)

    if isinstance(value, Mapping):
        pairs = sorted(f"{inside(key)}: {inside(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, set | frozenset):
        return f"{{{', '.join(sorted(map(inside, value)))}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(inside, value))}]"
    if value is None or isinstance(value, str | bytes | int | float | PurePath | date | re.Pattern):
        return repr(value)
    if isinstance(value, ModuleType):
        return f"<module {value.__name__}>"
    if isinstance(value, partial):
        return f"<partial {inside((value.func, value.args, value.keywords))}>"
    if isinstance(value, FunctionType):
        cells = [cell.cell_contents for cell in value.__closure__ or () if cell != EMPTY]
        made_with = [value.__defaults__, value.__kwdefaults__, cells]
        return f"<{value.__module__}.{value.__qualname__} {inside(made_with)}>"
    named = value if isinstance(value, type) else type(value)
    own = {} if isinstance(value, type) else getattr(value, "__dict__", {})
    return f"<{named.__module__}.{named.__qualname__} {inside(own)}>"


def code_of(root: Path, plugins: Iterable[ModuleType] = ()) -> tuple[str, ...]:
    """Return the files of the site's own code, sorted: modules loaded from below its root, and plugins with their parts.

    Neither the engine's nor libraries', which have versions.
    """
    packages = {plugin.__name__ for plugin in plugins} - {ENGINE}
    found = set()
    for name, module in tuple(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if not file or name.partition(".")[0] == ENGINE:
            continue
        parts = Path(file).relative_to(root).parts if Path(file).is_relative_to(root) else ("site-packages",)
        ours = "site-packages" not in parts and not any(part.startswith(".") for part in parts)
        if ours or any(name == package or name.startswith(f"{package}.") for package in packages):
            found.add(file)
    return tuple(sorted(found))


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
