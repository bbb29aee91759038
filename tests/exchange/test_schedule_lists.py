"""The schedule out and in again, and somebody else's schedule brought in."""

from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from lwdesk.exchange import export_list
from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan.apply import apply_plan
from lwdesk.exchange.plan.rows import ImportPlan
from lwdesk.records import CONTACT, INTERVIEW, ORGANISATION
from lwdesk.store import Query, Store


@pytest.fixture
def schedule(store: Store) -> Store:
    """Two people of one name, three interviews; one of a contact who was deleted since."""
    wave = [term.id for term in store.terms("wave")]
    with store.step("Begin") as step:
        here, there = (step.create(ORGANISATION, {"name": n}) for n in ("Riverside Trust", "Quay & Co; Partners"))
        one = step.create(CONTACT, {"name": "Ada Moss", "organisation": here})
        two = step.create(CONTACT, {"name": "Ada Moss", "organisation": there})
        gone = step.create(CONTACT, {"name": "Gone Early"})
        step.create(INTERVIEW, {"contact": one, "wave": wave[0], "day": date(2026, 11, 3), "time": "09:05",
                                "mode": "Telephone", "status": "Booked", "interviewer": "Sam"})  # fmt: skip
        step.create(INTERVIEW, {"contact": two, "wave": wave[0], "time": "16:59", "notes": "Not listed."})
        step.create(INTERVIEW, {"contact": gone, "status": "Declined"})
    with store.step("Delete") as step:
        step.delete(CONTACT, [gone])
    return store


def outcome(plan: ImportPlan) -> tuple[int, ...]:
    found = plan.summary()
    return tuple(found[name] for name in ("new", "updated", "same", "duplicates", "problems", "ignored"))


def sheet(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)
    return path


