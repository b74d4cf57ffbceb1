"""Settings checked: unknown names, wrong shapes, and the editions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from traitdunion.rules import wording
from traitdunion.rules.addresses import words_of
from traitdunion.rules.forges import wrong_forge
from traitdunion.rules.languages import canonical, suggest_language
from traitdunion.rules.licenses import LICENSES
from traitdunion.rules.suggestions import nearest
from traitdunion.typography import typeset_text
from traitdunion.vocabulary.configuration import Configuration
from traitdunion.vocabulary.faults import settings as faults
from traitdunion.vocabulary.house import House, SpanishQuotes
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.magazine import Edition
from traitdunion.vocabulary.problem import Place, Problem

PREFIX = "TRAITDUNION_"
EDITION_SHAPES: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "name": (str, "Trait d’union"),
    "tagline": (str, "Entre les langues"),
    "fallback": ((str, list, tuple), '["fr"]'),
    "status": (str, "preparing"),
    "words": (Mapping, '{"section": "secciones"}'),
    "locale": (str, "en-GB"),
}
"""What an edition says: the types of its values, and what each looks like."""
PAGE_SIZE = 12
"""Texts on a page of a list, unless DEFAULT_PAGINATION is written."""
ADDRESS_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
LOCAL = "http://localhost:8000"
FEED_ITEMS = 20
"""Entries in a feed, unless FEED_MAX_ITEMS is written: Pelican's own default, 100, makes feeds of megabytes."""

SHAPES: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "EDITIONS": (dict, 'EDITIONS = {"fr": {"name": "Trait d’union"}}'),
    "EXTRA_KEYS": ((list, tuple), 'EXTRA_KEYS = ["series"]'),
    "DEFAULT_PAGINATION": (int, "DEFAULT_PAGINATION = 12"),
    "FEED_MAX_ITEMS": (int, "FEED_MAX_ITEMS = 20"),
    "TRAITDUNION_CORRECTIONS": (str, 'TRAITDUNION_CORRECTIONS = "https://example.org/edit/{path}"'),
    "TRAITDUNION_PICTURE": (str, 'TRAITDUNION_PICTURE = "theme/img/picture.png"'),
    "TRAITDUNION_PUBLISHER": (dict, 'TRAITDUNION_PUBLISHER = {"name": "…", "url": "https://…"}'),
    "TRAITDUNION_LICENSE": (str, 'TRAITDUNION_LICENSE = "CC-BY-SA-4.0"'),
    "TRAITDUNION_DEPLOY": (dict, 'TRAITDUNION_DEPLOY = {"method": "rsync", "destination": "user@host:/var/www/site"}'),
    "TRAITDUNION_TYPOGRAPHY": (dict, 'TRAITDUNION_TYPOGRAPHY = {"spanish_quotes": "angular"}'),
    "TRAITDUNION_MESSAGES": (str, 'TRAITDUNION_MESSAGES = "fr"'),
    "TRAITDUNION_DRAFTS": (bool, "TRAITDUNION_DRAFTS = False"),
    "TRAITDUNION_TERM_FEEDS": (bool, "TRAITDUNION_TERM_FEEDS = True"),
    "TRAITDUNION_EXECUTOR": (str, 'TRAITDUNION_EXECUTOR = "processes"'),
    "TRAITDUNION_WORKERS": (int, "TRAITDUNION_WORKERS = 2"),
    "TRAITDUNION_DESK": (bool, "TRAITDUNION_DESK = True"),
    "TRAITDUNION_PARALLEL": (bool, "TRAITDUNION_PARALLEL = True"),
    "TRAITDUNION_PARALLEL_PAIRS": (str, 'TRAITDUNION_PARALLEL_PAIRS = "all"'),
    "TRAITDUNION_FORGE": (dict, 'TRAITDUNION_FORGE = {"kind": "github", "url": "https://github.com/we/magazine"}'),
    "TRAITDUNION_AS_OF": (str, 'TRAITDUNION_AS_OF = "2026-03-04T12:00:00+01:00"'),
}
"""Our settings: their types, and what each looks like."""

