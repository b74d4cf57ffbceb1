"""Eleventy on the bench, from the npm registry."""

from __future__ import annotations

import shutil
from pathlib import Path

from traitdunion.commands.benching.corpus import Story, corpus_folder, slug_of, write_pictures
from traitdunion.commands.benching.engine import Engine
from traitdunion.commands.benching.installing import Absent, npm_package

PINNED = "3.1.8"
HEADER = """\
---
layout: article.njk
title: {title}
description: {summary}
permalink: /{language}/{slug}/
lang: {language}
key: {key}
date: {day}
section: section-{section}
topics: [{tags}]
people: [{people}]
---

"""


class Eleventy(Engine):
    """Eleventy, with lists and links between versions made in its settings, and Nunjucks templates."""

    name = "Eleventy"
    version = PINNED
    template = "_includes/base.njk"

    def __init__(self, folder: Path) -> None:
        node = shutil.which("node")
        if node is None:
            raise Absent("Node.js is not installed")
        self.node = node
        self.program = npm_package(folder, f"@11ty/eleventy@{PINNED}") / "@11ty" / "eleventy" / "cmd.cjs"

    def write(self, story: Story, site: Path) -> None:
        """Write a story's texts, each with its address, and its pictures, which are copied as they lie."""
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
                people=", ".join(f"person-{person}" for person in people),
            )
            body = text.body.replace("](figure.png)", f"](/articles/{story.key}/figure.png)")
            (folder / f"index.{text.language}.md").write_text(header + body, encoding="utf-8")

    def command(self) -> list[str]:
        """Return a build: outside its own server Eleventy makes everything each time."""
        return [self.node, str(self.program), "--quiet"]
