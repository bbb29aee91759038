"""What rows are, as the import screen shows it and as the manager says otherwise."""

from pathlib import Path

import pytest
from importing import CTRL, SHIFT, Keys, activity, chips, lines, screen_of, settle, start
from openpyxl import Workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lwdesk.ui.importing.lines import Show
from lwdesk.ui.importing.plan_model import NAME, OUTCOME
from lwdesk.ui.importing.screen import ImportScreen
from lwdesk.ui.importing.sheet_model import Mark
from lwdesk.ui.window import Window

ROWS = [
    ["Appendix C: projects by borough"],
    ["Project", "What it does", "Delivered by", "Cost code"],
    ["Greenwich"],
    ["Dock Skills", "Trains cooks", "Northgate Borough Council", "K-1"],
    ["Quay Start", "Finds work", "Quay Trust", "K-2"],
    ["Lewisham"],
    ["Lock Kitchen", "Feeds people", "Lock Trust", "K-3"],
    ["Hill Kitchen", "Feeds people", "Hill Trust", "K-4"],
    [],
    ["Total: 4 projects"],
]
GREENWICH, LOCK, TOTAL = 3, 7, 10


@pytest.fixture
def screen(window: Window, qtbot: QtBot, tmp_path: Path) -> ImportScreen:
    """Two sections of two projects each, a title above and a total below."""
    book = Workbook()
    assert book.active
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "Appendix C.xlsx")
    return start(window, qtbot, tmp_path / "Appendix C.xlsx")


def stand(screen: ImportScreen, number: int) -> None:
    """Go to a row of the sheet."""
    screen.sheet.setFocus()
    screen.sheet.setCurrentIndex(screen.sheet.sheet.index(number - 1, 0))