EXECUTORS = ("processes", "none")
CLUSTER_SCHEMES = frozenset({"tcp", "tls", "ws", "wss", "ucx"})
"""How a Dask scheduler may be spoken to (distributed.comm)."""
EXECUTOR_ADDRESS = "tcp://127.0.0.1:8786"

PLACEHOLDERS = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings as they were written, with the places where they stand; `default` is where a missing one would."""

    values: Mapping[str, Any]
    lines: Mapping[str, Place]
    default: Place

    def place(self, name: str) -> Place:
        """Return where the setting stands, or where it should."""
        return self.lines.get(name, self.default)


def unknown_names(settings: Settings, known: Collection[str]) -> Iterator[Problem]:
    """Yield the settings that nobody reads: near misses of a known name, and unknown ones with our prefix."""
    names = set(known) | set(SHAPES)
    for name in settings.lines:
        if name in names:
            continue
        near = nearest(name, names)
        if near is not None:
            yield faults.SETTING_MISSPELT.at(settings.place(name), name=name, nearest=near)
        elif name.startswith(PREFIX):
            yield faults.SETTING_UNKNOWN.at(settings.place(name), name=name)


def wrong_shapes(settings: Settings) -> Iterator[Problem]:
    """Yield our settings whose values cannot be what they should."""
    for name, (kind, example) in SHAPES.items():
        value = settings.values.get(name)
        usable = value is None or (isinstance(value, kind) and not (isinstance(value, int) and value < 0))
        if isinstance(value, bool) and kind is int:
            usable = name == "DEFAULT_PAGINATION" and not value  # Pelican's own default
        if usable and name == "TRAITDUNION_EXECUTOR" and value and not is_executor(value):
            usable, example = False, f'{name} = "{nearest(value, EXECUTORS, 3) or EXECUTOR_ADDRESS}"'
        if usable and name == "TRAITDUNION_CORRECTIONS" and value:
            usable = set(PLACEHOLDERS.findall(value)) <= {"path", "title", "url"}
        if usable and name == "TRAITDUNION_LICENSE" and value:
            usable = value in LICENSES
        if usable and name == "TRAITDUNION_TYPOGRAPHY" and value:
            usable = house_choices(value) is not None
        if not usable:
            yield faults.SETTING_SHAPE.at(settings.place(name), name=name, value=repr(value), example=example)


def is_executor(value: str) -> bool:
    """Tell whether a setting names one of our executors, or the address of a Dask scheduler, with its port."""
    if value in EXECUTORS:
        return True
    try:
        parts = urlsplit(value)
        return parts.scheme in CLUSTER_SCHEMES and bool(parts.hostname) and parts.port is not None
    except ValueError:
        return False


def whole(settings: Settings, name: str, default: int) -> int:
    """Return a setting that counts something; the default where it says nothing, or what is none."""
    value = settings.values.get(name)
    return value if isinstance(value, int) and value > 0 else default


def wrong_values(language: str, entry: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """Yield the values of an edition that are of the wrong shape."""
    for key, (kind, example) in EDITION_SHAPES.items():
        value = entry.get(key)
        if value is not None and not isinstance(value, kind):
            yield faults.EDITION_VALUE.at(place, language=language, key=key, value=repr(value), example=example)
    locale = entry.get("locale")
    if isinstance(locale, str) and canonical(locale) is None:
        example = EDITION_SHAPES["locale"][1]
        yield faults.EDITION_VALUE.at(place, language=language, key="locale", value=repr(locale), example=example)


def unknown_keys(language: str, entry: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """Yield the keys that no edition has."""
    for key in entry:
        if key not in EDITION_SHAPES:
            near = nearest(str(key), EDITION_SHAPES)
            fault = faults.EDITION_KEY_MISSPELT if near else faults.EDITION_KEY
            yield fault.at(place, language=language, key=key, nearest=near, keys=", ".join(EDITION_SHAPES))


def house_choices(values: Mapping[str, Any]) -> House | None:
    """Return the magazine's typographical choices, or None where a name or a value is not one."""
    names = {field.name for field in fields(House)}
    quotes = values.get("spanish_quotes", SpanishQuotes.CURLY)
    if (
        not set(values) <= names
        or quotes not in set(SpanishQuotes)
        or not all(isinstance(value, str) for value in values.values())
    ):
        return None
    return replace(House(**values), spanish_quotes=SpanishQuotes(quotes))


