"""Dates are read as each format allows, and no more."""

from __future__ import annotations

import pytest

from traitdunion.contract.moment import instant, is_w3c, rfc822, rfc3339


@pytest.mark.parametrize("text", ["2026-03-04T09:00:00Z", "2026-03-04T09:00:00.25+05:30", "2024-02-29T23:59:59-11:00"])
def test_a_full_instant_is_a_date_everywhere(text: str) -> None:
    assert instant(text) == rfc3339(text) is not None
    assert is_w3c(text)


@pytest.mark.parametrize(
    "text",
    ["", "2026-03-04", "2026-03-04T09:00:00", "2026-03-04 09:00:00Z", "2026-02-30T09:00:00Z", "2026-03-04T25:00:00Z"],
)
def test_a_day_alone_a_missing_offset_or_no_such_day_is_no_instant(text: str) -> None:
    assert instant(text) is None
    assert rfc3339(text) is None


def test_a_feed_needs_seconds_and_json_ld_does_not() -> None:
    assert rfc3339("2026-03-04T09:00+01:00") is None
    assert instant("2026-03-04T09:00+01:00") is not None


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        ("2026", True),
        ("2026-03", True),
        ("2026-03-04", True),
        ("2026-03-04T09:00+01:00", True),
        ("2026-3-4", False),
        ("2026-02-30", False),
        ("2026-13", False),
        ("2026-03-04T09:00:00", False),
        ("04/03/2026", False),
        ("٢٠٢٦-٠٣-٠٤", False),
    ],
)
def test_a_sitemap_date_may_be_less_precise(text: str, is_date: bool) -> None:
    assert is_w3c(text) is is_date


@pytest.mark.parametrize(
    "text",
    [
        "Wed, 04 Mar 2026 09:00:00 +0100",
        "4 Mar 2026 08:00 GMT",
        "Wed, 04 Mar 2026 08:00:00 UT",
        "04 Mar 2026 08:00:00 Z",
    ],
)
def test_an_rss_date_is_in_english(text: str) -> None:
    found = rfc822(text)
    assert found is not None
    assert found.isoformat() == "2026-03-04T08:00:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "mer., 04 mars 2026 09:00:00 +0100",
        "2026-03-04T09:00:00Z",
        "Wed, 40 Mar 2026 09:00:00 +0100",
        "Wed, 04 Mar 26 09:00 GMT",
    ],
)
def test_another_form_is_no_rss_date(text: str) -> None:
    assert rfc822(text) is None
