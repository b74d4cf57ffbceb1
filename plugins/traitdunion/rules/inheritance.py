"""Inheritance: from a manuscript and its original to a text that says everything it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from traitdunion.rules.pairing import Family, line_of
from traitdunion.rules.segments.words import shortened
from traitdunion.rules.slugs import slugify
from traitdunion.typography import typeset_text
from traitdunion.vocabulary.faults import graph as faults
from traitdunion.vocabulary.house import House
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Text
from traitdunion.vocabulary.manuscript import Front, Header, Kind, Manuscript, Moment, Picture
from traitdunion.vocabulary.problem import Problem

ORIGINAL_OWNS = ("date", "authors", "section", "tags", "license", "template", "menu_order", "featured")
HEADER_KEYS = {"menu_order": "menu"}
EXCERPT_LENGTH = 200
"""Characters of the first paragraph that stand in for a missing summary."""


def in_zone(moment: Moment | None, zone: ZoneInfo) -> datetime | None:
    """Return the moment with a time zone: its own, else the magazine's."""
    if moment is None:
        return None
    return moment.value if moment.value.tzinfo is not None else moment.value.replace(tzinfo=zone)


def excerpt(body_excerpt: str) -> str:
    """Return the beginning of a paragraph, cut after a word."""
    return shortened(body_excerpt, EXCERPT_LENGTH)


def merge_picture(own: Picture | None, original: Picture | None) -> Picture | None:
    """Return a picture key by key: a translation's own words, else the original's; facts are the original's."""
    if own is None or original is None:
        return own or original
    return Picture(
        src=original.src or own.src,
        alt=own.alt if own.alt is not None else original.alt,
        caption=own.caption if own.caption is not None else original.caption,
        credit=original.credit or own.credit,
        license=original.license or own.license,
        decorative=original.decorative or own.decorative,
    )


def repeated(manuscript: Manuscript, original: Manuscript) -> Iterator[Problem]:
    """Yield the facts that a translation repeats otherwise than its original says them."""
    for name in ORIGINAL_OWNS:
        key = HEADER_KEYS.get(name, name)
        if key in manuscript.header.lines and getattr(manuscript.header, name) != getattr(original.header, name):
            yield faults.REPEATED.at(line_of(manuscript, key), key=key, other=original.path)
    own, other = manuscript.header.cover, original.header.cover
    for part in ("src", "credit", "license"):
        value = getattr(own, part) if own else None
        if value and other and value != getattr(other, part):
            yield faults.REPEATED.at(line_of(manuscript, f"cover.{part}"), key=f"cover.{part}", other=original.path)


def taken_for(language: Language, original: Language) -> Language | None:
    """Return what a text translates that does not say it, or not so that it can be read: the original, if it is another."""
    return None if language == original else original


def front(header: Header, language: Language, house: House) -> Front:
    """Return what a header's first words become in print."""
    return Front(
        title=typeset_text(header.title or "", language, house),
        summary=typeset_text(header.summary, language, house) if header.summary else "",
        slug=header.slug if header.slug is not None else slugify(header.title or ""),
    )


def inherit(
    family: Family, zone: ZoneInfo, licence: str | None, house: House
) -> tuple[Mapping[Language, Text], tuple[Problem, ...]]:
    """Return a family's texts, each with what it inherits, and the facts that translations repeat wrongly."""
    original = family.manuscripts[family.original]
    facts = original.header
    texts: dict[Language, Text] = {}
    problems: list[Problem] = []
    for language, manuscript in family.manuscripts.items():
        own = manuscript.header
        words = manuscript.front or front(own, language, house)
        if manuscript is not original:
            problems += repeated(manuscript, original)
        texts[language] = Text(
            story=family.key,
            kind=family.kind,
            language=language,
            path=manuscript.path,
            title=words.title,
            summary=words.summary or excerpt(manuscript.body.excerpt),
            slug=words.slug,
            status=own.status,
            body=manuscript.body,
            manuscript=manuscript,
            source_language=own.source.language if own.source else taken_for(language, family.original),
            date=in_zone(facts.date, zone),
            modified=in_zone(own.modified, zone),
            translated=in_zone(own.translated, zone) if own.source else None,
            authors=facts.authors,
            translators=own.translators,
            reviewers=own.reviewers,
            section=facts.section,
            tags=facts.tags,
            cover=in_print(merge_picture(own.cover, facts.cover), language, house),
            pictures=all_pictures(own, facts, language, house),
            license=facts.license or licence,
            template=facts.template or ("article" if family.kind is Kind.ARTICLE else "page"),
            menu_order=facts.menu_order,
            featured=facts.featured,
            aliases=own.aliases,
        )
    return texts, tuple(problems)


def in_print(picture: Picture | None, language: Language, house: House) -> Picture | None:
    """Return a picture with its words typeset."""
    if picture is None:
        return None

    def set_in_print(words: str | None) -> str | None:
        return typeset_text(words, language, house) if words else words

    return replace(
        picture,
        alt=set_in_print(picture.alt),
        caption=set_in_print(picture.caption),
        credit=set_in_print(picture.credit),
    )


def all_pictures(own: Header, facts: Header, language: Language, house: House) -> Mapping[str, Picture]:
    """Return what is said of each picture, by file name."""
    names = {**facts.pictures, **own.pictures}
    merged = {
        name: in_print(merge_picture(own.pictures.get(name), facts.pictures.get(name)), language, house)
        for name in names
    }
    return {name: replace(picture, src=name) for name, picture in merged.items() if picture is not None}
