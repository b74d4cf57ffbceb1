"""Fingerprints: equal settings have equal ones, on any day; whatever could change a page changes them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from traitdunion.edges import fingerprints
from traitdunion.edges.fingerprints import canonical, code_of, digest_of, folder_digest


class Motto:
    """An object of a site's own, such as stands among JINJA_GLOBALS."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.itself = self


def filter_with(word: str) -> Callable[[str], str]:
    return lambda text: text + word


def test_where_a_part_ends_counts() -> None:
    assert digest_of(["ab", "c"]) != digest_of(["a", "bc"]) != digest_of(["abc"])
    assert digest_of(["a"]) != digest_of([b"a"])


def test_the_order_of_sets_and_keys_does_not_count() -> None:
    assert canonical({"b": {"x", "yy", "zzz"}, "a": 1}) == canonical({"a": 1, "b": {"zzz", "yy", "x"}})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([1, 2], [2, 1]),
        ("1", 1),
        (None, "None"),
        (Path("a"), "a"),
        (date(2026, 1, 1), date(2026, 1, 2)),
        (re.compile("a"), re.compile("a", re.IGNORECASE)),
        (len, str),
        (Motto("ensemble"), Motto("juntos")),
        (filter_with("!"), filter_with("?")),
        (partial(filter_with, "!"), partial(filter_with, "?")),
        ({"a": [Motto("ensemble")]}, {"a": [Motto("juntos")]}),
    ],
)
def test_another_value_is_another_string(one: object, other: object) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize("value", [Motto("ensemble"), filter_with("!"), len, Motto, sys, [Motto("a")]])
def test_no_address_in_memory_is_told(value: object) -> None:
    assert "0x" not in canonical(value)


def test_the_same_object_made_again_is_the_same_string() -> None:
    assert canonical(Motto("ensemble")) == canonical(Motto("ensemble"))
    assert canonical(filter_with("!")) == canonical(filter_with("!"))


def test_a_folder_s_names_and_bytes_count_and_compiled_code_does_not(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    before = folder_digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("1")
    assert folder_digest(tmp_path) == before
    (tmp_path / "a").rename(tmp_path / "b")
    assert folder_digest(tmp_path) != before


def test_the_engine_is_its_code_and_its_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints.engine()
    assert fingerprints.engine() == before
    fingerprints.digest_of_engine.cache_clear()
    monkeypatch.setattr(fingerprints, "installed", lambda name: f"{name} 99")
    assert fingerprints.engine() != before
    fingerprints.digest_of_engine.cache_clear()


def test_the_site_s_own_code_is_what_it_loaded_from_its_root_and_its_plugins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, elsewhere = tmp_path / "site", tmp_path / "elsewhere"

    def load(name: str, file: Path) -> ModuleType:
        module = ModuleType(name)
        module.__file__ = str(file)
        monkeypatch.setitem(sys.modules, name, module)
        return module

    load("filters_of_the_site", root / "lib" / "filters.py")
    load("installed_library", root / ".venv" / "lib" / "site-packages" / "library.py")
    load("traitdunion.not_of_the_site", root / "plugins" / "traitdunion" / "not_of_the_site.py")
    load("other_library", elsewhere / "other.py")
    plugin = load("some_plugin", elsewhere / "some_plugin" / "__init__.py")
    load("some_plugin.part", elsewhere / "some_plugin" / "part.py")
    load("some_plugin_else", elsewhere / "some_plugin_else.py")
    assert code_of(root, [plugin]) == tuple(
        sorted(
            map(
                str,
                (
                    root / "lib" / "filters.py",
                    elsewhere / "some_plugin" / "__init__.py",
                    elsewhere / "some_plugin" / "part.py",
                ),
            )
        )
    )
