"""From people in a workbook to a sentence found: chosen for a gap, booked, typed up, summed up, exported."""

from collections.abc import Callable
from pathlib import Path

import pytest
from keyboard import CTRL, Keys
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.records import CONTACT, INTERVIEW, SUMMARY
from lwdesk.store import Query, Store
from lwdesk.ui.window import Window

SAID = "The canteen closes before the cleaners come, so nobody eats."
PEOPLE = [
    ("Name", "Role", "Organisation", "Email", "Groups", "Sectors"),
    ("Tamsin Abara", "Ward manager", "Saltmarsh Trust", "t.abara@example.org", "Older people", "Health"),
    ("Joss Penhallow", "Head of school", "Reed Lane College", "j.penhallow@example.org", "Young people", "Education"),
    ("Ottilie Brandt", "Caseworker", "Kiln Street Advice", "o.brandt@example.org", "BME communities", "Health"),
]


@pytest.fixture
def window(show: Callable[[Store], Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    """A new study, and a workbook of people that the manager is about to choose."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in PEOPLE:
        sheet.append(row)
    book.save(tmp_path / "people.xlsx")
    monkeypatch.setattr("lwdesk.ui.asking.which_file", lambda *_, **__: tmp_path / "people.xlsx")
    monkeypatch.setattr("lwdesk.ui.asking.where_to", lambda *_, **__: tmp_path / "schedule.xlsx")
    return show(Store.create(tmp_path / "London.lwdesk"))


def said_by_go(window: Window) -> str:
    """What the import screen's button would do; "" before the screen is there."""
    foot = getattr(window.shown_screen, "foot", None)
    return str(foot.go.text()) if foot else ""


def test_from_a_list_of_people_to_a_sentence_found(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    store = window.store
    assert store
    keys = Keys()

    keys.press(Qt.Key.Key_3, CTRL)
    keys.press(Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: said_by_go(window) == "Import 3 rows", timeout=20_000)
    keys.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert store.count(Query(CONTACT)) == 3

    # The first cell of the matrix is BME communities in health: two are wanted there, and one fits.
    keys.press(Qt.Key.Key_4, CTRL)
    keys.press(Qt.Key.Key_2)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Return)
    (interview,) = store.ids(Query(INTERVIEW))
    assert store.labels(INTERVIEW.name, [interview]) == {interview: "Ottilie Brandt"}

    keys.press(Qt.Key.Key_5, CTRL)
    keys.press(Qt.Key.Key_B, CTRL)
    for _ in range(2):
        keys.press(Qt.Key.Key_Right)
    keys.press(Qt.Key.Key_Return)
    keys.type("Tue 10am")
    keys.press(Qt.Key.Key_Escape)
    held = store.get(INTERVIEW, interview)
    assert held and (held["status"], held["time"]) == ("Booked", "10:00") and held["day"]

    keys.press(Qt.Key.Key_F4)
    keys.type("She has run the advice desk for six years.")
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.type(f"It began with one night. {SAID}")
    keys.press(Qt.Key.Key_Period, CTRL)
    keys.press(Qt.Key.Key_R, CTRL)
    keys.press(Qt.Key.Key_Tab)
    keys.type("Supper at ten, cooked by the night staff.")
    keys.press(Qt.Key.Key_Escape)
    keys.press(Qt.Key.Key_Escape)
    assert window.shown_screen is None
    held = store.get(INTERVIEW, interview)
    assert held and held["status"] == "Typed up"
    summary = store.notes.summary_of(interview)
    assert summary and (store.get(SUMMARY, summary) or {})["exemplary"] == "Supper at ten, cooked by the night staff."

    keys.press(Qt.Key.Key_K, CTRL)
    keys.type("canteen closes before the cleaners")
    keys.press(Qt.Key.Key_Return)

    def selected() -> str:
        cursor = getattr(QApplication.focusWidget(), "textCursor", None)
        return str(cursor().selectedText()) if cursor else ""

    qtbot.waitUntil(lambda: selected() == "canteen closes before the cleaners")
    keys.press(Qt.Key.Key_Escape)

    assert window.list_page and window.list_page.record is INTERVIEW
    keys.press(Qt.Key.Key_E, CTRL)
    keys.press(Qt.Key.Key_Return)
    out = tmp_path / "schedule.xlsx"
    qtbot.waitUntil(lambda: out.exists() and not window.jobs.running, timeout=20_000)
    rows = list(load_workbook(out).worksheets[0].iter_rows(values_only=True))
    assert rows[0][:2] == ("Interviewee", "Organisation")
    assert rows[1][:3] == ("Ottilie Brandt", "Kiln Street Advice", "Pan-London")
    assert rows[1][rows[0].index("Status")] == "Typed up"
