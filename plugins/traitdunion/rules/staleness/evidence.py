"""Evidence: what states are judged by, asked for one text at a time so that nothing is computed that nobody needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from traitdunion.vocabulary.history import Past
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.segment import Matter, Segment
from traitdunion.vocabulary.translation import Difference

Touching = Callable[[Difference, Matter, Matter], tuple[Segment, ...]]
"""What finds the segments of a translation that a difference concerns, given the old source and the translation."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A mark that a part of a text is not translated yet: its line, and the words of the original that stand in it."""

    line: int
    words: int


def nothing_touched(difference: Difference, source: Matter, translation: Matter) -> tuple[Segment, ...]:  # noqa: ARG001
    """Say that nothing is known of the places in the translation."""
    return ()


def alone(text: Text) -> tuple[str, ...]:  # noqa: ARG001 - it answers for any text
    """Say that no other text says the same as one."""
    return ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The matter and the placeholders of a present text, and the past of all texts.

    `known` gives a text's version where that is cheaper than its whole matter, `twins` the paths of the other texts in its
    language that say the same.
    """

    matter: Callable[[Text], Matter]
    placeholders: Callable[[Text], tuple[Placeholder, ...]]
    past: Past
    touching: Touching = nothing_touched
    known: Callable[[Text], str] | None = None
    twins: Callable[[Text], Sequence[str]] = alone

    def version(self, text: Text) -> str:
        """Return the version of a text as `translates` names it."""
        return self.known(text) if self.known is not None else self.matter(text).version


def words_of(text: Text) -> int:
    """Return how many words there are to translate in a text, as they were counted when it was read."""
    header = text.manuscript.header
    return text.body.words + sum(len(words.split()) for words in (header.title, header.summary) if words)
