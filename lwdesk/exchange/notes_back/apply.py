"""A plan for notes or summaries carried out: one step, or nothing at all."""

from collections.abc import Callable

from lwdesk.exchange.notes_back.framework import DomainWriting
from lwdesk.exchange.notes_back.plan import BackPlan, Deed
from lwdesk.exchange.plan.apply import Applied
from lwdesk.records import FRAMEWORK, INTERVIEW
from lwdesk.store import Store
from lwdesk.store.step import Step

Progress = Callable[[int, int, str], None]
_EVERY = 100


def apply_back(store: Store, plan: BackPlan, progress: Progress | None = None) -> Applied:
    """Write what the rows of the plan do, as one step. Raises StudyTrouble; then nothing was written."""
    left_out = {row.number for row in plan.rows if not row.wanted}
    deeds = [deed for deed in plan.deeds if deed.number not in left_out]
    if not deeds:
        return Applied(None, 0, 0)
    if store.size_worth_keeping():
        store.back_up("before import")
    count = f"{len(deeds):,} row" + ("s" if len(deeds) != 1 else "")
    new = {row.number for row in plan.rows if row.outcome == "new"}
    made = sum(deed.number in new for deed in deeds)
    with store.step(f"Import {count} from {plan.file}", kind="import") as step:
        source = step.create_source(plan.file, plan.sheet)
        domains = (
            DomainWriting(store, step, {row.record_id for row in plan.rows})
            if plan.record.name == FRAMEWORK.name
            else None
        )
        for n, deed in enumerate(deeds):
            if progress and n % _EVERY == 0:
                progress(n, len(deeds), f"Writing {n:,} of {len(deeds):,}")
            if domains:
                domains.write(deed, source)
            else:
                _write(store, plan, step, deed, source)
        step.counts = {"new": made, "updated": len(deeds) - made}
    return Applied(step.id, made, len(deeds) - made)


def _write(store: Store, plan: BackPlan, step: Step, deed: Deed, source: int) -> None:
    if deed.record_id is not None:
        step.update(plan.record, deed.record_id, deed.given)
    else:
        from_row = {"source_id": source, "source_row": deed.number}
        summary = _summary_made(store, plan, deed)
        if summary is not None:
            step.update(plan.record, summary, deed.given)
        else:
            step.create(plan.record, {"interview": deed.interview} | deed.given | from_row)
    if deed.guide is not None and store.notes.guide_of(deed.interview) is None:
        step.update(INTERVIEW, deed.interview, {"guide": deed.guide})


def _summary_made(store: Store, plan: BackPlan, deed: Deed) -> int | None:
    """The summary that an earlier row of the same import has made for the interview."""
    return store.notes.summary_of(deed.interview) if plan.record.name == "summary" else None
