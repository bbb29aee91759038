"""The commitments by how they stand: not started, under way, done, late, dropped."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.plan_paper import (
    ENDINGS,
    RAG,
    REF,
    WHAT,
    WHEN,
    WHO,
    Column,
    Paper,
    Section,
    asked,
    counted,
    tally,
    write_plan_paper,
)
from lwdesk.store.outlook import by_status

if TYPE_CHECKING:
    from lwdesk.store import Query, Store

__all__ = ["ENDINGS", "write"]


def write(store: "Store", path: Path, query: "Query | None" = None) -> str:
    """Write the commitments asked for by status; gives how many, "20 commitments". Raises ExportTrouble."""
    today = store.today()
    commitments, only = asked(store, today, query)
    actions = {action.id: action.name for action in store.plan.actions()}
    sections = [Section(group.name, group.commitments) for group in by_status(commitments)] if commitments else []
    columns = (
        REF, WHAT, Column("Action", 4.0, lambda c: actions.get(c.action or 0, "")), WHO, WHEN,
        Column("Why", 2.8, lambda c: c.standing.why), RAG,
    )  # fmt: skip
    title = f"Commitments by status of {store.name}"
    write_plan_paper(store, path, Paper(title, (tally(commitments, today), *only), columns, sections, "Status"))
    return counted(len(commitments))
