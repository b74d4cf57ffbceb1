"""Front matter: the header between two `---` lines at a file's beginning, and the body after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from traitdunion.rules import yaml12
from traitdunion.rules.encoding import refused_characters
from traitdunion.rules.header.fields import Typed, read_fields
from traitdunion.rules.header.keys import KEYS, meant_by
from traitdunion.rules.header.syntax import explain, looks_like_mark, looks_like_prose, shown
from traitdunion.rules.header.values import Reading
from traitdunion.rules.header.verbatim import entry, sheltered
from traitdunion.vocabulary.faults import header as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Header, Kind, Status
from traitdunion.vocabulary.problem import Place, Problem, soften

MARK = "---"
_FENCES = re.compile(r"(?:[ \t]*\n)*---[ \t]*\n(?P<header>(?:.*\n)*?)---[ \t]*(?P<end>\n|\Z)")
MAX_LENGTH = 20_000
"""More characters than any header has: the mark after it was forgotten."""

_ONE_LINE = str.maketrans({"\u2028": " ", "\u2029": " ", "\ufeff": None})
"""Line ends of old YAML that are none in ours, and a byte order mark in the middle of a file."""


@dataclass(frozen=True, slots=True)
class HeaderOptions:
    """What is known of a text before it is read: its language and kind, from its path, and the keys a site adds."""

    language: Language
    kind: Kind = Kind.ARTICLE
    extra_keys: frozenset[str] = frozenset()


def read_header(text: str, path: str, options: HeaderOptions) -> tuple[Header | None, str, int, tuple[Problem, ...]]:
    """Return the header, the body, the line of the file that the body begins on, and what is wrong.

    The header is None when it cannot be read; a wrong value alone is left unsaid. In a draft, what is not unsafe is a
    note.
    """
    fences = _FENCES.match(text)
    if fences is None:
        return _unfenced(text, path)
    first = text.count("\n", 0, fences.start("header")) + 1
    header, problems = _parsed(fences["header"].removesuffix("\n"), first, path, options)
    body_line = text.count("\n", 0, fences.end()) + 1 + (fences["end"] == "")
    return header, text[fences.end() :], body_line, problems


def _parsed(text: str, first: int, path: str, options: HeaderOptions) -> tuple[Header | None, tuple[Problem, ...]]:
    """Read a header without its marks; `first` is the line of the file that it begins on."""
    if len(text) > MAX_LENGTH:
        return None, (faults.HEADER_LONG.at(Place(path, first)),)
    if refused := refused_characters(text, path, first):
        return None, refused
    lines = text.translate(_ONE_LINE).split("\n")
    shelter, quoted = sheltered(lines)
    notes = tuple(faults.TITLE_QUOTED.at(Place(path, first + one.index), key=one.key, line=one.line) for one in quoted)
    try:
        root = yaml12.parse("\n".join(shelter) + "\n", first)
    except yaml12.Unreadable as refusal:
        return None, (*notes, explain(refusal, lines, first, path))
    reading = Reading(path, list(notes))
    if root is None:
        return Header(), notes
    if not isinstance(root, yaml12.Mapping):
        return None, (*notes, _wrong_shape(root, lines, first, path))
    header = read_fields(root, reading, Typed(lines, first), options.language, options.extra_keys)
    uncertain = any(problem.fault.code == faults.STATUS_UNKNOWN.code for problem in reading.problems)
    if header.status is Status.DRAFT and not uncertain:
        return header, soften(reading.problems)
    return header, tuple(reading.problems)


def _wrong_shape(root: yaml12.Node, lines: Sequence[str], first: int, path: str) -> Problem:
    """Say why a header is a mere word or a list: the first line most likely lacks the space after its colon."""
    problem = explain(yaml12.BadSyntax(root.line, root.line, ""), lines, first, path)
    if problem.fault.code in (faults.SPACE_AFTER_COLON.code, faults.HEADER_PROSE.code):
        return problem
    return faults.HEADER_SHAPE.at(Place(path, root.line), title="…")


def _unfenced(text: str, path: str) -> tuple[None, str, int, tuple[Problem, ...]]:
    """Say why no header can be found."""
    lines = text.split("\n")
    opening = next((index for index, line in enumerate(lines) if line.strip(" \t")), 0)
    if lines[opening].rstrip(" \t") != MARK:
        return None, text, 1, (_no_header(lines, opening, path),)
    return _unclosed(lines, opening, path)


def _no_header(lines: Sequence[str], opening: int, path: str) -> Problem:
    """Say what stands where the header should begin."""
    first = lines[opening].strip()
    place = Place(path, opening + 1)
    if looks_like_mark(first):
        return faults.HEADER_MARK.at(place, found=shown(first))
    key, colon, _ = first.partition(":")
    if colon and meant_by(key) in KEYS:
        return faults.HEADER_UNFENCED.at(place)
    title = next((line.removeprefix("# ").strip() for line in lines if line.startswith("# ")), "") or "…"
    lines_to_paste = " ⏎ ".join((MARK, entry("title", title), "status: draft", MARK))
    return faults.HEADER_MISSING.at(Place(path), lines=lines_to_paste)


def _unclosed(lines: list[str], opening: int, path: str) -> tuple[None, str, int, tuple[Problem, ...]]:
    """Find where a header without its second mark ends: at a line like the mark, else where the text seems to begin."""
    place = Place(path, opening + 1)
    for index in range(opening + 1, len(lines)):
        line = lines[index]
        if looks_like_mark(line):
            problem = faults.HEADER_UNCLOSED_MARK.at(place, end=index + 1, found=shown(line))
            return None, "\n".join(lines[index + 1 :]), index + 2, (problem,)
        if looks_like_prose(line) or (line.startswith("# ") and not lines[index - 1].strip()):
            problem = faults.HEADER_UNCLOSED.at(place, end=index + 1)
            return None, "\n".join(lines[index:]), index + 1, (problem,)
    end = len(lines) + (lines[-1] != "")
    return None, "", end, (faults.HEADER_UNCLOSED.at(place, end=end),)
