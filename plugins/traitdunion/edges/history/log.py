"""git's log: which commit left which file how, as `git log --raw -z` prints it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

FORMAT = "%H %ct %P"
"""What `git log --format=` must be told for this reader: the commit, the committer's second, and the commit's parents."""

OPTIONS = (
    "--raw", "-z", "--no-abbrev", f"--format={FORMAT}", "--topo-order", "--diff-merges=first-parent", "-M", "-l5000",
    # What a user's settings could change:
    "--encoding=UTF-8", "--no-relative", "--no-ext-diff", "--no-color", "--no-show-signature", "--ignore-submodules=all",
    "-O/dev/null",
    # Every commit is shown, and of each only the Markdown files: comparing pictures would cost more than all the rest.
    "--full-history", "--sparse",
)  # fmt: skip
TEXTS = ":(top)*.md"
_FILES = (b"100644", b"100755")


@dataclass(frozen=True, slots=True)
class Change:
    """A file that a commit left as `blob` at `path`; it lay at `before`, and is gone where `blob` is empty."""

    path: str
    blob: str
    before: str
    blob_before: str

    @property
    def is_new(self) -> bool:
        """Whether there was no such file before, as far as git can tell."""
        return bool(self.blob) and not self.blob_before


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit with what it changed against its first parent."""

    id: str
    parents: tuple[str, ...]
    date: datetime
    changes: tuple[Change, ...]


def read_log(output: bytes) -> Iterator[Commit]:
    """Yield the commits that `git log` printed with `OPTIONS`, in its order: none before those made from it."""
    tokens = output.split(b"\0")
    position = 0
    while position < len(tokens) and tokens[position].strip():
        commit, _, rest = tokens[position].decode("ascii").strip().partition(" ")
        second, _, parents = rest.partition(" ")
        position += 1
        changes = []
        while position < len(tokens) and tokens[position].lstrip(b"\n").startswith(b":"):
            mode_before, mode, blob_before, blob, status = tokens[position].lstrip(b"\n:").split()
            paths = 2 if status[:1] in b"RC" else 1
            before, path = (os.fsdecode(tokens[position + 1]), os.fsdecode(tokens[position + paths]))
            position += 1 + paths
            if mode in _FILES or mode_before in _FILES:  # not a symbolic link, nor a repository inside
                is_file, was_file = mode in _FILES, mode_before in _FILES
                changes.append(
                    Change(path, blob.decode() if is_file else "", before, blob_before.decode() if was_file else "")
                )
        yield Commit(commit, tuple(parents.split()), _date(second), tuple(changes))


def _date(second: str) -> datetime:
    """Return the moment of a second since 1970; of one that is no date, which some tools have written, the first, as git does."""
    try:
        return datetime.fromtimestamp(int(second), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
