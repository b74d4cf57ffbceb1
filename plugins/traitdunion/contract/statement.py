"""What a page says of itself in JSON-LD (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from traitdunion.contract.page import Page

ARTICLE_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "BlogPosting",
        "SocialMediaPosting",
        "TechArticle",
        "ScholarlyArticle",
        "Report",
        "OpinionNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "ReportageNewsArticle",
    }
)
ADDRESS_KEYS = frozenset({"url", "contentUrl", "thumbnailUrl", "image", "logo", "item", "mainEntityOfPage"})

Thing = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Statements:
    """The things that a page's JSON-LD describes, and its blocks that are no JSON: (their beginning, what is wrong)."""

    things: tuple[Thing, ...] = ()
    broken: tuple[tuple[str, str], ...] = ()

    @property
    def article(self) -> Thing | None:
        """The article that the page is, if it says that it is one."""
        return next((thing for thing in self.things if kinds(thing) & ARTICLE_TYPES), None)


def read_statements(page: Page) -> Statements:
    """Return what a page's JSON-LD says. It never raises."""
    things: list[Thing] = []
    broken: list[tuple[str, str]] = []
    for text in page.statements:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            broken.append((text.strip()[:40].splitlines()[0] if text.strip() else "", str(error)))
        else:
            things.extend(_things(value))
    return Statements(tuple(things), tuple(broken))


def kinds(value: object) -> frozenset[str]:
    """Return a thing's types; none for what is no thing."""
    if not isinstance(value, dict):
        return frozenset()
    return frozenset(kind for kind in each(value.get("@type")) if isinstance(kind, str))


def each(value: object) -> tuple[Any, ...]:
    """Return a property's values: none, the one, or those of its list."""
    if value is None or value in ("", [], {}):
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def address(value: object) -> str:
    """Return the address that a value is, or that the thing which it is has; empty if neither."""
    if isinstance(value, dict):
        found = next((value[key] for key in ("@id", "url", "contentUrl") if value.get(key)), "")
        return found if isinstance(found, str) else ""
    return value if isinstance(value, str) else ""


def name(value: object) -> str:
    """Return a thing's name; empty if it has none."""
    found = value.get("name") if isinstance(value, dict) else None
    return found.strip() if isinstance(found, str) else ""


def addresses(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield (property, address) for every address in a thing, at any depth."""
    if isinstance(value, dict):
        for inner, held in value.items():
            yield from addresses(held, inner)
    elif isinstance(value, list):
        for held in value:
            yield from addresses(held, key)
    elif isinstance(value, str) and key in ADDRESS_KEYS:
        yield key, value


def _things(value: object) -> Iterator[Thing]:
    for thing in each(value):
        if isinstance(thing, dict):
            graph = [inner for inner in each(thing.get("@graph")) if isinstance(inner, dict)]
            yield from graph or [thing]
