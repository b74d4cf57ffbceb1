"""The desk's generator: the chooser, a desk for each language with a page for each story to work on, `status.json` and feeds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican.generators import Generator

from traitdunion.edges.fingerprints import digest_of
from traitdunion.edges.forking import Told, share_out
from traitdunion.publishing.desk.matrix import desk_address
from traitdunion.publishing.desk.onelanguage import Desk
from traitdunion.publishing.desk.stories import Sources
from traitdunion.publishing.inputs import Inputs
from traitdunion.publishing.presenting import Presenter
from traitdunion.publishing.session import Session
from traitdunion.publishing.sitewide import SitewideGenerator
from traitdunion.rules.desk import report
from traitdunion.rules.heads import Head
from traitdunion.vocabulary.problem import Problem

FOLDER = "translations/"
STATUS = f"{FOLDER}status.json"


class DeskGenerator(SitewideGenerator):
    """Writes the translators' desk."""

    problems: Sequence[Problem]

    def generate_output(self, writer: Any) -> None:  # noqa: ARG002 - Pelican's own signature
        """Write the whole of it; under Pelican's writer, each of its pages would count as one of the magazine's."""
        if not self.session.configuration.shows_desk:
            return
        templates = Path(self.theme) / "templates"
        self.parallel = self.theme_is_ours and (templates / "parallel.html").is_file()
        self.theme_is_ours = (
            self.theme_is_ours and (templates / "desk.html").is_file()
        )  # else the desk has its own look
        self.prepare()
        self.sources = Sources(self.session)
        self.due: list[tuple[str, Callable[[], str]]] = []
        self.write(STATUS, lambda inputs: digest_of([inputs.base, self.graph(inputs)]), self.status)
        self.write(f"{FOLDER}index.html", self.chooser_inputs, self.chooser)
        for edition in self.session.magazine.editions:
            Desk(self, edition).write()
        for told in share_out(self.due, self.write_share, self.session.configuration.workers):
            self.session.hear(told)

    def write(self, name: str, inputs: Callable[[Inputs], str], make: Callable[[], str]) -> None:
        """Let a file be written, unless it is there already."""
        if not self.session.renewal.has_part(name, inputs):
            self.due.append((name, make))

    def write_share(self, files: Sequence[tuple[str, Callable[[], str]]]) -> Told:
        """Write some of the files, and tell how many."""
        told = self.session.telling()
        for name, make in files:
            self.write_text(name, make())
            self.session.count("desk files")
        return told()

    @cached_property
    def glossary(self) -> str:
        """The digest of the glossary."""
        return digest_of([repr(self.session.glossary)])

    @property
    def looks(self) -> str:
        """What the theme has for the desk: pages of two versions, and templates of its own."""
        return f"{self.parallel} {self.theme_is_ours}"

    @cached_property
    def states_said(self) -> Callable[[Inputs], str]:
        """Return the digest of all states, made once."""
        made: list[str] = []

        def said(inputs: Inputs) -> str:
            if not made:
                made.append(
                    digest_of(
                        [
                            # A missing translation's words are told here and nowhere else.
                            f"{key} {inputs.states(key)} {[status.words_left for status in states.values()]}"
                            for key, states in self.session.states.items()
                        ]
                    )
                )
            return made[0]

        return said

    def graph(self, inputs: Inputs) -> str:
        """Return the digest of all that pages about every story show."""
        return digest_of([inputs.graph, self.states_said(inputs), self.looks])

    def status(self) -> str:
        """Return `status.json`."""
        session = self.session
        facts = report(session.magazine, session.states, lambda text: session.link(session.text_address(text)))
        return json.dumps(facts, ensure_ascii=False, separators=(",", ":")) + "\n"

    def chooser_inputs(self, inputs: Inputs) -> str:
        """Return the digest of what the page that offers all desks is made from."""
        return inputs.sitewide(f"{FOLDER}index.html {self.looks}", "desks")

    def chooser(self) -> str:
        """Return the page that offers every desk in its own words."""
        session = self.session
        editions = session.magazine.editions
        name = " · ".join(dict.fromkeys(edition.name for edition in editions))
        head = Head(title=name, description=name, canonical=session.absolute(FOLDER), indexable=False)
        presenters = [Presenter(session, edition) for edition in editions]
        return str(
            self.template("desks").render(
                {**self.context, "editions": editions, "presenters": presenters, "link": self.link, "heading": name},
                head=head,
                addresses_of=desk_address,
            )
        )

    def template(self, name: str) -> Template:
        """Return a template."""
        found: Template = self.get_template(name)
        return found


def desk_generator(session: Session, theme_is_ours: bool, problems: Iterable[Problem]) -> type[Generator]:
    """Return the class that writes the translators' desk; `problems` say what the interface lacks."""
    own = {"session": session, "theme_is_ours": theme_is_ours, "problems": tuple(problems)}
    return type("Desk", (DeskGenerator,), own)
