"""Sending: the programs that take a tree elsewhere are run here, and what goes wrong with them is given its name."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from traitdunion.rules.deployment import SSH_PORT, without_secrets
from traitdunion.vocabulary.faults import commands as faults
from traitdunion.vocabulary.problem import Fault, Place, ProblemsFound

Progress = Callable[[str, int, int], None]
Trouble = Sequence[tuple[str, Fault]]

PACKAGES = {"rsync": "rsync", "git": "git", "ssh": "openssh-client"}
SSH_OPTIONS = ("BatchMode=yes", "ConnectTimeout=20", "ServerAliveInterval=15", "ServerAliveCountMax=4")
"""Never a question nobody can answer, and never a wait without an end."""

SSH_TROUBLE: Trouble = (
    (r"REMOTE HOST IDENTIFICATION HAS CHANGED", faults.HOST_CHANGED),
    (r"Host key verification failed", faults.HOST_UNKNOWN),
    (r"Permission denied \(|Too many authentication failures", faults.ACCESS_REFUSED),
    (r"Could not resolve (?:hostname|host)", faults.HOST_NOT_FOUND),
    (r"Connection refused|onnect(?:ion)?.* timed out|No route to host|Network is unreachable", faults.HOST_UNREACHABLE),
)
CUT = r"connection unexpectedly closed|Connection (?:reset|closed)|Broken pipe|not responding|hung up"
LOST: Trouble = ((CUT, faults.CONNECTION_LOST),)

REPOSITORY_VARIABLES = frozenset(
    f"GIT_{name}"
    for name in ("DIR", "WORK_TREE", "INDEX_FILE", "OBJECT_DIRECTORY", "NAMESPACE", "PREFIX", "COMMON_DIR")
)
"""What git tells a hook that it calls: kept from the git that we call, which works elsewhere."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent, in files: new ones, changed ones, and those taken away."""

    new: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def nothing(self) -> bool:
        """Whether everything was there already."""
        return not (self.new or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended: its exit status, and what it said."""

    status: int
    output: str
    errors: str

    @property
    def last_words(self) -> str:
        """What it said last about what went wrong, on one line."""
        lines = [line.strip() for line in self.errors.splitlines() if line.strip()]
        return without_secrets(" ".join(lines[-3:])) or f"exit status {self.status}"


def run(
    command: Sequence[str],
    place: Place,
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    given: bytes = b"",
    each: Callable[[str], None] | None = None,
) -> Outcome:
    """Run a program to its end, with its messages in English so that they can be recognised.

    `given` is its standard input; `each` sees every line of output. ProblemsFound where the program is not installed.
    """
    lines: list[str] = []
    with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as source:
        source.write(given)
        source.seek(0)
        try:
            process = subprocess.Popen(
                list(command), stdin=source, stdout=subprocess.PIPE, stderr=errors, cwd=folder, env=spoken(environment)
            )
        except FileNotFoundError:
            raise missing(command[0], place) from None
        with process:
            for raw in process.stdout or ():
                lines.append(raw.decode("utf-8", "surrogateescape"))
                if each is not None:
                    each(lines[-1].rstrip("\n"))
        errors.seek(0)
        return Outcome(process.returncode, "".join(lines), errors.read().decode("utf-8", "replace"))


def missing(tool: str, place: Place) -> ProblemsFound:
    """Return the problem of a program that this computer does not have."""
    return ProblemsFound([faults.TOOL_MISSING.at(place, tool=tool, package=PACKAGES.get(tool, tool))])


def spoken(environment: Mapping[str, str] | None) -> dict[str, str]:
    """Return an environment in which programs speak English and open no window to ask a question."""
    kept = {name: value for name, value in os.environ.items() if name not in REPOSITORY_VARIABLES}
    return {**kept, **(environment or {}), "LC_ALL": "C", "LANGUAGE": "C", "SSH_ASKPASS_REQUIRE": "never"}


def recognise(outcome: Outcome, trouble: Iterable[tuple[str, Fault]], place: Place, **details: object) -> ProblemsFound:
    """Return the problem that a program's last words speak of; the first pattern that is found in them names it."""
    said = f"{outcome.errors}\n{outcome.output}"
    fault = next((fault for pattern, fault in trouble if re.search(pattern, said)), faults.SENDING_FAILED)
    return ProblemsFound([fault.at(place, reason=outcome.last_words, **details)])


def ssh_arguments(port: int | None, extra: Sequence[str]) -> list[str]:
    """Return the command that connects: never asking, `extra` arguments first, since ssh lets the first of two win."""
    options = [part for option in SSH_OPTIONS for part in ("-o", option)]
    # ssh is started without a shell, so that nobody else reads a home's short name.
    given = [str(Path(part).expanduser()) if part.startswith("~/") else part for part in extra]
    return ["ssh", *given, *(["-p", str(port)] if port else []), *options]


def by_hand(login: str, host: str, port: int, extra: Sequence[str]) -> dict[str, str]:
    """Return the commands that a person can paste where a connection fails, by the name that messages give them."""
    own = list(extra)
    ports = [] if port == SSH_PORT else ["-p", str(port)]
    known = host if port == SSH_PORT else f"[{host}]:{port}"
    return {
        "connect": shlex.join(["ssh", *own, *ports, login]),
        "copy_key": shlex.join(["ssh-copy-id", *ports, login]),
        "forget": shlex.join(["ssh-keygen", "-R", known]),
    }
