"""Previewing: a built tree becomes a folder that opens by double click, with no server and no network."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

from traitdunion.edges import placing
from traitdunion.rules.relative import relative, relative_style
from traitdunion.vocabulary.faults.commands import PREVIEW_INSIDE
from traitdunion.vocabulary.problem import Area, Place, ProblemsFound

PAGES = frozenset({".html", ".htm"})
STYLES = frozenset({".css"})


def make_preview(tree: Path, target: Path, siteurl: str) -> int:
    """Copy a built tree to a folder, with relative addresses in its pages and styles; return how many pages it has.

    `siteurl` is the address that the tree was built for. Files of an earlier preview that are no longer made are
    removed. ProblemsFound where the folder holds anything else, or lies in the tree or around it.
    """
    source, folder = tree.resolve(), target.resolve()
    if source.is_relative_to(folder) or folder.is_relative_to(source):
        raise ProblemsFound([PREVIEW_INSIDE.at(Place(target.as_posix(), area=Area.PROJECT), target=target.as_posix())])
    problems = placing.foreign(target)
    if problems:
        raise ProblemsFound(problems)
    base = urlsplit(siteurl).path.rstrip("/")
    staging = placing.make_staging(target)
    try:
        names = [name for name in placing.tree(tree) if name != placing.MANIFEST]
        for name in names:
            copy(tree / name, staging / name, name, base)
        placing.place(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return sum(Path(name).suffix.lower() in PAGES for name in names)


def copy(source: Path, target: Path, name: str, base: str) -> None:
    """Copy one file; bytes that are no UTF-8 go through unchanged."""
    target.parent.mkdir(parents=True, exist_ok=True)
    suffix = source.suffix.lower()
    if suffix not in PAGES | STYLES:
        shutil.copyfile(source, target)
        return
    text = source.read_bytes().decode("utf-8", "surrogateescape")
    changed = relative(text, name, base) if suffix in PAGES else relative_style(text, name, base)
    target.write_bytes(changed.encode("utf-8", "surrogateescape"))
