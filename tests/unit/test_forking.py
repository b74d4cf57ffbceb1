"""Work shared among copies of the process: nothing is lost, nothing is done twice, and what fails is raised.

Each test runs in a process of its own: only one without threads is copied, and other tests leave some behind.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from traitdunion.edges import forking
from traitdunion.edges.forking import FEWEST, Told, share_out
from traitdunion.edges.store import Store

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux makes copies of a process")


def apart(body: Callable[..., None], *given: object) -> None:
    """Run the body of a test in a new process, and raise here what it raises there."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        pool.submit(body, *given).result()


def counted(told: Sequence[Told]) -> list[int]:
    return sorted(int(name) for one in told for name in one.forgotten)


def every_item_once() -> None:
    items = list(range(4 * FEWEST + 3))

    def work(share: Sequence[int]) -> Told:
        return Told({f"process {os.getpid()}": len(share)}, [str(item) for item in share])

    told = share_out(items, work, 3)
    assert counted(told) == items
    assert len({process for one in told for process in one.counts}) == 3


def test_every_item_is_worked_on_once_and_by_more_than_one_process():
    apart(every_item_once)


def little_work() -> None:
    told = share_out(list(range(FEWEST)), lambda share: Told({str(os.getpid()): len(share)}), 4)
    assert [one.counts for one in told] == [{str(os.getpid()): FEWEST}]
    assert share_out([], lambda share: Told(), 4) == []  # noqa: ARG005


def test_little_work_is_done_here():
    apart(little_work)


def failing_copy() -> None:
    here = os.getpid()

    def work(share: Sequence[int]) -> Told:
        if os.getpid() != here:
            raise MemoryError
        return Told({}, [str(item) for item in share])

    assert counted(share_out(list(range(2 * FEWEST)), work, 2)) == list(range(2 * FEWEST))


def test_a_share_that_fails_in_a_copy_is_done_again_here():
    apart(failing_copy)


def raising_share() -> None:
    def work(share: Sequence[int]) -> Told:
        if FEWEST + 1 in share:
            raise LookupError("no such page")
        return Told()

    share_out(list(range(2 * FEWEST)), work, 2)


def test_what_a_share_raises_is_raised_here():
    with pytest.raises(LookupError, match="no such page"):
        apart(raising_share)


def another_thread() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    assert forking.can_fork()
    thread.start()
    try:
        assert not forking.can_fork()
        told = share_out(list(range(2 * FEWEST)), lambda share: Told({str(os.getpid()): len(share)}), 2)
        assert len(told) == 1
    finally:
        stop.set()
        thread.join()


def test_a_process_with_threads_is_not_copied():
    apart(another_thread)


def store_in_a_copy(folder: Path) -> None:
    store = Store(folder)
    store.keep_bodies({"known": b"before"})

    def work(share: Sequence[int]) -> Told:
        store.change("room", {f"from {os.getpid()}": b"written"})
        return Told({}, [], {str(len(share)): store.body("known") or b""})

    told = share_out(list(range(2 * FEWEST)), work, 2)
    assert [one.fresh for one in told] == [{str(FEWEST): b"before"}] * 2
    assert len(store.room("room")) == 2
    store.close()


def test_a_copy_opens_the_store_for_itself(tmp_path: Path):
    apart(store_in_a_copy, tmp_path)
