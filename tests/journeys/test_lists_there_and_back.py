"""The three lists of the planning day leave the window and come back: to the same study, and to an empty one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import Desk
from keyboard import CTRL
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from studies import sample_study

from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.key import KEY
from lwdesk.store import Store
from lwdesk.ui.window import Window

PARTS = {"delegates": 2, "proposals": 4, "contributions": 5}
"""The parts of the page Event, by number; in the order in which a study needs their lists."""
Sheet = list[tuple[object, ...]]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Call it with the file that is meant when the window next asks for one."""
    meant: list[Path] = []
    for name in ("which_file", "where_to"):
        monkeypatch.setattr(f"lwdesk.ui.asking.{name}", lambda *_, **__: meant[-1])
    return meant.append


def export(desk: Desk, part: int, path: Path) -> None:
    """Write the list of that part, by keyboard: the first that is offered is the list itself."""
    desk.go(7, part)
    desk.press(Qt.Key.Key_E, CTRL)
    QApplication.processEvents()
    if QApplication.activePopupWidget():
        desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.said.startswith("Exported") and path.name in desk.said and not desk.window.jobs.running)


def bring_in(desk: Desk, part: int) -> None:
    """Import the list of that part, as the screen proposes it."""
    desk.go(7, part)
    desk.press(Qt.Key.Key_I, CTRL)
    desk.wait(lambda: going(desk).startswith("Import ") and going(desk).endswith(" rows"))
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: desk.window.shown_screen is None)


def going(desk: Desk) -> str:
    """What the import screen's button would do; "" while there is none that can be pressed."""
    foot = getattr(desk.window.shown_screen, "foot", None)
    return str(foot.go.text()) if foot and foot.go.isEnabled() else ""


def cells(path: Path) -> Sheet:
    """The headings and rows of the list, but for the keys, which a study gives its own."""
    rows = list(load_workbook(path).worksheets[0].iter_rows(values_only=True))
    heads = rows[0]
    kept = [n for n, head in enumerate(heads) if head != KEY.label]
    return [tuple(row[n] for n in kept) for row in rows]


def test_the_lists_come_back_to_their_study_without_a_change_and_fill_an_empty_one(
    show: Callable[[Store], Window], tmp_path: Path, qtbot: QtBot, ask: Callable[[Path], None]
) -> None:
    desk = Desk(show(sample_study(tmp_path / "London.lwdesk")), qtbot)
    for name, part in PARTS.items():
        ask(tmp_path / f"{name}.xlsx")
        export(desk, part, tmp_path / f"{name}.xlsx")
        found = plan_file(desk.store, tmp_path / f"{name}.xlsx").summary()
        count = len(cells(tmp_path / f"{name}.xlsx")) - 1
        assert found["same"] == count > 20, name
        assert not any(found.get(outcome) for outcome in ("new", "updated", "maybe", "problems")), name

    other = Store.create(tmp_path / "Empty.lwdesk")
    desk.window.show_study(other)
    desk.store = other
    for name, part in PARTS.items():
        ask(tmp_path / f"{name}.xlsx")
        bring_in(desk, part)
        ask(tmp_path / f"{name} again.xlsx")
        export(desk, part, tmp_path / f"{name} again.xlsx")
        assert sorted(cells(tmp_path / f"{name} again.xlsx"), key=str) == sorted(
            cells(tmp_path / f"{name}.xlsx"), key=str
        ), name
