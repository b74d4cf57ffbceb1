"""Inputs: what each page and feed is made from, as digests. A page whose inputs have not changed is not rendered again.

Every kind of page declares its inputs here. What is listed may be more than a template shows, never less: a template that asks
for more than its kind declares is found by `publishing.templates`, and its pages depend on the whole magazine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Protocol

from traitdunion.edges.fingerprints import digest_of
from traitdunion.edges.parsing import Parsed
from traitdunion.publishing.session import Session
from traitdunion.rules import addresses as site
from traitdunion.rules.editions import best_text
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, TermKind, Text
from traitdunion.vocabulary.manuscript import LinkKind
from traitdunion.vocabulary.page import TERM_PAGES, TEXT_PAGES, PageEntry, PageKind, Shelf
from traitdunion.vocabulary.translation import State, TranslationStatus

KINDS = {one: kind for kind, (one, _) in TERM_PAGES.items()}
WHOLE_EDITION = {PageKind.HOME, PageKind.SECTIONS, PageKind.TAGS, PageKind.PEOPLE, PageKind.ARCHIVE, PageKind.NOT_FOUND}
"""Kinds of pages of which there are few, and which list terms or everything: any change of a header renders them again."""

PLAIN = {State.MISSING, State.ORIGINAL}
"""States of which a page shows nothing more."""


class LookAtTemplate(Protocol):
    """What returns the digest of a template with all that it refers to, and whether it keeps to what a kind declares."""

    def __call__(self, name: str, kind: str, /) -> tuple[str, bool]:
        """Return both for a template by its name; a kind of page of which there is one is called like its template."""


class Inputs:
    """The digests of one run. `base` is that of settings, interface, engine and everything else that all pages depend on.

    `parsed` tells, by path, the digests of each text; `template` returns that of a template with all that it refers to, and
    whether it keeps to what its kind declares.
    """

    def __init__(self, session: Session, base: str, parsed: Mapping[str, Parsed], template: LookAtTemplate) -> None:
        self.session, self.base, self.parsed, self.template = session, base, parsed, template
        self._facts: dict[tuple[str, Language], str] = {}
        self._bodies: dict[tuple[str, Language], str] = {}
        self._terms: dict[tuple[TermKind, str, Language], str] = {}
        self._targets: dict[tuple[str, Language], str] = {}
        self._states: dict[str, str] = {}
        self._frames: dict[Language, str] = {}
        self._editions: dict[Language, str] = {}

    def page(self, entry: PageEntry, template: str) -> str:
        """Return the digest of all that a page is made from."""
        looks, keeps_to_it = self.template(template, entry.kind)
        own = self.declared(entry) if keeps_to_it else [self.everything]
        return digest_of([entry.kind, looks, self.frame(entry.language), *entry_parts(entry), *own])

    def knows(self, entry: PageEntry, template: str) -> bool:
        """Tell whether a page's template keeps to what its kind declares."""
        return self.template(template, entry.kind)[1]

    def declared(self, entry: PageEntry) -> list[str]:
        """Return what a page of its kind is made from, beside its frame and its place in the site."""
        view = self.session.views[entry.language]
        if entry.kind in TEXT_PAGES:
            return self.text_page(entry)
        if entry.kind in WHOLE_EDITION:
            return [self.edition(entry.language)]
        if entry.kind is PageKind.YEAR:
            return [*map(str, view.years), *map(self.facts, view.years[int(entry.subject)])]
        shelf = self.session.shelf(entry)
        return [
            self.term(shelf.term.kind, shelf.term.key, entry.language),
            *map(self.facts, shelf.texts),
            *self.part_in(shelf),
        ]

    def text_page(self, entry: PageEntry) -> list[str]:
        """Return what the page of a text is made from: the text, its other versions, neighbours and related texts."""
        session, language = self.session, entry.language
        text = session.magazine.stories[entry.subject].texts[language]
        others = session.magazine.stories[entry.subject].texts.values()
        headers = (self.parsed[other.path].facts for other in others)
        found = [self.facts(text), self.body(text), self.versions(text), *headers]
        if session.state(text).difference is not None:
            found.append(self.source(text))  # the passages that are marked are found by what its source says
        if entry.kind is PageKind.ARTICLE:
            place, articles = session.places[language][text.story], session.views[language].articles
            found += [self.facts(other) for other in articles[max(0, place - 1) : place]] or ["first"]
            found += [self.facts(other) for other in articles[place + 1 : place + 2]] or ["last"]
            found += [self.facts(other) for other in session.related[language].get(text.story, ())]
        return found

    def part_in(self, shelf: Shelf) -> list[str]:
        """Return what a person did for which text."""
        return [f"{story} {' '.join(roles)}" for story, roles in sorted(shelf.roles.items())] + [
            self.facts(page) for page in shelf.pages
        ]

    def feed(self, entry: PageEntry, form: str) -> str:
        """Return the digest of all that a list's feed is made from."""
        texts = self.session.feed_texts(entry)
        own = [self.facts(text) + self.body(text) + self.versions(text) for text in texts]
        if not own:
            own = [self.session.settled.isoformat()]
        return digest_of(["feed", form, self.frame(entry.language), *entry_parts(entry), *self.heading(entry), *own])

    def heading(self, entry: PageEntry) -> list[str]:
        """Return what names a list, where a term does."""
        kind = KINDS.get(entry.kind)
        return [self.term(kind, entry.subject, entry.language)] if kind else []

    def facts(self, text: Text) -> str:
        """Return the digest of everything but the body of a text, as its own edition shows it."""
        key = (text.story, text.language)
        if key not in self._facts:
            original = self.session.originals.get(text.story, text)
            cover = site.media(text.story, text.cover.src) if text.cover else ""
            people = dict.fromkeys((*text.authors, *text.translators, *text.reviewers))
            self._facts[key] = digest_of(
                [
                    self.parsed[text.path].facts,
                    self.parsed[original.path].facts,
                    text.path,
                    text.title,
                    text.slug,
                    str(text.date),
                    str(self.session.sizes.get(cover)),
                    "held" if self.session.is_withheld(text) else "",
                    *([self.term(TermKind.SECTION, text.section, text.language)] if text.section else ()),
                    *(self.term(TermKind.TAG, tag, text.language) for tag in text.tags),
                    *(self.term(TermKind.PERSON, person, text.language) for person in people),
                ]
            )
        return self._facts[key]

    def body(self, text: Text) -> str:
        """Return the digest of a text's body and of what it refers to: where links lead, and the pictures' sizes."""
        key = (text.story, text.language)
        if key not in self._bodies:
            session = self.session
            edition = session.magazine.edition(text.language)
            parts = [self.parsed[text.path].body]
            for link in text.body.links:
                if link.kind is LinkKind.STORY:
                    parts.append(self.target(link.target, edition))
            parts += [str(session.sizes.get(site.media(text.story, image.src))) for image in text.body.images]
            self._bodies[key] = digest_of(parts)
        return self._bodies[key]

    def target(self, story: str, edition: Edition) -> str:
        """Return the address to which a link to a story leads in an edition."""
        key = (story, edition.language)
        if key not in self._targets:
            known = self.session.magazine.stories.get(story)
            other = best_text(known, edition, self.session.magazine) if known else None
            self._targets[key] = self.session.text_address(other) if other else "nowhere"
        return self._targets[key]

    def source(self, text: Text) -> str:
        """Return the digest of a text's file, for what is made from its segments."""
        return self.session.translations.texts[text.path].digest if self.session.translations else text.body.identity

    def versions(self, text: Text) -> str:
        """Return the digest of what a page says of its text's other versions."""
        story = self.session.magazine.stories[text.story]
        return digest_of(
            [
                story.original,
                self.states(text.story),
                *(
                    f"{language} {other.title} {self.session.text_address(other)} {other.source_language}"
                    for language, other in story.texts.items()
                    if language != text.language
                ),
            ]
        )

    def states(self, story: str) -> str:
        """Return the digest of a story's states in every language."""
        if story not in self._states:
            states = self.session.states.get(story, {})
            self._states[story] = digest_of(
                [f"{language} {canonical_state(status)}" for language, status in states.items()]
            )
        return self._states[story]

    def term(self, kind: TermKind, key: str, language: Language) -> str:
        """Return the digest of a term as an edition shows it."""
        known = (kind, key, language)
        if known not in self._terms:
            edition, term = self.session.magazine.edition(language), self.session.magazine.terms[kind][key]
            name = self.session.term_name(kind, key, edition)
            self._terms[known] = digest_of(
                [kind, key, name.name, name.slug, name.description, name.language or "", term.role, term.url or ""]
            )
        return self._terms[known]

    def frame(self, language: Language) -> str:
        """Return the digest of what every page of an edition shows: its own words, its navigation, and the other editions."""
        if language not in self._frames:
            session, view = self.session, self.session.views[language]
            self._frames[language] = digest_of(
                [
                    self.base,
                    language,
                    *(edition.language for edition in session.published_editions),
                    *(self.term(shelf.term.kind, shelf.term.key, language) for shelf in view.shelves[TermKind.SECTION]),
                    *(kind for kind in TermKind if view.shelves[kind]),
                    "articles" if view.articles else "",
                    *map(str, view.years),
                    *(f"{page.title} {session.text_address(page)} {page.menu_order}" for page in view.pages),
                ]
            )
        return self._frames[language]

    def edition(self, language: Language) -> str:
        """Return the digest of everything that the lists of an edition may show."""
        if language not in self._editions:
            view = self.session.views[language]
            shelves = [shelf for kind in TermKind for shelf in view.shelves[kind]]
            self._editions[language] = digest_of(
                [
                    self.frame(language),
                    *map(self.facts, (*view.articles, *view.pages, *view.elsewhere)),
                    *(self.term(shelf.term.kind, shelf.term.key, language) for shelf in shelves),
                ]
            )
        return self._editions[language]

    @cached_property
    def graph(self) -> str:
        """The digest of everything but the bodies: what the sitemap and old addresses are made from."""
        magazine = self.session.magazine
        return digest_of(
            [*(self.edition(edition.language) for edition in magazine.editions), repr(sorted_terms(magazine.terms))]
        )

    def sitewide(self, name: str, template: str) -> str:
        """Return the digest of what a page of no edition is made from."""
        return digest_of([name, *self.looks(template), self.graph])

    def looks(self, template: str) -> list[str]:
        """Return what a page of no list has from its template: the whole magazine where that asks for more than is declared."""
        looks, keeps_to_it = self.template(template, template)
        return [looks] if keeps_to_it else [looks, self.everything]

    @cached_property
    def everything(self) -> str:
        """The digest of the whole magazine."""
        stories = self.session.magazine.stories.values()
        bodies = (self.body(text) for story in stories for text in story.texts.values())
        return digest_of([self.graph, *bodies, *map(self.states, self.session.states)])


def canonical_state(status: TranslationStatus) -> str:
    """Return what a page may say of a translation's state; `repr` of it is long, but it is the same for the same state."""
    return status.state if status.state in PLAIN else repr(status)


def entry_parts(entry: PageEntry) -> Iterable[str]:
    """Yield what a page's place in the site is made of; when its matter changed is the sitemap's alone."""
    yield from (entry.address, entry.subject, str(entry.number), entry.default or "", str(entry.indexable))
    for version in entry.versions:
        yield f"{version.language} {version.address}"


def sorted_terms(terms: Mapping[TermKind, Mapping[str, object]]) -> list[object]:
    """Return terms in an order that no file's order changes."""
    return [(kind, sorted((key, repr(term)) for key, term in terms[kind].items())) for kind in TermKind]
