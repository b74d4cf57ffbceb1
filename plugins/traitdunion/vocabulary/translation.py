"""What a translation is worth today: its state, and what changed in its original since it was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.segment import Matter, Segment


class State(StrEnum):
    """The state of a story in a language: the first that applies."""

    MISSING = "missing"  # no published text
    IN_PROGRESS = "in-progress"  # a draft exists
    UNVERIFIED = "unverified"  # nobody knows which version it translates
    STALE = "stale"  # the original changed since
    PARTIAL = "partial"  # an untranslated placeholder is left
    CURRENT = "current"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class Change:
    """A segment before and after. `minor` says that readers need not be told: the touch is below the threshold."""

    before: Segment
    after: Segment
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What separates two versions of one text, both in the same language.

    `added` and `moved` hold segments of the later version, `removed` of the earlier. `words` counts the later version's words
    that are new: those to translate.
    """

    added: tuple[Segment, ...] = ()
    changed: tuple[Change, ...] = ()
    removed: tuple[Segment, ...] = ()
    moved: tuple[Change, ...] = ()
    words: int = 0

    @property
    def empty(self) -> bool:
        """Whether both versions say the same, in the same order."""
        return not (self.added or self.changed or self.removed or self.moved)

    @property
    def minor(self) -> bool:
        """Whether all that changed is below the threshold for readers."""
        return not (self.added or self.removed or self.moved) and all(change.minor for change in self.changed)


class Ignorance(StrEnum):
    """Why something about a translation cannot be known."""

    NO_VERSION = "no-version"  # `translates` names no digest and git does not tell
    NO_HISTORY = "no-history"  # there is no git history at all
    SHALLOW = "shallow"  # the history is cut off before the version named
    NOT_FOUND = "not-found"  # the whole history lacks the version named
    FOREIGN_ALGORITHM = "foreign-algorithm"  # the digest was made by an algorithm that is not known here


@dataclass(frozen=True, slots=True)
class TranslationStatus:
    """A story in one language as translators see it.

    `source` is the language that it was translated from. `difference` is known where the version translated was found;
    `since` is when the source left that version, `touched` are the segments of the translation that the difference
    concerns, `words_left` the words to translate, `unknown` why something is not known. `relay` is the language whose own
    staleness makes this translation stale. `discreet` marks a stale translation of which readers are not told, since all
    that changed is minor. `accept` is the `translates` line that would make it current, `same_as` the line in the source that
    would make the version translated count as the present one, `named` what that version said, where it is another than the
    present one and is known. `changed_original` says of an adaptation that its original is no longer what it was made from.
    """

    state: State
    source: Language | None = None
    difference: Difference | None = None
    touched: tuple[Segment, ...] = ()
    words_left: int = 0
    since: datetime | None = None
    unknown: Ignorance | None = None
    relay: Language | None = None
    discreet: bool = False
    accept: str = ""
    placeholders: tuple[int, ...] = ()  # lines of a partial translation that wait to be translated
    same_as: str = ""
    named: Matter | None = None
    changed_original: bool = False


Statuses = Mapping[str, Mapping[Language, TranslationStatus]]
"""The state of every published story in every language, by story and language."""

NOTHING = Difference()
