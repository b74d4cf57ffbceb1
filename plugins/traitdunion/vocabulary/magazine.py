"""The magazine: stories in their languages, the terms that file them, and the editions that show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.manuscript import Body, Kind, Manuscript, Picture, Status


class TermKind(StrEnum):
    """What a term is. The value is its word in the sources; `Edition.words` has its word in addresses."""

    SECTION = "section"
    TAG = "tag"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class TermName:
    """A term in one language. `language` None means that the name serves every language; `line` is where it is written."""

    name: str
    slug: str
    description: str = ""
    language: Language | None = None
    aliases: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """A section, a tag, or a person, team or organisation, with its names by language.

    `common` is the name at the top of its entry, for the languages that have none of their own. `role` is `person`, `team` or
    `organisation`. `line` is that of its entry; a plain name typed as a byline has line 0, since it has no entry.
    """

    kind: TermKind
    key: str
    names: Mapping[Language, TermName] = field(default_factory=dict)
    common: TermName | None = None
    merged_into: str | None = None
    role: str = "person"
    url: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Edition:
    """The magazine in one language. `words` are its address words; a `preparing` edition is built and linked from nowhere.

    `locale` is the tag whose CLDR habits its dates and numbers follow: `en-GB` for an `en` edition, or the language itself.
    """

    language: Language
    name: str
    locale: Language
    tagline: str = ""
    fallback: tuple[Language, ...] = ()
    preparing: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class Text:
    """A story in one language, with what it inherits from its original.

    `path` is the file, relative to the content folder; `source_language` is what a translation was made from, None for an
    original. `date` is the story's, `translated` this translation's own, `modified` its last change where it says one.
    `sections`, `tags` and people are keys of terms, in the order given; retired terms are already replaced.
    """

    story: str
    kind: Kind
    language: Language
    path: str
    title: str
    summary: str
    slug: str
    status: Status
    body: Body
    manuscript: Manuscript
    source_language: Language | None = None
    date: datetime | None = None
    modified: datetime | None = None
    translated: datetime | None = None
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    section: str | None = None
    tags: tuple[str, ...] = ()
    cover: Picture | None = None
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    license: str | None = None
    template: str = ""
    menu_order: int | None = None
    featured: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def published_on(self) -> datetime | None:
        """When this text came out: a translation's own date, else the story's."""
        return self.translated or self.date

    @property
    def changed_on(self) -> datetime | None:
        """When this text last changed, as far as it says: what sitemaps and feeds call updated."""
        known = [moment for moment in (self.modified, self.published_on) if moment is not None]
        return max(known, default=None)


@dataclass(frozen=True, slots=True)
class Story:
    """One work: its texts by language, in the order of the editions, and which of them is the original."""

    key: str
    kind: Kind
    original: Language
    texts: Mapping[Language, Text]


@dataclass(frozen=True, slots=True)
class Magazine:
    """Everything that readers are offered: editions in order, published stories by key, terms by kind and key.

    `withheld` holds the texts kept back (drafts, embargo, translations of withheld originals), by story and language.
    """

    editions: tuple[Edition, ...]
    stories: Mapping[str, Story]
    terms: Mapping[TermKind, Mapping[str, Term]]
    withheld: Mapping[str, Mapping[Language, Text]] = field(default_factory=dict)

    def edition(self, language: Language) -> Edition:
        """Return the edition of `language`; KeyError when there is none."""
        for edition in self.editions:
            if edition.language == language:
                return edition
        raise KeyError(language)
