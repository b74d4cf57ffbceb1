"""Benching: a generated magazine, built as a user would build it, with time, memory and counts of work.

The corpus is a function of its size only: the same stories, the same bytes, on every machine.
"""

from __future__ import annotations

import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

LANGUAGES = ("fr", "en", "es")
SECTIONS, TAGS, PEOPLE = 8, 60, 40
WORDS_IN_TEXT = 870
SYLLABLES = (
    "ba",
    "co",
    "du",
    "é",
    "fi",
    "gra",
    "ho",
    "in",
    "jo",
    "la",
    "mé",
    "no",
    "or",
    "pa",
    "qui",
    "ré",
    "so",
    "tra",
    "u",
    "vé",
)
SETTINGS = """
PATH = "content"
THEME = {theme!r}
OUTPUT_PATH = "output"
PLUGINS = ["traitdunion"]
SITEURL = "https://example.org"
TIMEZONE = "Europe/Paris"
DEFAULT_PAGINATION = 20
EDITIONS = {{"fr": {{"name": "Banc"}}, "en": {{"name": "Bench"}}, "es": {{"name": "Banco"}}}}
"""


@dataclass(frozen=True, slots=True)
class Measure:
    """What one build took: seconds of wall clock and processor, mebibytes at the peak, and counts of work."""

    stories: int
    wall: float
    cpu: float
    peak: float
    counts: dict[str, int]


def words(source: random.Random, count: int) -> list[str]:
    """Return invented words."""
    return ["".join(source.choices(SYLLABLES, k=source.randint(1, 4))) for _ in range(count)]


def body(source: random.Random, stories: int) -> Iterator[str]:
    """Yield the paragraphs of a text: headings, emphasis, links, a list, a table, a note."""
    written = 0
    yield "Premier paragraphe.[^1]"
    while written < WORDS_IN_TEXT:
        if written and source.random() < 0.2:
            yield f"## {' '.join(words(source, 4)).capitalize()}"
        sentence = words(source, source.randint(30, 90))
        written += len(sentence)
        sentence[3] = f"*{sentence[3]}*"
        sentence[7] = f"[{sentence[7]}](story:story-{source.randrange(stories):04d})"
        yield " ".join(sentence).capitalize() + "."
        if source.random() < 0.1:
            yield "\n".join(f"- {' '.join(words(source, 6))}" for _ in range(4))
    yield "| a | b |\n|---|---|\n| 1 | 2 |"
    yield f"[^1]: {' '.join(words(source, 12))}."


def languages_of(number: int) -> tuple[str, ...]:
    """Return the languages of a story, the original first: 2.47 texts a story, originals in all three."""
    order = LANGUAGES[number % 3 :] + LANGUAGES[: number % 3]
    return order[: 3 if number % 100 < 60 else 2 if number % 100 < 87 else 1]


def write_corpus(folder: Path, stories: int) -> int:
    """Write a magazine of so many stories, and return how many texts it has."""
    source = random.Random(stories)
    content = folder / "content"
    content.mkdir(parents=True)
    for name, prefix, count in (("sections", "section", SECTIONS), ("tags", "tag", TAGS), ("people", "person", PEOPLE)):
        entries = (f"{prefix}-{number}: {{name: {prefix.capitalize()} {number}}}\n" for number in range(count))
        (content / f"{name}.yaml").write_text("".join(entries), encoding="utf-8")
    texts = 0
    for number in range(stories):
        story = content / "articles" / f"story-{number:04d}"
        story.mkdir(parents=True)
        original, *others = languages_of(number)
        day = date(2020, 1, 1) + timedelta(days=number)
        tags = ", ".join(sorted({f"tag-{source.randrange(TAGS)}" for _ in range(4)}))
        facts = (
            f"date: {day}\nauthors: [person-{number % PEOPLE}]\nsection: section-{number % SECTIONS}\ntags: [{tags}]\n"
        )
        for language in (original, *others):
            title = f"{' '.join(words(source, 5)).capitalize()} {number}"
            own = (
                facts
                if language == original
                else f"translates: {original}\ntranslators: [person-{(number + 7) % PEOPLE}]\n"
            )
            summary = " ".join(words(source, 18)).capitalize()
            text = f"---\ntitle: {title}\nsummary: {summary}.\n{own}---\n\n" + "\n\n".join(body(source, stories)) + "\n"
            (story / f"index.{language}.md").write_text(text, encoding="utf-8")
            texts += 1
    return texts


def measure(root: Path, stories: int, lean: bool, folder: Path) -> Measure:
    """Write a corpus below `folder`, build it in a process of its own, and return what it took."""
    site = folder / f"stories-{stories}"
    write_corpus(site, stories)
    (site / "pelicanconf.py").write_text(SETTINGS.format(theme=str(root / "theme")), encoding="utf-8")
    (site / "tasks.py").write_text("from traitdunion.commands.collection import namespace as ns\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "invoke",
        "build",
        "--json",
        "--as-of",
        "2026-01-01",
        *(["--lean"] if lean else []),
    ]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False, encoding="utf-8")
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measure(stories, wall, cpu, after.ru_maxrss / 1024, json.loads(done.stdout)["counts"])


def bench(root: Path, sizes: Sequence[int], *, lean: bool, folder: Path | None = None) -> list[Measure]:
    """Build magazines of the given sizes and print a line for each."""
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} processors, {platform.system()}"
    )
    print("| stories | wall s | CPU s | peak MB | counts of work |")
    print("|---|---|---|---|---|")
    measures = []
    with tempfile.TemporaryDirectory(prefix="traitdunion-bench-") as temporary:
        for stories in sizes:
            found = measure(root, stories, lean, folder or Path(temporary))
            counts = ", ".join(f"{name} {count}" for name, count in found.counts.items())
            print(f"| {stories} | {found.wall:.1f} | {found.cpu:.1f} | {found.peak:.0f} | {counts} |", flush=True)
            measures.append(found)
    return measures
