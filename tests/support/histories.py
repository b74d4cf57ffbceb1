"""Scripted histories: a small magazine in a real git repository, whose translations' states are asked for as the desk does."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from support.graph import THREE, edition
from traitdunion.edges.history.record import History, read_history
from traitdunion.edges.library import read_library
from traitdunion.rules.assembly import Circumstances, assemble
from traitdunion.rules.encoding import decode
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.pairing import identify
from traitdunion.rules.segments import read_matter
from traitdunion.rules.staleness import Evidence, Placeholder, read_version, statuses, waiting
from traitdunion.vocabulary.configuration import Configuration
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine, TermKind, Text
from traitdunion.vocabulary.manuscript import Body, Manuscript
from traitdunion.vocabulary.segment import Matter, Segment
from traitdunion.vocabulary.translation import State, Statuses, TranslationStatus

AS_OF = datetime(2026, 6, 30, tzinfo=UTC)
IDENTITY = {
    name: value
    for role in ("AUTHOR", "COMMITTER")
    for name, value in ((f"GIT_{role}_NAME", "Ana"), (f"GIT_{role}_EMAIL", "ana@example.org"))
}

FRENCH = """\
---
title: Le pari permanent
summary: Ce que dix ans nous ont appris.
date: 2026-03-04
authors: [redaction]
tags: [eau]
---

## La rivière

Elle coule depuis toujours sous le vieux pont de pierre, et personne ne sait où elle prend sa source.

Les enfants du village y apprennent à nager chaque été avec leurs aînés.

- le pain
- le sel
- l’huile d’olive

## Le marché

