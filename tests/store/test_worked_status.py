"""The status that lists show, filter and sort by is the one worked out from the dates; what was given is kept."""

from datetime import date

import pytest

from lwdesk.records import COMMITMENT
from lwdesk.standing import STATUSES, worked_out
from lwdesk.store import Query, Store, Where
from lwdesk.store.beside import STANDS_ON

STATUS = COMMITMENT.field("status")
LATE = (STATUSES.index("Late"),)
DUE = (None, date(2004, 11, 14), date(2004, 11, 15), date(2004, 11, 16))


@pytest.fixture
def promises(store: Store) -> dict[int, tuple[str, date | None]]:
    """A commitment of each status and due date: its id, and what was given of it."""
    store.remember(STANDS_ON, "2004-11-15")
    with store.step("New commitments") as step:
        given = [(status, due) for status in ("", *STATUSES) for due in DUE]
        return {step.create(COMMITMENT, {"text": "C", "status": s, "due": due}): (s, due) for s, due in given}


def shown(store: Store, ids: list[int]) -> list[object]:
    return [row[0] for row in store.cells(COMMITMENT, ids, [STATUS])]


@pytest.mark.parametrize("day", ["2004-11-14", "2004-11-15", "2004-11-16", "2004-11-17"])
def test_lists_show_what_is_worked_out_on_the_day(
    store: Store, promises: dict[int, tuple[str, date | None]], day: str
) -> None:
    store.remember(STANDS_ON, day)
    today = date.fromisoformat(day)
    expected = [worked_out(status, None, due, today).status for status, due in promises.values()]
    assert shown(store, list(promises)) == expected
    assert [c.standing.status for c in sorted(store.plan.commitments(today))] == expected
    late = [i for i, status in zip(promises, expected, strict=True) if status == "Late"]
    assert sorted(store.ids(Query(COMMITMENT, where=(Where("status", LATE),)))) == late
    assert sorted(store.ids(Query(COMMITMENT, words="late"))) == late
    blank = [i for i, status in zip(promises, expected, strict=True) if not status]
    assert sorted(store.ids(Query(COMMITMENT, where=(Where("status", (None,)),)))) == blank
    in_order = shown(store, list(store.ids(Query(COMMITMENT, sort="status"))))
    assert in_order == sorted(expected, key=("", *STATUSES).index)


def test_what_was_listed_on_one_day_is_not_listed_on_the_next(
    store: Store, promises: dict[int, tuple[str, date | None]]
) -> None:
    late = Query(COMMITMENT, where=(Where("status", LATE),))
    ordered, before = Query(COMMITMENT, sort="status", words="late"), store.count(late)
    assert store.count(ordered) == before
    store.remember(STANDS_ON, "2004-11-16")
    assert store.count(late) == store.count(ordered) == before + 3


def test_what_was_given_stays_as_it_was_given(store: Store, promises: dict[int, tuple[str, date | None]]) -> None:
    held = store.many(COMMITMENT, list(promises))
    assert [(held[i]["status"], held[i]["due"]) for i in promises] == list(promises.values())
