"""Pairing: from files to stories. Which texts are one work, and which of them is the original."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from traitdunion.rules.languages import canonical, suggest_language
from traitdunion.rules.slugs import slugify
from traitdunion.vocabulary.faults import graph as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine
from traitdunion.vocabulary.manuscript import Header, Kind, Manuscript, Status
from traitdunion.vocabulary.problem import Place, Problem, errors

FOLDERS = {"articles": Kind.ARTICLE, "pages": Kind.PAGE}
TEXT_NAME = re.compile(r"index\.(?P<tag>[^.]+)\.md\Z")
STORY_KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a text file's path says of it."""

    story: str
    kind: Kind
    language: Language


@dataclass(frozen=True, slots=True)
class Family:
    """The manuscripts of one story, by language, and the language of the original."""

    key: str
    kind: Kind
    original: Language
    manuscripts: Mapping[Language, Manuscript]


def identify(path: str, languages: Sequence[Language]) -> tuple[Identity | None, list[Problem]]:
    """Return what the path of a Markdown file says: `articles/<story>/index.<lang>.md`."""
    parts = PurePosixPath(path).parts
    place = Place(path)
    stem, *middle = PurePosixPath(path).name.split(".")[:-1]
    first = languages[0] if languages else Language("fr")
    said = next((tag for part in middle if (tag := canonical(part)) in languages), first)
    if len(parts) < 3 or parts[0] not in FOLDERS:
        folder = parts[0] if parts[0] in FOLDERS else "articles"
        return None, [faults.TEXT_OUTSIDE_STORY.at(place, path=f"{folder}/{slugify(stem) or 'story'}/index.{said}.md")]
    story = parts[-2]
    if not STORY_KEY.match(story):
        return None, [faults.STORY_NAME.at(place, name=story, nearest=slugify(story) or "story")]
    match = TEXT_NAME.match(parts[-1])
    if match is None:
        return None, [faults.LANGUAGE_MISSING.at(place, nearest=f"index.{said}.md")]
    language = canonical(match["tag"])
    if language is None or language != match["tag"] or language not in languages:
        near = suggest_language(match["tag"], languages)
        fault = faults.LANGUAGE_MISNAMED if near in languages else faults.LANGUAGE_WITHOUT_EDITION
        name = f"index.{near if near in languages else first}.md"
        return None, [fault.at(place, language=match["tag"], nearest=name, editions=", ".join(languages))]
    return Identity(story, FOLDERS[parts[0]], language), []


def with_free_names(
    problems: Iterable[Problem], paths: Collection[str], languages: Sequence[Language]
) -> Iterator[Problem]:
    """Yield the problems of files, with no name proposed that another file of the same folder has."""
    for problem in problems:
        named = problem.fault in (faults.LANGUAGE_MISSING, faults.LANGUAGE_WITHOUT_EDITION, faults.LANGUAGE_MISNAMED)
        folder, details = PurePosixPath(problem.place.path).parent, dict(problem.details)
        if not named or f"{folder}/{details['nearest']}" not in paths:
            yield problem
            continue
        free = (f"index.{one}.md" for one in languages if f"{folder}/index.{one}.md" not in paths)
        name = next(free, None) if problem.fault != faults.LANGUAGE_MISNAMED else None
        details["editions"] = ", ".join(languages)
        fault = problem.fault if name else faults.LANGUAGE_TAKEN
        yield fault.at(problem.place, **{**details, "nearest": name or details["nearest"]})


def left_out(magazine: Magazine, problems: Iterable[Problem]) -> frozenset[str]:
    """Return the stories that errors of their own keep out of a magazine: that links lead to none is no fault of theirs."""
    found = {PurePosixPath(problem.place.path).parent.name for problem in errors(problems)}
    return frozenset(found - magazine.stories.keys() - magazine.withheld.keys())


def line_of(manuscript: Manuscript, key: str) -> Place:
    """Return where the manuscript's header says `key`; its first line when it does not."""
    return Place(manuscript.path, manuscript.header.lines.get(key, 1))


def same_words(one: Manuscript, other: Manuscript) -> bool:
    """Tell whether a text is a copy of another: same title and same body."""
    return one.header.title == other.header.title and one.body.identity == other.body.identity != ""


