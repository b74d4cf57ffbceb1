"""The matrix: every story in every language, with what is to be done next in the language of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from traitdunion.publishing.desk.wording import Wording
from traitdunion.publishing.session import Session
from traitdunion.rules.desk.report import NAMED_ONLY
from traitdunion.rules.desk.tasks import OPEN
from traitdunion.rules.staleness.stories import SETTLED
from traitdunion.rules.wording import alphabetical
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, Story, TermKind, Text
from traitdunion.vocabulary.translation import State, Statuses, TranslationStatus

ORDER = (State.MISSING, State.STALE, State.PARTIAL, State.UNVERIFIED, State.IN_PROGRESS, State.CURRENT, State.ORIGINAL)
"""The order of states in filters and sums: what asks for work first."""


def desk_address(language: Language, story: str = "") -> str:
    """Return the address of a language's desk, or of its page for a story."""
    return f"translations/{language}/{story}/" if story else f"translations/{language}/"


def has_page(status: TranslationStatus) -> bool:
    """Tell whether a story has a page at a language's desk."""
    return status.state in OPEN or status.changed_original


def published(story: Story, language: Language, status: TranslationStatus | None) -> Text | None:
    """Return a story's text in a language where readers are offered it."""
    return None if status is None or status.state in NAMED_ONLY else story.texts.get(language)


def titled(story: Story, language: Language, status: TranslationStatus | None) -> Text:
    """Return the text whose title stands for a story at a language's desk: the one in that language, else the original."""
    return published(story, language, status) or story.texts[story.original]


@dataclass(frozen=True, slots=True)
class Bar:
    """How far a language has come: how many stories are current, of how many that are asked for in it."""

    language: Language
    settled: int
    count: int

    @property
    def share(self) -> float:
        """The part of one that is current."""
        return self.settled / self.count if self.count else 0.0


def bars(states: Statuses, editions: tuple[Edition, ...]) -> tuple[Bar, ...]:
    """Return how far each language has come, in the order of the editions."""
    counts: Counter[Language] = Counter()
    settled: Counter[Language] = Counter()
    for story in states.values():
        for language, status in story.items():
            counts[language] += 1
            settled[language] += status.state in SETTLED
    return tuple(Bar(edition.language, settled[edition.language], counts[edition.language]) for edition in editions)


@dataclass
class Matrix:
    """The rows of the matrix on one language's page. They are strings: a macro for each of its cells would take seconds.

    `beside` gives the link to the page that shows a story in the page's language beside its original, or nothing.
    """

    session: Session
    edition: Edition
    wording: Wording
    beside: Callable[[Story], str]

    def __post_init__(self) -> None:
        self.columns = [
            (edition.language, f"<b>{escape(self.wording.language(edition.language))}</b> ")
            for edition in self.session.magazine.editions
        ]
        self.directions = {edition.language: edition.direction for edition in self.session.magazine.editions}
        self.names: dict[str, str] = {}
        self.parallel = self.wording.catalogue.gettext("Read in parallel")

    def rows(self) -> Markup:
        """Return the rows of all stories that have a state, by the titles that are shown."""
        stories, language = self.session.magazine.stories, self.edition.language
        shown = [
            (titled(stories[key], language, states.get(language)), states)
            for key, states in self.session.states.items()
        ]
        ordered = alphabetical(shown, self.edition.locale, lambda row: row[0].title)
        return Markup("".join(self.row(*row) for row in ordered))

    def row(self, shown: Text, states: Mapping[Language, TranslationStatus]) -> str:
        """Return the row of a story, `shown` by its title; its class is the state in the page's language, for the filters."""
        story, status = self.session.magazine.stories[shown.story], states.get(self.edition.language)
        cells = "".join(self.cell(story, language, label, states.get(language)) for language, label in self.columns)
        state = status.state if status is not None else "unasked"
        return f'<tr class="s-{state}"><th scope="row">{self.link(shown, escape(shown.title))}</th>{cells}</tr>\n'

    def link(self, text: Text, words: str) -> str:
        """Return a link to a text, its words in the text's own language."""
        address, language = self.session.link(self.session.text_address(text)), text.language
        if language == self.edition.language:
            return f'<a href="{address}">{words}</a>'
        turned = "" if self.directions[language] == self.edition.direction else f' dir="{self.directions[language]}"'
        return f'<a href="{address}" hreflang="{language}" lang="{language}"{turned}>{words}</a>'

    def cell(self, story: Story, language: Language, label: str, status: TranslationStatus | None) -> str:
        """Return one cell: the state, words left, a date, who translated, and for the page's language what to do next."""
        if status is None:
            return f'<td class="unasked">{label}<span>–</span></td>'
        text = published(story, language, status)
        facts = "".join(f"<small>{fact}</small>" for fact in self.facts(text, status))
        action = self.action(story, status) if language == self.edition.language else ""
        return f'<td class="{status.state}">{label}<span>{self.wording.states[status.state]}</span>{facts}{action}</td>'

    def facts(self, text: Text | None, status: TranslationStatus) -> Iterator[str]:
        """Yield the small facts of a cell."""
        if status.words_left and status.state is not State.IN_PROGRESS:
            yield self.wording.words_left(status.words_left)
        if text is None:
            return
        if status.since is not None:
            yield self.wording.catalogue.gettext("since %(date)s") % {"date": self.wording.date(status.since)}
        elif text.published_on is not None:
            yield self.wording.date(text.published_on)
        if text.translators:
            yield self.wording.people(tuple(map(self.name, text.translators)))

    def name(self, key: str) -> str:
        """Return what a person is called in the page's language."""
        if key not in self.names:
            self.names[key] = self.session.term_name(TermKind.PERSON, key, self.edition).name
        return self.names[key]

    def action(self, story: Story, status: TranslationStatus) -> str:
        """Return the link to what is to be done next in the page's language, if anything is."""
        if has_page(status):
            address = self.session.link(desk_address(self.edition.language, story.key))
            return f'<a href="{address}">{self.wording.actions[status.state]}</a>'
        address = self.beside(story)
        return f'<a href="{address}">{escape(self.parallel)}</a>' if address else ""
