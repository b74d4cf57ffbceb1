"""The content folder: what lies there, in one order on every machine."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from traitdunion.edges.ledger import Ledger
from traitdunion.rules.pairing import FOLDERS
from traitdunion.rules.termfiles import FILES
from traitdunion.vocabulary.faults import graph as faults
from traitdunion.vocabulary.faults.settings import CONTENT_MISSING
from traitdunion.vocabulary.magazine import TermKind
from traitdunion.vocabulary.manuscript import Source
from traitdunion.vocabulary.problem import Place, Problem

EDITIONS_FILE = "editions.yaml"
INTERFACE_FILE = "interface.yaml"
GLOSSARY_FILE = "glossary.yaml"
OTHER_FILES = frozenset({*FILES.values(), EDITIONS_FILE, INTERFACE_FILE, GLOSSARY_FILE})
TEXT = ".md"
YAML_ENDINGS = frozenset({".yml", ".YML", ".YAML"})
TEXT_ENDINGS = frozenset({".md", ".markdown", ".mdown", ".txt"})
IGNORED = frozenset({"Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class TextFile:
    """A Markdown file: its path relative to the content folder, where it lies, its digest, and its bytes once they were read."""

    path: str
    file: Path
    digest: str
    data: bytes | None = None

    def source(self) -> Source:
        """Return the file with its bytes; OSError where it cannot be read any more."""
        return Source(self.path, self.file.read_bytes() if self.data is None else self.data)


@dataclass(frozen=True, slots=True)
class Library:
    """What the content folder holds.

    `texts` are Markdown files; `terms`, `editions`, `interface` and `glossary` the YAML files that are there; `files` the other
    files of each story's folder, by story, then name.
    """

    texts: tuple[TextFile, ...]
    terms: Mapping[TermKind, Source]
    files: Mapping[str, Mapping[str, Path]]
    editions: Source | None = None
    interface: Source | None = None
    glossary: Source | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A file as the walk found it: its name relative to the content folder, and what kind of thing it is."""

    name: str
    path: str
    status: os.stat_result | None  # None where it cannot be looked at
    linked: bool
    regular: bool


def walk(folder: str, prefix: str = "") -> Iterator[Found]:
    """Yield the files below a folder in the order of their paths; hidden ones are passed over.

    A folder that cannot be listed, that a symbolic link leads to, or that is called like a text, is yielded itself.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield Found(prefix.rstrip("/"), folder, None, linked=False, regular=False)
        return
    for entry in found:
        if entry.name.startswith(".") or entry.name in IGNORED:
            continue
        linked = entry.is_symlink()
        if not linked and entry.is_dir() and not entry.name.endswith(TEXT):
            yield from walk(entry.path, f"{prefix}{entry.name}/")
            continue
        try:
            status = entry.stat()
        except OSError:  # a link to nothing, or in a circle
            status = None
        regular = status is not None and stat.S_ISREG(status.st_mode)
        yield Found(f"{prefix}{entry.name}", entry.path, status, linked, regular)


def is_text(path: Path) -> bool:
    """Tell whether a file that is not read as a text was meant as one: `index.fr.txt`, `story.MD`."""
    ending = path.suffix.lower()
    return ending in TEXT_ENDINGS and (ending != ".txt" or path.stem.lower().startswith("index."))


def load(found: Found, problems: list[Problem]) -> Source | None:
    """Return a file's bytes, or note why it cannot be read."""
    try:
        return Source(found.name, Path(found.path).read_bytes())
    except OSError as error:
        problems.append(faults.FILE_UNREADABLE.at(Place(found.name), reason=error.strerror or str(error)))
        return None


def load_text(found: Found, ledger: Ledger, problems: list[Problem]) -> TextFile | None:
    """Return a text by its digest, read only where the ledger does not know it, or note why it cannot be read."""
    try:
        entry = ledger.look(found.name, Path(found.path), found.status)
    except OSError as error:
        problems.append(faults.FILE_UNREADABLE.at(Place(found.name), reason=error.strerror or str(error)))
        return None
    return TextFile(found.name, Path(found.path), entry.digest, entry.data)


def read_library(content: Path, ledger: Ledger | None = None) -> tuple[Library, list[Problem]]:
    """Read the content folder once. What cannot be read or leads out of the folder is a problem; nothing stops the reading."""
    problems: list[Problem] = []
    if not content.is_dir():
        return Library((), {}, {}), [CONTENT_MISSING.at(Place("."), folder=content.name)]
    ledger = ledger or Ledger()
    root = content.resolve()
    texts: list[TextFile] = []
    single: dict[str, Source] = {}
    files: dict[str, dict[str, Path]] = {}
    for found in walk(str(content)):
        name, parts = found.name, found.name.split("/")
        path = Path(found.path)
        stem, ending = path.stem, path.suffix
        if found.linked and not Path(os.path.realpath(found.path)).is_relative_to(root):
            problems.append(faults.LINK_OUTSIDE.at(Place(name)))
        elif not found.regular:
            load(found, problems)
        elif len(parts) == 1 and name in OTHER_FILES:
            source = load(found, problems)
            if source is not None:
                single[name] = source
        elif parts[0] in FOLDERS and ending == TEXT:
            text = load_text(found, ledger, problems)
            if text is not None:
                texts.append(text)
        elif parts[0] in FOLDERS and is_text(path):
            problems.append(faults.FILE_ENDING.at(Place(name), nearest=f"{stem.removesuffix(TEXT)}{TEXT}"))
        elif len(parts) == 1 and ending in YAML_ENDINGS and f"{stem}.yaml" in OTHER_FILES:
            problems.append(faults.FILE_MISNAMED.at(Place(name), nearest=f"{stem}.yaml"))
        elif parts[0] in FOLDERS and len(parts) > 2:
            files.setdefault(parts[-2], {})[parts[-1]] = path
        elif ending in TEXT_ENDINGS and not stem.isupper():  # README.md and its like
            problems.append(faults.FILE_STRAY.at(Place(name)))
    terms = {kind: single[name] for kind, name in FILES.items() if name in single}
    library = Library(
        tuple(texts),
        terms,
        files,
        single.get(EDITIONS_FILE),
        single.get(INTERFACE_FILE),
        single.get(GLOSSARY_FILE),
    )
    return library, problems
