"""Noting: where a text uses words that the glossary avoids, or a translation none of those that its original asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from traitdunion.rules.glossary.finding import Found, Lexicon, folded
from traitdunion.vocabulary.alignment import Alignment
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.problem import Place, Problem
from traitdunion.vocabulary.segment import Matter


@dataclass(frozen=True, slots=True)
class Said:
    """A text to look at: its matter, its path, and the file's text where lines are to be exact."""

    matter: Matter
    path: str
    text: str | None = None


def discouraged(said: Said, lexicon: Lexicon) -> Iterator[Problem]:
    """Yield a note for each word of a text that the glossary, in the text's language, avoids."""
    for segment in said.matter.segments:
        for found in lexicon.in_segment(segment, said.text):
            if found.avoided:
                forms = lexicon.forms(found.term).use
                fault = faults.WORD_TO_REPLACE if forms else faults.WORD_TO_AVOID
                place = Place(said.path, found.line)
                yield fault.at(place, found=found.words, term=found.term, forms=", ".join(forms))


def without_counterpart(
    original: Said, translation: Said, alignment: Alignment, lexicons: tuple[Lexicon, Lexicon], other: str
) -> Iterator[Problem]:
    """Yield a note where a passage has a term in the original, and in the translation none of its words.

    Only where it is sure which passages say the same, and the original's own word was not kept. `other` is what the original is
    called before a line's number, `lexicons` are those of both languages.
    """
    ours, theirs = lexicons
    for bead in alignment.beads:
        if not bead.paired or not bead.sure:
            continue
        there: dict[str, Found] = {}
        for segment in bead.source:
            for found in ours.in_segment(segment, original.text):
                if not found.avoided:
                    there.setdefault(found.term, found)
        here = {found.term for segment in bead.target for found in theirs.in_segment(segment)} if there else set()
        kept = folded(" ".join(segment.text for segment in bead.target)) if there else ""
        for term, found in there.items():
            forms = theirs.forms(term).use
            if forms and term not in here and folded(found.words) not in kept:
                details: Mapping[str, object] = {
                    "found": found.words, "term": term, "other": f"{other}:{found.line}", "forms": ", ".join(forms),
                }  # fmt: skip
                yield faults.TERM_NOT_USED.at(Place(translation.path, bead.target[0].line), **details)
