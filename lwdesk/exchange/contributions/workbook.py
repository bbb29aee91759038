"""Contributions as one workbook with a sheet for each area, organisation or kind, behind a sheet that says what it is.

Each sheet has the columns of the flat list and the hidden key, so that it can be corrected and brought in again.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from lwdesk.exchange.contributions.grouping import KIND, ORGANISATION, Group, counted, read
from lwdesk.exchange.contributions.sheet_names import sheet_names
from lwdesk.exchange.key import KEY
from lwdesk.exchange.write import Exported
from lwdesk.exchange.write.about import about_list, cut_note
from lwdesk.exchange.write.target import ExportTrouble, whole_file
from lwdesk.fields import Field, Kind
from lwdesk.records import CONTRIBUTION

if TYPE_CHECKING:
    from openpyxl import Workbook

    from lwdesk.store import Query, Store

MOST_SHEETS = 250
_FIELDS: tuple[Field, ...] = (*CONTRIBUTION.listed, KEY)
_PLACE = {field.name: n for n, field in enumerate(_FIELDS)}
_SORTED = {
    "area": "Kind, organisation, delegate",
    ORGANISATION: "Activity area, kind, delegate",
    KIND: "Activity area, organisation, delegate",
}


def write_workbook(
    store: "Store", path: Path, query: "Query", by: str, progress: Callable[[int, int], None]
) -> Exported:
    """Write the contributions of the query with a sheet for each of what `by` names; gives how many they are.

    Raises ExportTrouble, also where there would be more sheets than anybody could turn over.
    """
    ids = store.ids(query)
    groups = read(store, ids, by, progress=progress) or [Group("None")]
    if len(groups) > MOST_SHEETS:
        noun = CONTRIBUTION.field(by).label.lower()
        raise ExportTrouble(
            f"That would be {len(groups):,} sheets, one for each {noun}. Filter the list first, or export it flat."
        )
    for group in groups:
        for row, key in zip(group.rows, store.keys(CONTRIBUTION, group.ids), strict=True):
            row.append(key)
    exported = Exported(len(ids))
    with whole_file(path) as file:
        exported.notes = _write(file, store, query, by, groups)
    return exported


def _write(file: BinaryIO, store: "Store", query: "Query", by: str, groups: Sequence[Group]) -> tuple[str, ...]:
    from lwdesk.exchange.write.file import write_sheets
    from lwdesk.exchange.write.workbook import ABOUT, TERMS, say_more

    notes = list[str]()
    names = sheet_names([group.label for group in groups], (ABOUT, TERMS))
    workbook, columns = _new_workbook(store, groups, names)
    said = dict(about_list(store, query, sum(len(g.ids) for g in groups)))
    said["List"] = f"Contributions of delegates, a sheet for each {CONTRIBUTION.field(by).label.lower()}"
    said["Sorted by"] = _SORTED[by]
    said["Corrections"] = (
        "Change cells or add rows in the other sheets and import the file again, a sheet at a time. The hidden column "
        f"{KEY.label} says which record a row is about: leave it as it is, and blank in new rows."
    )
    say_more(workbook, list(said.items()))
    for number, text in enumerate(said.values(), 1):
        # LibreOffice gives a row without a height one line, and wrapped text then runs into the next row.
        workbook[ABOUT].row_dimensions[number].height = 15 * (len(text) // 85 + 1)
    _add_contents(workbook, by, groups, names)

    def cut(_sheet: int, row: Sequence[object], place: int) -> None:
        notes.append(cut_note(CONTRIBUTION, str(row[_PLACE["text"]])[:80], _FIELDS[place]))

    lists = {n: (columns[n - 1], [group.rows]) for n, group in enumerate(groups, 1)}
    write_sheets(file, workbook, lists, cut, finish=lambda: say_more(workbook, [("Cut", note) for note in notes]))
    return tuple(notes)


def _new_workbook(store: "Store", groups: Sequence[Group], names: Sequence[str]) -> tuple["Workbook", list[Any]]:
    """A workbook with the sheet about it first, a sheet for each group without its rows, and the columns of those."""
    # Imported here since openpyxl takes a while to import.
    from openpyxl import Workbook
    from openpyxl.worksheet.properties import PageSetupProperties

    from lwdesk.exchange.write.rows import writable
    from lwdesk.exchange.write.workbook import ABOUT, TERMS, add_list, offer_choices

    workbook = Workbook()
    about = workbook.active
    about.title = ABOUT
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 34, 90
    about.page_setup.orientation, about.page_setup.paperSize, about.page_setup.fitToHeight = "landscape", 9, 0
    about.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    workbook.properties.creator = "lwdesk"
    workbook.properties.title = writable(f"Contributions of {store.name}")
    sheets = [workbook.create_sheet(name) for name in names]
    terms = workbook.create_sheet(TERMS)
    terms.sheet_state = "hidden"
    vocabularies = {field.ui.vocabulary for field in _FIELDS if field.kind is Kind.CHOICE}
    labels = {name: [term.label for term in store.terms(name)] for name in sorted(vocabularies)}
    columns = []
    for number, (sheet, group) in enumerate(zip(sheets, groups, strict=True), 1):
        columns.append(add_list(sheet, _FIELDS, len(group.rows), store.name, f"Contributions_{number}"))
        offer_choices(sheet, terms, _FIELDS, columns[-1], labels, len(group.rows))
    return workbook, columns


def _add_contents(workbook: "Workbook", by: str, groups: Sequence[Group], names: Sequence[str]) -> None:
    """Below what is said: a line for each sheet, which leads to it, and what is in it."""
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    from lwdesk.exchange.write.workbook import ABOUT, say_more

    sheet = workbook[ABOUT]
    say_more(workbook, [("Sheet", "What is in it")])
    for name, group in zip(names, groups, strict=True):
        say_more(workbook, [(name, told(group.rows, by))])
        cell = sheet.cell(sheet.max_row, 1)
        quoted = name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1", display=name)
        cell.font = Font(name="Calibri", size=11, color="1D70B8", underline="single")


def told(rows: Sequence[Sequence[object]], by: str) -> str:
    """How many contributions these are, by kind: "38: 12 can bring, 20 needs, 6 programme should"."""
    kinds = ", ".join(f"{number:,} {kind.lower()}" for kind, number in counted(list(map(list, rows)), _PLACE["kind"]))
    return f"{len(rows):,}: {kinds}" if by != KIND and kinds else f"{len(rows):,}"
