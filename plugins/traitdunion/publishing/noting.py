"""Noting: what `check` says of translations and words beside what every build says. It reads the texts, and git, once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

import msgspec

from traitdunion.edges.fingerprints import digest_of
from traitdunion.edges.history.record import History
from traitdunion.edges.translations import Translations
from traitdunion.publishing.session import Session
from traitdunion.rules.encoding import decode
from traitdunion.rules.glossary import Lexicon, Said, discouraged, without_counterpart
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.hidden import hidden_words
from traitdunion.rules.parity import compare_structure, read_structure, read_waiver
from traitdunion.rules.relations import is_adaptation
from traitdunion.rules.staleness import forgiveness_notes, state_notes
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.history import Version
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.problem import Problem
from traitdunion.vocabulary.segment import Matter

ANY_LANGUAGE = HeaderOptions(Language("und"))
"""How a header is read of which only the end is looked for."""


class KeptNotes(msgspec.Struct, frozen=True, array_like=True):
    """The notes of a text, and the digest of all that they were made from."""

    inputs: str
    problems: tuple[Problem, ...]


ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(KeptNotes)


def decoded(value: bytes | None) -> KeptNotes | None:
    """Return notes that were kept; None where there are none, or none that this release can read."""
    try:
        return None if value is None else DECODER.decode(value)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


def body_of(said: Said) -> tuple[str, int]:
    """Return a text's body and the line that it begins on."""
    _, body, first_line, _ = read_header(said.text or "", said.path, ANY_LANGUAGE)
    return body, first_line


@dataclass
class Notes:
    """The notes of one check. `texts` are all texts, those held back too; `translations` reads them."""

    session: Session
    translations: Translations
    texts: Iterable[Text]
    present: dict[str, Said | None] = field(default_factory=dict)
    lexicons: dict[Language, Lexicon] = field(default_factory=dict)

    def all(self) -> Iterator[Problem]:
        """Yield every note: states, forgiven versions, parity and glossary."""
        magazine = self.session.magazine
        yield from state_notes(magazine, self.session.states)
        with self.translations.history() as past:
            yield from forgiveness_notes(magazine, self.translations.evidence(past))
            yield from self.of_texts(past)

    def of_texts(self, past: History) -> Iterator[Problem]:
        """Yield the notes of each text, worked out where they are not kept from an earlier check of the same."""
        store, room = self.translations.cache.store, f"notes {self.translations.cache.place}"
        known = store.room(room)
        glossary = digest_of([self.translations.cache.engine, repr(self.session.glossary)])
        fresh: dict[str, bytes] = {}
        paths = set()
        for text in self.texts:
            inputs = digest_of([glossary, *self.inputs(text)])
            paths.add(text.path)
            kept = decoded(known.get(text.path))
            if kept is None or kept.inputs != inputs:
                kept = KeptNotes(inputs, tuple(self.of_text(text, past)))
                fresh[text.path] = ENCODER.encode(kept)
            yield from self.worth_saying(kept.problems)
        store.change(room, fresh, known.keys() - paths)

    def worth_saying(self, problems: Sequence[Problem]) -> Iterator[Problem]:
        """Yield the problems of a text but for a link to no story, which has its own, and for the link that it stands for."""
        magazine = self.session.magazine
        known = magazine.stories.keys() | magazine.withheld.keys()
        names = [dict(one.details)["name"] for one in problems if one.fault == faults.STORY_LINK_EXTRA]
        mistyped = [name for name in names if name.partition("#")[0] not in known]
        replaced = len(mistyped)
        for problem in problems:
            if problem.fault == faults.STORY_LINK_EXTRA and dict(problem.details)["name"] in mistyped:
                continue
            if problem.fault == faults.STORY_LINK_MISSING and replaced:
                replaced -= 1
                continue
            yield problem

    def inputs(self, text: Text) -> Iterator[str | bytes]:
        """Yield what the notes of a text are made from, the glossary apart."""
        source = self.source_of(text)
        yield from (text.path, self.translations.texts[text.path].digest)
        yield "held" if self.session.is_withheld(text) else ""
        yield from (source.path, self.translations.texts[source.path].digest) if source else ("", "")
        yield ENCODER.encode(self.session.state(text).named)

    def of_text(self, text: Text, past: History) -> Iterator[Problem]:
        """Yield the notes of one text: the words that it should not use, and where it differs from its source."""
        said = self.said(text)
        if said is not None:
            yield from discouraged(said, self.lexicon(text.language))
            if not self.session.is_withheld(text):
                yield from self.compared(text, said, past)

    def source_of(self, text: Text) -> Text | None:
        """Return the published text that a text was translated from; None for an original."""
        story = self.session.magazine.stories.get(text.story)
        return story.texts.get(text.source_language) if story is not None and text.source_language is not None else None

    def lexicon(self, language: Language) -> Lexicon:
        """Return the glossary in a language."""
        if language not in self.lexicons:
            self.lexicons[language] = Lexicon(self.session.glossary, language)
        return self.lexicons[language]

    def said(self, text: Text) -> Said | None:
        """Return what a text says today; None where its file cannot be read any more."""
        if text.path not in self.present:
            self.present[text.path] = None
            with suppress(OSError):
                words, _ = decode(self.translations.texts[text.path].source().data, text.path)
                self.present[text.path] = Said(self.translations.matter(text), text.path, words)
        return self.present[text.path]

    def compared(self, text: Text, said: Said, past: History) -> Iterator[Problem]:
        """Yield where a translation differs from its source; not where it may, or is not finished."""
        status, source = self.session.state(text), self.source_of(text)
        today = self.said(source) if source is not None else None
        if source is None or is_adaptation(text) or today is None:
            return
        known = [today.matter, *([status.named] if status.named is not None else ())]
        yield from hidden_words(said.text or "", text.path, known, today.text or "")
        if status.placeholders:
            return
        original = self.source(source, status.named, past)
        if original is None:
            return
        other = PurePosixPath(original.path).name
        present = original is self.said(source)
        # By the names under which parallel pages keep them.
        names = f"{source.language} {text.language}" if present else f"{text.language} named"
        alignment = self.session.align(f"{text.story} {names}", original.matter, said.matter)
        waiver, _ = read_waiver(text.manuscript.header, text.path)
        ours, theirs = (read_structure(one.matter, *body_of(one)) for one in (original, said))
        yield from compare_structure(ours, theirs, text.path, other, waiver, alignment)
        lexicons = self.lexicon(source.language), self.lexicon(text.language)
        yield from without_counterpart(original, said, alignment, lexicons, other)

    def source(self, source: Text, named: Matter | None, past: History) -> Said | None:
        """Return the source as it was when it was translated; as it is where it has not changed, or nobody knows."""
        present = self.said(source)
        if present is None or named is None or named.version == present.matter.version:
            return present
        return older(present, named, past)


def older(present: Said, named: Matter, past: History) -> Said | None:
    """Return a text as it was when it said what is `named`."""
    for one in candidates(present.path, named.version, past):
        matter = past.matter(one)
        if matter is not None and matter.version == named.version:
            text, _ = decode(past.data(one) or b"", one.path)
            return None if text is None else replace(present, matter=named, text=text)
    return None


def candidates(path: str, version: str, past: History) -> Iterator[Version]:
    """Yield what may have been a text when it said what `version` names, the nearest first."""
    yield from past.versions(path)
    yield from past.relatives(path)
    yield from past.elsewhere(path)
    other = past.saying(version, path)
    yield from () if other is None else (other,)
