"""Comparing: the engines that this machine has, on the same corpora, step by step side by side."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from traitdunion.commands.benching import curve, steps, tables
from traitdunion.commands.benching.engine import Engine
from traitdunion.commands.benching.installing import Absent
from traitdunion.commands.benching.ours import Ours
from traitdunion.commands.benching.steps import Measure

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def peers(folder: Path) -> tuple[list[Engine], list[str]]:
    """Install the peers below a folder; return those that can be had, and a line for each that cannot."""
    from traitdunion.commands.benching.eleventy import Eleventy
    from traitdunion.commands.benching.hugo import Hugo
    from traitdunion.commands.benching.subsites import Subsites

    kinds: list[Callable[[Path], Engine]] = [Hugo, Eleventy, Subsites]
    found: list[Engine] = []
    missing: list[str] = []
    for kind, name in zip(kinds, ("hugo", "eleventy", "subsites"), strict=True):
        try:
            found.append(kind(folder / name))
        except Absent as reason:
            missing.append(f"{name} is left out: {reason}.")
    return found, missing


def processor() -> str:
    """Return the model of this machine's processor, where the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def machine() -> str:
    """Return what the figures depend on beside the code, in one line."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, Pelican {version('pelican')}, {os.cpu_count()} cores ({processor()}), {platform.system()}"


@contextmanager
def workplace(folder: Path | None) -> Iterator[Path]:
    """Give the folder where sites are made: the one asked for, else one that goes away."""
    if folder is not None:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="traitdunion-bench-") as temporary:
        yield Path(temporary)


def run(engines: Sequence[Engine], stories: int, folder: Path, tell: Callable[[str], object]) -> list[Measure]:
    """Take every engine through every step with a corpus of one size; `tell` hears what is being measured."""
    taking_part = [engine for engine in engines if stories <= engine.most]
    sites = {engine.name: steps.make(engine, folder, stories) for engine in taking_part}
    measures: list[Measure] = []
    for step in steps.BUILDS:
        for engine in taking_part:
            if step == steps.BUILDS[0] or engine.remembers:
                tell(f"{stories} stories, {engine.name}: {step}")
                found = steps.measure(engine, sites[engine.name], stories, step)
                measures += [found] if engine.remembers else [found, *steps.as_cold(found)]
    for engine in taking_part:
        tell(f"{stories} stories, {engine.name}: {steps.SERVE}")
        served = steps.serve(engine, sites[engine.name], stories)
        measures += [served] if served else []
    return measures


def described(engines: Sequence[Engine], measures: Sequence[Measure], missing: Sequence[str]) -> str:
    """Return versions, machine and tables, as Markdown."""
    versions = "; ".join(f"{engine.name} {engine.version}" for engine in engines)
    parts = [f"{versions}. {machine()}.", *missing]
    forgetful = [engine.name for engine in engines if not engine.remembers]
    if forgetful:
        parts.append(
            f"{', '.join(forgetful)}: each run makes everything, so that each step costs what the cold one does."
        )
    for stories in sorted({found.stories for found in measures}):
        parts += [f"### {stories:,} stories", tables.comparison(measures, stories)]
        counted = tables.work(measures, stories)
        parts += [counted] if counted else []
    return "\n\n".join(parts)


def write_down(page: Path, text: str) -> None:
    """Put results between the markers of a page; what stands around them stays. ValueError where there are no markers."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page.name} has no lines {BEGIN} and {END}")
    page.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", encoding="utf-8")


def bench(
    root: Path,
    sizes: Sequence[int],
    *,
    lean: bool,
    with_peers: bool,
    write: bool,
    folder: Path | None,
    tell: Callable[[str], object],
) -> str:
    """Measure every size and return the tables; with `write`, put them into the documentation too.

    Several sizes give the curve as well.
    """
    found, missing = peers(root / "cache" / "peers") if with_peers else ([], [])
    engines = [*(Ours(root / "theme", lean=kind) for kind in ((True,) if lean else (True, False))), *found]
    measures: list[Measure] = []
    with workplace(folder) as place:
        for stories in sizes:
            measures += run(engines, stories, place, tell)
    text = described(engines, measures, missing)
    if write:
        write_down(root / "docs" / "benchmarks.md", text)
        if len(sizes) > 1:
            (root / "docs" / "benchmarks.svg").write_text(curve.draw(measures), encoding="utf-8")
    return text
