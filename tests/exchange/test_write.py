"""Exported lists: what a colleague sees in the workbook, and that every value comes back as it was."""

import csv
import errno
import io
import subprocess
import sys
import zipfile
from array import array
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from lwdesk import text
from lwdesk.exchange import export_list
from lwdesk.exchange.cell_limit import CELL_LIMIT, cut_to_cell
from lwdesk.exchange.csv_escape import escape_csv, unescape_csv
from lwdesk.exchange.write import ExportTrouble
from lwdesk.fields import Field, blank
from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store, Where

HEADINGS = [
    "Ref", "Activity", "Description", "Type", "Group focus", "Sector", "Scale", "Boroughs", "Lead organisation",
    "Partners", "Funders", "Contact", "Telephone", "Email", "Start", "End", "Funding", "What worked",
    "What did not work", "Found through", "Wave", "In scope", "Notes",
]  # fmt: skip


@dataclass
class ListedStudy:
    """A study with the given records, in memory: what an export asks of a store."""

    records: list[dict[str, object]]
    name: str = "London works"
    asked: list[Query] = field(default_factory=list)

    def ids(self, query: Query) -> "array[int]":
        self.asked.append(query)
        return array("q", range(len(self.records)))

    def cells(self, record: Record, ids: "array[int]", fields: tuple[Field, ...]) -> list[list[object]]:
        return [[self._cell(self.records[i], f) for f in fields] for i in ids]

    def _cell(self, values: dict[str, object], asked: Field) -> object:
        held = values.get(asked.name, blank(asked))
        return "" if held is None else held

    def keys(self, record: Record, ids: "array[int]") -> list[str]:
        return [str(self.records[i].get("uuid", "00000000-0000-4000-8000-000000000001")) for i in ids]

    def terms(self, vocabulary: str) -> list[SimpleNamespace]:
        offered = {"type": ["Plan", "Project, or such"], "wave": ["Pan-London", "Local"], "kind": ["=Funder"]}
        return [SimpleNamespace(label=label) for label in offered.get(vocabulary, [])]

    def labels(self, target: str, ids: tuple[int, ...]) -> dict[int, str]:
        return {i: f"{target} {i}" for i in ids}


RIVERSIDE = {
    "uuid": "6f7c3c1e-0b8f-4a57-9f0c-6d1f5f1b2a34",
    "ref": "A007",
    "name": "Riverside Local Labour",
    "description": "Matches vacancies on site\nwith people who live nearby.",
    "type": "Plan",
    "groups": ("Young people", "Older workers"),
    "boroughs": ("Hammersmith and Fulham",),
    "telephone": "020 7946 0123",
    "start": date(2002, 4, 1),
    "end": date(1899, 12, 31),
    "in_scope": False,
    "partnership": True,
}


def export(tmp_path: Path, *records: dict[str, object], ending: str = "xlsx", record: Record = ACTIVITY) -> Path:
    path = tmp_path / f"list.{ending}"
    assert export_list(ListedStudy(list(records)), record, path) == len(records)  # type: ignore[arg-type]
    return path


def read_rows(path: Path, *, read_only: bool = False) -> list[dict[str, object]]:
    book = openpyxl.load_workbook(path, read_only=read_only)
    headings, *rows = book.worksheets[0].iter_rows(values_only=True)
    book.close()
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_first_sheet_is_the_list_by_its_headings(tmp_path):
    book = openpyxl.load_workbook(export(tmp_path, RIVERSIDE))
    sheet = book.worksheets[0]
    assert sheet.title == "Activities"
    assert [cell.value for cell in sheet[1]] == [*HEADINGS, "lwdesk key"]
    assert book.sheetnames[1] == "About this list"


def test_values_are_text_days_and_words(tmp_path):
    (row,) = read_rows(export(tmp_path, RIVERSIDE))
    assert row["Activity"] == "Riverside Local Labour"
    assert row["Description"] == "Matches vacancies on site\nwith people who live nearby."
    assert row["Group focus"] == "Young people; Older workers"
    assert row["Telephone"] == "020 7946 0123"
    assert row["Start"].date() == date(2002, 4, 1)
    assert row["End"] == "31 Dec 1899", "Excel has no such day, so it is text that an import reads"
    assert row["In scope"] == "No"
    assert row["Notes"] is None
    assert row["lwdesk key"] == RIVERSIDE["uuid"]


