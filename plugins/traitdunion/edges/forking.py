"""Forking: independent work shared among copies of this process, each of which knows all that this one knows.

Only where that is safe: on Linux, in a process without threads. Elsewhere this process does the work alone.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

import msgspec

FEWEST = 100  # items that are worth a process of their own
T = TypeVar("T")


class Told(msgspec.Struct, array_like=True):
    """What a share of the work tells of itself: counts of work, files made from more than they declare, and what to keep."""

    counts: dict[str, int] = {}
    forgotten: list[str] = []
    fresh: dict[str, bytes] = {}


def can_fork() -> bool:
    """Tell whether copies of this process may be made: what another thread holds at that moment stays locked in them."""
    return sys.platform.startswith("linux") and threading.active_count() == 1


def share_out(items: Sequence[T], work: Callable[[Sequence[T]], Told], count: int = 0) -> list[Told]:
    """Share work among processes, one a core unless `count` says otherwise, and return what each told.

    A share that fails elsewhere is done again here, so that what it raises is raised.
    """
    count = min(count or os.cpu_count() or 1, len(items) // FEWEST)
    if count < 2 or not can_fork():
        return [work(items)] if items else []
    context = multiprocessing.get_context("fork")
    shares = [items[start::count] for start in range(count)]
    others = []
    for share in shares[1:]:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=in_copy, args=(work, share, sender))
        process.start()
        sender.close()
        others.append((share, receiver, process))
    found = [work(shares[0])]
    for share, receiver, process in others:
        told = heard(receiver)
        process.join()
        found.append(work(share) if told is None else told)
    return found


def in_copy(work: Callable[[Sequence[T]], Told], share: Sequence[T], sender: Connection) -> None:
    """Do a share of the work in a copy of the process; one that fails says nothing."""
    try:
        sender.send_bytes(msgspec.msgpack.encode(work(share)))
    except BaseException:
        os._exit(1)


def heard(receiver: Connection) -> Told | None:
    """Return what a copy told, None where it failed."""
    try:
        return msgspec.msgpack.decode(receiver.recv_bytes(), type=Told)
    except (EOFError, OSError, msgspec.DecodeError):
        return None
