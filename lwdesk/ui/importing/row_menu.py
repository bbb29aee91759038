"""What the user can say a row of the sheet is: a menu, and a letter for each choice."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget


class Said(StrEnum):
    """What the user says of a row; in the words of `Layout.marks`, where it goes there."""

    HEADINGS = "headings"
    RECORD = "record"
    SECTION = "section"
    LEFT_OUT = "left out"
    GUESS = ""
    """Nothing: what the program makes of the row holds."""


LETTERS = {"H": Said.HEADINGS, "R": Said.RECORD, "S": Said.SECTION, "L": Said.LEFT_OUT, "G": Said.GUESS}
"""The key for each, once whole rows are chosen."""
_ONE = {
    Said.HEADINGS: "&Headings are here",
    Said.RECORD: "A &record",
    Said.SECTION: "A &section's heading",
    Said.LEFT_OUT: "&Leave it out",
    Said.GUESS: "As &guessed",
}
_SEVERAL = {
    Said.HEADINGS: "&Headings are here",
    Said.RECORD: "&Records",
    Said.SECTION: "&Sections' headings",
    Said.LEFT_OUT: "&Leave them out",
    Said.GUESS: "As &guessed",
}


def show_row_menu(
    parent: QWidget, rows: Sequence[int], now: Said | None, at: QPoint, choose: Callable[[Said], None]
) -> QMenu:
    """Open the menu for the rows at a place of the screen, with what they are `now` marked; `choose` gets the choice.

    `now` is None where it is nothing that could be chosen.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    several = len(rows) > 1
    title = f"Rows {rows[0]:,} to {rows[-1]:,}" if several else f"Row {rows[0]:,}"
    menu.setAccessibleName(title)
    menu.addAction(title).setEnabled(False)
    menu.addSeparator()
    group = QActionGroup(menu)
    for said, label in (_SEVERAL if several else _ONE).items():
        if said is Said.GUESS:
            menu.addSeparator()
        action = QAction(label, menu)
        action.setCheckable(said is not Said.GUESS)
        action.setChecked(said is now)
        action.triggered.connect(lambda _on=False, said=said: choose(said))
        group.addAction(action)
        menu.addAction(action)
    menu.popup(at)
    menu.setActiveAction(group.actions()[0])
    return menu
