"""The manager's first day: a new study, an appendix brought in, a word mended, a step taken back, a list out."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.paths import resource
from lwdesk.records import ACTIVITY
from lwdesk.store import Query, Store
from lwdesk.ui.opening import show_start
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifiers)


def test_from_an_appendix_to_a_list_and_back(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study, out = tmp_path / "London.lwdesk", tmp_path / "Activities.xlsx"
    answers = {".lwdesk": study, ".xlsx": out}
    monkeypatch.setattr(
        "lwdesk.ui.asking.where_to", lambda *given, **_: answers[Path(str(given[-1])).suffix or ".lwdesk"]
    )
    monkeypatch.setattr("lwdesk.ui.asking.which_file", lambda *_, **__: resource("sample/appendix.csv"))
    apply_theme(qapp, "light")
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    show_start(window)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.store is not None and window.page is not None)
    assert window.store is not None and window.store.path == study

    press(Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: hasattr(window.shown_screen, "foot"), timeout=20_000)
    screen = window.shown_screen
    qtbot.waitUntil(lambda: screen.foot.go.text() == "Import 7 rows", timeout=20_000)  # type: ignore[union-attr]
    screen.foot.go.setFocus()  # type: ignore[union-attr]
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shown_screen is None, timeout=20_000)
    assert names(window.store) == [
        "Back in Step", "Care Comes First", "Grandmothers' Crèche", "Market Day Mentors", "Quiet Hour Interviews",
        "Second Shift", "Tools for the Job",
    ]  # fmt: skip

    page = window.page
    assert page is not None
    page.table.setFocus()
    page.table.choose_row(0)
    press(Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), " again")
    page.flush()
    assert "Back in Step again" in names(window.store)
    page.table.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    assert "Back in Step" in names(window.store)

    window.start_export()
    qtbot.waitUntil(out.exists, timeout=20_000)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=20_000)
    rows = list(load_workbook(out).worksheets[0].iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == names(window.store)
    assert rows[1][:2] != (None, None) and rows[0][1] == "Activity"
    spring = next(row for row in rows if row[1] == "Second Shift")
    assert "Started: Spring" in str(spring[rows[0].index("Notes")])
    window.close()

    store = Store.open(study)
    assert store.undo_label().startswith("Import 7 rows") and store.check() == []
    store.close()


def names(store: Store) -> list[str]:
    return [str(row[0]) for row in store.cells(ACTIVITY, store.ids(Query(ACTIVITY)), [ACTIVITY.field("name")])]
