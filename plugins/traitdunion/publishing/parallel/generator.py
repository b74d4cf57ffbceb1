"""The generator of the parallel pages, and what each of them is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican.generators import Generator, PelicanTemplateNotFound

from traitdunion.edges.fingerprints import digest_of
from traitdunion.edges.forking import Told, share_out
from traitdunion.publishing.environment import equip, may_be_shared, plain
from traitdunion.publishing.inputs import Inputs
from traitdunion.publishing.parallel.pieces import Kept
from traitdunion.publishing.parallel.showing import Showing
from traitdunion.publishing.presenting import Choice, Presenter
from traitdunion.publishing.session import Session
from traitdunion.publishing.settings import edition_settings
from traitdunion.rules import addresses as site
from traitdunion.rules.heads import Head
from traitdunion.rules.wording import own_name
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Story, Text
from traitdunion.vocabulary.page import PageEntry, PageKind


class ParallelGenerator(Generator):
    """Writes the parallel pages."""

    session: Session
    theme_is_ours: bool

    def generate_output(self, writer: Any) -> None:  # noqa: ARG002 - Pelican's own signature
        """Write the pages of every story; both pages of a pair share one alignment, and all of a text's pages one cutting.

        Pelican's writer would count each of them as one of the magazine's own.
        """
        if not (self.theme_is_ours and self.session.configuration.parallel):
            return
        shared = self.session.environment if may_be_shared(self.theme_is_ours) else None
        self.env = shared if shared is not None else equip(self.env)
        try:
            self.template: Template = self.get_template(PageKind.PARALLEL)
        except PelicanTemplateNotFound:  # a theme may do without
            return
        due = [pairs for story in self.session.magazine.stories.values() if (pairs := self.due(story))]
        if due:
            self.session.hear(self.write_share(due[:1]))  # what is compiled for it serves all the others
            for told in share_out(due[1:], self.write_share, self.session.configuration.workers):
                self.session.hear(told)

    def due(self, story: Story) -> list[tuple[Text, Text]]:
        """Return the pairs of a story's texts of which the page is not in place."""
        pairs = [(text, other) for text in story.texts.values() for other in self.session.parallels(text)]
        return [
            (text, other)
            for text, other in pairs
            if not self.session.renewal.has_part(
                site.save_as(site.parallel(text.language, other.language, text.story)),
                partial(inputs_of, text=text, other=other),
            )
        ]

    def write_share(self, stories: Sequence[list[tuple[Text, Text]]]) -> Told:
        """Write the pages of some stories, and tell what came of it."""
        told = self.session.telling()
        for pairs in stories:
            kept = Kept(self.session)
            for text, other in pairs:
                self.write(text, other, kept)
        return told()

    def write(self, text: Text, other: Text, kept: Kept) -> None:
        """Write the page where readers of a text find another one beside it."""
        session, address = self.session, site.parallel(text.language, other.language, text.story)
        name = site.save_as(address)
        context = self.contexts[text.language]
        presenter: Presenter = context["presenter"]
        edition, beside = presenter.edition, session.magazine.edition(other.language)
        shown = Showing(session, edition, text, other, kept)
        heading = f"{text.title} / {other.title}"
        description = context["catalogue"].gettext("%(title)s, in two languages side by side.") % {"title": text.title}
        page = self.template.render(
            context,
            entry=PageEntry(PageKind.PARALLEL, text.language, address, text.story, indexable=False),
            heading=heading,
            head=Head(
                title=f"{heading} · {edition.name}",
                description=plain(description),
                canonical=session.absolute(session.text_address(text)),
                indexable=False,
            ),
            choices=self.choices(text, other),
            left=session.contents[text.story, text.language],
            right=session.contents[other.story, other.language],
            beside=beside,
            translation=shown.translation,
            status=shown.status,
            titles=shown.titles(),
            rows=(both := shown.rows()),
            doubtful=any(row.doubtful for row in both),
        )
        place = Path(self.output_path, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(page, encoding="utf-8", newline="\n")
        session.count("parallel pages")

    @cached_property
    def contexts(self) -> Mapping[Language, dict[str, Any]]:
        """What every page of an edition gets, by language."""
        found = {}
        for edition in self.session.magazine.editions:
            own = edition_settings(self.settings, edition, self.session)
            found[edition.language] = {**self.context, **own, **Presenter(self.session, edition).frame()}
        return found

    def choices(self, text: Text, other: Text) -> tuple[Choice, ...]:
        """Return the language switch: the other language leads to the same two texts, any further one to its own."""
        session = self.session
        story = session.magazine.stories[text.story]
        found = []
        for edition in session.published_editions:
            language = edition.language
            url = ""
            if language == other.language and session.parallel_link(other, text):
                url = session.link(site.parallel(language, text.language, text.story))
            elif language in story.texts:
                url = session.link(session.text_address(story.texts[language]))
            home = session.link(session.addresses[language].home)
            found.append(Choice(language, own_name(language), url, home, language == text.language, edition.direction))
        return tuple(found)


def inputs_of(inputs: Inputs, text: Text, other: Text) -> str:
    """Return the digest of what a parallel page is made from: both texts, their states, and the frame of its edition."""
    session = inputs.session
    return digest_of(
        [
            *inputs.looks(PageKind.PARALLEL),
            inputs.frame(text.language),
            text.story,
            *(one.language for one in session.magazine.stories[text.story].texts.values()),
            *(
                part(one)
                for one in (text, other)
                for part in (inputs.facts, inputs.body, inputs.source, inputs.versions)
            ),
        ]
    )


def parallel_generator(session: Session, theme_is_ours: bool) -> type[Generator]:
    """Return the class that writes the parallel pages."""
    return type("Parallel", (ParallelGenerator,), {"session": session, "theme_is_ours": theme_is_ours})
