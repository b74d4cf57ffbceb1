"""ISO dates are read; every other way of writing a day is answered with the line to paste."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from traitdunion.rules.header.dates import read_date
from traitdunion.vocabulary.manuscript import Moment
from traitdunion.vocabulary.problem import Place

PLACE = Place("articles/eau/index.fr.md", 3)


def problem(text: str) -> tuple[str, str]:
    moment, problems = read_date(text, "date", PLACE)
    assert moment is None
    assert problems[0].place == PLACE
    return problems[0].fault.code, dict(problems[0].details)["line"]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-04", Moment(datetime(2026, 3, 4))),
        ("2024-02-29", Moment(datetime(2024, 2, 29))),
        ("2026-03-04 10:30", Moment(datetime(2026, 3, 4, 10, 30))),
        ("2026-03-04T10:30:05", Moment(datetime(2026, 3, 4, 10, 30, 5))),
        ("2026-03-04T10:30:05.25", Moment(datetime(2026, 3, 4, 10, 30, 5, 250000))),
        ("2026-03-04T10:30:00Z", Moment(datetime(2026, 3, 4, 10, 30, tzinfo=UTC))),
        ("2026-03-04T10:30:00+01:00", Moment(datetime(2026, 3, 4, 10, 30, tzinfo=timezone(timedelta(hours=1))))),
        ("2026-03-04 10:30 -0330", Moment(datetime(2026, 3, 4, 10, 30, tzinfo=timezone(-timedelta(hours=3.5))))),
    ],
)
def test_a_day_and_a_time_are_read_with_the_offset_they_carry(text, moment):
    assert read_date(text, "date", PLACE) == (moment, ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("4 mars 2026", "date: 2026-03-04"), ("1er août 2026", "date: 2026-08-01"), ("March 4, 2026",
        "date: 2026-03-04"),
        ("4th of March 2026", "date: 2026-03-04"), ("4 de marzo de 2026", "date: 2026-03-04"),
        ("4 de março de 2026", "date: 2026-03-04"), ("mercredi 4 mars 2026", "date: 2026-03-04"), ("2026-3-4",
        "date: 2026-03-04"),
        ("2026/03/04", "date: 2026-03-04"), ("25/12/2026", "date: 2026-12-25"), ("12/25/2026", "date: 2026-12-25"),
        ("04.03.2026", "date: 2026-03-04"), ("٢٠٢٦-٠٣-٠٤", "date: 2026-03-04"), ("soon", "date: 2026-03-04"),
        ("04/04/2026", "date: 2026-04-04"),
    ],
)  # fmt: skip
def test_another_way_of_writing_a_day_is_answered_with_the_iso_line(text, line):
    assert problem(text) == ("TU146", line)


def test_a_day_that_can_be_read_in_two_ways_shows_both_lines():
    _, problems = read_date("03/04/2026", "modified", PLACE)
    assert problems[0].fault.code == "TU147"
    assert problems[0].sentences()[1].endswith("modified: 2026-04-03 – or: modified: 2026-03-04")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("2026-02-30", "date: 2026-02-28"), ("2026-13-04", "date: 2026-04-13"), ("2026-00-10", "date: 2026-01-10"),
        ("2026-03-04 25:00", "date: 2026-03-04"), ("2026-03-04T10:30:00+25:00", "date: 2026-03-04"),
        ("2026-13-45", "date: 2026-12-31"),
    ],
)  # fmt: skip
def test_an_impossible_day_or_time_proposes_the_nearest_day(text, line):
    assert problem(text) == ("TU148", line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("2026", "date: 2026-01-01"),
        ("2026-03", "date: 2026-03-01"),
        ("03/2026", "date: 2026-03-01"),
        ("mars 2026", "date: 2026-03-01"),
    ],
)
def test_a_year_or_a_month_asks_for_the_day(text, line):
    assert problem(text) == ("TU149", line)


@pytest.mark.parametrize("text", ["1899-12-31", "2201-01-01", "0026-03-04"])
def test_a_year_far_away_is_an_error(text):
    assert problem(text)[0] == "TU150"
