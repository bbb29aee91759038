"""Lists of contacts brought in: organisations made on the way, namesakes parted, nothing lost; and sent out again."""

import json
from pathlib import Path

import openpyxl
from lists import bring_in, counts, shown

from lwdesk.exchange import export_list
from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan import apply_plan
from lwdesk.records import CONTACT, ORGANISATION
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
    assert found == {"results": [{"list": "contacts", "id": 2, "name": "Ben Okafor"}]}
