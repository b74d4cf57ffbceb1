"""Pelican with i18n-subsites on the bench, from the Python package index."""

from __future__ import annotations

import shutil
from pathlib import Path

from traitdunion.commands.benching.corpus import Story, corpus_folder, slug_of, write_pictures
from traitdunion.commands.benching.engine import PEERS, Engine
from traitdunion.commands.benching.installing import interpreter, python_package

PINNED = "1.0.0"
PACKAGES = ("pelican[markdown]==4.12.0", "typogrify==2.1.0", f"pelican-i18n-subsites=={PINNED}")
HEADER = """\
Title: {title}
Summary: {summary}
Slug: {slug}
Lang: {language}
Key: {key}
Date: {day}
Category: section-{section}
Tags: {tags}
Authors: {people}

"""


class Subsites(Engine):
    """Pelican and i18n-subsites, with typogrify and templates as plain as they can be."""

    name = "Pelican + i18n-subsites"
    version = PINNED
    template = "theme/templates/base.html"
    most = 1_000

    def __init__(self, folder: Path) -> None:
        self.python = interpreter(python_package(folder, *PACKAGES))

    def prepare(self, site: Path) -> None:
        """Write settings and templates."""
        shutil.copytree(PEERS / "subsites", site)

    def write(self, story: Story, site: Path) -> None:
        """Write a story's texts, which their key joins, and its pictures, which the first language's site has."""
        folder = corpus_folder(site, story)
        write_pictures(story, folder)
        for text in story.texts:
            people = [story.author] if text is story.texts[0] else [story.author, story.translator]
            header = HEADER.format(
                title=text.title,
                summary=text.summary,
                language=text.language,
                slug=slug_of(story.number, text.language),
                key=story.key,
                day=story.day,
                section=story.section,
                tags=", ".join(f"tag-{tag}" for tag in story.tags),
                people="; ".join(f"person-{person}" for person in people),
            )
            body = text.body.replace("](figure.png)", f"](/fr/articles/{story.key}/figure.png)")
            (folder / f"index.{text.language}.md").write_text(header + body, encoding="utf-8")

    def command(self) -> list[str]:
        """Return a build: there is no way to make less than everything."""
        return [str(self.python), "-m", "pelican", "--quiet", "--settings", "pelicanconf.py"]
