"""Any sequence of edits, built step by step, gives the bytes of a clean build."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment

from support.edits import EDITS, Desk, write_magazine
from support.sites import REPOSITORY, codes
from traitdunion.commands.building import Options, build
from traitdunion.edges import placing
from traitdunion.publishing import templates

SEQUENCES = int(os.environ.get("TRAITDUNION_SEQUENCES", "4"))
STEPS = 10


@pytest.fixture(scope="module", autouse=True)
def compiled_once() -> Iterator[None]:
    """Compile each template once in all these tests, which takes most of a clean build: what Jinja makes is its source's alone."""
    compiled: dict[tuple[object, ...], object] = {}
    compile_anew = Environment.compile

    def compile_once(self: Environment, source: str, name: str | None = None, filename: str | None = None) -> object:
        key = source, name, filename
        if key not in compiled:
            compiled[key] = compile_anew(self, source, name, filename)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compile_once)
        patch.setattr(templates, "look", cache(templates.look))
        yield


def tree(folder: Path) -> dict[str, bytes]:
    """Return the published files of a folder; the manifest tells of foreign files' neighbours only."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("foreign-") and path.name != placing.MANIFEST
    }


class Killed(BaseException):
    """What a test raises where a machine would lose its power."""


def build_and_die(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build, and die after some of the files were moved into place."""
    left = desk.source.randint(0, 6)
    move = Path.replace

    def replace(self: Path, target: Path) -> Path:
        nonlocal left
        if desk.root / "output" in Path(target).parents:
            left -= 1
            if left < 0:
                raise Killed
        return move(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        with contextlib.suppress(Killed):
            build(Options(desk.root, as_of=desk.as_of))


def clean_tree(desk: Desk, folder: Path) -> tuple[dict[str, bytes] | None, list[str]]:
    """Return what a build of a fresh copy makes, with no cache and no earlier output, and its errors."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name in ("content", "theme", "pelicanconf.py"):
        copy = shutil.copytree if (desk.root / name).is_dir() else shutil.copy2
        copy(desk.root / name, folder / name)
    settings = folder / "pelicanconf.py"
    settings.write_text(settings.read_text().replace(str(desk.root), str(folder)), encoding="utf-8")
    result = build(Options(folder, as_of=desk.as_of, clean=True))
    return (None if result.failed else tree(folder / "output")), codes(result)


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_any_sequence_of_edits_built_step_by_step_gives_the_bytes_of_a_clean_build(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = random.Random(seed)
    desk = write_magazine(tmp_path / "site", source)
    done: list[str] = []
    for _ in range(STEPS):
        while desk.undo:
            desk.undo.pop()()
        edit = source.choice(EDITS)
        edit(desk)
        done.append(edit.__name__)
        if desk.killed:
            build_and_die(desk, monkeypatch)
            desk.killed = False
        before = tree(desk.root / "output")
        result = build(Options(desk.root, as_of=desk.as_of))
        expected, errors = clean_tree(desk, tmp_path / "clean")
        assert codes(result) == errors, done
        found = tree(desk.root / "output")
        if expected is None:
            assert found == before, (done, "a refused build touched the output")
            continue
        different = sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))
        assert not different, (done, different)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a magazine that is built, to be copied."""
    desk = write_magazine(tmp_path_factory.mktemp("edited") / "site", random.Random(7))
    assert not build(Options(desk.root, as_of=desk.as_of)).failed
    return desk.root


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_every_kind_of_edit_alone_is_built_like_a_clean_build(
    edit: Callable[[Desk], None], built: Path, tmp_path: Path
) -> None:
    folder = built.with_name(
        "earlier"
    )  # records know an output folder by its path: each edit is made in the same place
    if not folder.exists():
        shutil.copytree(built, folder)
    shutil.rmtree(built)
    shutil.copytree(folder, built)
    desk = Desk(built, random.Random(7))
    edit(desk)
    before = tree(built / "output")
    build(Options(built, as_of=desk.as_of))
    expected, errors = clean_tree(desk, tmp_path / "clean")
    assert tree(built / "output") == (before if errors else expected)


TEMPLATES = sorted(path.name for path in (REPOSITORY / "theme" / "templates").iterdir())


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_mark_in_any_template_is_on_all_pages_that_show_it(name: str, built: Path, tmp_path: Path) -> None:
    folder = built.with_name("earlier")
    if not folder.exists():
        shutil.copytree(built, folder)
    shutil.rmtree(built)
    shutil.copytree(folder, built)
    path = built / "theme" / "templates" / name
    text = path.read_text(encoding="utf-8")
    words = re.sub(r"(<(?:p|h1|li|body|main|article|section|tr|entry)\b[^<>{}]*>)", r"\1<b>MARK</b>", text)
    path.write_text(f"{words}\n{{# a remark #}}\n", encoding="utf-8")
    desk = Desk(built, random.Random(7))
    build(Options(built, as_of=desk.as_of))
    expected, errors = clean_tree(desk, tmp_path / "clean")
    assert not errors
    assert tree(built / "output") == expected