def test_readers_agree(tmp_path):
    pandas = pytest.importorskip("pandas")
    path = export(tmp_path, RIVERSIDE, {"name": "=1+1", "ref": "007", "notes": "_x0041_ & <b>"})
    by_openpyxl = read_rows(path)
    assert by_openpyxl == read_rows(path, read_only=True)
    by_pandas = pandas.read_excel(path, engine="openpyxl", dtype=object, keep_default_na=False).to_dict("records")
    headings, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    by_calamine = [dict(zip(headings, row, strict=True)) for row in rows]
    for ours, theirs, fast in zip(by_openpyxl, by_pandas, by_calamine, strict=True):
        ours = {heading: "" if value is None else value for heading, value in ours.items()}
        assert ours == theirs
        ours["Start"] = ours["Start"] and ours["Start"].date()
        assert ours == fast


def test_list_is_a_table_that_one_can_filter_read_and_print(tmp_path):
    sheet = openpyxl.load_workbook(export(tmp_path, RIVERSIDE, {}, {})).worksheets[0]
    (table,) = sheet.tables.values()
    assert table.ref == table.autoFilter.ref == "A1:X4"
    assert table.column_names == [*HEADINGS, "lwdesk key"]
    assert table.tableStyleInfo.showRowStripes
    assert sheet.dimensions == "A1:X4"
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["X"].hidden and not sheet.column_dimensions["W"].hidden
    assert sheet.column_dimensions["B"].width == 38
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert "Activities" in sheet.oddHeader.left.text
    assert "&P" in sheet.oddFooter.center.text


def test_cells_are_styled_for_reading_and_correcting(tmp_path):
    sheet = openpyxl.load_workbook(export(tmp_path, RIVERSIDE)).worksheets[0]
    cell = {heading: sheet.cell(2, place) for place, heading in enumerate(HEADINGS, 1)}
    assert cell["Start"].number_format == "d mmm yyyy" and cell["Start"].is_date
    assert cell["Telephone"].number_format == cell["Ref"].number_format == "@"
    assert cell["Description"].alignment.wrap_text and cell["Description"].alignment.vertical == "top"
    # A blank cell takes its column's style once it is filled in.
    blank_end = sheet.column_dimensions["P"]
    assert blank_end.number_format == "d mmm yyyy"


def test_columns_with_one_term_offer_their_terms(tmp_path):
    book = openpyxl.load_workbook(export(tmp_path, RIVERSIDE, {}))
    offered = {str(rule.sqref): rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation}
    assert offered == {"D2:D3": "Terms!$A$2:$A$3", "U2:U3": "Terms!$B$2:$B$3", "V2:V3": '"Yes,No"'}
    assert [row[0].value for row in book["Terms"]["A1:A3"]] == ["Type", "Plan", "Project, or such"]
    assert book["Terms"].sheet_state == "hidden"


