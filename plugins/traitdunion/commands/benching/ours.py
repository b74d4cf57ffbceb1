"""This engine on the bench."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from traitdunion.commands.benching.corpus import (
    NAMES,
    PEOPLE,
    SECTIONS,
    TAGS,
    Story,
    corpus_folder,
    key_of,
    slug_of,
    write_pictures,
)
from traitdunion.commands.benching.engine import Engine

AS_OF = "2026-01-01"
SETTINGS = f"""\
PATH = "content"
THEME = "theme"
OUTPUT_PATH = "output"
PLUGINS = ["traitdunion"]
SITEURL = "https://example.org"
TIMEZONE = "Europe/Paris"
DEFAULT_PAGINATION = 20
TRAITDUNION_PICTURE = "theme/img/trait-dunion.png"
EDITIONS = { ({language: {"name": name} for language, name in NAMES.items()})!r}
"""
TERMS = (("sections", "section", SECTIONS), ("tags", "tag", TAGS), ("people", "person", PEOPLE))
HEADER = """\
---
title: {title}
summary: {summary}
slug: {slug}
{facts}---

"""
ORIGINAL = """\
date: {day}
authors: [person-{author}]
section: section-{section}
tags: [{tags}]
cover: {{src: cover.jpg, alt: "{title}", credit: Person {author}, license: CC-BY-SA-4.0}}
"""
TRANSLATION = """\
translates: {original}
translators: [person-{translator}]
translated: {day}
cover: {{alt: "{title}"}}
"""


def commit(folder: Path) -> str:
    """Return which state of the code this is, as git names it; "" outside a repository."""
    command = ["git", "-C", str(folder), "describe", "--always", "--dirty"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


class Ours(Engine):
    """Trait d’union, lean or with everything."""

    template = "theme/templates/base.html"
    caches = ("cache",)
    remembers = True

    def __init__(self, theme: Path, *, lean: bool) -> None:
        self.theme, self.lean = theme, lean
        self.name = "Trait d’union, lean" if lean else "Trait d’union"
        self.version = commit(theme)

    def link(self, number: int, language: str) -> str:  # noqa: ARG002 - the engine finds the reader's language itself
        """Return a link by the story's key."""
        return f"story:{key_of(number)}"

    def prepare(self, site: Path) -> None:
        """Write the settings, the terms and a copy of the theme."""
        shutil.copytree(self.theme, site / "theme")
        (site / "content").mkdir()
        for file, prefix, count in TERMS:
            lines = (f"{prefix}-{number}: {{name: {prefix.capitalize()} {number}}}\n" for number in range(count))
            (site / "content" / f"{file}.yaml").write_text("".join(lines), encoding="utf-8")
        (site / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
        (site / "tasks.py").write_text(
            "from traitdunion.commands.collection import namespace as ns\n", encoding="utf-8"
        )

    def write(self, story: Story, site: Path) -> None:
        """Write a story as a contributor would: facts with the original, words with each text."""
        folder = corpus_folder(site, story)
        write_pictures(story, folder)
        for text in story.texts:
            own = ORIGINAL if text is story.texts[0] else TRANSLATION
            facts = own.format(
                day=story.day,
                author=story.author,
                section=story.section,
                tags=", ".join(f"tag-{tag}" for tag in story.tags),
                original=story.texts[0].language,
                translator=story.translator,
                title=text.title,
            )
            header = HEADER.format(
                title=text.title, summary=text.summary, slug=slug_of(story.number, text.language), facts=facts
            )
            (folder / f"index.{text.language}.md").write_text(header + text.body, encoding="utf-8")

    def command(self) -> list[str]:
        """Return the command that people use."""
        lean = ["--lean"] if self.lean else []
        return [sys.executable, "-m", "invoke", "build", "--json", "--as-of", AS_OF, *lean]

    def server(self, port: int) -> list[str] | None:
        """Return the command that people use while they write; it has no lean profile."""
        return [sys.executable, "-m", "invoke", "serve", "--port", str(port)]

    def counts(self, printed: str) -> dict[str, int]:
        """Return the counts that `build --json` prints."""
        found: dict[str, int] = json.loads(printed)["counts"]
        return found
