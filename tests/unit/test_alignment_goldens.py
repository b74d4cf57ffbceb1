"""Alignment of real articles that drifted, against pairs that careful readers made by hand, each alone.

The articles are others' and no part of the project: they lie beside it where its tests are run in full.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.matter import matter
from support.sites import REPOSITORY
from traitdunion.rules.alignment import align

FOLDER = REPOSITORY.parent / "shared" / "real_articles" / "articles"
GOLDENS = sorted((Path(__file__).parent / "goldens" / "alignment").rglob("*.json"))

Pairs = set[tuple[int | None, int | None]]


def found(article: str, source: str, target: str) -> tuple[Pairs, Pairs]:
    """Return the pairs of lines that the alignment finds, and those that it calls sure; None is no counterpart."""
    texts = [matter((FOLDER / article / f"index.{code}.md").read_text("utf-8")) for code in (source, target)]
    everything: Pairs = set()
    sure: Pairs = set()
    for bead in align(*texts).beads:
        pairs = {(s and s.line, t and t.line) for s in bead.source or (None,) for t in bead.target or (None,)}
        everything |= pairs
        sure |= pairs if bead.sure else set()
    return everything, sure


@pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason="../shared/real_articles is not there: it lies beside the project where tests are run in full",
)
@pytest.mark.parametrize("golden", GOLDENS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_alignment_is_what_a_reader_says(golden: Path) -> None:
    said = json.loads(golden.read_text("utf-8"))
    right: Pairs = {(source, target) for source, target in said["pairs"]}
    everything, sure = found(said["article"], said["source"], said["target"])
    assert not sure - right
    assert len(everything & right) >= 0.97 * len(right)
