"""What the tests of the import screen do and ask, over and over."""

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.records import ACTIVITY
from lwdesk.store import Query
from lwdesk.ui.importing.lines import Line
from lwdesk.ui.importing.screen import ImportScreen
from lwdesk.ui.window import Window
from tests.resting import rest

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
HEADINGS = ["Project", "What it does", "Activity type", "Target group", "Delivered by", "Start date", "Reached"]


class Keys:
    """The keyboard, with a count of the keys pressed; the letters of a content are typed without being counted."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.pressed += 1
        menu = QApplication.activePopupWidget()
        if menu:
            # The window system takes its time to open it.
            rest(20)
        QTest.keyClick(menu or QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)

    def type(self, content: str) -> None:
        for letter in content:
            QTest.keyClicks(QApplication.focusWidget(), letter)


def appendix(path: Path, wrong: dict[str, str] | None = None, rows: int = 40) -> Path:
    """An appendix with two title rows, headings in row 3 and a total; `wrong` puts texts into cells."""
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "Local"
    sheet.append(["Appendix B: local initiatives"])
    sheet.append([])
    sheet.append(HEADINGS)
    for n in range(rows):
        sheet.append([f"Wharfside scheme {n}", "Finds work", "Into work", "Young people",
                      "Northgate Borough Council; Quay Trust (funder)", date(2003, 5, 1), n])  # fmt: skip
    sheet.append([])
    sheet.append([f"Total: {rows} schemes"])
    for cell, text in (wrong or {}).items():
        sheet[cell] = text
    hidden = book.create_sheet("Old")
    hidden.sheet_state = "hidden"
    hidden.append(["Activity", "Type"])
    hidden.append(["Long gone", "Into work"])
    book.save(path)
    return path


def screen_of(window: Window, qtbot: QtBot) -> ImportScreen:
    """The import screen once it shows the newest plan."""
    screen = window.shown_screen
    assert isinstance(screen, ImportScreen)
    settle(screen, qtbot)
    return screen


def settle(screen: ImportScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not screen.planning.busy, timeout=20_000)
    rest(1)


def lines(screen: ImportScreen) -> list[Line]:
    found = screen.table.plan.lines
    return [found[at] for at in range(len(found))] if found else []


def chips(screen: ImportScreen) -> list[str]:
    return [button.text().strip() for button in screen.outcomes.buttons.values() if not button.isHidden()]


def names(window: Window) -> list[str]:
    assert window.store
    return list(window.store.labels("activity", window.store.ids(Query(ACTIVITY))).values())


def activity(window: Window, name: str) -> dict[str, Any]:
    """What the study holds of the activity with that name."""
    assert window.store
    labels = window.store.labels("activity", window.store.ids(Query(ACTIVITY)))
    return window.store.get(ACTIVITY, next(i for i, label in labels.items() if label == name)) or {}


def start(window: Window, qtbot: QtBot, path: Path) -> ImportScreen:
    window.start_import(path)
    return screen_of(window, qtbot)
