"""Dates: ISO 8601 days and times, and what other ways of writing a day most likely mean."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, timezone

from traitdunion.rules.suggestions import folded
from traitdunion.vocabulary.faults import header as faults
from traitdunion.vocabulary.manuscript import Moment
from traitdunion.vocabulary.problem import Place, Problem

YEARS = range(1900, 2201)

_ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"(?:[Tt ] *(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]{1,6})[0-9]{0,3})?)?"
    r"(?: ?(?P<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2}))?)?"
)
_PARTS = ("year", "month", "day", "hour", "minute", "second")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})\b.*")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})\b.*")
_YEAR_MONTH = re.compile(r"([0-9]{4})(?:[-/]([0-9]{1,2}))?|([0-9]{1,2})/([0-9]{4})")
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_MONTHS = (
    "january janvier enero janeiro jan janv ene", "february fevrier febrero fevereiro feb fev fevr",
    "march mars marzo marco mar", "april avril abril apr avr abr", "may mai mayo maio", "june juin junio junho jun",
    "july juillet julio julho jul juil", "august aout agosto aug ago",
    "september septembre septiembre setiembre setembro sep sept set",
    "october octobre octubre outubro oct out", "november novembre noviembre novembro nov",
    "december decembre diciembre dezembro dec dic dez",
)  # fmt: skip
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_EXAMPLE = date(2026, 3, 4)


def read_date(text: str, key: str, place: Place) -> tuple[Moment | None, tuple[Problem, ...]]:
    """Return the moment that `2026-03-04`, `2026-03-04 10:30` or `2026-03-04T10:30:00+01:00` says, or why none.

    Every problem shows the line `key: …` to paste. A moment without an offset is naive: its time zone is applied later.
    """
    typed = _latin_digits(text.strip())
    match = _ISO.fullmatch(typed)
    if match is None or typed != text.strip():
        return None, (_misread(typed, text, key, place),)
    if int(match["year"]) not in YEARS:
        return None, (faults.DATE_FAR.at(place, value=match["year"], line=_line(key, _EXAMPLE)),)
    try:
        return _moment(match), ()
    except ValueError:
        nearest = _nearest_day(int(match["year"]), int(match["month"]), int(match["day"]))
        return None, (faults.DATE_IMPOSSIBLE.at(place, value=text, line=_line(key, nearest)),)


def _moment(match: re.Match[str]) -> Moment:
    """Raise ValueError for a day, time or offset that there is not."""
    year, month, day, hour, minute, second = (int(match[name] or 0) for name in _PARTS)
    value = datetime(year, month, day, hour, minute, second, int((match["fraction"] or "").ljust(6, "0")))
    zone = match["zone"]
    if zone is None:
        return Moment(value)
    return Moment(value.replace(tzinfo=_offset(zone)))


def _offset(zone: str) -> timezone:
    if zone in "Zz":
        return UTC
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    if hours > 14 or minutes > 59:
        raise ValueError(zone)
    return timezone((-1 if zone[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def _misread(typed: str, text: str, key: str, place: Place) -> Problem:
    """Return the problem of a date that is not of ISO form, with the days that it can mean."""
    partial = _partial(typed)
    if partial is not None:
        return faults.DATE_PARTIAL.at(place, value=text, line=_line(key, partial))
    readings = _readings(typed)
    if len(readings) == 2:
        first, second = (_line(key, reading) for reading in readings)
        return faults.DATE_AMBIGUOUS.at(place, value=text, line=first, other=second)
    if readings:
        return faults.DATE_FORM.at(place, value=text, line=_line(key, readings[0]))
    return faults.DATE_UNREADABLE.at(place, value=text, line=_line(key, _EXAMPLE))


def _partial(typed: str) -> date | None:
    """Return the first day of a year, or of a month of a year, when no more was said."""
    match = _YEAR_MONTH.fullmatch(typed)
    if match is not None:
        return _day(int(match[1] or match[4]), int(match[2] or match[3] or 1), 1)
    year, months, days = _in_words(typed)
    return _day(year, months[0], 1) if len(months) == 1 and not days else None


def _readings(typed: str) -> list[date]:
    """Return the days that a text can mean, the day-first reading before the month-first one."""
    if match := _YEAR_FIRST.fullmatch(typed):
        found = [_day(int(match[1]), int(match[2]), int(match[3]))]
    elif match := _YEAR_LAST.fullmatch(typed):
        first, last, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if year < 100 else 0
        found = [_day(year, last, first)]
        if match[2] != ".":  # dots are only used with the day first
            found.append(_day(year, first, last))
    else:
        year, months, days = _in_words(typed)
        found = [_day(year, months[0], days[0])] if len(months) == 1 and days else []
    return list(dict.fromkeys(day for day in found if day is not None))


def _in_words(typed: str) -> tuple[int, list[int], list[int]]:
    """Return the year (0 when there is none), the months and the days that `4 mars 2026` or `March 4th, 2026` names."""
    words = [folded(word) for word in _WORD.findall(typed[:100])]
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]
    months = [_MONTH_NUMBERS[word] for word in words if word in _MONTH_NUMBERS]
    years = [number for number in numbers if number in YEARS]
    return (years[0] if years else 0), months, [number for number in numbers if 1 <= number <= 31]


def _nearest_day(year: int, month: int, day: int) -> date:
    """Return the real day nearest to an impossible one; a month over 12 was most likely a day."""
    if month > 12 and 1 <= day <= 12:
        month, day = day, month
    month = min(max(month, 1), 12)
    return date(year, month, min(max(day, 1), monthrange(year, month)[1]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _line(key: str, day: date) -> str:
    return f"{key}: {day.isoformat()}"


def _latin_digits(text: str) -> str:
    """Return a text with the digits of every script as 0–9."""
    return "".join(str(unicodedata.decimal(char, char)) for char in text)
