"""Interviews move on, clash, keep the name of who was seen, and lose it when that person is erased."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from lwdesk.exchange.write.calendar_file import write_calendar
from lwdesk.operations import clashes, erase_person, merge_contacts, move_on, set_status
from lwdesk.operations.person import ERASED
from lwdesk.operations.schedule import booked, clash_sentence, in_words, moves, next_status, of_contact
from lwdesk.records import CONTACT, INTERVIEW, ORGANISATION
from lwdesk.records.interview import STATUSES
from lwdesk.store import Query, Store, Where

TUESDAY = date(2026, 11, 3)


@pytest.fixture
def ada(store: Store) -> int:
    """A contact of an organisation."""
    with store.step("People") as step:
        organisation = step.create(ORGANISATION, {"name": "Riverside Trust"})
        return step.create(CONTACT, {"name": "Ada Moss", "organisation": organisation})


def interview(store: Store, contact: int, **given: object) -> int:
    with store.step("New interview") as step:
        return step.create(INTERVIEW, {"contact": contact, **given})


def shown(store: Store, interview_id: int, name: str) -> object:
    return store.cells(INTERVIEW, [interview_id], [INTERVIEW.field(name)])[0][0]


def test_the_statuses_follow_each_other_to_the_last() -> None:
    course = [""]
    while following := next_status(course[-1]):
        course.append(following)
    assert course[1:] == [*STATUSES[:-1]]
    assert next_status("Declined") == "Proposed"


def test_many_are_approved_as_one_step_and_each_move_has_its_day(store: Store, ada: int) -> None:
    made = [interview(store, ada, status="Proposed") for _ in range(3)]
    last = interview(store, ada, status="Summarised")
    assert move_on(store, [*made, last]) == 3
    assert store.undo_label() == "Approve: 3 interviews"
    assert [shown(store, i, "status") for i in made] == ["Approved"] * 3
    assert [status for status, _ in moves(store, made[0])] == ["Proposed", "Approved"]
    assert all(at.endswith("Z") for _, at in moves(store, made[0]))
    store.undo()
    assert [status for status, _ in moves(store, made[0])] == ["Proposed"]
    assert set_status(store, [made[0]], "Declined") == 1
    assert store.undo_label() == "Decline: interview with “Ada Moss”"
    assert set_status(store, [made[0]], "Declined") == 0
    assert move_on(store, [last]) == 0


def test_an_interviewer_cannot_be_at_two_places(store: Store, ada: int) -> None:
    given = {"interviewer": "Sam Carter", "day": TUESDAY}
    first = interview(store, ada, **given, time="10:00", place="Their office")
    near = interview(store, ada, **given, time="11:29")
    interview(store, ada, **given, time="13:00")
    interview(store, ada, **given)
    interview(store, ada, day=TUESDAY, time="10:00")
    interview(store, ada, interviewer="Jo Bell", day=TUESDAY, time="10:00")
    interview(store, ada, interviewer="Sam Carter", day=date(2026, 11, 4), time="10:00")
    gone = interview(store, ada, **given, time="10:15", status="Declined")
    assert set(clashes(store)) == {first, near}
    assert clash_sentence(clashes(store)[near]) == "Sam Carter also sees Ada Moss at 10:00 that day (Their office)."
    set_status(store, [gone], "Booked")
    assert set(clashes(store)) == {first, near, gone}
    # Two who go together are each of them busy.
    both = interview(store, ada, interviewer="Jo Bell and Sam Carter", day=date(2026, 11, 4), time="11:00")
    assert both in clashes(store)
    assert clash_sentence([]) == ""


def test_an_interview_is_called_after_its_contact_even_when_that_is_deleted(store: Store, ada: int) -> None:
    made = interview(store, ada)
    with store.step("Rename") as step:
        step.update(CONTACT, ada, {"name": "Ada Quill"})
    assert store.labels("interview", [made]) == {made: "Ada Quill"}
    assert list(store.ids(Query(INTERVIEW, words="quill riverside"))) == [made]
    assert [name for _, name in store.find(INTERVIEW, "quill")] == ["Ada Quill"]
    with store.step("Delete") as step:
        step.delete(CONTACT, [ada])
    assert store.labels("interview", [made]) == {made: "Ada Quill"}
    assert (shown(store, made, "contact"), shown(store, made, "organisation")) == ("Ada Quill", "Riverside Trust")
    assert list(store.ids(Query(INTERVIEW, words="quill"))) == [made]
    assert store.check() == []


def test_lists_are_sorted_and_filtered_by_what_is_derived_and_by_text(store: Store, ada: int) -> None:
    with store.step("More") as step:
        other = step.create(CONTACT, {"name": "Zed Amis"})
    one, two = interview(store, ada, interviewer="Sam", status="Held"), interview(store, other, status="Proposed")
    organisation = store.get(CONTACT, ada)["organisation"]  # type: ignore[index]
    assert list(store.ids(Query(INTERVIEW))) == [one, two]
    assert list(store.ids(Query(INTERVIEW, sort="organisation"))) == [two, one]
    assert list(store.ids(Query(INTERVIEW, sort="status"))) == [two, one], "in the order of the course"
    assert list(store.ids(Query(INTERVIEW, (Where("organisation", (organisation,)),)))) == [one]
    assert list(store.ids(Query(INTERVIEW, (Where("organisation", (None,)),)))) == [two]
    ((sam, text),) = store.texts(INTERVIEW, INTERVIEW.field("interviewer"))
    assert text == "Sam"
    assert list(store.ids(Query(INTERVIEW, (Where("interviewer", (sam,)),)))) == [one]
    assert list(store.ids(Query(INTERVIEW, (Where("interviewer", (None,)),)))) == [two]
    with store.step("Rename") as step:
        step.update(ORGANISATION, organisation, {"name": "Quayside"})
    assert list(store.ids(Query(INTERVIEW, words="quayside"))) == [one]


def test_a_copy_is_of_the_same_person(store: Store, ada: int) -> None:
    made = interview(store, ada, notes="Ring twice.")
    with store.step("Copy") as step:
        copy = step.duplicate(INTERVIEW, made)
    assert store.get(INTERVIEW, copy)["contact"] == ada  # type: ignore[index]


def test_merged_contacts_share_their_interviews(store: Store, ada: int) -> None:
    with store.step("Twin") as step:
        twin = step.create(CONTACT, {"name": "A. Moss"})
    mine, theirs = interview(store, ada, day=TUESDAY), interview(store, twin)
    merge_contacts(store, ada, [twin])
    assert of_contact(store, ada) == [mine, theirs]
    store.undo()
    assert of_contact(store, ada) == [mine]


def test_an_erased_person_leaves_an_interview_without_a_name(store: Store, ada: int) -> None:
    given = {"place": "9 Quince Row", "notes": "Ask for Ada.", "status": "Held", "day": TUESDAY, "interviewer": "Sam"}
    made = interview(store, ada, **given)
    with store.step("Move") as step:
        step.update(INTERVIEW, made, {"place": "11 Quince Row"})
    erase_person(store, ada, everywhere=True)
    held = store.get(INTERVIEW, made)
    assert held is not None
    assert store.labels("interview", [made]) == {made: ERASED}
    assert (held["place"], held["notes"]) == ("", "")
    assert (held["status"], held["day"], held["interviewer"]) == ("Held", TUESDAY, "Sam")
    assert shown(store, made, "organisation") == ""
    kept = store.path.read_bytes()
    for trace in (b"Quince Row", b"Ada Moss", b"Ask for Ada"):
        assert trace not in kept


def test_a_calendar_says_who_where_and_when_and_no_more(store: Store, ada: int, tmp_path: Path) -> None:
    given = {"status": "Booked", "interviewer": "Sam Carter", "notes": "Secret."}
    summer = interview(store, ada, **given, day=date(2026, 7, 7), time="10:00", mode="Telephone")
    winter = interview(store, ada, **given, day=TUESDAY, time="14:30", place="Their office")
    whole = interview(store, ada, **given, day=date(2026, 12, 1))
    undated = interview(store, ada, **given)
    interview(store, ada, status="Held", day=TUESDAY, time="09:00")
    assert booked(store) == [summer, winter, whole, undated]
    path = tmp_path / "Booked.ics"
    written = write_calendar(store, booked(store), path)
    assert (written, written.without_day) == (3, 1)
    text = path.read_bytes()
    assert b"Secret" not in text
    events = list(Calendar.from_ical(text).walk("VEVENT"))
    assert [str(e["summary"]) for e in events] == ["Interview: Ada Moss, Riverside Trust"] * 3
    # London's clocks: ten in July is nine in Greenwich, half past two in November is half past two.
    assert [e["dtstart"].dt.isoformat() for e in events] == [
        "2026-07-07T10:00:00+01:00", "2026-11-03T14:30:00+00:00", "2026-12-01",
    ]  # fmt: skip
    assert str(events[0]["description"]) == "Telephone\nInterviewer: Sam Carter"
    assert str(events[1]["location"]) == "Their office" and "location" not in events[0]
    keys = [f"{key}@lwdesk" for key in store.keys(INTERVIEW, [summer, winter, whole])]
    assert [str(e["uid"]) for e in events] == keys


def test_interviews_of_one_person_are_told_apart(store: Store, ada: int) -> None:
    made = interview(store, ada, status="Booked", day=TUESDAY, time="10:00", mode="Telephone")
    bare = interview(store, ada)
    assert in_words(store, [made, bare]) == {made: "Booked · 3 Nov 2026, 10:00 · Telephone", bare: "Interview"}
