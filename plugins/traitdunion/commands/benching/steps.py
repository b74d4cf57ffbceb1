"""The steps of a bench: from nothing, with nothing to do, after one edit, and while somebody writes."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from traitdunion.commands.benching.corpus import address, languages_of
from traitdunion.commands.benching.engine import Engine
from traitdunion.commands.benching.metering import Cost, Failed, Watcher, metered

BUILDS = ("cold", "no-op", "body edit", "title edit", "template edit")
SERVE = "serve: save to page"
ROUNDS, SAVES = 3, 20
PATIENCE = 30.0
WAIT = 120.0
FIRST_WAIT = 1200.0  # for the first page of a server that builds everything first


@dataclass(frozen=True, slots=True)
class Measure:
    """What one step took: the median round. `pages` and `files` are in the output, `written` those that the step touched."""

    engine: str
    stories: int
    step: str
    cost: Cost
    pages: int = 0
    files: int = 0
    written: int = 0
    counts: dict[str, int] = field(default_factory=dict)


def edit(engine: Engine, site: Path, step: str, number: int, mark: str) -> None:
    """Change a file as the step has it, so that `mark` appears on the story's page."""
    path = site / (engine.template if step == "template edit" else engine.source(number))
    text = path.read_text(encoding="utf-8")
    if step == "body edit":
        text += f"\nMarque {mark}.\n"
    elif step == "title edit":
        text = re.sub(r"(?mi)^(title: .*)$", rf"\1 {mark}", text, count=1)
    else:
        text = text.replace("</body>", f"<p>{mark}</p>\n</body>")
    path.write_text(text, encoding="utf-8")


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the files below a folder, each with its inode and time of change: whoever writes a file changes one of them."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)  # noqa: PTH118 - tens of thousands of them
            known = os.stat(path)  # noqa: PTH116
            found[path] = (known.st_ino, known.st_mtime_ns)
    return found


def build(engine: Engine, site: Path, stories: int, step: str, mark: str) -> Measure:
    """Prepare a step and measure its build once. Failed when the build fails, or the edit is not on its page."""
    number, output = stories // 2, site / engine.output
    if step == "cold":
        engine.forget(site)
    elif step != "no-op":
        edit(engine, site, step, number, mark)
    before = state(output)
    os.sync()
    cost, printed = metered(engine.command(), site)
    after = state(output)
    if step not in ("cold", "no-op") and mark not in (site / engine.page(number)).read_text(encoding="utf-8"):
        raise Failed(f"{engine.name}: the {step} is not on {engine.page(number)}")
    pages = sum(name.endswith(".html") for name in after)
    written = sum(before.get(name) != known for name, known in after.items())
    return Measure(engine.name, stories, step, cost, pages, len(after), written, engine.counts(printed))


def measure(engine: Engine, site: Path, stories: int, step: str) -> Measure:
    """Measure a step a few times, but not a slow one, and return the median round."""
    rounds: list[Measure] = []
    while len(rounds) < ROUNDS and sum(found.cost.wall for found in rounds) < PATIENCE:
        rounds.append(build(engine, site, stories, step, f"{step.split()[0]}{len(rounds)}"))
    by_time = sorted(rounds, key=lambda found: found.cost.wall)
    return by_time[(len(by_time) - 1) // 2]


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def page_at(port: int, path: str) -> str:
    """Return what a server on this machine answers; nothing while it does not listen."""
    connection = http.client.HTTPConnection("localhost", port, timeout=WAIT)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode("utf-8")
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


def wait_for(port: int, path: str, mark: str, process: subprocess.Popen[bytes], longest: float = WAIT) -> None:
    """Ask for a page until it holds `mark`. Failed when the server ends, or it takes too long."""
    until = time.monotonic() + longest
    while time.monotonic() < until and process.poll() is None:
        if mark in page_at(port, path):
            return
        time.sleep(0.005)
    raise Failed(f"{path} never showed {mark}")


def serve(engine: Engine, site: Path, stories: int) -> Measure | None:
    """Serve a site, save a text again and again, and return the median time until the new page is there over HTTP."""
    port, number = free_port(), stories // 2
    command = engine.server(port)
    if command is None:
        return None
    page = address(number, languages_of(number)[0])
    process = subprocess.Popen(
        command, cwd=site, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    watcher = Watcher(process.pid)
    watcher.start()
    times = []
    try:
        wait_for(port, page, "Premier paragraphe.", process, FIRST_WAIT)
        for save in range(SAVES):
            time.sleep(0.2)  # a writer's pause: the work after the last save is over
            start = time.perf_counter()
            edit(engine, site, "body edit", number, f"saved{save}")
            wait_for(port, page, f"saved{save}.", process)
            times.append(time.perf_counter() - start)
    finally:
        watcher.over.set()
        process.send_signal(signal.SIGINT)
        process.wait(WAIT)
        watcher.join()
    cost = Cost(statistics.median(times), float("nan"), watcher.peak / 1024)
    return Measure(engine.name, stories, SERVE, cost)


def make(engine: Engine, folder: Path, stories: int) -> Path:
    """Write an engine's site for a corpus and return its folder."""
    site = folder / f"{re.sub(r'[^a-z]+', '-', engine.name.lower())}-{stories}"
    shutil.rmtree(site, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    engine.make(site, stories)
    return site


def as_cold(cold: Measure) -> list[Measure]:
    """Return the steps of an engine that remembers nothing: each costs what a cold one does."""
    return [replace(cold, step=step) for step in BUILDS[1:]]
