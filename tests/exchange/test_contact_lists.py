"""Lists of contacts brought in: organisations made on the way, namesakes parted, nothing lost; and sent out again."""

import json
from pathlib import Path

import openpyxl
import pytest
from lists import bring_in, counts, shown

from lwdesk.exchange import export_list
from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan import apply_plan
from lwdesk.records import ACTIVITY, CONTACT, INTERVIEW, ORGANISATION
from lwdesk.store import Query, Store, Where

HEADINGS = [
    "Contact name",
    "Job title",
    "Organisation",
    "Tel",
    "E-mail",
    "Groups",
    "Level",
    "May be quoted",
    "Comments",
]
ADA = ["Ada Moss", "Director", "Lanes Forum", "020 7946 0101", "ada@example.org", "Women; Parents", "Strategic",
       "by role", ""]  # fmt: skip
BEN = ["Ben Okafor", "", "The Lanes Forum Ltd", "", "", "", "", "", "Rings back."]


def book(path: Path, *rows: list[str]) -> Path:
    made = openpyxl.Workbook()
    for row in (HEADINGS, *rows):
        made.active.append(row)
    made.save(path)
    return path


def test_people_come_in_and_bring_their_organisation(tmp_path: Path, store: Store) -> None:
    plan, _ = bring_in(store, book(tmp_path / "people.xlsx", ADA, BEN))
    assert plan.record is CONTACT and counts(plan) == {"new": 2}
    held = shown(store, CONTACT)
    assert held["Ada Moss"] == {
        "role": "Director", "organisation": "Lanes Forum", "telephone": "020 7946 0101", "email": "ada@example.org",
        "groups": ("Women", "Parents"), "level": "Strategic", "quote": "By role",
    }  # fmt: skip
    assert held["Ben Okafor"] == {"organisation": "Lanes Forum", "notes": "Rings back."}
    assert list(shown(store, ORGANISATION)) == ["Lanes Forum"]
    assert store.undo() and store.count(Query(CONTACT)) == store.count(Query(ORGANISATION)) == 0
    assert store.redo() and len(store.ids(Query(CONTACT, where=(Where("organisation", (1,)),)))) == 2


def test_a_row_changes_where_somebody_works_only_by_the_address(tmp_path: Path, store: Store) -> None:
    bring_in(store, book(tmp_path / "people.xlsx", ADA))
    moved = [*ADA[:2], "Depot Lane College", *ADA[3:]]
    plan, _ = bring_in(store, book(tmp_path / "moved.xlsx", moved))
    assert counts(plan) == {"updated": 1}
    assert plan.rows[0].changes == [("Organisation", "Lanes Forum", "Depot Lane College")]
    assert shown(store, CONTACT)["Ada Moss"]["organisation"] == "Depot Lane College"
    plan, _ = bring_in(store, book(tmp_path / "moved.xlsx", moved))
    assert counts(plan) == {"same": 1}


def test_two_of_one_name_in_two_organisations_are_two(tmp_path: Path, store: Store) -> None:
    rows = [["Ada Moss", "Director", "Lanes Forum"], ["Ada Moss", "Tutor", "Depot Lane College"],
            ["Ada Moss", "", "Lanes Forum", "020 7946 0102"]]  # fmt: skip
    plan, _ = bring_in(store, book(tmp_path / "people.xlsx", *rows))
    assert counts(plan) == {"new": 2, "updated": 1}
    cells = store.cells(CONTACT, store.ids(Query(CONTACT)), [CONTACT.field(n) for n in ("role", "telephone")])
    assert cells == [["Director", "020 7946 0102"], ["Tutor", ""]]
    plan, _ = bring_in(store, book(tmp_path / "people.xlsx", *rows))
    assert counts(plan) == {"same": 3}


def test_a_cell_with_several_organisations_loses_none(tmp_path: Path, store: Store) -> None:
    several = [*ADA[:2], "Lanes Forum; Depot Lane College", *ADA[3:]]
    plan, _ = bring_in(store, book(tmp_path / "people.xlsx", several))
    assert counts(plan) == {"new": 1, "problems": 1}
    (trouble,) = plan.rows[0].troubles
    assert "names several organisations, and here there is one: the first was taken." in trouble.sentence
    held = shown(store, CONTACT)["Ada Moss"]
    assert held["organisation"] == "Lanes Forum"
    assert held["notes"] == "Organisation: Lanes Forum; Depot Lane College"


