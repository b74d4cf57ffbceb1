"""Pelican's settings for one run and for one edition."""

from __future__ import annotations

from typing import Any

from pelican.paginator import PaginationRule

from traitdunion.publishing.environment import FILTERS
from traitdunion.publishing.session import Session
from traitdunion.rules import addresses as site
from traitdunion.vocabulary.magazine import Edition, TermKind

SILENCED: dict[str, Any] = {
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "FEED_ALL_ATOM": None,
    "FEED_ALL_RSS": None,
    "CATEGORY_FEED_ATOM": None,
    "CATEGORY_FEED_RSS": None,
    "AUTHOR_FEED_ATOM": None,
    "AUTHOR_FEED_RSS": None,
    "TAG_FEED_ATOM": None,
    "TAG_FEED_RSS": None,
    "TRANSLATION_FEED_ATOM": None,
    "TRANSLATION_FEED_RSS": None,
    "FEED_ATOM": None,
    "FEED_RSS": None,
    "YEAR_ARCHIVE_SAVE_AS": "",
    "MONTH_ARCHIVE_SAVE_AS": "",
    "DAY_ARCHIVE_SAVE_AS": "",
    "TYPOGRIFY": False,
    "RELATIVE_URLS": False,
    "OUTPUT_SOURCES": False,
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
    "DELETE_OUTPUT_DIRECTORY": False,
    "WITH_FUTURE_DATES": True,
    "DATE_FORMATS": {},
    "DEFAULT_DATE_FORMAT": "%Y-%m-%d",
    "FORMATTED_FIELDS": [],
}
"""Settings by which Pelican's own generators would read and write a second time, or by the process locale."""

PATTERNS = {
    TermKind.SECTION: ("CATEGORY", "CATEGORIES"),
    TermKind.TAG: ("TAG", "TAGS"),
    TermKind.PERSON: ("AUTHOR", "AUTHORS"),
}


def quiet(settings: dict[str, Any]) -> None:
    """Keep Pelican's own generators from reading or writing anything: the editions' generators do."""
    settings.update(SILENCED)
    # Pelican's own generator compiles the template of the years even when it has none to write.
    settings["JINJA_FILTERS"] = {**FILTERS, **settings.get("JINJA_FILTERS", {})}


def edition_settings(settings: dict[str, Any], edition: Edition, session: Session) -> dict[str, Any]:
    """Return Pelican's settings as one edition has them: its names and addresses, under the names that themes know."""
    addresses = session.addresses[edition.language]
    own: dict[str, Any] = {
        **settings,
        "DEFAULT_LANG": edition.language,
        "SITENAME": edition.name,
        "SITESUBTITLE": edition.tagline,
        "SITEURL": session.configuration.siteurl,
        "FEED_DOMAIN": session.configuration.siteurl,
        "FEED_MAX_ITEMS": session.configuration.feed_items,
        "RSS_FEED_SUMMARY_ONLY": False,
        "INDEX_URL": addresses.home,
        "INDEX_SAVE_AS": site.save_as(addresses.home),
        "ARCHIVES_URL": addresses.archive,
        "ARCHIVES_SAVE_AS": site.save_as(addresses.archive),
        "YEAR_ARCHIVE_URL": addresses.archive + "{date:%Y}/",
        "YEAR_ARCHIVE_SAVE_AS": site.save_as(addresses.archive + "{date:%Y}/"),
        "FEED_ATOM": site.feed(addresses.home, "atom"),
        "FEED_RSS": site.feed(addresses.home, "rss"),
        "PAGINATION_PATTERNS": [
            PaginationRule(1, "{url}", "{save_as}"),
            PaginationRule(
                2,
                "{url}" + f"{edition.words['page']}/" + "{number}/",
                "{base_name}/" + f"{edition.words['page']}/" + "{number}/index.html",
            ),
        ],
    }
    for kind in ("ARTICLE", "PAGE"):
        own |= {f"{kind}_URL": addresses.text("{slug}"), f"{kind}_SAVE_AS": site.save_as(addresses.text("{slug}"))}
    for kind, (one, several) in PATTERNS.items():
        address = addresses.term(kind, "{slug}")
        own |= {f"{one}_URL": address, f"{one}_SAVE_AS": site.save_as(address)}
        own |= {f"{several}_URL": addresses.terms(kind), f"{several}_SAVE_AS": site.save_as(addresses.terms(kind))}
        own |= {f"{one}_FEED_ATOM": site.feed(address, "atom"), f"{one}_FEED_RSS": site.feed(address, "rss")}
    return own
