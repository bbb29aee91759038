"""T5: a sentence somewhere in the notes is found, and the keyboard stands on it, within three keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.operations import create_sample
from lwdesk.records import CONTACT, INTERVIEW, NOTE
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window

MOST = 3
SENTENCE = "nobody pays for the ferry after nine"


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    """The window with the sample study and, among its notes, one more."""
    apply_theme(qapp, "light")
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    store = create_sample(tmp_path / "London.lwdesk")
    with store.step("Interview") as step:
        held = step.create(INTERVIEW, {"contact": step.create(CONTACT, {"name": "Perpetua Lamb-Osei"})})
        for n in range(30):
            step.create(NOTE, {"interview": held, "section": "Free notes", "position": n, "body": f"Ferry {n}, nine."})
        body = "\n".join(["She sighed."] * 40 + [f"She says {SENTENCE}, so they walk."] + ["She went on."] * 40)
        step.create(NOTE, {"interview": held, "section": "Free notes", "position": 40, "body": body})
    window.show_study(store)
    yield window
    window.close()


def test_a_sentence_is_found_and_stood_on_within_three_keys(window: Window, qtbot: QtBot) -> None:
    pressed = 0
    for key, modifiers in ((Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),):
        QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
        pressed += 1
    QTest.keyClicks(QApplication.focusWidget(), SENTENCE)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    pressed += 1
    assert pressed < MOST

    def selected() -> str:
        cursor = getattr(QApplication.focusWidget(), "textCursor", None)
        return cursor().selectedText() if cursor else ""

    qtbot.waitUntil(lambda: selected() == SENTENCE)
