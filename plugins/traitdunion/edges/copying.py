"""Copying: a tree is sent to a folder on a server, by rsync over SSH.

Readers never see half a file, nor a page whose pictures are still on their way: first goes everything that pages show,
then the pages; each part is received under other names and put in place at its end; only then is removed what the tree
has no more.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from traitdunion.edges.placing import MANIFEST
from traitdunion.edges.placing import tree as files_below
from traitdunion.edges.sending import (
    LOST,
    SSH_TROUBLE,
    Outcome,
    Progress,
    Sent,
    Trouble,
    by_hand,
    missing,
    recognise,
    run,
    ssh_arguments,
)
from traitdunion.rules.deployment import ALWAYS_KEPT, Rsync, foreign
from traitdunion.vocabulary.faults import commands as faults
from traitdunion.vocabulary.problem import Place, ProblemsFound

COPY = (
    "--recursive",
    "--checksum",  # a build gives every file a new time, and the server keeps the one of the last real change
    "--chmod=ugo=rwX",  # new files get the permissions that the server gives its own
    "--delay-updates",  # received under other names, put in place together
    "--prune-empty-dirs",
    "--8-bit-output",
    "--out-format=%i %n",
)
PAGES = ("*.html", "*.xml", "*.atom", "*.rss")
"""What names other files, and so must come after them."""

TROUBLE: Trouble = (
    *SSH_TROUBLE,
    (r"command not found|rsync\S*: not found", faults.TOOL_MISSING_THERE),
    (r"unknown option|unrecognized option|unknown filter|invalid option", faults.TOOL_OLD),
    (r"No space left|quota exceeded", faults.DESTINATION_FULL),
    (r"mkdir .* failed: No such file or directory", faults.DESTINATION_PARENT),
    (r"failed: (?:Permission denied|Operation not permitted|Read-only file system)", faults.DESTINATION_CLOSED),
    *LOST,
    (r"error in rsync protocol data stream", faults.CONNECTION_LOST),
)
NOT_THERE = re.compile(r"change_dir.* failed: No such file or directory")
NOTHING_THERE = 23  # rsync's exit status where some file, here the folder itself, could not be read


def send(
    tree: Path,
    files: Collection[str],
    target: Rsync,
    place: Place,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Sent:
    """Make the target hold exactly the tree's `files`; with `dry_run`, only say what would be done.

    ProblemsFound where the destination holds somebody else's files, or when anything goes wrong on the way.
    """
    for tool in ("rsync", "ssh"):
        if shutil.which(tool) is None:
            raise missing(tool, place)
    refuse_foreign(target, files, place)
    marks: dict[str, str] = {}

    def see(line: str) -> None:
        """Keep what rsync does to a file: eleven signs, a space, the name."""
        mark, name = line[:11], line[12:]
        if mark.startswith(("<f", "*deleting")) and not name.endswith("/"):
            marks[name] = mark
            if progress is not None:
                progress("sending", len(marks), max(len(files), len(marks)))

    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules")
        rules.write_bytes(b"".join(os.fsencode(rule) + b"\0" for rule in filters(tree, files, target)))
        common = [*COPY, "--from0", f"--filter=merge {rules}", *target.options, *(["--dry-run"] if dry_run else [])]
        for part in (excluding(PAGES), ["--delete-after"]):
            outcome = rsync([*common, *part], [f"{tree}/", target.destination], target, place, see)
            if outcome.status:
                raise trouble(outcome, target, place)
    return counted(marks)


def counted(marks: dict[str, str]) -> Sent:
    """Return the counts of what rsync did."""
    removed = sum(mark.startswith("*") for mark in marks.values())
    new = sum(mark.startswith("<f+") for mark in marks.values())
    return Sent(new, len(marks) - removed - new, removed)


def refuse_foreign(target: Rsync, files: Collection[str], place: Place) -> None:
    """Raise ProblemsFound where the destination holds files that are not a site's: they would be removed."""
    outcome = rsync(["--list-only", "--8-bit-output", *target.options], [target.destination], target, place)
    if outcome.status == NOTHING_THERE and NOT_THERE.search(outcome.errors):
        return
    if outcome.status:
        raise trouble(outcome, target, place)
    problems = foreign(listed(outcome.output), files, target.keep, target.destination, place)
    if problems:
        raise ProblemsFound(problems)


def listed(output: str) -> Iterator[str]:
    """Yield the names of a listing: mode, size, day, time, name, and where it leads if it is a link."""
    for line in output.splitlines():
        parts = line.split(None, 4)
        if len(parts) == 5 and parts[4] != ".":
            yield parts[4].split(" -> ", 1)[0] if parts[0].startswith("l") else parts[4]


def filters(tree: Path, files: Collection[str], target: Rsync) -> Iterator[str]:
    """Yield rsync's rules: what no build made is not sent, and what the host or its owner keeps is not removed."""
    for name in sorted({MANIFEST, *files_below(tree)} - set(files)):
        yield f"hide /{literal(name)}"
    for name in (".*", *sorted(ALWAYS_KEPT | target.keep)):
        yield f"protect /{name}"
        yield f"protect /{name}/**"


def literal(name: str) -> str:
    """Return a rule that matches this name only; rsync reads backslashes as escapes only beside a wildcard."""
    return re.sub(r"[*?\[\\]", r"\\\g<0>", name) if re.search(r"[*?\[]", name) else name


def excluding(patterns: Sequence[str]) -> list[str]:
    """Return the arguments that leave files out."""
    return [f"--exclude={pattern}" for pattern in patterns]


def rsync(
    arguments: Sequence[str],
    ends: Sequence[str],
    target: Rsync,
    place: Place,
    each: Callable[[str], None] | None = None,
) -> Outcome:
    """Run rsync between two ends, or to list one."""
    connection = " ".join(map(quoted, ssh_arguments(target.port, target.ssh)))
    return run(["rsync", *arguments, f"--rsh={connection}", "--", *ends], place, each=each)


def quoted(argument: str) -> str:
    """Return an argument as rsync reads it in a command: in quotes, with the quotes inside doubled."""
    return '"{}"'.format(argument.replace('"', '""')) if re.search(r"[\s'\"]", argument) else argument


def trouble(outcome: Outcome, target: Rsync, place: Place) -> ProblemsFound:
    """Return what went wrong, in words that say what to do."""
    commands = by_hand(target.login, target.host, target.port, target.ssh)
    make = f"{commands['connect']} mkdir -p {shlex.quote(target.path)}"
    return recognise(outcome, TROUBLE, place, host=target.host, path=target.path, make_folder=make, **commands)
