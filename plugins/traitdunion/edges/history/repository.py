"""A git repository, asked with as few processes as possible and nothing of the user's settings.

What a person has set up for themselves (aliases, pagers, hooks, colours, signatures, an index of their own in `GIT_*`) must
not change an answer: it is a function of what is committed. Nothing is fetched from a network.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import weakref
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from traitdunion.edges.history.log import OPTIONS, TEXTS

_KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH")  # where git itself lies, and whose folders it may trust
_OURS = {
    "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull, "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
}  # fmt: skip
_PACKS = ("--git-path", "objects/pack")
_GIT = (
    "git", "--no-pager", "-c", "protocol.allow=never", "-c", "core.fsmonitor=false", "-c", "log.showRoot=true",
    "-c", "log.mailmap=false",
)  # fmt: skip


def blob_id(data: bytes) -> str:
    """Return the id that git gives to a file of these bytes, in a repository of the usual kind."""
    return hashlib.sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


class NoRepository(Exception):  # noqa: N818 - it says what is not there
    """git is not installed, or there is nothing that it can tell of a folder."""


def environment(inherited: Mapping[str, str]) -> dict[str, str]:
    """Return the variables for a git process: those inherited without any that point it to another repository."""
    kept = {name: value for name, value in inherited.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return kept | _OURS


def run(folder: Path, *arguments: str) -> bytes:
    """Return what a git command prints; NoRepository where it fails or git is not installed."""
    try:
        done = subprocess.run(
            [*_GIT, *arguments],
            cwd=folder,
            env=environment(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise NoRepository(str(error)) from error
    if done.returncode:
        raise NoRepository(done.stderr.decode(errors="replace").strip())
    return done.stdout


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a folder lies in its repository: `prefix` is its path from the root, with a slash at the end where not empty.

    A `shallow` clone is cut off at some commits; of a `partial` one, old files were left out.
    """

    folder: Path
    prefix: str
    shallow: bool
    partial: bool

    def log(self, *commits: str, moved_as_they_were: bool = False) -> bytes:
        """Return the log of the commits named, as `log.read_log` reads it; NoRepository where there are none yet.

        Files that moved and changed at once can be followed only where the clone has what they were.
        """
        similar = ("-M100%",) if moved_as_they_were else ()
        return run(self.folder, "log", *OPTIONS, *similar, *commits, "--", TEXTS)


def find_repository(folder: Path) -> Repository:
    """Return the repository whose working tree a folder lies in; NoRepository where it lies in none."""
    answer = os.fsdecode(
        run(folder, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-cdup", *_PACKS)
    )
    inside, shallow, up, packs = answer.split("\n", 3)
    if inside != "true":
        raise NoRepository("not in a working tree")
    depth = up.count("../")
    inner = folder.resolve().parts[-depth:] if depth else ()
    partial = bool(_promised(folder, packs))
    return Repository(folder, "".join(f"{part}/" for part in inner), shallow == "true", partial)


def revision(folder: Path) -> str:
    """Return what stands for everything that the repository of a folder records; it is empty where there is nothing.

    As long as it stays the same, and the files do, so does every answer.
    """
    asked = ("--is-shallow-repository", "HEAD", "--branches", "--tags", "--remotes", *_PACKS)
    try:
        answer = os.fsdecode(run(folder, "rev-parse", *asked))
    except NoRepository:
        return ""
    known, _, packs = answer.removesuffix("\n").rpartition("\n")
    return "\n".join((known, *_promised(folder, packs)))


def _promised(folder: Path, packs: str) -> list[str]:
    """Return the names by which a partial clone keeps account of the files that it fetched; none where the clone is whole."""
    return sorted(path.name for path in (folder / packs.removesuffix("\n")).glob("*.promisor"))


class Objects:
    """The files of a repository, by id or by `COMMIT:PATH`, read through one process that is begun when first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, name: str) -> tuple[str, bytes] | None:
        """Return a file's id and its bytes; None where there is none of that name, or the clone lacks it."""
        if "\n" in name:
            return None
        asked, answers = self._pipes()
        try:
            asked.write(os.fsencode(name) + b"\n")
            asked.flush()
            header = answers.readline().split()
        except BrokenPipeError:
            header = []
        if not header:  # it met a file that is damaged, or that the clone lacks, and ended: the next one is for another
            self.close()
        if len(header) != 3 or not header[2].isdigit():  # “… missing”, “… ambiguous”
            return None
        data = answers.read(int(header[2]) + 1)[:-1]
        return (header[0].decode(), data) if header[1] == b"blob" else None

    def close(self) -> None:
        """End the process, if one was begun."""
        if self._process is not None:
            _end(self._process)
            self._process = None

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None:
            self._process = subprocess.Popen(
                [*_GIT, "cat-file", "--batch"],
                cwd=self._folder,
                env=environment(os.environ),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            weakref.finalize(self, _end, self._process)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        return self._process.stdin, self._process.stdout


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let a process that reads its input come to its end."""
    with suppress(BrokenPipeError), process:
        pass
