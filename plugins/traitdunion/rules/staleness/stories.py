"""Stories: the state of each story in each language, the first that applies."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from traitdunion.rules.relations import is_adaptation, is_asked_for, is_from_outside
from traitdunion.rules.staleness.evidence import Evidence, words_of
from traitdunion.rules.staleness.links import judge
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine, Text
from traitdunion.vocabulary.translation import State, Statuses, TranslationStatus

SETTLED = frozenset({State.CURRENT, State.ORIGINAL})
"""The states that count as current."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One story's texts, those that are `held` back too, while its states are found."""

    original: Text
    texts: Mapping[Language, Text]
    held: Container[Language]
    evidence: Evidence
    links: dict[Language, TranslationStatus] = field(default_factory=dict)

    def states(self, languages: Sequence[Language]) -> Iterator[tuple[Language, TranslationStatus]]:
        """Yield the story's state in each language, but not where it is not asked for."""
        original = self.original
        for language in languages:
            text = self.texts.get(language)
            if text is original:
                yield language, root(original)
            elif text is not None:
                yield language, self.state(text)
            elif is_asked_for(original, language):
                yield (
                    language,
                    TranslationStatus(State.MISSING, source=original.language, words_left=words_of(original)),
                )

    def state(self, text: Text) -> TranslationStatus:
        """Return the state of a text that is not the original: what is left in it, and whether it is published, count too."""
        status = self.followed(text)
        waiting = self.evidence.placeholders(text)
        if waiting:
            status = replace(status, placeholders=tuple(one.line for one in waiting))
            if status.state is State.CURRENT:
                status = replace(status, state=State.PARTIAL, words_left=sum(one.words for one in waiting))
        return replace(status, state=State.IN_PROGRESS) if text.language in self.held else status

    def followed(self, text: Text) -> TranslationStatus:
        """Return the state of a text against its source, and against what that source follows in its turn."""
        known = self.links.get(text.language)
        if known is None:
            known = self.links[text.language] = self._followed(text)
        return known

    def _followed(self, text: Text) -> TranslationStatus:
        source = self.texts[text.source_language or self.original.language]
        status = judge(text, source, self.evidence)
        if is_adaptation(text):
            return adapted(status)
        if status.state is not State.CURRENT or source is self.original:
            return status
        before = self.followed(source)
        if before.state is State.CURRENT:
            return status
        # What it was made from is behind: there is nothing to accept here before that is mended.
        return replace(before, source=source.language, relay=before.relay or source.language, touched=(), accept="", same_as="",
                       named=status.named)  # fmt: skip


def root(original: Text) -> TranslationStatus:
    """Return the state of a story's first text: one translated from outside is a translation that cannot become stale."""
    return TranslationStatus(State.CURRENT if is_from_outside(original) else State.ORIGINAL)


def adapted(status: TranslationStatus) -> TranslationStatus:
    """Return the state of an adaptation: it follows nothing, and only tells that its original changed."""
    changed = status.state is State.STALE or status.difference is not None
    unknown = status.unknown if status.difference is None else None
    return replace(status, state=State.CURRENT, changed_original=changed, words_left=0, discreet=False, unknown=unknown,
                   same_as="")  # fmt: skip


def statuses(magazine: Magazine, evidence: Evidence) -> Statuses:
    """Return the state of every published story in every language, in the order of stories and editions.

    A story whose original is held back is left out, and so are the languages that a story is not meant for: see
    `relations.is_asked_for`.
    """
    languages = [edition.language for edition in magazine.editions]
    found: dict[str, Mapping[Language, TranslationStatus]] = {}
    for key, story in magazine.stories.items():
        held = magazine.withheld.get(key, {})
        if story.original not in held:
            texts = {**story.texts, **held}
            found[key] = dict(Desk(texts[story.original], texts, held, evidence).states(languages))
    return found


def coverage(states: Statuses) -> Mapping[Language, float]:
    """Return the share of stories that have a current text, by language: of those that are asked for in it."""
    counted: dict[Language, list[bool]] = {}
    for story in states.values():
        for language, status in story.items():
            counted.setdefault(language, []).append(status.state in SETTLED)
    return {language: sum(settled) / len(settled) for language, settled in counted.items()}
