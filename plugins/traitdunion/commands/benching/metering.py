"""Metering: what a command took, its workers included: seconds of wall clock and processor, and memory at the peak."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

STEP = 0.02
PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall clock and of processor, and mebibytes of memory at the peak."""

    wall: float
    cpu: float
    peak: float


class Failed(Exception):  # noqa: N818 - what happened to the command
    """The command ended with an error; the text is what it said."""


def children(process: int) -> list[int]:
    """Return the processes that a process started and that still run."""
    found = []
    for thread in (PROCESSES / str(process) / "task").glob("*/children"):
        try:
            found += [int(child) for child in thread.read_text().split()]
        except OSError:  # it has just ended
            continue
    return found


def family(process: int) -> list[int]:
    """Return a process and all below it."""
    return [process, *(member for child in children(process) for member in family(child))]


def kibibytes(process: int, file: str, field: str) -> int:
    """Return a field of a process's memory statistics; 0 where it has just ended, or the system keeps none."""
    try:
        for line in (PROCESSES / str(process) / file).read_text().splitlines():
            if line.startswith(f"{field}:"):
                return int(line.split()[1])
    except (OSError, ValueError):
        pass
    return 0


def memory(process: int) -> int:
    """Return the kibibytes that a process and all below it take together, or the most that one of them ever took.

    Memory that several of them share is counted once (PSS). A process that is alone is asked for its peak only: to count
    its memory would stop it for as long.
    """
    members = family(process)
    together = sum(kibibytes(member, "smaps_rollup", "Pss") for member in members) if len(members) > 1 else 0
    return max(together, *(kibibytes(member, "status", "VmHWM") for member in members))


class Watcher(threading.Thread):
    """Samples the memory of a process and its workers until told to stop."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.peak, self.over = process, 0, threading.Event()

    def run(self) -> None:
        """Sample; rarely enough not to slow down what is measured, since counting a large process takes time too."""
        pause = STEP
        while not self.over.wait(pause):
            before = time.thread_time()
            self.peak = max(self.peak, memory(self.process))
            pause = max(STEP, 9 * (time.thread_time() - before))


def metered(command: Sequence[str], folder: Path) -> tuple[Cost, str]:
    """Run a command in a folder and return what it took and what it printed. Failed when it ends with an error."""
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        tempfile.TemporaryFile("w+", encoding="utf-8") as errors,
    ):
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=errors)
        watcher = Watcher(process.pid)
        watcher.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        watcher.over.set()
        watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        errors.seek(0)
        text = said.read()
        if process.returncode:
            raise Failed(f"{' '.join(command)}\n{text[-2000:]}\n{errors.read()[-4000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, watcher.peak / 1024), text