def test_a_word_that_is_no_option_is_kept_and_told(tmp_path: Path, store: Store) -> None:
    plan, _ = bring_in(store, book(tmp_path / "people.xlsx", [*ADA[:7], "ask first", ""]))
    (trouble,) = plan.rows[0].troubles
    assert "“ask first” is not known here. Quote as is one of: By name, By role, Not at all." in trouble.sentence
    assert shown(store, CONTACT)["Ada Moss"]["notes"] == "May be quoted: ask first"


def test_an_unticked_first_row_gives_its_place_to_the_next(tmp_path: Path, store: Store) -> None:
    plan = plan_file(store, book(tmp_path / "people.xlsx", ADA, [*ADA[:1], "Chair", *ADA[2:]]))
    plan.rows[0].wanted = False
    apply_plan(store, plan)
    held = shown(store, CONTACT)["Ada Moss"]
    assert (held["role"], held["organisation"]) == ("Chair", "Lanes Forum")


def test_an_exported_list_offers_the_options(tmp_path: Path, store: Store) -> None:
    bring_in(store, book(tmp_path / "people.xlsx", ADA))
    export_list(store, CONTACT, tmp_path / "out.xlsx", Query(CONTACT, where=(Where("quote", (1,)),)))
    made = openpyxl.load_workbook(tmp_path / "out.xlsx")
    rules = {rule.formula1: str(rule.sqref) for rule in made.worksheets[0].data_validations.dataValidation}
    assert rules['"By name,By role,Not at all"'].startswith("K2")
    about = [row[1].value for row in made["About this list"].iter_rows()]
    assert "Only contacts where Quote as is “By role”." in about


def test_the_command_line_knows_contacts(tmp_path: Path, capsys: object) -> None:
    from lwdesk.cli import run

    study = str(tmp_path / "a.lwdesk")
    people = str(book(tmp_path / "people.xlsx", ADA, BEN))
    assert run(["new", study]) == 0
    assert run(["import", study, people, "--as", "contacts", "--json"]) == 0
    assert run(["export", study, "contacts", str(tmp_path / "out.csv")]) == 0
    assert run(["import", study, str(tmp_path / "out.csv"), "--json"]) == 0
    said = capsys.readouterr().out.splitlines()  # type: ignore[attr-defined]
    assert json.loads(said[-1])["same"] == 2
    assert run(["search", study, "okafor", "--json"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])  # type: ignore[attr-defined]
    (result,) = found["results"]
    assert result.items() >= {"list": "contacts", "id": 2, "name": "Ben Okafor"}.items()


