"""The two things that leave the import screen: the import itself, and the rows with problems as a workbook."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from lwdesk.exchange.plan import Applied, ImportPlan, apply_plan
from lwdesk.exchange.problems import save_problems
from lwdesk.refusal import Refusal
from lwdesk.ui import asking
from lwdesk.ui.importing.proposal import Proposal
from lwdesk.ui.jobs import Cancelled, Job
from lwdesk.ui.pages import PAGE_OF, PART_OF

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


def carry_out(window: "Window", proposal: Proposal, stopped: Callable[[str], None]) -> Job:
    """Import what is ticked beside the window, then show its list; `stopped` gets the reason when nothing was."""
    store, plan = window.store, proposal.plan
    assert store and plan

    def tell(applied: Applied) -> None:
        window.leave_screen()
        window.show_page(PAGE_OF[plan.record.name], PART_OF.get(plan.record.name, ""))
        say_imported(window, applied, plan.file)

    def explain(error: Exception) -> None:
        if isinstance(error, Cancelled):
            stopped("The import was stopped. Nothing was written.")
        elif isinstance(error, Refusal):
            stopped(str(error))
        else:
            stopped("Nothing was written.")
            window.trouble(error)

    return window.jobs.start(
        lambda step: apply_plan(store, plan, step), done=tell, failed=explain, label=f"Importing {plan.file}"
    )


def say_imported(window: "Window", applied: Applied, file: str) -> None:
    """Say what was imported, with a button that takes it back."""
    count = applied.new + applied.updated
    text = f"Imported {count:,} row{'' if count == 1 else 's'} from {file}."
    window.say(text, "done", ("Undo", lambda: _take_back(window, applied, text)))


def _take_back(window: "Window", applied: Applied, text: str) -> None:
    """Undo the import; where something was done since, the import alone is taken back."""
    store = window.store
    if store is None or applied.step_id is None:
        return
    steps = store.steps(1)
    if steps and steps[0].id == applied.step_id:
        window.undo()
    else:
        from lwdesk.ui.dialogs.history import take_back_import

        take_back_import(window, applied.step_id, text.rstrip("."))


def save_problem_rows(window: "Window", plan: ImportPlan) -> None:
    """Ask where to, and write the rows with problems to a workbook there."""
    store = window.store
    if store is None:
        return
    stem = plan.file.rsplit(".", 1)[0]
    suggested = store.path.with_name(f"{stem} problems.xlsx")
    path = asking.where_to(window, "Save problems", "Excel workbook (*.xlsx)", suggested)
    if path is None:
        return

    def tell(count: int) -> None:
        rows = "row" if count == 1 else "rows"
        window.say(f"Saved {count:,} {rows} to {path.name}. Import it once it is mended.", "done")

    window.jobs.start(
        lambda _step: save_problems(plan, path), done=tell, failed=window.trouble, label="Saving problems"
    )
