"""The corpus of a bench: a generated magazine, the same stories and the same bytes for a size on every machine.

Every generator gets the same stories. Only headers, and the addresses of links between stories, are written its own way.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

LANGUAGES = ("fr", "en", "es")
NAMES = {"fr": "Banc", "en": "Bench", "es": "Banco"}
SECTIONS, TAGS, PEOPLE = 8, 60, 40
WORDS_IN_TEXT = 870
LAST_DAY = date(2025, 12, 31)
PICTURE_SIZE = (480, 270)
SYLLABLES = tuple("ba co du é fi gra ho in jo la mé no or pa qui ré so tra u vé".split())  # noqa: SIM905 - a line, not twenty
SLUGS = {"fr": "recit", "en": "story", "es": "relato"}

Link = Callable[[int, str], str]
"""Gives what a link to a story by its number, from a text in a language, leads to."""


@dataclass(frozen=True, slots=True)
class Text:
    """A story in one language: the words of its header, and its body as Markdown."""

    language: str
    title: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class Story:
    """A story of the corpus: its facts, and its texts, the original first. `pictures` are file names, the cover first."""

    number: int
    day: date
    tags: tuple[int, ...]
    pictures: tuple[str, ...]
    texts: tuple[Text, ...]

    @property
    def key(self) -> str:
        """The name of its folder."""
        return key_of(self.number)

    @property
    def section(self) -> int:
        """The number of its section."""
        return self.number % SECTIONS

    @property
    def author(self) -> int:
        """The number of who wrote it."""
        return self.number % PEOPLE

    @property
    def translator(self) -> int:
        """The number of who translated it."""
        return (self.number + 7) % PEOPLE


def key_of(number: int) -> str:
    """Return the key of a story."""
    return f"story-{number:04d}"


def slug_of(number: int, language: str) -> str:
    """Return the last part of a text's address, which no change of its title changes."""
    return f"{SLUGS[language]}-{number}"


def languages_of(number: int) -> tuple[str, ...]:
    """Return the languages of a story, the original first: 2.47 texts a story, originals in all three."""
    order = LANGUAGES[number % 3 :] + LANGUAGES[: number % 3]
    return order[: 3 if number % 100 < 60 else 2 if number % 100 < 87 else 1]


def address(number: int, language: str) -> str:
    """Return the path of a story's page for a reader of a language: the original's page where there is no text in it."""
    languages = languages_of(number)
    shown = language if language in languages else languages[0]
    return f"/{shown}/{slug_of(number, shown)}/"


def words(source: random.Random, count: int) -> list[str]:
    """Return invented words."""
    return ["".join(source.choices(SYLLABLES, k=source.randint(1, 4))) for _ in range(count)]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a story, the same in each of its languages: so many words; in a paragraph, a link, a name and a number."""

    kind: str
    words: int
    target: int = 0
    name: str = ""
    number: int = 0


def outline(source: random.Random, stories: int) -> Iterator[Block]:
    """Yield the blocks of a story: headings, paragraphs with a link, lists now and then."""
    written = 0
    while written < WORDS_IN_TEXT:
        if written and source.random() < 0.2:
            yield Block("heading", 4)
        name = "".join(source.choices(SYLLABLES, k=3)).capitalize()
        block = Block("paragraph", source.randint(30, 90), source.randrange(stories), name, source.randint(1800, 2025))
        written += block.words
        yield block
        if source.random() < 0.1:
            yield Block("list", 6)


def body(source: random.Random, blocks: Sequence[Block], picture: str, link: Callable[[int], str]) -> Iterator[str]:
    """Yield the paragraphs of a text in one language, up to a tenth longer or shorter, with emphasis and quotations.

    `picture` is the name of a picture to show, "" for none.
    """
    yield "Premier paragraphe.[^1]"
    for block in blocks:
        if block.kind == "heading":
            yield f"## {' '.join(words(source, block.words)).capitalize()}"
        elif block.kind == "list":
            yield "\n".join(f"- {' '.join(words(source, block.words))}" for _ in range(4))
        else:
            sentence = words(source, round(block.words * source.uniform(0.9, 1.1)))
            sentence[3] = f"*{sentence[3]}*"
            sentence[7] = f"[{sentence[7]}]({link(block.target)})"
            sentence[10], sentence[18] = block.name, str(block.number)
            sentence[12], sentence[15] = f'"{sentence[12]}', f'{sentence[15]}",'
            yield " ".join([sentence[0].capitalize(), *sentence[1:]]) + "."
    if picture:
        yield f"![{' '.join(words(source, 5)).capitalize()}]({picture})"
    yield "| a | b |\n|---|---|\n| 1 | 2 |"
    yield f"[^1]: {' '.join(words(source, 12))}."


def story(number: int, stories: int, link: Link) -> Story:
    """Return one story of a corpus of so many."""
    source = random.Random(f"{stories}/{number}")
    tags = tuple(sorted({source.randrange(TAGS) for _ in range(4)}))
    pictures = ("cover.jpg", "figure.png")[: 1 + number % 2]  # 1.5 a story
    blocks = tuple(outline(source, stories))
    texts = tuple(
        Text(
            language,
            title=f"{' '.join(words(source, 5)).capitalize()} {number}",
            summary=f"{' '.join(words(source, 18)).capitalize()}.",
            body="\n\n".join(
                body(source, blocks, "".join(pictures[1:]), lambda target, to=language: link(target, to))  # type: ignore[misc]
            )
            + "\n",
        )
        for language in languages_of(number)
    )
    return Story(number, LAST_DAY - timedelta(days=number), tags, pictures, texts)


def corpus(stories: int, link: Link) -> Iterator[Story]:
    """Yield the stories of a corpus, one at a time: a large one need not fit into memory."""
    for number in range(stories):
        yield story(number, stories, link)


def corpus_folder(site: Path, story: Story) -> Path:
    """Make and return a story's folder, `content/articles/<key>`, where every generator's site has its texts and pictures."""
    folder = site / "content" / "articles" / story.key
    folder.mkdir(parents=True)
    return folder


def write_pictures(story: Story, folder: Path) -> None:
    """Write a story's pictures into a folder: small, and each one different."""
    from PIL import Image, ImageOps

    shade = Image.linear_gradient("L")
    for place, name in enumerate(story.pictures):
        seed = story.number * 2 + place
        dark, light = (seed % 128, seed // 128 % 128, 40), (255 - seed % 64, 240, 200 - seed % 101)
        turned = shade.rotate(90 * (seed % 4)).resize(PICTURE_SIZE)
        ImageOps.colorize(turned, dark, light).save(folder / name)
