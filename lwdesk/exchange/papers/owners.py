"""The commitments by who answers for them, what is late first; those that nobody answers for at the end."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.plan_paper import (
    ENDINGS,
    NEXT,
    RAG,
    REF,
    STATUS,
    WHAT,
    WHEN,
    Column,
    Paper,
    Section,
    asked,
    counted,
    tally,
    write_plan_paper,
)
from lwdesk.store.outlook import by_owner

if TYPE_CHECKING:
    from lwdesk.store import Query, Store

__all__ = ["ENDINGS", "write"]


def write(store: "Store", path: Path, query: "Query | None" = None) -> str:
    """Write the commitments asked for by owner; gives how many, "20 commitments". Raises ExportTrouble."""
    today = store.today()
    commitments, only = asked(store, today, query)
    actions = {action.id: action.name for action in store.plan.actions()}
    sections = [
        Section(group.name, group.commitments, tally(group.commitments, today)) for group in by_owner(commitments)
    ]
    action = Column("Action", 4.0, lambda c: actions.get(c.action or 0, ""))
    columns = (REF, WHAT, action, WHEN, STATUS, RAG, NEXT)
    title = f"Commitments by owner of {store.name}"
    write_plan_paper(store, path, Paper(title, (tally(commitments, today), *only), columns, sections, "Owner"))
    return counted(len(commitments))
