"""Naming: the title, heading and description of every kind of page, in its edition's language."""

from __future__ import annotations

from dataclasses import dataclass

from traitdunion.edges.catalogues import Catalogue
from traitdunion.publishing.session import Session
from traitdunion.rules.wording import number
from traitdunion.vocabulary.magazine import TermKind
from traitdunion.vocabulary.page import PageEntry, PageKind

KINDS = {PageKind.SECTION: TermKind.SECTION, PageKind.TAG: TermKind.TAG, PageKind.PERSON: TermKind.PERSON}


@dataclass(frozen=True, slots=True)
class Naming:
    """What a page is called.

    `heading` stands on it, marked where it is not translated; `title` in its `<title>`, unique in the edition.
    """

    heading: str
    title: str
    description: str


def name_page(entry: PageEntry, session: Session) -> Naming:
    """Return how a page is called."""
    edition = session.magazine.edition(entry.language)
    gettext = session.catalogues[entry.language].gettext
    heading, description = heading_of(entry, session, session.catalogues[entry.language])
    if entry.kind is PageKind.HOME:
        title = f"{edition.name} · {edition.tagline}" if edition.tagline else edition.name
    else:
        title = f"{heading} · {edition.name}"
    if entry.number > 1:
        page = str(gettext("page %(number)s")) % {"number": number(entry.number, edition.locale)}
        title, description = f"{title} · {page}", f"{description} · {page}"
    return Naming(heading, title, str(description))


def heading_of(entry: PageEntry, session: Session, catalogue: Catalogue) -> tuple[str, str]:
    """Return a page's heading and description."""
    edition = session.magazine.edition(entry.language)
    names = {"magazine": edition.name}

    def say(message: str, **values: str) -> str:
        return message % {**names, **values}

    gettext = catalogue.gettext
    if entry.kind in (PageKind.ARTICLE, PageKind.PAGE):
        text = session.magazine.stories[entry.subject].texts[entry.language]
        return text.title, text.summary
    if entry.kind in KINDS:
        term = session.term_name(KINDS[entry.kind], entry.subject, edition)
        heading, description = {
            PageKind.SECTION: (
                gettext("Section: %(name)s"),
                gettext("What %(magazine)s publishes in the section “%(name)s”."),
            ),
            PageKind.TAG: (gettext("Topic: %(name)s"), gettext("What %(magazine)s publishes on the topic “%(name)s”.")),
            PageKind.PERSON: (
                gettext("Byline: %(name)s"),
                gettext("What %(name)s has written, translated or reviewed for %(magazine)s."),
            ),
        }[entry.kind]
        own = term.description if term.language in (None, edition.language) else ""
        return say(heading, name=term.name), own or say(description, name=term.name)
    if entry.kind is PageKind.YEAR:
        return say(gettext("Archive of %(year)s"), year=entry.subject), say(
            gettext("Everything that %(magazine)s published in %(year)s."), year=entry.subject
        )
    heading, description = {
        PageKind.HOME: (edition.name.replace("%", "%%"), edition.tagline.replace("%", "%%") or "%(magazine)s"),
        PageKind.SECTIONS: (gettext("Sections"), gettext("The sections of %(magazine)s.")),
        PageKind.TAGS: (gettext("Topics"), gettext("The topics of %(magazine)s, in alphabetical order.")),
        PageKind.PEOPLE: (gettext("Bylines"), gettext("Everyone who writes, translates and reviews for %(magazine)s.")),
        PageKind.ARCHIVE: (gettext("Archive"), gettext("Everything that %(magazine)s has published, year by year.")),
        PageKind.NOT_FOUND: (gettext("Page not found"), gettext("There is no page at this address.")),
    }[entry.kind]
    return say(heading), say(description)