def test_terms_that_look_like_formulas_stay_text(tmp_path):
    book = openpyxl.load_workbook(export(tmp_path, {"name": "Trust"}, record=ORGANISATION))
    cell = book["Terms"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=Funder", "s", True)


def test_second_sheet_says_which_study_filter_and_how_many(tmp_path):
    study = ListedStudy([RIVERSIDE], name="=Works & more")
    where = (Where("type", (3, 4)), Where("lead", (9,)), Where("in_scope", (0, None)), Where("wave", (None,)))
    query = Query(ACTIVITY, where, words="job fair", sort="start", descending=True)
    export_list(study, ACTIVITY, tmp_path / "list.xlsx", query)  # type: ignore[arg-type]
    assert study.asked == [query]
    book = openpyxl.load_workbook(tmp_path / "list.xlsx")
    said = dict(book["About this list"].iter_rows(values_only=True))
    assert said["Study"] == "=Works & more"
    assert said["List"] == "Activities"
    assert said["Records"] == "1"
    assert said["Sorted by"] == "Start, last first"
    assert said["Written by"].startswith("lwdesk ")
    assert said["Filter"] == (
        "Only activities where Type is “term 3” or “term 4” and Lead organisation is “organisation 9” and "
        "In scope is No or blank and Wave is blank and the words “job fair” occur."
    )
    assert book.worksheets[0].oddHeader.left.text == "Activities · =Works && more"


def test_a_real_study_is_exported_with_its_keys(tmp_path, monkeypatch):
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    store = Store.create(tmp_path / "works.lwdesk", "Works")
    young, older = store.terms("group")[:2]
    with store.step("Fill") as step:
        trust = step.create(ORGANISATION, {"name": "Tide Trust"})
        groups = (older.id, young.id)
        first = step.create(ACTIVITY, {"name": "Ashes", "lead": (trust,), "groups": groups, "in_scope": True})
        step.create(ACTIVITY, {"name": "Basin", "start": date(2003, 11, 3)})
    path = tmp_path / "list.xlsx"
    assert export_list(store, ACTIVITY, path) == 2
    ashes, basin = read_rows(path)
    assert (ashes["Lead organisation"], ashes["In scope"]) == ("Tide Trust", "Yes")
    assert ashes["Group focus"] == f"{older.label}; {young.label}"
    assert ashes["lwdesk key"] == store.get(ACTIVITY, first)["uuid"]
    assert basin["Start"].date() == date(2003, 11, 3)
    assert export_list(store, ACTIVITY, path, Query(ACTIVITY, (Where("lead", (trust,)),))) == 1
    store.close()
    assert [row["Activity"] for row in read_rows(path)] == ["Ashes"]


def test_wrapped_rows_are_as_high_as_their_text(tmp_path):
    long = {"description": "word " * 50, "notes": "one\ntwo"}
    sheet = openpyxl.load_workbook(export(tmp_path, {"name": "Short"}, long, {"notes": "x\n" * 900})).worksheets[0]
    assert [sheet.row_dimensions[n].height for n in (2, 3, 4)] == [None, 90, 409]


def test_no_filter_is_said_too(tmp_path):
    book = openpyxl.load_workbook(export(tmp_path))
    assert dict(book["About this list"].iter_rows(values_only=True))["Filter"] == "None: all activities of the study."


def test_empty_list_is_still_a_table(tmp_path):
    sheet = openpyxl.load_workbook(export(tmp_path)).worksheets[0]
    assert next(iter(sheet.tables.values())).ref == "A1:X2"
    assert read_rows(tmp_path / "list.xlsx") == []


@pytest.mark.parametrize("words", ["=1+1", "+44 20 7946 0123", "-5", "@home", "'quoted", '=HYPERLINK("x")'])
def test_text_like_a_formula_stays_text(tmp_path, words):
    cell = openpyxl.load_workbook(export(tmp_path, {"notes": words})).worksheets[0]["W2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)


def test_text_longer_than_a_cell_is_cut_and_named(tmp_path):
    long = "😀" * 20_000
    study = ListedStudy([{"name": "Long one", "notes": long}, {"notes": "x" * CELL_LIMIT}])
    exported = export_list(study, ACTIVITY, tmp_path / "list.xlsx")  # type: ignore[arg-type]
    first, second = read_rows(tmp_path / "list.xlsx")
    assert first["Notes"] == "😀" * 16_383 == cut_to_cell(long)
    assert len(second["Notes"]) == CELL_LIMIT
    (note,) = exported.notes
    assert "“Long one”, Notes" in note
    about = openpyxl.load_workbook(tmp_path / "list.xlsx")["About this list"]
    assert [row[1] for row in about.iter_rows(values_only=True) if row[0] == "Cut"] == [note]
    export_list(study, ACTIVITY, tmp_path / "list.csv")  # type: ignore[arg-type]
    assert read_csv(tmp_path / "list.csv")[1][22] == long


NASTY = st.text(
    st.one_of(st.characters(), st.sampled_from("=+-@'\t\n;,\"<>&_xX0041\u00a0é😀\u2028\x00\x1b\ufffe")), max_size=40
).map(text.clean)
PIECES = st.lists(st.sampled_from(["_x0041_", "_x005F_", "x000D_", "_", "]]>", "&amp;", "''=", " "])).map("".join)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(NASTY, PIECES), min_size=1, max_size=8))
def test_any_text_reads_back_identical(tmp_path_factory, texts):
    folder = tmp_path_factory.getbasetemp()
    records = [{"name": words, "notes": words, "groups": (words,)} for words in texts]
    wanted = [(words or None, words or None) for words in texts]
    path = export(folder, *records)
    assert [(row["Notes"], row["Group focus"]) for row in read_rows(path)] == wanted
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(nrows=len(texts) + 1)
    assert [row[22] for row in sheet[1:]] == texts
    lines = read_csv(export(folder, *records, ending="csv"))
    assert [unescape_csv(line[22]) for line in lines[1:]] == texts


