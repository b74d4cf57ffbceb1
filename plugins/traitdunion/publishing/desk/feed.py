"""The feed “to translate” of a language: what there is to do there, the latest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from markupsafe import escape

from traitdunion.publishing.desk.matrix import desk_address, has_page, published, titled
from traitdunion.publishing.desk.wording import Wording
from traitdunion.publishing.feeds import EditionAtom, EditionRss, Frame, identifier, make_feed
from traitdunion.publishing.session import Session
from traitdunion.rules.desk import Task
from traitdunion.vocabulary.magazine import Edition, TermKind


def desk_feed(
    session: Session, edition: Edition, wording: Wording, title: str, tasks: Iterable[Task]
) -> EditionAtom | EditionRss:
    """Return the feed of a language's desk, as long as the edition's own."""
    address = desk_address(edition.language)
    feed = make_feed(
        "atom",
        Frame(
            title=f"{edition.name} · {title}",
            subtitle="",
            language=edition.language,
            page=session.absolute(address),
            address=session.absolute(f"{address}feed.atom"),
            author=edition.name,
            identifier=identifier(session, "feed", "translations", edition.language),
            settled=session.settled,
        ),
    )
    shown = [task for task in tasks if has_page(task.status)]
    latest = sorted(shown, key=lambda task: moment_of(session, task), reverse=True)
    for task in latest[: session.configuration.feed_items]:
        feed.items.append(entry(session, edition, wording, task))
    return feed


def moment_of(session: Session, task: Task) -> datetime:
    """Return since when a task waits: since its original changed, or was published."""
    original = task.story.texts[task.story.original]
    return task.status.since or original.published_on or session.settled


def entry(session: Session, edition: Edition, wording: Wording, task: Task) -> dict[str, Any]:
    """Return a task as feedgenerator knows entries. Its id stays, whatever becomes of the text."""
    original = task.story.texts[task.story.original]
    text = published(task.story, edition.language, task.status)
    page = session.absolute(desk_address(edition.language, task.story.key))
    state = wording.state_names()[task.status.state]
    lang = f' lang="{original.language}"' if original.language != edition.language else ""
    moment = moment_of(session, task)
    words = task.status.words_left
    facts = " · ".join([wording.states[task.status.state], *([wording.words_left(words)] if words else ())])
    return {
        "title": f"{titled(task.story, edition.language, task.status).title} · {state}",
        "link": page,
        "description": "",
        "content": f'<p{lang}><a href="{escape(session.absolute(session.text_address(original)))}">'
        f'{escape(original.title)}</a></p><p>{facts}</p><p><a href="{escape(page)}">'
        f"{wording.actions[task.status.state]}</a></p>",
        "unique_id": identifier(session, "translate", task.story.key, edition.language),
        "terms": [],
        "pubdate": moment,
        "updateddate": moment,
        "language": edition.language,
        "authors": people(session, edition, original.authors) or [(edition.name, "")],  # a page has none
        "contributors": people(session, edition, text.translators if text is not None else ()),
        "versions": [],
    }


def people(session: Session, edition: Edition, keys: Iterable[str]) -> list[tuple[str, str]]:
    """Return people as an entry names them; not everyone has a page in the language of the desk."""
    return [(session.term_name(TermKind.PERSON, key, edition).name, "") for key in keys]
