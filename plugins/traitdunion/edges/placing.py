"""Placing: a finished tree is put where readers find it, and only files that an earlier build made are ever removed."""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path

from traitdunion.vocabulary.faults.settings import OUTPUT_FOREIGN
from traitdunion.vocabulary.problem import Area, Place, Problem, ProblemsFound

MANIFEST = ".traitdunion.json"
NEXT_MANIFEST = f"{MANIFEST}.new"
"""The manifest while it is written; a build that is killed at that moment leaves it behind."""
STAGING = ".traitdunion-"


def make_staging(output: Path) -> Path:
    """Return a new empty folder beside the output folder, on the same disk, so that files can be moved and not copied."""
    output.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"{STAGING}{output.name}-", dir=output.parent))


def manifest(output: Path) -> frozenset[str] | None:
    """Return the files that an earlier build made, or None where there was none."""
    try:
        return frozenset(json.loads((output / MANIFEST).read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def foreign(output: Path) -> list[Problem]:
    """Return the problem of an output folder that holds somebody else's files."""
    if not output.exists():
        return []
    if not output.is_dir() or (
        manifest(output) is None and any(path.name != NEXT_MANIFEST for path in output.iterdir())
    ):
        return [OUTPUT_FOREIGN.at(Place(output.name, area=Area.PROJECT), folder=output.name)]
    return []


def tree(folder: Path) -> list[str]:
    """Return the files below a folder, as sorted POSIX paths."""
    found: list[str] = []
    pending = [""]
    while pending:
        place = pending.pop()
        with os.scandir(folder / place) as entries:
            for entry in entries:
                name = f"{place}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    pending.append(f"{name}/")
                elif entry.is_file():
                    found.append(name)
    return sorted(found)


def write_manifest(output: Path, files: Collection[str]) -> None:
    """Record whose files these are."""
    temporary = output / NEXT_MANIFEST
    temporary.write_text(json.dumps({"schema": 1, "files": sorted(files)}, indent=0) + "\n", encoding="utf-8")
    temporary.replace(output / MANIFEST)


def place(staging: Path, output: Path, kept: Iterable[str] = ()) -> Collection[str]:
    """Move the staged files into the output folder: unchanged ones are left alone, those no longer made are removed.

    `kept` are files of the output folder that belong to the new tree as they are. Return all of the new tree's files.
    ProblemsFound when the folder is not ours.
    """
    problems = foreign(output)
    if problems:
        raise ProblemsFound(problems)
    make_folder(output, output)
    files = tree(staging)
    before = manifest(output) or frozenset()
    whole = {*files, *kept}
    write_manifest(output, before | whole)
    place_folder(staging, output, before)
    for name in before - whole:
        remove(output, name)
    write_manifest(output, whole)
    shutil.rmtree(staging, ignore_errors=True)
    return whole


def place_folder(staging: Path, output: Path, ours: Collection[str], folder: str = "") -> None:
    """Move what is staged in a folder, "" for all: folders that the output does not have at one go, the rest file by file."""
    with os.scandir(staging / folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = f"{folder}{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            if entry.is_file():  # no link that leads to a folder, or nowhere
                place_file(staging, output, name, ours)
        elif os.path.lexists(output / name):
            place_folder(staging, output, ours, f"{name}/")
        elif open_up(entry.path):
            (staging / name).replace(output / name)


def open_up(folder: str) -> bool:
    """Let every reader of the machine, a web server too, into a folder, whatever the umask; remove it if it holds no file."""
    with os.scandir(folder) as entries:
        found = list(entries)
    holds = False
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            holds |= open_up(entry.path)
        elif entry.is_file():
            holds = True
            if not entry.is_symlink():
                let(entry.path, entry.stat().st_mode, 0o644)
        else:
            os.unlink(entry.path)  # noqa: PTH108 - a link that leads to a folder, or nowhere
    if holds:
        let(folder, os.stat(folder).st_mode, 0o755)  # noqa: PTH116 - thousands of them
    else:
        os.rmdir(folder)  # noqa: PTH106
    return holds


def let(path: str, mode: int, wanted: int) -> None:
    """Give a file or folder the rights that it should have, where it has others."""
    if stat.S_IMODE(mode) != wanted:
        os.chmod(path, wanted)  # noqa: PTH101


def place_file(staging: Path, output: Path, name: str, ours: Collection[str] = ()) -> bool:
    """Move a staged file into the output folder, unless it is there already; `ours` are files that may go for it.

    Return whether it was moved.
    """
    source, target = staging / name, output / name
    if target.is_file() and not target.is_symlink() and filecmp.cmp(source, target, shallow=False):
        return False
    make_way(output, target, ours)
    make_folder(target.parent, output)
    if not source.is_symlink():
        source.chmod(0o644)
    source.replace(target)
    return True


def make_way(output: Path, target: Path, ours: Collection[str]) -> None:
    """Remove our earlier file where a folder must now be, and our earlier folder where a file must."""
    for folder in target.parents:
        if folder.is_file() and folder.relative_to(output).as_posix() in ours:
            folder.unlink()
    if target.is_dir():
        inside = target.relative_to(output).as_posix() + "/"
        for name in ours:
            if name.startswith(inside):
                remove(output, name)


def make_folder(folder: Path, output: Path) -> None:
    """Make a folder of the tree that every reader of the machine may open, a web server too, whatever the umask."""
    if not folder.is_dir():
        if folder != output:
            make_folder(folder.parent, output)
        folder.mkdir(exist_ok=True, parents=True)
        folder.chmod(0o755)


def remove(output: Path, name: str) -> None:
    """Remove one of our files, and the folders that it leaves empty."""
    target = output / name
    if ".." in target.parts or not target.is_relative_to(output):
        return
    if (
        target.is_dir() or not target.parent.is_dir()
    ):  # the new tree has a folder for our file, or a file for our folder
        return
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()


def empty(output: Path) -> None:
    """Remove everything that earlier builds put into the output folder, and nothing else.

    The manifest stays while somebody else's files do: they were there beside ours, and may be again.
    """
    for name in manifest(output) or ():
        remove(output, name)
    if manifest(output) is None:
        return
    write_manifest(output, ())
    if [path.name for path in output.iterdir()] == [MANIFEST]:
        (output / MANIFEST).unlink()
