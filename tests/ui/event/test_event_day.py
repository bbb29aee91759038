"""The day: figures, workshops written in their table by keyboard, another event."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from lwdesk.records import EVENT, THEME, WORKSHOP
from tests.resting import rest

if TYPE_CHECKING:
    from tests.ui.event.conftest import Day

Keys = tuple[Callable[..., None], Callable[[str], None]]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def workshop(day: "Day", n: int, field: str) -> object:
    return (day.store.get(WORKSHOP, day.store.event.workshops(day.event)[n].id) or {})[field]


def test_the_figures_tell_how_the_event_stands(day: "Day") -> None:
    page = day.show("Day")
    assert page.figures.text() == (
        "Invited 4 · Accepted 3 · Perhaps 0 · Declined 0 · No answer 1 · Attended 0 · In workshops 0 · Places 6"
    )


def test_a_workshop_is_written_by_keyboard_alone(day: "Day", keys: Keys) -> None:
    press, write = keys
    page = day.show("Day")
    assert page.table.hasFocus()
    press(Qt.Key.Key_Insert)
    write("Partners")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("Thames room")
    press(Qt.Key.Key_Tab)
    write("Sam Carter")
    press(Qt.Key.Key_Tab)
    write("25")
    press(Qt.Key.Key_Tab)
    write("10.30")
    press(Qt.Key.Key_Return)
    held = day.store.event.workshops(day.event)[1]
    assert (held.name, held.room, held.facilitator, held.capacity, held.time) == (
        "Partners", "Thames room", "Sam Carter", 25, "10:30",
    )  # fmt: skip


def test_letters_replace_a_cell_and_escape_leaves_it(day: "Day", keys: Keys) -> None:
    press, write = keys
    day.show("Day")
    write("Skills and routes")
    press(Qt.Key.Key_Escape)
    assert workshop(day, 0, "name") == "Skills"
    write("Skills and routes")
    press(Qt.Key.Key_Return)
    assert workshop(day, 0, "name") == "Skills and routes"
    day.window.undo()
    assert workshop(day, 0, "name") == "Skills"


def test_what_is_no_number_stays_in_the_cell_and_says_why(day: "Day", keys: Keys) -> None:
    press, write = keys
    page = day.show("Day")
    page.table.choose(day.workshops[0], 4)
    write("twenty-ish")
    press(Qt.Key.Key_Return)
    assert workshop(day, 0, "capacity") == 2
    cell = page.table.currentIndex()
    assert cell.data() == "twenty-ish" and "twenty-ish" in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    page.reload()
    assert page.table.currentIndex().data() == "twenty-ish"
    write("20")
    press(Qt.Key.Key_Return)
    assert workshop(day, 0, "capacity") == 20
    assert day.store.drafts(WORKSHOP.name, day.workshops[0]) == {}


def test_a_theme_is_known_by_its_name(day: "Day", keys: Keys) -> None:
    press, write = keys
    with day.store.step("Theme") as step:
        theme = step.create(THEME, {"name": "Routes into work"})
    page = day.show("Day")
    page.table.choose(day.workshops[0], 1)
    write("routes into work")
    press(Qt.Key.Key_Return)
    assert workshop(day, 0, "theme") == theme
    assert page.table.currentIndex().data() == "Routes into work"
    # Only what is meant without a doubt is taken on leaving; what is missing is made when one says so.
    write("Weather")
    press(Qt.Key.Key_Escape)
    assert workshop(day, 0, "theme") == theme
    write("Weather")
    rest(100)
    press(Qt.Key.Key_Return)
    made = workshop(day, 0, "theme")
    assert made != theme and page.table.currentIndex().data() == "Weather"
    assert (day.store.get(THEME, made) or {})["name"] == "Weather"


def test_workshops_move_and_go_and_come_back(day: "Day", keys: Keys) -> None:
    press, _ = keys
    page = day.show("Day")
    press(Qt.Key.Key_Down, ALT)
    assert [w.name for w in day.store.event.workshops(day.event)] == ["Health", "Skills", "Reach"]
    assert page.table.current_id() == day.workshops[0]
    press(Qt.Key.Key_Delete)
    assert [w.name for w in day.store.event.workshops(day.event)] == ["Health", "Reach"]
    day.window.undo()
    assert [w.name for w in day.store.event.workshops(day.event)] == ["Health", "Skills", "Reach"]


def test_another_event_is_begun_and_the_first_can_be_looked_at_again(day: "Day", keys: Keys) -> None:
    page = day.show("Day")
    page.form.focus_first()
    day.window.command("new")
    assert page.event_id != day.event and page.events.isVisible()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and page.form.isAncestorOf(field)
    QTest.keyClicks(field, "Second day")
    page.flush()
    assert (day.store.get(EVENT, page.event_id) or {})["name"] == "Second day"
    assert page.table.cells.rows == []
    page.events.setCurrentIndex(0)
    page.events.activated.emit(0)
    assert page.event_id == day.event
    assert [row.name for row in page.table.cells.rows] == ["Skills", "Health", "Reach"]
    assert day.store.event.current() == day.event


def test_a_workshop_is_opened_from_elsewhere(day: "Day") -> None:
    day.window.open_record("workshop", day.workshops[2])
    page = day.window.page
    assert page and page.inner.table.current_id() == day.workshops[2]  # type: ignore[attr-defined]
