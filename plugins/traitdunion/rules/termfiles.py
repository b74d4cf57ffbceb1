"""Term files: sections.yaml, tags.yaml and people.yaml, each a list of entries with names by language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from traitdunion.rules import yaml12
from traitdunion.rules.languages import canonical
from traitdunion.rules.pairing import STORY_KEY
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
            self.say(faults.TERM_SHAPE, key.line, key=key.text, example=EXAMPLES[self.kind])
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
                self.say(faults.TERM_SHAPE, name.line, key=f"{key.text}.{name.text}", example="fr: {name: Communs}")
            elif language is None or language != name.text or len(name.text) > 3:
                near = nearest(name.text, (*self.own_keys, *self.languages), 3) or "name"
                keys = ", ".join(self.own_keys)
                self.say(faults.TERM_KEY, name.line, term=key.text, key=name.text, nearest=near, keys=keys)
        term = replace(empty, names=names, common=common)
        if "merged_into" in fields:
            return replace(term, merged_into=self.text(fields["merged_into"][1]))
        if not names and common is None:
            self.say(faults.TERM_NAME, key.line, key=key.text, example=EXAMPLES[self.kind])
        return self.person(term, fields) if self.kind is TermKind.PERSON else term

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
                    near = nearest(name.text, self.name_keys, 9) or "name"
                    keys = ", ".join(self.name_keys)
                    self.say(faults.TERM_KEY, name.line, term=key, key=name.text, nearest=near, keys=keys)
        words = self.text(fields["name"]) if "name" in fields else common.name if common else ""
        if not words:
            self.say(faults.TERM_NAME, node.line, key=key, example=EXAMPLES[self.kind])
            return None
        inherited = common.slug if common and "name" not in fields else slugify(words) or slugify(key)
        slug = self.text(fields["slug"]) if "slug" in fields else inherited
        if not is_slug(slug):
            self.say(faults.TERM_SLUG, fields["slug"].line, key=key, slug=slug, nearest=slugify(slug or words) or key)
        description = fields.get("bio") or fields.get("description")
        aliases = fields.get("aliases")
        return TermName(
            name=typeset_text(words, language) if language else words,
            slug=slug,
            description=typeset_text(self.text(description), language or "und") if description else "",
            language=language,
            aliases=tuple(self.text(item) for item in aliases.items) if isinstance(aliases, yaml12.Sequence) else (),
        )

    def person(self, term: Term, fields: Mapping[str, tuple[yaml12.Scalar, yaml12.Node]]) -> Term:
        """Return a person's entry with its kind and web address."""
        role = self.text(fields["kind"][1]) if "kind" in fields else "person"
        if role not in ROLES:
            self.say(faults.TERM_ROLE, fields["kind"][0].line, key=term.key, role=role, nearest=nearest(role, ROLES, 4) or "person")
            role = "person"
        url = self.text(fields["url"][1]) if "url" in fields else None
        if url is not None and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc):
            example = f"https://{url.split('://')[-1]}"
            self.say(faults.TERM_URL, fields["url"][0].line, key=term.key, url=url, example=example)
            url = None
        return replace(term, role=role, url=url)


def read_terms(kind: TermKind, text: str, languages: Sequence[Language]) -> tuple[Mapping[str, Term], list[Problem]]:
    """Return the terms of a file, by key, and what is wrong with it."""
    reader = EntryReader(kind, languages, [])
    try:
        root = yaml12.parse(text)
    except yaml12.Unreadable as problem:
        reader.say(faults.TERM_FILE, problem.line, example=EXAMPLES[kind])
        return {}, reader.problems
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
