"""Dates as the formats write them: each form is stricter than what the standard library would read."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_TIME = r"T\d{2}:\d{2}(?P<seconds>:\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})"
INSTANT = re.compile(_DAY + _TIME)
W3C = re.compile(rf"\d{{4}}(?:-(?:0[1-9]|1[0-2]))?|{_DAY}(?:{_TIME})?")
RFC_822 = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d{2}:\d{2}(?::\d{2})? (?:GMT|UT|Z|[+-]\d{4})"
)


def instant(text: str) -> datetime | None:
    """Return the instant that an ISO 8601 date and time with its offset names, else None."""
    if not INSTANT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def rfc3339(text: str) -> datetime | None:
    """Return the instant that an RFC 3339 date names (RFC 4287, section 3.3: seconds are required), else None."""
    match = INSTANT.fullmatch(text)
    return instant(text) if match and match["seconds"] else None


def rfc822(text: str) -> datetime | None:
    """Return the instant that an RSS date names (RFC 822 with a year of four digits), else None."""
    if not RFC_822.fullmatch(text):
        return None
    try:
        return parsedate_to_datetime(text.replace(" UT", " +0000").replace(" Z", " +0000")).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def is_w3c(text: str) -> bool:
    """Return whether a text is a date by the W3C's note on date formats, which sitemaps follow."""
    if not W3C.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text if len(text) > 7 else f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True
