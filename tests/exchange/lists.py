"""What the tests of importing share: a study's whole content as plain data, and small workbooks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan import Applied, ImportPlan, apply_plan
from lwdesk.records import LISTS
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store

Row = dict[str, object]


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every record that is not deleted, with everything that a user can see of it, in the order of their keys."""
    found = {}
    for record in LISTS.values():
        ids = sorted(store.ids(Query(record)))
        cells = store.cells(record, ids, record.fields)
        found[record.list] = [(key, *row) for key, row in zip(store.keys(record, ids), cells, strict=True)]
    return found


def shown(store: Store, record: Record) -> dict[str, Row]:
    """The records by name; of each the fields that are not blank."""
    ids = sorted(store.ids(Query(record)))
    rows = store.cells(record, ids, record.fields)
    found = {}
    for row in rows:
        held = {f.name: value for f, value in zip(record.fields, row, strict=True) if value not in ("", ())}
        found[str(held.pop(record.title, ""))] = held
    return found


def book(path: Path, *rows: Sequence[object], sheet: str = "Register", hidden: bool = False) -> Path:
    """A workbook with the rows; the sheet is added when the file is there already."""
    made = openpyxl.load_workbook(path) if path.exists() else openpyxl.Workbook()
    added = made.create_sheet(sheet) if path.exists() else made.active
    added.title = sheet
    added.sheet_state = "hidden" if hidden else "visible"
    for row in rows:
        added.append(list(row))
    for cell in (cell for row in added.iter_rows() for cell in row if cell.data_type == "f"):
        cell.data_type = "s"
    made.save(path)
    return path


def bring_in(store: Store, path: Path, **how: Any) -> tuple[ImportPlan, Applied]:
    """The plan for the file, and what came of carrying it out."""
    plan = plan_file(store, path, **how)
    return plan, apply_plan(store, plan)


def counts(plan: ImportPlan) -> dict[str, int]:
    """The counts of the plan that are not 0."""
    names = ("new", "updated", "same", "duplicates", "problems", "ignored")
    return {name: count for name, count in plan.summary().items() if name in names and count}
