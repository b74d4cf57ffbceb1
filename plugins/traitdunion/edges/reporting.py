"""Reporting: problems as lines on standard error, in the contributor's language, and progress where somebody watches."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from traitdunion.edges import catalogues
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.problem import Area, Problem, Severity

DOMAIN = "problems"
TRANSLATIONS = Path(__file__).parents[1] / "translations"

OTHER_TEXTS = frozenset({"other", "original"})
"""The details that name another text than the problem's own, by its path in the content folder."""

OTHER_TEXT = re.compile(r"(?:articles|pages)/.+\.md(?::\d+)?")


def language_of_messages(wanted: str | None, environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language for messages: the one asked for, else the environment's (POSIX: LC_ALL, LC_MESSAGES, LANG)."""
    for value in (wanted, environment.get("LC_ALL"), environment.get("LC_MESSAGES"), environment.get("LANG")):
        language = (value or "").split(".")[0].split("@")[0].replace("_", "-")
        if language and language not in ("C", "POSIX"):
            return Language(language)
    return catalogues.SOURCE_LANGUAGE


@lru_cache(maxsize=8)
def catalogue(language: Language) -> catalogues.Catalogue:
    """Return the catalogue of messages in a language; the English one where there is none."""
    path = catalogues.find(TRANSLATIONS, language, DOMAIN)
    return catalogues.English({}) if path is None else catalogues.compiled(catalogues.read(path), {})


def translator(language: Language) -> Callable[[str], str]:
    """Return the function that words messages in a language; English where there is no catalogue."""
    found = catalogue(language)
    return lambda message: str(found.gettext(message))


def capitalised(sentence: str) -> str:
    """Return a sentence with a capital, unless it begins with a name that has none: `og:url`, `index.html`, a path."""
    first = sentence.split(" ", 1)[0].rstrip(",.:;")
    return sentence if re.search(r"[^\w’'-]|_", first) else sentence[:1].upper() + sentence[1:]


@dataclass(frozen=True, slots=True)
class Report:
    """How problems are shown: where the areas lie, as prefixes of their paths, and in which language.

    With `by_text`, each message is in the language of the text that it is about, for people who write in that language.
    """

    prefixes: Mapping[Area, str]
    language: Language
    by_text: bool = False

    def path(self, problem: Problem) -> str:
        """Return the path of a problem's file, relative to the project's root."""
        prefix = self.prefixes.get(problem.place.area, "")
        return f"{prefix}/{problem.place.path}" if prefix else problem.place.path

    def sentences(self, problem: Problem) -> tuple[str, str]:
        """Return what is wrong and what to do, worded, another text's path relative to the project's root too."""
        prefix = self.prefixes.get(Area.CONTENT, "")
        details = (
            (name, f"{prefix}/{value}" if prefix and name in OTHER_TEXTS and OTHER_TEXT.fullmatch(value) else value)
            for name, value in problem.details
        )
        return replace(problem, details=tuple(details)).sentences(translator(self.language_for(problem)))

    def language_for(self, problem: Problem) -> Language:
        """Return the language of one message."""
        return self.language_about(problem.place.path)

    def language_about(self, path: str) -> Language:
        """Return the language of what is said of a file: `path` is relative to its area."""
        parts = path.rsplit("/", 1)[-1].split(".")
        return Language(parts[1]) if self.by_text and len(parts) == 3 and parts[2] == "md" else self.language

    def sorted(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems without repetitions, by file and line."""
        return sorted(set(problems), key=lambda problem: problem.sort_key)

    def line(self, problem: Problem, severity: Severity) -> str:
        """Return a problem as one line: `PATH:LINE: error TU123: what is wrong. What to do.`

        Where the words of the command itself are wrong, there is no file to name.
        """
        what, remedy = self.sentences(problem)
        stop = "" if what.endswith((".", "?", "!", "…")) else "."
        text = f"{capitalised(what)}{stop} {remedy}".replace("\n", " ")
        said = f"{severity} {problem.fault.code}: {text}"
        return said if problem.place.path == "." else f"{self.path(problem)}:{problem.place.line}: {said}"

    def show(self, problems: Iterable[Problem], severities: Collection[Severity], file: TextIO | None = None) -> None:
        """Print the problems of the given severities, all of a run at once."""
        for problem in self.sorted(problems):
            if problem.fault.severity in severities:
                print(self.line(problem, problem.fault.severity), file=file or sys.stderr)

    def as_json(self, problems: Iterable[Problem]) -> str:
        """Return the problems as a JSON list, for other programs."""
        return json.dumps(
            [
                {
                    "path": self.path(problem),
                    "line": problem.place.line,
                    "severity": problem.fault.severity,
                    "code": problem.fault.code,
                    "what": self.sentences(problem)[0],
                    "remedy": self.sentences(problem)[1],
                }
                for problem in self.sorted(problems)
            ],
            ensure_ascii=False,
        )


class Meter:
    """Shows how far long work has come, on a terminal; quiet in a pipe."""

    def __init__(self, file: TextIO | None = None) -> None:
        self.file = file or sys.stderr
        self.watched = self.file.isatty()

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show the progress of a step, now and then."""
        if self.watched and (done % 20 == 0 or done == total):
            print(f"\r\x1b[K{step} {done}/{total}", end="", file=self.file, flush=True)

    def clear(self) -> None:
        """Wipe the line."""
        if self.watched:
            print("\r\x1b[K", end="", file=self.file, flush=True)
