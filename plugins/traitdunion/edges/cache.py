"""The cache: the store and the ledger of one content folder, opened together for one build."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from traitdunion.edges.fingerprints import engine
from traitdunion.edges.ledger import Ledger
from traitdunion.edges.store import Store


@dataclass
class Cache:
    """What a build may look up instead of working it out.

    `place` names the content folder in the store, the same on every machine; `engine` is the digest of the code that reads.
    """

    store: Store = field(default_factory=lambda: Store(None))
    ledger: Ledger = field(default_factory=Ledger)
    place: str = "content"
    engine: str = ""


def open_cache(folder: Path | None, content: Path, root: Path) -> Cache:
    """Return the cache of a content folder; `folder` None keeps nothing from one build to the next."""
    store = Store(folder)
    place = content.resolve()
    name = place.relative_to(root).as_posix() if place.is_relative_to(root) else place.as_posix()
    return Cache(store, Ledger(store, f"files {name}"), name, engine())
