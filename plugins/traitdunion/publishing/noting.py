"""Noting: what `check` says of translations and words beside what every build says. It reads the texts, and git, once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from traitdunion.edges.history import History
from traitdunion.edges.translations import Translations
from traitdunion.publishing.session import Session
from traitdunion.rules.alignment import align
from traitdunion.rules.encoding import decode
from traitdunion.rules.glossary import Said, discouraged, without_counterpart
from traitdunion.rules.header.frontmatter import HeaderOptions, read_header
from traitdunion.rules.parity import compare_structure, read_structure, read_waiver
from traitdunion.rules.relations import is_adaptation
from traitdunion.rules.staleness import forgiveness_notes, state_notes
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.problem import Problem
from traitdunion.vocabulary.segment import Matter


def body_of(said: Said) -> tuple[str, int]:
    """Return a text's body and the line that it begins on."""
    _, body, first_line, _ = read_header(said.text or "", said.path, HeaderOptions(said.language))
    return body, first_line


@dataclass
class Notes:
    """The notes of one check. `texts` are all texts, those held back too; `translations` reads them."""

    session: Session
    translations: Translations
    texts: Iterable[Text]
    present: dict[str, Said | None] = field(default_factory=dict)

    def all(self) -> Iterator[Problem]:
        """Yield every note: states, forgiven versions, parity and glossary."""
        magazine, glossary = self.session.magazine, self.session.glossary
        yield from state_notes(magazine, self.session.states)
        with self.translations.history() as past:
            yield from forgiveness_notes(magazine, self.translations.evidence(past))
            for text in self.texts:
                said = self.said(text)
                if said is not None and glossary:
                    yield from discouraged(said, glossary)
                if said is not None and not self.session.is_withheld(text):
                    yield from self.compared(text, said, past)

    def said(self, text: Text) -> Said | None:
        """Return what a text says today; None where its file cannot be read any more."""
        if text.path not in self.present:
            self.present[text.path] = None
            with suppress(OSError):
                words, _ = decode(self.translations.texts[text.path].source().data, text.path)
                self.present[text.path] = Said(self.translations.matter(text), text.language, text.path, words)
        return self.present[text.path]

    def compared(self, text: Text, said: Said, past: History) -> Iterator[Problem]:
        """Yield where a translation differs from its source; not where it may, or is not finished."""
        status = self.session.state(text)
        if text.source_language is None or is_adaptation(text) or status.placeholders:
            return
        key, language = text.story, text.source_language
        source = self.session.magazine.stories[key].texts.get(language)
        original = self.source(source, status.named, past) if source is not None else None
        if original is None:
            return
        other = PurePosixPath(original.path).name
        alignment = align(original.matter, said.matter)
        waiver, _ = read_waiver(text.manuscript.header, text.path)
        ours, theirs = (read_structure(one.matter, *body_of(one)) for one in (original, said))
        yield from compare_structure(ours, theirs, text.path, other, waiver, alignment)
        if self.session.glossary:
            yield from without_counterpart(original, said, alignment, self.session.glossary, other)

    def source(self, source: Text, named: Matter | None, past: History) -> Said | None:
        """Return the source as it was when it was translated; as it is where it has not changed, or nobody knows."""
        present = self.said(source)
        if present is None or named is None or named.version == present.matter.version:
            return present
        return older(present, named, past)


def older(present: Said, named: Matter, past: History) -> Said | None:
    """Return a text as it was when it said what is `named`."""
    for one in (*past.versions(present.path), *past.relatives(present.path)):
        matter = past.matter(one)
        if matter is not None and matter.version == named.version:
            text, _ = decode(past.data(one) or b"", one.path)
            return None if text is None else replace(present, matter=named, text=text)
    return None
