"""Commitments in the order in which pages and papers show them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from promised import TODAY, Promised, promised

from lwdesk.records import COMMITMENT
from lwdesk.store import outlook
from lwdesk.store.outlook import Group


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Promised]:
    made = promised(tmp_path / "plan.lwdesk")
    yield made
    made.store.close()


def refs(groups: list[Group]) -> dict[str, list[str]]:
    return {group.name: [c.ref for c in group.commitments] for group in groups}


def test_by_status_as_it_is_worked_out(plan: Promised) -> None:
    found = refs(outlook.by_status(plan.store.plan.commitments(TODAY)))
    assert found == {
        "Not started": ["C0004", "C0005"], "Under way": ["C0002"], "Done": ["C0003"], "Late": ["C0001"],
        "Dropped": ["C0006"], outlook.NO_STATUS: ["C0007"],
    }  # fmt: skip


def test_by_owner_the_late_first_and_those_without_one_last(plan: Promised) -> None:
    found = refs(outlook.by_owner(plan.store.plan.commitments(TODAY)))
    assert list(found) == ["Ada Moss", "Northgate Borough Council", "Riverside Trust", outlook.NO_OWNER]
    assert found["Northgate Borough Council"] == ["C0001", "C0005"]
    assert found[outlook.NO_OWNER] == ["C0004", "C0007"]


def test_by_action_and_by_strand(plan: Promised) -> None:
    commitments, actions = plan.store.plan.commitments(TODAY), plan.store.plan.actions()
    assert refs(outlook.by_action(commitments, actions)) == {
        "3.1 Links to health": ["C0001", "C0002", "C0005"],
        "3.2 Work for carers": ["C0003", "C0004", "C0006"],
        outlook.NO_ACTION: ["C0007"],
    }
    by_strand = refs(outlook.by_strand(commitments, actions))
    assert by_strand["Social prescribing"] == ["C0001", "C0002", "C0005"]
    assert list(by_strand)[-1] == outlook.NO_STRAND


def test_the_next_three_months_begin_with_what_is_late(plan: Promised) -> None:
    found = refs(outlook.next_months(plan.store.plan.commitments(TODAY), TODAY))
    assert found == {
        "Late": ["C0001"], "December 2004": ["C0004"], "January 2005": ["C0005"], outlook.NOT_DUE: ["C0002"],
    }  # fmt: skip
    assert next(iter(found)) == "Late"


def test_what_comes_of_each_in_the_next_months(plan: Promised) -> None:
    said = {c.ref: outlook.what_comes(c, TODAY) for c in plan.store.plan.commitments(TODAY)}
    assert said["C0001"] == "was due 30 Sep 2004"
    assert said["C0004"] == "starts 1 Dec 2004"
    assert said["C0005"] == "due 31 Jan 2005"
    assert said["C0002"] == "due 31 Mar 2005"
    assert said["C0007"] == ""


def test_a_commitment_that_starts_and_is_due_within_them_says_both(plan: Promised) -> None:
    with plan.store.step("A short one") as step:
        short = step.create(COMMITMENT, {"text": "Hold a fair", "start": date(2004, 12, 1), "due": date(2005, 1, 10)})
    found = plan.store.plan.commitments(TODAY, [short])[0]
    assert outlook.what_comes(found, TODAY) == "starts 1 Dec 2004, due 10 Jan 2005"
    assert refs(outlook.next_months([found], TODAY)) == {"January 2005": [found.ref]}


def test_what_is_said_of_the_next_months_is_never_left_out(plan: Promised) -> None:
    later = {"text": "Write it all up", "due": date(2006, 1, 31), "status": "Not started"}
    with plan.store.step("Two") as step:
        bare = step.create(COMMITMENT, later)
        told = step.create(COMMITMENT, later | {"next_months": "Agree on what lasting means"})
    found = plan.store.plan.commitments(TODAY, [bare, told])
    assert [c.id for group in outlook.next_months(found, TODAY) for c in group.commitments] == [told]


def test_a_due_date_that_slipped_says_by_how_much(plan: Promised) -> None:
    assert outlook.slip(plan.info("C0002")) == "First promised for 20 Dec 2004; it is due 101 days later now."
    assert outlook.slip(plan.info("C0001")) == ""


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2004, 11, 30), 3, date(2005, 2, 28)),
        (date(2003, 11, 30), 3, date(2004, 2, 29)),
        (date(2004, 9, 30), 3, date(2004, 12, 30)),
        (date(2004, 12, 1), 1, date(2005, 1, 1)),
        (date(2004, 1, 31), -2, date(2003, 11, 30)),
    ],
)
def test_months_on(day: date, months: int, expected: date) -> None:
    assert outlook.months_on(day, months) == expected
