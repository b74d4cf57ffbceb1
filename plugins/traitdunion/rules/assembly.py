"""Assembly: from manuscripts and term files to the magazine, with everything that is wrong between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from traitdunion.rules.addresses import Addresses
from traitdunion.rules.collisions import Alias, Claim, collisions
from traitdunion.rules.editions import name_for
from traitdunion.rules.inheritance import inherit
from traitdunion.rules.pairing import line_of, pair
from traitdunion.rules.requirements import (
    declared_names,
    is_plain_name,
    missing_facts,
    unknown_terms,
    withholding,
    without_words,
)
from traitdunion.rules.suggestions import folded
from traitdunion.rules.termfiles import FILES, plain_name, survivor
from traitdunion.vocabulary.configuration import Configuration
from traitdunion.vocabulary.faults import graph as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, Magazine, Story, Term, TermKind, Text
from traitdunion.vocabulary.manuscript import Kind, Manuscript
from traitdunion.vocabulary.problem import Place, Problem, soften

Terms = Mapping[TermKind, Mapping[str, Term]]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What assembly depends on beside the content: settings, the theme's templates, and the instant of the build.

    `unread` names stories of which a file could not be read: what is said of their pairs would be wrong; `unread_terms` are
    the kinds of terms whose file could not be read: what texts name of them cannot be judged.
    """

    configuration: Configuration
    templates: Collection[str]
    as_of: datetime
    unread: frozenset[str] = frozenset()
    unread_terms: frozenset[TermKind] = frozenset()


def with_bylines(terms: Terms, manuscripts: Iterable[Manuscript]) -> Terms:
    """Return the terms with one more person for each plain name that a byline gives and people.yaml does not."""
    people = dict(terms[TermKind.PERSON])
    known = set(declared_names(people))
    for manuscript in manuscripts:
        for name in bylines(manuscript):
            if is_plain_name(name) and folded(name) not in known:
                known.add(folded(name))
                people[name] = plain_name(name)
    return {**terms, TermKind.PERSON: people}


def bylines(manuscript: Manuscript) -> Iterator[str]:
    """Yield everybody whom a header names."""
    yield from (*manuscript.header.authors, *manuscript.header.translators, *manuscript.header.reviewers)


def byline_places(manuscripts: Iterable[Manuscript]) -> Mapping[str, Place]:
    """Return where each byline is first written."""
    places: dict[str, Place] = {}
    for manuscript in manuscripts:
        for field in ("authors", "translators", "reviewers"):
            for name in getattr(manuscript.header, field):
                places.setdefault(name, line_of(manuscript, field))
    return places


