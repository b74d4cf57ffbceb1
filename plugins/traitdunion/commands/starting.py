"""Starting a text: `invoke new` makes a story's folder with a header to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from traitdunion.edges.library import EDITIONS_FILE
from traitdunion.rules import yaml12
from traitdunion.rules.header.verbatim import quoted
from traitdunion.rules.slugs import slugify

TEMPLATE = """---
title: {title}
summary:
{facts}status: draft
---

"""
FACTS = """date: {date}
authors: []
section: {section}
tags: []
"""


@dataclass(frozen=True, slots=True)
class Start:
    """What a new text starts from. `date` is ISO 8601; `section` a key of sections.yaml, or empty."""

    title: str
    language: str
    date: str
    section: str = ""
    page: bool = False
    story: str = ""


def editions_of(content: Path, setting: Any) -> list[str]:
    """Return the languages of the editions, in order: editions.yaml, where it is, replaces the setting EDITIONS."""
    file = content / EDITIONS_FILE
    try:
        root = yaml12.parse(file.read_text(encoding="utf-8")) if file.is_file() else None
    except (OSError, UnicodeDecodeError, yaml12.Unreadable):
        root = None  # a build says what is wrong with it
    if isinstance(root, yaml12.Mapping):
        return [name.text for name in root.names]
    return list(setting) if isinstance(setting, Mapping) else []


def file_of(start: Start) -> str:
    """Return where the text goes, relative to the content folder."""
    story = start.story or slugify(start.title) or "story"
    return f"{'pages' if start.page else 'articles'}/{story}/index.{start.language}.md"


def scaffold(start: Start) -> str:
    """Return the text's file: a draft, which publishes nothing until it says so."""
    values: Mapping[str, str] = {"date": start.date, "section": start.section}
    facts = "" if start.page else FACTS.format(**values)
    return TEMPLATE.format(title=quoted(start.title), facts=facts)


def start_text(content: Path, start: Start) -> Path:
    """Write the file and return its path; FileExistsError where there is one already."""
    path = content / file_of(start)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(scaffold(start))
    return path
