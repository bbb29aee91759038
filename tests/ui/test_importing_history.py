"""Undo and redo on the import screen: one history of everything that was put right there, the study left alone."""

from pathlib import Path

import pytest
from importing import CTRL, SHIFT, Keys, appendix, chips, settle, start
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lwdesk.exchange.plan.rows import TO_NOTES
from lwdesk.records import LISTS
from lwdesk.ui.importing.outcomes import Show
from lwdesk.ui.importing.planning import MANY
from lwdesk.ui.importing.screen import ImportScreen
from lwdesk.ui.importing.sheet_model import Mark
from lwdesk.ui.window import Window


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def screen(window: Window, qtbot: QtBot, tmp_path: Path) -> ImportScreen:
    return start(window, qtbot, appendix(tmp_path / "Appendix B.xlsx"))


class Turns:
    """Ctrl+Z and Ctrl+Shift+Z on the screen, and what is said of them."""

    def __init__(self, window: Window, screen: ImportScreen, qtbot: QtBot, keys: Keys) -> None:
        self._window, self._screen, self._qtbot, self._keys = window, screen, qtbot, keys
        assert window.store
        self._last = window.store.undo_label()

    def back(self) -> str:
        return self._turn(CTRL)

    def again(self) -> str:
        return self._turn(CTRL | SHIFT)

    def _turn(self, modifiers: Qt.KeyboardModifier) -> str:
        self._keys.press(Qt.Key.Key_Z, modifiers)
        settle(self._screen, self._qtbot)
        assert self._window.store and self._window.store.undo_label() == self._last
        return self._window.messages.text


@pytest.fixture
def turns(window: Window, screen: ImportScreen, qtbot: QtBot, keys: Keys) -> Turns:
    return Turns(window, screen, qtbot, keys)


def test_a_field_is_taken_back_and_given_again(screen: ImportScreen, qtbot: QtBot, keys: Keys, turns: Turns) -> None:
    row = screen.fields.rows[6]
    before = row.box.currentText(), row.sure.text()
    row.box.setFocus()
    keys.type("K")
    settle(screen, qtbot)
    assert turns.back() == "“Reached” is left out again."
    assert (row.box.currentText(), row.sure.text()) == before
    assert turns.again() == "“Reached” goes to the notes again."
    assert (row.box.currentText(), row.sure.text()) == ("Keep in notes", "chosen")


def test_a_field_that_another_column_lost_comes_back_to_it(screen: ImportScreen, qtbot: QtBot, turns: Turns) -> None:
    before = [row.box.currentText() for row in screen.fields.rows]
    screen.fields.chosen.emit(1, "name")
    settle(screen, qtbot)
    assert [row.box.currentText() for row in screen.fields.rows[:2]] == ["Leave out", "Activity"]
    turns.back()
    assert [row.box.currentText() for row in screen.fields.rows] == before


def test_headings_are_taken_back_with_the_fields_chosen_under_them(
    screen: ImportScreen, qtbot: QtBot, turns: Turns
) -> None:
    screen.fields.chosen.emit(6, "notes")
    settle(screen, qtbot)
    screen.sheet.headings_chosen.emit(5, 5)
    settle(screen, qtbot)
    assert screen.sheet.sheet.mark(5) is Mark.HEADINGS
    assert turns.back() == "The headings are in row 3 again."
    assert screen.sheet.sheet.mark(3) is Mark.HEADINGS and screen.sheet.sheet.mark(5) is not Mark.HEADINGS
    assert screen.fields.rows[6].sure.text() == "chosen"
    assert turns.again() == "The headings are in row 5 again."
    assert screen.sheet.sheet.mark(5) is Mark.HEADINGS


def test_the_kind_of_list_and_the_sheet(screen: ImportScreen, qtbot: QtBot, turns: Turns) -> None:
    screen.head.record_chosen.emit(LISTS["organisations"])
    settle(screen, qtbot)
    screen.head.sheet_chosen.emit(1)
    settle(screen, qtbot)
    assert turns.back() == "The sheet “Local” is read again."
    assert screen.head.sheets.currentText() == "Local" and screen.head.lists.currentText() == "Organisations"
    assert turns.back() == "The sheet comes in as activities again."
    assert screen.head.lists.currentText() == "Activities" and "40 new" in chips(screen)
    assert turns.again() == "The sheet comes in as organisations again."
    assert turns.again() == "The sheet “Old” is read again."
    assert turns.again() == "Nothing was taken back that could be made again."


def test_a_row_ticked_off(screen: ImportScreen, keys: Keys, turns: Turns) -> None:
    screen.outcomes.buttons[Show.ALL].click()
    screen.table.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert "39" in screen.foot.go.text()
    assert turns.back() == "The row is brought in again."
    assert "40" in screen.foot.go.text()
    assert turns.again() == "The row is left out again."
    assert "39" in screen.foot.go.text()


def test_things_of_every_kind_go_back_in_their_order(screen: ImportScreen, qtbot: QtBot, turns: Turns) -> None:
    screen.fields.chosen.emit(6, "notes")
    settle(screen, qtbot)
    screen.sheet.corrected.emit(4, 0, "Night Bus")
    settle(screen, qtbot)
    screen.sheet.marked.emit([5], "left out")
    settle(screen, qtbot)
    said = [turns.back() for _ in range(4)]
    assert said[:2] == ["The row is taken again as before.", "The cell says again what stood there before."]
    assert said[2] == "“Reached” is left out again."
    assert said[3] == "Nothing has been put right yet. Escape leaves the import."
    assert [turns.again() for _ in range(3)] == [
        "“Reached” goes to Notes again.",
        "The cell says again what you put there.",
        "The row is taken again as you said.",
    ]
    screen.fields.chosen.emit(6, None)
    settle(screen, qtbot)
    turns.back()
    screen.fields.chosen.emit(5, None)
    settle(screen, qtbot)
    assert turns.again() == "Nothing was taken back that could be made again."


def test_a_heading_put_right_comes_back_with_the_fields_chosen(
    screen: ImportScreen, qtbot: QtBot, turns: Turns
) -> None:
    screen.fields.chosen.emit(6, "notes")
    settle(screen, qtbot)
    screen.sheet.corrected.emit(3, 1, "Telephone")
    settle(screen, qtbot)
    assert screen.fields.rows[6].sure.text() != "chosen"
    turns.back()
    assert screen.fields.rows[6].sure.text() == "chosen"
    assert screen.fields.rows[1].heading.text().endswith("What it does")


def test_pressed_twice_before_the_plan_is_there_two_things_go_back(
    window: Window, screen: ImportScreen, qtbot: QtBot, keys: Keys
) -> None:
    before = [row.box.currentText() for row in screen.fields.rows]
    for place in (5, 6):
        screen.fields.chosen.emit(place, "notes")
    keys.press(Qt.Key.Key_Z, CTRL)
    keys.press(Qt.Key.Key_Z, CTRL)
    settle(screen, qtbot)
    assert [row.box.currentText() for row in screen.fields.rows] == before


def test_what_is_put_right_while_a_long_list_is_planned_is_not_lost(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Activity,Reached,Remark\n" + "".join(f"Scheme {n} of ward {n},{n},x\n" for n in range(MANY)))
    screen = start(window, qtbot, path)
    # Each stops the plan that the one before has asked for.
    for place in (1, 2):
        screen.fields.chosen.emit(place, TO_NOTES)
    settle(screen, qtbot)
    assert [row.box.currentText() for row in screen.fields.rows[1:]] == ["Keep in notes", "Keep in notes"]
