"""Term files: sections.yaml, tags.yaml and people.yaml, each a list of entries with names by language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from traitdunion.rules import yaml12
from traitdunion.rules.languages import canonical, suggest_language
from traitdunion.rules.pairing import STORY_KEY
from traitdunion.rules.references import is_alias
from traitdunion.rules.slugs import is_slug, slugify
from traitdunion.rules.suggestions import nearest
from traitdunion.typography import typeset_text
from traitdunion.vocabulary.faults import graph as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Term, TermKind, TermName
from traitdunion.vocabulary.problem import Fault, Place, Problem

FILES = {TermKind.SECTION: "sections.yaml", TermKind.TAG: "tags.yaml", TermKind.PERSON: "people.yaml"}
EXAMPLES = {
    TermKind.SECTION: "communs: {name: Communs}",
    TermKind.TAG: "essais: {name: Essais}",
    TermKind.PERSON: "redaction: {name: La rédaction, kind: team}",
}
_SHOWN = 60
NAME_KEYS = ("name", "slug", "description", "aliases")
PERSON_NAME_KEYS = ("name", "slug", "bio", "aliases")
ROLES = ("person", "team", "organisation")


@dataclass(slots=True)
class EntryReader:
    """Reads the entries of one term file and gathers what is wrong with them."""

    kind: TermKind
    languages: Sequence[Language]
    problems: list[Problem]

    @property
    def path(self) -> str:
        """The file's path, relative to the content folder."""
        return FILES[self.kind]

    @property
    def name_keys(self) -> tuple[str, ...]:
        """The keys of a name: a person's description is a bio."""
        return PERSON_NAME_KEYS if self.kind is TermKind.PERSON else NAME_KEYS

    @property
    def own_keys(self) -> tuple[str, ...]:
        """The keys of an entry beside its languages."""
        others = ("kind", "url") if self.kind is TermKind.PERSON else ("merged_into",)
        return (*self.name_keys, *others)

    def say(self, fault: Fault, line: int, **details: object) -> None:
        """Note a problem at a line of the file."""
        self.problems.append(fault.at(Place(self.path, line), **details))

    def text(self, node: yaml12.Node) -> str:
        """Return a scalar as it was typed, or nothing where there is a list or a block."""
        return node.text.strip() if isinstance(node, yaml12.Scalar) else ""

    def entry(self, key: yaml12.Scalar, node: yaml12.Node) -> Term:
        """Return one term."""
        empty = Term(self.kind, key.text, line=key.line)
        if not STORY_KEY.match(key.text):
            self.say(faults.TERM_NAME_KEY, key.line, key=key.text, nearest=slugify(key.text) or "…")
        if not isinstance(node, yaml12.Mapping):
            self.say(faults.TERM_SHAPE, key.line, key=key.text, example=example_for(key.text, node))
            return empty
        fields = {name.text: (name, value) for name, value in node.pairs()}
        names: dict[Language, TermName] = {}
        common = self.name(key.text, node, None) if "name" in fields else None
        for name, value in node.pairs():
            language = canonical(name.text)
            if name.text in self.own_keys:
                continue
            if language in self.languages and language == name.text and isinstance(value, yaml12.Mapping):
                found = self.name(key.text, value, language, common)
                if found is not None:
                    names[language] = found
            elif language in self.languages and language == name.text:
                self.say(
                    faults.TERM_SHAPE, name.line, key=f"{key.text}.{name.text}", example=example_for(name.text, value)
                )
            elif language is not None and language == name.text and isinstance(value, yaml12.Mapping):
                known = ", ".join(self.languages)
                self.say(faults.TERM_LANGUAGE, name.line, term=key.text, language=language, editions=known)
            else:
                self.unknown_key(key.text, name, (*self.languages, *self.own_keys))
        term = replace(empty, names=names, common=common)
        if "merged_into" in fields:
            return replace(term, merged_into=self.text(fields["merged_into"][1]))
        if not node.names:
            self.say(faults.TERM_NAME, key.line, key=key.text, example=example_for(key.text, node))
        elif not names and common is None and not self.accused(key.line, node):
            self.say(faults.TERM_NAME, key.line, key=key.text, example="name: …")
        return self.person(term, fields) if self.kind is TermKind.PERSON else term

    def unknown_key(self, term: str, name: yaml12.Scalar, known: Sequence[str]) -> None:
        """Note a key that an entry does not have."""
        near = suggest_language(name.text, self.languages) or nearest(name.text, known, 3)
        fault = faults.TERM_KEY_MISSPELT if near in known else faults.TERM_KEY
        self.say(fault, name.line, term=term, key=name.text, nearest=near, keys=", ".join(known))

    def accused(self, first: int, node: yaml12.Mapping) -> bool:
        """Tell whether a problem is noted in an entry already, so that what it lacks need not be."""
        last = max((name.line for name in node.names), default=first)
        return any(first <= problem.place.line <= last for problem in self.problems)

    def name(
        self, key: str, node: yaml12.Mapping, language: Language | None, common: TermName | None = None
    ) -> TermName | None:
        """Return a term's name in a language, or the one for all languages when it is None.

        A language that gives no name of its own has the `common` one.
        """
        fields = {name.text: value for name, value in node.pairs()}
        if language is not None:
            for name, _ in node.pairs():
                if name.text not in self.name_keys:
                    self.unknown_key(key, name, self.name_keys)
        words = self.text(fields["name"]) if "name" in fields else common.name if common else ""
        if not words:
            if not self.accused(node.line, node):
                self.say(faults.TERM_NAME, node.line, key=key, example="name: …")
            return None
        inherited = common.slug if common and "name" not in fields else slugify(words) or slugify(key)
        slug = self.text(fields["slug"]) if "slug" in fields else inherited
        if not is_slug(slug):
            self.say(faults.TERM_SLUG, fields["slug"].line, key=key, slug=slug, nearest=slugify(slug or words) or key)
        description = fields.get("bio") or fields.get("description")
        aliases = self.aliases(key, fields["aliases"]) if "aliases" in fields else ()
        return TermName(
            name=typeset_text(words, language) if language else words,
            slug=slug,
            description=typeset_text(self.text(description), language or "und") if description else "",
            language=language,
            aliases=aliases,
            line=fields["slug" if "slug" in fields else "name"].line if {"slug", "name"} & set(fields) else node.line,
        )

    def aliases(self, key: str, node: yaml12.Node) -> tuple[str, ...]:
        """Return old paths of this site: a list of them, or one."""
        paths = [self.text(item) for item in (node.items if isinstance(node, yaml12.Sequence) else (node,))]
        for path in paths:
            if not is_alias(path):
                self.say(faults.TERM_ALIAS, node.line, key=key, alias=path)
        return tuple(path for path in paths if is_alias(path))

    def person(self, term: Term, fields: Mapping[str, tuple[yaml12.Scalar, yaml12.Node]]) -> Term:
        """Return a person's entry with its kind and web address."""
        role = self.text(fields["kind"][1]) if "kind" in fields else "person"
        if role not in ROLES:
            self.say(
                faults.TERM_ROLE,
                fields["kind"][0].line,
                key=term.key,
                role=role,
                nearest=nearest(role, ROLES, 4) or "person",
            )
            role = "person"
        url = self.text(fields["url"][1]) if "url" in fields else None
        if url is not None and not is_web_address(url):
            meant = f"https://{url.split('://')[-1]}"
            example = meant if ":" not in meant[6:] and is_web_address(meant) else "https://example.org/"
            self.say(faults.TERM_URL, fields["url"][0].line, key=term.key, url=url, example=example)
            url = None
        return replace(term, role=role, url=url)


