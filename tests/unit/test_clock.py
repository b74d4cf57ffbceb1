"""The instant of a build: what is asked for, else what the environment says, else now."""

from datetime import UTC, datetime

import pytest

from traitdunion.edges.clock import instant


def test_the_instant_that_is_asked_for_comes_first():
    assert instant("2026-03-04T12:00:00+01:00", {"SOURCE_DATE_EPOCH": "0"}) == datetime(2026, 3, 4, 11, tzinfo=UTC)


def test_a_day_without_a_zone_is_of_utc():
    assert instant("2026-03-04", {}) == datetime(2026, 3, 4, tzinfo=UTC)


def test_the_environment_says_it_in_seconds():
    assert instant(None, {"SOURCE_DATE_EPOCH": "86400"}) == datetime(1970, 1, 2, tzinfo=UTC)
    assert instant("", {"SOURCE_DATE_EPOCH": "0"}) == datetime(1970, 1, 1, tzinfo=UTC)


def test_without_either_it_is_now_and_has_a_zone():
    assert instant(None, {}).tzinfo is UTC


@pytest.mark.parametrize(
    ("as_of", "environment"), [("yesterday", {}), ("2026-02-30", {}), (None, {"SOURCE_DATE_EPOCH": "soon"})]
)
def test_what_is_no_instant_is_refused(as_of, environment):
    with pytest.raises(ValueError, match=r".+"):
        instant(as_of, environment)