def rows_of(store: Store) -> list[list[object]]:
    names = ("contact", "organisation", "day", "time", "mode", "status", "notes")
    return store.cells(INTERVIEW, store.ids(Query(INTERVIEW)), [INTERVIEW.field(name) for name in names])


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_goes_out_comes_in_without_a_change(schedule: Store, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"Schedule.{ending}"
    assert export_list(schedule, INTERVIEW, path) == 3
    plan = plan_file(schedule, path)
    assert plan.record is INTERVIEW
    assert outcome(plan) == (0, 0, 3, 0, 0, 0)
    assert not plan.notes and not plan.questions
    assert apply_plan(schedule, plan).step_id is None
    assert schedule.count(Query(CONTACT)) == 2


def test_times_are_times_in_the_workbook(schedule: Store, tmp_path: Path) -> None:
    path = tmp_path / "Schedule.xlsx"
    export_list(schedule, INTERVIEW, path)
    (heads, *rows) = openpyxl.load_workbook(path).worksheets[0].iter_rows()
    assert [cell.value for cell in heads][:9] == [
        "Interviewee", "Organisation", "Wave", "Interviewer", "Date", "Time", "Place", "Mode", "Status",
    ]  # fmt: skip
    assert [row[5].value for row in rows] == [time(9, 5), time(16, 59), None]
    assert rows[0][5].number_format == "hh:mm"
    assert [row[1].value for row in rows] == ["Riverside Trust", "Quay & Co; Partners", None]


def test_a_change_in_the_workbook_is_an_update_and_the_organisation_is_not(schedule: Store, tmp_path: Path) -> None:
    path = tmp_path / "Schedule.xlsx"
    export_list(schedule, INTERVIEW, path)
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["F2"] = time(14, 30)
    book.worksheets[0]["B2"] = "Somewhere Else"
    book.save(path)
    plan = plan_file(schedule, path)
    assert [row.changes for row in plan.rows if row.changes] == [[("Time", "09:05", "14:30")]]
    apply_plan(schedule, plan)
    assert [row[1] for row in rows_of(schedule)][:1] == ["Riverside Trust"]
    assert [name for _, name in schedule.find(ORGANISATION, "Somewhere")] == []


def test_people_are_found_by_name_and_organisation_or_made(schedule: Store, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "theirs.xlsx",
        ("Name of interviewee", "Organisation", "Wave", "Interviewed by", "Date", "Time", "Venue", "How"),
        ("Ada Moss", "Quay & Co; Partners", "Local", "Jo", datetime(2026, 11, 4), 0.4375, "Their office", "in person"),
        ("ada moss", "New Place", "Pan-London", "Jo", "5 Nov 2026", "2.30pm", None, "phone"),
        ("Newt Amis", "New Place", "Local", "Jo", "Spring", "half past two", None, None),
        ("Newt Amis", None, "Pan-London", "Jo", None, time(10, 0), None, None),
    )
    plan = plan_file(schedule, path)
    assert plan.record is INTERVIEW
    assert outcome(plan) == (4, 0, 0, 0, 1, 0)
    assert apply_plan(schedule, plan).new == 4
    new = [row for row in rows_of(schedule) if row[4] or row[6] or row[0] == "Newt Amis"]
    assert ["Ada Moss", "Quay & Co; Partners", date(2026, 11, 4), "10:30", "Face to face", "", ""] in new
    assert ["ada moss", "New Place", date(2026, 11, 5), "14:30", "Telephone", "", ""] in new
    assert ["Newt Amis", "New Place", "", "", "", "", "Date: Spring\nTime: half past two"] in new
    assert ["Newt Amis", "New Place", "", "10:00", "", "", ""] in new
    people = [(name, i) for i, name in schedule.find(CONTACT, "")]
    assert sorted(name for name, _ in people) == ["Ada Moss", "Ada Moss", "Newt Amis", "ada moss"]
    assert [name for _, name in schedule.find(ORGANISATION, "New")] == ["New Place"]
    # Once more, and everybody is known.
    assert outcome(plan_file(schedule, path)) == (0, 0, 4, 0, 1, 0)
    schedule.undo()
    assert schedule.count(Query(INTERVIEW)) == 3 and schedule.count(Query(CONTACT)) == 2
    assert schedule.check() == []


def test_a_day_and_time_in_one_cell_are_parted(store: Store, tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "theirs.xlsx",
        ("Interviewee", "When", "Interviewer", "Status"),
        ("Ada Moss", datetime(2026, 11, 3, 10, 0), "Sam", "booked"),
        ("Bo Quill", "Wed 4 Nov 2026 at 2pm", "Sam", "held"),
        ("Cy Amis", "Tuesday 3pm", "Sam", "proposed"),
        ("Di Wren", "5/11/2026", "Sam", "Perhaps"),
    )
    plan = plan_file(store, path, INTERVIEW)
    assert [t.text for row in plan.problems for t in row.troubles] == ["Tuesday 3pm", "Perhaps"]
    apply_plan(store, plan)
    assert [row[2:4] + row[5:] for row in rows_of(store)] == [
        [date(2026, 11, 3), "10:00", "Booked", ""],
        [date(2026, 11, 4), "14:00", "Held", ""],
        ["", "", "Proposed", "When: Tuesday 3pm"],
        [date(2026, 11, 5), "", "", "Status: Perhaps"],
    ]


def test_another_wave_is_another_interview_and_the_same_wave_the_same(schedule: Store, tmp_path: Path) -> None:
    head = ("Interviewee", "Organisation", "Wave", "Date")
    path = sheet(
        tmp_path / "theirs.xlsx", head,
        ("Ada Moss", "Riverside Trust", "Local", datetime(2027, 2, 2)),
        ("Ada Moss", "Riverside Trust", "Pan-London", datetime(2026, 11, 10)),
    )  # fmt: skip
    assert outcome(plan_file(schedule, path, INTERVIEW)) == (1, 1, 0, 0, 0, 0)


def test_a_row_without_an_interviewee_is_left_out(schedule: Store, tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ("Interviewee", "Organisation", "Date"), ("Al Fry", "X", "3 Nov 2026"),
                 (None, "Quayside", "3 Nov 2026"))  # fmt: skip
    plan = plan_file(schedule, path, INTERVIEW)
    assert [t.sentence for row in plan.problems for t in row.troubles] == [
        "Row 3 has no interviewee, so it is left out. Give it one."
    ]
