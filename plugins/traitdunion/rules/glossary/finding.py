"""Finding a glossary's terms in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

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
_ODD = re.compile("[\u00ad\u200b\u2060ʼ&]")  # what may part a word, or be a letter in disguise


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
    """A glossary in one language, ready to be looked up word by word. Making one is work: it serves many texts."""

    def __init__(self, glossary: Glossary, language: Language) -> None:
        self.glossary, self.language = glossary, language
        self.word = _LETTER if language.partition("-")[0] in WITHOUT_SPACES else _WORD
        senses: dict[tuple[str, ...], list[tuple[str, bool]]] = {}
        for key, term in glossary.items():
            forms = term.forms.get(language, Forms())
            for avoided, words in ((False, forms.use), (True, forms.avoid)):
                for form in words:
                    parts = self._parts(unicodedata.normalize("NFC", form))
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

    def _parts(self, form: str) -> tuple[str, ...]:
        """Return the words of a form and what stands between them by turns."""
        found = list(self.word.finditer(form))
        parts = [found[0][0].casefold()]
        for before, match in pairwise(found):
            parts += [_gap(form[before.end() : match.start()]), match[0].casefold()]
        return tuple(parts)

    def find(self, text: str) -> Iterator[tuple[_Form, int, int]]:
        """Yield each form in a text without marks, with its stretch: of those that overlap, the first and longest."""
        found = list(self.word.finditer(text))
        position = 0
        while position < len(found):
            last = position
            for form in self._known.get(found[position][0].casefold(), ()):
                end = position + len(form.parts) // 2
                if end < len(found) and _is(form, text, found[position : end + 1]):
                    yield form, found[position].start(), found[end].end()
                    last = end
                    break
            position = last + 1

    def forms(self, term: str) -> Forms:
        """Return a term's words in this language, none where it has none."""
        return self.glossary[term].forms.get(self.language, Forms())

    def _may_hold(self, text: str) -> bool:
        """Tell, at little cost, whether a text may have a term: most segments of most texts have none."""
        if _ODD.search(text) or not unicodedata.is_normalized("NFC", text):
            return True
        return not self._known.keys().isdisjoint(self.word.findall(text.casefold()))

    def in_segment(self, segment: Segment, text: str | None = None) -> Iterator[Found]:
        """Yield the terms of a segment. With the file's `text` lines are exact, else they are the segment's first."""
        if segment.kind is SegmentKind.CODE or not self._known or not self._may_hold(segment.text):
            return
        words, first = segment.text, segment.line
        if text is not None and segment.end > segment.start:
            words, first = text[segment.start : segment.end], text.count("\n", 0, segment.start) + 1
        words = unicodedata.normalize("NFC", unescape(prose(_MARGIN.sub("\n", words)))).translate(_UNSEEN)
        for form, start, end in self.find(words):
            line = first + words.count("\n", 0, start)
            shown = " ".join(_MARKS.sub("", words[start:end]).split())
            yield from (Found(term, shown, line, avoided) for term, avoided in form.terms)


def _gap(between: str) -> str:
    """Return what stands between two words, as it is compared."""
    plain = _MARKS.sub("", between).translate(_SIGNS)
    return " " if plain.isspace() else plain


def _is(form: _Form, text: str, words: Sequence[re.Match[str]]) -> bool:
    """Tell whether words that stand one after the other are a form, and may lack the accents that they lack."""
    if tuple(word[0].casefold() for word in words) != form.parts[::2]:
        return False
    if any(
        _gap(text[a.end() : b.start()]) != gap for (a, b), gap in zip(pairwise(words), form.parts[1::2], strict=True)
    ):
        return False
    typed = text[words[0].start() : words[-1].end()]
    return not form.bare or (typed[0].isupper() if form.bare == "first" else typed.isupper())


def occurring(matter: Matter, glossary: Glossary, language: Language) -> tuple[GlossaryTerm, ...]:
    """Return the terms that a text in `language` speaks of, by its words to use or to avoid, in the order of the text."""
    lexicon = Lexicon(glossary, language)
    keys = dict.fromkeys(found.term for segment in matter.segments for found in lexicon.in_segment(segment))
    return tuple(glossary[key] for key in keys)
