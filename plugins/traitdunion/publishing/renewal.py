"""Renewal: which files of the output are made again, and which are left as an earlier build made them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from traitdunion.edges.records import Records
from traitdunion.publishing.inputs import Inputs
from traitdunion.vocabulary.page import PageEntry


class Renewal:
    """Asks, for each file, whether it is there as its inputs would make it. This one always says no: a clean build."""

    kept: Iterable[str] = ()
    sparing = False

    def has_page(self, name: str, entry: PageEntry, template: str) -> bool:  # noqa: ARG002 - what the other one needs
        """Tell whether a page is there."""
        return False

    def knows(self, entry: PageEntry, template: str) -> bool:  # noqa: ARG002
        """Tell whether a page is known to be made from nothing but what its kind declares."""
        return False

    def has_feed(self, name: str, entry: PageEntry, form: str) -> bool:  # noqa: ARG002
        """Tell whether a feed is there."""
        return False

    def has_part(self, name: str, inputs: Callable[[Inputs], str]) -> bool:  # noqa: ARG002
        """Tell whether another file is there; `inputs` makes the digest of what it is made from."""
        return False

    def forget(self, name: str) -> None:
        """Say that a file was made from more than it declares."""


class Incremental(Renewal):
    """Leaves alone what the records say is there; `sparing` lets generators do nothing where nothing is due.

    `alone` tells that no plugin of another hand may ask for more than the pages do.
    """

    sparing = True

    def __init__(self, inputs: Inputs, records: Records, *, alone: bool = False) -> None:
        self.inputs, self.records, self.alone = inputs, records, alone

    @property
    def kept(self) -> Iterable[str]:  # type: ignore[override]
        """The files that this run leaves alone."""
        return self.records.kept

    def has_page(self, name: str, entry: PageEntry, template: str) -> bool:
        """Tell whether a page is there."""
        return self.records.keep(name, self.inputs.page(entry, template))

    def knows(self, entry: PageEntry, template: str) -> bool:
        """Tell whether a page is known to be made from nothing but what its kind declares."""
        return self.alone and self.inputs.knows(entry, template)

    def has_feed(self, name: str, entry: PageEntry, form: str) -> bool:
        """Tell whether a feed is there."""
        return self.records.keep(name, self.inputs.feed(entry, form))

    def has_part(self, name: str, inputs: Callable[[Inputs], str]) -> bool:
        """Tell whether another file is there."""
        return self.records.keep(name, inputs(self.inputs))

    def forget(self, name: str) -> None:
        """Say that a file was made from more than it declares: it will be made again."""
        self.records.inputs.pop(name, None)
