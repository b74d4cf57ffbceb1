"""The history of the content folder's texts, as rules ask for it: nothing is looked up before it is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Self

from traitdunion.edges.history.lineage import Lineage
from traitdunion.edges.history.log import read_log
from traitdunion.edges.history.repository import NoRepository, Objects, Repository, find_repository
from traitdunion.rules.pairing import FOLDERS
from traitdunion.vocabulary.history import Version
from traitdunion.vocabulary.segment import Matter
from traitdunion.vocabulary.translation import Ignorance

Reader = Callable[[bytes, str], Matter | None]
"""What makes a matter of a text's bytes and its path; None where they are no text that can be read."""

_LONG = 24  # bytes: what is shorter may stand in any text
_COMMON = 8  # places: what stands in more is a habit of the house, such as a line of headers
_OTHER_BRANCHES = ("--branches", "--tags", "--remotes", "--not", "HEAD")


class History:
    """What git knows of a folder of texts. It is a `Past`, and closes its process at the end of a `with`."""

    def __init__(self, content: Path, read: Reader, matters: MutableMapping[str, Matter | None]) -> None:
        self._content = content
        self._read = read
        self._matters = matters
        self._incomplete = False
        self._long: dict[str, Mapping[bytes, Sequence[Version]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End what was begun; what is asked later begins it again."""
        if "_objects" in self.__dict__:
            self._objects.close()

    @property
    def ignorance(self) -> Ignorance | None:
        """Why not everything is on record: `NO_HISTORY`, `SHALLOW` (also where files were left out of the clone), or None."""
        if self._repository is None:
            return Ignorance.NO_HISTORY
        if self._repository.partial:
            return Ignorance.SHALLOW
        if not self._records_texts:
            return Ignorance.NO_HISTORY
        return Ignorance.SHALLOW if self._repository.shallow or self._incomplete else None

    @property
    def empty(self) -> bool:
        """Whether no version of any text is on record: there is none, or git's log cannot be read."""
        return not self._records_texts

    def versions(self, path: str) -> Sequence[Version]:
        """Return the committed versions of a text, the newest first, through renames."""
        return self._lineage.versions(self._prefix + path)

    def relatives(self, path: str) -> Iterator[Version]:
        """Yield further versions that may have been this text: of its story and language, then of copies."""
        yield from self._lineage.relatives(self._prefix + path, self.versions(path))

    def elsewhere(self, path: str) -> Iterator[Version]:
        """Yield versions on other branches that may have been this text. Their order tells nothing of those on this one."""
        yield from self._elsewhere.relatives(self._prefix + path, self.versions(path))

    def saying(self, version: str, path: str) -> Version | None:
        """Return the newest version, of any text in the language of the one at `path`, that says what `version` names.

        Only those are looked at that have a line in common with the text as it is: reading all would take seconds.
        """
        try:
            present = _long_lines((self._content / path).read_bytes())
        except OSError:  # it has just gone
            return None
        lines = self._lines(PurePosixPath(path).name)
        alike = {one for line in present for one in lines.get(line, ())}
        for one in sorted(alike, key=lambda one: one.order):
            matter = self.matter(one)
            if matter is not None and matter.version == version:
                return one
        return None

    def matter(self, version: Version) -> Matter | None:
        """Return what a version said."""
        if version.blob not in self._matters:
            found = self._objects.read(version.blob)
            if found is None:  # not kept: the clone may have it next time
                self._incomplete = True
                return None
            self._matters[version.blob] = self._read(found[1], version.path)
        return self._matters[version.blob]

    def data(self, version: Version) -> bytes | None:
        """Return the bytes of a version; None where they are not on record."""
        found = self._objects.read(version.blob)
        return None if found is None else found[1]

    def beside(self, version: Version, path: str) -> Matter | None:
        """Return what the text now at `path` said in the commit of `version`."""
        # On one line of commits it is the newest version before; where lines join, the commit may have had an older one,
        # or had it by an older name. What lay there and went elsewhere, before it came back, comes last.
        for candidates in (self.versions(path), self.relatives(path)):
            names: dict[str, Version] = {}
            for one in candidates:
                if one.order >= version.order:
                    names.setdefault(one.path, one)
            for name, one in names.items():
                found = self._objects.read(f"{version.commit}:{name}")
                if found is not None:
                    return self.matter(replace(one, blob=found[0]))
        # A move of both that is not committed yet, or a copy of both: what it was made from lay beside what it was then.
        former = PurePosixPath(version.path).with_name(PurePosixPath(path).name)
        found = self._objects.read(f"{version.commit}:{former}")
        return None if found is None else self.matter(replace(version, path=str(former), blob=found[0]))

    def _lines(self, name: str) -> Mapping[bytes, Sequence[Version]]:
        """Return the versions of all files of a name by the lines that tell them from others; of the same bytes, the newest."""
        if name not in self._long:
            found: dict[bytes, list[Version]] = defaultdict(list)
            newest = {one.blob: one for one in reversed([*self._lineage.called(name)])}
            for one in newest.values():
                for line in _long_lines(self.data(one) or b""):
                    found[line].append(one)
            self._long[name] = {
                line: versions for line, versions in found.items() if len({one.path for one in versions}) <= _COMMON
            }
        return self._long[name]

    @cached_property
    def _repository(self) -> Repository | None:
        try:
            return find_repository(self._content)
        except NoRepository:
            return None

    @property
    def _prefix(self) -> str:
        return self._repository.prefix if self._repository else ""

    @cached_property
    def _lineage(self) -> Lineage:
        return self._log("HEAD")

    @cached_property
    def _records_texts(self) -> bool:
        return self._lineage.knows([f"{self._prefix}{folder}/" for folder in FOLDERS])

    @cached_property
    def _elsewhere(self) -> Lineage:
        return self._log(*_OTHER_BRANCHES)

    def _log(self, *commits: str) -> Lineage:
        if self._repository is None:
            return Lineage(())
        try:
            return Lineage(read_log(self._repository.log(*commits)), shallow=self._repository.shallow)
        except NoRepository:  # old files were left out of the clone, or nothing was committed yet, or it is broken
            try:
                output = self._repository.log(*commits, moved_as_they_were=True)
            except NoRepository:
                return Lineage(())
            self._incomplete = True
        return Lineage(read_log(output), shallow=self._repository.shallow, retouched=False)

    @cached_property
    def _objects(self) -> Objects:
        return Objects(self._content)


def read_history(content: Path, read: Reader, matters: MutableMapping[str, Matter | None] | None = None) -> History:
    """Return the history of a folder of texts. git need not be installed, nor the folder lie in a repository.

    `matters` are those already known, by the id of the file's bytes (`blob_id`): what is read is added. With the present
    texts in it, and kept from one run to the next, hardly anything has to be read.
    """
    return History(content, read, {} if matters is None else matters)


def _long_lines(data: bytes) -> set[bytes]:
    """Return the lines of a file that are long enough to know it by."""
    return {line for one in data.splitlines() if len(line := one.strip()) >= _LONG}
