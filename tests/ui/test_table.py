"""The table of a list: what is read, what is shown, sorted, filtered, copied, and remembered."""

import csv
import io
from array import array
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from lwdesk.records import ACTIVITY
from lwdesk.store import Query, Store
from lwdesk.ui.opening import open_study
from lwdesk.ui.table.clipboard import as_html, as_text, rows_from_text
from lwdesk.ui.table.model import PAGE, PAGES_KEPT, RecordModel
from lwdesk.ui.window import Window


class CountingStore:
    """Answers with made-up cells and counts the pages it was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.said: dict[str, str] = {}

    def cells(self, record: Any, ids: Any, fields: Any) -> list[list[object]]:
        self.asked.append(ids[0])
        return [[self.said.get(f"{field.name} {i}", f"{field.name} {i}") for field in fields] for i in ids]

    def terms(self, vocabulary: str, retired: bool = False) -> list[Any]:
        return []


@pytest.fixture
def model(qapp: object) -> tuple[RecordModel, CountingStore]:
    store = CountingStore()
    model = RecordModel(store, ACTIVITY)  # type: ignore[arg-type]
    model.show_fields([ACTIVITY.field("name"), ACTIVITY.field("type")])
    model.show_ids(array("q", range(1, 100_001)))
    return model, store


def names(window: Window) -> list[str]:
    assert window.page
    table = window.page.table
    return [str(table.records.data(table.records.index(row, 0))) for row in range(table.records.rowCount())]


def type_filter(window: Window, words: str, qtbot: QtBot) -> None:
    assert window.page
    window.command("find_here")
    with qtbot.waitSignal(window.page.rows.shown):
        QTest.keyClicks(window.page.head.box, words)
    qtbot.waitUntil(lambda: not window.jobs.running)


# The model


def test_nothing_is_read_to_say_how_many_rows_there_are(model: tuple[RecordModel, CountingStore]) -> None:
    rows, store = model
    assert rows.rowCount() == 100_000
    assert rows.flags(rows.index(99_999, 1)) & Qt.ItemFlag.ItemIsSelectable
    assert rows.headerData(1, Qt.Orientation.Horizontal) == "Type"
    assert store.asked == []


def test_a_page_is_read_once_and_old_pages_are_let_go(model: tuple[RecordModel, CountingStore]) -> None:
    rows, store = model
    assert rows.data(rows.index(PAGE + 3, 0)) == f"name {PAGE + 4}"
    assert rows.data(rows.index(PAGE + 6, 1)) == f"type {PAGE + 7}"
    assert store.asked == [PAGE + 1]
    for page in range(PAGES_KEPT + 5):
        rows.row(page * PAGE)
    store.asked.clear()
    rows.row(0)
    assert store.asked == [1]


def test_what_changed_is_read_again(model: tuple[RecordModel, CountingStore]) -> None:
    rows, store = model
    rows.row(0)
    rows.forget()
    rows.row(0)
    assert store.asked == [1, 1]


def test_a_refreshed_row_tells_of_the_cells_that_changed_alone(model: tuple[RecordModel, CountingStore]) -> None:
    rows, store = model
    told: list[tuple[int, int]] = []
    rows.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.column())))
    rows.row(5)
    rows.refresh([5, 90_000])
    assert told == [] and len(store.asked) == 2  # nothing is read of a row that nobody has looked at
    store.said["type 6"] = "Into work"
    rows.refresh([5])
    assert told == [(5, 1)] and rows.row(5) == ["name 6", "Into work", *rows.row(5)[2:]]


def test_rows_that_are_shown_together_are_read_together(model: tuple[RecordModel, CountingStore]) -> None:
    rows, store = model
    rows.have(range(1000, 1030))
    assert [rows.row(n)[0] for n in (1000, 1029)] == ["name 1001", "name 1030"]
    assert len(store.asked) == 1
    assert [line[0] for line in rows.rows([3, 70_000])] == ["name 4", "name 70001"]


# The clipboard


def test_cells_with_tabs_quotes_and_line_ends_come_back_as_they_were() -> None:
    rows: list[list[object]] = [['He said "no"', "two\nlines", "a\tb"], ["", date(2003, 11, 3), ("Women", "Parents")]]
    text = as_text(rows)
    back = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    assert back == [['He said "no"', "two\nlines", "a\tb"], ["", "3 Nov 2003", "Women; Parents"]]


def test_excel_is_told_that_a_telephone_number_is_text() -> None:
    assert "mso-number-format:'\\@'\">020 7946 0001<" in as_html([["020 7946 0001"]])
    assert "&lt;b&gt;" in as_html([["<b>"]])


def test_one_cell_is_no_import_but_rows_are() -> None:
    assert rows_from_text("just a word") == []
    assert rows_from_text('Activity\tType\r\nCafé\t"Into\nwork"\r\n') == [["Activity", "Type"], ["Café", "Into\nwork"]]


def test_copying_takes_the_selected_cells(window: Window) -> None:
    assert window.page
    table = window.page.table
    table.choose_row(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    pasted = rows_from_text(QGuiApplication.clipboard().text())
    first = table.records.row(0)
    assert pasted[0] == [first[0], first[1]]
    assert len(pasted) == 2


# Sorting and columns


def test_a_click_on_a_heading_sorts_and_a_second_turns_it_round(window: Window) -> None:
    assert window.page
    head = window.page.table.horizontalHeader()
    assert names(window) == sorted(names(window), key=str.casefold)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert names(window) == sorted(names(window), key=str.casefold, reverse=True)
    # Delete deletes what is selected, so a click on a heading must not select its column.
    assert len(window.page.table.selected_ids()) == 1


def test_the_keyboard_sorts_by_the_current_column(window: Window) -> None:
    assert window.page
    table = window.page.table
    column = [f.name for f in table.records.fields].index("type")
    table.choose_row(0, column)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert table.records.data(table.records.index(0, column)) == "Leaving work"


def test_columns_widths_and_sort_are_there_again_after_closing(window: Window, sample: Path) -> None:
    assert window.page
    page = window.page
    page.rows.columns.show(["name", "start", "funding"])
    page.headings.show_columns()
    page.table.horizontalHeader().resizeSection(0, 333)
    page.headings.sort(1, descending=True)
    window.close_study()
    assert open_study(window, sample)
    columns = window.page.rows.columns
    assert [f.label for f in window.page.table.records.fields] == ["Activity", "Start", "Funding"]
    assert window.page.table.columnWidth(0) == 333
    assert (columns.sort, columns.descending) == ("start", True)


# Filtering


def test_all_words_must_occur_somewhere_in_the_row(window: Window, qtbot: QtBot) -> None:
    assert window.page and window.store
    everything = names(window)
    type_filter(window, "women hackney", qtbot)
    shown = names(window)
    assert 0 < len(shown) < len(everything)
    cells = window.store.cells(ACTIVITY, window.page.rows.model.ids, ACTIVITY.fields)
    assert all("women" in str(row).casefold() and "hackney" in str(row).casefold() for row in cells)
    assert window.page.head.count.text() == f"{len(everything)} activities · {len(shown)} shown"


def test_typing_over_the_table_filters(window: Window, qtbot: QtBot) -> None:
    assert window.page
    with qtbot.waitSignal(window.page.rows.shown):
        QTest.keyClick(window.page.table, Qt.Key.Key_Z)
    assert window.page.head.box.text() == "z"
    assert window.page.head.box.hasFocus()


def test_ticks_filter_and_clearing_shows_everything(window: Window) -> None:
    assert window.page and window.store
    page, total = window.page, len(names(window))
    button = next(b for b in page.head.buttons if b.choice.label == "Type")
    into_work = next(option for option in button.choice.find("into") if option[1] == "Into work")
    button.tick(into_work)
    column = [f.name for f in page.table.records.fields].index("type")
    assert {page.table.records.row(n)[column] for n in range(len(names(window)))} == {"Into work"}
    assert button.text() == "Type: Into work"
    page.head.clear_button.click()
    assert len(names(window)) == total
    assert not page.head.clear_button.isVisible()


def test_an_organisation_is_found_in_whatever_part_it_plays(window: Window) -> None:
    assert window.page and window.store
    button = next(b for b in window.page.head.buttons if b.choice.name == "organisation")
    for option in button.choice.find(""):
        button.tick(option)
        shown = len(names(window))
        button.tick(option)
        parts = window.store.links_to(__import__("lwdesk.records").records.ORGANISATION, option[0])
        assert shown == len({i for name, _, ids in parts if name == "activity" for i in ids})


def test_the_list_under_a_filter_works_by_keyboard(window: Window, qtbot: QtBot) -> None:
    assert window.page
    button = next(b for b in window.page.head.buttons if b.choice.label == "Boroughs")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Down)
    popup = button.findChild(object, options=Qt.FindChildOption.FindDirectChildrenOnly)
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClicks(popup.box, "hack")
    QTest.keyClick(popup.box, Qt.Key.Key_Return)
    QTest.keyClick(popup.box, Qt.Key.Key_Escape)
    assert button.text() == "Boroughs: Hackney"
    assert len(names(window)) > 0


def test_nothing_found_says_so_and_offers_to_clear(window: Window, qtbot: QtBot) -> None:
    assert window.page
    type_filter(window, "qqqq", qtbot)
    assert window.page.empty.isVisible()
    window.page.empty.clear_button.click()
    assert window.page.table.isVisible() and window.page.table.hasFocus()


# Looks


def test_a_row_outside_the_remit_says_so(window: Window) -> None:
    assert window.page
    records = window.page.table.records
    role = Qt.ItemDataRole.AccessibleTextRole
    texts = [str(records.data(records.index(row, 0), role)) for row in range(records.rowCount())]
    outside = [row for row, text in enumerate(texts) if text.endswith("outside the remit")]
    assert outside and all(records.is_outside(row) for row in outside)
    assert len(outside) < len(texts)


def test_a_cut_text_has_a_tooltip_and_a_whole_one_has_none(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    assert window.page
    table = window.page.table
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda at, text, widget: shown.append(text))
    table.setColumnWidth(0, 60)
    table.viewport().repaint()
    where = table.visualRect(table.records.index(0, 0)).center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, where, table.viewport().mapToGlobal(where))
    table.viewportEvent(event)
    assert names(window)[0] in shown[0]
    table.setColumnWidth(0, 500)
    table.viewport().repaint()
    table.viewportEvent(event)
    assert len(shown) == 1


def test_a_change_in_the_form_is_drawn_in_the_table(window: Window, qtbot: QtBot) -> None:
    assert window.page
    table = window.page.table
    table.choose_row(2, 0)
    window.page._show_form()
    qtbot.wait(50)
    before = table.viewport().grab().toImage()
    window.page.side.form.focus_field("name")  # type: ignore[union-attr]
    field = QApplication.focusWidget()
    table.setFocus()  # so that the ring is in both pictures
    QTest.keyClicks(field, "Zz")
    window.page.flush()
    qtbot.wait(50)
    after = table.viewport().grab().toImage()
    height = table.rowHeight(2)
    changed = {
        y // height
        for y in range(after.height())
        for x in range(0, after.width(), 2)
        if before.pixel(x, y) != after.pixel(x, y)
    }
    assert changed == {2}


def test_the_row_under_the_keyboard_looks_different(window: Window) -> None:
    assert window.page
    table = window.page.table
    table.choose_row(2, 0)
    picture = table.viewport().grab().toImage()
    row = table.verticalHeader().defaultSectionSize()
    current, other = (picture.pixelColor(2, row * n + row // 2) for n in (2, 3))
    assert current != other


def test_ids_of_a_query_are_what_is_shown(window: Window) -> None:
    assert window.page and isinstance(window.store, Store)
    assert list(window.page.rows.model.ids) == list(window.store.ids(Query(ACTIVITY, sort="name")))
