"""Programs that some tests need beside Python: where they are, and how to get them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.sites import REPOSITORY

TOOLS = REPOSITORY / "cache" / "tools" / "node_modules"


def program(name: str, package: str) -> str:
    """Return the path of a program, or skip the test and say which Debian package has it."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"{name} is not installed: apt-get install {package}")
    return found


def npm_file(name: str) -> Path:
    """Return a file of an npm package below cache/tools, or skip the test and say how to get it."""
    path = TOOLS / name
    if not path.is_file():
        pytest.skip(f"{name} is not there: npm install --prefix cache/tools {name.split('/')[0]}")
    return path


def shared(name: str) -> Path:
    """Return a folder of material that lies beside the project and never enters it, or skip the test where there is none."""
    path = REPOSITORY.parent / "shared" / name
    if not path.exists():
        pytest.skip(f"../shared/{name} is not there: it lies beside the project where these tests are run in full")
    return path
