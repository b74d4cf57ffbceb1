"""Status: where every translation stands, as a table for a terminal or as JSON."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence

from traitdunion.commands.surveying import Survey
from traitdunion.commands.wording import Words
from traitdunion.rules.desk.report import report
from traitdunion.rules.staleness import coverage
from traitdunion.vocabulary.translation import TranslationStatus

GAP = "  "
SHORTEST = 12
"""Columns that a story's name has at least, however narrow the terminal."""


def as_json(survey: Survey) -> str:
    """Return the same as `/translations/status.json`."""
    session = survey.session
    facts = report(session.magazine, session.states, lambda text: session.link(session.text_address(text)))
    return json.dumps(facts, ensure_ascii=False, indent=1)


def table(survey: Survey, width: int, tag: str = "", story: str = "") -> Iterator[str]:
    """Yield the lines of a table of `width` columns: of all languages, or of one with more about each of its texts."""
    words, states = Words(survey.report.language), survey.session.states
    if story:
        survey.texts(story)  # where there is no such story, it says so
        states = {story: states[story]} if story in states else {}
    languages = [survey.language(tag)] if tag else list(survey.languages)
    if tag or story:
        head = words.headings()
        rows = [
            [key, language, words.states[status.state], _words(status), _since(status), status.source or ""]
            for key, found in states.items()
            for language, status in found.items()
            if language in languages
        ]
    else:
        head = [words.headings()[0], *languages]
        rows = [[key, *(_cell(found.get(language), words) for language in languages)] for key, found in states.items()]
    yield from laid_out([head, *rows], width)
    shares = coverage(survey.session.states)
    yield ""
    yield words.coverage({language: shares.get(language, 0) for language in languages})


def laid_out(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield rows as lines, in columns; the first one is cut where the lines would be longer than `width`."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(_width, column)) for column in columns]
    room = width - sum(widths[1:]) - len(GAP) * (len(widths) - 1)
    widths[0] = max(min(widths[0], room), SHORTEST)
    for row in rows:
        cells = [_cut(row[0], widths[0]), *row[1:]]
        padded = (cell + " " * (size - _width(cell)) for cell, size in zip(cells, widths, strict=True))
        yield GAP.join(padded).rstrip()


def _cell(status: TranslationStatus | None, words: Words) -> str:
    """Return a state in a word, with the words left; a story that is not meant for a language has a dash."""
    if status is None:
        return "–"
    return f"{words.states[status.state]} {_words(status)}".rstrip()


def _words(status: TranslationStatus) -> str:
    return str(status.words_left) if status.words_left else ""


def _since(status: TranslationStatus) -> str:
    return status.since.date().isoformat() if status.since else ""


def _width(text: str) -> int:
    """Return the columns that a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _cut(text: str, width: int) -> str:
    return text if _width(text) <= width else text[: width - 1] + "…"
