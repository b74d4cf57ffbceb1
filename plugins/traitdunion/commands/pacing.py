"""Pacing: when a served magazine is built again: at once, or after a pause in the writing where the page is shown already."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

from traitdunion.commands.watching import Change

PATIENCE = 10.0
"""Seconds after which everything else follows a page that was shown, however much is being written."""


class Orders:
    """What changed and is still to be built. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._changes: set[Change] = set()
        self._due = self._latest = math.inf
        self._added = threading.Condition()
        self._closed = False

    def add(self, changed: Change, pause: float = 0.0) -> None:
        """Ask for a build: once nothing was added for `pause` seconds, or when an earlier change cannot wait any longer."""
        with self._added:
            now = self._clock()
            self._latest = min(self._latest, now + (PATIENCE if pause else 0))
            self._due = min(self._latest, now + pause)
            self._changes.add(changed)
            self._added.notify_all()

    @property
    def wait(self) -> float:
        """Seconds until the next build is due: infinite where nothing changed."""
        return max(0.0, self._due - self._clock())

    @property
    def waiting(self) -> Change:
        """The files that changed and are not built yet."""
        with self._added:
            return frozenset().union(*self._changes)

    def close(self) -> None:
        """Hand out no more orders, and let whoever waits for one go."""
        with self._added:
            self._closed = True
            self._added.notify_all()

    def next(self) -> Change:
        """Wait until a build is due, and return the files that changed; none once closed."""
        with self._added:
            while (wait := self.wait) and not self._closed:
                self._added.wait(None if wait == math.inf else wait)
            if self._closed:
                return frozenset()
            changed: Change = frozenset().union(*self._changes)
            self._changes.clear()
            self._due = self._latest = math.inf
            return changed
