"""The wheel in a foreign site: its own settings, the plain `pelican` command, one block overridden by one file."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from support import apart, feeds, html, sites

SETTINGS = """
import traitdunion

PATH = "content"
THEME = traitdunion.theme_path()
PLUGINS = ["traitdunion"]
THEME_TEMPLATES_OVERRIDES = ["overrides"]
SITEURL = "https://other.example/zine"
TIMEZONE = "Europe/Madrid"
EDITIONS = {"es": {"name": "Fanzine"}, "en": {"name": "Zine"}}
TRAITDUNION_AS_OF = "2026-06-30T12:00:00Z"
"""
CONTENT = {
    "people.yaml": "redaction: {name: Redacción}\n",
    "sections.yaml": "communs: {name: Comunes}\n",
    "articles/uno/index.es.md": sites.original("Uno"),
    "articles/uno/index.en.md": sites.translation("One", "es").replace("translators: [taller]\n", ""),
}
OVERRIDE = (
    '{% extends "!theme/base.html" %}\n{% block footer %}<footer id="ours">{{ edition.name }}</footer>{% endblock %}\n'
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a release does."""
    folder = tmp_path_factory.mktemp("dist")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(sites.REPOSITORY),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def foreign(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel beside a site that knows nothing of this repository; build with Pelican's own command."""
    root = tmp_path_factory.mktemp("foreign")
    packages = root / "packages"
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--no-compile",
        "--target",
        str(packages),
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)
    sites.write_files(root / "content", CONTENT)
    sites.write_files(root / "overrides", {"base.html": OVERRIDE})
    (root / "pelicanconf.py").write_text(SETTINGS)
    environment = apart.environment() | {"PYTHONPATH": str(packages)}
    command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "--fatal", "warnings"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def test_the_wheel_holds_engine_theme_and_catalogues_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert all(name.startswith(("traitdunion/", "pelican_traitdunion-")) for name in names)
    for name in ("theme/theme.toml", "theme/templates/base.html", "theme/static/css/main.css", "publishing/running.py"):
        assert f"traitdunion/{name}" in names
    own = (sites.REPOSITORY / "theme").rglob("*.po")
    assert {f"traitdunion/{path.relative_to(sites.REPOSITORY).as_posix()}" for path in own} <= set(names)
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_names_what_it_needs(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = archive.read(name).decode()
    needed = set(re.findall(r"^Requires-Dist: ([\w-]+)(?![^\n]*extra ==)", metadata, re.MULTILINE))
    assert {"pelican", "markdown", "jinja2", "babel", "pyyaml", "nh3", "pillow"} <= needed
    assert "License-Expression: AGPL-3.0-or-later" in metadata


def test_the_foreign_site_is_right(foreign: Path) -> None:
    output, siteurl = foreign / "output", "https://other.example/zine"
    assert not html.broken_links(output, siteurl)
    assert html.page(output, "es/uno/").alternates == {
        "es": f"{siteurl}/es/uno/", "en": f"{siteurl}/en/one/", "x-default": f"{siteurl}/es/uno/",
    }  # fmt: skip
    assert [entry.title for entry in feeds.read(output / "en/feed.atom").entries] == ["One"]


def test_one_file_overrides_one_block(foreign: Path) -> None:
    for page in html.pages(foreign / "output").values():
        if page.address.split("/")[0] in ("es", "en"):
            assert page.text("//footer[@id='ours']") == {"es": "Fanzine", "en": "Zine"}[page.language]
            assert page.every("//header[contains(@class, 'masthead')]")


def test_the_engine_that_built_it_is_the_installed_one(foreign: Path) -> None:
    command = [sys.executable, "-c", "import traitdunion; print(traitdunion.theme_path())"]
    environment = apart.environment() | {"PYTHONPATH": str(foreign / "packages")}
    found = subprocess.run(
        command, cwd=foreign, env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert Path(found) == foreign / "packages/traitdunion/theme"


def test_pelicans_own_command_stops_at_an_error_and_leaves_the_tree_alone(foreign: Path) -> None:
    broken = foreign / "content/articles/dos/index.es.md"
    before = {file: (foreign / "output" / file).read_bytes() for file in html.files(foreign / "output")}
    sites.write_files(foreign / "content", {"articles/dos/index.es.md": sites.original("Dos", body="[x](story:nada)")})
    try:
        command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py"]
        environment = apart.environment() | {"PYTHONPATH": str(foreign / "packages")}
        done = subprocess.run(command, cwd=foreign, env=environment, capture_output=True, text=True, check=False)
    finally:
        broken.unlink()
        broken.parent.rmdir()
    assert done.returncode != 0
    assert "nada" in done.stdout + done.stderr
    assert {file: (foreign / "output" / file).read_bytes() for file in html.files(foreign / "output")} == before
    assert not list(foreign.glob(".traitdunion-*"))
