"""T5: a sentence somewhere in the notes is found, and the keyboard stands on it, within three keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import CTRL, Keys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from studies import sample_study

from lwdesk.records import CONTACT, INTERVIEW, NOTE
from lwdesk.store import Store
from lwdesk.ui.window import Window

MOST = 3
SENTENCE = "nobody pays for the ferry after nine"


@pytest.fixture
def window(show: Callable[[Store], Window], tmp_path: Path) -> Window:
    """The window with the sample study and, among its notes, one more."""
    store = sample_study(tmp_path / "London.lwdesk")
    with store.step("Interview") as step:
        held = step.create(INTERVIEW, {"contact": step.create(CONTACT, {"name": "Perpetua Lamb-Osei"})})
        for n in range(30):
            step.create(NOTE, {"interview": held, "section": "Free notes", "position": n, "body": f"Ferry {n}, nine."})
        body = "\n".join(["She sighed."] * 40 + [f"She says {SENTENCE}, so they walk."] + ["She went on."] * 40)
        step.create(NOTE, {"interview": held, "section": "Free notes", "position": 40, "body": body})
    return show(store)


def test_a_sentence_is_found_and_stood_on_within_three_keys(window: Window, qtbot: QtBot) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_K, CTRL)
    keys.type(SENTENCE)
    keys.press(Qt.Key.Key_Return)
    assert keys.pressed <= 2 <= MOST

    def selected() -> str:
        cursor = getattr(QApplication.focusWidget(), "textCursor", None)
        return cursor().selectedText() if cursor else ""

    qtbot.waitUntil(lambda: selected() == SENTENCE)