Chaque jeudi, douze marchands y dressent leurs tables devant [la vieille mairie](https://example.org/mairie).

> Nul ne possède l’eau.

| Jour | Prix |
|------|------|
| Lundi | 4 |
| Mardi | 6 |

![Un pont de pierre](pont.jpg "Le pont en hiver")

Une note suffit ici[^1].

[^1]: Archives de la commune, 1912.
"""
ENGLISH = """\
---
title: The permanent wager
summary: What ten years taught us.
translates: fr
---

## The river

It has always flowed under the old stone bridge, and nobody knows where it springs.

The children of the village learn to swim there every summer with their elders.

- bread
- salt
- olive oil

## The market

Every Thursday twelve traders set up their tables in front of [the old town hall](https://example.org/hall).

> Nobody owns water.

| Day | Price |
|-----|-------|
| Monday | 4 |
| Tuesday | 6 |

![A stone bridge](bridge.jpg "The bridge in winter")

One note will do[^1].

[^1]: Archives of the municipality, 1912.
"""
SPANISH = """\
---
title: La apuesta permanente
summary: Lo que diez años nos enseñaron.
translates: fr
---

## El río

Corre desde siempre bajo el viejo puente de piedra, y nadie sabe dónde nace.

Los niños del pueblo aprenden a nadar allí cada verano con sus mayores.

- el pan
- la sal
- el aceite de oliva
"""


class Tale:
    """A content folder with one story `pari` in it, and the git repository that it lies in."""

    def __init__(self, root: Path, content: str = "content", story: str = "articles/pari") -> None:
        self.root = root
        self.content = root / content
        self.story = story
        self.day = 0
        root.mkdir(parents=True, exist_ok=True)
        self.content.mkdir(parents=True, exist_ok=True)

    # Files

    def path(self, language: str) -> Path:
        return self.content / self.story / f"index.{language}.md"

    def read(self, language: str) -> str:
        return self.path(language).read_text(encoding="utf-8")

    def write(self, language: str, text: str) -> None:
        self.path(language).parent.mkdir(parents=True, exist_ok=True)
        self.path(language).write_text(text, encoding="utf-8")

    def edit(self, language: str, *pairs: str) -> None:
        """Replace each first of two strings, which must be there, by the second."""
        text = self.read(language)
        for old, new in zip(pairs[::2], pairs[1::2], strict=True):
            assert old in text, old
            text = text.replace(old, new)
        self.write(language, text)

    def head(self, language: str, line: str) -> None:
        """Set a line of a header, in the place of the one that has its key."""
        key = line.partition(":")[0]
        first, header, body = self.read(language).split("---\n", 2)
        lines = [one for one in header.splitlines() if not one.startswith(f"{key}:")]
        self.write(language, "---\n".join((first, "\n".join((*lines, line)) + "\n", body)))

    def version(self, language: str) -> str:
        """Return the present version of a text, as `translates` names it."""
        matter = read_version(self.path(language).read_bytes(), f"index.{language}.md")
        assert matter is not None
        return matter.version

    def name(self, language: str, source: str, key: str = "translates") -> None:
        """Let a text say that it translates the present version of another."""
        self.head(language, f"{key}: {source}@{self.version(source)}")

    # git

    def git(self, *arguments: str, cwd: Path | None = None, **environment: str) -> str:
        moment = f"2026-04-{self.day + 1:02}T12:00:00+00:00"
        env = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")}, **IDENTITY,
            "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_EDITOR": "true", **environment,
        }  # fmt: skip
        configured = (
            "-c",
            "init.defaultBranch=main",
            "-c",
            "protocol.file.allow=always",
            "-c",
            "maintenance.auto=false",
        )
        done = subprocess.run(
            ["git", *configured, *arguments], cwd=cwd or self.root, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    def commit(self, message: str = "…") -> None:
        """Commit everything, one day later than the commit before; the first one begins the repository."""
        if not (self.root / ".git").exists():
            self.git("init", "--template=")
        self.day += 1
        self.git("add", "-A")
        self.git("commit", "--allow-empty", "-m", message)

    def later(self) -> None:
        """Let a day pass."""
        self.day += 1

    def begun(self, *, named: bool = True, spanish: bool = False) -> Tale:
        """Begin with an original and its translation, in a commit each; `named` ones say which version they translate."""
        self.write("fr", FRENCH)
        self.commit("original")
        for language, text in {"en": ENGLISH, "es": SPANISH if spanish else ""}.items():
            if text:
                self.write(language, text)
                if named:
                    self.name(language, "fr")
                self.commit(f"translation {language}")
        return self

    # Answers

    def states(self, content: Path | None = None) -> Mapping[str, TranslationStatus]:
        """Return the states of the story."""
        found = ask(content or self.content)
        (key,) = found
        return {str(language): status for language, status in found[key].items()}

    def state(self, language: str = "en") -> TranslationStatus:
        return self.states()[language]

    def told(self, language: str = "en") -> tuple[str, dict[str, list[Any]]]:
        """Return the state, and the texts of the segments that changed."""
        status = self.state(language)
        return str(status.state), changes(status)


def changes(status: TranslationStatus) -> dict[str, list[Any]]:
    """Return what changed in an original, by its texts; what is empty is left out."""
    if status.difference is None:
        return {"unknown": [str(status.unknown)]} if status.unknown else {}
    difference = status.difference
    found: dict[str, list[Any]] = {
        "added": [segment.text for segment in difference.added],
        "changed": [(change.before.text, change.after.text) for change in difference.changed],
        "removed": [segment.text for segment in difference.removed],
        "moved": [change.after.text for change in difference.moved],
    }
    return {key: value for key, value in found.items() if value}


def magazine_in(content: Path) -> tuple[Magazine, Mapping[str, str]]:
    """Return the magazine of a content folder without its pages' bodies, and the texts of its files by path."""
    library, _ = read_library(content)
    manuscripts, texts = [], {}
    for source in library.texts:
        identity, _ = identify(source.path, THREE)
        text, _ = decode(source.data, source.path)
        if identity is None or text is None:
            continue
        header, markdown, _, _ = read_header(text, source.path, HeaderOptions(identity.language, identity.kind))
        if header is not None:
            texts[source.path] = text
            manuscripts.append(
                Manuscript(
                    source.path,
                    identity.story,
                    identity.kind,
                    identity.language,
                    header,
                    Body(html=markdown, words=len(markdown.split())),
                )
            )
    editions = tuple(edition(language) for language in THREE)
    configuration = Configuration("https://example.org", "UTC", editions)
    circumstances = Circumstances(configuration, {"article", "page"}, AS_OF)
    magazine, _ = assemble(manuscripts, {kind: {} for kind in TermKind}, circumstances)
    return magazine, texts


def ask(content: Path, history: History | None = None) -> Statuses:
    """Return the states of all stories of a content folder, as its history has them."""
    magazine, texts = magazine_in(content)

    def matter(text: Text) -> Matter:
        return read_matter(text.manuscript.header, texts[text.path])

    def untranslated(text: Text) -> tuple[Placeholder, ...]:
        return waiting(texts[text.path], Language("fr"))

    def version(path: str) -> str:
        said = read_version(texts[path].encode(), path)
        return said.version if said else ""

    def twins(text: Text) -> list[str]:
        name = text.path.rpartition("/")[2]
        others = (path for path in texts if path != text.path and path.rpartition("/")[2] == name)
        return [path for path in others if version(path) == version(text.path)]

    with history or read_history(content, read_version) as past:
        return statuses(magazine, Evidence(matter, untranslated, past, twins=twins))


def texts_of(segments: tuple[Segment, ...]) -> list[str]:
    """Return the texts of segments."""
    return [segment.text for segment in segments]


CURRENT, STALE, UNVERIFIED = (str(state) for state in (State.CURRENT, State.STALE, State.UNVERIFIED))
