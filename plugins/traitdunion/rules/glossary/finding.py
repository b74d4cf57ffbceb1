"""Finding a glossary's terms in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from traitdunion.rules.segments.words import WITHOUT_SPACES
from traitdunion.rules.source_style import prose
from traitdunion.vocabulary.glossary import Forms, Glossary, GlossaryTerm
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.segment import Matter, Segment, SegmentKind

_SIGNS = str.maketrans({**dict.fromkeys("’ʼ‘＇", "'"), **dict.fromkeys("‐‑‒−", "-")})
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[^\W_]")
_MARKS = re.compile(r"[*_]+")
_UNSEEN = str.maketrans({**dict.fromkeys("\u00ad\u200b\u2060"), "ʼ": "’"})  # where a word may be broken; an apostrophe
_MARGIN = re.compile(r"\n[ \t>]*")  # of a quotation, or of an item that goes on


@dataclass(frozen=True, slots=True)
class Found:
    """A form of a term in a text: as it stands there, on which line, and whether it is one to avoid."""

    term: str
    words: str
    line: int
    avoided: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    """A form as its words and what stands between them: `("trait", " ", "d", "'", "union")`, and the terms that it belongs to.

    `bare` says where accents are left out, as capitals may have it: at the `first` letter, in `all`, or nowhere.
    """

    parts: tuple[str, ...]
    terms: tuple[tuple[str, bool], ...]
    bare: str = ""


def folded(form: str) -> str:
    """Return a form without what makes no difference in comparing it, for telling whether two are the same."""
    return unicodedata.normalize("NFC", form).translate(_SIGNS).casefold()


def _without_accents(words: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", words) if not unicodedata.combining(char))


class Lexicon:
    """A glossary in one language, ready to be looked up word by word."""

    def __init__(self, glossary: Glossary, language: Language) -> None:
        self.word = _LETTER if language.partition("-")[0] in WITHOUT_SPACES else _WORD
        senses: dict[tuple[str, ...], list[tuple[str, bool]]] = {}
        for key, term in glossary.items():
            forms = term.forms.get(language, Forms())
            for avoided, words in ((False, forms.use), (True, forms.avoid)):
                for form in words:
                    parts = tuple(part for part, _, _ in self._parts(unicodedata.normalize("NFC", form)))
                    senses.setdefault(parts, []).append((key, avoided))
        self._known: dict[str, list[_Form]] = {}
        for parts, terms in senses.items():
            # What one term avoids another may use: then nobody can tell which is meant.
            used = [one for one in terms if not one[1]]
            self._add(_Form(parts, tuple(dict.fromkeys(used or terms))))
        for alike in self._known.values():
            alike.sort(key=lambda form: (-len(form.parts), form.bare))  # the longest first, and as it is written

    def _add(self, form: _Form) -> None:
        first = form.parts[0]
        variants = {form.parts: form}
        initial = (_without_accents(first[0]) + first[1:], *form.parts[1:])
        variants.setdefault(initial, replace(form, parts=initial, bare="first"))
        everywhere = tuple(map(_without_accents, form.parts))
        variants.setdefault(everywhere, replace(form, parts=everywhere, bare="all"))
        for one in variants.values():
            self._known.setdefault(one.parts[0], []).append(one)

    def _parts(self, text: str) -> list[tuple[str, int, int]]:
        """Return words and what stands between them by turns, folded, each with its stretch of the text."""
        found: list[tuple[str, int, int]] = []
        end = 0
        for match in self.word.finditer(text):
            if found:
                between = _MARKS.sub("", text[end : match.start()]).translate(_SIGNS)
                found.append((" " if between.isspace() else between, end, match.start()))
            found.append((match[0].casefold(), *match.span()))
            end = match.end()
        return found

    def find(self, text: str) -> Iterator[tuple[_Form, int, int]]:
        """Yield each form in a text without marks, with its stretch: of those that overlap, the first and longest."""
        text_parts = self._parts(text)
        parts = [part for part, _, _ in text_parts]
        position = 0
        while position < len(parts):
            for form in self._known.get(parts[position], ()):
                after = position + len(form.parts)
                if tuple(parts[position:after]) == form.parts:
                    start, end = text_parts[position][1], text_parts[after - 1][2]
                    if _may_be(form, text[start:end]):
                        yield form, start, end
                        position = after - 1
                        break
            position += 2

    def in_segment(self, segment: Segment, text: str | None = None) -> Iterator[Found]:
        """Yield the terms of a segment. With the file's `text` lines are exact, else they are the segment's first."""
        if segment.kind is SegmentKind.CODE or not self._known:
            return
        words, first = segment.text, segment.line
        if text is not None and segment.end > segment.start:
            words, first = text[segment.start : segment.end], text.count("\n", 0, segment.start) + 1
        words = unicodedata.normalize("NFC", unescape(prose(_MARGIN.sub("\n", words)))).translate(_UNSEEN)
        for form, start, end in self.find(words):
            line = first + words.count("\n", 0, start)
            shown = " ".join(_MARKS.sub("", words[start:end]).split())
            yield from (Found(term, shown, line, avoided) for term, avoided in form.terms)


def _may_be(form: _Form, typed: str) -> bool:
    """Tell whether what was typed may lack the accents that it lacks."""
    return not form.bare or (typed[0].isupper() if form.bare == "first" else typed.isupper())


def occurring(matter: Matter, glossary: Glossary, language: Language) -> tuple[GlossaryTerm, ...]:
    """Return the terms that a text in `language` speaks of, by its words to use or to avoid, in the order of the text."""
    lexicon = Lexicon(glossary, language)
    keys = dict.fromkeys(found.term for segment in matter.segments for found in lexicon.in_segment(segment))
    return tuple(glossary[key] for key in keys)
