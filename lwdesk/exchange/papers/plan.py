"""The whole action plan: each action with its aim, and under it what was promised, by whom, and how it stands."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.plan_paper import (
    ENDINGS,
    RAG,
    REF,
    STATUS,
    WHAT,
    WHEN,
    WHO,
    Column,
    Paper,
    Section,
    asked,
    counted,
    measured,
    tally,
    write_plan_paper,
)
from lwdesk.exchange.write.tables import Table
from lwdesk.store.outlook import by_action

if TYPE_CHECKING:
    from lwdesk.store import Query, Store

__all__ = ["ENDINGS", "write"]
_MODEL = ("Action", "Aim", "Theme of the framework", "Inputs", "Activities", "Outputs", "Outcomes")


def write(store: "Store", path: Path, query: "Query | None" = None) -> str:
    """Write the plan, or what the query asks for of it; gives how many, "20 commitments". Raises ExportTrouble."""
    today, actions = store.today(), store.plan.actions()
    commitments, only = asked(store, today, query)
    if only:
        theirs = {commitment.action for commitment in commitments}
        actions = [action for action in actions if action.id in theirs]
    success = measured(store.plan.measures())
    aims = {action.id: action.aim for action in actions}
    groups = by_action(commitments, actions)
    used = {group.key for group in groups}
    sections = [Section(group.name, group.commitments, aims.get(group.key or 0, "")) for group in groups]
    sections += [Section(a.name or "An action without a name", (), a.aim) for a in actions if a.id not in used]
    columns = (
        REF, WHAT, WHO, WHEN, STATUS, RAG,
        Column("Success measures", 3.2, lambda c: success.get(c.id, "")),
        Column("Latest progress", 3.4, lambda c: c.progress),
    )  # fmt: skip
    rows = [(a.name, a.aim, a.framework_name, a.inputs, a.activities, a.outputs, a.outcomes) for a in actions]
    sheet = Table("Actions", _MODEL, rows, (34, 50, 30, 34, 34, 34, 34))
    details = (tally(commitments, today), *only, f"Under {counted(len(actions), 'action')}.")
    write_plan_paper(store, path, Paper(f"Action plan of {store.name}", details, columns, sections, "Action", (sheet,)))
    return counted(len(commitments))
