"""A glossary: the words that a collective has agreed upon for its own notions, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from traitdunion.vocabulary.language import Language


@dataclass(frozen=True, slots=True)
class Forms:
    """A term's words in one language: those to `use`, the usual one first, and those to `avoid`.

    `note` is for those who write in that language; `line` is where the language stands in the file.
    """

    use: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A notion, with its words by language. `note` serves every language; `line` is that of its entry."""

    key: str
    forms: Mapping[Language, Forms] = field(default_factory=dict)
    note: str = ""
    line: int = 0

    def note_in(self, language: Language) -> str:
        """Return what is said of the term to those who write in a language; empty where nothing is."""
        forms = self.forms.get(language)
        return forms.note if forms is not None and forms.note else self.note


Glossary = Mapping[str, GlossaryTerm]
"""Terms by key, in the order of the file."""
