"""Standing: whether a site stands as a build would make it, found out before anything is built.

Everything that a build depends on is listed by digest: the settings as their file makes them, every file of the content folder
and of the theme, the code, the history of the texts, the instant, and every file of the output itself.
"""

from __future__ import annotations

import importlib.util
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from traitdunion.edges.fingerprints import canonical, digest_of, engine
from traitdunion.edges.history.repository import revision
from traitdunion.edges.ledger import Ledger
from traitdunion.edges.placing import manifest
from traitdunion.edges.store import Store
from traitdunion.vocabulary.problem import Problem

ROOM = "standing"


class Standing(msgspec.Struct, frozen=True, array_like=True):
    """A site as a build left it.

    `inputs` is the digest of all that it was made from, `output` that of its files. It is good for builds as of the times (s)
    from `earliest` up to `latest`: no text comes out between them. `problems` are what the build told without failing.
    `places` are the folders concerned and `modules` the files of plugins, absolute.
    """

    inputs: str
    output: str
    earliest: float
    latest: float
    problems: tuple[Problem, ...]
    places: Places
    modules: tuple[str, ...]

    def covers(self, as_of: datetime) -> bool:
        """Tell whether the same texts are out at an instant."""
        return self.earliest <= as_of.timestamp() < self.latest


class Places(msgspec.Struct, frozen=True, array_like=True):
    """Where a site's parts lie, as absolute paths; `theme` are the folders that templates and interface come from."""

    root: str
    content: str
    output: str
    theme: tuple[str, ...]


def raw_settings(path: Path) -> Mapping[str, Any] | None:
    """Return what a settings file says, without Pelican's defaults; None where it cannot be run."""
    spec = importlib.util.spec_from_file_location("traitdunion_settings", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception:  # a program of the site's own: the build will say what is wrong with it
        return None
    return {name: value for name, value in vars(module).items() if name.isupper()}


def census(folder: str, ledger: Ledger, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield the name and the digest of every file below a folder, sorted; hidden ones count, git's own and Python's do not."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = f"{prefix}{entry.name}"
        if entry.is_symlink():
            yield name, f"{Path(entry.path).readlink()} {content_behind(entry, ledger, name)}"
        elif entry.is_dir():
            if entry.name not in (".git", "__pycache__"):
                yield from census(entry.path, ledger, f"{name}/")
        else:
            yield name, ledger.look(name, entry.path, entry.stat()).digest


def content_behind(entry: os.DirEntry[str], ledger: Ledger, name: str) -> str:
    """Return the digest of the file that a link leads to, empty where there is none."""
    try:
        return ledger.look(name, entry.path).digest if entry.is_file() else ""
    except OSError:
        return ""


def inputs_of(store: Store, settings: Mapping[str, Any], asked: str, places: Places, modules: Iterable[str]) -> str:
    """Return the digest of all that a site is made from; `asked` is what the command line says."""
    root = Path(places.root)
    content = Path(places.content)
    parts = [engine(), canonical(settings), asked, revision(content), *places.theme]
    parts += [canonical(path.read_bytes()) for path in sorted(root.glob("*.py"))]
    parts += [canonical(Path(module).read_bytes()) for module in modules if Path(module).is_file()]
    for folder in (places.content, *places.theme):
        ledger = Ledger(store, f"census {folder}")
        listed = dict(census(folder, ledger))
        ledger.save(set(listed))
        parts += ["folder", *(f"{name} {digest}" for name, digest in listed.items())]
    return digest_of(parts)


def output_of(store: Store, output: Path) -> str:
    """Return the digest of our own files in an output folder as they are; empty where one is missing, or there are none."""
    ledger = Ledger(store, f"output {output}")
    found = {}
    for name in manifest(output) or ():
        path = f"{output}/{name}"
        try:
            status = os.lstat(path)
            found[name] = "link" if stat.S_ISLNK(status.st_mode) else ledger.look(name, path, status).digest
        except OSError:
            return ""
    ledger.save()
    return digest_of_tree(found)


def digest_of_tree(files: Mapping[str, str]) -> str:
    """Return one digest of files given by name and digest; empty where there are none."""
    return digest_of(f"{name} {files[name]}" for name in sorted(files)) if files else ""


def key_of(file: Path, asked: str) -> str:
    """Return the key of a site that is built from a settings file with certain options."""
    return digest_of([str(file), asked])


def recall(store: Store, file: Path, asked: str) -> Standing | None:
    """Return a site as the last build left it."""
    known = store.room(ROOM).get(key_of(file, asked))
    try:
        return msgspec.msgpack.decode(known, type=Standing) if known is not None else None
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def keep(store: Store, file: Path, asked: str, standing: Standing) -> None:
    """Remember a site as it stands; not one whose folder's name cannot be told in this locale."""
    with suppress(UnicodeEncodeError):
        store.change(ROOM, {key_of(file, asked): msgspec.msgpack.encode(standing)})


def window(moments: Iterable[datetime], as_of: datetime) -> tuple[float, float]:
    """Return the times between which no text comes out: the last one before an instant, and the next one after it."""
    times = [moment.timestamp() for moment in moments]
    now = as_of.timestamp()
    return (
        max((time for time in times if time <= now), default=float("-inf")),
        min((time for time in times if time > now), default=float("inf")),
    )
