"""The content folder: what lies there, in one order on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from traitdunion.rules.pairing import FOLDERS
from traitdunion.rules.termfiles import FILES
from traitdunion.vocabulary.faults import graph as faults
from traitdunion.vocabulary.faults.settings import CONTENT_MISSING
from traitdunion.vocabulary.magazine import TermKind
from traitdunion.vocabulary.manuscript import Source
from traitdunion.vocabulary.problem import Place, Problem

EDITIONS_FILE = "editions.yaml"
INTERFACE_FILE = "interface.yaml"
OTHER_FILES = frozenset({*FILES.values(), EDITIONS_FILE, INTERFACE_FILE, "glossary.yaml"})
TEXT = ".md"
YAML_ENDINGS = frozenset({".yml", ".YML", ".YAML"})
TEXT_ENDINGS = frozenset({".md", ".markdown", ".mdown", ".txt"})
IGNORED = frozenset({"Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Library:
    """What the content folder holds.

    `texts` are Markdown files; `terms`, `editions` and `interface` the YAML files that are there; `files` the other files of
    each story's folder, by story, then name.
    """

    texts: tuple[Source, ...]
    terms: Mapping[TermKind, Source]
    files: Mapping[str, Mapping[str, Path]]
    editions: Source | None = None
    interface: Source | None = None


def walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in the order of their paths; hidden ones are passed over.

    A folder that cannot be listed, that a symbolic link leads to, or that is called like a text, is yielded itself.
    """
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError:
        yield folder
        return
    for path in paths:
        if path.name.startswith(".") or path.name in IGNORED:
            continue
        if path.is_dir() and not path.is_symlink() and path.suffix != TEXT:
            yield from walk(path)
        else:
            yield path


def is_text(path: Path) -> bool:
    """Tell whether a file that is not read as a text was meant as one: `index.fr.txt`, `story.MD`."""
    ending = path.suffix.lower()
    return ending in TEXT_ENDINGS and (ending != ".txt" or path.stem.lower().startswith("index."))


def load(path: Path, name: str, problems: list[Problem]) -> Source | None:
    """Return a file's bytes, or note why it cannot be read."""
    try:
        return Source(name, path.read_bytes())
    except OSError as error:
        problems.append(faults.FILE_UNREADABLE.at(Place(name), reason=error.strerror or str(error)))
        return None


def read_library(content: Path) -> tuple[Library, list[Problem]]:
    """Read the content folder once. What cannot be read or leads out of the folder is a problem; nothing stops the reading."""
    problems: list[Problem] = []
    if not content.is_dir():
        return Library((), {}, {}), [CONTENT_MISSING.at(Place("."), folder=content.name)]
    root = content.resolve()
    texts: list[Source] = []
    found: dict[str, Source] = {}
    files: dict[str, dict[str, Path]] = {}
    for path in walk(content):
        name = path.relative_to(content).as_posix()
        parts = name.split("/")
        if not Path(os.path.realpath(path)).is_relative_to(root):
            problems.append(faults.LINK_OUTSIDE.at(Place(name)))
        elif path.is_dir() or not path.exists():
            load(path, name, problems)
        elif len(parts) == 1 and name in OTHER_FILES:
            source = load(path, name, problems)
            if source is not None:
                found[name] = source
        elif parts[0] in FOLDERS and path.suffix == TEXT:
            source = load(path, name, problems)
            if source is not None:
                texts.append(source)
        elif parts[0] in FOLDERS and is_text(path):
            problems.append(faults.FILE_ENDING.at(Place(name), nearest=f"{path.stem}{TEXT}"))
        elif len(parts) == 1 and path.suffix in YAML_ENDINGS and f"{path.stem}.yaml" in OTHER_FILES:
            problems.append(faults.FILE_MISNAMED.at(Place(name), nearest=f"{path.stem}.yaml"))
        elif parts[0] in FOLDERS and len(parts) > 2:
            files.setdefault(parts[-2], {})[parts[-1]] = path
        elif path.suffix in TEXT_ENDINGS and not path.stem.isupper():  # README.md and its like
            problems.append(faults.FILE_STRAY.at(Place(name)))
    terms = {kind: found[name] for kind, name in FILES.items() if name in found}
    return Library(tuple(texts), terms, files, found.get(EDITIONS_FILE), found.get(INTERFACE_FILE)), problems
