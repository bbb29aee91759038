"""Whoever closes the window in the middle of a word finds all of it there again, wherever in the plan it was typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.records import ACTION, COMMITMENT, ENGAGEMENT, ISSUE, PROGRESS, READING
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store
from lwdesk.ui.opening import open_study
from lwdesk.ui.window import Window
from tests.resting import rest

ALT = Qt.KeyboardModifier.AltModifier
WORDS = "Half a sent"


def here() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def go(window: Window, part: str, view: int = 0) -> None:
    window.show_page("Action plan", part)
    rest(120)
    if view:
        window.list_page.views.show(view)  # type: ignore[union-attr]


def write_progress(window: Window) -> None:
    go(window, "Progress")


def write_model(window: Window) -> None:
    go(window, "Actions", 1)


def say_why(window: Window) -> None:
    go(window, "Commitments")
    QTest.keyClick(here(), Qt.Key.Key_R, ALT)


def say_why_on_the_board(window: Window) -> None:
    go(window, "Commitments", 1)
    QTest.keyClick(here(), Qt.Key.Key_A)


def write_months(window: Window) -> None:
    go(window, "Commitments", 3)
    QTest.keyClick(here(), Qt.Key.Key_Return)


def raise_issue(window: Window) -> None:
    go(window, "Issues")
    window.command("new")
    rest(120)


def write_interests(window: Window) -> None:
    go(window, "Engagement")
    rest(120)
    window.list_page.side.form.focus_field("interests")  # type: ignore[union-attr]


def note_reading(window: Window) -> None:
    go(window, "Measures")
    grid = window.list_page.foot.readings  # type: ignore[union-attr]
    grid.setFocus()
    assert grid.model().rowCount() > 1
    grid.setCurrentIndex(grid.model().index(grid.model().rowCount() - 1, 2))
    QTest.keyClick(grid, Qt.Key.Key_F2)


PLACES: dict[str, tuple[Callable[[Window], None], Record, str]] = {
    "a line of progress": (write_progress, PROGRESS, "text"),
    "the logic model": (write_model, ACTION, "inputs"),
    "the reason of a judgement": (say_why, COMMITMENT, "rag_reason"),
    "the reason on the board": (say_why_on_the_board, COMMITMENT, "rag_reason"),
    "the next three months": (write_months, COMMITMENT, "next_months"),
    "an issue": (raise_issue, ISSUE, "text"),
    "interests": (write_interests, ENGAGEMENT, "interests"),
    "where a reading is from": (note_reading, READING, "source"),
}


def opened(qtbot: QtBot, path: Path) -> Window:
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert open_study(window, path)
    return window


@pytest.mark.parametrize("place", PLACES)
def test_words_are_there_again(qtbot: QtBot, look: None, sample: Path, place: str) -> None:
    begin, record, field = PLACES[place]
    window = opened(qtbot, sample)
    begin(window)
    QTest.keyClicks(here(), WORDS)
    window.close()
    assert not window.isVisible()
    store = Store.open(sample)
    held = store.many(record, store.ids(Query(record)))
    assert any(WORDS in str(values[field]) for values in held.values())
    store.close()


def test_a_section_of_the_board_paper_is_there_again(qtbot: QtBot, look: None, sample: Path) -> None:
    for _ in range(2):
        window = opened(qtbot, sample)
        go(window, "Board paper")
        box = here()
        said = box.toPlainText()  # type: ignore[attr-defined]
        QTest.keyClicks(box, WORDS)
        window.close()
    assert WORDS in said


def test_a_line_that_was_not_added_yet_stands_there_again(qtbot: QtBot, look: None, sample: Path) -> None:
    for words in (WORDS, ""):
        window = opened(qtbot, sample)
        go(window, "Commitments")
        rest(120)
        box = window.list_page.below.line.box  # type: ignore[union-attr]
        assert box.text() == ("" if words else WORDS)
        box.setFocus()
        QTest.keyClicks(box, words)
        window.close()