def read_edition(
    tag: str, entry: Any, languages: Collection[Language], place: Place
) -> tuple[Edition | None, list[Problem]]:
    """Return one edition and what is wrong with its entry."""
    language = canonical(tag)
    if language is None or language != tag:
        near = language or suggest_language(tag, tuple(languages)) or "fr"
        edition = read_edition(near, entry, languages, place)[0] if near in languages else None
        return edition, [faults.EDITION_LANGUAGE.at(place, tag=tag, nearest=near)]
    if not isinstance(entry, Mapping):
        edition = read_edition(tag, {"name": tag}, languages, place)[0]
        return edition, [faults.EDITION_SHAPE.at(place, language=tag)]
    problems = [*unknown_keys(tag, entry, place), *wrong_values(tag, entry, place)]
    entry = {key: value for key, value in entry.items() if isinstance(value, EDITION_SHAPES.get(key, (object, ""))[0])}
    if not problems and not str(entry.get("name") or "").strip():
        problems.append(faults.EDITION_NAME.at(place, language=tag))
    status = entry.get("status", "published")
    if status not in ("published", "preparing"):
        problems.append(faults.EDITION_STATUS.at(place, language=tag, status=status))
    fallback = entry.get("fallback") or ()
    fallback = (fallback,) if isinstance(fallback, str) else tuple(str(other) for other in fallback)
    problems += [
        faults.EDITION_FALLBACK.at(place, language=tag, other=other)
        for other in fallback
        if other not in languages or other == tag
    ]
    usual, own_words = words_of(language, {}), entry.get("words") or {}
    problems += [
        faults.EDITION_WORD_KEY.at(place, language=tag, key=key, keys=", ".join(usual))
        for key in own_words
        if key not in usual
    ]
    words = words_of(language, {key: str(word) for key, word in own_words.items() if key in usual})
    used = list(words.values())
    problems += [
        faults.EDITION_WORD.at(place, language=tag, word=word)
        for word in dict.fromkeys(used)
        if not ADDRESS_WORD.match(word) or used.count(word) > 1
    ]
    locale = canonical(str(entry.get("locale") or language)) or language
    edition = Edition(
        language=language,
        name=typeset_text(str(entry.get("name") or ""), language),
        tagline=typeset_text(str(entry.get("tagline") or ""), language),
        locale=locale,
        fallback=tuple(Language(other) for other in fallback),
        preparing=status == "preparing",
        words=words,
        direction=wording.direction(language),
    )
    return edition, problems


def read_editions(
    entries: Mapping[str, Any], places: Mapping[str, Place], default: Place
) -> tuple[tuple[Edition, ...], list[Problem]]:
    """Return the editions in order, and what is wrong with them."""
    languages = [language for key in entries if (language := canonical(str(key))) is not None]
    editions: list[Edition] = []
    problems: list[Problem] = []
    for tag, entry in entries.items():
        edition, found = read_edition(str(tag), entry, languages, places.get(str(tag), default))
        problems += found
        if edition is not None and all(edition.language != other.language for other in editions):
            editions.append(edition)
    if not entries:
        problems.append(faults.EDITIONS_MISSING.at(default, example=SHAPES["EDITIONS"][1]))
    return tuple(editions), problems


