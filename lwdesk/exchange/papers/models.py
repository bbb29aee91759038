"""The logic models of the actions as a document: for each a row of four columns, an arrow leading to the next."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.target import whole_file
from lwdesk.marks import BULLET
from lwdesk.records import ACTION
from lwdesk.records.action import MODEL_PARTS
from lwdesk.text import clean_line

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.plan import ActionInfo

ENDINGS = (".docx",)
ARROW = "→"
_COLUMN, _BETWEEN = 5.9, 0.7
"""Widths in cm."""


def write(store: "Store", path: Path) -> str:
    """Write the logic models of all actions that have one; gives what was written in words: "2 logic models"."""
    from lwdesk.exchange.word.layout import new_document
    from lwdesk.exchange.word.table import add_table, lay_across

    found = store.plan.actions()
    told = [action for action in found if action.has_model]
    title = writable(f"Logic models of {store.name}")
    document = new_document(title, writable(store.name))
    lay_across(document)
    document.add_paragraph(title, style="Title")
    headings, widths = _headings()
    for action in told:
        name = writable(action.name) or "An action without a name"
        document.add_paragraph(name, style="Heading 1")
        for line in action.aim.splitlines():
            if line.strip():
                document.add_paragraph(writable(line.strip())).paragraph_format.keep_with_next = True
        about = f"Logic model of {name}: inputs lead to activities, these to outputs, and these to outcomes"
        add_table(document, headings, [_cells(action)], widths, about)
    without = [clean_line(action.name) or "an action without a name" for action in found if not action.has_model]
    if without:
        document.add_paragraph(writable(f"No logic model yet: {'; '.join(without)}."), style="Details")
    if not found:
        document.add_paragraph("The plan has no action yet.")
    with whole_file(path) as file:
        document.save(file)
    return f"{len(told):,} logic model{'' if len(told) == 1 else 's'}"


def _headings() -> tuple[list[str], list[float]]:
    headings: list[str] = []
    widths: list[float] = []
    for part in MODEL_PARTS:
        headings += [ARROW, ACTION.field(part).label] if headings else [ACTION.field(part).label]
        widths += [_BETWEEN, _COLUMN] if widths else [_COLUMN]
    return headings, widths


def _cells(action: "ActionInfo") -> list[str]:
    cells: list[str] = []
    for part in MODEL_PARTS:
        things = [clean_line(line) for line in str(getattr(action, part)).splitlines() if line.strip()]
        text = "\n".join(f"{BULLET}{thing}" for thing in things) or "–"
        cells += [ARROW, text] if cells else [text]
    return cells
