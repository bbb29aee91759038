"""What an .ods says of its cells besides their content: which are merged, however the file is cut and repeated."""

from pathlib import Path

from open_book import row_of, save_content, save_open_book

from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan import apply_plan
from lwdesk.exchange.read import open_workbook
from lwdesk.exchange.read.sheet import Sheet
from lwdesk.records import ACTIVITY
from lwdesk.store import Query, Store

H = ["Area", "Activity", "Lead organisation"]
ROWS = [H, ["Greenwich", "Kitchen Start", "A Trust"], [None, "Night Bus", None], ["Hackney", "Paper Round", "C Trust"]]


def sheet_of(path: Path) -> Sheet:
    with open_workbook(path) as book:
        return book.sheets[0]


def test_cells_merged_downwards_are_said_of_every_row(tmp_path: Path, store: Store) -> None:
    path = save_open_book(tmp_path / "a.ods", ROWS, {(2, 1): (2, 1), (2, 3): (2, 1)})
    apply_plan(store, plan_file(store, path))
    ids = store.ids(Query(ACTIVITY))
    fields = [ACTIVITY.field(name) for name in (ACTIVITY.title, "boroughs", "lead")]
    found = {row[0]: tuple(row[1:]) for row in store.cells(ACTIVITY, ids, fields)}
    assert found == {
        "Kitchen Start": (("Greenwich",), ("A Trust",)),
        "Night Bus": (("Greenwich",), ("A Trust",)),
        "Paper Round": (("Hackney",), ("C Trust",)),
    }


def test_groups_of_headings_merged_across_are_told(tmp_path: Path, store: Store) -> None:
    head = [["Project", "Organisations", None], ["Project", "Lead", "Funders"]]
    rows = [*head, ["Kitchen Start", "A Trust", "Larder Fund"], ["Night Bus", "B Trust", "Larder Fund"]]
    plan = plan_file(store, save_open_book(tmp_path / "a.ods", rows, {(1, 1): (2, 1), (1, 2): (1, 2)}))
    assert plan.mapping == {
        "Project": "Activity",
        "Organisations Lead": "Lead organisation",
        "Organisations Funders": "Funders",
    }


def test_ranges_are_counted_past_repeated_rows_and_cells(tmp_path: Path) -> None:
    blank = b'<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    merged = (
        b'<table:table-row><table:table-cell table:number-columns-repeated="2" office:value-type="string">'
        b"<text:p>x</text:p></table:table-cell>"
        b'<table:table-cell office:value-type="string" table:number-matrix-columns-spanned="5" '
        b'table:number-rows-spanned="2" table:number-columns-spanned="1"><text:p>y</text:p></table:table-cell>'
        b"</table:table-row>"
    )
    rows = blank + merged + row_of(2, ["p", "q", "r"], {})
    assert sheet_of(save_content(tmp_path / "a.ods", rows)).merged == [(4, 3, 5, 3)]


def test_rows_of_many_megabytes_are_counted_to_their_end(tmp_path: Path) -> None:
    long = row_of(1, ["x" * 30_000] * 90, {})
    plain = b"".join(row_of(n, [f"row {n}", "a", "b"], {}) for n in range(20_000))
    last = row_of(1, ["a", "b", "c"], {(1, 2): (2, 1)}) + row_of(2, ["a", None, "c"], {(1, 2): (2, 1)})
    rows = long + plain + last
    assert sheet_of(save_content(tmp_path / "a.ods", rows)).merged == [(20_002, 2, 20_003, 2)]
    wide = row_of(1, [*["x" * 30_000] * 90, "y"], {(1, 91): (2, 1)}) + row_of(2, ["a"] * 91, {})
    assert sheet_of(save_content(tmp_path / "b.ods", wide)).merged == [(1, 91, 2, 91)]


def test_merged_ranges_are_kept_up_to_a_bound_and_within_the_sheet(tmp_path: Path) -> None:
    many = row_of(1, ["a", "b"], {(1, 2): (9_999_999, 9_999_999)}) * 25_000
    sheet = sheet_of(save_content(tmp_path / "a.ods", many))
    assert len(sheet.merged) == 20_000 and sheet.merged[0] == (1, 2, 25_000, 2)
    assert any("25,000 merged ranges" in note for note in sheet.notes)