def site_address(settings: Settings) -> tuple[str, list[Problem]]:
    """Return SITEURL, absolute and without a final slash; this machine's own address when none is set."""
    siteurl = str(settings.values.get("SITEURL") or "").rstrip("/")
    if not siteurl:
        return LOCAL, []
    if not is_site_address(siteurl):
        return LOCAL, [faults.SITEURL_SHAPE.at(settings.place("SITEURL"), value=siteurl)]
    return siteurl, []


def is_site_address(siteurl: str) -> bool:
    """Tell whether an address can be what every page's address begins with."""
    try:
        parts = urlsplit(siteurl)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query and not parts.fragment
    except ValueError:
        return False


def time_zone(settings: Settings) -> tuple[str, list[Problem]]:
    """Return TIMEZONE, UTC when none is set."""
    name = str(settings.values.get("TIMEZONE") or "UTC")
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return "UTC", [faults.TIMEZONE_UNKNOWN.at(settings.place("TIMEZONE"), value=name)]
    return name, []


def configure(
    settings: Settings, known: Collection[str], editions: Mapping[str, Any] | None, places: Mapping[str, Place]
) -> tuple[Configuration, tuple[Problem, ...]]:
    """Check settings and return the configuration and all problems.

    `known` are the names that Pelican and loaded plugins read; `editions` is the content of editions.yaml, which replaces the
    setting EDITIONS, with the `places` of its entries.
    """
    problems = [*unknown_names(settings, known), *wrong_shapes(settings)]
    siteurl, found = site_address(settings)
    problems += found
    timezone, found = time_zone(settings)
    problems += found
    forge = settings.values.get("TRAITDUNION_FORGE")
    problems += wrong_forge(forge, settings.place("TRAITDUNION_FORGE")) if isinstance(forge, dict) and forge else ()
    if editions is None:
        declared = settings.values.get("EDITIONS")
        editions = declared if isinstance(declared, Mapping) else {}
    all_editions, found = read_editions(editions, places, settings.place("EDITIONS"))
    problems += found
    values = settings.values
    publisher, extra = values.get("TRAITDUNION_PUBLISHER"), values.get("EXTRA_KEYS")
    return (
        Configuration(
            siteurl=siteurl,
            timezone=timezone,
            editions=all_editions,
            extra_keys=frozenset(extra) if isinstance(extra, list | tuple) else frozenset(),
            page_size=whole(settings, "DEFAULT_PAGINATION", PAGE_SIZE),
            feed_items=whole(settings, "FEED_MAX_ITEMS", FEED_ITEMS)
            if "FEED_MAX_ITEMS" in settings.lines
            else FEED_ITEMS,
            corrections=str(values.get("TRAITDUNION_CORRECTIONS") or ""),
            picture=str(values.get("TRAITDUNION_PICTURE") or ""),
            publisher=dict(publisher) if isinstance(publisher, Mapping) else {},
            license=str(values.get("TRAITDUNION_LICENSE") or "all-rights-reserved"),
            term_feeds=bool(values.get("TRAITDUNION_TERM_FEEDS", True)),
            house=house_choices(values.get("TRAITDUNION_TYPOGRAPHY") or {}) or House(),
            drafts=bool(values.get("TRAITDUNION_DRAFTS")),
            executor=str(values.get("TRAITDUNION_EXECUTOR") or "processes"),
            desk=bool(values.get("TRAITDUNION_DESK", True)),
            parallel=bool(values.get("TRAITDUNION_PARALLEL", True)),
            all_pairs=values.get("TRAITDUNION_PARALLEL_PAIRS") == "all",
            forge=dict(forge) if isinstance(forge, Mapping) else {},
            workers=max(0, whole(settings, "TRAITDUNION_WORKERS", 0)),
        ),
        tuple(problems),
    )
