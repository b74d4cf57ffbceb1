"""Changes: what to say of the passages of two texts, one of which is made from an earlier version of the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from traitdunion.publishing.session import Session
from traitdunion.rules.parallel import later
from traitdunion.rules.segments.normal import words_of
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.segment import Matter, Segment
from traitdunion.vocabulary.translation import Difference, State, TranslationStatus


@dataclass(frozen=True, slots=True)
class Changes:
    """What is said of a text's segments, and the words that it no longer has, by the segment that they would follow today."""

    signs: Mapping[Segment, str] = field(default_factory=dict)
    gone: Mapping[Segment, tuple[str, ...]] = field(default_factory=dict)


NOTHING = Changes()


def translation_of(session: Session, text: Text, other: Text) -> tuple[Text | None, TranslationStatus | None]:
    """Return which of two texts is made from the other, and its state; None and None where neither is."""
    for one, source in ((text, other), (other, text)):
        if one.source_language == source.language:
            return one, session.state(one)
    return None, None


def changes(status: TranslationStatus | None, source: Matter) -> tuple[Changes, Changes]:
    """Return what to say of a source, which says `source` today, and of the translation that has this state."""
    difference = status.difference if status is not None else None
    if status is None or difference is None:
        return NOTHING, NOTHING
    if status.state not in (State.STALE, State.UNVERIFIED) and not status.changed_original:
        return NOTHING, NOTHING
    signs = dict.fromkeys(difference.added, "added")
    signs |= {change.after: "changed" for change in difference.changed}
    signs |= {change.after: "moved" for change in difference.moved}
    lost = gone(difference, status.named, source) if status.named is not None else {}
    return Changes(signs, lost), Changes(dict.fromkeys(status.touched, "touched"))


def gone(difference: Difference, before: Matter, now: Matter) -> Mapping[Segment, tuple[str, ...]]:
    """Return the words that a source no longer has, by the segment that they would follow today."""
    if not difference.removed or not now.segments:
        return {}
    became = later(difference, before, now)
    removed, last = set(difference.removed), now.segments[0]
    found: dict[Segment, tuple[str, ...]] = {}
    for segment in before.segments:
        if segment in removed:
            found[last] = (*found.get(last, ()), words_of(segment.text))
        else:
            last = became.get(segment, last)
    return found
