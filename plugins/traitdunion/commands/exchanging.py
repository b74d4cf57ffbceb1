"""Exchanging: texts go out as PO files, for the tools that translators already use, and come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

from traitdunion.commands.surveying import PROJECT, Survey
from traitdunion.commands.translating import replace_file
from traitdunion.commands.wording import Words
from traitdunion.rules.encoding import decode
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.languages import canonical
from traitdunion.rules.po import Entry, Import, Side, entries, import_entries, read_file, side, write_file
from traitdunion.rules.po.applying import Offer
from traitdunion.rules.po.file import Broken, File
from traitdunion.rules.po.settling import remembered
from traitdunion.rules.relations import is_adaptation, is_asked_for
from traitdunion.rules.restamping import restamped
from traitdunion.rules.scaffold import scaffold
from traitdunion.rules.suggestions import nearest
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.manuscript import Status
from traitdunion.vocabulary.problem import Area, Place, Problem, ProblemsFound
from traitdunion.vocabulary.translation import State

FOLDER = "po"
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Exchange:
    """A story and its translation into a language: its source, its text where there is one, and where its PO file goes."""

    survey: Survey
    story: str
    language: Language

    @property
    def text(self) -> Text | None:
        """The translation."""
        return self.survey.texts(self.story).get(self.language)

    @property
    def source(self) -> Text:
        """What is translated: the text that the translation names, else the original."""
        return self.survey.source(self.text) if self.text else self.survey.original(self.story)

    @property
    def path(self) -> str:
        """The translation's file, relative to the content folder, whether it is there or not."""
        return f"{self.source.path.rpartition('/')[0]}/index.{self.language}.md"

    @property
    def possible(self) -> bool:
        """Whether the story can be translated into the language, or is."""
        text = self.text
        if text is None:
            return is_asked_for(self.survey.original(self.story), self.language)
        return text.manuscript.header.source is not None and not is_adaptation(text)

    def entries(self, source: Side, target: Side | None) -> tuple[Entry, ...]:
        """Return the entries as the two texts are now."""
        text = self.text
        status = self.survey.state(text) if text else None
        named = status.named if status and status.relay is None else None
        doubtful = status is not None and status.state is State.STALE and named is None
        return entries(source, target, named, doubtful=doubtful)

    def fields(self, source: Side, target: Side | None) -> dict[str, str]:
        """Return the header of the PO file. Its date is that of the texts, so that the same texts give the same file."""
        dates = [one.changed_on for one in (self.source, self.text) if one is not None and one.changed_on]
        date = max(dates).strftime("%Y-%m-%d %H:%M%z") if dates else "1970-01-01 00:00+0000"
        edition = self.survey.session.configuration.edition(self.language)
        name = edition.name if edition else self.language
        return {
            "Project-Id-Version": f"{name} {self.story}",
            "Report-Msgid-Bugs-To": "",
            "POT-Creation-Date": date,
            "PO-Revision-Date": date,
            "Last-Translator": ", ".join(self.text.translators if self.text else ()) or name,
            "Language-Team": name,
            "Language": self.language.replace("-", "_"),
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": plural_forms(self.language),
            "X-Story": self.story,
            "X-Translates": f"{source.language}@{source.matter.version}",
            "X-Translation": target.matter.version if target else "",
        }

    def exported(self, earlier: File | None) -> str:
        """Return the PO file. What an `earlier` one says, and the translation too, is as sure as it was there."""
        source = self.survey.side(self.source)
        target = self.survey.side(self.text) if self.text else None
        present = self.entries(source, target)
        if earlier is not None and target is not None:
            present = remembered(present, earlier, source, target)
        return write_file(present, source, self.path, self.fields(source, target))


def plural_forms(language: Language) -> str:
    """Return how a language's plurals are counted, as gettext wants it; English ones where CLDR does not know it."""
    try:
        return str(get_plural(Locale.parse(language, sep="-")))
    except (UnknownLocaleError, ValueError):
        return str(get_plural("en"))


