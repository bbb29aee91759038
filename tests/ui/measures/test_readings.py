"""Readings typed into their grid under the list of measures."""

import sqlite3
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from lwdesk.records import READING

Keys = tuple[Callable[..., None], Callable[[str], None]]
CTRL = Qt.KeyboardModifier.ControlModifier


def begin(plan: Any, measure: int | None = None) -> Any:
    """The grid, a new reading being typed in it."""
    page = plan.measures(measure)
    page.foot.readings.setFocus()
    page.commands.new()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    return page


def test_a_reading_is_typed_with_enter_from_cell_to_cell(plan: Any, keys: Keys) -> None:
    press, write = keys
    page = begin(plan)
    for text in ("31 Oct", "150", "October return"):
        write(text)
        press(Qt.Key.Key_Return)
    for text in ("10/11", "163"):
        write(text)
        press(Qt.Key.Key_Return)
    page.flush()
    assert plan.readings(plan.vacancies)[2:] == [
        (date(2004, 10, 31), 150.0, "October return"),
        (date(2004, 11, 10), 163.0, ""),
    ]
    assert plan.latest(plan.vacancies) == (163.0, date(2004, 11, 10))
    assert page.foot.word.text() == "On course"
    assert page.foot.sentence.text().endswith("it was at 163 on 10 Nov 2004: on course.")


def test_a_reading_without_a_date_is_of_today(plan: Any, keys: Keys) -> None:
    press, write = keys
    page = begin(plan)
    press(Qt.Key.Key_Return)
    write("160")
    page.flush()
    assert plan.readings(plan.vacancies)[2:] == [(date(2004, 11, 15), 160.0, "")]
    assert page.foot.sentence.text().endswith("it is at 160: on course.")


def test_a_day_without_a_year_is_the_last_one(plan: Any, keys: Keys) -> None:
    press, write = keys
    page = begin(plan)
    write("30 Dec")
    press(Qt.Key.Key_Return)
    write("5")
    page.flush()
    assert plan.readings(plan.vacancies)[2][0] == date(2003, 12, 30)


def test_what_is_typed_is_in_the_file_before_the_cell_is_left(plan: Any, keys: Keys, qtbot: QtBot) -> None:
    _, write = keys
    begin(plan)
    write("2 Nov")

    def stored() -> bool:
        # Another program's look at the file: what it sees outlives this one being killed.
        with sqlite3.connect(f"file:{plan.path}?mode=ro", uri=True) as other:
            found = other.execute("SELECT count(*) FROM reading WHERE day = '2004-11-02'").fetchone()
        other.close()
        return bool(found[0])

    qtbot.waitUntil(stored, timeout=10_000)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_what_is_no_number_stays_in_its_cell_and_is_told(plan: Any, keys: Keys) -> None:
    press, write = keys
    page = begin(plan)
    write("1 Nov")
    press(Qt.Key.Key_Return)
    write("about 150")
    press(Qt.Key.Key_Return)
    said = plan.window.messages.text
    assert "“about 150” is not a number." in said
    page.flush()
    page.show_record(plan.unfilled)
    page.show_record(plan.vacancies)
    lines = page.foot.readings.cells.lines
    assert [line.text("value") for line in lines] == ["20", "120", "about 150", ""]
    assert plan.latest(plan.vacancies)[0] == 120.0
    grid = page.foot.readings
    grid.setFocus()
    grid.setCurrentIndex(grid.cells.index(2, 1))
    press(Qt.Key.Key_Return)
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
    write("150")
    press(Qt.Key.Key_Return)
    page.flush()
    assert plan.latest(plan.vacancies)[0] == 150.0
    made = lines[2].id
    assert made is not None and plan.store.drafts(READING.name, made) == {}


def test_one_undo_takes_a_typed_reading_back(plan: Any, keys: Keys) -> None:
    _, write = keys
    page = begin(plan)
    write("1 Nov 2004")
    page.flush()
    assert len(plan.readings(plan.vacancies)) == 3
    plan.window.undo()
    assert len(plan.readings(plan.vacancies)) == 2
    assert [line.text("value") for line in page.foot.readings.cells.lines] == ["20", "120", ""]


def test_delete_takes_a_reading_away_and_undo_brings_it_back(plan: Any, keys: Keys) -> None:
    press, _ = keys
    page = plan.measures()
    grid = page.foot.readings
    grid.setFocus()
    grid.setCurrentIndex(grid.cells.index(1, 1))
    press(Qt.Key.Key_Delete)
    assert plan.latest(plan.vacancies) == (20.0, date(2004, 6, 30))
    assert "it was at 20 on 30 Jun 2004: behind" in page.foot.sentence.text()
    plan.window.undo()
    assert plan.latest(plan.vacancies) == (120.0, date(2004, 9, 30))


def test_a_reading_that_is_emptied_goes(plan: Any, keys: Keys) -> None:
    press, write = keys
    page = begin(plan)
    write("1 Nov")
    page.flush()
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
    press(Qt.Key.Key_Backspace)
    page.flush()
    assert len(plan.readings(plan.vacancies)) == 2


def test_counted_readings_are_looked_at_only(plan: Any, keys: Keys) -> None:
    press, _ = keys
    page = plan.measures(plan.reached)
    grid = page.foot.readings
    assert [(line.text("day"), line.text("value")) for line in grid.cells.lines] == [
        ("1 May 2004", "1"), ("1 Jun 2004", "2"), ("1 Jul 2004", "2"), ("1 Oct 2004", "3"),
    ]  # fmt: skip
    assert page.foot.hint.isVisible()
    grid.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Delete)
    assert not grid.is_writing
    assert len(grid.cells.lines) == 4


def test_ctrl_n_in_the_list_makes_a_measure_and_in_the_readings_a_reading(plan: Any, keys: Keys) -> None:
    page = plan.measures()
    page.foot.readings.setFocus()
    plan.window.command("new")
    assert page.foot.readings.is_writing
    page.table.setFocus()
    plan.window.command("new")
    assert len(plan.store.plan.measures()) == 4


def test_each_reading_is_named_to_a_screen_reader(plan: Any) -> None:
    page = plan.measures()
    cells = page.foot.readings.cells
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cells.index(1, 1).data(role) == "Reading 2, Reading: 120"
    assert cells.index(2, 0).data(role) == "New reading, Date: blank"
