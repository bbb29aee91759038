"""The next three months: what is late, what is due or starts in each month, and what is done about it."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.plan_paper import (
    ENDINGS,
    NEXT,
    RAG,
    REF,
    STATUS,
    WHAT,
    WHO,
    Column,
    Paper,
    Section,
    asked,
    counted,
    lines,
    write_plan_paper,
)
from lwdesk.store.outlook import MONTHS_AHEAD, months_on, next_months, slip, what_comes
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Query, Store
    from lwdesk.store.plan import CommitmentInfo

__all__ = ["ENDINGS", "write"]


def write(store: "Store", path: Path, query: "Query | None" = None) -> str:
    """Write the next three months of what is asked for; gives how many, "12 commitments". Raises ExportTrouble."""
    today = store.today()

    def comes(commitment: "CommitmentInfo") -> str:
        said = what_comes(commitment, today)
        return lines(said[:1].upper() + said[1:] or "No due date", slip(commitment))

    commitments, only = asked(store, today, query)
    groups = next_months(commitments, today)
    sections = [Section(group.name, group.commitments) for group in groups]
    count = sum(len(group.commitments) for group in groups)
    until = show_date(months_on(today, MONTHS_AHEAD))
    details = (f"{counted(count)} late, due, to start or under way, {show_date(today)} to {until}.", *only)
    columns = (REF, WHAT, WHO, Column("When", 3.2, comes), STATUS, RAG, NEXT)
    title = f"Next three months of {store.name}"
    write_plan_paper(store, path, Paper(title, details, columns, sections, "Month"))
    return counted(count)
