"""One language's desk: its page, its feed, and a page for each story to work on."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from traitdunion.edges.fingerprints import digest_of
from traitdunion.publishing.desk.feed import desk_feed
from traitdunion.publishing.desk.matrix import ORDER, Matrix, bars, desk_address, has_page, published, titled
from traitdunion.publishing.desk.stories import Stories
from traitdunion.publishing.desk.wording import Wording
from traitdunion.publishing.inputs import Inputs
from traitdunion.publishing.presenting import FEED_TYPES, Choice, Presenter
from traitdunion.publishing.session import Session
from traitdunion.rules.desk import Gap, gaps, tasks
from traitdunion.rules.desk.gaps import Lack
from traitdunion.rules.heads import Head
from traitdunion.rules.wording import own_name
from traitdunion.vocabulary.faults.settings import CATALOGUE_INCOMPLETE, CATALOGUE_MISSING
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, Story, TermKind
from traitdunion.vocabulary.translation import State, TranslationStatus

if TYPE_CHECKING:
    from traitdunion.publishing.desk.generator import DeskGenerator

FIRST = 10
"""How many things to do stand above everything else."""

MOST_GAPS = 100
"""How many gaps of a kind are named one by one."""

MAIN, TITLE, PLACE = "\ue000", "\ue001", "\ue002"
"""Stand for what a story's page has of its own in the frame that it shares with all others."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """What the frame's templates ask of a page that is of no kind that readers know."""

    kind: str = "desk"
    subject: str = ""
    number: int = 1


class Desk:
    """One language's desk."""

    def __init__(self, generator: DeskGenerator, edition: Edition) -> None:
        self.generator, self.edition = generator, edition
        self.session: Session = generator.session
        self.catalogue = self.session.catalogues[edition.language]
        self.wording = Wording(edition, self.catalogue)
        self.address = desk_address(edition.language)
        self.stories = Stories(self.session, edition, self.wording, generator.sources, self.beside)
        self.title = str(self.catalogue.gettext("Translation desk"))
        self.interface = tuple(self.interface_gaps())

    @property
    def language(self) -> Language:
        """The language of the desk."""
        return self.edition.language

    def beside(self, story: Story) -> str:
        """Return the link to the page that shows a story beside its original: another's theme has no such pages."""
        states = self.session.states.get(story.key, {})
        own, original = (published(story, one, states.get(one)) for one in (self.language, story.original))
        if not self.generator.parallel or own is None or original is None or own is original:
            return ""
        return self.session.parallel_link(own, original)

    def write(self) -> None:
        """Write the desk's page, its feed, and the page of each story to work on."""
        self.generator.write(f"{self.address}index.html", self.inputs, self.page)
        self.generator.write(f"{self.address}feed.atom", self.inputs, self.feed)
        for key, states in self.session.states.items():
            status = states.get(self.language)
            if status is not None and has_page(status):
                self.write_story(self.session.magazine.stories[key], status)

    def inputs(self, inputs: Inputs) -> str:
        """Return the digest of what the desk's page and feed are made from."""
        frame, graph = inputs.frame(self.language), self.generator.graph(inputs)
        work = repr(self.interface), repr(self.lacking)  # with the lines where they stand
        return digest_of([*inputs.looks("desk"), frame, graph, *work])

    @cached_property
    def tasks(self) -> Any:
        """What there is to do, the most pressing first."""
        return tasks(self.session.magazine, self.session.states, self.language)

    def page(self) -> str:
        """Return the desk's page."""
        first = [(task, titled(task.story, self.language, task.status)) for task in self.tasks[:FIRST]]
        counts = Counter(
            states[self.language].state for states in self.session.states.values() if self.language in states
        )
        return str(
            self.generator.template("desk").render(
                self.context,
                head=self.head(self.title, self.address),
                heading=self.title,
                first=[(task, text, self.stories.direction(text.language)) for task, text in first],
                waiting=len(self.tasks),
                counts=[(state, counts[state]) for state in ORDER if counts[state]],
                bars=bars(self.session.states, self.session.magazine.editions),
                gaps=self.gaps(),
                rows=Matrix(self.session, self.edition, self.wording, self.beside).rows(),
                columns=[edition.language for edition in self.session.magazine.editions],
            )
        )

    def gaps(self) -> list[tuple[str, int, list[Gap], int]]:
        """Return the work beside stories by kind: what it is called, how much, the first places, and how many more."""
        found = [*self.lacking, *self.interface]
        order, names = list(Lack), self.wording.lacks()
        grouped = groupby(sorted(found, key=lambda gap: order.index(gap.lack)), key=lambda gap: gap.lack)
        lists = [(lack, list(of_kind)) for lack, of_kind in grouped]
        return [
            (names[lack], sum(gap.count for gap in some), some[:MOST_GAPS], max(0, len(some) - MOST_GAPS))
            for lack, some in lists
        ]

    @cached_property
    def lacking(self) -> tuple[Gap, ...]:
        """What terms and pictures lack in this language."""
        found = gaps(self.session.magazine, self.session.states, self.language)
        return tuple(replace(gap, path=self.session.file(gap.path)) for gap in found)

    def interface_gaps(self) -> Iterator[Gap]:
        """Yield what the interface lacks in this language, as reading the catalogues found."""
        for problem in self.generator.problems:
            details = dict(problem.details)
            if problem.fault in (CATALOGUE_INCOMPLETE, CATALOGUE_MISSING) and details["language"] == self.language:
                yield Gap(Lack.INTERFACE, problem.place.path, problem.place.line, "", int(details.get("count", 1)))

    def feed(self) -> str:
        """Return the feed “to translate”."""
        written = io.StringIO()
        title = str(self.catalogue.gettext("To translate"))
        desk_feed(self.session, self.edition, self.wording, title, self.tasks).write(written, "utf-8")
        return written.getvalue()

    @cached_property
    def context(self) -> Mapping[str, Any]:
        """What every page of the desk gets."""
        frame = Presenter(self.session, self.edition).frame()
        own = {"link": self.generator.link, "entry": DeskPage(), "choices": self.choices(), "wording": self.wording}
        return {**self.generator.context, **frame, **own, "desk_address": desk_address, "foreign": self.foreign}

    def foreign(self, language: Language, direction: str) -> Markup:
        """Return the attributes of words in a language: none where it is the page's own."""
        lang = Markup(' lang="{}"').format(language) if language != self.language else Markup()
        return lang + (Markup(' dir="{}"').format(direction) if direction != self.edition.direction else Markup())

    def choices(self) -> tuple[Choice, ...]:
        """Return the language switch: it leads from desk to desk, those of editions in preparation too."""
        return tuple(
            Choice(
                language=edition.language,
                name=own_name(edition.language),
                url=self.generator.link(desk_address(edition.language)),
                home="",
                current=edition is self.edition,
                direction=edition.direction,
            )
            for edition in self.session.magazine.editions
        )

    def head(self, title: str, address: str) -> Head:
        """Return a page's head."""
        feed_title = f"{self.edition.name} · {self.catalogue.gettext('To translate')}"
        feed = (FEED_TYPES["atom"], feed_title, self.session.absolute(f"{self.address}feed.atom"))
        name = f"{title} · {self.edition.name}"
        return Head(
            title=name,
            description=name,
            canonical=f"{self.session.absolute('')}{address}",
            indexable=False,
            feeds=(feed,),
        )

    # Stories

    def write_story(self, story: Story, status: TranslationStatus) -> None:
        """Write the page of a story to work on."""
        address = desk_address(self.language, story.key)
        self.generator.write(
            f"{address}index.html",
            lambda inputs: self.story_inputs(inputs, story),
            lambda: self.story_page(story, status, address),
        )

    def story_inputs(self, inputs: Inputs, story: Story) -> str:
        """Return the digest of what a story's page is made from."""
        texts = [
            story.texts[language] for language in story.texts if not self.session.is_withheld(story.texts[language])
        ]
        files = self.session.translations.texts if self.session.translations is not None else {}
        return digest_of(
            [
                *inputs.looks("desk_story"),
                *inputs.looks("_desk"),
                inputs.frame(self.language),
                self.generator.glossary,
                self.generator.looks,
                inputs.states(story.key),
                *(part for text in texts for part in (inputs.facts(text), files[text.path].digest, text.language)),
                *(inputs.term(TermKind.PERSON, person, self.language) for text in texts for person in text.translators),
            ]
        )

    def story_page(self, story: Story, status: TranslationStatus, address: str) -> str:
        """Return the page of a story to work on."""
        page = self.stories.page(story, status)
        words = self.macros.beginning if status.state is State.MISSING else self.macros.review
        title = titled(story, self.language, status).title
        state = str(self.wording.state_names()[status.state])
        parts = {
            MAIN: str(words(page)),
            TITLE: str(Markup.escape(f"{title} · {state}")),
            PLACE: address,
        }
        return SPLIT.sub(lambda mark: parts[mark[0]], self.frame)

    @cached_property
    def frame(self) -> str:
        """A page with marks in the place of what each story's own page has: it is rendered once."""
        template = self.generator.template("desk_story")
        return str(template.render(self.context, head=self.head(TITLE, PLACE), main=MAIN))

    @cached_property
    def macros(self) -> Any:
        """The parts of a story's page, in this language."""
        return self.generator.template("_desk").make_module(dict(self.context))


SPLIT = re.compile(f"[{MAIN}{TITLE}{PLACE}]")
