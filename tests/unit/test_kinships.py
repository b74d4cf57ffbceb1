"""Kinships and bytecode: what was worked out once is looked up, as long as nothing it was made from has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from support import sites
from traitdunion.commands.building import Options, build
from traitdunion.edges.measuring import Measures
from traitdunion.edges.store import Store
from traitdunion.publishing import kinships
from traitdunion.publishing.bytecode import KeptBytecode


def test_related_articles_are_found_again_only_where_a_header_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []
    related = kinships.related

    def counted(view: kinships.View) -> object:
        searched.append(view.edition.language)
        return related(view)

    monkeypatch.setattr(kinships, "related", counted)
    root = sites.write_site(tmp_path, sites.trilingual())
    text = root / "content/articles/moyen/index.fr.md"
    first = build(Options(root, as_of=sites.AS_OF))
    assert not first.failed
    assert searched == ["fr", "en", "es"]
    text.write_text(text.read_text(encoding="utf-8") + "\nEncore.\n", encoding="utf-8")
    assert not build(Options(root, as_of=sites.AS_OF)).failed
    assert searched == ["fr", "en", "es"]
    text.write_text(text.read_text(encoding="utf-8").replace("tags: []", "tags: [eau]"), encoding="utf-8")
    assert not build(Options(root, as_of=sites.AS_OF)).failed
    assert "fr" in searched[3:]


def environment(kept: KeptBytecode, word: str = "!") -> Environment:
    found = Environment(loader=DictLoader({"a": "{{ 'x'|shout }}"}), bytecode_cache=kept, autoescape=True)
    found.filters["shout"] = lambda text: text + word
    return found


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    assert environment(KeptBytecode(store, "code")).get_template("a").render() == "x!"
    monkeypatch.setattr(Environment, "compile", None)
    assert environment(KeptBytecode(store, "code")).get_template("a").render() == "x!"
    store.close()


def test_what_filters_did_when_a_template_was_compiled_is_not_taken_for_what_they_do(tmp_path: Path) -> None:
    store = Store(tmp_path)
    environment(KeptBytecode(store, "code")).get_template("a")
    assert environment(KeptBytecode(store, "other code"), "?").get_template("a").render() == "x?"
    store.close()


@pytest.mark.parametrize("value", [b"", b"code\n", b"code\nnoise", b"noise"])
def test_bytecode_that_cannot_be_read_is_compiled_again(tmp_path: Path, value: bytes) -> None:
    store = Store(tmp_path)
    environment(KeptBytecode(store, "code")).get_template("a")
    (key,) = store.room("bytecode")
    store.change("bytecode", {key: value})
    assert environment(KeptBytecode(store, "code")).get_template("a").render() == "x!"
    store.close()


def test_a_picture_is_measured_once_for_its_bytes_and_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(sites.png(7, 5))
    store = Store(tmp_path / "cache")
    first = Measures(store, "engine", "content")
    assert first.measure(path, "a.png", "digest") == ((7, 5), ())
    first.save()
    monkeypatch.setattr("traitdunion.edges.pictures.measure", lambda _path, _name: ((1, 1), []))
    second = Measures(store, "engine", "content")
    assert second.measure(path, "a.png", "digest") == ((7, 5), ())
    assert second.measure(path, "b.png", "digest")[0] == (1, 1)
    assert second.measure(path, "a.png", "other")[0] == (1, 1)
    assert second.measure(path, "c.png", "")[0] == (1, 1)
    second.save()
    third = Measures(store, "another engine", "content")
    assert third.measure(path, "a.png", "digest")[0] == (1, 1)
    third.save()
    assert len(store.room("pictures content")) == 1  # those that nobody shows any more are forgotten
    store.close()
