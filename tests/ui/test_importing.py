"""The import screen as the manager meets it: what she sees, puts right and takes back, by keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from importing import (
    CTRL,
    NONE,
    SHIFT,
    Keys,
    activity,
    appendix,
    chips,
    lines,
    names,
    screen_of,
    settle,
    start,
)
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.exchange.read import NeedsPassword, open_workbook
from lwdesk.records import ACTIVITY, LISTS
from lwdesk.ui.importing.lines import Kind, Show
from lwdesk.ui.importing.plan_model import CELL, NAME, OUTCOME, ROW, WHAT
from lwdesk.ui.importing.screen import ImportScreen
from lwdesk.ui.importing.sheet_model import Mark
from lwdesk.ui.window import Window


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """Forty rows, three of them with a cell that cannot be read."""
    return appendix(tmp_path / "Appendix B.xlsx", {"F9": "Spring", "F22": "N/A", "D30": "Yuong people"})


@pytest.fixture
def screen(window: Window, qtbot: QtBot, wrong: Path) -> Iterator[ImportScreen]:
    yield start(window, qtbot, wrong)


# The journey


def test_an_appendix_is_mended_and_imported_within_25_keys(
    window: Window, qtbot: QtBot, wrong: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T1: the file window of the system takes the name of the file and Enter."""

    def choose(*_: object) -> Path:
        keys.pressed += 1
        return wrong

    monkeypatch.setattr("lwdesk.ui.asking.which_file", choose)
    before = len(names(window))
    keys.press(Qt.Key.Key_I, CTRL)
    screen = screen_of(window, qtbot)
    assert chips(screen) == ["All 41", "40 new", "3 with problems", "1 left out"]
    for text in ("3 Nov 2003", "4 Nov 2003", "Young people"):
        keys.type(text)
        keys.press(Qt.Key.Key_Return)
    settle(screen, qtbot)
    assert chips(screen) == ["All 41", "40 new", "1 left out"]
    assert screen.foot.go.hasFocus() and screen.foot.go.text() == "Import 40 rows"
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert window.messages.text == "Imported 40 rows from Appendix B.xlsx."
    assert len(names(window)) == before + 40
    assert keys.pressed <= 7
    assert window.page and window.page.record is ACTIVITY
    assert activity(window, "Wharfside scheme 5")["start"] == date(2003, 11, 3)
    window.messages.do_action()
    assert len(names(window)) == before


# What is seen


def test_the_sheet_says_what_each_row_was_taken_for(screen: ImportScreen) -> None:
    sheet = screen.sheet.sheet
    assert [sheet.mark(n) for n in (1, 2, 3, 4, 9, 45)] == [
        Mark.TITLE, Mark.DATA, Mark.HEADINGS, Mark.DATA, Mark.MEND, Mark.LEFT_OUT,
    ]  # fmt: skip
    assert sheet.data(sheet.index(8, 5)) == "Spring"
    assert sheet.headerData(5, Qt.Orientation.Horizontal) == "F  → Start"
    assert sheet.headerData(2, Qt.Orientation.Vertical) == "headings   3"


def test_fields_say_how_sure_they_are_and_a_hidden_sheet_is_named(screen: ImportScreen) -> None:
    said = [(row.box.currentText(), row.sure.text()) for row in screen.fields.rows]
    assert said[0] == ("Activity", "certain")
    assert said[-1] == ("Leave out", "left out")
    assert [screen.head.sheets.itemText(n) for n in range(2)] == ["Local", "Old (hidden)"]


def test_troubles_are_sentences_beside_their_cells(screen: ImportScreen) -> None:
    screen.outcomes.buttons[Show.PROBLEMS].click()
    found = lines(screen)
    assert [(line.number, line.heading, line.cell) for line in found] == [
        (9, "Start date", "Spring"), (22, "Start date", "N/A"), (30, "Target group", "Yuong people"),
    ]  # fmt: skip
    assert found[0].what.startswith("“Spring” is not a date.")
    assert screen.foot.sentence.text().startswith("Row 9, Start date: “Spring” is not a date.")


