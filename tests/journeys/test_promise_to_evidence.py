"""From words in the notes to a promise that somebody keeps, and back to the words by the thread; by keyboard alone."""

from collections.abc import Callable
from datetime import date

import pytest
from keyboard import CTRL, SHIFT
from plan_desk import WORDS, PlanDesk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lwdesk.records import COMMITMENT, MEASURE, PROPOSAL, READING
from lwdesk.standing import LATE, NOT_STARTED
from lwdesk.store import Query, Store
from lwdesk.ui.window import Window

TODAY = date(2004, 11, 15)


@pytest.fixture
def desk(show: Callable[[Store], Window], sample: Store, qtbot: QtBot) -> PlanDesk:
    """Somebody at the window on the sample study."""
    return PlanDesk(show(sample), qtbot)


def test_words_become_a_promise_in_one_press(desk: PlanDesk) -> None:
    proposal = desk.propose()
    desk.take_in(proposal)
    before = len(desk.store.ids(Query(COMMITMENT)))
    desk.press(Qt.Key.Key_M, CTRL | SHIFT)
    made = desk.newest(COMMITMENT)
    ref, of = desk.info(made).ref, desk.value(PROPOSAL, proposal, "ref")
    assert desk.said == f"{ref} was made of {of}. Its action and owner are still to be said."
    held = desk.store.get(COMMITMENT, made) or {}
    assert (held["text"], held["proposals"], held["status"]) == (WORDS, (proposal,), NOT_STARTED)

    # Of one proposal there are no two, and what was done is undone in one go.
    desk.press(Qt.Key.Key_M, CTRL | SHIFT)
    assert len(desk.store.ids(Query(COMMITMENT))) == before + 1
    desk.press(Qt.Key.Key_Z, CTRL)
    assert len(desk.store.ids(Query(COMMITMENT))) == before
    desk.press(Qt.Key.Key_Y, CTRL)
    assert desk.info(made).ref == ref


def test_somebody_answers_for_it_by_a_day(desk: PlanDesk) -> None:
    made = desk.promise()
    desk.say_who_and_when(made, "3.1", "Fatoumata L", "30 Oct 2004")
    info = desk.info(made)
    assert (info.owner, info.due, info.standing.status) == ("Fatoumata Leigh", date(2004, 10, 30), LATE)
    assert info.owner_person and not info.owner_body
    assert desk.value(COMMITMENT, made, "action") == desk.store.plan.actions()[3].id

    # An organisation takes the person's place; the day that was promised first is not forgotten.
    desk.say_who_and_when(made, "3.1", "Thames Jobc", "30 Apr 2005")
    info = desk.info(made)
    assert (info.owner, info.owner_person) == ("Thames Jobcentres", None)
    assert (info.due, info.first_due, info.standing.status) == (date(2005, 4, 30), date(2004, 10, 30), NOT_STARTED)

    desk.judge(made, Qt.Key.Key_R, "No clinic has answered.")
    info = desk.info(made)
    assert (info.rag, info.rag_reason) == ("Red", "No clinic has answered.")
    assert desk.here.accessibleName() == "Commitments"


def test_it_is_measured_told_of_and_asked_about(desk: PlanDesk) -> None:
    made = desk.promise()
    course = {"Unit": "doctors", "Baseline": "2", "Target": "12", "Baseline date": "1 Apr 2004",
              "Target date": "31 Mar 2005"}  # fmt: skip
    measure = desk.measure_it(made, "Doctors in posts", course, {"1 Jul 2004": "3", "1 Nov 2004": "9"})
    held = desk.store.get(MEASURE, measure) or {}
    assert (held["commitment"], held["unit"], held["target"]) == (made, "doctors", 12.0)
    assert (held["latest"], held["read_on"]) == (9.0, date(2004, 11, 1))
    assert [row[1:] for row in desk.rows(READING, "day", "value", "source")[-2:]] == [
        (3.0, "Clinic's own count"), (9.0, "Clinic's own count"),
    ]  # fmt: skip

    desk.say_progress({made: "Two clinics have written."})
    desk.raise_issue(made, "Who pays for the second clinic?")
    info = desk.info(made)
    told = [(one.day, one.text) for one in desk.store.plan.updates() if one.commitment == made]
    assert (told, info.progress) == ([(TODAY, "Two clinics have written.")], "Two clinics have written.")
    (asked,) = [one for one in desk.store.plan.issues() if one.commitment == made]
    assert (asked.text, asked.raised, asked.is_open) == ("Who pays for the second clinic?", TODAY, True)
    assert desk.value(COMMITMENT, made, "success") == "Doctors in posts"
    assert desk.value(COMMITMENT, made, "issues") == "Who pays for the second clinic?"
