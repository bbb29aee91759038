"""A plan carried out: one step, in bulk, or nothing at all."""

from dataclasses import dataclass

from lwdesk.exchange.layouts import remember_layout
from lwdesk.exchange.memory import no_collecting
from lwdesk.exchange.plan.rows import ImportPlan
from lwdesk.exchange.plan.settle import settle
from lwdesk.exchange.plan.writing import Progress, Writing
from lwdesk.store import Store

BULK = 10_000
"""From as many new rows on their links are looked at together."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import did: the number of its step, None when there was nothing to do."""

    step_id: int | None
    new: int
    updated: int


def apply_plan(store: Store, plan: ImportPlan, progress: Progress | None = None) -> Applied:
    """Write the rows of the plan that are ticked, as one step. Raises StudyTrouble; then nothing was written."""
    new, changed = settle(store, plan)
    if not new and not changed:
        remember_layout(store, plan)
        return Applied(None, 0, 0)
    if store.size_worth_keeping():
        store.back_up("before import")
    total = len(new) + len(changed)
    count = f"{total:,} row" + ("s" if total != 1 else "")
    bulk = not changed and len(new) >= BULK
    with no_collecting(), store.step(f"Import {count} from {plan.file}", kind="import", bulk=bulk) as step:
        Writing(store, plan, step, progress or (lambda *_: None)).write(new, changed)
        step.counts = {"new": len(new), "updated": len(changed)}
    remember_layout(store, plan)
    return Applied(step.id, len(new), len(changed))
