"""Whatever happens to files on one line of commits, each keeps its own past."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from traitdunion.edges.history.lineage import Lineage
from traitdunion.edges.history.log import Change, Commit

PLACES = [f"content/articles/{key}/index.fr.md" for key in "abcd"]
DEEDS = st.tuples(st.sampled_from(["edit", "move", "delete", "swap"]), st.sampled_from(PLACES), st.sampled_from(PLACES))
BEGIN = datetime(2026, 4, 1, tzinfo=UTC)


class Desk:
    """Files that a person works on: what each is made of, and everything that it was."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}
        self.pasts: dict[str, list[str]] = {}
        self.written = 0

    def do(self, deed: str, one: str, other: str) -> tuple[Change, ...]:
        """Do something, where it can be done, and return the changes as git would tell them."""
        if deed == "edit":
            before = self.files.get(one, "")
            self.written += 1
            self.keep(one, f"blob{self.written}")
            return (Change(one, self.files[one], one, before),)
        if one not in self.files or one == other:
            return ()
        if deed == "delete":
            return (Change(one, "", one, self.files.pop(one)),)  # restored, it goes on where it ended
        if deed == "move" and other not in self.files:
            blob = self.files.pop(one)
            self.pasts[other] = self.pasts.pop(one)
            self.keep(other, blob)
            return (Change(other, blob, one, blob),)
        if deed == "swap" and other in self.files:
            mine, theirs = self.files[one], self.files[other]
            self.pasts[one], self.pasts[other] = self.pasts[other], self.pasts[one]
            self.keep(one, theirs)
            self.keep(other, mine)
            return (Change(one, theirs, one, mine), Change(other, mine, other, theirs))
        return ()

    def keep(self, path: str, blob: str) -> None:
        self.files[path] = blob
        self.pasts.setdefault(path, []).insert(0, blob)


@given(st.lists(DEEDS, max_size=30))
def test_each_file_keeps_its_own_past_through_moves_and_swaps(deeds: list[tuple[str, str, str]]) -> None:
    desk = Desk()
    log = [
        Commit(str(number), (str(number - 1),) if number else (), BEGIN, desk.do(*deed))
        for number, deed in enumerate(deeds)
    ]
    lineage = Lineage(reversed(log))
    for path in desk.files:
        versions = lineage.versions(path)
        assert [version.blob for version in versions] == desk.pasts[path]
        assert all(version.main and not version.merge for version in versions)
        assert [version.order for version in versions] == sorted(version.order for version in versions)


@given(st.lists(DEEDS, max_size=12), st.lists(DEEDS, max_size=6))
def test_a_side_branch_without_moves_loses_no_version(
    main: list[tuple[str, str, str]], side: list[tuple[str, str, str]]
) -> None:
    desk = Desk()
    base = [Commit(f"b{n}", (f"b{n - 1}",) if n else (), BEGIN, desk.do(*deed)) for n, deed in enumerate(main)]
    branch = [("edit", one, other) for _, one, other in side]
    tip = base[-1].id if base else ""
    edits = [
        Commit(f"s{n}", (f"s{n - 1}" if n else tip,) if n or tip else (), BEGIN, desk.do(*deed))
        for n, deed in enumerate(branch)
    ]
    changes = {change.path: change for edit in edits for change in edit.changes}
    merge = Commit("m", tuple(filter(None, (tip, edits[-1].id if edits else ""))), BEGIN, tuple(changes.values()))
    lineage = Lineage([merge, *reversed(edits), *reversed(base)])
    for path in desk.files:
        assert {version.blob for version in lineage.versions(path)} == set(desk.pasts[path])
