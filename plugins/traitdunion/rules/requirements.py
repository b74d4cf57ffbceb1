"""What a text must say before it is published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from traitdunion.rules.header.verbatim import flow_list
from traitdunion.rules.pairing import line_of
from traitdunion.rules.slugs import slugify
from traitdunion.rules.suggestions import folded, nearest
from traitdunion.vocabulary.faults import graph as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Term, TermKind, Text
from traitdunion.vocabulary.manuscript import Kind, Manuscript
from traitdunion.vocabulary.problem import Place, Problem

Terms = Mapping[TermKind, Mapping[str, Term]]


def place_for(manuscript: Manuscript, key: str) -> Place:
    """Return where a header leaves a key without a value, else where it would be written: at the title."""
    blank = manuscript.header.blank.get(key)
    return Place(manuscript.path, blank) if blank else line_of(manuscript, "title")


def missing_facts(text: Text, terms: Terms, today: datetime) -> Iterator[Problem]:
    """Yield what a published text should say and does not; a value that could not be read has its own problem."""
    said = text.manuscript.header.lines
    if not text.title and "title" not in said:
        example = "…" if text.source_language else text.story.replace("-", " ").capitalize()
        yield faults.TITLE_MISSING.at(place_for(text.manuscript, "title"), example=example)
    if not text.manuscript.header.summary and text.kind is Kind.ARTICLE:
        yield faults.SUMMARY_MISSING.at(place_for(text.manuscript, "summary"), example=text.summary or "…")
    if text.kind is Kind.PAGE or text.source_language is not None:
        return  # pages have no facts, and translations have their original's
    if text.date is None and "date" not in said:
        yield faults.DATE_MISSING.at(place_for(text.manuscript, "date"), example=today.date().isoformat())
    sections, place = in_use(terms[TermKind.SECTION]), place_for(text.manuscript, "section")
    if not text.section and "section" not in said and sections:
        yield faults.SECTION_MISSING.at(place, sections=", ".join(sections), example=sections[0])
    elif not text.section and "section" not in said:
        yield faults.SECTION_MISSING_ALL.at(place)
    if not text.authors and "authors" not in said:
        yield faults.AUTHOR_MISSING.at(
            place_for(text.manuscript, "authors"), example=next(iter(in_use(terms[TermKind.PERSON])), "Ana Pérez")
        )


def without_words(text: Text) -> Iterator[Problem]:
    """Yield a text that is a header and nothing else: a page and a feed would have nothing to show."""
    if not text.body.identity:
        fault = faults.WORDS_AWAITED if text.status == "draft" else faults.WORDS_MISSING
        yield fault.at(line_of(text.manuscript, "title"))


def in_use(entries: Mapping[str, Term]) -> list[str]:
    """Return the keys of the terms that are not retired."""
    return [key for key, term in entries.items() if term.merged_into is None]


def entry_for(name: str) -> str:
    """Return a line that declares a term: `eau-douce: {name: Eau douce}`."""
    return f"{slugify(name) or 'name'}: {{name: {name.replace('-', ' ').replace('_', ' ').capitalize()}}}"


def exchanged(values: Sequence[str], old: str, new: str) -> str:
    """Return a list of a header, ready to paste, with one value in the place of another."""
    return flow_list(dict.fromkeys(new if value == old else value for value in values))


def unknown_terms(manuscript: Manuscript, terms: Terms, templates: Collection[str]) -> Iterator[Problem]:
    """Yield the sections, tags, people and templates that a header names and nobody declared.

    `terms` are those of the files that could be read.
    """
    if TermKind.SECTION in terms:
        yield from unknown_section(manuscript, terms[TermKind.SECTION])
    if TermKind.TAG in terms:
        yield from unknown_tags(manuscript, terms[TermKind.TAG])
    if TermKind.PERSON in terms:
        for field in ("authors", "translators", "reviewers"):
            yield from unknown_people(manuscript, field, terms[TermKind.PERSON])
    template, place = manuscript.header.template, line_of(manuscript, "template")
    if template and template not in templates:
        near = nearest(template, templates)
        fault = faults.TEMPLATE_MISSPELT if near else faults.TEMPLATE_UNKNOWN
        yield fault.at(place, name=template, nearest=near)


def unknown_section(manuscript: Manuscript, sections: Mapping[str, Term]) -> Iterator[Problem]:
    """Yield the section that sections.yaml lacks."""
    name, place = manuscript.header.section, line_of(manuscript, "section")
    if not name or name in sections:
        return
    near = nearest(name, sections)
    if near:
        yield faults.SECTION_MISSPELT.at(place, name=name, nearest=near)
    else:
        fault = faults.SECTION_UNKNOWN if sections else faults.SECTION_UNDECLARED
        yield fault.at(place, name=name, sections=", ".join(in_use(sections)), example=entry_for(name))


def unknown_tags(manuscript: Manuscript, tags: Mapping[str, Term]) -> Iterator[Problem]:
    """Yield the tags that tags.yaml lacks."""
    typed, place = manuscript.header.tags, line_of(manuscript, "tags")
    for tag in typed:
        if tag in tags:
            continue
        near = nearest(tag, tags)
        if near:
            yield faults.TAG_MISSPELT.at(place, name=tag, nearest=near, line=exchanged(typed, tag, near))
        else:
            yield faults.TAG_UNKNOWN.at(place, name=tag, example=entry_for(tag))


def is_plain_name(value: str) -> bool:
    """Tell whether a byline is a name and no key: it has a space, and letters that make an address."""
    return " " in value and slugify(value) != ""


def declared_names(people: Mapping[str, Term]) -> Mapping[str, str]:
    """Return the key of each person by every name that people.yaml gives them, without accents and case."""
    return {
        folded(name.name): key
        for key, term in people.items()
        for name in (*term.names.values(), term.common)
        if name is not None
    }


def unknown_people(manuscript: Manuscript, field: str, people: Mapping[str, Term]) -> Iterator[Problem]:
    """Yield keys that people.yaml lacks, and plain names that are one of its names, or nearly so."""
    typed: tuple[str, ...] = getattr(manuscript.header, field)
    if all(value in people for value in typed):
        return
    names, place = declared_names(people), line_of(manuscript, field)
    for value in typed:
        if value in people:
            continue
        if is_plain_name(value):
            near = nearest(value, names)
            if near is not None:
                fault = faults.PERSON_DECLARED if near == folded(value) else faults.PERSON_NEAR
                line = exchanged(typed, value, names[near])
                yield fault.at(place, name=value, nearest=names[near], field=field, line=line)
            continue
        near = nearest(value, people)
        if near:
            line = exchanged(typed, value, near)
            yield faults.PERSON_MISSPELT.at(place, name=value, nearest=near, field=field, line=line)
        else:
            yield faults.PERSON_UNKNOWN.at(place, name=value, field=field, example=entry_for(value))


def withholding(
    texts: Mapping[Language, Text], original: Language, as_of: datetime
) -> tuple[frozenset[Language], list[Problem]]:
    """Return the languages whose texts are held back, and say why.

    Drafts are, and texts dated after `as_of`; and every translation of a text that is held back.
    """
    held: set[Language] = set()
    problems: list[Problem] = []
    for language, text in texts.items():
        moment = text.published_on
        if text.status == "draft":
            held.add(language)
        elif moment is not None and moment > as_of:
            held.add(language)
            if text.source_language is None or text.translated is not None:
                key = "date" if text.source_language is None else "translated"
                problems.append(faults.EMBARGOED.at(line_of(text.manuscript, key), date=moment.isoformat()))
    if original in held:
        for language, text in texts.items():
            if language not in held:
                held.add(language)
                place = line_of(text.manuscript, "translates")
                problems.append(faults.ORIGINAL_WITHHELD.at(place, other=texts[original].path))
    return frozenset(held), problems
