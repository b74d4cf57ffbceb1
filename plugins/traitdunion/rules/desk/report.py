"""The report: the facts of `status.json`, schema 1 (docs/desk.md says what each key means)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from traitdunion.rules.staleness import coverage
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine, Text
from traitdunion.vocabulary.segment import Segment
from traitdunion.vocabulary.translation import NOTHING, State, Statuses, TranslationStatus

SCHEMA = 1
NAMED_ONLY = frozenset({State.MISSING, State.IN_PROGRESS})
"""States of which nothing but the name is told: there is no text, or readers are not offered it."""

DIGITS = 4
"""Decimal places of a coverage."""


def report(magazine: Magazine, states: Statuses, url: Callable[[Text], str]) -> dict[str, Any]:
    """Return the facts of `status.json` as plain values; `url` gives the address of a text.

    A story or language without a state is left out, as `statuses` does: what is not asked for is nobody's work.
    """
    languages = [edition.language for edition in magazine.editions]
    shares = coverage(states)
    return {
        "schema": SCHEMA,
        "languages": languages,
        "stories": {key: _story(magazine, key, found, url) for key, found in states.items()},
        "coverage": {language: round(shares.get(language, 0.0), DIGITS) for language in languages},
    }


def _story(
    magazine: Magazine, key: str, states: Mapping[Language, TranslationStatus], url: Callable[[Text], str]
) -> dict[str, Any]:
    story = magazine.stories[key]
    texts = {
        language: {"state": str(status.state)}
        if status.state in NAMED_ONLY
        else dict(_text(story.texts[language], status, url))
        for language, status in states.items()
    }
    return {"kind": str(story.kind), "original": story.original, "texts": texts}


def _text(text: Text, status: TranslationStatus, url: Callable[[Text], str]) -> Iterator[tuple[str, Any]]:
    """Yield what is told of a published text; what does not apply is left out, but for the four lists of a stale one."""
    yield "state", str(status.state)
    yield "path", text.path
    yield "url", url(text)
    if status.source is not None:
        yield "from", status.source
    if status.state in (State.STALE, State.UNVERIFIED, State.PARTIAL):
        yield "words_left", status.words_left
    if status.state is State.STALE or status.changed_original:
        difference = status.difference or NOTHING
        yield "added", _pieces(difference.added)
        yield "changed", _pieces(change.after for change in difference.changed)
        yield "removed", _pieces(difference.removed)
        yield "moved", _pieces(change.after for change in difference.moved)
    if status.unknown is not None:
        yield "unknown", str(status.unknown)
    if status.since is not None:
        yield "since", status.since.isoformat()
    extra = {"relay": status.relay, "placeholders": list(status.placeholders), "accept": status.accept,
             "same_as": status.same_as, "discreet": status.discreet, "changed_original": status.changed_original}  # fmt: skip
    yield from ((key, value) for key, value in extra.items() if value)


def _pieces(segments: Iterable[Segment]) -> list[dict[str, Any]]:
    """Return segments as the report has them. The line is that of the version that the segment stands in."""
    return [{"kind": str(segment.kind), "line": segment.line, "text": segment.text} for segment in segments]
