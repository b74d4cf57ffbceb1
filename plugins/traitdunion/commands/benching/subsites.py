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
Translation: false
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
