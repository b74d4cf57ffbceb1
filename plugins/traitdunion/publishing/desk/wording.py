"""Wording: what the desk says in one language, as HTML and each string made once: a large desk says it ten thousand times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from markupsafe import Markup, escape

from traitdunion.edges.catalogues import Catalogue
from traitdunion.rules.desk.changes import Altered
from traitdunion.rules.desk.gaps import Lack
from traitdunion.rules.wording import enumeration, long_date, name_in, number, share
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition
from traitdunion.vocabulary.segment import SegmentKind
from traitdunion.vocabulary.translation import Ignorance, State, TranslationStatus


def printed(words: object) -> Markup:
    """Return an interface string as HTML: escaped, and marked where it is not translated."""
    return escape(words)


class Wording:
    """The words of the desk in one edition's language."""

    def __init__(self, edition: Edition, catalogue: Catalogue) -> None:
        self.locale, self.catalogue = edition.locale, catalogue
        self.states = {state: printed(words) for state, words in self.state_names().items()}
        self.actions = {state: printed(words) for state, words in self.action_names().items()}
        self.words_left = cache(self._words_left)
        self.people = cache(self._people)
        self.date = cache(self._date)

    def state_names(self) -> Mapping[State, str]:
        """Return what each state is called, as a word that stands alone."""
        pgettext = self.catalogue.pgettext
        return {
            State.MISSING: pgettext("state of a translation", "missing"),
            State.STALE: pgettext("state of a translation", "out of date"),
            State.PARTIAL: pgettext("state of a translation", "incomplete"),
            State.UNVERIFIED: pgettext("state of a translation", "to be confirmed"),
            State.IN_PROGRESS: pgettext("state of a translation", "in progress"),
            State.CURRENT: pgettext("state of a translation", "up to date"),
            State.ORIGINAL: pgettext("state of a translation", "original"),
        }

    def action_names(self) -> Mapping[State, str]:
        """Return what is to be done next in a state."""
        gettext = self.catalogue.gettext
        return {
            State.MISSING: gettext("Start this translation"),
            State.STALE: gettext("See what has changed"),
            State.PARTIAL: gettext("See what is left"),
            State.UNVERIFIED: gettext("Compare and confirm"),
            State.CURRENT: gettext("See what has changed"),  # of an adaptation's original
        }

    def kinds(self) -> Mapping[SegmentKind, str]:
        """Return what each kind of segment is called."""
        pgettext = self.catalogue.pgettext
        return {
            SegmentKind.TITLE: pgettext("part of a text", "Title"),
            SegmentKind.SUMMARY: pgettext("part of a text", "Standfirst"),
            SegmentKind.ALT: pgettext("part of a text", "Description of a picture"),
            SegmentKind.CAPTION: pgettext("part of a text", "Caption"),
            SegmentKind.HEADING: pgettext("part of a text", "Heading"),
            SegmentKind.PARAGRAPH: pgettext("part of a text", "Paragraph"),
            SegmentKind.ITEM: pgettext("part of a text", "List item"),
            SegmentKind.ROW: pgettext("part of a text", "Table row"),
            SegmentKind.QUOTE: pgettext("part of a text", "Quotation"),
            SegmentKind.FOOTNOTE: pgettext("part of a text", "Note"),
            SegmentKind.TERM: pgettext("part of a text", "Term"),
            SegmentKind.DEFINITION: pgettext("part of a text", "Definition"),
            SegmentKind.CODE: pgettext("part of a text", "Code"),
        }

    def altered(self) -> Mapping[Altered, str]:
        """Return what happened to a segment, as a word that stands alone."""
        pgettext = self.catalogue.pgettext
        return {
            Altered.ADDED: pgettext("what happened to a part of a text", "added"),
            Altered.CHANGED: pgettext("what happened to a part of a text", "changed"),
            Altered.REMOVED: pgettext("what happened to a part of a text", "removed"),
            Altered.MOVED: pgettext("what happened to a part of a text", "moved"),
        }

    def lacks(self) -> Mapping[Lack, str]:
        """Return what each kind of gap is called."""
        gettext = self.catalogue.gettext
        return {
            Lack.NAME: gettext("Names of sections, topics and people"),
            Lack.DESCRIPTION: gettext("Descriptions of sections and topics"),
            Lack.BIOGRAPHY: gettext("Biographies"),
            Lack.PICTURE: gettext("Words of pictures"),
            Lack.INTERFACE: gettext("Words of the interface"),
        }

    def ignorance(self, status: TranslationStatus) -> str:
        """Return why something about a translation cannot be known; empty where all is known."""
        gettext = self.catalogue.gettext
        reasons = {
            Ignorance.NO_VERSION: gettext(
                "The translation does not say which version of the original it was made from, and history does not tell."
            ),
            Ignorance.NO_HISTORY: gettext(
                "The translation does not say which version of the original it was made from, and there is no history to ask."
            ),
            Ignorance.SHALLOW: gettext(
                "The copy of the history that this site was built from does not reach back to the version that was translated."
            ),
            Ignorance.NOT_FOUND: gettext("The version that the translation names was not found in the history."),
            Ignorance.FOREIGN_ALGORITHM: gettext("The version was noted by another release of the software."),
        }
        if status.unknown is Ignorance.NO_HISTORY and status.state is State.STALE:
            return reasons[Ignorance.SHALLOW]  # the version is named, but not at hand
        return reasons[status.unknown] if status.unknown is not None else ""

    def language(self, language: Language) -> str:
        """Return what a language is called within a sentence."""
        return name_in(language, self.locale)

    def share(self, value: float) -> str:
        """Return a share as a percentage; what is not whole is never called so."""
        return share(value, self.locale)

    def number(self, value: int) -> str:
        """Return a number."""
        return number(value, self.locale)

    def of_stories(self, some: int, count: int) -> str:
        """Return how many stories of all."""
        words = self.catalogue.ngettext("%(some)s of %(count)s story", "%(some)s of %(count)s stories", count)
        return words % {"some": self.number(some), "count": self.number(count)}

    def _words_left(self, count: int) -> Markup:
        words = self.catalogue.ngettext("%(count)s word", "%(count)s words", count)
        return printed(words % {"count": self.number(count)})

    def _people(self, names: tuple[str, ...]) -> Markup:
        return printed(enumeration(names, self.locale))

    def _date(self, moment: datetime) -> Markup:
        day = moment.date().isoformat()
        return Markup('<time datetime="{}">{}</time>').format(day, long_date(moment, self.locale))