def parted(path: Path, *rows: list[str | None]) -> Path:
    """A workbook with the rows as they are, headings first."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


PARTED: list[list[str | None]] = [
    ["First name", "Surname", "Job title", "Organisation", "Email"],
    ["Hana", "Evans", "Director", "Lanes Forum", "hana@example.org"],
    ["Ben", "Okafor", "Tutor", "Depot Lane College", "ben@example.org"],
]


def test_first_names_and_surnames_in_two_columns_are_names(tmp_path: Path, store: Store) -> None:
    path = parted(tmp_path / "people.xlsx", *PARTED)
    plan, _ = bring_in(store, path)
    assert plan.record is CONTACT and counts(plan) == {"new": 2}
    assert (plan.mapping["First name"], plan.mapping["Surname"]) == ("Name", "Name")
    held = shown(store, CONTACT)
    assert held["Hana Evans"] == {"role": "Director", "organisation": "Lanes Forum", "email": "hana@example.org"}
    assert sorted(held) == ["Ben Okafor", "Hana Evans"]
    plan, _ = bring_in(store, path)
    assert counts(plan) == {"same": 2} and (plan.mapping["First name"], plan.mapping["Surname"]) == ("Name", "Name")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Forename(s)", "Last name"),
        ("Given name", "Family name"),
        ("FIRST NAME", "SURNAME"),
        ("Contact first name", "Contact surname"),
        ("Name", "Surname"),
    ],
)
def test_the_surname_may_stand_first_and_be_called_otherwise(
    tmp_path: Path, store: Store, first: str, last: str
) -> None:
    rows = [[row[1], row[0], *row[2:]] for row in PARTED[1:]]
    plan, _ = bring_in(store, parted(tmp_path / "people.xlsx", [last, first, *PARTED[0][2:]], *rows))
    assert plan.record is CONTACT and sorted(shown(store, CONTACT)) == ["Ben Okafor", "Hana Evans"]


def test_nothing_is_lost_where_a_part_of_the_name_is_blank(tmp_path: Path, store: Store) -> None:
    rows = [*PARTED, [None, "Moss", None, None, "moss@example.org"], ["Ada", "-", None, None, None],
            [None, "Lane", None, None, None], ["Ed", "Quill", "Chair", "Lanes Forum", None]]  # fmt: skip
    path = parted(tmp_path / "people.xlsx", *rows)
    plan, _ = bring_in(store, path)
    assert counts(plan) == {"new": 6}
    held = shown(store, CONTACT)
    assert sorted(held) == ["Ada", "Ben Okafor", "Ed Quill", "Hana Evans", "Lane", "Moss"]
    assert held["Moss"] == {"email": "moss@example.org"}
    assert plan.rows[2].cells[:2] == [None, "Moss"]
    assert counts(bring_in(store, path)[0]) == {"same": 6}


def test_how_somebody_is_addressed_goes_to_the_notes(tmp_path: Path, store: Store) -> None:
    rows = [["Title", *PARTED[0]], ["Dr", *PARTED[1]], ["Mr", *PARTED[2]]]
    path = parted(tmp_path / "people.xlsx", *rows)
    assert bring_in(store, path)[0].record is CONTACT
    held = shown(store, CONTACT)["Hana Evans"]
    assert (held["notes"], held["role"]) == ("Title: Dr", "Director")
    assert counts(bring_in(store, path)[0]) == {"same": 2}


def test_a_column_with_the_whole_name_goes_before_its_parts(tmp_path: Path, store: Store) -> None:
    rows = [["First name", "Surname", "Full name", "Email"], ["Hana", "Evans", "Hana Mair Evans", "hana@example.org"]]
    plan, _ = bring_in(store, parted(tmp_path / "people.xlsx", *rows), record=CONTACT)
    assert plan.mapping == {"Full name": "Name", "Email": "Email"}
    assert list(shown(store, CONTACT)) == ["Hana Mair Evans"]


def test_a_name_that_is_whole_takes_no_second_surname(tmp_path: Path, store: Store) -> None:
    rows = [["Name", "Surname", "Email"], ["Hana Evans", "Evans", "hana@example.org"], ["Thomas", "Thomas", ""]]
    bring_in(store, parted(tmp_path / "people.xlsx", *rows), record=CONTACT)
    assert list(shown(store, CONTACT)) == ["Hana Evans", "Thomas Thomas"]


def test_a_schedule_knows_its_interviewees_by_both_names(tmp_path: Path, store: Store) -> None:
    bring_in(store, parted(tmp_path / "people.xlsx", *PARTED))
    rows = [["Interviewee first name", "Interviewee surname", "Organisation", "Date", "Venue"],
            ["Hana", "Evans", "Lanes Forum", "4 Nov 2003", "Lanes Hall"],
            ["Ada", "Moss", "Lanes Forum", "5 Nov 2003", ""]]  # fmt: skip
    path = parted(tmp_path / "schedule.xlsx", *rows)
    plan, _ = bring_in(store, path)
    assert plan.record is INTERVIEW and counts(plan) == {"new": 2}
    assert sorted(shown(store, CONTACT)) == ["Ada Moss", "Ben Okafor", "Hana Evans"]
    assert counts(bring_in(store, path)[0]) == {"same": 2}


def test_the_name_of_an_activitys_contact_is_no_title(tmp_path: Path, store: Store) -> None:
    rows = [["Project name", "Contact first name", "Contact surname", "Email", "Tel"],
            ["Second Chance", "Hana", "Evans", "hana@example.org", "020 7946 0101"]]  # fmt: skip
    plan, _ = bring_in(store, parted(tmp_path / "projects.xlsx", *rows))
    assert plan.record is ACTIVITY and list(shown(store, ACTIVITY)) == ["Second Chance"]