def example_for(key: str, node: yaml12.Node) -> str:
    """Return an entry with a name, ready to paste: the name typed in the place of the entry's keys, if there is one."""
    typed = node.text.strip() if isinstance(node, yaml12.Scalar) and node.value is not None else ""
    return f"{key}: {{name: {typed or key.replace('-', ' ').capitalize()}}}"


def is_web_address(url: str) -> bool:
    """Tell whether a person's address is one of the web, in full."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"]", url)


def unreadable(problem: yaml12.Unreadable, text: str, path: str, example: str) -> Problem:
    """Return the problem of a file of entries that is not YAML, or not YAML that is allowed."""
    if isinstance(problem, yaml12.SaidTwice):
        return faults.TERM_TWICE.at(Place(path, problem.line), key=problem.key, first=problem.first, line=problem.line)
    line = problem.opened if isinstance(problem, yaml12.BadSyntax) else problem.line
    typed = text.split("\n")[line - 1].strip() if line <= text.count("\n") + 1 else ""
    found = typed if len(typed) <= _SHOWN else typed[: _SHOWN - 1] + "…"
    return faults.TERM_SYNTAX.at(Place(path, line), found=found, example=example)


def read_terms(kind: TermKind, text: str, languages: Sequence[Language]) -> tuple[Mapping[str, Term], list[Problem]]:
    """Return the terms of a file, by key, and what is wrong with it."""
    reader = EntryReader(kind, languages, [])
    try:
        root = yaml12.parse(text)
    except yaml12.Unreadable as problem:
        return {}, [unreadable(problem, text, reader.path, EXAMPLES[kind])]
    if root is None:
        return {}, []
    if not isinstance(root, yaml12.Mapping):
        reader.say(faults.TERM_FILE, 1, example=EXAMPLES[kind])
        return {}, reader.problems
    terms = {key.text: reader.entry(key, node) for key, node in root.pairs()}
    for key, term in terms.items():
        if term.merged_into is not None and term.merged_into not in terms:
            near = nearest(term.merged_into, terms) or next((other for other in terms if other != key), "…")
            reader.say(faults.TERM_MERGED_UNKNOWN, term.line, key=key, target=term.merged_into, nearest=near)
        elif term.merged_into is not None and survivor(key, terms) is None:
            reader.say(faults.TERM_MERGED_CIRCLE, term.line, key=key)
    return terms, reader.problems


def survivor(key: str, terms: Mapping[str, Term]) -> str | None:
    """Return the term that a retired one has become, itself when it is not retired, or None in a circle or a void."""
    seen: set[str] = set()
    while key in terms and (target := terms[key].merged_into) is not None:
        if key in seen:
            return None
        seen.add(key)
        key = target
    return key if key in terms else None


def plain_name(name: str) -> Term:
    """Return a byline that has no entry: a name for every language, and a page without a bio."""
    return Term(TermKind.PERSON, name, common=TermName(name=name, slug=slugify(name)))
