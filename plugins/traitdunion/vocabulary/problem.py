"""Problems: what is wrong, where, and what to do about it.

A `Fault` is a kind of problem, with a code and English wording; a `Problem` is one occurrence of it. Rules return problems and
never print: the wording is put into the contributor's language, and printed, at the very end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters. The words are never translated."""

    ERROR = "error"  # wrong or unsafe output: nothing is published
    WARNING = "warning"  # a fault of the text it names
    NOTE = "note"  # states, parity, style: never blocks anyone


class Area(StrEnum):
    """What a place's path is relative to."""

    CONTENT = "content"  # the content folder
    PROJECT = "project"  # the folder of pelicanconf.py
    OUTPUT = "output"  # a built tree


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file. `path` is POSIX, relative to its area; `line` counts from 1, and is 1 when none applies."""

    path: str
    line: int = 1
    area: Area = Area.CONTENT


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of problem.

    `what` and `remedy` are English sentences, with `{name}` for details; they are the keys of the message catalogues. A remedy
    that shows a corrected line ends with it, ready to paste. An `unsafe` fault is one that not even a draft may have.
    """

    code: str
    severity: Severity
    what: str
    remedy: str
    unsafe: bool = False

    def at(self, place: Place, **details: object) -> Problem:
        """Return one occurrence of this fault."""
        return Problem(self, place, tuple((name, str(value)) for name, value in details.items()))


@dataclass(frozen=True, slots=True)
class Problem:
    """One occurrence of a fault at a place, with the details that its wording names."""

    fault: Fault
    place: Place
    details: tuple[tuple[str, str], ...] = ()

    @property
    def sort_key(self) -> tuple[str, str, int, str, tuple[tuple[str, str], ...]]:
        """Order: by file, then line, then code."""
        return (self.place.area, self.place.path, self.place.line, self.fault.code, self.details)

    def sentences(self, gettext: Callable[[str], str] = str) -> tuple[str, str]:
        """Return what is wrong and what to do, worded by `gettext` (the contributor's catalogue)."""
        details = dict(self.details)
        return gettext(self.fault.what).format(**details), gettext(self.fault.remedy).format(**details)


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop a build."""
    return tuple(problem for problem in problems if problem.fault.severity is Severity.ERROR)


def soften(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return a draft's problems: whatever is not unsafe becomes a note of the same code and wording."""
    return tuple(
        problem if problem.fault.unsafe else replace(problem, fault=replace(problem.fault, severity=Severity.NOTE))
        for problem in problems
    )


class ProblemsFound(Exception):  # noqa: N818 - it carries problems, it is not one error
    """A run that cannot go on; `problems` holds everything that was found. Pelican reads `exitcode`."""

    exitcode = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problem(s)")
