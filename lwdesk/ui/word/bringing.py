"""Word files read beside the window, and what is said when their notes are in."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.word.read import read_document
from lwdesk.operations.word_apply import Brought
from lwdesk.operations.word_notes import Intake
from lwdesk.refusal import Refusal
from lwdesk.ui.word.papers import Entry, Refused

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def read_papers(store: "Store", paths: Sequence[Path], step: Callable[..., None]) -> tuple[Intake, list[Entry]]:
    """Every file read and planned, those that cannot be read with the reason; `step` as a job has it."""
    intake = Intake(store)
    entries: list[Entry] = []
    for n, path in enumerate(paths):
        step(n, len(paths), f"Reading {path.name}")
        try:
            found: list[Entry] = list(intake.plan(read_document(path)))
        except Refusal as refusal:
            found = [Refused(path, str(refusal))]
        entries += found or [Refused(path, f"There is no text in “{path.name}”. Choose another file.")]
    step(len(paths), len(paths))
    return intake, entries


def tell_brought(window: "Window", brought: Brought) -> None:
    """Leave the screen for the first interview that got notes, and say how many there were, with an undo."""
    window.leave_screen()
    if brought.step_id is None:
        window.say("All of it was in the study already. Nothing was written.")
        return
    count, people = brought.new + brought.updated, len(brought.interviews)
    notes = "1 note" if count == 1 else f"{count:,} notes"
    of = "1 interview" if people == 1 else f"{people:,} interviews"
    text = f"Brought in {notes} of {of}."
    window.open_record("interview", brought.interviews[0] if people else None)
    window.say(text, "done", ("Undo", partial(_take_back, window, brought.step_id, text.rstrip("."))))


def _take_back(window: "Window", step_id: int, text: str) -> None:
    """Undo what was brought in; where something was done since, that step alone is taken back."""
    store = window.store
    steps = store.steps(1) if store else []
    if steps and steps[0].id == step_id:
        window.undo()
    elif store:
        from lwdesk.ui.dialogs.history import take_back_import

        take_back_import(window, step_id, text)