def test_updates_show_old_and_new_and_equal_rows_are_the_same(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.store
    with window.store.step("Begin") as step:
        for n in range(2):
            step.create(ACTIVITY, {"name": f"Wharfside scheme {n}", "description": "Finds work"})
    book = Workbook()
    assert book.active
    for row in (["Activity", "Description"], ["Wharfside scheme 0", "Finds work"], ["wharfside  scheme 1", "Keeps it"]):
        book.active.append(row)
    book.save(tmp_path / "copy.xlsx")
    screen = start(window, qtbot, tmp_path / "copy.xlsx")
    assert chips(screen) == ["All 2", "1 updated", "1 the same"]
    screen.outcomes.buttons[Show.UPDATED].click()
    changes = {line.heading: line.what for line in lines(screen)}
    assert changes["Description"] == "Finds work → Keeps it"
    screen.outcomes.buttons[Show.SAME].click()
    assert lines(screen)[0].sentence == "Row 2 is in the study already, as it is here."


def test_the_first_cell_to_mend_is_in_sight(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    screen = start(window, qtbot, appendix(tmp_path / "long.xlsx", {"F190": "Spring"}, rows=200))
    table, sheet = screen.table, screen.sheet
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    assert sheet.viewport().rect().contains(sheet.visualRect(sheet.sheet.index(189, 5)))


# What is put right


def test_a_row_ticked_off_is_not_imported(window: Window, qtbot: QtBot, screen: ImportScreen, keys: Keys) -> None:
    table = screen.table
    table.setFocus()
    table.setCurrentIndex(table.plan.index(0, CELL))
    keys.press(Qt.Key.Key_Space)
    assert screen.foot.go.text() == "Import 39 rows"
    assert table.plan.data(table.plan.index(0, OUTCOME)) == "ticked off"
    table.horizontalScrollBar().setValue(0)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(14, table.rowViewportPosition(1) + 12))
    assert screen.foot.go.text() == "Import 38 rows"
    screen.sheet.corrected.emit(9, 5, "1 May 2003")
    settle(screen, qtbot)
    assert screen.foot.go.text() == "Import 38 rows"
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert "Wharfside scheme 0" not in names(window) and "Wharfside scheme 2" in names(window)


def test_equal_wrong_cells_are_mended_together(window: Window, qtbot: QtBot, tmp_path: Path, keys: Keys) -> None:
    path = appendix(tmp_path / "many.xlsx", {f"F{n}": "N/A" for n in range(5, 12)})
    screen = start(window, qtbot, path)
    keys.type("May 2004")
    keys.press(Qt.Key.Key_Return)
    assert screen.foot.alike.isVisible()
    assert screen.foot.alike.text().strip() == "Mend 6 more cells that say “N/A” too"
    screen.foot.alike.click()
    settle(screen, qtbot)
    assert chips(screen) == ["All 41", "40 new", "1 left out"]


def test_escape_leaves_a_cell_as_it_was_and_delete_blanks_it(screen: ImportScreen, qtbot: QtBot, keys: Keys) -> None:
    keys.type("4 M")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    keys.press(Qt.Key.Key_Escape)
    assert screen.table.line().cell == "Spring" and screen.isVisible()  # type: ignore[union-attr]
    keys.press(Qt.Key.Key_Delete)
    settle(screen, qtbot)
    assert "2 with problems" in chips(screen)
    assert screen.sheet.sheet.data(screen.sheet.sheet.index(8, 5)) == ""


def test_undo_takes_back_a_correction_and_leaves_the_study_alone(
    window: Window, screen: ImportScreen, qtbot: QtBot, keys: Keys
) -> None:
    assert window.store
    last = window.store.undo_label()
    keys.type("3 Nov 2003")
    keys.press(Qt.Key.Key_Return)
    settle(screen, qtbot)
    assert "2 with problems" in chips(screen)
    keys.press(Qt.Key.Key_Z, CTRL)
    settle(screen, qtbot)
    assert "3 with problems" in chips(screen) and window.store.undo_label() == last
    keys.press(Qt.Key.Key_Z, CTRL)
    assert window.messages.text == "Nothing has been put right yet. Escape leaves the import."
    assert window.store.undo_label() == last


def test_a_term_completes_itself_while_it_is_typed(screen: ImportScreen, qtbot: QtBot, keys: Keys) -> None:
    screen.outcomes.buttons[Show.PROBLEMS].click()
    screen.table.setFocus()
    screen.table.setCurrentIndex(screen.table.plan.index(2, CELL))
    keys.type("Older people; you")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit) and editor.text() == "Older people; young people"


