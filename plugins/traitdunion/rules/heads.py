"""Heads: what a page says of itself to other programs: description, alternates, Open Graph and JSON-LD.

Sources: the Open Graph protocol (ogp.me), schema.org (Article, CreativeWork.translationOfWork), RFC 6596 (canonical).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from traitdunion.rules.outside import Outside
from traitdunion.rules.relations import is_adaptation
from traitdunion.rules.resolution import Credit
from traitdunion.rules.wording import posix_locale
from traitdunion.vocabulary.configuration import Configuration
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition, Story, Term, TermName, Text
from traitdunion.vocabulary.manuscript import Picture

ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
ORGANISATIONS = {"team": "Organization", "organisation": "Organization", "person": "Person"}


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture that stands for a page: its absolute address, size in pixels where known, and what is said of it."""

    url: str
    width: int | None = None
    height: int | None = None
    picture: Picture | None = None
    license: Credit | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A page's head. Addresses are absolute; `alternates` are pairs of `hreflang` and address.

    `feeds` are triples of media type, title and address; `properties` are Open Graph pairs in order; `data` is JSON-LD, already
    safe inside a script element, or empty.
    """

    title: str
    description: str
    canonical: str
    indexable: bool
    alternates: tuple[tuple[str, str], ...] = ()
    feeds: tuple[tuple[str, str, str], ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    data: str = ""
    license: str = ""


def open_graph(
    kind: str,
    title: str,
    description: str,
    url: str,
    edition: Edition,
    others: tuple[Edition, ...],
    photo: Photo | None,
    text: Text | None = None,
) -> tuple[tuple[str, str], ...]:
    """Return Open Graph properties, in order; `others` are the editions that have the page too."""
    pairs = [
        ("og:type", kind),
        ("og:title", title),
        ("og:description", description),
        ("og:url", url),
        ("og:site_name", edition.name),
        ("og:locale", posix_locale(edition.locale)),
        *(
            ("og:locale:alternate", posix_locale(other.locale))
            for other in others
            if other.language != edition.language
        ),
    ]
    if photo is not None:
        pairs.append(("og:image", photo.url))
        if photo.width and photo.height:
            pairs += [("og:image:width", str(photo.width)), ("og:image:height", str(photo.height))]
        if photo.picture is not None and photo.picture.alt:
            pairs.append(("og:image:alt", photo.picture.alt))
    if text is not None and kind == "article":
        if text.published_on is not None:
            pairs.append(("article:published_time", text.published_on.isoformat()))
        if text.changed_on is not None:
            pairs.append(("article:modified_time", text.changed_on.isoformat()))
    return tuple((name, value) for name, value in pairs if value)


def json_script(data: Mapping[str, Any]) -> str:
    """Return JSON that cannot end the script element that holds it (HTML, section 4.12.1.3)."""
    text = ENCODER.encode(data)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def without_empty(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the mapping without the keys that say nothing."""
    return {key: value for key, value in data.items() if value or value == 0}


def agent(term: Term, name: TermName, url: str) -> dict[str, Any]:
    """Return a person, team or organisation as schema.org has it; `url` is its page in the edition."""
    return without_empty({"@type": ORGANISATIONS[term.role], "name": name.name, "url": url, "sameAs": term.url})


def licence_data(licence: Credit | None) -> Any:
    """Return a licence as schema.org has it: its address, or its name where it is words and has none."""
    if licence is None:
        return None
    return licence.url or {"@type": "CreativeWork", "name": licence.name}


def image_object(photo: Photo) -> dict[str, Any]:
    """Return a picture with its credit and licence."""
    picture = photo.picture
    return without_empty(
        {
            "@type": "ImageObject",
            "url": photo.url,
            "width": photo.width,
            "height": photo.height,
            "caption": picture.caption or picture.alt if picture else None,
            "creditText": picture.credit if picture else None,
            "license": licence_data(photo.license),
        }
    )


@dataclass(frozen=True, slots=True)
class Work:
    """What an article's JSON-LD names beside the text itself: people as schema.org agents, and absolute addresses.

    `versions` gives the address of each published text of the story, `outside` the text from elsewhere that it began with.
    """

    url: str
    authors: tuple[Mapping[str, Any], ...]
    translators: tuple[Mapping[str, Any], ...]
    section: str
    tags: tuple[str, ...]
    photo: Photo | None
    license: Credit | None
    versions: Mapping[Language, str]
    outside: Outside | None = None
    outside_license: Credit | None = None


def work_reference(text: Text, url: str) -> dict[str, Any]:
    """Return another version of a work, as a reference."""
    return {"@type": "Article", "@id": url, "url": url, "inLanguage": text.language, "headline": text.title}


def outside_reference(text: Outside, license: Credit | None) -> dict[str, Any]:
    """Return the text from elsewhere that a text was translated from, as a reference."""
    return without_empty(
        {
            "@type": "Article",
            "@id": text.url,
            "url": text.url,
            "inLanguage": text.language,
            "headline": text.title,
            "author": [{"@type": "Person", "name": name} for name in text.authors],
            "license": licence_data(license),
        }
    )


def article_data(
    text: Text, story: Story, edition: Edition, configuration: Configuration, work: Work
) -> dict[str, Any]:
    """Return an article as schema.org has it (Article), tied to the other versions of its story."""
    translation_of, translations = None, []
    if text.language != story.original and story.original in work.versions:
        translation_of = work_reference(story.texts[story.original], work.versions[story.original])
    elif text.language == story.original:
        translations = [
            work_reference(story.texts[language], url)
            for language, url in work.versions.items()
            if language != text.language
        ]
    based_on = translation_of if is_adaptation(text) else None
    if work.outside is not None and work.outside.url and translation_of is None:
        translation_of = based_on = outside_reference(work.outside, work.outside_license)
    publisher: dict[str, Any] = {
        "@type": "Organization",
        "name": edition.name,
        "url": configuration.siteurl + "/",
        **configuration.publisher,
    }
    if configuration.picture:
        publisher["logo"] = {"@type": "ImageObject", "url": f"{configuration.siteurl}/{configuration.picture}"}
    return without_empty(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "@id": work.url,
            "headline": text.title,
            "description": text.summary,
            "inLanguage": text.language,
            "datePublished": text.published_on.isoformat() if text.published_on else None,
            "dateModified": text.changed_on.isoformat() if text.changed_on else None,
            "author": list(work.authors),
            "translator": list(work.translators),
            "publisher": publisher,
            "mainEntityOfPage": work.url,
            "image": image_object(work.photo) if work.photo else None,
            "articleSection": work.section,
            "keywords": ", ".join(work.tags),
            "wordCount": text.body.words,
            "license": licence_data(work.license),
            "isPartOf": {
                "@type": "Periodical",
                "name": edition.name,
                "inLanguage": edition.language,
                "url": f"{configuration.siteurl}/{edition.language}/",
            },
            "translationOfWork": translation_of,
            "isBasedOn": based_on,
            "workTranslation": translations,
        }
    )
