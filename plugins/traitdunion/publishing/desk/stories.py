"""Stories at the desk: what one story's page says in one language: how to begin a translation, or what has changed since."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from traitdunion.publishing.desk.matrix import published
from traitdunion.publishing.desk.wording import Wording
from traitdunion.publishing.session import Session
from traitdunion.rules.desk import Altered, Where, alterations, apart, marked, places
from traitdunion.rules.desk.changes import Alteration
from traitdunion.rules.encoding import decode
from traitdunion.rules.glossary import occurring
from traitdunion.rules.relations import is_adaptation
from traitdunion.rules.scaffold import header_of, scaffold, with_glossary
from traitdunion.rules.segments import shortened
from traitdunion.vocabulary.glossary import GlossaryTerm
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, Story, Text
from traitdunion.vocabulary.segment import Segment
from traitdunion.vocabulary.translation import NOTHING, State, TranslationStatus

DESCRIBED, CAPTIONED = (re.compile(rf"^ +{key}:", re.MULTILINE) for key in ("alt", "caption"))
"""What a header to fill in asks of pictures."""

LONGEST_QUOTE = 160
"""Characters of a passage that is only pointed at."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to the original, ready to be shown: its words are HTML, changed ones marked.

    `where` tells where it belongs in the translation; None where that is not said.
    """

    altered: Altered
    what: str
    kind: str
    line: int
    former: bool
    words: Markup
    where: Where | None


@dataclass
class Sources:
    """What pages in every language take from a source: the file to begin with, and the glossary's terms in it, made once."""

    session: Session
    scaffolds: dict[str, str] = field(default_factory=dict)
    spoken: dict[str, tuple[GlossaryTerm, ...]] = field(default_factory=dict)

    def scaffold(self, original: Text, language: Language) -> str:
        """Return the file that a translation into a language begins with; all but the glossary's words is the same in each."""
        if original.path not in self.scaffolds:
            translations = self.session.translations
            assert translations is not None
            source = translations.texts[original.path].source()
            typed = decode(source.data, source.path)[0] or ""
            self.scaffolds[original.path] = scaffold(original.manuscript, typed, translations.matter(original))
        return with_glossary(self.scaffolds[original.path], self.terms(original), original.language, language)

    def terms(self, text: Text) -> tuple[GlossaryTerm, ...]:
        """Return the glossary's terms that a text speaks of."""
        glossary, translations = self.session.glossary, self.session.translations
        if not glossary or translations is None:
            return ()
        if text.path not in self.spoken:
            self.spoken[text.path] = occurring(translations.matter(text), glossary, text.language)
        return self.spoken[text.path]


