"""Magazines with faults: what is changed in a good one, and what a contributor must be told."""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest

from support import sites
from traitdunion.commands.building import Result

MIDDLE = "articles/moyen/index.fr.md"
OLD = "articles/ancien/index.fr.md"
FRENCH = "articles/pari/index.fr.md"
ENGLISH = "articles/pari/index.en.md"
SPANISH = "articles/pari/index.es.md"

Files = Mapping[str, str | bytes | None]


def edited(path: str, *exchanges: tuple[str, str]) -> dict[str, str | bytes | None]:
    """Return one file of the trilingual magazine with parts of it exchanged."""
    text = sites.trilingual()[path]
    assert isinstance(text, str)
    text = textwrap.dedent(text).lstrip("\n")
    for old, new in exchanges:
        assert old in text, (path, old)
        text = text.replace(old, new, 1)
    return {path: text}


def middle(*exchanges: tuple[str, str]) -> dict[str, str | bytes | None]:
    """Return an article with parts of it exchanged.

    Its header's lines: title 2, summary 3, date 4, authors 5, section 6, tags 7.
    """
    return edited(MIDDLE, *exchanges)


def keyed(line: str) -> dict[str, str | bytes | None]:
    """Return an article whose header has one more entry, on line 4."""
    return middle(("date:", f"{line}\ndate:"))


def with_body(body: str) -> dict[str, str | bytes | None]:
    """Return an article with another body, which begins on line 10."""
    return middle(("Un texte.", body))


def with_cover(*exchanges: tuple[str, str]) -> dict[str, str | bytes | None]:
    """Return an article with a cover, on lines 8 to 12: src, alt, credit, license; parts of it are exchanged."""
    cover = "cover:\n  src: mur.png\n  alt: Un mur.\n  credit: Ana Pérez\n  license: CC0-1.0\n"
    for old, new in exchanges:
        assert old in cover, old
        cover = cover.replace(old, new, 1)
    return {**middle(("---\n\n", f"{cover}---\n\n")), "articles/moyen/mur.png": sites.png()}


def magazine(changes: Files) -> dict[str, str | bytes]:
    """Return the files of the trilingual magazine with changes; None takes a file out."""
    files = {**sites.trilingual(), **changes}
    return {name: data for name, data in files.items() if data is not None}


def snapshot(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def told(result: Result, *severities: str) -> list[str]:
    """Return the lines of the given severities, errors if none is given, without those about the theme's catalogues."""
    wanted = severities or ("error",)
    lines = [line for line in sites.lines(result) if not line.startswith(("theme/", "pelicanconf.py:9: warning TU514"))]
    return [line for line in lines if line.split(": ", 2)[1].split()[0] in wanted]


def agree(lines: list[str], expected: list[tuple[str, str]]) -> None:
    """Assert that each line begins and goes on as expected, in order, and that there is no other."""
    found = [line.split(": ", 2) for line in lines]
    assert [f"{place}: {code}" for place, code, _ in found] == [start for start, _ in expected], lines
    for (_, _, words), (_, part) in zip(found, expected, strict=True):
        assert part in words


def case(name: str, changes: Files, *expected: tuple[str, str]) -> pytest.param:  # type: ignore[valid-type]
    """Return a parameter: a faulty magazine, and the lines that it must be answered with, in order.

    Each is `path:line: error CODE`, its path relative to the content folder, and a part of the message.
    """
    return pytest.param(changes, [(f"content/{start}", part) for start, part in expected], id=name)
