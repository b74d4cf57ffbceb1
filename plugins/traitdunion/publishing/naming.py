"""Naming: the title, heading and description of every kind of page, in its edition's language."""

from __future__ import annotations

from collections.abc import Callable
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
    if entry.kind in (PageKind.ARTICLE, PageKind.PAGE):
        text = session.magazine.stories[entry.subject].texts[entry.language]
        return text.title, text.summary
    if entry.kind is PageKind.HOME:
        return edition.name, edition.tagline or edition.name
    heading, description = sentences(entry.kind, catalogue.gettext)
    if entry.kind in KINDS:
        term = session.term_name(KINDS[entry.kind], entry.subject, edition)
        own = term.description if term.language in (None, edition.language) else ""
        values = {"magazine": edition.name, "name": term.name}
        return heading % values, own or description % values
    values = {"magazine": edition.name, "year": entry.subject}
    return heading % values, description % values


def sentences(kind: PageKind, gettext: Callable[[str], str]) -> tuple[str, str]:
    """Return the heading and the description of a kind of page."""
    match kind:
        case PageKind.SECTION:
            return gettext("Section: %(name)s"), gettext("What %(magazine)s publishes in the section “%(name)s”.")
        case PageKind.TAG:
            return gettext("Topic: %(name)s"), gettext("What %(magazine)s publishes on the topic “%(name)s”.")
        case PageKind.PERSON:
            return gettext("Byline: %(name)s"), gettext(
                "What %(name)s has written, translated or reviewed for %(magazine)s."
            )
        case PageKind.YEAR:
            return gettext("Archive of %(year)s"), gettext("Everything that %(magazine)s published in %(year)s.")
        case PageKind.SECTIONS:
            return gettext("Sections"), gettext("The sections of %(magazine)s.")
        case PageKind.TAGS:
            return gettext("Topics"), gettext("The topics of %(magazine)s, in alphabetical order.")
        case PageKind.PEOPLE:
            return gettext("Bylines"), gettext("Everyone who writes, translates and reviews for %(magazine)s.")
        case PageKind.ARCHIVE:
            return gettext("Archive"), gettext("Everything that %(magazine)s has published, year by year.")
        case _:
            return gettext("Page not found"), gettext("There is no page at this address.")
