"""Tasks: what there is to do in a language, the most pressing first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from traitdunion.rules.languages import canonical
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine, Story
from traitdunion.vocabulary.manuscript import Kind
from traitdunion.vocabulary.translation import State, Statuses, TranslationStatus

OPEN = frozenset({State.MISSING, State.UNVERIFIED, State.STALE, State.PARTIAL})
"""States that leave something to do for whoever comes: a draft is already somebody's work."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_STALE, _WISHED, _PARTIAL, _UNVERIFIED, _MISSING, _DISCREET = range(6)


@dataclass(frozen=True, slots=True)
class Task:
    """One story to work on in a language, with its state there; `wished` says that the original asks for this language."""

    story: Story
    language: Language
    status: TranslationStatus
    wished: bool = False


def tasks(magazine: Magazine, states: Statuses, language: Language) -> tuple[Task, ...]:
    """Return what there is to do in a language, the most pressing first.

    Corrections that readers are told of come first, the oldest change before others, then the one with more words. After
    them what an original wishes for (`wanted`), then what is partly done, then what nobody can vouch for, then what is
    missing: pages before articles, new ones before old ones, short ones before long ones of the same day. Small touches
    come last.
    """
    found = [
        Task(magazine.stories[key], language, status, is_wished(magazine.stories[key], language))
        for key, states_of_story in states.items()
        if (status := states_of_story.get(language)) is not None and is_open(status)
    ]
    return tuple(sorted(found, key=_urgency))


def is_open(status: TranslationStatus) -> bool:
    """Tell whether a state leaves something to do; where a relay is behind, that is to be done in its own language first."""
    return (status.state in OPEN and status.relay is None) or status.changed_original


def is_wished(story: Story, language: Language) -> bool:
    """Tell whether the original asks for a version in a language."""
    original = story.texts.get(story.original)
    return original is not None and language in map(canonical, original.manuscript.header.wanted)


def _urgency(task: Task) -> tuple[int, float, float, str]:
    status, story = task.status, task.story
    if status.state is State.STALE and not status.discreet:
        since = status.since or EPOCH  # nobody knows since when: perhaps for long
        return _STALE, since.timestamp(), -status.words_left, story.key
    rank = _rank(task)
    original = story.texts.get(story.original)
    date = original.date.timestamp() if original is not None and original.date is not None else 0.0
    return rank, float("-inf") if story.kind is Kind.PAGE else -date, status.words_left, story.key


def _rank(task: Task) -> int:
    if task.status.state is State.MISSING:
        return _WISHED if task.wished else _MISSING
    ranks: Mapping[State, int] = {State.PARTIAL: _PARTIAL, State.UNVERIFIED: _UNVERIFIED}
    return ranks.get(task.status.state, _DISCREET)
