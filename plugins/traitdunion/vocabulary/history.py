"""History: the versions of a text that are on record, whoever keeps the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from traitdunion.vocabulary.segment import Matter
from traitdunion.vocabulary.translation import Ignorance


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one commit left it.

    `path` is where it lay then, from the repository's root; `blob` and `commit` are git's ids; `date` is the committer's, in
    UTC; `order` counts the commits from the newest, and no commit has a smaller one than those made from it. `main` says that
    the commit is on the line of first parents, which is what was published; `merge` that it joins two lines; `beginning` that
    the record may be cut off before it, so that the file may be older.
    """

    path: str
    blob: str
    commit: str
    date: datetime
    order: int = 0
    main: bool = True
    merge: bool = False
    beginning: bool = False


class Past(Protocol):
    """The record of the content folder's texts. Paths are relative to that folder; whatever is asked for is looked up then.

    A matter is None where the version was no text that can be read, or is not on record.
    """

    @property
    def ignorance(self) -> Ignorance | None:
        """Why not everything is on record: `NO_HISTORY`, `SHALLOW`, or None where nothing is missing."""

    @property
    def empty(self) -> bool:
        """Whether no version of any text is on record, so that what is not there is not known to be new."""

    def versions(self, path: str) -> Sequence[Version]:
        """Return the versions of a text, the newest first, through renames."""

    def relatives(self, path: str) -> Iterable[Version]:
        """Yield further versions that may have been this text: other places, copies; the nearest first."""

    def elsewhere(self, path: str) -> Iterable[Version]:
        """Yield versions on other branches that may have been this text: not to be put in one order with the others."""

    def saying(self, version: str, path: str) -> Version | None:
        """Return a version, of any text in the language of the one at `path`, that says what `version` names."""

    def matter(self, version: Version) -> Matter | None:
        """Return what a version said."""

    def beside(self, version: Version, path: str) -> Matter | None:
        """Return what the text now at `path` said in the commit of `version`."""