def circle_from(start: Language, manuscripts: Mapping[Language, Manuscript]) -> list[Language]:
    """Return the languages of the circle that `translates` makes from `start`, or none where it ends at an original."""
    trail: list[Language] = []
    language: Language | None = start
    while language is not None and language in manuscripts:
        if language in trail:
            return trail[trail.index(language) :]
        trail.append(language)
        source = manuscripts[language].header.source
        language = source.language if source else None
    return []


def without_original(
    place: Place, story: str, language: Language, manuscripts: Mapping[Language, Manuscript]
) -> Problem:
    """Return the problem of a translation whose original is not there; the story's only original was perhaps meant."""
    originals = [manuscript for manuscript in manuscripts.values() if manuscript.header.source is None]
    if len(originals) != 1:
        return faults.ORIGINAL_MISSING.at(place, language=language, story=story)
    meant = originals[0]
    return faults.ORIGINAL_MISNAMED.at(place, language=language, story=story, other=meant.path, nearest=meant.language)


def says_source(header: Header) -> bool:
    """Tell whether a header names a text of this story that it was made from, readably or not."""
    return not header.translates_external and ("translates" in header.lines or "adapts" in header.lines)


def find_original(key: str, manuscripts: Mapping[Language, Manuscript]) -> tuple[Language | None, list[Problem]]:
    """Return the language of the one text that translates no other, or what keeps a story from having one."""
    problems: list[Problem] = []
    for language, manuscript in manuscripts.items():
        source = manuscript.header.source
        if source is None:
            continue
        place = line_of(manuscript, "translates" if manuscript.header.translates else "adapts")
        if source.language == language:
            near = next((other for other in manuscripts if other != language), "fr")
            problems.append(faults.TRANSLATES_ITSELF.at(place, language=language, nearest=near))
        elif source.language not in manuscripts:
            problems.append(without_original(place, key, source.language, manuscripts))
        elif manuscript.header.status is Status.PUBLISHED and same_words(manuscript, manuscripts[source.language]):
            problems.append(faults.COPY_TRANSLATES.at(Place(manuscript.path), other=manuscripts[source.language].path))
    if problems:
        return None, problems
    originals = [language for language, manuscript in manuscripts.items() if not says_source(manuscript.header)]
    if not originals and any(manuscript.header.source is None for manuscript in manuscripts.values()):
        return None, []  # a line that could not be read, and is a problem of its own
    if not originals:
        circle = next(filter(None, (circle_from(language, manuscripts) for language in manuscripts)), [])
        place = line_of(manuscripts[circle[0]], "translates")
        shown = " → ".join([*circle, circle[0]])
        return None, [faults.CYCLE.at(place, story=key, circle=shown, language=circle[0])]
    # A draft that does not say yet what it translates is no second original while it is a draft.
    settled = [
        language for language in originals if manuscripts[language].header.status is Status.PUBLISHED
    ] or originals
    first, *others = settled
    for language in others:
        one, other = manuscripts[language], manuscripts[first]
        fault = faults.COPY if same_words(one, other) else faults.TWO_ORIGINALS
        problems.append(fault.at(Place(one.path), story=key, other=other.path, language=first))
    return (None if problems else first), problems


def pair(
    manuscripts: Iterable[Manuscript], languages: Sequence[Language]
) -> tuple[tuple[Family, ...], tuple[Problem, ...]]:
    """Group manuscripts into families, ordered by key, each with its texts in the order of `languages`."""
    by_story: dict[str, list[Manuscript]] = defaultdict(list)
    for manuscript in manuscripts:
        by_story[manuscript.story].append(manuscript)
    rank = {language: number for number, language in enumerate(languages)}
    families: list[Family] = []
    problems: list[Problem] = []
    for key, group in sorted(by_story.items()):
        folders = sorted({str(PurePosixPath(manuscript.path).parent) for manuscript in group})
        if len(folders) > 1:
            later = next(manuscript for manuscript in group if manuscript.path.startswith(folders[1]))
            problems.append(faults.STORY_TWICE.at(Place(later.path), story=key, other=folders[0]))
            continue
        ordered = sorted(group, key=lambda manuscript: (rank[manuscript.language], manuscript.path))
        texts = {manuscript.language: manuscript for manuscript in ordered}
        original, found = find_original(key, texts)
        problems += found
        if original is not None:
            families.append(Family(key, ordered[0].kind, original, texts))
    return tuple(families), tuple(problems)
