"""Corrections that are about no column: of cells, of rows and of names. Each is made, and given as a turn."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lwdesk.exchange.answers import Answer, Question, forget_answer, keep_answer
from lwdesk.exchange.kept import KeptBook
from lwdesk.store import Store
from lwdesk.ui.importing.history import Turn

Cells = Sequence[tuple[int, int, str | None]]
"""(row, place, text); None for what stood there in the file."""


def mark_rows(marks: dict[int, str], rows: Sequence[int], mark: str) -> Turn:
    """Put a mark on rows; "" takes what was said of them away."""
    before, now = {row: marks.get(row, "") for row in rows}, dict.fromkeys(rows, mark)
    said = "The row is taken again as" if len(now) == 1 else "The rows are taken again as"
    _put_marks(marks, now)
    return Turn(
        f"{said} before.", f"{said} you said.", lambda: _put_marks(marks, before), lambda: _put_marks(marks, now)
    )


def say_of_name(store: Store, question: Question, answer: Answer, chosen: int) -> Turn:
    """Keep an answer to a question with the study; `OPEN` has it asked again."""
    before, its = question.answer, question.chosen
    now = replace(question, answer=answer, chosen=chosen)
    said = f"Of “{question.name}” holds again what"
    _keep(store, question, answer, chosen)
    return Turn(
        f"{said} was said before.", f"{said} you said.",
        lambda: _keep(store, now, before, its), lambda: _keep(store, question, answer, chosen),
    )  # fmt: skip


def put_cells(book: KeptBook, sheet: int, cells: Cells) -> None:
    """Have cells of a sheet say something else."""
    for row, place, text in cells:
        book.correct(sheet, row, place, text)


def _keep(store: Store, question: Question, answer: Answer, chosen: int) -> None:
    if answer is Answer.OPEN:
        forget_answer(store, question)
    else:
        keep_answer(store, question, answer, chosen)


def _put_marks(marks: dict[int, str], given: Mapping[int, str]) -> None:
    for row, mark in given.items():
        if mark:
            marks[row] = mark
        else:
            marks.pop(row, None)