def words(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def test_sections_are_marked_counted_and_become_values(
    window: Window, qtbot: QtBot, screen: ImportScreen, keys: Keys
) -> None:
    sheet = screen.sheet.sheet
    assert [sheet.mark(n) for n in (1, 2, GREENWICH, 4, 6, TOTAL)] == [
        Mark.TITLE, Mark.HEADINGS, Mark.SECTION, Mark.DATA, Mark.SECTION, Mark.LEFT_OUT,
    ]  # fmt: skip
    assert sheet.headerData(GREENWICH - 1, Qt.Orientation.Vertical) == "section   3"
    assert chips(screen) == ["All 7", "4 new", "2 sections", "1 left out"]
    screen.outcomes.buttons[Show.SECTIONS].click()
    plan = screen.table.plan
    assert [(plan.data(plan.index(at, OUTCOME)), plan.data(plan.index(at, NAME))) for at in range(2)] == [
        ("section", "Greenwich"), ("section", "Lewisham"),
    ]  # fmt: skip
    box = screen.fields.rows[-1].box
    assert (box.accessibleName(), box.currentText()) == ("Field for the sections' headings", "Boroughs")
    screen.import_now()
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert window.store
    boroughs = window.store.labels("term", activity(window, "Quay Start")["boroughs"])
    assert list(boroughs.values()) == ["Greenwich"]


def test_the_menu_key_says_what_a_row_is_and_undo_takes_it_back(
    window: Window, qtbot: QtBot, screen: ImportScreen, keys: Keys
) -> None:
    stand(screen, LOCK)
    keys.press(Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert words(menu) == [
        "Row 7", "Headings are here", "A record", "A section's heading", "Leave it out", "As guessed",
    ]  # fmt: skip
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["A &record"]
    keys.press(Qt.Key.Key_L)
    settle(screen, qtbot)
    assert screen.sheet.sheet.mark(LOCK) is Mark.LEFT_OUT
    assert chips(screen) == ["All 7", "3 new", "2 sections", "2 left out"]
    assert screen.sheet.hasFocus()
    keys.press(Qt.Key.Key_Z, CTRL)
    settle(screen, qtbot)
    assert window.messages.text == "The row is taken again as before."
    assert chips(screen) == ["All 7", "4 new", "2 sections", "1 left out"]


def test_letters_say_it_once_whole_rows_are_chosen(screen: ImportScreen, qtbot: QtBot, keys: Keys) -> None:
    stand(screen, GREENWICH)
    keys.press(Qt.Key.Key_Space, SHIFT)
    keys.press(Qt.Key.Key_R)
    settle(screen, qtbot)
    assert screen.sheet.sheet.mark(GREENWICH) is Mark.RECORD
    assert "Greenwich" in [line.name for line in lines(screen) if line.row]
    keys.press(Qt.Key.Key_Down, SHIFT)
    keys.press(Qt.Key.Key_Space, SHIFT)
    keys.press(Qt.Key.Key_L)
    settle(screen, qtbot)
    assert [screen.sheet.sheet.mark(n) for n in (GREENWICH, GREENWICH + 1)] == [Mark.LEFT_OUT, Mark.LEFT_OUT]
    keys.press(Qt.Key.Key_G)
    settle(screen, qtbot)
    assert screen.sheet.sheet.mark(GREENWICH) is Mark.SECTION
    assert chips(screen) == ["All 7", "4 new", "2 sections", "1 left out"]


def test_letters_on_a_cell_still_write_into_it(screen: ImportScreen, qtbot: QtBot, keys: Keys) -> None:
    stand(screen, LOCK)
    keys.type("Rope Kitchen")
    keys.press(Qt.Key.Key_Return)
    settle(screen, qtbot)
    assert "Rope Kitchen" in [line.name for line in lines(screen)]


def test_a_click_on_the_number_opens_the_menu(screen: ImportScreen, qtbot: QtBot, keys: Keys) -> None:
    side = screen.sheet.verticalHeader()
    at = QPoint(10, side.sectionViewportPosition(GREENWICH - 1) + 8)
    QTest.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    keys.press(Qt.Key.Key_R)
    settle(screen, qtbot)
    assert screen.sheet.sheet.mark(GREENWICH) is Mark.RECORD


def test_a_row_that_was_left_out_is_brought_in_from_below(screen: ImportScreen, qtbot: QtBot, keys: Keys) -> None:
    screen.outcomes.buttons[Show.LEFT_OUT].click()
    assert screen.foot.sentence.text().endswith("press the menu key or the right button on it.")
    screen.table.setFocus()
    screen.table.menu_asked.emit(TOTAL, QPoint(100, 100))
    keys.press(Qt.Key.Key_R)
    settle(screen, qtbot)
    assert chips(screen) == ["All 7", "5 new", "2 sections"]


def test_what_sections_say_goes_where_the_user_says(
    window: Window, qtbot: QtBot, screen: ImportScreen, keys: Keys
) -> None:
    box = screen.fields.rows[-1].box
    box.setFocus()
    keys.type("K")
    settle(screen, qtbot)
    assert screen.fields.rows[-1].sure.text() == "chosen"
    screen.import_now()
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert "Greenwich" in activity(window, "Dock Skills")["notes"]


def test_columns_that_go_nowhere_are_named_and_kept_with_one_key(
    window: Window, qtbot: QtBot, screen: ImportScreen, keys: Keys
) -> None:
    unmatched = screen.fields.unmatched
    assert unmatched.text.text() == "“Cost code” goes nowhere yet."
    keys.press(Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(unmatched.isHidden)
    settle(screen, qtbot)
    screen.import_now()
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert activity(window, "Hill Kitchen")["notes"] == "Cost code: K-4"


def test_what_was_said_of_rows_is_there_after_leaving(
    window: Window, qtbot: QtBot, screen: ImportScreen, keys: Keys
) -> None:
    stand(screen, LOCK)
    keys.press(Qt.Key.Key_Space, SHIFT)
    keys.press(Qt.Key.Key_L)
    settle(screen, qtbot)
    keys.press(Qt.Key.Key_Escape)
    window.messages.do_action()
    assert screen_of(window, qtbot).sheet.sheet.mark(LOCK) is Mark.LEFT_OUT


@pytest.fixture
def keys() -> Keys:
    return Keys()
