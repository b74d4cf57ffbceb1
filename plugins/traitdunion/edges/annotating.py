"""Annotating: problems as forges show them beside a contributor's lines, what to do first.

GitHub reads commands in a job's log and a summary in Markdown; GitLab reads a code-quality report in JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TextIO

from traitdunion.edges.reporting import Report
from traitdunion.vocabulary.problem import Problem, Severity

SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
CODE_QUALITY_FILE = "gl-code-quality-report.json"
LONGEST_SUMMARY = 900_000  # bytes: GitHub shows nothing of a summary above 1 MiB

COMMANDS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
QUALITY: Mapping[Severity, str] = {Severity.ERROR: "blocker", Severity.WARNING: "major", Severity.NOTE: "info"}
SIGNS: Mapping[Severity, str] = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "💬"}


@dataclass(frozen=True, slots=True)
class Annotation:
    """A problem with its words: the path from the project's root, what is wrong, and what to do."""

    problem: Problem
    path: str
    what: str
    remedy: str


def worded(report: Report, problems: Iterable[Problem]) -> list[Annotation]:
    """Return problems with their words, each in the language that the report has for it, by file and line."""
    found = []
    for problem in report.sorted(problems):
        what, remedy = report.sentences(problem)
        found.append(Annotation(problem, report.path(problem), what, remedy))
    return sorted(found, key=lambda one: (one.path, one.problem.place.line))


def annotate(problem: Problem, path: str, what: str, remedy: str) -> str:
    """Return the line that makes GitHub show a problem: `::error file=…,line=…,title=…::remedy — what`."""
    command = COMMANDS[problem.fault.severity]
    properties = f"file={_property(path)},line={problem.place.line},title={_property(problem.fault.code)}"
    return f"::{command} {properties}::{_data(f'{remedy} — {what}')}"


def summary(annotations: Sequence[Annotation]) -> str:
    """Return problems as Markdown, one heading a file, what to do first; empty where there are none."""
    parts: list[str] = []
    size = 0
    for path, group in groupby(annotations, key=lambda one: one.path):
        lines = [f"### {_plain(path)}", "", *map(_item, group), "", ""]
        part = "\n".join(lines)
        size += len(part.encode())
        if size > LONGEST_SUMMARY:
            parts.append("…\n")
            break
        parts.append(part)
    return "".join(parts)


def code_quality(annotations: Iterable[Annotation]) -> str:
    """Return problems as the JSON of GitLab's code-quality report.

    A fingerprint says which problem is the same one as on the other branch, so that it has no line: lines move.
    """
    seen: dict[str, int] = {}
    entries = []
    for one in annotations:
        same = "\0".join((one.path, one.problem.fault.code, *(part for pair in one.problem.details for part in pair)))
        seen[same] = seen.get(same, 0) + 1
        entries.append(
            {
                "description": f"{one.remedy} — {one.what}",
                "check_name": one.problem.fault.code,
                "fingerprint": hashlib.sha256(f"{same}\0{seen[same]}".encode()).hexdigest(),
                "severity": QUALITY[one.problem.fault.severity],
                "location": {"path": one.path, "lines": {"begin": one.problem.place.line}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def write_annotations(
    forge: str,
    report: Report,
    problems: Iterable[Problem],
    root: Path = Path(),
    environment: Mapping[str, str] = os.environ,
    file: TextIO | None = None,
) -> None:
    """Give problems to a forge: a file in `root` for `gitlab`, else lines on `file` (standard output) for GitHub.

    Where the forge says where a summary goes, one is written there too.
    """
    annotations = worded(report, problems)
    if forge == "gitlab":
        (root / CODE_QUALITY_FILE).write_text(code_quality(annotations), encoding="utf-8")
    else:
        for one in annotations:
            print(annotate(one.problem, one.path, one.what, one.remedy), file=file or sys.stdout)
    if environment.get(SUMMARY_VARIABLE):
        with Path(environment[SUMMARY_VARIABLE]).open("a", encoding="utf-8") as stream:
            stream.write(summary(annotations))


def _data(text: str) -> str:
    """Return a text as GitHub's commands write it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Return a value as GitHub's commands write it among others."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _item(one: Annotation) -> str:
    place = one.problem.place
    sign = SIGNS[one.problem.fault.severity]
    return f"- {sign} **{place.line}** {_plain(one.remedy)} — {_plain(one.what)} ({one.problem.fault.code})"


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is: it may quote anything that somebody typed, and mention nobody."""
    escaped = re.sub(r"[\\`*_{}\[\]<>#|~&]", lambda match: f"&#{ord(match[0])};", text)
    return re.sub(r"\s*\n\s*", "<br>", escaped.replace("@", "&#64;").replace("://", "&#58;//"))
