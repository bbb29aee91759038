"""Verbs of progress, of issues, of the engagement list and of actions."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lwdesk.operations import actions, engagement, progress
from lwdesk.records import ACTION, COMMITMENT, CONTACT, CONTRIBUTION, DELEGATE, ENGAGEMENT, ISSUE, PROGRESS
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON

TODAY = date(2004, 11, 15)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    store = Store.create(tmp_path / "plan.lwdesk")
    store.remember(STANDS_ON, TODAY.isoformat())
    yield store
    store.close()


def test_actions_stand_by_number_until_they_are_moved_and_strands_in_their_own_order(store: Store) -> None:
    with store.step("Begin") as step:
        ten, nine = (step.create(ACTION, {"name": name}) for name in ("3.10 Last", "3.9 First"))
        second, first = (step.create_term("strand", label) for label in ("Walks", "Advice"))
        for ref, action, strand in (("b", ten, None), ("c", nine, first), ("a", nine, second), ("d", None, None)):
            step.create(COMMITMENT, {"ref": ref, "action": action, "strand": strand})

    def told() -> list[tuple[str, list[str]]]:
        found = progress.groups(store, store.plan.commitments(TODAY))
        return [(group.name, [one.ref for one in group.commitments]) for group in found]

    by_number = [("3.9 First · Walks", ["a"]), ("3.9 First · Advice", ["c"]), ("3.10 Last", ["b"])]
    assert told() == [*by_number, ("Under no action yet", ["d"])]
    assert actions.move(store, ten, -1) and not actions.move(store, ten, -1)
    assert next(name for name, _ in told()) == "3.10 Last"
    assert store.undo() and next(name for name, _ in told()) == "3.9 First · Walks"


def test_an_update_of_today_is_one_however_often_it_is_written(store: Store) -> None:
    with store.step("Begin") as step:
        commitment = step.create(COMMITMENT, {"text": "Walks"})
        step.create(PROGRESS, {"commitment": commitment, "day": date(2004, 9, 1), "text": "Before"})
        made = progress.write_update(step, commitment, TODAY, None, "  First \n")
        assert progress.write_update(step, commitment, TODAY, made, "Second") == made
    said = progress.said_by(store.plan.updates(), TODAY)[commitment]
    assert said.today and said.today.text == "Second"
    assert said.last and said.last.text == "Before"
    with store.step("Empty") as step:
        assert progress.write_update(step, commitment, TODAY, made, " ") is None
        assert progress.write_update(step, commitment, TODAY, None, "") is None
    assert [one.text for one in store.plan.updates()] == ["Before"]
    held = store.get(COMMITMENT, commitment)
    assert held and held["progress"] == "Before"


def test_a_status_said_twice_is_one_step(store: Store) -> None:
    with store.step("Begin") as step:
        commitment = step.create(COMMITMENT, {"text": "Walks"})
    progress.set_status(store, commitment, "Under way")
    progress.set_status(store, commitment, "Under way")
    progress.set_rag(store, commitment, "Red")
    assert [step.label for step in store.steps(3)] == ["Judge as red", "Status: under way", "Begin"]
    assert [progress.next_status(status) for status in ("", "Not started", "Under way", "Late", "Done", "Dropped")] == [
        "Under way", "Under way", "Done", "Done", "", "",
    ]  # fmt: skip


def test_an_answered_issue_keeps_its_day_and_opens_again_without_its_answer(store: Store) -> None:
    with store.step("Begin") as step:
        commitment = step.create(COMMITMENT, {"text": "Walks"})
        old = step.create(ISSUE, {"text": "Old?", "answer": "Yes", "answered": date(2004, 6, 1)})
    new = progress.raise_issue(store, commitment, "New?")
    assert progress.answered(store, [old, new], TODAY) == 1
    assert {one.id: one.answered for one in store.plan.issues()} == {old: date(2004, 6, 1), new: TODAY}
    assert progress.answered(store, [old], None) == 1
    reopened = next(one for one in store.plan.issues() if one.id == old)
    assert reopened.is_open and reopened.answer == ""


def test_who_stays_is_taken_over_with_the_areas_that_they_spoke_of(store: Store) -> None:
    areas = store.terms("area")
    with store.step("Begin") as step:
        zoe, abel = (step.create(CONTACT, {"name": name}) for name in ("Zoe Park", "Abel Stone"))
        gone = step.create(CONTACT, {"name": "Gone"})
        for contact in (zoe, abel, abel, gone):
            step.create(DELEGATE, {"contact": contact, "stays": True})
        for area in (areas[1].id, areas[0].id, areas[1].id):
            step.create(CONTRIBUTION, {"delegate": zoe, "area": area, "kind": "Can bring", "text": "A room"})
        step.delete(CONTACT, [gone])
    assert engagement.staying(store) == [abel, zoe]
    assert engagement.take_over(store) == 2 and engagement.take_over(store) == 0
    held = store.many(ENGAGEMENT, store.ids(Query(ENGAGEMENT)))
    assert {one["contact"]: one["interests"] for one in held.values()} == {
        abel: "", zoe: f"{areas[1].label}; {areas[0].label}",
    }  # fmt: skip


def test_an_address_is_copied_once_and_who_has_none_is_named(store: Store) -> None:
    with store.step("Begin") as step:
        people = [
            step.create(CONTACT, {"name": name, "email": email})
            for name, email in (("One", "desk@example.org"), ("Two", "desk@example.org"), ("Three", ""))
        ]
        ids = [step.create(ENGAGEMENT, {"contact": contact}) for contact in people]
    found = engagement.addresses(store, ids)
    assert (found.found, found.without) == (("desk@example.org",), ("Three",))
    assert engagement.written_to(store, ids[:2], TODAY) == 2
    assert engagement.written_to(store, ids, TODAY) == 1
    assert engagement.not_written_since(store, TODAY) == set()


def test_a_model_is_told_in_the_order_in_which_things_lead_to_each_other() -> None:
    model = {"inputs": ["A van", "A room"], "activities": [], "outputs": ["9 walks"], "outcomes": ["Health"]}
    assert actions.outline("3.1 Links", model) == (
        "Logic model of 3.1 Links. Inputs: A van; A room. Which lead to activities: nothing yet. "
        "Which lead to outputs: 9 walks. Which lead to outcomes: Health."
    )
    assert actions.lines_of(" A van\n\n\tA  room ") == ["A van", "A room"]
