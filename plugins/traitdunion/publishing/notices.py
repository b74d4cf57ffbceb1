"""Notices: what a translation's own page tells its readers of it, and the passages that are marked there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from traitdunion.publishing.environment import plain
from traitdunion.publishing.session import Session
from traitdunion.rules.parallel import Marks, after_additions, mark
from traitdunion.rules.relations import is_adaptation
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.segment import Segment, SegmentKind
from traitdunion.vocabulary.translation import State, TranslationStatus

COVER = "cover"
"""Where the words of a cover stand: no passage shows them, so none is marked."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What readers are told: that the original has changed, `since` when and in how many passages, as far as that is known.

    `partial` says that something is not translated yet, `adapted` that the text is an adaptation, `marked` that passages
    are marked. `source` is the published text that has changed, or that the rest can be read in.
    """

    changed: bool
    count: int
    since: datetime | None
    partial: bool
    adapted: bool
    marked: bool
    source: Text | None


def is_told(status: TranslationStatus) -> bool:
    """Tell whether readers are told that the original has changed."""
    return (status.state is State.STALE and not status.discreet) or status.changed_original


def notice_of(text: Text, session: Session) -> Notice | None:
    """Return what readers of a text are told, None where that is nothing."""
    status = session.state(text)
    changed, partial = is_told(status), bool(status.placeholders)
    if not (changed or partial):
        return None
    difference = status.difference if changed else None
    story = session.magazine.stories[text.story]
    published = [edition.language for edition in session.published_editions]
    known = [one for one in (story.original, status.source) if one in story.texts and one in published]
    return Notice(
        changed=changed,
        count=sum(map(len, (difference.added, difference.changed, difference.removed, difference.moved)))
        if difference
        else 0,
        since=status.since if changed else None,
        partial=partial,
        adapted=is_adaptation(text),
        marked=any(segment.place[:1] != (COVER,) for segments in concerned(text, session) for segment in segments),
        source=next((story.texts[one] for one in known if one != text.language), None),
    )


def concerned(text: Text, session: Session) -> tuple[frozenset[Segment], frozenset[Segment]]:
    """Return the segments of a translation to mark: those that the changes concern, and those that additions come after.

    Nothing is marked in an adaptation, which need not follow, nor where an earlier link of the chain is behind.
    """
    status = session.state(text)
    if not is_told(status) or is_adaptation(text) or status.relay:
        return frozenset(), frozenset()
    if status.difference is None or status.named is None or status.source is None:
        return frozenset(), frozenset()
    assert session.translations is not None
    source = session.text_in(text.story, status.source)
    followed: frozenset[Segment] = frozenset()
    if status.difference.added and source is not None:
        alignment = session.align(
            f"{text.story} {text.language} named", status.named, session.translations.matter(text)
        )
        followed = after_additions(status.difference, status.named, session.translations.matter(source), alignment)
    return frozenset(status.touched), followed


def altered_words(text: Text, session: Session) -> frozenset[SegmentKind]:
    """Return which words above the body are to be marked: its title, its standfirst."""
    touched, _ = concerned(text, session)
    return frozenset(segment.kind for segment in touched) & {SegmentKind.TITLE, SegmentKind.SUMMARY}


def body_of(content: object, text: Text, session: Session) -> Markup:
    """Return a text's body for its page, with the marks that belong there."""
    altered = getattr(content, "_altered", None)
    touched, followed = concerned(text, session) if altered is None else ((), ())
    if not (touched or followed):
        shown: Markup = content.content  # type: ignore[attr-defined]
        return shown
    assert session.translations is not None
    gettext = session.catalogues[text.language].gettext
    marks = Marks(
        touched,
        followed,
        plain(gettext("The original has changed here:")),
        plain(gettext("(In the original, something was added here.)")),
    )
    marked = mark(session.html(text), session.translations.matter(text).segments, marks)
    return Markup(session.body(marked, text))
