"""Every part of the Framework page can be named by a screen reader, and reached and left by keyboard."""

from collections.abc import Callable

import pytest
from framework_hand import focus
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QMenuBar, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.ui.framework.criteria import show_criteria
from lwdesk.ui.framework.letters import show_letters
from lwdesk.ui.pages.page import Page
from lwdesk.ui.window import Window
from tests.resting import rest

Part = Callable[[str], Page]
PARTS = ("Framework", "Decisions", "Recommendations", "Policies")


def takes_focus(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar | QMenuBar | QHeaderView) or widget.objectName().startswith("qt_"):
        return False
    return widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def nameless() -> list[str]:
    seen = [w for top in QApplication.topLevelWidgets() if top.isVisible() for w in [top, *top.findChildren(QWidget)]]
    return [
        f"{type(w).__name__} in {type(w.parent()).__name__}"
        for w in seen
        if takes_focus(w)
        and not (w.accessibleName() or (getattr(w, "text", lambda: "")() if w.inherits("QAbstractButton") else ""))
    ]


@pytest.mark.parametrize("name", PARTS)
def test_every_widget_has_a_name(part: Part, window: Window, qtbot: QtBot, name: str) -> None:
    page = part(name)
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert nameless() == []
    if name == "Framework":
        QTest.keyClick(page.parts()[0], Qt.Key.Key_F2)
        assert nameless() == []
    if name == "Decisions":
        QTest.keyClicks(focus(), "ynynp")
        assert nameless() == [] and focus().accessibleName() == "Pass on to"


@pytest.mark.parametrize("name", PARTS)
def test_tab_goes_all_round_and_comes_back(part: Part, window: Window, qtbot: QtBot, name: str) -> None:
    part(name)
    qtbot.waitUntil(lambda: not window.jobs.running)
    rest(120)
    start = focus()
    seen: list[QWidget] = []
    for _ in range(120):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        assert not seen or focus() is not seen[-1], f"the keyboard is caught in {type(focus()).__name__}"
        seen.append(focus())
        if focus() is start:
            break
    assert seen[-1] is start


def test_the_panels_are_named_and_close_by_escape(part: Part, window: Window) -> None:
    part("Recommendations")
    assert window.store
    for panel in (show_criteria(window, window.store, lambda: None), show_letters(window, window.store, [1])):
        assert nameless() == []
        QTest.keyClick(panel, Qt.Key.Key_Escape)
        assert not panel.isVisible()


def test_f6_goes_round_the_places_of_each_part(part: Part, window: Window) -> None:
    for name in PARTS:
        for place in part(name).parts():
            assert place.isVisibleTo(window)
