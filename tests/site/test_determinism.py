"""Same input, same bytes: whatever the machine, the place, the time zone, the order of its directories and the day."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support import apart, html, sites

UPSIDE_DOWN = """
import os

real_list, real_scan = os.listdir, os.scandir

class Reversed:
    def __init__(self, path):
        with real_scan(path) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    def __iter__(self):
        return self.entries
    def __next__(self):
        return next(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *error):
        pass
    def close(self):
        pass

os.listdir = lambda path=".": sorted(real_list(path), reverse=True)
os.scandir = lambda path=".": Reversed(path)
"""

ANOTHER_DAY = """
import time

real = time.time
time.time = lambda: real() + 40_000_000
"""


def content() -> dict[str, str | bytes]:
    """Return a magazine with whatever has an order: terms, people, versions, pictures, stories of one moment."""
    files: dict[str, str | bytes] = {
        **sites.trilingual(),
        "articles/pari/b.png": sites.png(),
        "articles/pari/a.png": sites.png(shade=3),
    }
    files["articles/pari/index.fr.md"] = str(files["articles/pari/index.fr.md"]).replace(
        "Fin.", "![B](b.png)\n\n![A](a.png)\n\nIci.[^1]\n\n[^1]: Note."
    )
    for number in range(6):
        files[f"articles/same{number}/index.fr.md"] = sites.original(f"Éa ıİ {number}", tags="langues, eau").replace(
            "[redaction]", "[redaction, Ïan Ödel, Zoé Île]"
        )
    return files


def run(root: Path, *paths: str, **environment: str) -> dict[str, bytes]:
    """Build in a process of its own and return the tree."""
    root.mkdir(parents=True)
    sites.write_site(root, content())
    done = apart.build(root, *paths, umask=int(environment.pop("UMASK", "022"), 8), **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return {file: (root / "output" / file).read_bytes() for file in html.files(root / "output")}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return run(tmp_path_factory.mktemp("first") / "site", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")


def custom(folder: Path, text: str) -> str:
    folder.mkdir(parents=True)
    (folder / "sitecustomize.py").write_text(text)
    return str(folder)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"UMASK": "077", "USER": "somebody", "HOME": "/nonexistent"},
        {"SITE": UPSIDE_DOWN},
        {"SITE": ANOTHER_DAY},
        {"SOURCE_DATE_EPOCH": "1"},
    ],
    ids=["hash seed and time zone", "Turkish", "no UTF-8", "umask and user", "directory order", "another day", "epoch"],
)
def test_the_same_bytes(tmp_path: Path, first: dict[str, bytes], environment: dict[str, str]) -> None:
    rest = {name: value for name, value in environment.items() if name != "SITE"}
    paths = [custom(tmp_path / "custom", environment["SITE"])] if "SITE" in environment else []
    found = run(tmp_path / "another place with a – name" / "site", *paths, **rest)
    assert list(found) == list(first)
    assert [file for file in first if found[file] != first[file]] == []


def test_nothing_of_the_machine_is_in_the_tree(tmp_path: Path) -> None:
    found = run(tmp_path / "site")
    for word in (str(tmp_path), str(sites.REPOSITORY), os.uname().nodename):
        assert [file for file, data in found.items() if word.encode() in data and len(word) > 3] == []


def test_building_twice_in_one_process_gives_the_same(tmp_path: Path) -> None:
    one, two = (sites.build_site(tmp_path / name, content()).output for name in "ab")
    assert html.files(one) == html.files(two)
    assert all((one / file).read_bytes() == (two / file).read_bytes() for file in html.files(one))


def test_only_the_embargo_knows_what_day_it_is(tmp_path: Path) -> None:
    one = sites.build_site(tmp_path / "a", content(), as_of="2026-06-30T12:00:00Z").output
    two = sites.build_site(tmp_path / "b", content(), as_of="2031-01-01T00:00:00Z").output
    assert [file for file in html.files(one) if (one / file).read_bytes() != (two / file).read_bytes()] == []
