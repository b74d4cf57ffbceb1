"""Lineages: the versions of each file through renames and merges, from the commits of a log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath

from traitdunion.edges.history.log import Change, Commit
from traitdunion.vocabulary.history import Version

Names = Mapping[str, tuple[str, ...]]
"""The present paths of the files whose path was another in some commit, by that path; all others are as they were."""


class Lineage:
    """The versions of the files of a history. `shallow` says that it is cut off at the commits without parents.

    `retouched` says that files which moved and changed at once were found; where they were not, what is new may be older.
    """

    def __init__(self, commits: Iterable[Commit], *, shallow: bool = False, retouched: bool = True) -> None:
        self._versions: dict[str, list[Version]] = defaultdict(list)
        self._everything: list[Version] = []
        self._follow(commits, shallow, retouched)

    def knows(self, folders: Iterable[str]) -> bool:
        """Tell whether there is a version of any file that is, or was last, in one of some folders."""
        return any(path.startswith(tuple(folders)) for path in self._versions)

    def versions(self, path: str) -> Sequence[Version]:
        """Return the versions of the file that is now at `path`, the newest first."""
        return self._versions.get(path, ())

    def relatives(self, path: str, known: Sequence[Version]) -> Iterator[Version]:
        """Yield versions that lay in a folder and under a name as a file and its known versions, then those of its copies."""
        names = dict.fromkeys((_kin(path), *(_kin(version.path) for version in known)))
        for name in names:
            yield from self._kindred.get(name, ())
        copies = (place for version in known for place in self._places.get(version.blob, ()))
        for copy in dict.fromkeys(map(_kin, copies)):
            if copy not in names:
                yield from self._kindred[copy]

    def called(self, name: str) -> Iterator[Version]:
        """Yield the versions of all files of a name, the newest first."""
        return (version for version in self._everything if version.path.rpartition("/")[2] == name)

    @cached_property
    def _kindred(self) -> Mapping[tuple[str, str], Sequence[Version]]:
        found: dict[tuple[str, str], list[Version]] = defaultdict(list)
        for version in self._everything:
            found[_kin(version.path)].append(version)
        return found

    @cached_property
    def _places(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for version in self._everything:
            found[version.blob].append(version.path)
        return found

    def _follow(self, commits: Iterable[Commit], shallow: bool, retouched: bool) -> None:
        """Walk from the newest commit to the oldest, with the names that files have in each."""
        waiting: dict[str, Names] = {}
        main: str | None = None
        for order, commit in enumerate(commits):
            main = commit.id if main is None else main
            names = waiting.pop(commit.id, {})
            first, *others = commit.parents or ("",)
            moves = _moves(commit.changes)
            lost = not retouched and any(not change.blob for change in commit.changes)
            for change in commit.changes:
                if change.blob:
                    cut_off = (shallow and not first) or (lost and change.is_new and change.path not in moves)
                    version = Version(
                        change.path, change.blob, commit.id, commit.date, order,
                        main=commit.id == main, merge=bool(others), beginning=cut_off,
                    )  # fmt: skip
                    self._everything.append(version)
                    for path in names.get(change.path, (change.path,)):
                        self._versions[path].append(version)
            if commit.id == main:
                main = first
            _hand_down(waiting, first, _names_before(moves, names))
            for parent in others:
                _hand_down(waiting, parent, names)


def _kin(path: str) -> tuple[str, str]:
    """Return the name of a file and of its folder: a story's key and language, wherever the story lay."""
    pure = PurePosixPath(path)
    return pure.parent.name, pure.name


def _moves(changes: Sequence[Change]) -> dict[str, str]:
    """Return the former path of each file that a commit moved, by its new one. Two files may have changed places."""
    moves = {change.path: change.before for change in changes if change.blob and change.before != change.path}
    rewritten = [change for change in changes if change.blob and change.blob_before and change.before == change.path]
    places = {change.blob_before: change for change in rewritten}
    for change in rewritten if len(rewritten) > 1 else ():
        other = places.get(change.blob)
        if other is not None and other.blob == change.blob_before != change.blob:
            moves[change.path] = other.path
    return moves | _with_their_folder(changes, moves)


def _with_their_folder(changes: Sequence[Change], moves: Mapping[str, str]) -> dict[str, str]:
    """Return the former path of each file that another one of its folder shows to have moved, however much was rewritten."""
    folders = {
        folder: former
        for (folder, _, name), (former, _, known) in (
            (new.rpartition("/"), old.rpartition("/")) for new, old in moves.items()
        )
        if name == known and folder != former
    }
    gone = {change.path for change in changes if not change.blob}
    found = {}
    for change in changes if folders and gone else ():
        folder, _, name = change.path.rpartition("/")
        former = f"{folders.get(folder)}/{name}"
        if change.is_new and change.path not in moves and folder in folders and former in gone:
            found[change.path] = former
    return found


def _names_before(moves: Mapping[str, str], names: Names) -> Names:
    """Return the names that hold before a commit, from those that hold in it."""
    if not moves:
        return names
    # What lies at a former path today came later: it is not what lay there before the move.
    before = {**names, **dict.fromkeys((*moves, *moves.values()), ())}
    for path, former in moves.items():
        before[former] = (*before[former], *names.get(path, (path,)))
    return before


def _hand_down(waiting: dict[str, Names], parent: str, names: Names) -> None:
    """Let a parent know the names of its files in one more of the commits that were made from it."""
    known = waiting.get(parent)
    if known is None or known is names:
        waiting[parent] = names
        return
    both = {**known, **names}
    waiting[parent] = {
        name: tuple(dict.fromkeys((*known.get(name, (name,)), *names.get(name, (name,))))) for name in both
    }
