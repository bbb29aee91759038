"""A list in any of the forms that it goes out in: flat, a sheet for each area, a paper. The ending says which."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.write import Exported, Progress, export_list
from lwdesk.exchange.write.target import ExportTrouble

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Query, Store

WORD = ".docx"
GROUPED = "contributions"
"""The list that can be put together by one of its fields."""
PAPERS = ("contributions", "delegates", "proposals", "policies", "recommendations")
"""The lists that can be written as Word papers too."""


def endings(list_name: str) -> tuple[str, ...]:
    """The endings that a file of the list may have."""
    return (".xlsx", ".csv", WORD) if list_name in PAPERS else (".xlsx", ".csv")


def send_out(
    store: "Store", record: "Record", path: Path, query: "Query | None" = None, by: str = "",
    progress: Progress | None = None,
) -> Exported:  # fmt: skip
    """Write the records of the query, or all, to the path; gives how many, with notes on what to know of the file.

    `by` is "area", "organisation" or "kind" for contributions that are put together by it. Raises ExportTrouble;
    what was at the path before is then still there. `progress(done, total)` may raise to stop.
    """
    from lwdesk.store import Query

    query = query or Query(record)
    ending = path.suffix.lower()
    if ending not in endings(record.list):
        known = endings(record.list)
        said = "neither .xlsx nor .csv" if len(known) == 2 else "none of .xlsx, .csv and .docx"
        raise ExportTrouble(f"{path.name} ends in {said}. Give the file one of these endings.")
    tell: Callable[[int, int], None] = progress or (lambda done, total: None)
    if ending == WORD and record.list == GROUPED:
        from lwdesk.exchange.contributions.paper import write_paper

        return write_paper(store, path, query, by or "area", tell)
    if ending == WORD:
        from lwdesk.exchange.papers.table_paper import write_table_paper

        return write_table_paper(store, path, query, tell)
    if by and record.list == GROUPED and ending == ".xlsx":
        from lwdesk.exchange.contributions.workbook import write_workbook

        return write_workbook(store, path, query, by, tell)
    # A flat list cannot have parts, but what belongs together can stand together.
    return export_list(store, record, path, replace(query, sort=by) if by else query, progress)
