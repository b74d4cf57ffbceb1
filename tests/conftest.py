"""What every test has: a magazine in three languages, built once; and a run in which nothing may be skipped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from support import sites
from traitdunion.commands.building import Result

settings.register_profile("default", deadline=None, max_examples=100)
settings.register_profile("long", deadline=None, max_examples=5_000)
settings.load_profile("default")


@pytest.fixture(scope="session")
def magazine(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Return the result of building the small trilingual magazine."""
    return sites.build_site(tmp_path_factory.mktemp("magazine"), sites.trilingual())


@pytest.fixture(scope="session")
def output(magazine: Result) -> Path:
    """Return the tree of the small trilingual magazine."""
    assert not magazine.failed, sites.lines(magazine)
    return magazine.output


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which a test was skipped, where everything that tests need is said to be installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter is not None else []
    if skipped and os.environ.get("TRAITDUNION_NO_SKIPS") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