def persons(typed: Iterable[str], people: Mapping[str, Term], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of the people whom a byline names, by their keys or by their names."""
    keys = (value if value in people else names.get(folded(value)) for value in typed)
    return tuple(dict.fromkeys(key for key in keys if key is not None))


def settled(text: Text, terms: Terms, names: Mapping[str, str]) -> Text:
    """Return the text with its retired section and tags replaced, and without unknown ones."""
    sections, tags, people = (terms[kind] for kind in (TermKind.SECTION, TermKind.TAG, TermKind.PERSON))
    current = [survivor(tag, tags) for tag in text.tags]
    return replace(
        text,
        section=survivor(text.section, sections) if text.section else None,
        tags=tuple(dict.fromkeys(tag for tag in current if tag is not None)),
        authors=persons(text.authors, people, names),
        translators=persons(text.translators, people, names),
        reviewers=persons(text.reviewers, people, names),
    )


def shown_draft(text: Text, circumstances: Circumstances) -> Text:
    """Return a text that may lack anything as it is shown to its author: it came out now, in the usual template."""
    article = text.kind is Kind.ARTICLE
    usual = "article" if article else "page"
    return replace(
        text,
        title=text.title or text.story,
        slug=text.slug or text.story,
        date=circumstances.as_of if article and text.date is None else text.date,
        template=text.template if text.template in circumstances.templates else usual,
    )


def slug_problems(text: Text, addresses: Addresses) -> Iterator[Problem]:
    """Yield what is wrong with one text's slug by itself."""
    place = line_of(text.manuscript, "slug" if "slug" in text.manuscript.header.lines else "title")
    if not text.slug and text.title:
        yield faults.SLUG_EMPTY.at(place, title=text.title, example=text.story)
    elif text.slug in addresses.reserved:
        yield faults.ADDRESS_RESERVED.at(place, slug=text.slug, example=f"slug: {text.slug}-{text.story}")


def text_claims(texts: Iterable[Text], addresses: Mapping[Language, Addresses]) -> Iterator[Claim]:
    """Yield the address of each text, where it has one."""
    for text in texts:
        if text.slug:
            key = "slug" if "slug" in text.manuscript.header.lines else "title"
            address = addresses[text.language].text(text.slug)
            yield Claim(address, line_of(text.manuscript, key), (text.title, text.story))


def term_claims(terms: Terms, edition: Edition, addresses: Addresses, places: Mapping[str, Place]) -> Iterator[Claim]:
    """Yield the address of each term in an edition; `places` are those of bylines, which have no entry."""
    for kind, entries in terms.items():
        for key, term in entries.items():
            if term.merged_into is None:
                slug = name_for(term, edition).slug
                place = Place(FILES[kind], term.line) if term.line else places.get(key, Place(FILES[kind]))
                yield Claim(addresses.term(kind, slug), place, (key,), term=key)


def aliases_of(magazine: Magazine, addresses: Mapping[Language, Addresses]) -> Iterator[Alias]:
    """Yield every old path of texts, terms and people, with the address that it leads to."""
    for story in magazine.stories.values():
        for language, text in story.texts.items():
            for path in text.aliases:
                yield Alias(path, addresses[language].text(text.slug), line_of(text.manuscript, "aliases"))
    for kind, entries in magazine.terms.items():
        for term in entries.values():
            # A name that serves several editions has its old paths once: they lead to the first edition that has the page.
            known: set[str] = set()
            for edition in magazine.editions:
                name = name_for(term, edition)
                for path in name.aliases if term.merged_into is None else ():
                    if path not in known:
                        address = addresses[edition.language].term(kind, name.slug)
                        yield Alias(path, address, Place(FILES[kind], name.line or term.line))
                    known.add(path)


def address_problems(
    texts: Sequence[Text], terms: Terms, editions: Sequence[Edition], places: Mapping[str, Place]
) -> Iterator[Problem]:
    """Yield what is wrong with addresses: empty and reserved slugs, and addresses used twice."""
    addresses = {edition.language: Addresses(edition.language, edition.words) for edition in editions}
    for text in texts:
        yield from slug_problems(text, addresses[text.language])
    # Who comes later must give way.
    by_age = sorted(texts, key=lambda text: text.published_on.timestamp() if text.published_on else 0.0)
    claims = list(text_claims(by_age, addresses))
    for edition in editions:
        claims += term_claims(terms, edition, addresses[edition.language], places)
    yield from collisions(claims)


def assemble(
    manuscripts: Sequence[Manuscript], terms: Terms, circumstances: Circumstances
) -> tuple[Magazine, tuple[Problem, ...]]:
    """Return the magazine that readers are offered, and every problem between its parts.

    A story without a settled original is left out; so is what is withheld, unless drafts are shown.
    """
    configuration = circumstances.configuration
    zone = ZoneInfo(configuration.timezone)
    all_terms = with_bylines(terms, manuscripts)
    names = declared_names(all_terms[TermKind.PERSON])
    declared = {kind: entries for kind, entries in terms.items() if kind not in circumstances.unread_terms}
    whole = [manuscript for manuscript in manuscripts if manuscript.story not in circumstances.unread]
    families, found = pair(whole, configuration.languages)
    problems = list(found)
    stories: dict[str, Story] = {}
    withheld: dict[str, Mapping[Language, Text]] = {}
    checked: list[Text] = []
    for family in families:
        texts, found = inherit(family, zone, configuration.license, configuration.house)
        problems += found
        held, found_held = withholding(texts, family.original, circumstances.as_of)
        problems += found_held
        for text in texts.values():
            faulty = [
                *missing_facts(text, terms, circumstances.as_of),
                *without_words(text),
                *unknown_terms(text.manuscript, declared, circumstances.templates),
            ]
            draft = text.status == "draft"
            problems += soften(faulty) if draft else faulty
            if not draft:
                checked.append(text)
        texts = {language: settled(text, all_terms, names) for language, text in texts.items()}
        offered = {key: text for key, text in texts.items() if key not in held}
        if configuration.drafts:
            offered = {key: shown_draft(text, circumstances) for key, text in texts.items()}
        if offered:
            stories[family.key] = Story(family.key, family.kind, family.original, offered)
        withheld[family.key] = {language: text for language, text in texts.items() if language in held}
    problems += address_problems(checked, all_terms, configuration.editions, byline_places(manuscripts))
    magazine = Magazine(
        configuration.editions, stories, all_terms, {key: held for key, held in withheld.items() if held}
    )
    return magazine, tuple(problems)
