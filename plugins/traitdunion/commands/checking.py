"""Checking: every problem of the sources, and every fault of a built tree against the output's contract."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from traitdunion.commands.building import Options, Result, build, load_settings, report_for
from traitdunion.contract import verify
from traitdunion.edges.builttree import read_tree
from traitdunion.edges.changes import changed_files
from traitdunion.rules.configuration import LOCAL
from traitdunion.vocabulary.problem import Problem, Severity

PARITY = frozenset(f"TU{number}" for number in range(421, 440))
"""The differences between a translation and its original."""


def check_tree(options: Options) -> Result:
    """Verify a tree that is there already; nothing is built."""
    settings, problems = load_settings(options)
    report = report_for(options, settings or {})
    output = (options.root / (options.output or "output")).resolve()
    if settings is not None:
        siteurl = str(options.siteurl or settings.get("SITEURL") or LOCAL).rstrip("/")
        problems = [*problems, *verify(read_tree(output), siteurl)]
    return Result(list(problems), report, output)


def check_sources(options: Options, keep: Path | None = None) -> Result:
    """Build into a temporary folder, or `keep`, and verify what came of it beside the problems of the sources."""
    with tempfile.TemporaryDirectory(prefix="traitdunion-check-") as folder:
        output = keep or Path(folder) / "output"
        result = build(replace(options, output=str(output), style=True))
        if not result.failed and result.run is not None and result.run.session is not None:
            siteurl = result.run.session.configuration.siteurl
            result.problems += verify(read_tree(output), siteurl)
        return result


def of_changed_files(result: Result, changed: frozenset[str]) -> list[Problem]:
    """Return the problems of a branch's own files, and the errors of any file: those stop the build whoever made them.

    Where a translation that the branch changes is not built like its original, whoever made it can still mend it: a warning.
    """
    return [
        hardened(problem) if problem.fault.code in PARITY else problem
        for problem in result.problems
        if problem.fault.severity is Severity.ERROR or result.report.path(problem) in changed
    ]


def hardened(problem: Problem) -> Problem:
    """Return a note as a warning of the same code and wording."""
    if problem.fault.severity is not Severity.NOTE:
        return problem
    return replace(problem, fault=replace(problem.fault, severity=Severity.WARNING))


def check(
    options: Options, changed: str | bool | None = None, keep: Path | None = None
) -> tuple[Result, list[Problem]]:
    """Return the result of a check, and the problems that concern whoever asked.

    `changed` is a git revision to compare with, True for the main branch, or None for everything; NoHistory where git cannot
    tell. `keep` is where to leave the built tree.
    """
    result = check_tree(options) if options.output else check_sources(options, keep)
    if not changed:
        return result, result.problems
    base = changed if isinstance(changed, str) else None
    return result, of_changed_files(result, changed_files(options.root, base))
