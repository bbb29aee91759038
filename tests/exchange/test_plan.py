"""Imports from a sheet to the records: what comes of each cell, each row, each second time."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from lists import book, bring_in, content, counts, shown
from studies import sample_study

from lwdesk.exchange import export_list
from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan import Outcome, apply_plan
from lwdesk.exchange.problems import save_problems
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Query, Store

HEADINGS = ["Activity", "Type", "Lead organisation", "Telephone", "Start", "Comments"]
KITCHEN = ["Kitchen Start", "Into work", "Corner House Trust; Larder Fund (funder)", "020 7946 0101", "1/3/03", "Good."]


def one(store: Store, name: str = "Kitchen Start") -> dict[str, object]:
    """What is known of the activity, less its reference."""
    found = shown(store, ACTIVITY)[name]
    return {key: value for key, value in found.items() if key != "ref"}


# -- cells


def test_every_cell_finds_its_field(tmp_path: Path, store: Store) -> None:
    plan, applied = bring_in(store, book(tmp_path / "a.xlsx", HEADINGS, KITCHEN))
    assert counts(plan) == {"new": 1}
    assert one(store) == {
        "type": "Into work", "lead": ("Corner House Trust",), "funders": ("Larder Fund",),
        "telephone": "020 7946 0101", "start": date(2003, 3, 1), "notes": "Good.",
    }  # fmt: skip
    assert sorted(shown(store, ORGANISATION)) == ["Corner House Trust", "Larder Fund"]
    assert (applied.new, applied.updated) == (1, 0)
    record_id = store.ids(Query(ACTIVITY))[0]
    held = store.get(ACTIVITY, record_id)
    assert held and held["came_from"] == "a.xlsx, Register, row 2"


def test_what_cannot_be_read_is_kept_as_a_note_and_told_by_its_row(tmp_path: Path, store: Store) -> None:
    path = book(tmp_path / "a.xlsx", ["Appendix B"], [], HEADINGS, KITCHEN, [],
                ["Night Bus", "Nonsense", "", "ask Bo\nor Cy", "31/2/03", ""])  # fmt: skip
    plan, _ = bring_in(store, path)
    assert counts(plan) == {"new": 2, "problems": 1}
    assert one(store, "Night Bus") == {"notes": "Type: Nonsense\nTelephone: ask Bo\nor Cy\nStart: 31/2/03"}
    (row,) = plan.problems
    assert [t.sentence for t in row.troubles] == [
        "Row 6, Type: “Nonsense” is not in the list of type. It will be kept as a note.",
        "Row 6, Telephone: “ask Bo or Cy” is not a telephone number. Type digits, such as 020 7946 0123. "
        "It will be kept as a note.",
        "Row 6, Start: There is no such day as “31/2/03”. Check the day and the month. It will be kept as a note.",
    ]
    again, applied = bring_in(store, path)
    assert counts(again) == {"same": 2, "problems": 1}
    assert applied.step_id is None


def test_of_several_numbers_the_first_is_taken_and_all_are_kept(tmp_path: Path, store: Store) -> None:
    path = book(tmp_path / "a.xlsx", ["Activity", "Telephone", "Email"],
                ["Night Bus", "020 7946 0101 or 020 7946 0102", "bo@example.org; office@example.org"])  # fmt: skip
    plan, _ = bring_in(store, path)
    assert one(store, "Night Bus") == {
        "telephone": "020 7946 0101", "email": "bo@example.org",
        "notes": "Telephone: 020 7946 0101 or 020 7946 0102\nEmail: bo@example.org; office@example.org",
    }  # fmt: skip
    assert plan.problems[0].troubles[0].sentence == (
        "Row 2, Telephone: “020 7946 0101 or 020 7946 0102” says more; “020 7946 0101” was taken from it. "
        "It will be kept as a note."
    )
    assert counts(bring_in(store, path)[0]) == {"same": 1, "problems": 1}


def test_a_mere_dash_is_a_blank(tmp_path: Path, store: Store) -> None:
    headings = ["Activity", "Type", "Boroughs", "Lead", "Telephone", "Email", "Start", "In scope"]
    dashes = ["Kitchen Start", "-", "–", "-", "-", " - ", "—", "-"]
    plan, _ = bring_in(store, book(tmp_path / "a.xlsx", headings, dashes))
    assert counts(plan) == {"new": 1} and one(store) == {}


def test_a_row_without_a_name_is_refused_and_nothing_is_said_to_be_kept(tmp_path: Path, store: Store) -> None:
    rows = [["", "Nonsense", "Lanes Forum", "", "", ""], KITCHEN, ["x" * 301, "", "", "", "", ""]]
    plan, _ = bring_in(store, book(tmp_path / "a.xlsx", HEADINGS, *rows, KITCHEN))
    assert counts(plan) == {"new": 1, "same": 1, "problems": 2}
    assert list(shown(store, ACTIVITY)) == ["Kitchen Start"]
    assert "Lanes Forum" not in shown(store, ORGANISATION)
    nameless, endless = ([t.sentence for t in row.troubles] for row in plan.problems)
    assert nameless == [
        "Row 2, Type: “Nonsense” is not in the list of type.",
        "Row 2 has no activity, so it is left out. Give it one.",
    ]
    assert endless == ["Row 4, Activity: Activity holds at most 300 characters; this has 301. Shorten it or use Notes."]


def test_a_name_too_long_for_an_organisation_goes_to_the_notes(tmp_path: Path, store: Store) -> None:
    essay = "A partnership of many bodies. " * 20
    plan, _ = bring_in(store, book(tmp_path / "a.xlsx", HEADINGS, ["Night Bus", "", essay, "", "", ""], KITCHEN))
    assert counts(plan) == {"new": 2, "problems": 1}
    assert one(store, "Night Bus") == {"notes": f"Lead organisation: {essay.strip()}"}


def test_a_contact_in_one_cell_is_taken_apart_and_nothing_of_it_is_lost(tmp_path: Path, store: Store) -> None:
    rows = [
        ["Kitchen Start", "Ada Moss, Manager\n020 7946 0101 / 020 7946 0102\nada@example.org", None],
        ["Night Bus", "Bo Finch 020 7946 0103", "020 7946 0199"],
        ["Paper Round", "Cy Hart", "020 7946 0104"],
    ]
    bring_in(store, book(tmp_path / "a.xlsx", ["Activity", "Contact details", "Tel"], *rows))
    assert one(store) == {
        "contact": "Ada Moss", "telephone": "020 7946 0101", "email": "ada@example.org",
        "notes": "Role of the contact: Manager\nContact details: 020 7946 0102",
    }  # fmt: skip
    assert one(store, "Night Bus") == {
        "contact": "Bo Finch", "telephone": "020 7946 0199", "notes": "Contact details, Telephone: 020 7946 0103",
    }  # fmt: skip
    assert one(store, "Paper Round") == {"contact": "Cy Hart", "telephone": "020 7946 0104"}


def test_two_columns_of_one_field_are_joined(tmp_path: Path, store: Store) -> None:
    headings = ["Activity", "Borough", "Boroughs", "Lead", "Lead organisation"]
    rows = [["Kitchen Start", "Brent", "Camden; Brent", "Lanes Forum", "Corner House Trust"],
            ["Night Bus", "Hackney", None, None, "Lanes Forum"]]  # fmt: skip
    bring_in(store, book(tmp_path / "a.xlsx", headings, *rows))
    assert one(store) == {"boroughs": ("Brent", "Camden"), "lead": ("Lanes Forum", "Corner House Trust")}
    assert one(store, "Night Bus") == {"boroughs": ("Hackney",), "lead": ("Lanes Forum",)}


def test_a_column_that_goes_nowhere_is_named(tmp_path: Path, store: Store) -> None:
    plan, _ = bring_in(store, book(tmp_path / "a.xlsx", [*HEADINGS, "Colour of the file"], [*KITCHEN, "green"]))
    assert plan.notes == ["The column “Colour of the file” was not recognised and was left out."]


def test_a_text_that_no_field_holds_leaves_its_row_out(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Activity,Description,Telephone\nLong,{'x' * 100_001},ask\nNight Bus,Short,\n", encoding="utf-8")
    plan, _ = bring_in(store, path)
    assert counts(plan) == {"new": 1, "problems": 1}
    assert [t.sentence for t in plan.problems[0].troubles] == [
        "Row 2, Description: Description holds at most 100,000 characters; this has 100,001. Shorten it or use Notes.",
        "Row 2, Telephone: “ask” is not a telephone number. Type digits, such as 020 7946 0123.",
        "Row 2 has more to keep in its notes than they hold, so it is left out. Shorten it.",
    ]
    assert list(shown(store, ACTIVITY)) == ["Night Bus"]


# -- rows that are about the same thing


def test_the_same_file_twice_changes_nothing(tmp_path: Path, store: Store) -> None:
    rows = [
        KITCHEN,
        ["KITCHEN START Ltd", "", "Lanes Forum; Corner House Trust", "", "", "More."],
        ["Night Bus", "?", "A; B", "", "", ""],
    ]
    path = book(tmp_path / "a.xlsx", HEADINGS, *rows)
    plan, _ = bring_in(store, path)
    assert counts(plan) == {"new": 2, "updated": 1, "problems": 1}
    before = content(store)
    again, applied = bring_in(store, path)
    assert applied.step_id is None
    assert content(store) == before
    assert again.count(Outcome.NEW) == 0


def test_later_rows_about_one_thing_add_to_earlier_ones_in_their_order(tmp_path: Path, store: Store) -> None:
    rows = [["Kitchen Start", "", "", "ask Ada", "", ""],
            ["Kitchen start", "Into work", "Corner House Trust", "ask Bo", "", ""],
            ["kitchen start", "Health in work", "Lanes Forum", "020 7946 0101", "", ""]]  # fmt: skip
    expected = {
        "type": "Health in work", "lead": ("Lanes Forum",), "telephone": "020 7946 0101",
        "notes": "Telephone: ask Ada\nTelephone: ask Bo",
    }  # fmt: skip
    path = book(tmp_path / "a.xlsx", HEADINGS, *rows)
    bring_in(store, path)
    assert one(store) == expected
    assert len(shown(store, ACTIVITY)) == 1
    # Nobody is made for a row that a later one overrules.
    assert list(shown(store, ORGANISATION)) == ["Lanes Forum"]
    store.undo()
    bring_in(store, book(tmp_path / "b.xlsx", HEADINGS, ["Kitchen Start", "", "", "", "1/3/03", ""]))
    bring_in(store, path)
    assert one(store) == expected | {"start": date(2003, 3, 1)}


def test_a_row_ticked_off_leaves_the_later_ones_as_they_are(tmp_path: Path, store: Store) -> None:
    again = ["Kitchen Start", "", "", "020 7946 0102", "", ""]
    plan = plan_file(store, book(tmp_path / "a.xlsx", HEADINGS, KITCHEN, again, again))
    assert counts(plan) == {"new": 1, "updated": 1, "same": 1}
    plan.rows[0].wanted = plan.rows[1].wanted = False
    applied = apply_plan(store, plan)
    assert (applied.new, applied.updated) == (1, 0)
    assert one(store) == {"telephone": "020 7946 0102"}


def test_blank_cells_do_not_erase(tmp_path: Path, store: Store) -> None:
    bring_in(store, book(tmp_path / "a.xlsx", HEADINGS, KITCHEN))
    before = content(store)
    plan, _ = bring_in(store, book(tmp_path / "b.xlsx", HEADINGS, ["Kitchen Start", None, " ", None, None, None]))
    assert counts(plan) == {"same": 1}
    assert content(store) == before


def test_a_reference_that_somebody_else_bears_is_kept_as_a_note(tmp_path: Path, store: Store) -> None:
    headings = ["Ref", "Activity", "Type"]
    bring_in(store, book(tmp_path / "a.xlsx", headings, ["7", "Kitchen Start", "Into work"]))
    rows = [["7", "Health Advocates", ""], ["8", "Night Bus", ""], ["8", "Paper Round", ""],
            ["9", "night bus", "Into work"],
            ["", "Well Desk", ""], ["A0001", "Second Shift", ""]]  # fmt: skip
    bring_in(store, book(tmp_path / "b.xlsx", headings, *rows))
    refs = {name: held["ref"] for name, held in shown(store, ACTIVITY).items()}
    assert len(set(refs.values())) == len(refs) == 6
    assert (refs["Kitchen Start"], refs["Night Bus"], refs["Second Shift"]) == ("7", "8", "A0001")
    notes = {name: held.get("notes") for name, held in shown(store, ACTIVITY).items()}
    assert notes == {
        "Kitchen Start": None, "Health Advocates": "Ref: 7", "Night Bus": "Ref: 9", "Paper Round": "Ref: 8",
        "Well Desk": None, "Second Shift": None,
    }  # fmt: skip


def test_the_numbers_of_two_lists_do_not_make_one_thing_of_two(tmp_path: Path, store: Store) -> None:
    bring_in(store, book(tmp_path / "a.xlsx", ["No", "Activity"], [3, "Health Advocates East"], [4, "Night Bus"]))
    other = book(tmp_path / "b.xlsx", ["No", "Activity"], [3, "Health Advocates West"], [4, "NIGHT BUS Ltd."])
    plan, _ = bring_in(store, other)
    assert counts(plan) == {"new": 1, "same": 1}


def test_a_row_below_our_own_list_is_a_new_record(tmp_path: Path, store: Store) -> None:
    with store.step("One") as step:
        step.create(ACTIVITY, {"name": "Kitchen Start", "notes": "x", "contact": "Ada", "email": "a@example.org"})
    path = tmp_path / "list.xlsx"
    export_list(store, ACTIVITY, path)
    plan, _ = bring_in(store, corrected(path, (5, "Activity", "Source: a new one")))
    assert counts(plan) == {"new": 1, "same": 1}


# -- a colleague's corrected copy


@pytest.fixture
def sample(tmp_path: Path) -> Store:
    return sample_study(tmp_path / "sample.lwdesk")


def corrected(path: Path, *changes: tuple[int, str, object]) -> Path:
    """The exported workbook with cells changed: (row, heading, value)."""
    opened = openpyxl.load_workbook(path)
    sheet = opened.worksheets[0]
    place = {cell.value: cell.column for cell in sheet[1]}
    for row, heading, value in changes:
        sheet.cell(row, place[heading]).value = value
    opened.save(path)
    return path


def test_a_corrected_copy_comes_back_as_updates(tmp_path: Path, sample: Store) -> None:
    path = tmp_path / "list.xlsx"
    export_list(sample, ACTIVITY, path)
    before = content(sample)
    ids = sample.ids(Query(ACTIVITY))
    corrected(
        path, (2, "Activity", "Renamed altogether"), (2, "Ref", None), (3, "Start", date(2004, 5, 6)),
        (4, "Lead organisation", "Brand New Trust; Harbour Forum (funder)"), (5, "Notes", "-1+1"),
        (6, "Group focus", None), (7, "In scope", "maybe"),
    )  # fmt: skip
    plan, applied = bring_in(sample, path)
    assert counts(plan) == {"updated": 5, "same": len(ids) - 5, "problems": 1}
    assert (applied.new, applied.updated) == (0, 5)
    held = [sample.get(ACTIVITY, i) for i in ids[:6]]
    assert all(held)
    assert held[0]["name"] == "Renamed altogether"
    assert held[1]["start"] == date(2004, 5, 6)
    names = sample.labels("organisation", held[2]["lead"])
    # What our own list has in a column of leads is a lead, whatever it is called.
    assert list(names.values()) == ["Brand New Trust", "Harbour Forum (funder)"]
    assert held[3]["notes"] == "-1+1"
    assert held[4]["groups"]
    assert held[5]["notes"].endswith("In scope: maybe")
    notice = sample.undo()
    assert notice and notice.kind == "undo"
    assert content(sample) == before


def test_rows_copied_in_excel_with_their_hidden_key_are_new(tmp_path: Path, sample: Store) -> None:
    path = tmp_path / "list.xlsx"
    export_list(sample, ACTIVITY, path)
    opened = openpyxl.load_workbook(path)
    sheet = opened.worksheets[0]
    copy = [cell.value for cell in sheet[3]]
    sheet.append([copy[0], "A thing of its own", *copy[2:]])
    sheet.insert_rows(2)
    for at, value in enumerate([copy[0], "Another such", *copy[2:]], 1):
        sheet.cell(2, at).value = value
    opened.save(path)
    before = shown(sample, ACTIVITY)
    plan, _ = bring_in(sample, path)
    assert counts(plan) == {"new": 2, "same": 40}
    after = shown(sample, ACTIVITY)
    assert {name: after[name] for name in before} == before
    assert after["A thing of its own"]["lead"] == after[str(copy[1])]["lead"]
    assert len({str(held["ref"]) for held in after.values()}) == 42


def test_a_corrected_csv_finds_its_records_by_reference(tmp_path: Path, sample: Store) -> None:
    path = tmp_path / "list.csv"
    export_list(sample, ACTIVITY, path)
    first = sample.ids(Query(ACTIVITY))[0]
    held = sample.get(ACTIVITY, first)
    assert held
    text = path.read_text(encoding="utf-8-sig").replace(held["name"], held["name"] + " for All")
    path.write_text(text, encoding="utf-8")
    plan, _ = bring_in(sample, path)
    assert counts(plan) == {"updated": 1, "same": 39}
    after = sample.get(ACTIVITY, first)
    assert after and after["name"] == held["name"] + " for All"


def test_a_record_called_total_at_the_end_of_a_list_is_not_left_out(tmp_path: Path, store: Store) -> None:
    with store.step("Two") as step:
        step.create(ACTIVITY, {"name": "Kitchen Start", "notes": "x", "contact": "Ada", "email": "a@example.org"})
        total = step.create(ACTIVITY, {"name": "Total Care"})
    path = tmp_path / "list.xlsx"
    export_list(store, ACTIVITY, path)
    bring_in(store, corrected(path, (3, "Notes", "Not a sum.")))
    held = store.get(ACTIVITY, total)
    assert held and held["notes"] == "Not a sum."


# -- the rest of the file


def test_a_list_of_organisations_is_told_from_one_of_activities(tmp_path: Path, store: Store) -> None:
    rows = [["Organisation", "Address", "Telephone", "Web site"],
            ["Lanes Forum", "1 Lane End", "020 7946 0101", "www.example.org"],
            ["Corner House Trust", "", "020 7946 0102", ""]]  # fmt: skip
    plan, _ = bring_in(store, book(tmp_path / "a.xlsx", *rows))
    assert (plan.record, counts(plan)) == (ORGANISATION, {"new": 2})
    only, _ = bring_in(store, book(tmp_path / "b.xlsx", ["Organisation"], ["Lanes Forum"], ["Depot Lane College"]))
    assert (only.record, counts(only)) == (ORGANISATION, {"new": 1, "same": 1})
    names = book(tmp_path / "c.xlsx", ["Name"], ["Wharf Trust"], ["Basin Trust"])
    said, _ = bring_in(store, names, record=ORGANISATION)
    assert counts(said) == {"new": 2}
    assert "Wharf Trust" in shown(store, ORGANISATION)


def test_the_first_visible_sheet_whose_columns_can_be_told_is_read(tmp_path: Path, store: Store) -> None:
    path = book(tmp_path / "a.xlsx", ["Version", "Changed by"], [1, "Ada"], [2, "Bo"], sheet="Versions")
    book(path, HEADINGS, ["Secret", "", "", "", "", ""], sheet="Old", hidden=True)
    book(path, HEADINGS, KITCHEN, sheet="Register")
    plan, _ = bring_in(store, path)
    assert (plan.sheet, counts(plan)) == ("Register", {"new": 1})
    assert plan.notes == [
        "Of the other sheets nothing was read: “Versions”, “Old” (hidden). Choose one by its name to import it too."
    ]
    named, _ = bring_in(store, path, sheet="OLD")
    assert (named.sheet, counts(named)) == ("Old", {"new": 1})
    assert "The sheet is hidden; it is read only when you choose it." in named.notes


def test_what_holds_no_list_is_refused_in_a_sentence(tmp_path: Path, store: Store) -> None:
    def refused(path: Path, **how: str) -> str:
        with pytest.raises(ExchangeTrouble) as trouble:
            plan_file(store, path, **how)
        return str(trouble.value)

    path = book(tmp_path / "a.xlsx", HEADINGS, KITCHEN)
    assert refused(path, sheet="Nope") == "There is no sheet “Nope” in a.xlsx. It has “Register”."
    words = refused(book(tmp_path / "b.xlsx", ["Only words here."]))
    assert words == "No table was found in b.xlsx. It needs a row of headings with rows of entries below."
    hidden = book(tmp_path / "c.xlsx", [])
    book(hidden, HEADINGS, KITCHEN, sheet="Old", hidden=True)
    assert refused(hidden).endswith("Hidden sheets are read only when named.")
    nameless = refused(book(tmp_path / "d.xlsx", ["Type", "Telephone"], ["Into work", "020 7946 0101"]))
    assert nameless == "d.xlsx, Register: no column holds the activity. Give its column the heading “Activity”."


# -- problems as a workbook


def test_problems_come_back_once_they_are_mended(tmp_path: Path, store: Store) -> None:
    rows = [KITCHEN, ["Night Bus", "=Nonsense", "", 2079460103, date(2003, 9, 9), "x" * 32_767], ["", "Into work"]]
    plan, _ = bring_in(store, book(tmp_path / "a.xlsx", HEADINGS, *rows, [*KITCHEN[:4], "soon", ""]))
    path = tmp_path / "problems.xlsx"
    assert save_problems(plan, path) == 3
    sheet = openpyxl.load_workbook(path).active
    assert [cell.value for cell in sheet[1]] == [*HEADINGS, "What to mend"]
    assert [cell.value for cell in sheet[2]][1:4] == ["=Nonsense", None, 2079460103]
    assert sheet["B2"].data_type == "s"
    assert sheet["E2"].value.date() == date(2003, 9, 9)
    assert sheet["G3"].value == "Row 4 has no activity, so it is left out. Give it one."
    mended = corrected(path, (2, "Type", "Into work"), (3, "Activity", "Paper Round"), (4, "Start", "9 Sep 03"))
    again, _ = bring_in(store, mended)
    assert counts(again) == {"new": 1, "updated": 2}
    assert [note[:51] for note in again.notes] == ["Its columns were matched as in the import of a.xlsx"]
    assert one(store, "Night Bus")["telephone"] == "02079460103"
    assert one(store)["start"] == date(2003, 9, 9)


def test_what_was_kept_of_a_cell_goes_once_the_cell_is_mended(tmp_path: Path, store: Store) -> None:
    wrong = ["Night Bus", "Nonsense", "", "ask Bo\nor Cy", "Spring", "Start: of the week\nType: Into work"]
    plan, _ = bring_in(store, book(tmp_path / "a.xlsx", HEADINGS, wrong))
    path = tmp_path / "problems.xlsx"
    save_problems(plan, path)
    kept = "Start: of the week\nType: Into work\nType: Nonsense\nTelephone: ask Bo\nor Cy\nStart: Spring"
    assert one(store, "Night Bus")["notes"] == kept
    first = corrected(path, (2, "Type", "Into work"), (2, "Telephone", "020 7946 0101"), (2, "Comments", None))
    again, _ = bring_in(store, first)
    assert [new for label, _, new in again.rows[0].changes if label == "Notes"] == [
        "Start: of the week\nType: Into work\nStart: Spring"
    ]
    assert bring_in(store, first)[1].updated == 0
    bring_in(store, corrected(first, (2, "Start", "1 May 2003")))
    assert one(store, "Night Bus")["notes"] == "Start: of the week\nType: Into work"


def test_a_name_that_is_no_workbook_is_refused_for_problems(tmp_path: Path, store: Store) -> None:
    plan = plan_file(store, book(tmp_path / "a.xlsx", HEADINGS, ["", "Into work", "", "", "", ""], KITCHEN))
    with pytest.raises(ExchangeTrouble, match=r"does not end in \.xlsx"):
        save_problems(plan, tmp_path / "problems.csv")


# -- all or nothing


class Enough(Exception):
    """Whoever watches the progress wants no more of it."""


@pytest.mark.parametrize("stop", range(6))
def test_cancelled_at_any_moment_nothing_is_left_behind(tmp_path: Path, store: Store, stop: int) -> None:
    bring_in(store, book(tmp_path / "a.xlsx", HEADINGS, KITCHEN))
    before, steps = content(store), store.steps()
    path = book(tmp_path / "b.xlsx", HEADINGS, [*KITCHEN[:3], "020 7946 0109", "", ""],
                *([f"Activity {n}", "", f"Trust {n}", "", "", ""] for n in range(2_500)))  # fmt: skip
    said: list[str] = []

    def progress(done: int, total: int, doing: str) -> None:
        assert 0 <= done <= total
        if len(said) == stop:
            raise Enough
        said.append(doing)

    with pytest.raises(Enough):
        apply_plan(store, plan_file(store, path, progress=progress), progress)
    assert content(store) == before
    assert store.steps() == steps
    plan, _ = bring_in(store, path)
    assert counts(plan) == {"new": 2_500, "updated": 1}


def test_an_import_is_one_step_and_one_undo(tmp_path: Path, store: Store) -> None:
    before = content(store)
    _, applied = bring_in(store, book(tmp_path / "a.xlsx", HEADINGS, KITCHEN))
    after = content(store)
    (step,) = store.steps()
    assert (step.id, step.kind, step.label) == (applied.step_id, "import", "Import 1 row from a.xlsx")
    store.undo()
    assert content(store) == before
    store.redo()
    assert content(store) == after


def test_a_past_import_is_taken_back_but_for_what_was_changed_since(tmp_path: Path, store: Store) -> None:
    rows = [KITCHEN, ["Night Bus", "", "Lanes Forum", "", "", ""]]
    _, applied = bring_in(store, book(tmp_path / "a.xlsx", HEADINGS, *rows))
    assert applied.step_id
    bring_in(store, book(tmp_path / "b.xlsx", ["Activity", "Telephone"], ["Night Bus", "020 7946 0102"], ["Other", ""]))
    _, kept = store.take_back(applied.step_id)
    assert set(kept) == {"Night Bus", "Lanes Forum"}
    assert sorted(shown(store, ACTIVITY)) == ["Night Bus", "Other"]


@pytest.mark.parametrize("said", ["-", "–", "- -"])
def test_a_dash_is_a_blank(tmp_path: Path, store: Store, said: str) -> None:
    headings = ["Activity", "Type", "Group focus", "Telephone", "Email", "Start"]
    plan, _ = bring_in(store, book(tmp_path / "a.xlsx", headings, ["Night Bus", *[said] * 5]))
    assert counts(plan) == {"new": 1}
    assert one(store, "Night Bus") == {}
