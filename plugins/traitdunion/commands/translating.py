"""Translating: a new translation is begun, an old one accepted, and what changed since is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from traitdunion.commands.advising import LONGEST_QUOTE, Advice, located, where_it_belongs
from traitdunion.commands.surveying import PROJECT, Survey
from traitdunion.commands.wording import Words
from traitdunion.rules.desk import Altered
from traitdunion.rules.glossary import occurring
from traitdunion.rules.pairing import line_of
from traitdunion.rules.relations import is_adaptation, may_be_translated
from traitdunion.rules.restamping import forgiving, restamped
from traitdunion.rules.scaffold import scaffold, with_glossary
from traitdunion.rules.segments import placeholders, quoted, shortened
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.problem import Place, Problem, ProblemsFound
from traitdunion.vocabulary.translation import Difference, Ignorance, State, TranslationStatus

RED, GREEN, PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[0m"
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


def begin(survey: Survey, story: str, tag: str) -> Path:
    """Write the draft of a translation and return its path. ProblemsFound where there is a text already."""
    texts = survey.texts(story)
    language = survey.language(tag)
    original = survey.original(story)
    if language == original.language:
        raise ProblemsFound([faults.NOT_A_TRANSLATION.at(Place(original.path), story=story, language=language)])
    if language in texts:
        raise ProblemsFound([faults.TRANSLATION_THERE.at(Place(texts[language].path), story=story, language=language)])
    if not may_be_translated(original):
        place = line_of(original.manuscript, "license")
        raise ProblemsFound([faults.DERIVATIVE.at(place, other=original.path, license=original.license)])
    terms = occurring(survey.matter(original), survey.session.glossary, original.language)
    draft = scaffold(original.manuscript, survey.typed(original))
    path = survey.path(original).with_name(f"index.{language}.md")
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(with_glossary(draft, terms, original.language, language))
    return path


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was written: the file, relative to the content folder, and its line; empty where there was nothing to do.

    `problems` are what whoever accepted it should know.
    """

    path: str
    line: str = ""
    problems: tuple[Problem, ...] = ()


def accept(survey: Survey, story: str, tag: str) -> Accepted:
    """Let a translation say that it follows its source's present version. ProblemsFound where it cannot."""
    language = survey.language(tag)
    text = translation(survey, story, language)
    key = "adapts" if is_adaptation(text) else "translates"
    line = accepted_line(survey, text)
    said = text.manuscript.header.source
    if said and said.digest and f"{key}: {said.language}@{said.algorithm}-{said.digest}" == line:
        status = survey.state(text)
        if status is not None and status.relay is not None:
            source, original = survey.source(text).path, survey.original(story).path
            place = line_of(text.manuscript, key)
            raise ProblemsFound([faults.RELAY_STALE.at(place, other=source, original=original)])
        return Accepted(text.path)
    path = survey.path(text)
    at = text.manuscript.header.lines.get(key, 0)
    data = restamped(path.read_bytes(), at, line.partition(": ")[2]) if at else None
    if data is None:
        raise ProblemsFound([faults.LINE_UNCLEAR.at(Place(text.path, at or 1), line=line)])
    replace_file(path, data)
    return Accepted(text.path, line)


def accepted_line(survey: Survey, text: Text) -> str:
    """Return the line by which a translation names the present version of its source."""
    key, source = "adapts" if is_adaptation(text) else "translates", survey.source(text)
    return f"{key}: {source.language}@{survey.matter(source).version}"


def accept_minor(survey: Survey, story: str) -> Accepted:
    """Let the versions that stale translations of an original were made from count as its present one."""
    original = survey.original(story)
    forgiven = [
        (said, status)
        for text in survey.texts(story).values()
        if (status := survey.state(text)) is not None
        and (said := text.manuscript.header.source) is not None
        and status.same_as
        and status.relay is None
        and survey.source(text) is original
    ]
    versions = list(dict.fromkeys(f"{one.algorithm}-{one.digest}" for one, _ in forgiven))
    header = original.manuscript.header
    if not versions:
        return Accepted(original.path)
    path, at = survey.path(original), header.lines.get("same_as", header.blank.get("same_as"))
    data = forgiving(path.read_bytes(), at, versions, header.same_as)
    line = f"same_as: [{', '.join(dict.fromkeys((*header.same_as, *versions)))}]"
    if data is None:
        raise ProblemsFound([faults.LINE_UNCLEAR.at(Place(original.path, at or 1), line=line)])
    replace_file(path, data)
    grown = [
        f"{one.algorithm}-{one.digest}"
        for one, status in forgiven
        if status.difference and (status.difference.added or status.difference.removed)
    ]
    place = Place(original.path, at or 1)
    warned = (faults.SAME_AS_FORGOTTEN.at(place, version=version) for version in dict.fromkeys(grown))
    return Accepted(original.path, line, tuple(warned))


def translation(survey: Survey, story: str, language: Language) -> Text:
    """Return a story's translation. ProblemsFound where it has none in that language, or that is the original."""
    texts = survey.texts(story)
    if language not in texts:
        others = [other for other, text in texts.items() if text is not survey.original(story)]
        fault = faults.TRANSLATION_MISSING
        raise ProblemsFound([fault.at(PROJECT, story=story, language=language, others=", ".join(others) or "–")])
    text = texts[language]
    if text.manuscript.header.source is None:
        raise ProblemsFound([faults.NOT_A_TRANSLATION.at(Place(text.path), story=story, language=language)])
    return text


def replace_file(path: Path, data: bytes) -> None:
    """Write a file, all of it or nothing."""
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(data)
    if path.exists():
        draft.chmod(path.stat().st_mode)
    draft.replace(path)


