"""A list whose rows are put together rather than read field by field, as a workbook or a .csv file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lwdesk.exchange.key import KEY
from lwdesk.exchange.write.about import about_list, cut_note
from lwdesk.exchange.write.csv_list import write_csv
from lwdesk.exchange.write.target import ExportTrouble, whole_file
from lwdesk.fields import Field

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store

MOST_ROWS = 1_048_575
"""What a worksheet holds beside its headings."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list ready to be written: its columns, its rows, the key of each, and what the second sheet says of it."""

    record: "Record"
    fields: Sequence[Field]
    rows: Sequence[Sequence[object]]
    keys: Sequence[str]
    said: dict[str, str]
    """Texts by their words, in the place of, or after, what is said of every list."""


def write_listed(store: "Store", path: Path, listed: Listed) -> str:
    """Write the list to a .xlsx file, with the keys as a hidden last column, or to a .csv file without them.

    Gives what was written in words: "412 notes". Raises ExportTrouble.
    """
    record, count = listed.record, len(listed.rows)
    told = f"{count:,} {(record.label if count == 1 else record.plural).lower()}"
    with_keys = path.suffix.lower() == ".xlsx"
    if with_keys and count > MOST_ROWS:
        raise ExportTrouble(f"A worksheet holds {MOST_ROWS:,} records and these are {count:,}. Export them as .csv.")
    with whole_file(path) as file:
        if not with_keys:
            write_csv(file, listed.fields, [[list(row) for row in listed.rows]])
            return told
        cut = _write_workbook(file, store, listed)
    if not cut:
        return told
    return f"{told} ({len(cut):,} cut to what a cell holds, which the sheet “About this list” tells)"


def _write_workbook(file: BinaryIO, store: "Store", listed: Listed) -> list[str]:
    """Write the workbook; gives a sentence on every text that a cell could not hold whole."""
    # Imported here since openpyxl takes longer to import than a .csv file to write.
    from lwdesk.exchange.write.file import write_file
    from lwdesk.exchange.write.workbook import add_about, add_choices, new_workbook, say_more
    from lwdesk.store import Query

    record, cut = listed.record, list[str]()
    fields = (*listed.fields, KEY)
    workbook, columns = new_workbook(record, fields, len(listed.rows), store.name)
    said = dict(about_list(store, Query(record), len(listed.rows))) | listed.said
    add_about(workbook, list(said.items()))
    add_choices(workbook, fields, columns, {}, len(listed.rows))
    rows = [[*row, key] for row, key in zip(listed.rows, listed.keys, strict=True)]
    write_file(
        file,
        workbook,
        columns,
        [rows],
        cut=lambda row, place: cut.append(cut_note(record, str(row[0]), fields[place])),
        finish=lambda: say_more(workbook, [("Cut", sentence) for sentence in cut]),
    )
    return cut
