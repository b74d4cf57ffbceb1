"""A proof, the page that is shown before the build that makes everything else, is the page that this build makes."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from support.edits import EDITS, Desk, body, write_magazine
from traitdunion.commands.building import Options, Result, build
from traitdunion.edges import placing

SEQUENCES = int(os.environ.get("TRAITDUNION_SEQUENCES", "4"))
STEPS = 12
LEFT_OUT = {"tampered_output", "time_passes", "killed_build"}  # no edits of a text
BREAKING = {
    "rename_story",
    "delete_story",
    "slug",
}  # what may leave links that lead nowhere, so that nothing is built any more
KINDS = (*(one for one in EDITS if one.__name__ not in LEFT_OUT | BREAKING), *[body] * len(EDITS))


def built(desk: Desk) -> Result:
    return build(Options(desk.root, as_of=desk.as_of, drafts=True))


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != placing.MANIFEST
    }


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_what_is_shown_at_once_is_what_the_next_build_makes(seed: int, tmp_path: Path) -> None:
    source = random.Random(seed)
    desk = write_magazine(tmp_path / "site", source)
    output, result = desk.root / "output", built(desk)
    done: list[str] = []
    for _ in range(STEPS):
        while desk.undo:
            desk.undo.pop()()
            result = built(desk)
        texts = {path: path.read_bytes() for path in desk.texts()}
        edit = source.choice(KINDS)
        edit(desk)
        done.append(edit.__name__)
        changed = [path for path in desk.texts() if path.read_bytes() != texts.get(path)]
        known = None if result.failed or result.run is None else result.run.proofs
        before, proofs = state(output), [path for path in changed if known is not None and known.show(path) is not None]
        after = state(output)
        assert before.keys() == after.keys()
        different = {name for name in after if before[name] != after[name]}
        assert len(different) <= len(proofs), done
        result = built(desk)
        final = state(output)
        assert {name for name in different if final.get(name) != after[name]} == set(), done


def test_of_a_text_that_waits_for_more_than_its_own_page_nothing_is_shown(tmp_path: Path) -> None:
    desk = write_magazine(tmp_path / "site", random.Random(1))
    desk = replace(desk, as_of="2026-06-30T12:00:00+02:00")
    result = built(desk)
    assert result.run is not None
    assert result.run.proofs is not None
    path = desk.content / "articles/pari/index.fr.md"
    before, good = state(desk.root / "output"), path.read_text(encoding="utf-8")
    for old, new in (
        ("title: ", "title: Autrement "),
        ("story:", "story:nulle-part-"),
        ("{#part}", "{#ailleurs}"),
        ("march.png", "absent.png"),
        ("Fin.", "<!-- never closed"),
        ("---\n\n", "---\n\n<!-- translate: Fin. -->\n\n"),
        ("title:", "status: draft\ntitle:"),
    ):
        assert old in good, old
        path.write_text(good.replace(old, new, 1), encoding="utf-8")
        assert result.run.proofs.show(path) is None, new
        assert state(desk.root / "output") == before, new
    path.unlink()
    assert result.run.proofs.show(path) is None
    assert result.run.proofs.show(desk.root / "pelicanconf.py") is None
    path.write_text(good.replace("Fin.", "Fin, enfin."), encoding="utf-8")
    assert result.run.proofs.show(path) is True
    assert result.run.proofs.show(path) is False  # saved again, and nothing changed
    after = state(desk.root / "output")
    assert [name for name in after if after[name] != before[name]] == ["fr/titre-pari/index.html"]
    assert b"Fin, enfin." in after["fr/titre-pari/index.html"]
