"""Commitments are held in memory, and still say at any time what the study says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lwdesk.records import ACTION, COMMITMENT, CONTACT, PROGRESS
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON
from lwdesk.store.plan import CommitmentInfo

TODAY = date(2004, 11, 15)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    store = Store.create(tmp_path / "plan.lwdesk")
    store.remember(STANDS_ON, str(TODAY))
    with store.step("Plan") as step:
        action = step.create(ACTION, {"name": "1.1 Employers"})
        person = step.create(CONTACT, {"name": "Ada Nash"})
        for ref in ("1.10", "1.2", "1.9"):
            step.create(COMMITMENT, {"ref": ref, "text": f"Do {ref}", "action": action, "owner_person": person})
    yield store
    store.close()


def read_anew(store: Store) -> list[CommitmentInfo]:
    from lwdesk.store.commitments import Commitments

    return Commitments(store._connections).asked(TODAY, None)


def held(store: Store) -> list[CommitmentInfo]:
    return store.plan.commitments(TODAY)


def refs(store: Store) -> list[str]:
    return [one.ref for one in held(store)]


def test_a_change_of_one_is_seen_and_undone_and_made_again(store: Store) -> None:
    assert refs(store) == ["1.2", "1.9", "1.10"]
    one = held(store)[1].id
    with store.step("Late") as step:
        step.update(COMMITMENT, one, {"due": date(2004, 10, 1), "ref": "1.30"})
    assert refs(store) == ["1.2", "1.10", "1.30"] and held(store)[2].standing.status == "Late"
    store.undo()
    assert refs(store) == ["1.2", "1.9", "1.10"] and held(store) == read_anew(store)
    store.redo()
    assert refs(store) == ["1.2", "1.10", "1.30"] and held(store) == read_anew(store)


def test_what_comes_and_goes_is_seen(store: Store) -> None:
    first = held(store)[0].id
    with store.step("New") as step:
        step.create(COMMITMENT, {"ref": "1.3", "text": "Another"})
        step.delete(COMMITMENT, [first])
    assert refs(store) == ["1.3", "1.9", "1.10"]
    store.undo()
    assert refs(store) == ["1.2", "1.9", "1.10"] and held(store) == read_anew(store)


def test_the_words_of_others_are_seen(store: Store) -> None:
    one = held(store)[0]
    assert one.owner == "Ada Nash" and one.owner_person and one.action
    with store.step("Rename") as step:
        step.update(CONTACT, one.owner_person, {"name": "Ada Grewal"})
    assert {each.owner for each in held(store)} == {"Ada Grewal"}
    with store.step("Update") as step:
        step.create(PROGRESS, {"commitment": one.id, "day": TODAY, "text": "They met."})
    assert held(store)[0].progress == "They met."
    with store.step("Delete the action") as step:
        step.delete(ACTION, [one.action])
    assert {each.action for each in held(store)} == {None}
    assert held(store) == read_anew(store)


def test_another_day_is_another_standing(store: Store) -> None:
    one = held(store)[0].id
    with store.step("Due") as step:
        step.update(COMMITMENT, one, {"due": date(2004, 12, 1)})
    assert held(store)[0].standing.status == ""
    assert store.plan.commitments(date(2005, 1, 1))[0].standing.status == "Late"
    assert held(store)[0].standing.status == ""


def test_within_a_step_its_own_changes_are_seen_and_given_up_with_it(store: Store) -> None:
    one = held(store)[0].id
    with pytest.raises(RuntimeError), store.step("Given up") as step:
        step.update(COMMITMENT, one, {"text": "Otherwise"})
        assert held(store)[0].text == "Otherwise"
        raise RuntimeError
    assert held(store)[0].text == "Do 1.2"


def test_a_list_that_was_given_is_not_changed_by_whoever_has_it(store: Store) -> None:
    held(store).clear()
    assert len(held(store)) == 3
    asked = [one.id for one in held(store)][:2]
    assert [one.id for one in store.plan.commitments(TODAY, asked)] == asked
