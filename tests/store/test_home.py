"""Where the study stands: every figure is what the lists and the plan say themselves."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lwdesk.records import (
    ACTIVITY,
    COMMITMENT,
    CONTACT,
    CONTRIBUTION,
    FRAMEWORK,
    INTERVIEW,
    PAPER,
    PROPOSAL,
    RECORDS,
)
from lwdesk.records.contribution import OFFERED
from lwdesk.records.interview import STATUSES
from lwdesk.store import Query, Store, Where
from lwdesk.store.home import COUNTED

TODAY = date(2004, 11, 15)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A study with a little of everything, some of it deleted."""
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    store = Store.create(tmp_path / "home.lwdesk")
    wave, other = (term.id for term in store.terms("wave"))
    area = store.terms("area")[0].id
    with store.step("Begin") as step:
        people = [step.create(CONTACT, {"name": f"Person {n}"}) for n in range(4)]
        step.create(ACTIVITY, {"name": "Basin Academy"})
        gone = step.create(ACTIVITY, {"name": "Given up"})
        for n, status in enumerate(("Held", "Held", "Booked", "")):
            step.create(INTERVIEW, {"contact": people[n], "wave": wave if n < 3 else other, "status": status})
        for n in range(3):
            step.create(CONTRIBUTION, {"text": f"A room {n}", "status": OFFERED, "area": area if n else None})
        step.create(CONTRIBUTION, {"text": "A van", "status": "Confirmed", "area": area})
        step.create(PROPOSAL, {"text": "Meet", "decision": "Goes in"})
        step.create(PROPOSAL, {"text": "Wait"})
        domain = step.create(FRAMEWORK, {"name": "Key skills"})
        step.create(FRAMEWORK, {"name": "Reading", "domain": domain})
        given = (
            ("Under way", date(2004, 11, 14), people[0]), ("Done", date(2004, 1, 1), None),
            ("Not started", date(2004, 11, 15), None), ("Dropped", None, None),
        )  # fmt: skip
        for status, due, owner in given:
            step.create(COMMITMENT, {"text": status, "status": status, "due": due, "owner_person": owner})
        for day in (date(2004, 5, 1), date(2004, 11, 14), date(2004, 11, 15), date(2005, 5, 1)):
            step.create(PAPER, {"name": "Paper", "day": day})
    with store.step("Give up") as step:
        step.delete(ACTIVITY, [gone])
    yield store
    store.close()


def test_what_is_counted_is_what_the_lists_show(store: Store) -> None:
    figures = store.home.figures(TODAY)
    assert figures.records == {name: store.count(Query(RECORDS[name])) for name in COUNTED}
    assert figures.records["activity"] == 1
    for n, status in enumerate(STATUSES):
        shown = store.count(Query(INTERVIEW, (Where("status", (n,)),)))
        assert figures.interviews.get(status, 0) == shown
    assert figures.interviews == {"Held": 2, "Booked": 1, "": 1}
    for wave, counts in figures.waves.items():
        assert sum(counts.values()) == store.count(Query(INTERVIEW, (Where("wave", (wave,)),)))
    for area, label, count in figures.offered:
        where = (Where("status", (0,)), Where("area", (area,)))
        assert count == store.count(Query(CONTRIBUTION, where)), label
    assert [count for _, _, count in figures.offered] == [2, 1]
    assert figures.decisions == {"Goes in": 1, "": 1}
    assert figures.themes == 1


def test_commitments_stand_as_the_plan_has_them(store: Store) -> None:
    told = {c.id: (c.standing.status, c.standing.is_open, c.due, c.rag) for c in store.plan.commitments(TODAY)}
    mine = store.home.commitments(TODAY)
    assert {c.id: (c.status, c.is_open, c.due, c.rag) for c in mine} == told
    assert Counter(c.status for c in mine) == {"Late": 1, "Done": 1, "Not started": 1, "Dropped": 1}
    assert [c.unowned for c in mine] == [False, True, True, True]


def test_a_meeting_of_today_is_the_next_one(store: Store) -> None:
    figures = store.home.figures(TODAY)
    assert figures.last_paper is not None and figures.last_paper.day == date(2004, 11, 14)
    assert figures.next_paper is not None and figures.next_paper.day == TODAY
    assert store.home.figures(date(2006, 1, 1)).next_paper is None
    assert store.home.figures(date(2004, 1, 1)).last_paper is None


def test_what_was_undone_was_not_done_lately(store: Store) -> None:
    assert [done.label for done in store.home.lately(9)] == ["Give up", "Begin"]
    assert [done.label for done in store.home.lately(1)] == ["Give up"]
    store.undo()
    assert [done.label for done in store.home.lately(9)] == ["Begin"]


def test_a_list_narrowed_to_some_records_shows_these_alone(store: Store) -> None:
    ids = list(store.ids(Query(COMMITMENT)))
    some = (ids[2], ids[0], 999_999)
    assert list(store.ids(Query(COMMITMENT, (Where("id", some),)))) == [ids[0], ids[2]]
    assert list(store.ids(Query(COMMITMENT, (Where("id", ()),)))) == []
    assert store.count(Query(COMMITMENT, (Where("id", tuple(range(100_000))),))) == 4
    both = (Where("id", some), Where("status", (4,)))
    assert store.count(Query(COMMITMENT, both)) == 0
