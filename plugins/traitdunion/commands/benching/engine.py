"""A generator on the bench: what it is, how it gets the corpus, and how it is run."""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from pathlib import Path

from traitdunion.commands.benching.corpus import Story, address, corpus, key_of, languages_of

PEERS = Path(__file__).parent / "peers"


class Engine(ABC):
    """A generator. Each site lies in a folder of its own; paths are relative to it.

    `remembers` tells whether a run makes use of an earlier one; where it does not, every step costs what a cold one does.
    """

    name: str
    version: str
    output = "output"
    template: str
    caches: tuple[str, ...] = ()
    remembers = False
    most = 1_000_000
    """The largest corpus that it is asked to build: patience ends somewhere."""

    def link(self, number: int, language: str) -> str:
        """Return what a link in a text of this language to a story is written as."""
        return address(number, language)

    def prepare(self, site: Path) -> None:
        """Write what is no story: settings, templates, names."""
        shutil.copytree(PEERS / self.name.lower(), site)

    @abstractmethod
    def write(self, story: Story, site: Path) -> None:
        """Write a story's texts and pictures."""

    @abstractmethod
    def command(self) -> list[str]:
        """Return what builds the site, to be run in its folder."""

    def server(self, port: int) -> list[str] | None:  # noqa: ARG002 - for those that serve at it
        """Return what serves the site and builds it again after changes; None for a generator not measured so."""
        return None

    def counts(self, printed: str) -> dict[str, int]:  # noqa: ARG002 - for those that print some
        """Return the counts of work that a build printed, where it prints any."""
        return {}

    def make(self, site: Path, stories: int) -> None:
        """Write a whole site."""
        self.prepare(site)
        for story in corpus(stories, self.link):
            self.write(story, site)

    def source(self, number: int) -> str:
        """Return the file of a story's original."""
        return f"content/articles/{key_of(number)}/index.{languages_of(number)[0]}.md"

    def page(self, number: int) -> str:
        """Return the page of a story's original."""
        return f"{self.output}{address(number, languages_of(number)[0])}index.html"

    def forget(self, site: Path) -> None:
        """Remove everything that earlier builds left."""
        for name in (self.output, *self.caches):
            shutil.rmtree(site / name, ignore_errors=True)
