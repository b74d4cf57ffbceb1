"""Notes: states and relations in words, at the line of the text that they concern."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from traitdunion.rules.header.verbatim import flow_list
from traitdunion.rules.languages import canonical, suggest_language
from traitdunion.rules.licenses import LICENSES, suggest_license
from traitdunion.rules.pairing import line_of
from traitdunion.rules.relations import PERMITTED, is_adaptation, may_be_translated
from traitdunion.rules.segments import compare
from traitdunion.rules.staleness.evidence import Evidence
from traitdunion.rules.staleness.links import find
from traitdunion.rules.termfiles import is_web_address
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Magazine, Story, Text
from traitdunion.vocabulary.problem import Place, Problem
from traitdunion.vocabulary.translation import Ignorance, State, Statuses, TranslationStatus

OUTSIDE_KEYS = ("url", "language", "title", "authors", "license")
"""What `translates: {…}` says of a text from outside."""

_OUTSIDE_NEEDED = ("url", "language", "title")
_ORIGINALS_OWN = ("only", "reason", "wanted", "translation")


def state_notes(magazine: Magazine, states: Statuses) -> Iterator[Problem]:
    """Yield what is to be done in each translation, and once that the history is cut off, where an answer lacks for it."""
    shallow = False
    for key, found in states.items():
        texts = {**magazine.stories[key].texts, **magazine.withheld.get(key, {})}
        for language, status in found.items():
            shallow = shallow or status.unknown is Ignorance.SHALLOW
            if language in texts and status.source is not None:
                note = _state_note(texts[language], texts[status.source], magazine.stories[key], status)
                yield from () if note is None else (note,)
    if shallow:
        yield faults.SHALLOW.at(Place("."))


def _state_note(text: Text, source: Text, story: Story, status: TranslationStatus) -> Problem | None:
    """Return what is to be done in one translation, if anything is."""
    place = line_of(text.manuscript, "adapts" if is_adaptation(text) else "translates")
    said = text.manuscript.header.source
    version = f"{said.algorithm}-{said.digest}" if said else ""
    details = {"other": source.path, "line": status.accept, "version": version}
    if status.changed_original:
        return faults.ADAPTED.at(place, **details)
    if status.relay is not None:
        fault = faults.RELAY_STALE if status.state is State.STALE else faults.RELAY_UNVERIFIED
        return fault.at(place, other=source.path, original=story.texts[story.original].path)
    if status.state is State.STALE and status.difference is None:
        fault = faults.STALE_UNKNOWN if status.unknown is Ignorance.NOT_FOUND else faults.STALE_UNSEEN
        return fault.at(place, **details)
    if status.state is State.STALE:
        fault = faults.STALE_DISCREET if status.discreet else faults.STALE
        return fault.at(place, **details, words=status.words_left, same_as=status.same_as)
    if status.state is State.UNVERIFIED:
        foreign = status.unknown is Ignorance.FOREIGN_ALGORITHM
        return (faults.FOREIGN_ALGORITHM if foreign else faults.UNVERIFIED).at(place, **details)
    if status.state is State.PARTIAL:
        lines = ", ".join(map(str, status.placeholders))
        return faults.PARTIAL.at(Place(text.path, status.placeholders[0]), lines=lines)
    return None


def relation_problems(magazine: Magazine) -> Iterator[Problem]:
    """Yield what is wrong with what texts say of one another beside the versions: `only`, `adapts`, sources from outside."""
    languages = [edition.language for edition in magazine.editions]
    for key, story in magazine.stories.items():
        texts = {**story.texts, **magazine.withheld.get(key, {})}
        original = texts[story.original]
        yield from _of_original(original, languages)
        for text in texts.values():
            if text is not original:
                yield from _of_translation(text, original)


def _of_original(original: Text, languages: Sequence[Language]) -> Iterator[Problem]:
    header = original.manuscript.header
    if header.only and not header.reason:
        yield faults.ONLY_WITHOUT_REASON.at(line_of(original.manuscript, "only"))
    if header.only and original.language not in header.only:
        line = _only(original, original.language)
        yield faults.ONLY_WITHOUT_ITSELF.at(line_of(original.manuscript, "only"), language=original.language, line=line)
    for key, named in (("only", header.only), ("wanted", header.wanted)):
        yield from _languages(key, named, line_of(original.manuscript, key), languages)
    if header.translation is not None and header.translation != PERMITTED:
        yield faults.PERMISSION_FORM.at(line_of(original.manuscript, "translation"), value=header.translation)
    if header.translates_external:
        yield from _outside(header.translates_external, line_of(original.manuscript, "translates"))


def _outside(said: Mapping[str, object], place: Place) -> Iterator[Problem]:
    """Yield what is wrong with what is said of a text from outside."""
    line = "translates: {url: …, language: …, title: …, authors: […], license: …}"
    for key in _OUTSIDE_NEEDED:
        if not said.get(key):
            yield faults.OUTSIDE_INCOMPLETE.at(place, key=key, line=line)
    for key, value in said.items():
        if key not in OUTSIDE_KEYS:
            yield faults.OUTSIDE_UNKNOWN.at(place, key=key, line=line)
        elif value and (meant := _meant(key, value)) is not None:
            yield faults.OUTSIDE_WRONG.at(place, key=key, value=value, line=f"{key}: {meant}")


def _meant(key: str, value: object) -> str | None:
    """Return what a wrong value most likely means, as it is to be written; None for a right one."""
    typed = str(value)
    if key == "url":
        return None if is_web_address(typed) else '"https://example.org/text"'
    if key == "language":
        return None if canonical(typed) == typed else suggest_language(typed, ()) or "it"
    if key == "license":
        return None if typed in LICENSES else suggest_license(typed) or "CC-BY-SA-4.0"
    if key == "authors" and isinstance(value, list):
        return None if all(isinstance(one, str) for one in value) else "[Ana Pérez]"
    return None if isinstance(value, str) else "…"


def _languages(key: str, named: Sequence[str], place: Place, languages: Sequence[Language]) -> Iterator[Problem]:
    """Yield which of the languages that a line names have no edition, or are not written as the editions are."""
    meant = {one: one if one in languages else suggest_language(one, languages) for one in named}
    right = list(dict.fromkeys(one for one in meant.values() if one is not None and one in languages))
    for language, found in meant.items():
        if found == language and found in languages:
            continue
        if found in languages:
            yield faults.RELATION_MISSPELT.at(place, key=key, language=language, line=f"{key}: {flow_list(right)}")
        else:
            yield faults.RELATION_LANGUAGE.at(place, key=key, language=language, editions=", ".join(languages))


def _of_translation(text: Text, original: Text) -> Iterator[Problem]:
    header, only = text.manuscript.header, original.manuscript.header.only
    for key in _ORIGINALS_OWN:
        if key in header.lines:
            yield faults.RELATION_MISPLACED.at(line_of(text.manuscript, key), key=key, other=original.path)
    if header.translates and header.adapts:
        yield faults.ADAPTS_AND_TRANSLATES.at(line_of(text.manuscript, "adapts"))
    place = line_of(text.manuscript, "adapts" if is_adaptation(text) else "translates")
    if only and text.language not in only:
        line = _only(original, text.language)
        yield faults.ONLY_CONTRADICTED.at(place, other=original.path, language=text.language, line=line)
    if not may_be_translated(original):
        yield faults.DERIVATIVE.at(place, other=original.path, license=original.license)


def _only(original: Text, language: Language) -> str:
    """Return the line `only` with one language more."""
    return f"only: [{', '.join((*original.manuscript.header.only, language))}]"


def forgiveness_notes(magazine: Magazine, evidence: Evidence) -> Iterator[Problem]:
    """Yield the entries of `same_as` that were perhaps forgotten there. Unlike the states, this looks them up in history."""
    for story in magazine.stories.values():
        for text in story.texts.values():
            place = line_of(text.manuscript, "same_as")
            for version in text.manuscript.header.same_as:
                present = evidence.matter(text)
                if version == present.version:
                    yield faults.SAME_AS_NEEDLESS.at(place, version=version)
                elif found := find(version, text, evidence):
                    difference = compare(found[0], present, text.language)
                    if difference.added or difference.removed:
                        yield faults.SAME_AS_FORGOTTEN.at(place, version=version)
