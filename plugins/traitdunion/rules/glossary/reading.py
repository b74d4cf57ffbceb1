"""Reading `glossary.yaml`: terms with their words by language, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from traitdunion.rules import yaml12
from traitdunion.rules.glossary.finding import folded
from traitdunion.rules.languages import canonical, suggest_language
from traitdunion.rules.suggestions import nearest
from traitdunion.rules.termfiles import unreadable
from traitdunion.vocabulary.faults import graph as entry_faults
from traitdunion.vocabulary.faults import translation as faults
from traitdunion.vocabulary.glossary import Forms, Glossary, GlossaryTerm
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.problem import Fault, Place, Problem

FILE = "glossary.yaml"
EXAMPLE = "communs: {fr: {use: [commun, communs], avoid: [bien commun]}, en: {use: [commons]}}"
LANGUAGE_KEYS = ("use", "avoid", "note")

_SHORT = "{{use: [{words}]}}"


@dataclass(slots=True)
class _Reader:
    """Reads the file's entries, and gathers what is wrong with them."""

    languages: Sequence[Language]
    problems: list[Problem] = field(default_factory=list)

    def say(self, fault: Fault, line: int, **details: object) -> None:
        self.problems.append(fault.at(Place(FILE, line), **details))

    def entry(self, key: yaml12.Scalar, node: yaml12.Node) -> GlossaryTerm:
        term = GlossaryTerm(key.text, line=key.line)
        if not isinstance(node, yaml12.Mapping):
            words = ", ".join(_words(node)) or key.text
            example = f"{key.text}: {{{self.languages[0]}: {_SHORT.format(words=words)}}}"
            self.say(entry_faults.TERM_SHAPE, key.line, key=key.text, example=example)
            return term
        forms: dict[Language, Forms] = {}
        note = ""
        before = len(self.problems)
        for name, value in node.pairs():
            language = canonical(name.text)
            if name.text == "note":
                note = self.note(key.text, value)
            elif language is None or language != name.text or not self.exists(language):
                self.unknown(key.text, name, (*self.languages, "note"))
            else:
                if language not in self.languages:
                    known = ", ".join(self.languages)
                    self.say(entry_faults.TERM_LANGUAGE, name.line, term=key.text, language=language, editions=known)
                forms[language] = self.forms(key.text, name, value)
        if not any(found.use for found in forms.values()) and len(self.problems) == before:
            example = f"{self.languages[0]}: {_SHORT.format(words='…')}"
            self.say(faults.GLOSSARY_EMPTY, key.line, term=key.text, example=example)
        return replace(term, forms=forms, note=note)

    def exists(self, language: Language) -> bool:
        """Tell whether a tag is an edition's, or that of another language, rather than a slip of the hand."""
        return language in self.languages or suggest_language(language, self.languages) == language

    def forms(self, term: str, name: yaml12.Scalar, node: yaml12.Node) -> Forms:
        where = f"{term}.{name.text}"
        if not isinstance(node, yaml12.Mapping):  # `fr: commun`, and `fr: [commun, communs]`, can mean one thing only
            return Forms(use=self.list(where, name, node), line=name.line)
        said: dict[str, tuple[str, ...]] = {}
        note = ""
        for key, value in node.pairs():
            if key.text == "note":
                note = self.note(where, value)
            elif key.text in LANGUAGE_KEYS:
                said[key.text] = self.list(f"{where}.{key.text}", key, value)
            else:
                self.unknown(where, key, LANGUAGE_KEYS)
        forms = Forms(said.get("use", ()), said.get("avoid", ()), note, name.line)
        used = {folded(form) for form in forms.use}
        for form in forms.avoid:
            if folded(form) in used:
                self.say(faults.GLOSSARY_CONTRADICTION, name.line, term=term, form=form, language=name.text)
        return replace(forms, avoid=tuple(form for form in forms.avoid if folded(form) not in used))

    def list(self, where: str, key: yaml12.Scalar, node: yaml12.Node) -> tuple[str, ...]:
        items = node.items if isinstance(node, yaml12.Sequence) else (node,)
        words = [_text(item) for item in items if isinstance(item, yaml12.Scalar)]
        if len(words) < len(items):
            example = f"{key.text}: [{', '.join(_words(node)) or '…'}]"
            self.say(entry_faults.TERM_SHAPE, key.line, key=where, example=example)
        empty = [word for word in words if word and not re.search(r"[^\W_]", word)]
        for word in empty:
            self.say(faults.GLOSSARY_NO_WORD, key.line, form=word, term=where)
        return tuple(dict.fromkeys(word for word in words if word and word not in empty))

    def note(self, where: str, node: yaml12.Node) -> str:
        if isinstance(node, yaml12.Scalar):
            return _text(node)
        self.say(entry_faults.TERM_SHAPE, node.line, key=f"{where}.note", example="note: …")
        return ""

    def unknown(self, term: str, name: yaml12.Scalar, known: Sequence[str]) -> None:
        near = suggest_language(name.text, self.languages) if known is not LANGUAGE_KEYS else None
        meant = near if near in known else nearest(name.text, known) if name.text not in LANGUAGE_KEYS else None
        fault = entry_faults.TERM_KEY if meant is None else entry_faults.TERM_KEY_MISSPELT
        self.say(fault, name.line, term=term, key=name.text, nearest=meant, keys=", ".join(known))


def read_glossary(text: str, languages: Sequence[Language]) -> tuple[Glossary, list[Problem]]:
    """Return the terms of `glossary.yaml` and what is wrong with it. `languages` are those of the editions."""
    reader = _Reader(languages)
    try:
        root = yaml12.parse(text)
    except yaml12.Unreadable as problem:
        return {}, [unreadable(problem, text, FILE, EXAMPLE)]
    if root is None:
        return {}, []
    if not isinstance(root, yaml12.Mapping):
        reader.say(entry_faults.TERM_FILE, 1, example=EXAMPLE)
        return {}, reader.problems
    return {key.text: reader.entry(key, node) for key, node in root.pairs()}, reader.problems


def _text(node: yaml12.Scalar) -> str:
    return "" if node.value is None else " ".join(node.text.split())


def _words(node: yaml12.Node) -> list[str]:
    """Return all words under a node, for the line that corrects its shape."""
    if isinstance(node, yaml12.Scalar):
        return [_text(node)] if _text(node) else []
    return [
        word for child in (node.items if isinstance(node, yaml12.Sequence) else node.nodes) for word in _words(child)
    ]