def test_text_that_no_workbook_can_hold_costs_only_its_characters(tmp_path):
    (row,) = read_rows(export(tmp_path, {"notes": "a\x00b\x1fc\ufffed\ud800e"}))
    assert row["Notes"] == "abcde"


def read_csv(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_csv_is_what_excel_opens_by_double_click(tmp_path):
    path = export(tmp_path, RIVERSIDE | {"telephone": "+44 20 7946 0123", "notes": 'He said "no"'}, ending="csv")
    raw = path.read_bytes()
    assert raw.startswith("\ufeffRef,Activity,".encode())
    assert raw.endswith(b"\r\n")
    headings, line = read_csv(path)
    assert headings == HEADINGS
    row = dict(zip(headings, line, strict=True))
    assert row["Start"] == "2002-04-01"
    assert row["Telephone"] == "'+44 20 7946 0123"
    assert row["Notes"] == 'He said "no"'
    assert row["Group focus"] == "Young people; Older workers"
    assert row["In scope"] == "No"


@given(st.text(st.one_of(st.sampled_from("'=+-@\t\r\n a"), st.characters())))
def test_csv_escape_is_undone_exactly(words):
    escaped = escape_csv(words)
    assert unescape_csv(escaped) == words
    assert escaped[:1] not in {"=", "+", "-", "@", "\t", "\r"}


@pytest.mark.parametrize("name", ["list.xls", "list", "list.xlsx.txt"])
def test_other_endings_are_refused(tmp_path, name):
    with pytest.raises(ExportTrouble, match=r"neither \.xlsx nor \.csv"):
        export_list(ListedStudy([]), ACTIVITY, tmp_path / name)  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_cancelled_export_leaves_the_old_file_and_nothing_else(tmp_path, ending):
    class Cancelled(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        if done:
            raise Cancelled

    path = tmp_path / f"list.{ending.upper()}"
    path.write_text("last year's")
    with pytest.raises(Cancelled):
        export_list(ListedStudy([{}] * 5), ACTIVITY, path, progress=cancel)  # type: ignore[arg-type]
    assert path.read_text() == "last year's"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_progress_counts_up_to_all(tmp_path, ending):
    seen: list[tuple[int, int]] = []
    study = ListedStudy([{"name": "One"}] * 4001)
    export_list(study, ACTIVITY, tmp_path / f"l.{ending}", progress=lambda *n: seen.append(n))  # type: ignore[arg-type]
    assert seen == [(0, 4001), (2000, 4001), (4000, 4001), (4001, 4001)]


def test_a_full_disk_is_said_in_a_sentence(tmp_path, monkeypatch):
    def full(self: zipfile.ZipFile, *args: object, **more: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(ExportTrouble, match=r"The disk is full, so list\.xlsx was not written"):
        export_list(ListedStudy([]), ACTIVITY, tmp_path / "list.xlsx")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_a_file_held_by_another_program_is_named(tmp_path, monkeypatch):
    def held(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(ExportTrouble, match=r"list\.csv is open in another program"):
        export_list(ListedStudy([]), ACTIVITY, tmp_path / "list.csv")  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ExportTrouble, match="There is no folder"):
        export_list(ListedStudy([]), ACTIVITY, tmp_path / "nowhere" / "list.csv")  # type: ignore[arg-type]


def test_asking_for_the_package_is_cheap():
    code = "import sys, lwdesk.exchange; print([m for m in ('openpyxl', 'sqlalchemy', 'PySide6') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
