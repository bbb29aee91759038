"""The body of a table, as whole imports: sections, merged cells, further rows, totals, and what must not be lost."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lists import counts, shown

from lwdesk.cli import run
from lwdesk.exchange.bring_in import Layout, plan_file, plan_layout, recognise
from lwdesk.exchange.inspect import inspect_file
from lwdesk.exchange.kept import KeptBook
from lwdesk.exchange.pasted import PastedBook
from lwdesk.exchange.plan import ImportPlan, apply_plan
from lwdesk.records import ACTIVITY, LISTS
from lwdesk.store import Store

SAMPLES = Path(__file__).parent / "samples"
H = ["Activity", "Type", "Lead organisation", "Telephone"]
KITCHEN = ["Kitchen Start", "Into work", "Corner House Trust", "020 7946 0101"]
BUS = ["Night Bus", "Into work", "Depot Lane College", "020 7946 0102"]
PAPER = ["Paper Round", "Health in work", "Lanes Forum", "020 7946 0103"]
WELL = ["Well Desk", "Into work", "Lanes Forum", "020 7946 0104"]
Rows = Sequence[Sequence[object]]


def save(path: Path, rows: Rows, merged: Sequence[str] = ()) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Register"
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    made.save(path)
    return path


def brought(store: Store, path: Path) -> tuple[ImportPlan, dict[str, dict[str, Any]]]:
    """The plan and what the study then holds; `inspect` must have told the same of the file."""
    told = inspect_file(path, LISTS)["sheets"][0]
    plan = plan_file(store, path)
    assert {c["heading"]: c["field"] for c in told["columns"] if c["field"]} == plan.mapping
    for row, text in plan.sections.items():
        assert any(f"“{text}” (row {row})" in note for note in told["notes"])
    apply_plan(store, plan)
    found = shown(store, ACTIVITY)
    for held in found.values():
        held.pop("ref", None)
    assert counts(plan_file(store, path)).keys() <= {"same", "problems", "ignored"}, "a second time changes nothing"
    return plan, found


def of(found: dict[str, dict[str, Any]], field: str) -> dict[str, Any]:
    """What each record holds in a field."""
    return {name: held.get(field) for name, held in found.items()}


# -- sections


IN_BOROUGHS = {"Kitchen Start": ("Greenwich",), "Night Bus": ("Greenwich",), "Paper Round": ("Hackney",)}


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        ("Greenwich", "Hackney", ()),
        ("Greenwich", "Hackney", ("A2:D2", "A5:D5")),
        ("GREENWICH", "HACKNEY", ()),
        ("1. Greenwich", "2. Hackney", ()),
        ("A) London Borough of Greenwich", "B) LB Hackney", ()),
        ("Borough: Greenwich", "Borough: Hackney", ()),
        ("Projects in Greenwich", "Projects in Hackney (continued)", ()),
        ("Greenwich (2 projects)", "Hackney – 1 project", ()),
    ],
)
def test_boroughs_as_headings_of_sections(
    tmp_path: Path, store: Store, one: str, other: str, merged: Sequence[str]
) -> None:
    plan, found = brought(store, save(tmp_path / "a.xlsx", [H, [one], KITCHEN, BUS, [other], PAPER], merged))
    assert of(found, "boroughs") == IN_BOROUGHS
    assert plan.sections == {2: one, 5: other}
    assert plan.mapping["Section"] == "Boroughs"
    assert plan.ignored[0] == (2, f"“{one}” was taken for the heading of the rows below it (Boroughs).")


def test_sections_in_a_column_before_that_of_the_names(tmp_path: Path, store: Store) -> None:
    rows = [["No", "Activity", "Lead"], ["Greenwich"], ["1", "Kitchen Start", "A Trust"], ["2", "Night Bus", "B Trust"],
            ["Hackney"], ["3", "Paper Round", "C Trust"]]  # fmt: skip
    _, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert of(found, "boroughs") == IN_BOROUGHS


def test_the_column_of_boroughs_has_each_once_in_a_row_of_its_own(tmp_path: Path, store: Store) -> None:
    rows = [["Borough", "Activity", "Lead"], ["Greenwich"], [None, "Kitchen Start", "A Trust"],
            [None, "Night Bus", "B Trust"], ["Hackney"], [None, "Paper Round", "C Trust"]]  # fmt: skip
    _, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert of(found, "boroughs") == IN_BOROUGHS


def test_two_levels_of_sections(tmp_path: Path, store: Store) -> None:
    rows = [["Activity", "Lead", "Telephone"], ["INTO WORK"], ["Greenwich"], ["Kitchen Start", "A Trust", "x"],
            ["Hackney"], ["Night Bus", "B Trust", "x"], ["HEALTH IN WORK"], ["Well Desk", "C Trust", "x"], ["Hackney"],
            ["Paper Round", "A Trust", "x"]]  # fmt: skip
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert of(found, "type") == {
        "Kitchen Start": "Into work", "Night Bus": "Into work", "Well Desk": "Health in work",
        "Paper Round": "Health in work",
    }  # fmt: skip
    assert of(found, "boroughs") == {
        "Kitchen Start": ("Greenwich",), "Night Bus": ("Hackney",), "Well Desk": None, "Paper Round": ("Hackney",),
    }  # fmt: skip
    assert (plan.mapping["Section"], plan.mapping["Subsection"]) == ("Type", "Boroughs")


def test_what_no_field_takes_goes_to_the_notes(tmp_path: Path, store: Store) -> None:
    rows = [H, ["The eastern corridor"], KITCHEN, ["South of the river"], BUS, PAPER]
    _, found = brought(store, save(tmp_path / "a.xlsx", rows, ["A2:D2", "A4:D4"]))
    assert of(found, "notes") == {
        "Kitchen Start": "Section: The eastern corridor", "Night Bus": "Section: South of the river",
        "Paper Round": "Section: South of the river",
    }  # fmt: skip


def test_sections_told_by_their_look(tmp_path: Path, store: Store) -> None:
    for name, rows in (
        ("capitals", [H, ["EASTERN CORRIDOR"], KITCHEN, BUS, ["RIVERSIDE WARDS"], PAPER, WELL]),
        ("numbers", [H, ["1. Eastern corridor"], KITCHEN, BUS, ["2. Riverside wards"], PAPER, WELL]),
        ("blanks", [H, ["Eastern corridor"], KITCHEN, BUS, [], ["Riverside wards"], PAPER, WELL]),
    ):
        plan = plan_file(store, save(tmp_path / f"{name}.xlsx", rows))
        assert (len(plan.sections), len(plan.rows)) == (2, 4), name


def test_the_rest_beside_the_boroughs(tmp_path: Path, store: Store) -> None:
    rows = [H, ["Greenwich"], KITCHEN, ["Pan-London"], BUS, ["Other"], PAPER]
    _, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert [(held.get("boroughs"), held.get("scale"), held.get("notes")) for held in found.values()] == [
        (("Greenwich",), None, None), (None, "Pan-London", None), (None, None, "Stands under: Other"),
    ]  # fmt: skip


def test_a_row_that_says_itself_where_it_is_keeps_that(tmp_path: Path, store: Store) -> None:
    rows = [["Activity", "Boroughs", "Lead"], ["Greenwich"], ["Kitchen Start", "Greenwich", "A Trust"],
            ["Night Bus", None, "B Trust"], ["Paper Round", "Brent", "B Trust"], ["Hackney"],
            ["Well Desk", "Hackney, Brent", "C Trust"]]  # fmt: skip
    _, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert of(found, "boroughs") == {
        "Kitchen Start": ("Greenwich",), "Night Bus": ("Greenwich",), "Paper Round": ("Brent",),
        "Well Desk": ("Hackney", "Brent"),
    }  # fmt: skip
    assert of(found, "notes")["Paper Round"] == "Stands under: Greenwich"


@pytest.mark.parametrize(
    "rows",
    [
        [H, KITCHEN, ["Late Shift"], BUS, ["Quiet Hours"], PAPER],
        [H, KITCHEN, ["Job search"], BUS, ["Work experience"], PAPER],
        [H, ["Volunteering"], KITCHEN, BUS, PAPER],
        [H, ["KITCHEN FRONT", *KITCHEN[1:]], ["NIGHT BUSES"], BUS, ["PAPER ROUNDS"], PAPER],
        [H, KITCHEN, ["Total Place", "Into work", "Camden Trust"], ["Totally Local"], BUS],
        [["Activity"], ["Greenwich scheme"], ["Kitchen Start"], ["Hackney"], ["Night Bus"]],
        [H, KITCHEN, [], ["Late Shift"], [], BUS, [], PAPER, [], WELL],
        [H, KITCHEN, ["2nd Chance"], BUS, ["3rd Age"], PAPER],
    ],
)
def test_a_row_with_a_name_alone_is_a_record(tmp_path: Path, store: Store, rows: Rows) -> None:
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert list(found) == [row[0] for row in rows[1:] if row]
    assert plan.sections == {} and plan.ignored == []


def test_the_name_of_a_record_that_is_there_is_no_heading(tmp_path: Path, store: Store) -> None:
    apply_plan(store, plan_file(store, save(tmp_path / "a.xlsx", [H, ["Greenwich", "Into work"], BUS])))
    plan = plan_file(store, save(tmp_path / "b.xlsx", [H, KITCHEN, ["Greenwich"], BUS]))
    assert plan.sections == {} and counts(plan) == {"new": 1, "same": 2}


# -- what the user says of a row


def planned(store: Store, rows: Rows, marks: dict[int, str]) -> tuple[Layout, ImportPlan]:
    book = KeptBook(PastedBook([["" if cell is None else str(cell) for cell in row] for row in rows]))
    layout = recognise(store, book)
    layout.marks = marks
    return layout, plan_layout(store, book, layout)


def test_what_the_user_says_of_a_row_wins(store: Store) -> None:
    rows = [H, ["Greenwich"], KITCHEN, ["Late Shift"], BUS, ["Hackney"], PAPER, [], ["Source: calls"]]
    _, plan = planned(store, rows, {2: "record", 4: "section", 5: "left out", 9: "record"})
    assert [row.number for row in plan.rows] == [2, 3, 7, 9]
    assert plan.sections == {4: "Late Shift", 6: "Hackney"}
    assert (5, "You left it out.") in plan.ignored


def test_a_row_above_the_data_can_be_a_record(store: Store) -> None:
    rows = [H, ["e.g. Happy Start", "Into work", "Some Trust", ""], KITCHEN]
    _, plan = planned(store, rows, {})
    assert [row.number for row in plan.rows] == [3]
    _, plan = planned(store, rows, {2: "record"})
    assert [row.number for row in plan.rows] == [2, 3]


def test_the_field_of_the_sections_can_be_chosen(store: Store) -> None:
    rows = [H, ["Greenwich"], KITCHEN, ["Hackney"], BUS]
    layout, _ = planned(store, rows, {})
    section = layout.columns[-1]
    assert (section.place, section.heading, section.field) == (4, "Section", "boroughs")
    section.field = "description"
    plan = plan_layout(store, KeptBook(PastedBook(rows)), layout)
    assert [row.value("description") for row in plan.rows] == ["Greenwich", "Hackney"]
    assert layout.columns[-1].field == "description"


# -- merged cells and further rows


def test_an_organisation_over_three_activities(tmp_path: Path, store: Store) -> None:
    rows = [H, KITCHEN, [*BUS[:2], None, BUS[3]], [*PAPER[:2], None, PAPER[3]], WELL]
    _, found = brought(store, save(tmp_path / "a.xlsx", rows, ["C2:C4"]))
    assert [lead[0] for lead in of(found, "lead").values()] == [*["Corner House Trust"] * 3, "Lanes Forum"]


def test_a_name_over_two_rows_makes_one_record_with_all_they_say(tmp_path: Path, store: Store) -> None:
    rows = [["Activity", "Boroughs", "Lead", "Telephone", "Start", "Notes"],
            ["Kitchen Start", "Brent", "A Trust", "020 7946 0101", "1 May 2003", "First."],
            [None, "Camden", "B Trust", "020 7946 0102", "1 June 2003", "Second."],
            ["Night Bus", "Brent", "A Trust", None, None, None]]  # fmt: skip
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows, ["A2:A3"]))
    kitchen = found["Kitchen Start"]
    assert len(found) == 2 and counts(plan) == {"new": 2, "ignored": 1}
    assert (kitchen["boroughs"], kitchen["lead"]) == (("Brent", "Camden"), ("A Trust",))
    assert kitchen["partners"] == ("B Trust",)
    assert kitchen["notes"] == "First.\nSecond.\nAlso: Telephone: 020 7946 0102\nStart: 1 June 2003"
    assert plan.ignored == [(3, "Taken for more of “Kitchen Start” in row 2 and added to it.")]


def test_rows_without_a_name_below_a_record_are_more_of_it(tmp_path: Path, store: Store) -> None:
    rows = [["Activity", "Lead", "Contact", "Funding"], ["Kitchen Start", "A Trust", "Ada Moss", "£100"],
            [None, None, "020 7946 0101"], [None, "B Trust (funder)", "ada@example.org"],
            ["Night Bus", "A Trust", "Bo Finch", "£200"]]  # fmt: skip
    _, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert found["Kitchen Start"] == {
        "lead": ("A Trust",), "funders": ("B Trust",), "contact": "Ada Moss", "telephone": "020 7946 0101",
        "email": "ada@example.org", "funding": "£100",
    }  # fmt: skip


def test_a_row_that_lacks_only_its_name_is_not_added_to_another(tmp_path: Path, store: Store) -> None:
    plan, found = brought(store, save(tmp_path / "a.xlsx", [H, KITCHEN, [None, *PAPER[1:]], BUS]))
    assert counts(plan) == {"new": 2, "problems": 1}
    assert found["Kitchen Start"]["lead"] == ("Corner House Trust",)


def test_tall_rows_merged_over_blanks(tmp_path: Path, store: Store) -> None:
    merged = [f"{letter}{row}:{letter}{row + 1}" for letter in "ABCD" for row in (2, 4)]
    plan, found = brought(store, save(tmp_path / "a.xlsx", [H, KITCHEN, [], BUS, []], merged))
    assert list(found) == ["Kitchen Start", "Night Bus"] and plan.ignored == []


def test_boroughs_merged_downwards_beside_the_names(tmp_path: Path, store: Store) -> None:
    rows = [["Area", "Activity", "Lead"], ["Greenwich", "Kitchen Start", "A Trust"], [None, "Night Bus", "B Trust"],
            ["Hackney", "Paper Round", "C Trust"]]  # fmt: skip
    _, found = brought(store, save(tmp_path / "a.xlsx", rows, ["A2:A3"]))
    assert of(found, "boroughs") == IN_BOROUGHS


def test_merged_cells_of_an_old_workbook(store: Store) -> None:
    _, found = brought(store, SAMPLES / "merged.xls")
    assert of(found, "boroughs") == IN_BOROUGHS | {"Paper Round": ("Greenwich",), "Well Desk": ("Hackney",)}
    assert {lead for name, lead in of(found, "lead").items() if name != "Well Desk"} == {("Corner House Trust",)}
    assert found["Well Desk"]["funders"] == ("Larder Fund",)


# -- what stands between, beside and below


def test_what_is_printed_on_each_page_again(tmp_path: Path, store: Store) -> None:
    numbers = ["(a)", "(b)", "(c)", "(d)"]
    rows = [H, numbers, KITCHEN, BUS, [], H, numbers, PAPER, ["Total page 2", None, None, 1], WELL]
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert list(found) == ["Kitchen Start", "Night Bus", "Paper Round", "Well Desk"]
    assert [row for row, _ in plan.ignored] == [6, 7, 9]


def test_a_header_of_two_rows_comes_again(tmp_path: Path, store: Store) -> None:
    top, names = ["Activity", "Organisations", None, "Contact", None], [None, "Lead", "Funders", "Name", "Email"]
    rows = [top, names, ["Kitchen Start", "A Trust", "Fund", "Ada Moss", "ada@example.org"],
            ["Night Bus", "B Trust", "Fund", "Bo Finch", "bo@example.org"], top, names,
            ["Paper Round", "A Trust", "Fund", "Cy Hart", "cy@example.org"]]  # fmt: skip
    _, found = brought(store, save(tmp_path / "a.xlsx", rows, ["B1:C1", "D1:E1"]))
    assert of(found, "funders") == dict.fromkeys(["Kitchen Start", "Night Bus", "Paper Round"], ("Fund",))


def test_subtotals_totals_and_sources(tmp_path: Path, store: Store) -> None:
    rows = [H, ["Greenwich"], KITCHEN, BUS, ["Total Greenwich", None, None, 2], [], ["Hackney"], PAPER,
            ["Subtotal: 1"], [], ["Grand total", None, None, 3], ["Source: telephone calls"]]  # fmt: skip
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert of(found, "boroughs") == IN_BOROUGHS
    assert [row for row, _ in plan.ignored] == [2, 5, 7, 9, 11, 12]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["max. 50 words", "select from list", "please state", "1:N"], "says how to fill in the columns"),
        (["1", "1:N", "0..N", "1:1"], "says how to fill in the columns"),
        (["Please give one activity a row"], "says how to fill in the columns"),
        (["(a)", "(b)", "(c)", "(d)"], "only numbers the columns"),
        (["e.g. Happy Start", "Into work", "Some Trust", "020 7946 0999"], "shows an example"),
    ],
)
def test_rows_for_those_who_fill_in_the_table(tmp_path: Path, store: Store, row: Sequence[object], why: str) -> None:
    plan, found = brought(store, save(tmp_path / "a.xlsx", [["Projects"], [], H, row, KITCHEN, BUS]))
    assert list(found) == ["Kitchen Start", "Night Bus"] and (plan.header_first, plan.header_last) == (3, 3)
    assert f"Row 4 {why} and was left out." in plan.notes


def test_names_that_read_like_instructions_are_records(tmp_path: Path, store: Store) -> None:
    rows = [H, ["Give us a job", "Into work", "A Trust"], ["Leave no one behind"], ["Use IT", "Into work"]]
    assert list(brought(store, save(tmp_path / "a.xlsx", rows))[1]) == [
        "Give us a job",
        "Leave no one behind",
        "Use IT",
    ]


def test_another_table_below_is_named_and_not_read(tmp_path: Path, store: Store) -> None:
    rows = [H, KITCHEN, BUS, PAPER, [], ["Bodies"], ["Organisation", "Address", "Telephone"],
            ["Corner House Trust", "1 Corner", "020 7946 0109"], ["Depot Lane College", "2 Depot", None]]  # fmt: skip
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert len(found) == 3 and [row for row, _ in plan.ignored] == [6, 7, 8, 9]
    assert any("its headings are in row 7" in note for note in plan.notes)


def test_another_table_beside_is_named_and_not_read(tmp_path: Path, store: Store) -> None:
    rows = [[*H, None, "Organisation", "Borough"], [*KITCHEN, None, "Corner House Trust", "Brent"],
            [*BUS, None, "Depot Lane College", "Camden"], PAPER, WELL]  # fmt: skip
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert of(found, "boroughs") == dict.fromkeys(found)
    assert any("from column F on (“Organisation”)" in note for note in plan.notes)


def test_an_empty_column_parts_no_tables(tmp_path: Path, store: Store) -> None:
    rows = [[*H, None, "Boroughs", "Comments"], [*KITCHEN, None, "Brent", "Good"], [*BUS, None, None, "Odd"],
            [*PAPER, None, "Brent", None], [*WELL, None, None, None]]  # fmt: skip
    _, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert of(found, "notes") == {"Kitchen Start": "Good", "Night Bus": "Odd", "Paper Round": None, "Well Desk": None}


# -- sheets


def test_hidden_rows_and_columns_are_read_and_said(tmp_path: Path, store: Store) -> None:
    path = save(tmp_path / "a.xlsx", [H, ["Greenwich"], KITCHEN, BUS, ["Hackney"], PAPER])
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[4].hidden = book.active.row_dimensions[5].hidden = True
    book.active.column_dimensions["D"].hidden = True
    book.save(path)
    plan, found = brought(store, path)
    assert of(found, "boroughs") == IN_BOROUGHS and found["Night Bus"]["telephone"] == "020 7946 0102"
    assert {"It has 2 hidden rows.", "It has 1 hidden column."} <= set(plan.notes)


def test_a_cover_sheet_and_a_sheet_from_right_to_left(tmp_path: Path, store: Store) -> None:
    path = save(tmp_path / "a.xlsx", [["Scoping study"], ["Appendix B follows on the next sheet."]])
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("B")
    sheet.sheet_view.rightToLeft = True
    for row in [H, ["Greenwich"], KITCHEN, BUS, ["Hackney"], PAPER]:
        sheet.append(row)
    book.save(path)
    plan = plan_file(store, path)
    apply_plan(store, plan)
    assert plan.sheet == "B" and of(shown(store, ACTIVITY), "boroughs") == IN_BOROUGHS


@pytest.mark.parametrize(("encoding", "separator"), [("utf-16", "\t"), ("utf-8", "\t"), ("cp1252", ";")])
def test_sections_in_text(tmp_path: Path, store: Store, encoding: str, separator: str) -> None:
    rows = [H, ["Greenwich", "", "", ""], KITCHEN, BUS, ["Hackney", "", "", ""], PAPER]
    path = tmp_path / "a.txt"
    path.write_text("\r\n".join(separator.join(row) for row in rows), encoding=encoding, newline="")
    assert of(brought(store, path)[1], "boroughs") == IN_BOROUGHS


def test_formulas_as_text_and_dates_of_many_kinds_in_sections(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Activity,Start,Notes\nGreenwich,,\nKitchen Start,1/3/03,=SUM(A1)\nNight Bus,3 Nov 2003,\nHackney,,\n"
        "Paper Round,2003-05-12,-\n", encoding="utf-8")  # fmt: skip
    _, found = brought(store, path)
    assert of(found, "boroughs") == IN_BOROUGHS
    assert [str(start) for start in of(found, "start").values()] == ["2003-03-01", "2003-11-03", "2003-05-12"]
    assert found["Kitchen Start"]["notes"] == "=SUM(A1)"


def test_sections_over_many_rows_and_a_long_blank_tail(tmp_path: Path, store: Store) -> None:
    rows: list[list[Any]] = [["Activity", "Lead", "Telephone"]]
    for borough in ("Greenwich", "Hackney", "Brent"):
        rows.append([borough])
        rows += [[f"{borough} scheme {n}", "A Trust", f"020 7946 {n % 1000:04}"] for n in range(1_500)]
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    made.active.cell(300_000, 1).value = "Drawn up in May"
    made.active.cell(1_048_576, 1).number_format = "0.00"
    made.save(tmp_path / "a.xlsx")
    plan = plan_file(store, tmp_path / "a.xlsx")
    assert len(plan.rows) == 4_500 and list(plan.sections) == [2, 1_503, 3_004]
    assert [row for row, _ in plan.ignored] == [2, 1_503, 3_004, 300_000]
    assert {row.cell(3) for row in plan.rows[1_400:1_600]} == {"Greenwich", "Hackney"}


def test_a_header_that_comes_again_far_down(tmp_path: Path, store: Store) -> None:
    rows = [H, *([f"Scheme {n}", *KITCHEN[1:]] for n in range(3_000)), H, BUS, ["Total", None, None, 3001], PAPER]
    plan = plan_file(store, save(tmp_path / "a.xlsx", rows))
    assert len(plan.rows) == 3_002 and [row for row, _ in plan.ignored] == [3_002, 3_004]


def test_an_exported_list_is_let_through_as_it_is(tmp_path: Path, path: Path, store: Store) -> None:
    apply_plan(
        store, plan_file(store, save(tmp_path / "a.xlsx", [["Activity", "Type"], ["Brent"], ["Night Bus", None]]))
    )
    store.close()
    out = tmp_path / "out.xlsx"
    assert run(["export", str(path), "activities", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    book.active.append([None, "Greenwich"])
    book.active.append([None, "Kitchen Start"])
    book.save(out)
    again = Store.open(path)
    plan = plan_file(again, out)
    assert plan.sections == {} and plan.ignored == []
    again.close()


# -- lists printed page by page, with numbers before the names


def test_titles_and_numbers_of_pages_come_again(tmp_path: Path, store: Store) -> None:
    title = ["Appendix A: activity in London"]
    rows = [title, [], H, KITCHEN, BUS, [], ["Page 1 of 2"], [], title, [], H, PAPER, WELL, [], ["Page 2 of 2"]]
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert list(found) == ["Kitchen Start", "Night Bus", "Paper Round", "Well Desk"]
    assert dict(plan.ignored)[9] == "“Appendix A: activity in London” repeats the title and was left out."


def test_a_record_named_like_the_title_is_a_record(tmp_path: Path, store: Store) -> None:
    rows = [["Late Shift"], [], H, KITCHEN, ["Late Shift"], BUS, PAPER]
    assert "Late Shift" in brought(store, save(tmp_path / "a.xlsx", rows))[1]


def test_the_first_section_stands_above_the_header_that_comes_again(tmp_path: Path, store: Store) -> None:
    rows = [["Greenwich"], H, KITCHEN, BUS, [], ["Hackney"], H, PAPER]
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert of(found, "boroughs") == IN_BOROUGHS
    assert plan.sections == {1: "Greenwich", 6: "Hackney"}


@pytest.mark.parametrize(
    ("one", "other"), [([1, "Greenwich"], [2, "Hackney"]), (["A", "Greenwich"], ["B.", "LB Hackney"])]
)
def test_sections_with_a_number_in_a_column_before(
    tmp_path: Path, store: Store, one: list[object], other: list[object]
) -> None:
    rows = [["No", "Activity", "Lead"], one, ["1", "Kitchen Start", "A Trust"], ["2", "Night Bus", "B Trust"], other,
            ["3", "Paper Round", "C Trust"]]  # fmt: skip
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert of(found, "boroughs") == IN_BOROUGHS
    assert list(plan.sections.values()) == [one[1], other[1]]


def test_a_number_and_a_name_alone_are_a_record(tmp_path: Path, store: Store) -> None:
    rows = [["No", "Activity", "Lead"], [1, "Kitchen Start", "A Trust"], [2, "Late Shift"], [3, "Night Bus", "B Trust"],
            [4, "Work experience"], [5, "Paper Round", "C Trust"]]  # fmt: skip
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert len(found) == 5 and plan.sections == {}


def test_a_borough_with_nothing_below_it(tmp_path: Path, store: Store) -> None:
    rows = [H, ["Greenwich"], KITCHEN, BUS, ["Brent"], ["No activity found"], ["Camden"], ["Hackney"], PAPER]
    plan, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert of(found, "boroughs") == IN_BOROUGHS
    assert dict(plan.ignored)[6] == "“No activity found” says that nothing stands here and was left out."


def test_averages_and_counts_are_no_records(tmp_path: Path, store: Store) -> None:
    rows = [["Activity", "Lead", "Funding"], ["Kitchen Start", "A Trust", 500], ["Average Joe", "B Trust", 700],
            ["None the Wiser"], ["No Fixed Abode: Lost and Found"],
            ["Number of projects", None, 3], ["Average", None, 600]]  # fmt: skip
    _, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert list(found) == ["Kitchen Start", "Average Joe", "None the Wiser", "No Fixed Abode: Lost and Found"]


def test_organisations_once_each_in_a_row_of_their_own(tmp_path: Path, store: Store) -> None:
    rows = [["Lead organisation", "Activity", "Telephone"], ["A Trust"], [None, "Kitchen Start", "x"],
            [None, "Night Bus", "x"], ["B College"], [None, "Paper Round", "x"]]  # fmt: skip
    _, found = brought(store, save(tmp_path / "a.xlsx", rows))
    assert list(of(found, "lead").values()) == [("A Trust",), ("A Trust",), ("B College",)]


def test_a_term_within_a_longer_heading_is_none_beside_headings_without(tmp_path: Path, store: Store) -> None:
    rows = [H, ["Programmes of the regional agencies"], KITCHEN, ["Programmes of charities"], BUS, PAPER]
    _, found = brought(store, save(tmp_path / "a.xlsx", rows, ["A2:D2", "A4:D4"]))
    assert of(found, "notes")["Paper Round"] == "Section: Programmes of charities"
    assert of(found, "sectors")["Paper Round"] is None
