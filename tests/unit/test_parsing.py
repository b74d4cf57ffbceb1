"""Parsing: once for each content, whoever does the work, and whatever the store has lost."""

from __future__ import annotations

import multiprocessing
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from support import sites
from traitdunion.edges.ledger import Ledger
from traitdunion.edges.library import TextFile, read_library
from traitdunion.edges.parsing import BATCH, FEWEST, Parsed, Parser, Workers
from traitdunion.edges.store import FILE, Store
from traitdunion.vocabulary.language import Language
from traitdunion.vocabulary.problem import ProblemsFound
from traitdunion.vocabulary.reading import ReadingOptions

OPTIONS = ReadingOptions((Language("fr"), Language("en"), Language("es")))
NONE = Workers("none")


def texts(folder: Path) -> tuple[TextFile, ...]:
    return read_library(folder, Ledger())[0].texts


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a folder of texts enough for workers, one of which cannot be read."""
    files: dict[str, str | bytes] = {
        f"articles/s{number:02}/index.fr.md": sites.original(f"Titre {number}", body=f"Texte {number}.")
        for number in range(FEWEST + BATCH)
    }
    sites.write_files(tmp_path / "content", {**files, "articles/wrong/index.fr.md": b"\xff\xfe\xff"})
    return tmp_path / "content"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store(tmp_path / "cache")
    yield found
    found.close()


def parse(store: Store, content: Path, workers: Workers = NONE, **changes: object) -> tuple[Parser, dict[str, Parsed]]:
    parser = Parser(store, replace(OPTIONS, **changes), "engine", "content", workers)  # type: ignore[arg-type]
    return parser, {text.path: parsed for text, parsed in parser.parse(texts(content))}


def bodies(parser: Parser, content: Path) -> list[str]:
    return [parser.html(text) for text in texts(content) if "wrong" not in text.path]


def test_every_text_is_converted_once(content: Path, store: Store) -> None:
    first, found = parse(store, content)
    assert first.conversions == len(found) - 1
    second, again = parse(store, content)
    assert second.conversions == 0
    assert again == found
    assert bodies(first, content) == bodies(second, content)
    assert second.conversions == 0


def test_a_text_that_cannot_be_read_says_so_each_time(content: Path, store: Store) -> None:
    for _ in range(2):
        parsed = parse(store, content)[1]["articles/wrong/index.fr.md"]
        assert parsed.manuscript is None
        assert parsed.problems


def test_a_changed_text_alone_is_converted(content: Path, store: Store) -> None:
    parse(store, content)
    sites.write_files(content, {"articles/s03/index.fr.md": sites.original("Titre 3", body="Autre.")})
    parser, _ = parse(store, content)
    assert parser.conversions == 1
    assert "<p>Autre.</p>" in bodies(parser, content)[3]


def test_a_text_that_is_renamed_is_another_text(content: Path, store: Store) -> None:
    parse(store, content)
    (content / "articles/s03").rename(content / "articles/s99")
    parser, found = parse(store, content)
    assert parser.conversions == 1
    assert "articles/s03/index.fr.md" not in store.room(parser.room)
    assert found["articles/s99/index.fr.md"].manuscript is not None


@pytest.mark.parametrize("change", [{"extra_keys": frozenset({"series"})}, {"languages": (Language("fr"),)}])
def test_what_decides_how_texts_are_read_makes_them_be_read_again(
    content: Path, store: Store, change: dict[str, object]
) -> None:
    parse(store, content)
    parser, found = parse(store, content, **change)
    assert parser.conversions == len(found) - 1


def test_another_engine_reads_again(content: Path, store: Store) -> None:
    parse(store, content)
    parser = Parser(store, OPTIONS, "another engine", "content", NONE)
    assert len(list(parser.parse(texts(content)))) == parser.conversions + 1


def test_the_order_of_a_set_changes_nothing(store: Store) -> None:
    one, other = (
        Parser(store, replace(OPTIONS, extra_keys=frozenset(keys)), "engine").reading for keys in ("abcdef", "fedcba")
    )
    assert one == other


def test_a_body_that_the_store_has_lost_is_read_again(content: Path, store: Store) -> None:
    parser, _ = parse(store, content)
    expected = bodies(parser, content)
    matters = [parser.matter(text) for text in texts(content) if "wrong" not in text.path]
    assert store.connection is not None
    store.connection.execute("DELETE FROM bodies")
    again, _ = parse(store, content)
    assert bodies(again, content) == expected
    assert [again.matter(text) for text in texts(content) if "wrong" not in text.path] == matters
    assert again.conversions == len(expected)


def test_values_of_another_form_are_read_again(content: Path, store: Store) -> None:
    parser, found = parse(store, content)
    store.change(parser.room, dict.fromkeys(found, b"\x92\xa1x\xc0"))
    again, same = parse(store, content)
    assert (again.conversions, same) == (parser.conversions, found)


def test_a_cache_copied_to_another_place_is_used(content: Path, store: Store, tmp_path: Path) -> None:
    _, found = parse(store, content)
    store.close()
    shutil.copytree(content, tmp_path / "ci" / "content")
    shutil.copytree(tmp_path / "cache", tmp_path / "ci" / "cache")
    shutil.rmtree(content)
    other = Store(tmp_path / "ci" / "cache")
    parser, again = parse(other, tmp_path / "ci" / "content")
    other.close()
    assert (parser.conversions, again) == (0, found)


def test_a_damaged_cache_changes_nothing(content: Path, store: Store, tmp_path: Path) -> None:
    parser, found = parse(store, content)
    expected = bodies(parser, content)
    store.close()
    connection = sqlite3.connect(tmp_path / "cache" / FILE)
    with connection:
        connection.execute(
            "UPDATE kept SET value = zeroblob(40) WHERE rowid IS NULL OR key LIKE '%s1%'".replace(
                "rowid IS NULL OR ", ""
            )
        )
        connection.execute("UPDATE bodies SET value = 'noise' WHERE key LIKE 'a%'")
    connection.close()
    other = Store(tmp_path / "cache")
    again, same = parse(other, content)
    assert (same, bodies(again, content)) == (found, expected)
    other.close()


@pytest.mark.parametrize("threads", [False, True], ids=["one thread", "other threads, spawned"])
def test_worker_processes_read_the_same_and_end(content: Path, store: Store, threads: bool) -> None:
    alone, expected = parse(Store(None), content)
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    if threads:
        thread.start()
    try:
        parser, found = parse(store, content, Workers("processes", 2))
    finally:
        stop.set()
        if threads:
            thread.join()
    assert found == expected
    assert bodies(parser, content) == bodies(alone, content)
    assert parser.conversions == alone.conversions
    assert not multiprocessing.active_children()


def test_few_texts_start_no_worker(content: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    parse(store, content)
    sites.write_files(content, {"articles/s03/index.fr.md": sites.original("Titre 3", body="Autre.")})
    monkeypatch.setattr("traitdunion.edges.parsing.ProcessPoolExecutor", None)
    assert parse(store, content, Workers("processes", 2))[0].conversions == 1


def test_a_cluster_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Install the extra “cluster”: distributed.")
    monkeypatch.setattr("traitdunion.edges.parsing.LONGEST_WAIT", 0.2)
    with pytest.raises(ProblemsFound) as found, Workers("tcp://127.0.0.1:1").pool(2):
        pass
    assert [problem.fault.code for problem in found.value.problems] == ["TU528"]


def test_a_cluster_without_its_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(ProblemsFound) as found, Workers("tcp://127.0.0.1:1").pool(2):
        pass
    assert [problem.fault.code for problem in found.value.problems] == ["TU528"]
