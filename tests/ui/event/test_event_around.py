"""Ctrl+E on the parts of the event offers its papers, and everything there has a name for a screen reader."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QMenuBar, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.ui import asking
from tests.resting import rest

if TYPE_CHECKING:
    from tests.ui.event.conftest import Day

Keys = tuple[Callable[..., None], Callable[[str], None]]


@pytest.mark.parametrize("part", ["Day", "Delegates", "Workshops"])
def test_every_part_offers_the_papers(
    day: "Day", qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    path = tmp_path / "papers" / "badges.docx"
    path.parent.mkdir()
    monkeypatch.setattr(asking, "where_to", lambda *_: path)
    day.show(part)
    day.window.start_export()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().replace("&", "") for action in menu.actions()]
    papers = ["Attendance list…", "Workshop lists…", "Name badges…"]
    assert words == (["The list of delegates…", *papers] if part == "Delegates" else papers)
    QTest.keyClick(menu, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: path.exists() and not day.window.jobs.running)
    assert "Ada Lovett" in [
        p.text for row in Document(str(path)).tables[0].rows for c in row.cells for p in c.paragraphs
    ]


def nameless(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar | QMenuBar | QHeaderView) or widget.objectName().startswith("qt_"):
        return False
    text = getattr(widget, "text", lambda: "")() if widget.inherits("QAbstractButton") else ""
    takes_keys = widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return takes_keys and not (widget.accessibleName() or text)


SCREENS: dict[str, Callable[["Day"], object]] = {
    "day": lambda d: d.show("Day"),
    "a cell": lambda d: d.show("Day").table.write(),
    "delegates": lambda d: d.show("Delegates"),
    "invite": lambda d: d.show("Delegates").invite(),
    "by name": lambda d: (d.show("Delegates").invite(), _panel("Invite").show_way(3)),
    "door": lambda d: d.show("Delegates").go_to_door(),
    "walk-in": lambda d: (d.show("Delegates").go_to_door(), d.window.page.inner.door.take_in()),  # type: ignore[union-attr]
    "workshops": lambda d: d.show("Workshops"),
    "propose": lambda d: d.show("Workshops").commands.propose(),
}


def _panel(name: str) -> "QWidget":
    return next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == name and w.isVisible())


@pytest.mark.parametrize("screen", SCREENS)
def test_everything_that_takes_the_keyboard_has_a_name(day: "Day", screen: str) -> None:
    SCREENS[screen](day)
    rest(30)
    seen = [w for top in QApplication.topLevelWidgets() if top.isVisible() for w in [top, *top.findChildren(QWidget)]]
    assert [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in seen if nameless(w)] == []


@pytest.mark.parametrize("part", ["Day", "Workshops", "Delegates"])
def test_the_tab_key_goes_all_round(day: "Day", part: str) -> None:
    day.show(part)
    start = QApplication.focusWidget()
    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            return
    pytest.fail("the keyboard never came back to where it began")


def test_a_study_without_an_event_says_how_to_begin(day: "Day", keys: Keys) -> None:
    press, _ = keys
    page = day.show("Day")
    with day.store.step("Delete") as step:
        from lwdesk.records import EVENT

        step.delete(EVENT, [day.event])
    assert page.empty.isVisible() and page.parts() == [page.empty.button]
    page.focus()
    press(Qt.Key.Key_Return)
    assert page.event_id is not None and page.form.isVisible()
