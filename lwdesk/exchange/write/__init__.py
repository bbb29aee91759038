"""Lists of the study written as workbooks and .csv files."""

from collections.abc import Callable, Iterator, Sequence
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lwdesk.exchange.key import KEY
from lwdesk.exchange.write.about import about_list, cut_note
from lwdesk.exchange.write.csv_list import write_csv
from lwdesk.exchange.write.target import ExportTrouble, whole_file
from lwdesk.fields import Field, Kind
from lwdesk.records.tables import Record

if TYPE_CHECKING:
    from lwdesk.store import Query, Store

__all__ = ["ExportTrouble", "Exported", "Progress", "export_list"]

Progress = Callable[[int, int], None]
_CHUNK = 2000
_MOST_ROWS = 1_048_575
"""What a worksheet holds beside its headings."""


class Exported(int):
    """How many records were exported; `notes` are the sentences that the user ought to read about it."""

    notes: tuple[str, ...] = ()


def export_list(
    store: "Store", record: Record, path: Path, query: "Query | None" = None, progress: Progress | None = None
) -> Exported:
    """Writes the records of the query, or all of them, to a .xlsx or .csv file; gives how many they are.

    `progress(done, total)` is called now and then, and may raise: then, as with all trouble, a file that was at
    `path` before is still there, unchanged, and nothing new is. Raises ExportTrouble with one sentence.
    """
    from lwdesk.store import Query

    query = query or Query(record)
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".csv"):
        raise ExportTrouble(f"{path.name} ends in neither .xlsx nor .csv. Give the file one of these endings.")
    ids = store.ids(query)
    # A .csv file can hide nothing, and its headings are a promise: there a record is known by reference and name.
    keyed = ending == ".xlsx"
    fields = (*record.listed, KEY) if keyed else record.listed
    chunks = _read_chunks(store, record, ids, keyed, progress or (lambda done, total: None))
    exported = Exported(len(ids))
    if ending == ".xlsx" and len(ids) > _MOST_ROWS:
        raise ExportTrouble(
            f"A worksheet holds {_MOST_ROWS:,} records and these are {len(ids):,}. Export them as .csv."
        )
    with whole_file(path) as file:
        if ending == ".csv":
            write_csv(file, fields, chunks)
        else:
            exported.notes = _write_workbook(file, store, query, fields, len(ids), chunks)
    return exported


def _read_chunks(
    store: "Store", record: Record, ids: Sequence[int], keyed: bool, progress: Progress
) -> Iterator[list[list[object]]]:
    progress(0, len(ids))
    clocks = [place for place, field in enumerate(record.listed) if field.kind is Kind.TIME]
    for start in range(0, len(ids), _CHUNK):
        run = ids[start : start + _CHUNK]
        rows = store.cells(record, run, record.listed)
        for place in clocks if keyed else ():
            # In a workbook a time of day is one that can be counted with.
            for row in rows:
                row[place] = time.fromisoformat(str(row[place])) if row[place] else ""
        for row, key in zip(rows, store.keys(record, run) if keyed else (), strict=keyed):
            row.append(key)
        yield rows
        progress(start + len(run), len(ids))


def _write_workbook(
    file: BinaryIO,
    store: "Store",
    query: "Query",
    fields: Sequence[Field],
    count: int,
    chunks: Iterator[list[list[object]]],
) -> tuple[str, ...]:
    """Writes the workbook to the file; gives a note on every text that a cell could not hold whole."""
    # Imported here since openpyxl takes longer to import than a .csv file to write.
    from lwdesk.exchange.write.file import write_file
    from lwdesk.exchange.write.workbook import add_about, add_choices, new_workbook, say_more

    record, notes = query.record, list[str]()
    title = next(place for place, field in enumerate(fields) if field.name == record.title)
    workbook, columns = new_workbook(record, fields, count, store.name)
    add_about(workbook, about_list(store, query, count))
    vocabularies = {field.ui.vocabulary for field in fields if field.kind is Kind.CHOICE}
    labels = {name: [term.label for term in store.terms(name)] for name in sorted(vocabularies)}
    add_choices(workbook, fields, columns, labels, count)
    write_file(
        file,
        workbook,
        columns,
        chunks,
        cut=lambda row, place: notes.append(cut_note(record, str(row[title]), fields[place])),
        finish=lambda: say_more(workbook, [("Cut", note) for note in notes]),
    )
    return tuple(notes)
