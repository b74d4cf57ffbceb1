"""What changed is built at once, or after a pause in the writing; nothing waits for ever, and nothing is forgotten."""

import math
import threading
from pathlib import Path

import pytest

from traitdunion.commands.pacing import PATIENCE, Orders

ONE, OTHER = frozenset({Path("one.md")}), frozenset({Path("other.md")})


class Clock:
    """A clock that the test sets."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_nothing_is_due_where_nothing_changed(clock):
    orders = Orders(clock)
    assert orders.wait == math.inf
    assert orders.waiting == frozenset()


def test_a_change_that_nobody_has_seen_yet_is_due_at_once(clock):
    orders = Orders(clock)
    orders.add(ONE)
    assert orders.wait == 0
    assert orders.waiting == ONE
    assert orders.next() == ONE
    assert orders.wait == math.inf


def test_each_change_that_was_shown_puts_the_build_off_until_there_is_a_pause(clock):
    orders = Orders(clock)
    orders.add(ONE, 0.5)
    clock.now += 0.4
    orders.add(OTHER, 0.5)
    assert orders.wait == pytest.approx(0.5)
    clock.now += 0.5
    assert orders.next() == ONE | OTHER


def test_however_much_is_written_the_build_is_not_put_off_for_ever(clock):
    orders = Orders(clock)
    for _ in range(int(PATIENCE / 0.4) - 1):
        orders.add(ONE, 0.5)
        clock.now += 0.4
    orders.add(ONE, 0.5)
    assert orders.wait < 0.5
    clock.now += 0.5
    assert orders.wait == 0


def test_what_is_due_at_once_stays_so_whatever_else_is_written(clock):
    orders = Orders(clock)
    orders.add(ONE)
    orders.add(OTHER, 0.5)
    assert orders.wait == 0
    assert orders.next() == ONE | OTHER


def test_who_waits_for_an_order_gets_one_that_comes_later():
    orders = Orders()
    threading.Timer(0.05, orders.add, [ONE]).start()
    assert orders.next() == ONE


def test_who_waits_for_an_order_is_let_go_when_there_will_be_none():
    orders = Orders()
    threading.Timer(0.05, orders.close).start()
    assert orders.next() == frozenset()
    orders.add(ONE)
    assert orders.next() == frozenset()
