"""The small magazine once more, in a theme that shows the engine's answers bare, so that lists can be read exactly."""

from __future__ import annotations

from pathlib import Path

import pytest

from support import html, sites


@pytest.fixture(scope="session")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tree of the small trilingual magazine in the probe theme."""
    result = sites.build_site(tmp_path_factory.mktemp("probe"), sites.trilingual(), theme=html.PROBE)
    assert not result.failed, sites.lines(result)
    return result.output


@pytest.fixture(scope="session", params=["theme", "probe"])
def tree(request: pytest.FixtureRequest) -> Path:
    """Return the small magazine's tree in our theme, then in the probe theme: what is promised holds in both."""
    found: Path = request.getfixturevalue("output" if request.param == "theme" else "probe")
    return found
