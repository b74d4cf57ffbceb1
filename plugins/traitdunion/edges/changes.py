"""What a branch changes, as git tells it."""

from __future__ import annotations

import subprocess
from pathlib import Path

DEFAULT_BASES = ("origin/main", "origin/master", "main", "master")


class NoHistory(Exception):  # noqa: N818 - it says what is not there
    """git cannot tell what changed; the message says why."""


def git(root: Path, *arguments: str) -> str:
    """Return what a git command prints; NoHistory where it fails or git is not installed."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )
    except OSError as error:
        raise NoHistory(str(error)) from error
    if done.returncode:
        raise NoHistory(" ".join(done.stderr.split()))
    return done.stdout


def default_base(root: Path) -> str:
    """Return what a branch is compared with when nothing is said: the main branch, here or on the forge."""
    for base in DEFAULT_BASES:
        try:
            git(root, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}")
        except NoHistory:
            continue
        return base
    raise NoHistory("there is no main branch to compare with")


def changed_files(root: Path, base: str | None) -> frozenset[str]:
    """Return the files that differ from where this branch left `base`, committed or not, relative to `root`."""
    fork = git(root, "merge-base", base or default_base(root), "HEAD").strip()
    committed = git(root, "diff", "--name-only", "--diff-filter=d", "--relative", "-z", fork)
    untracked = git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(name for name in (committed + untracked).split("\0") if name)