def test_a_plan_that_comes_while_a_cell_is_edited_waits(screen: ImportScreen, qtbot: QtBot, keys: Keys) -> None:
    keys.type("1 May 2003")
    keys.press(Qt.Key.Key_Return)
    keys.type("2 Ma")
    settle(screen, qtbot)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit) and editor.text() == "2 Ma"
    keys.type("y 2003")
    keys.press(Qt.Key.Key_Return)
    settle(screen, qtbot)
    assert "1 with problems" in chips(screen)


def test_another_row_becomes_the_headings_by_key_and_by_click(screen: ImportScreen, qtbot: QtBot, keys: Keys) -> None:
    sheet = screen.sheet
    sheet.setFocus()
    sheet.setCurrentIndex(sheet.sheet.index(3, 0))
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_H)
    settle(screen, qtbot)
    assert sheet.sheet.mark(4) is Mark.HEADINGS and sheet.sheet.mark(3) is Mark.TITLE
    assert screen.wanting.text.text().startswith("No column holds the activity yet.")
    assert sheet.hasFocus()
    side = sheet.verticalHeader()
    at = QPoint(10, side.sectionViewportPosition(2) + 8)
    QTest.mouseClick(side.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    keys.press(Qt.Key.Key_Return)
    settle(screen, qtbot)
    assert chips(screen)[:2] == ["All 41", "40 new"]


def test_headings_over_two_rows_are_chosen_with_shift(window: Window, qtbot: QtBot, tmp_path: Path, keys: Keys) -> None:
    book = Workbook()
    assert book.active
    for row in (
        ["Activity", "Contact details", None],
        [None, "Name", "Telephone"],
        ["Dock Kitchen", "Ada Stone", "020 7946 0001"],
        ["Lock Kitchen", "Bo Reed", "020 7946 0002"],
    ):
        book.active.append(row)
    book.save(tmp_path / "two.xlsx")
    screen = start(window, qtbot, tmp_path / "two.xlsx")
    screen.sheet.setFocus()
    screen.sheet.setCurrentIndex(screen.sheet.sheet.index(0, 0))
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    settle(screen, qtbot)
    screen.sheet.setCurrentIndex(screen.sheet.sheet.index(1, 0))
    keys.press(Qt.Key.Key_Return, SHIFT)
    settle(screen, qtbot)
    assert [screen.sheet.sheet.mark(n) for n in (1, 2, 3)] == [Mark.HEADINGS, Mark.HEADINGS, Mark.DATA]
    assert [row.box.currentText() for row in screen.fields.rows] == ["Activity", "Contact", "Telephone"]


def test_a_column_goes_where_the_user_says(window: Window, screen: ImportScreen, qtbot: QtBot, keys: Keys) -> None:
    box = screen.fields.rows[6].box
    box.setFocus()
    keys.type("K")
    assert box.currentText() == "Keep in notes"
    settle(screen, qtbot)
    assert screen.fields.rows[6].sure.text() == "chosen"
    screen.import_now()
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert activity(window, "Wharfside scheme 7")["notes"] == "Reached: 7"


def test_without_a_name_column_the_page_says_what_to_do(screen: ImportScreen, qtbot: QtBot) -> None:
    screen.fields.chosen.emit(0, None)
    settle(screen, qtbot)
    assert screen.wanting.isVisible()
    wanted = "No column holds the activity yet. Choose Activity beside its column under Fields."
    assert screen.wanting.text.text() == wanted
    assert not screen.foot.go.isEnabled()
    screen.fields.chosen.emit(1, "name")
    settle(screen, qtbot)
    assert screen.foot.go.isEnabled()


def test_a_sheet_of_organisations_comes_in_as_such(window: Window, screen: ImportScreen, qtbot: QtBot) -> None:
    screen.head.record_chosen.emit(LISTS["organisations"])
    settle(screen, qtbot)
    assert screen.head.lists.currentText() == "Organisations"
    screen.head.sheet_chosen.emit(1)
    settle(screen, qtbot)
    assert screen.sheet.sheet.data(screen.sheet.sheet.index(1, 0)) == "Long gone"


# Ways out


def test_cancel_writes_nothing_and_what_was_mended_can_be_gone_back_to(
    window: Window, qtbot: QtBot, screen: ImportScreen, keys: Keys
) -> None:
    before = names(window)
    keys.type("3 Nov 2003")
    keys.press(Qt.Key.Key_Return)
    settle(screen, qtbot)
    keys.press(Qt.Key.Key_Escape)
    assert window.shown_screen is None and names(window) == before
    assert window.messages.text == "Left Appendix B.xlsx. Nothing was written."
    window.messages.do_action()
    again = screen_of(window, qtbot)
    assert "2 with problems" in chips(again)


def test_an_import_stopped_half_way_leaves_nothing(
    window: Window, qtbot: QtBot, screen: ImportScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lwdesk.exchange.plan import apply_plan

    before = names(window)

    def slow(store, plan, progress):  # type: ignore[no-untyped-def]
        def stop(n: int, total: int, doing: str) -> None:
            if n:
                screen._importing.cancel()  # type: ignore[union-attr]
            progress(n, total, doing)

        return apply_plan(store, plan, stop)

    monkeypatch.setattr("lwdesk.ui.importing.carrying_out.apply_plan", slow)
    screen.import_now()
    qtbot.waitUntil(lambda: "stopped" in window.messages.text, timeout=20_000)
    settle(screen, qtbot)
    assert window.messages.text == "The import was stopped. Nothing was written."
    assert names(window) == before and screen.isVisible()
    assert screen.foot.go.text() == "Import 40 rows" and screen.foot.go.isEnabled()


def test_undo_takes_back_the_import_alone_when_something_was_done_since(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    before = len(names(window))
    screen = start(window, qtbot, appendix(tmp_path / "few.xlsx", rows=6))
    screen.import_now()
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert window.store and window.messages.action == "Undo"
    with window.store.step("New activity", kind="new") as step:
        step.create(ACTIVITY, {"name": "Typed since"})
    window.messages.do_action()
    qtbot.waitUntil(lambda: len(names(window)) == before + 1)
    assert "Typed since" in names(window)


def test_the_same_file_twice_has_nothing_to_import(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = appendix(tmp_path / "few.xlsx", rows=6)
    for _ in range(2):
        screen = start(window, qtbot, path)
        screen.import_now()
        qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    assert screen.foot.go.text() == "Nothing to import" and not screen.foot.go.isEnabled()
    assert screen.foot.hint.text() == "All of it is in the study already."
    assert screen.foot.cancel.hasFocus()


def test_problems_are_saved_and_come_in_again(
    window: Window, qtbot: QtBot, screen: ImportScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "problems.xlsx"
    monkeypatch.setattr("lwdesk.ui.asking.where_to", lambda *_: out)
    screen.foot.save.click()
    qtbot.waitUntil(lambda: "Saved" in window.messages.text)
    assert window.messages.text == "Saved 3 rows to problems.xlsx. Import it once it is mended."
    assert load_workbook(out).active.max_row == 4  # type: ignore[union-attr]
    again = start(window, qtbot, out)
    assert "3 with problems" in chips(again)


def test_a_file_that_cannot_be_read_is_a_sentence_with_ways_on(
    window: Window, qtbot: QtBot, tmp_path: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch, wrong: Path
) -> None:
    window.start_import(tmp_path / "gone.xlsx")
    screen = screen_of(window, qtbot)
    assert screen.trouble.isVisible() and screen.trouble.text.text().startswith("There is no file")
    assert screen.trouble.other.hasFocus()
    monkeypatch.setattr("lwdesk.ui.asking.which_file", lambda *_: wrong)
    keys.press(Qt.Key.Key_Return)
    other = screen_of(window, qtbot)
    assert other is not screen and other.foot.go.text() == "Import 40 rows"


def test_a_workbook_with_a_password_asks_for_it(
    window: Window, qtbot: QtBot, wrong: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_locked(path: Path, password: str = "", wait: bool = True) -> object:
        if password != "quay":
            raise NeedsPassword("“Appendix B.xlsx” has a password. Type it to open the file.")
        return open_workbook(path, wait=wait)

    monkeypatch.setattr("lwdesk.ui.importing.file_book.open_workbook", open_locked)
    screen = start(window, qtbot, wrong)
    assert screen.trouble.password.hasFocus()
    keys.type("quay")
    keys.press(Qt.Key.Key_Return)
    settle(screen, qtbot)
    assert screen.foot.go.text() == "Import 40 rows"


def test_f6_goes_round_the_parts(window: Window, screen: ImportScreen, keys: Keys) -> None:
    seen = []
    for _ in range(4):
        keys.press(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [screen.foot.go, screen.sheet, screen.fields.rows[0].box, screen.table]


def test_the_window_closes_while_a_file_is_read(window: Window, qtbot: QtBot, wrong: Path) -> None:
    window.start_import(wrong)
    window.close()
    assert window.store is None


# Pasted rows


def test_pasted_rows_without_headings_go_by_the_order_of_the_table(window: Window, qtbot: QtBot, keys: Keys) -> None:
    assert window.page
    shown = [field.label for field in window.page.rows.model.fields][:2]
    QGuiApplication.clipboard().setText("Kiln Kitchen\tInto work\nKiln Garden\tSustaining work\n")
    window.page.table.setFocus()
    keys.press(Qt.Key.Key_V, CTRL)
    screen = screen_of(window, qtbot)
    assert [row.box.currentText() for row in screen.fields.rows] == shown
    assert {"Kiln Kitchen", "Kiln Garden"} == {line.name for line in lines(screen)}
    screen.import_now()
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert window.messages.text == "Imported 2 rows from pasted cells."
    assert "Kiln Garden" in names(window)


def test_pasted_rows_with_headings_go_by_them(window: Window, qtbot: QtBot, keys: Keys) -> None:
    assert window.page
    QGuiApplication.clipboard().setText("Funding\tProject\n£2,000\tKiln Kitchen\n£3,000\tKiln Garden\n")
    window.page.table.setFocus()
    keys.press(Qt.Key.Key_V, CTRL)
    screen = screen_of(window, qtbot)
    assert [row.box.currentText() for row in screen.fields.rows] == ["Funding", "Activity"]
    assert [line.number for line in lines(screen)] == [2, 3]


# Words for a screen reader


def test_lines_and_cells_speak(screen: ImportScreen) -> None:
    plan, role = screen.table.plan, Qt.ItemDataRole.AccessibleTextRole
    at = next(n for n, line in enumerate(lines(screen)) if line.kind is Kind.TROUBLE)
    assert plan.data(plan.index(at, ROW), role) == "Row: 9"
    assert plan.data(plan.index(at, NAME), role) == "Activity: Wharfside scheme 5"
    assert str(plan.data(plan.index(at, WHAT), role)).startswith("Row 9, Start date:")
    assert screen.sheet.sheet.data(screen.sheet.sheet.index(8, 5), role) == "F9: Spring"
    assert screen.fields.rows[0].box.accessibleName() == "Field for column A, Project"


def test_everything_that_takes_the_keyboard_has_a_name_and_lets_it_go(window: Window, screen: ImportScreen) -> None:
    def stops() -> list[QWidget]:
        found = [w for w in screen.findChildren(QWidget) if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus]
        return [w for w in found if not isinstance(w, QScrollBar | QHeaderView) and w.objectName()[:3] != "qt_"]

    nameless = [w for w in stops() if not (w.accessibleName() or getattr(w, "text", str)())]
    assert nameless == []
    first = QApplication.focusWidget()
    seen = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None and (not seen or here is not seen[-1]), f"the keyboard is caught in {here}"
        seen.append(here)
        if here is first:
            break
    assert seen[-1] is first
    assert {screen.sheet, screen.table, screen.foot.go, screen.foot.cancel, screen.foot.save} <= set(seen)
    order = [seen.index(w) for w in (screen.sheet, screen.fields.rows[0].box)]
    assert order == sorted(order)