@dataclass
class Stories:
    """Makes what the pages of one language show; `beside` is that of the matrix."""

    session: Session
    edition: Edition
    wording: Wording
    sources: Sources
    beside: Callable[[Story], str]

    @property
    def language(self) -> Language:
        """The language of the pages."""
        return self.edition.language

    def page(self, story: Story, status: TranslationStatus) -> Mapping[str, Any]:
        """Return what the page of a story says."""
        original = story.texts[story.original]
        common = {"status": status, "state": self.wording.states[status.state], "original": original,
                  "url": self.url(original), "direction": self.direction(original.language)}  # fmt: skip
        if status.state is State.MISSING:
            return {**common, **self.beginning(original)}
        return {**common, **self.review(story, status)}

    def url(self, text: Text) -> str:
        """Return the link to a text."""
        return self.session.link(self.session.text_address(text))

    def direction(self, language: Language) -> str:
        """Return in which direction a language is written."""
        return self.session.magazine.edition(language).direction

    def edit(self, path: str) -> str:
        """Return the address that edits a file in the forge, nothing where that is not known."""
        return self.session.forge.edit(path) if self.session.forge is not None else ""

    def beginning(self, original: Text) -> Mapping[str, Any]:
        """Return what the page for a missing translation says."""
        folder = original.path.rpartition("/")[0]
        name = f"index.{self.language}.md"
        path = f"{folder}/{name}"
        words = self.sources.scaffold(original, self.language)
        header = header_of(words)
        encoded = base64.b64encode(words.encode("utf-8")).decode("ascii")
        forge = self.session.forge
        begun = forge.begin(path, words, header) if forge is not None else None
        return {
            "name": name,
            "file": self.session.file(path),
            "scaffold": words,
            "download": f"data:text/markdown;charset=utf-8;base64,{encoded}",
            "begin": begun.address if begun is not None else "",
            "filled": "all" if begun and begun.content == words else "header" if begun and begun.content else "",
            "terms": self.terms(original),
            "described": bool(DESCRIBED.search(header)),
            "captioned": bool(CAPTIONED.search(header)),
        }

    def review(self, story: Story, status: TranslationStatus) -> Mapping[str, Any]:
        """Return what the page for a translation that is not current says."""
        text = story.texts[self.language]
        source = self.offered(story, status.source)
        relay = self.offered(story, status.relay) if status.relay is not None else None
        # Where what it was made from is behind, what changed stands in the text before that one.
        changed = self.offered(story, self.session.states[story.key][relay.language].source) if relay else source
        difference = status.difference or NOTHING
        where = self.places(text, source, status)
        changes = [self.change(one, changed.language, where) for one in alterations(difference)]
        return {
            "text": text,
            "adapted": is_adaptation(text),
            "source": source,
            "source_url": self.url(source),
            "source_direction": self.direction(source.language),
            "text_url": self.url(text),
            "changed": changed,
            "changed_file": self.session.file(changed.path),
            "changed_direction": self.direction(changed.language),
            "relay": relay,
            "relay_url": self.url(relay) if relay else "",
            "relay_direction": self.direction(relay.language) if relay else "",
            "file": self.session.file(text.path),
            "source_file": self.session.file(source.path),
            "edit": self.edit(text.path),
            "edit_source": self.edit(source.path),
            "parallel": self.beside(story),
            "changes": changes,
            "doubtful": any(one.where is not None and not one.where.sure for one in changes),
            "touched": () if where else status.touched,
            "placed": bool(where),
            "quoted": quoted,
            "reason": self.wording.ignorance(status),
            "terms": self.terms(source) if status.state is not State.UNVERIFIED else (),
        }

    def offered(self, story: Story, language: Language | None) -> Text:
        """Return a story's text in a language, its original where readers are not offered that one."""
        states = self.session.states[story.key]
        found = published(story, language, states.get(language)) if language is not None else None
        return found or story.texts[story.original]

    def places(self, text: Text, source: Text, status: TranslationStatus) -> Mapping[Segment, Where]:
        """Return where in a translation the changes of its source belong; an adaptation need not follow them."""
        translations, named, difference = self.session.translations, status.named, status.difference
        if (
            status.state is not State.STALE
            or status.relay
            or translations is None
            or named is None
            or difference is None
        ):
            return {}
        alignment = self.session.align(f"{text.story} {text.language} named", named, translations.matter(text))
        return places(difference, named, translations.matter(source), alignment)

    def change(self, one: Alteration, language: Language, where: Mapping[Segment, Where]) -> Change:
        """Return one thing that happened, ready to be shown."""
        if one.before is not None and one.after is not None and one.before.text != one.after.text:
            words = "".join(
                f'<{mark} lang="{language}">{escape(piece)}</{mark}>' if mark else escape(piece)
                for mark, piece in apart(marked(one.before.text, one.after.text))
            )
        else:
            words = escape(one.segment.text)
        return Change(
            altered=one.what,
            what=self.altered[one.what],
            kind=self.kinds[one.segment.kind],
            line=one.segment.line,
            former=one.after is None,
            words=Markup(words),
            where=where.get(one.segment),
        )

    @cached_property
    def altered(self) -> Mapping[Any, str]:
        """What can happen to a segment, in words."""
        return self.wording.altered()

    @cached_property
    def kinds(self) -> Mapping[Any, str]:
        """The kinds of segments, in words."""
        return self.wording.kinds()

    def terms(self, source: Text) -> tuple[tuple[str, str, str, str], ...]:
        """Return the glossary's terms that a text speaks of: its word, the words to use, those to avoid, and a note."""
        found = self.sources.terms(source)
        return tuple(row for term in found if (row := self.term(term, source.language)) is not None)

    def term(self, term: GlossaryTerm, source: Language) -> tuple[str, str, str, str] | None:
        """Return a term as the page shows it, None where the glossary says nothing of it in the page's language."""
        own, theirs = term.forms.get(self.language), term.forms.get(source)
        if own is None or theirs is None or not (own.use or own.avoid):
            return None
        word = (theirs.use or theirs.avoid or (term.key,))[0]
        return word, ", ".join(own.use), ", ".join(own.avoid), term.note_in(self.language)


def quoted(segment: Segment) -> str:
    """Return the beginning of a passage that is only pointed at."""
    return shortened(segment.text, LONGEST_QUOTE)
