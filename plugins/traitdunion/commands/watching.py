"""Watching: what a served magazine is made from, and when it changes."""

from __future__ import annotations

import ast
import queue
import threading
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from traitdunion.vocabulary.faults.commands import CODE_BROKEN
from traitdunion.vocabulary.problem import Area, Place, Problem

ENGINE = Path(__file__).resolve().parents[1]

PAUSE = 20
"""Milliseconds without another change that end a batch: editors write a file in several steps."""
LONGEST = 200
"""Milliseconds after which a batch ends in any case."""

Change = frozenset[Path]
"""The files of a batch."""


def sources(settings: Mapping[str, Any] | None, settings_file: Path, content: str | None) -> frozenset[Path]:
    """Return the folders that a site is made from, as its settings name them; without settings, the usual ones."""
    root, known = settings_file.parent, settings or {}
    named = [
        content or known.get("PATH", "content"),
        known.get("THEME", "theme"),
        *known.get("THEME_TEMPLATES_OVERRIDES", ()),
        *known.get("PLUGIN_PATHS", ["plugins"]),
    ]
    return frozenset(root / name for name in named)


def settings_files(file: Path) -> frozenset[Path]:
    """Return a settings file and the files beside it that it imports, and so on."""
    found: set[Path] = set()
    waiting = [file]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        waiting += [path.parent / f"{name}.py" for name in imports(path) if (path.parent / f"{name}.py").is_file()]
    return frozenset(found)


def imports(path: Path) -> list[str]:
    """Return the modules that a Python file imports; none where it cannot be read."""
    try:
        nodes = list(ast.walk(ast.parse(path.read_bytes())))
    except (OSError, SyntaxError, ValueError):
        return []
    plain = [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]
    return plain + [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]


def is_code(path: Path) -> bool:
    """Tell whether a file is read once for the life of a process: Python, and the engine's own messages."""
    return path.suffix == ".py" or (path.suffix == ".po" and path.is_relative_to(ENGINE))


def broken_code(path: Path, root: Path) -> Problem | None:
    """Return what keeps a Python file from being read, with its line; None where nothing does."""
    if path.suffix != ".py" or not path.is_file():
        return None
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    try:
        ast.parse(path.read_bytes())
    except SyntaxError as error:
        return CODE_BROKEN.at(Place(name, error.lineno or 1, Area.PROJECT), reason=error.msg)
    except ValueError as error:
        return CODE_BROKEN.at(Place(name, 1, Area.PROJECT), reason=error)
    return None


class Watch:
    """Puts changes into a queue, in batches: those below folders, and those of settings files, which lie beside others.

    Builds take from the queue one at a time: what changes meanwhile waits there, and becomes one batch.
    """

    def __init__(self) -> None:
        self.changes: queue.Queue[Change] = queue.Queue()
        self.folders: frozenset[Path] = frozenset()
        self.files: frozenset[Path] = frozenset()
        self._stop = threading.Event()
        self._closed = False

    def follow(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        """Watch these folders, with everything below them, and these files; and no others from now on."""
        folders, files = frozenset(path for path in folders if path.exists()), frozenset(files)
        if (folders, files) == (self.folders, self.files):
            return
        self.stop()
        self.folders, self.files, self._stop = folders, files, threading.Event()
        # A file that an editor replaces is another file: its folder is what can be watched.
        for paths, deep in ((folders, True), ({file.parent for file in files}, False)):
            if paths:
                threading.Thread(target=self._listen, args=(paths, deep, self._stop), daemon=True).start()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._stop.set()

    def close(self) -> None:
        """Watch nothing any more, and let whoever waits for a change go."""
        self._closed = True
        self.stop()
        self.changes.put(frozenset())

    def _listen(self, paths: Collection[Path], deep: bool, stop: threading.Event) -> None:
        from watchfiles import watch

        options: dict[str, Any] = {"debounce": LONGEST, "step": PAUSE, "stop_event": stop, "rust_timeout": 500}
        for batch in watch(*paths, recursive=deep, raise_interrupt=False, **options):
            changed = frozenset(Path(name) for _, name in batch)
            if not deep:
                changed &= self.files
            if changed:
                self.changes.put(changed)

    def next(self) -> Change:
        """Wait for a change, and return it together with all those that wait behind it; nothing once closed."""
        found = set(self.changes.get())
        while not self.changes.empty():
            found |= self.changes.get()
        return frozenset() if self._closed else frozenset(found)
