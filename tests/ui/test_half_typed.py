"""What is half typed when the window is closed is there again; and the keyboard is where it was after a look aside."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.records import FRAMEWORK, INTERVIEW
from lwdesk.store import Query
from lwdesk.ui.opening import open_study
from lwdesk.ui.typing import open_typing
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window
from tests.resting import rest

Again = Callable[[], Window]


@pytest.fixture
def again(window: Window, sample: Path, qtbot: QtBot) -> Again:
    """Closes the window and opens the study in a new one."""

    def close_and_open() -> Window:
        window.close()
        fresh = Window()
        qtbot.addWidget(fresh)
        with qtbot.waitActive(fresh):
            fresh.show()
            fresh.activateWindow()
        assert open_study(fresh, sample)
        return fresh

    return close_and_open


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def at_the_door(window: Window) -> object:
    window.show_page("Event", "Delegates")
    page = window.page.inner  # type: ignore[union-attr]
    page.go_to_door()  # type: ignore[attr-defined]
    return page.door  # type: ignore[attr-defined]


def test_somebody_half_taken_in_at_the_door_is_kept(window: Window, again: Again) -> None:
    door = at_the_door(window)
    write("Wilhelmina Oddity")
    press(Qt.Key.Key_Return)
    write("Harbour Ho")
    door = at_the_door(again())
    line = door.walk_in  # type: ignore[attr-defined]
    assert line.isVisible() and line.name.text() == "Wilhelmina Oddity" and line.organisation.text() == "Harbour Ho"


def test_escape_at_the_door_gives_it_up(window: Window, again: Again) -> None:
    at_the_door(window)
    write("Wilhelmina Oddity")
    press(Qt.Key.Key_Return)
    window.flush()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not at_the_door(again()).walk_in.isVisible()  # type: ignore[attr-defined]


def test_a_half_typed_activity_area_is_kept_until_it_is_made(window: Window, again: Again) -> None:
    window.show_page("Event", "Proposals")
    board = window.page.inner.board  # type: ignore[union-attr]
    window.page.inner.views.show(2)  # type: ignore[union-attr]
    board.new_area.setFocus()
    write("Childca")
    fresh = again()
    fresh.show_page("Event", "Proposals")
    page = fresh.page.inner  # type: ignore[union-attr]
    page.views.show(2)
    assert page.board.new_area.text() == "Childca"
    page.board.new_area.setFocus()
    write("re")
    press(Qt.Key.Key_Return)
    assert page.board.new_area.text() == "" and fresh.store
    assert fresh.store.terms("area")[-1].label == "Childcare"
    assert not fresh.store.drafts("proposal", 0)


def test_a_half_typed_partner_of_the_framework_is_kept(window: Window, again: Again) -> None:
    assert window.store
    line = next(i for i in window.store.ids(Query(FRAMEWORK)) if (window.store.get(FRAMEWORK, i) or {})["domain"])
    window.open_record("framework", line)
    table = window.page.inner.table  # type: ignore[union-attr]
    assert table.choose(line, 1)
    table.setFocus()
    press(Qt.Key.Key_F2)
    write("Zephyr Quar")
    fresh = again()
    fresh.open_record("framework", line)
    table = fresh.page.inner.table  # type: ignore[union-attr]
    table.choose(line, 1)
    table.setFocus()
    press(Qt.Key.Key_F2)
    assert table.cell.editor.text() == "Zephyr Quar"


def test_leaving_a_half_typed_partner_says_that_it_is_kept(window: Window) -> None:
    assert window.store
    line = next(i for i in window.store.ids(Query(FRAMEWORK)) if (window.store.get(FRAMEWORK, i) or {})["domain"])
    window.open_record("framework", line)
    table = window.page.inner.table  # type: ignore[union-attr]
    table.choose(line, 1)
    table.setFocus()
    press(Qt.Key.Key_F2)
    write("Zephyr Quar")
    press(Qt.Key.Key_Tab)
    assert "“Zephyr Quar” is not in the cell yet" in window.messages.text


def test_somebody_half_named_beside_the_notes_is_kept(window: Window, again: Again) -> None:
    assert window.store
    interview = window.store.ids(Query(INTERVIEW))[0]
    open_typing(window, interview)
    assert isinstance(window.shown_screen, TypingScreen)
    window.shown_screen.side.referral.setFocus()
    write("Ottoline Fen")
    fresh = again()
    open_typing(fresh, interview)
    assert isinstance(fresh.shown_screen, TypingScreen)
    side = fresh.shown_screen.side
    assert side.referral.text() == "Ottoline Fen"
    side.referral.setFocus()
    press(Qt.Key.Key_Return)
    assert side.referral.text() == "" and fresh.store and not fresh.store.drafts("interview", interview)


def test_from_the_notes_the_keyboard_comes_back_to_the_passage_that_led_there(window: Window) -> None:
    window.show_page("Themes", "Passages")
    page = window.page.inner  # type: ignore[union-attr]
    table = page.table  # type: ignore[attr-defined]
    table.setFocus()
    table.selectRow(3)
    chosen = table.current_id()
    press(Qt.Key.Key_Return)
    assert isinstance(window.shown_screen, TypingScreen)
    press(Qt.Key.Key_Escape)
    assert window.shown_screen is None and table.hasFocus() and table.current_id() == chosen


def test_escape_gives_up_a_delegate_half_typed_and_leads_on_to_the_grid(window: Window) -> None:
    window.show_page("Event", "Contributions")
    page = window.page.inner  # type: ignore[union-attr]
    page.views.show(1)  # type: ignore[attr-defined]
    typing = page.main  # type: ignore[attr-defined]
    finder = typing.bar.finder
    finder.setFocus()
    before = finder.text()
    finder.selectAll()
    write("zzz")
    rest(100)
    while finder.text() != before:
        assert finder.hasFocus()
        shown = (finder.is_open, finder.text())
        press(Qt.Key.Key_Escape)
        assert (finder.is_open, finder.text()) != shown
    press(Qt.Key.Key_Escape)
    assert not finder.hasFocus() if before else finder.hasFocus()
