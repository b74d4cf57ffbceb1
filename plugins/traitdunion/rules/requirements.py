"""What a text must say before it is published."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from traitdunion.rules.pairing import line_of
from traitdunion.rules.suggestions import nearest
from traitdunion.vocabulary.faults import graph as faults
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Term, TermKind, Text
from traitdunion.vocabulary.manuscript import Kind, Manuscript
from traitdunion.vocabulary.problem import Problem

Terms = Mapping[TermKind, Mapping[str, Term]]


def missing_facts(text: Text, terms: Terms, today: datetime) -> Iterator[Problem]:
    """Yield what a published text should say and does not."""
    place = line_of(text.manuscript, "title")
    if not text.title:
        yield faults.TITLE_MISSING.at(place, example=text.story.replace("-", " ").capitalize())
    if not text.manuscript.header.summary and text.kind is Kind.ARTICLE:
        yield faults.SUMMARY_MISSING.at(place, example=text.summary)
    if text.kind is Kind.PAGE or text.source_language is not None:
        return  # pages have no facts, and translations have their original's
    if text.date is None:
        yield faults.DATE_MISSING.at(place, example=today.date().isoformat())
    if not text.section:
        sections = list(terms[TermKind.SECTION])
        yield faults.SECTION_MISSING.at(
            place, sections=", ".join(sections), example=sections[0] if sections else "…"
        )
    if not text.authors:
        people = list(terms[TermKind.PERSON])
        yield faults.AUTHOR_MISSING.at(place, example=people[0] if people else "…")


def unknown_terms(manuscript: Manuscript, terms: Terms, templates: Collection[str]) -> Iterator[Problem]:
    """Yield the sections, tags, people and templates that a header names and nobody declared."""
    header = manuscript.header
    sections, tags = terms[TermKind.SECTION], terms[TermKind.TAG]
    if header.section and header.section not in sections:
        near = nearest(header.section, sections) or next(iter(sections), "…")
        yield faults.SECTION_UNKNOWN.at(line_of(manuscript, "section"), name=header.section, nearest=near)
    for tag in header.tags:
        if tag not in tags:
            near = nearest(tag, tags) or next(iter(tags), "…")
            example = f"{tag}: {{name: {tag.replace('-', ' ').capitalize()}}}"
            yield faults.TAG_UNKNOWN.at(line_of(manuscript, "tags"), name=tag, nearest=near, example=example)
    for field in ("authors", "translators", "reviewers"):
        yield from unknown_people(manuscript, field, terms[TermKind.PERSON])
    if header.template and header.template not in templates:
        near = nearest(header.template, templates) or "article"
        yield faults.TEMPLATE_UNKNOWN.at(line_of(manuscript, "template"), name=header.template, nearest=near)


def unknown_people(manuscript: Manuscript, field: str, people: Mapping[str, Term]) -> Iterator[Problem]:
    """Yield keys that people.yaml lacks, and plain names that are nearly one of its names."""
    names = {name.name: key for key, term in people.items() for name in (*term.names.values(), term.common) if name}
    for value in getattr(manuscript.header, field):
        place = line_of(manuscript, field)
        if " " in value:
            near = nearest(value, names)
            if near is not None:
                yield faults.PERSON_NEAR.at(place, name=value, nearest=near, field=field, example=names[near])
        elif value not in people:
            near = nearest(value, people) or next(iter(people), "…")
            yield faults.PERSON_UNKNOWN.at(place, name=value, nearest=near, field=field, example="Ana Pérez")


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
