"""Faults of pelicanconf.py, of the folders that it names, and of the output folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support import sites
from support.faulty import MIDDLE, agree, magazine, middle, snapshot, told

LINE = 16  # of what a test adds to the settings


@pytest.mark.parametrize(
    ("setting", "start", "part"),
    [
        ('SITEUR = "https://example.org"', "TU501", "Did you mean “SITEURL”?"),
        ("EDITION = {}", "TU501", "Did you mean “EDITIONS”?"),
        ('TRAITDUNION_PICTUR = "x"', "TU501", "Did you mean “TRAITDUNION_PICTURE”?"),
        ("TRAITDUNION_ZEBRE = 1", "TU502", "docs/settings.md"),
        ("TRAITDUNION_PICTURE = 3", "TU503", 'TRAITDUNION_PICTURE = "'),
        ('TRAITDUNION_LICENSE = "libre"', "TU503", 'TRAITDUNION_LICENSE = "CC-BY-SA-4.0"'),
        ('TRAITDUNION_CORRECTIONS = "https://x/{zebre}"', "TU503", "{path}"),
        ('TRAITDUNION_PUBLISHER = "x"', "TU503", "TRAITDUNION_PUBLISHER = {"),
        ('EXTRA_KEYS = "series"', "TU503", 'EXTRA_KEYS = ["series"]'),
        ('DEFAULT_PAGINATION = "x"', "TU503", "DEFAULT_PAGINATION = 12"),
        ("DEFAULT_PAGINATION = -1", "TU503", "DEFAULT_PAGINATION = 12"),
        ('FEED_MAX_ITEMS = "x"', "TU503", "FEED_MAX_ITEMS = 20"),
        ('TRAITDUNION_EXECUTOR = "proceses"', "TU503", 'TRAITDUNION_EXECUTOR = "processes"'),
        ("TRAITDUNION_WORKERS = -2", "TU503", "TRAITDUNION_WORKERS = 2"),
        ('SITEURL = "example.org"', "TU511", 'SITEURL = "https://example.org"'),
        ('SITEURL = "https://[x"', "TU511", 'SITEURL = "https://example.org"'),
        ('TIMEZONE = "Paris"', "TU512", 'TIMEZONE = "Europe/Paris"'),
        ('PLUGINS = ["traitdunion", "zebre"]', "TU513", "correct its name in PLUGINS"),
        ("EDITIONS = {}", "TU504", 'EDITIONS = {"fr": {"name": "Trait d’union"}}'),
        ('EDITIONS["fr"] = {"name": 3}', "TU524", "Trait d’union"),
        ('PATH = "rien"', "TU521", "--content DIR"),
        ('THEME = "rien"', "TU526", 'THEME = "theme"'),
        ("X = (", "TU518", "never closed"),
        ("X = 1 / 0", "TU518", "division by zero"),
        ("import zebre", "TU518", "zebre"),
    ],
)
def test_a_fault_of_the_settings_is_told_at_its_line(tmp_path: Path, setting: str, start: str, part: str) -> None:
    result = sites.build_site(tmp_path, sites.trilingual(), settings=f"\n{setting}\n")
    assert result.failed
    line = 9 if setting.startswith("EDITIONS[") else LINE
    agree(told(result), [(f"pelicanconf.py:{line}: error {start}", part)])
    assert not (tmp_path / "output").exists()


def test_without_our_plugin_nothing_is_published(tmp_path: Path) -> None:
    root = sites.write_site(tmp_path, sites.trilingual(), settings="\nPLUGINS = []\n")
    code = f"from traitdunion.commands.building import Options, build; from pathlib import Path; r = build(Options(Path({str(root)!r}))); r.report.show(r.problems, ['error'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert f"pelicanconf.py:{LINE}: error TU513" in done.stderr
    assert done.stderr.strip().endswith('PLUGINS = ["traitdunion"]')
    assert not (root / "output").exists()


def test_a_content_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = sites.build_site(tmp_path, sites.trilingual(), content="nulle-part")
    agree(told(result), [("pelicanconf.py:2: error TU521", "--content DIR")])


def test_settings_that_are_not_there_are_told(tmp_path: Path) -> None:
    result = sites.build(sites.Options(tmp_path))
    agree(told(result), [("pelicanconf.py:1: error TU518", "there is no such file")])


@pytest.mark.parametrize("name", ["notes.txt", "fr/index.html"])
def test_somebody_else_s_files_are_never_touched(tmp_path: Path, name: str) -> None:
    sites.write_files(tmp_path / "output", {name: "à moi"})
    before = snapshot(tmp_path / "output")
    result = sites.build_site(tmp_path, sites.trilingual(), clean=True)
    agree(told(result), [("output:1: error TU522", "--output")])
    assert snapshot(tmp_path / "output") == before


def test_a_file_in_the_place_of_the_output_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("à moi")
    agree(told(sites.build_site(tmp_path, sites.trilingual())), [("output:1: error TU522", "--output")])
    assert (tmp_path / "output").read_text() == "à moi"


@pytest.mark.parametrize("clean", [False, True])
def test_an_error_leaves_a_good_earlier_build_byte_for_byte(tmp_path: Path, clean: bool) -> None:
    assert not sites.build_site(tmp_path, sites.trilingual()).failed
    before = snapshot(tmp_path / "output")
    result = sites.build_site(tmp_path, magazine(middle(("date: 2024-05-07\n", ""))), clean=clean)
    assert result.failed
    assert snapshot(tmp_path / "output") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".traitdunion")] == []


def test_a_clean_build_takes_away_only_what_builds_made(tmp_path: Path) -> None:
    assert not sites.build_site(tmp_path, sites.trilingual()).failed
    (tmp_path / "output" / "CNAME").write_text("example.org")
    (tmp_path / "content" / MIDDLE).unlink()
    files = magazine({MIDDLE: None})
    assert not sites.build_site(tmp_path, files, clean=True).failed
    assert (tmp_path / "output" / "CNAME").read_text() == "example.org"
    assert not (tmp_path / "output/fr/un-moyen").exists()