def differences(survey: Survey, story: str, tag: str, *, colour: bool = False) -> Iterator[str]:
    """Yield, line by line, what is to be done in a translation: what changed in its source since, and what waits in it."""
    text = translation(survey, story, survey.language(tag))
    yield from changes(survey, text, colour=colour)
    yield from waiting(survey, text)


def waiting(survey: Survey, text: Text) -> Iterator[str]:
    """Yield the places of a text that still wait to be translated, each with the words that stand there."""
    typed, path = survey.typed(text), survey.shown(text.path)
    places = list(zip(placeholders(typed), quoted(typed), strict=True))
    if places:
        yield ""
        yield words_about(survey, text).waiting()
        yield from (f"  {path}:{line}: {shortened(' '.join(words.split()), LONGEST_QUOTE)}" for line, words in places)


def changes(survey: Survey, text: Text, *, colour: bool) -> Iterator[str]:
    """Yield what changed in its source since a translation was made, and where that touches the translation."""
    source, status = survey.source(text), survey.state(text)
    if status is None or status.difference is None:
        yield from unknown(survey, text, status)
        return
    words, difference = words_about(survey, text), status.difference
    original, translated = survey.shown(source.path), survey.shown(text.path)
    if difference.empty:
        yield words.unchanged(original, translated)
        return
    if status.state is State.UNVERIFIED:
        yield words.retouched(original, translated)
    else:
        yield words.changed(original, translated, status.since)
    advice = Advice(where_it_belongs(survey, text, status), translated, words)
    yield from listed(difference, original, Marks(colour), words, advice)
    if status.touched and not advice.where:
        yield ""
        yield words.concerned()
        yield from (f"  {located(translated, one, words)}" for one in status.touched)
    yield ""
    command = f"invoke accept {text.story} {text.language}"
    yield words.once_read(command) if is_adaptation(text) else words.left(status.words_left, command)


def unknown(survey: Survey, text: Text, status: TranslationStatus | None) -> Iterator[str]:
    """Yield why there is nothing to show."""
    words, source = words_about(survey, text), survey.shown(survey.source(text).path)
    if status is None or status.unknown is None:
        yield words.unchanged(source, survey.shown(text.path))
        return
    yield words.untold(source, status.unknown)
    if status.unknown is Ignorance.NOT_FOUND and not committed(survey, survey.source(text)):
        yield words.uncommitted(source)
    command = f"invoke accept {text.story} {text.language}"
    yield words.once_compared(command) if is_adaptation(text) else words.once_alike(command)


def committed(survey: Survey, text: Text) -> bool:
    """Tell whether git has any version of a text."""
    assert survey.session.translations is not None
    with survey.session.translations.history() as past:
        return bool(past.versions(text.path))


def words_about(survey: Survey, text: Text) -> Words:
    """Return the words for what is said of a text: as problems do, they follow the language of messages, or the text's."""
    return Words(survey.report.language_about(text.path))


@dataclass(frozen=True, slots=True)
class Marks:
    """How words that came and went are marked: as git does, in colour too where a terminal shows it."""

    colour: bool

    def gone(self, words: str) -> str:
        """Mark words that are there no more."""
        return f"{RED}[-{words}-]{PLAIN}" if self.colour else f"[-{words}-]"

    def new(self, words: str) -> str:
        """Mark new words."""
        return f"{GREEN}{{+{words}+}}{PLAIN}" if self.colour else f"{{+{words}+}}"

    def line(self, sign: str, words: str) -> str:
        """Return a line that is gone (`-`) or new (`+`) as a whole."""
        colour = {"-": RED, "+": GREEN}.get(sign, "") if self.colour else ""
        return f"{colour}{sign} {words}{PLAIN if colour else ''}"

    def changed(self, before: str, after: str) -> tuple[str, str]:
        """Return the earlier words with what went marked, and the later ones with what came."""
        old, new = _TOKEN.findall(before), _TOKEN.findall(after)
        parts: tuple[list[str], list[str]] = ([], [])
        for name, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            gone, come = "".join(old[i:k]), "".join(new[j:m])
            parts[0].append(gone if name == "equal" or not gone else self.gone(gone))
            parts[1].append(come if name == "equal" or not come else self.new(come))
        return "".join(parts[0]), "".join(parts[1])


def listed(difference: Difference, path: str, marks: Marks, words: Words, advice: Advice) -> Iterator[str]:
    """Yield the pieces of a source that were added, changed, removed and moved, in the order of the source, with advice."""
    found: list[tuple[int, list[str]]] = []
    for segment in difference.added:
        head = f"{path}:{segment.line}: {words.added(segment.kind)}"
        asked = advice.lines(Altered.ADDED, segment)
        found.append((segment.line, [head, marks.line("+", segment.text), *asked]))
    for change in difference.changed:
        before, after = marks.changed(change.before.text, change.after.text)
        head = f"{path}:{change.after.line}: {words.altered(change.after.kind, minor=change.minor)}"
        asked = advice.lines(Altered.CHANGED, change.after)
        found.append((change.after.line, [head, f"- {before}", f"+ {after}", *asked]))
    for change in difference.moved:
        head = f"{path}:{change.after.line}: {words.moved(change.after.kind, change.before.line)}"
        asked = advice.lines(Altered.MOVED, change.after)
        found.append((change.after.line, [head, f"  {change.after.text}", *asked]))
    for segment in difference.removed:
        head = f"{path}: {words.removed(segment.kind, segment.line)}"
        asked = advice.lines(Altered.REMOVED, segment)
        found.append((segment.line, [head, marks.line("-", segment.text), *asked]))
    for _, lines in sorted(found, key=lambda one: one[0]):
        yield ""
        yield from lines
