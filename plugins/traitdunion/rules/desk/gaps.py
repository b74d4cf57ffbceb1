"""Gaps: work that is not a story: names and descriptions of terms, and words of pictures, that a language lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from traitdunion.rules.termfiles import FILES
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine, Term, TermKind, Text
from traitdunion.vocabulary.manuscript import Header, Picture
from traitdunion.vocabulary.translation import State, Statuses

HELD = frozenset({State.MISSING, State.IN_PROGRESS})


class Lack(StrEnum):
    """What a language lacks."""

    NAME = "name"  # of a section, a tag or a person
    DESCRIPTION = "description"  # of a section or tag
    BIOGRAPHY = "biography"
    PICTURE = "picture"  # the words of a picture: `alt` or `caption`
    INTERFACE = "interface"  # strings of the pages themselves


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to translate: the file and line where it goes, its entry there, and how many strings it stands for."""

    lack: Lack
    path: str
    line: int
    entry: str
    count: int = 1


def gaps(magazine: Magazine, states: Statuses, language: Language) -> Iterator[Gap]:
    """Yield what a language lacks beside stories. A name that serves every language leaves no gap.

    Terms that no published text bears are left out: readers see nothing of them, nor of the drafts that they may be for.
    """
    used = _used(magazine)
    for kind, terms in magazine.terms.items():
        for key, term in terms.items():
            if term.line and (kind, key) in used:
                yield from _of_term(kind, key, term, language)
    for key, found in states.items():
        story, status = magazine.stories[key], found.get(language)
        original, text = story.texts.get(story.original), story.texts.get(language)
        if status is None or status.state in HELD or original is None or text is None or text is original:
            continue
        yield from _of_pictures(text, original)


def _used(magazine: Magazine) -> frozenset[tuple[TermKind, str]]:
    found: set[tuple[TermKind, str]] = set()
    for key, story in magazine.stories.items():
        held = magazine.withheld.get(key, {})
        for text in story.texts.values():
            if text.language not in held:
                found |= {(TermKind.SECTION, text.section or ""), *((TermKind.TAG, tag) for tag in text.tags)}
                found |= {(TermKind.PERSON, one) for one in (*text.authors, *text.translators, *text.reviewers)}
    return frozenset(found)


def _of_term(kind: TermKind, key: str, term: Term, language: Language) -> Iterator[Gap]:
    own = term.names.get(language)
    if own is None and term.common is None:
        yield Gap(Lack.NAME, FILES[kind], term.line, key)
    others = [*term.names.values(), *([term.common] if term.common else ())]
    shown = own or term.common
    if any(name.description for name in others) and not (shown and shown.description) and not _serves_all(term):
        yield Gap(Lack.BIOGRAPHY if kind is TermKind.PERSON else Lack.DESCRIPTION, FILES[kind], term.line, key)


def _serves_all(term: Term) -> bool:
    return term.common is not None and bool(term.common.description)


def _of_pictures(text: Text, original: Text) -> Iterator[Gap]:
    own = _pictures(text.manuscript.header)
    for entry, picture in _pictures(original.manuscript.header).items():
        said = own.get(entry)
        lacking = [key for key in ("alt", "caption") if getattr(picture, key) and not (said and getattr(said, key))]
        if lacking:
            line = text.manuscript.header.lines.get(entry.partition(".")[0], 1)
            yield Gap(Lack.PICTURE, text.path, line, entry, len(lacking))


def _pictures(header: Header) -> Mapping[str, Picture]:
    """Return the pictures that a header describes, by their entry in it."""
    cover = {"cover": header.cover} if header.cover is not None else {}
    return {**cover, **{f"pictures.{src}": picture for src, picture in header.pictures.items()}}