@dataclass(frozen=True, slots=True)
class Exported:
    """A PO file that was written: how many entries it has, and how many of them are still to be done."""

    path: Path
    total: int
    left: int


@dataclass(frozen=True, slots=True)
class Imported:
    """A translation after an import: its file, whether it was written, what came of the entries, and what is next."""

    path: Path
    written: bool
    done: Import
    next: tuple[str, ...] = ()


def export(survey: Survey, tag: str, story: str, folder: Path) -> Iterator[Exported]:
    """Write the PO files of a language. ProblemsFound, and nothing written, where one holds words that no text has yet."""
    language = survey.language(tag)
    if story:
        survey.texts(story)
    exchanges = [Exchange(survey, key, language) for key in ([story] if story else survey.keys())]
    exchanges = [one for one in exchanges if one.possible]
    if story and not exchanges:
        raise ProblemsFound([faults.NOT_A_TRANSLATION.at(PROJECT, story=story, language=language)])
    made: list[tuple[Path, str]] = []
    problems: list[Problem] = []
    for one in exchanges:
        path = folder / language / f"{one.story}.po"
        old = earlier(path)
        made.append((path, one.exported(old)))
        problems += unsaved(path, old, made[-1][1]) if old is not None else ()
    if problems:
        raise ProblemsFound(problems)
    for path, text in made:
        file = read_file(text.encode())
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != text.encode():
            path.write_bytes(text.encode())
        left = sum(message.fuzzy or not message.target for message in file.messages)
        yield Exported(path, len(file.messages), left)


def earlier(path: Path) -> File | None:
    """Return the PO file that lies where one is to be written; None where none does, or it says nothing."""
    try:
        return read_file(path.read_bytes()) if path.is_file() else None
    except Broken:
        return None


def unsaved(path: Path, old: File, text: str) -> Iterator[Problem]:
    """Yield a problem where a file that is there holds translations that would be lost: they are in no text."""
    new = {message.target for message in read_file(text.encode()).messages}
    for message in old.messages:
        if message.target.strip() and not message.fuzzy and message.target.strip() not in new:
            yield faults.PO_UNSAVED.at(located(path, message.line), language=path.parent.name)
            return


def bring_in(survey: Survey, tag: str, files: Iterable[Path]) -> Iterator[Imported]:
    """Put PO files into the texts. ProblemsFound, and nothing written anywhere, where one does not fit."""
    language = survey.language(tag)
    problems: list[Problem] = []
    results: list[tuple[Exchange, bytes | None, Import]] = []
    for path in files:
        try:
            exchange, offer = offered(survey, language, path)
            results.append((exchange, *brought(exchange, offer)))
        except ProblemsFound as found:
            problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    for exchange, data, done in results:
        target = survey.content / exchange.path
        if data is not None:
            replace_file(target, data)
        # Where nothing was filled in, there may be no file at all.
        steps = tuple(next_steps(exchange, target.read_bytes())) if done.complete else ()
        yield Imported(target, data is not None, done, steps)


def offered(survey: Survey, language: Language, path: Path) -> tuple[Exchange, Offer]:
    """Return what a PO file offers, and for which story. ProblemsFound where it is for no story, or another language."""
    place = located(path, 1)
    try:
        file = read_file(path.read_bytes())
    except Broken as broken:
        line = f"invoke po export {language} --story {path.stem}"
        raise ProblemsFound(
            [faults.PO_BROKEN.at(located(path, broken.line), reason=broken.reason, line=line)]
        ) from None
    except OSError as error:
        line, reason = f"invoke po export {language}", error.strerror or str(error)
        absent = isinstance(error, FileNotFoundError)
        fault = (
            faults.PO_ABSENT.at(place, line=line) if absent else faults.PO_BROKEN.at(place, reason=reason, line=line)
        )
        raise ProblemsFound([fault]) from None
    found = file.fields.get("Language", "")
    if found and canonical(found.replace("_", "-")) != language:
        raise ProblemsFound([faults.PO_LANGUAGE.at(place, found=found, language=language.replace("-", "_"))])
    story = file.fields.get("X-Story") or path.stem
    exchange = Exchange(survey, story, language)
    if story not in survey.keys() or not exchange.possible:  # noqa: SIM118 - it is no mapping
        near = nearest(story, survey.keys(), 3) or "–"
        raise ProblemsFound([faults.PO_STORY.at(place, story=story, language=language, nearest=near)])
    version = file.fields.get("X-Translates", "").rpartition("@")[2]
    return exchange, Offer(file, place, version, file.fields.get("X-Translation", ""))


