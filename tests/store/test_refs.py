"""References of new records: one above the highest, whatever was changed, undone or given up in between."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from lwdesk.records import ACTIVITY
from lwdesk.store import Store


def new(store: Store, ref: str = "") -> int:
    with store.step("New") as step:
        return step.create(ACTIVITY, {"ref": ref})


def ref(store: Store, record_id: int) -> str:
    held = store.get(ACTIVITY, record_id)
    assert held
    return str(held["ref"])


def change_ref(store: Store, record_id: int, wanted: str) -> None:
    with store.step("Edit") as step:
        step.update(ACTIVITY, record_id, {"ref": wanted})


def give_up(store: Store) -> None:
    with suppress(LookupError), store.step("New") as step:
        step.create(ACTIVITY, {"ref": "A0500"})
        raise LookupError


AFTER: dict[str, tuple[Callable[[Store, int, int], object], str]] = {
    "nothing": (lambda store, first, last: None, "A0003"),
    "a higher one given by hand": (lambda store, first, last: change_ref(store, first, "A0042"), "A0043"),
    "a higher one taken back": (lambda store, first, last: (change_ref(store, first, "A0042"), store.undo()), "A0003"),
    "and made again": (
        lambda store, first, last: (change_ref(store, first, "A0042"), store.undo(), store.redo()),
        "A0043",
    ),
    "the highest renamed": (lambda store, first, last: change_ref(store, last, "mine"), "A0002"),
    "the highest never made": (lambda store, first, last: store.undo(), "A0002"),
    "a new one with a higher": (lambda store, first, last: new(store, "A0100"), "A0101"),
    "a step that was given up": (lambda store, first, last: give_up(store), "A0003"),
}


@pytest.mark.parametrize("what", AFTER)
def test_the_next_reference_follows_every_change(store: Store, what: str) -> None:
    first, last = new(store), new(store)
    assert (ref(store, first), ref(store, last)) == ("A0001", "A0002")
    change, expected = AFTER[what]
    change(store, first, last)
    assert ref(store, new(store)) == expected


def test_a_step_counts_on_from_what_it_changed_itself(store: Store) -> None:
    first = new(store)
    with store.step("New") as step:
        step.update(ACTIVITY, first, {"ref": "A0010"})
        second = step.create(ACTIVITY, {})
        third = step.create(ACTIVITY, {})
        step.update(ACTIVITY, third, {"ref": "elsewhere"})
        fourth = step.create(ACTIVITY, {})
    assert [ref(store, i) for i in (second, fourth)] == ["A0011", "A0012"]
