"""T2: somebody new, of an organisation that is new too, booked for Tuesday at ten by telephone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.operations import create_sample
from lwdesk.records import CONTACT, INTERVIEW
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
MOST = 15


class Keys:
    """The keyboard, with a count of the keys pressed; the letters of the content are not counted."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1
        QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)

    def type(self, content: str) -> None:
        for letter in content:
            QTest.keyClicks(QApplication.focusWidget(), letter)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window with the sample study, as it opens."""
    apply_theme(qapp, "light")
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_study(create_sample(tmp_path / "London.lwdesk"))
    yield window
    window.close()


def test_a_new_contact_is_booked_within_15_keys(window: Window) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_3, CTRL)
    keys.press(Qt.Key.Key_N, CTRL)
    keys.type("Perpetua Lamb-Osei")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Tab)
    keys.type("Quayside Night Shelter")
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_B, CTRL)
    keys.type("Tue 10am")
    for _ in range(3):
        keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_2)
    assert keys.pressed <= 10 <= MOST

    store = window.store
    assert store
    (found,) = [i for i, name in store.find(INTERVIEW, "Perpetua")]
    fields = [INTERVIEW.field(n) for n in ("contact", "organisation", "day", "time", "mode", "status")]
    ((who, where, day, time, mode, status),) = store.cells(INTERVIEW, [found], fields)
    assert (who, where) == ("Perpetua Lamb-Osei", "Quayside Night Shelter")
    assert isinstance(day, date) and day.weekday() == 1 and 0 < (day - date.today()).days <= 7
    assert (time, mode, status) == ("10:00", "Telephone", "Booked")
    assert len(store.find(CONTACT, "Perpetua")) == 1