def brought(exchange: Exchange, offer: Offer) -> tuple[bytes | None, Import]:
    """Return the new bytes of a translation's file, None where they stay; ProblemsFound where the offer does not fit."""
    survey, text = exchange.survey, exchange.text
    source = survey.side(exchange.source)
    if text is not None:
        data, target = survey.path(text).read_bytes(), survey.side(text)
    else:
        begun = scaffold(exchange.source.manuscript, survey.typed(exchange.source))
        data, target = b"", drafted(exchange.path, exchange.language, begun)
    decoded, wrong = decode(data, exchange.path) if text is not None else (None, ())
    if wrong:
        raise ProblemsFound(wrong)
    present = exchange.entries(source, target)
    done = import_entries(offer, present, source, target)
    if done.text is None:
        raise ProblemsFound(done.problems)
    if not done.changed and not done.confirmed:
        return None, done
    fresh = encoded(done.text, data) if done.text != decoded else data
    fresh = accepted(exchange, fresh, done) if text is not None else fresh
    return fresh if fresh != data else None, done


def drafted(path: str, language: Language, text: str) -> Side:
    """Return a draft that is not written yet."""
    header, _, _, _ = read_header(text, path, HeaderOptions(language))
    assert header is not None
    return side(path, language, header, text)


def encoded(text: str, before: bytes) -> bytes:
    """Return a text's bytes, with the line ends and the mark that the file had."""
    data = (text.replace("\n", "\r\n") if b"\r\n" in before else text).encode()
    return BOM + data if before.startswith(BOM) else data


def accepted(exchange: Exchange, data: bytes, done: Import) -> bytes:
    """Return a file that names the version that it now translates, once all of it does, and nothing moved or went."""
    text = exchange.text
    if text is None or not done.complete:
        return data
    status = exchange.survey.state(text)
    if status and status.difference and (status.difference.removed or status.difference.moved):
        return data
    decoded, _ = decode(data, text.path)
    header, _, _, _ = read_header(decoded or "", text.path, HeaderOptions(text.language))
    line = header.lines.get("translates") if header else None
    version = f"{exchange.source.language}@{exchange.survey.matter(exchange.source).version}"
    return (restamped(data, line, version) if line else None) or data


def next_steps(exchange: Exchange, data: bytes) -> Iterator[str]:
    """Yield what is left to do for a translation of which every entry is translated. `data` is its file."""
    decoded, _ = decode(data, exchange.path)
    header, _, _, _ = read_header(decoded or "", exchange.path, HeaderOptions(exchange.language))
    if header is None:
        return
    survey, words = exchange.survey, Words(exchange.survey.report.language_about(exchange.path))
    version = f"{survey.matter(exchange.source).algorithm}-{survey.matter(exchange.source).digest}"
    said = header.source
    if said and said.digest and f"{said.algorithm}-{said.digest}" != version:
        both = f"{exchange.story} {exchange.language}"
        yield words.still_behind(f"invoke diff {both}", f"invoke accept {both}")
    if header.status is Status.DRAFT:
        yield words.still_draft(survey.shown(exchange.path))
    if not header.translators:
        yield words.nobody_credited(survey.shown(exchange.path))


def located(path: Path, line: int) -> Place:
    """Return a place in a PO file, relative to the project where it lies inside."""
    root = Path.cwd().resolve()
    whole = path.resolve()
    return Place((whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix(), line, Area.PROJECT)
