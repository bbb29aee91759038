"""Every part of Themes, Event, Framework and Action plan, with their panels, is named, and reached and left by key."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot
from test_accessible import name_of, takes_focus

from lwdesk.store import Store
from lwdesk.ui.event.proposing import open_proposing
from lwdesk.ui.exports import show_exports
from lwdesk.ui.measures.assess import open_assess
from lwdesk.ui.opening import open_study
from lwdesk.ui.pages.parted import PartedPage
from lwdesk.ui.places import go_round
from lwdesk.ui.thread import link_current
from lwdesk.ui.window import Window
from tests.resting import rest

CTRL = Qt.KeyboardModifier.ControlModifier
PARTS = {
    "Themes": ("Passages", "Grid", "Sorting"),
    "Event": ("Day", "Delegates", "Workshops", "Proposals", "Contributions"),
    "Framework": ("Framework", "Decisions", "Recommendations", "Policies"),
    "Action plan": (
        "Commitments", "Actions", "Progress", "Measures", "Charter", "Issues", "Engagement", "Board paper",
    ),
}  # fmt: skip
VIEWS = {
    "Commitments": ("Board", "Timeline", "Next three months", "By owner"),
    "Actions": ("Logic model",),
    "Measures": ("Charts",),
    "Charter": ("Levels",),
}
"""The further views of the parts of the action plan."""
EVERY = [(page, part) for page, parts in PARTS.items() for part in parts]


def show(window: Window, page: str, part: str, view: int = 0) -> None:
    """The part, and the view of it, with the keyboard where work goes on."""
    window.show_page(page, part)
    if view and window.list_page and window.list_page.views:
        window.list_page.views.show(view)
    rest(60)


def theme_picker(window: Window) -> None:
    show(window, "Themes", "Passages")
    window.page.inner.focus_passages()  # type: ignore[union-attr]
    window.page.inner.acts.give()  # type: ignore[union-attr]


def themes_to_merge(window: Window) -> None:
    show(window, "Themes", "Passages")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    window.command("merge")


def invite(window: Window) -> None:
    show(window, "Event", "Delegates")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_I, CTRL | Qt.KeyboardModifier.ShiftModifier)


def places(window: Window) -> None:
    show(window, "Event", "Workshops")
    assert window.store
    open_proposing(window, window.store, window.store.event.latest())


def criteria(window: Window) -> None:
    show(window, "Framework", "Decisions")
    window.page.commands.say_criteria()  # type: ignore[union-attr]


def letters(window: Window) -> None:
    show(window, "Framework", "Recommendations")
    window.page.commands.write_letters()  # type: ignore[union-attr]


def naming_an_export(window: Window) -> None:
    show(window, "Event", "Contributions")
    show_exports(window)
    panel = QApplication.activeWindow()
    assert panel
    QTest.keyClick(panel, Qt.Key.Key_N, CTRL)


def assessing(window: Window) -> None:
    show(window, "Action plan", "Charter")
    assert window.store
    open_assess(window, window.store, [1, 2])


def linking(window: Window) -> None:
    show(window, "Action plan", "Commitments")
    link_current(window)


PANELS: dict[str, Callable[[Window], object]] = {
    "a theme for passages": theme_picker,
    "themes to merge": themes_to_merge,
    "invite": invite,
    "places in workshops": places,
    "criteria": criteria,
    "letters": letters,
    "exports": show_exports,
    "a name for an export": naming_an_export,
    "assess organisations": assessing,
    "a link by hand": linking,
}
SCREENS: dict[str, Callable[[Window], object]] = {
    **{f"{page}, {part}": partial(show, page=page, part=part) for page, part in EVERY},
    "at the door": partial(show, page="Event", part="Delegates", view=1),
    "offers and needs": partial(show, page="Event", part="Contributions", view=2),
    **{
        f"{part}, {view}": partial(show, page="Action plan", part=part, view=n)
        for part, views in VIEWS.items()
        for n, view in enumerate(views, 1)
    },
}


def shown_widgets() -> list[QWidget]:
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    return [w for top in tops for w in [top, *top.findChildren(QWidget)]]


def panel_of(window: Window) -> QWidget:
    return next(w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window and w.isWindow())


@pytest.mark.parametrize("screen", [*SCREENS, *PANELS])
def test_every_widget_that_takes_the_keyboard_has_a_name(window: Window, qtbot: QtBot, screen: str) -> None:
    (SCREENS | PANELS)[screen](window)
    qtbot.waitUntil(lambda: not window.jobs.running)
    rest(60)
    nameless = [
        f"{type(w).__name__} in {type(w.parent()).__name__}"
        for w in shown_widgets()
        if takes_focus(w) and not name_of(w)
    ]
    assert nameless == []
    focus = QApplication.focusWidget()
    assert focus is not None and name_of(focus)


@pytest.mark.parametrize("name", PANELS)
def test_escape_closes_the_panel_and_gives_the_keyboard_back(window: Window, name: str) -> None:
    PANELS[name](window)
    for _ in range(2):
        if any(w.isVisible() and w is not window and w.isWindow() for w in QApplication.topLevelWidgets()):
            panel = panel_of(window)
            QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Escape)
            rest(20)
    assert not any(w.isVisible() and w is not window and w.isWindow() for w in QApplication.topLevelWidgets())
    assert window.isActiveWindow() and window.page and window.page.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("screen", SCREENS)
def test_the_tab_key_goes_all_round_and_comes_back(window: Window, screen: str) -> None:
    SCREENS[screen](window)
    rest(60)
    start = QApplication.focusWidget()
    assert start is not None
    seen: list[QWidget] = []
    for _ in range(120):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        assert not seen or here is not seen[-1], f"the keyboard is caught in {type(here).__name__} {name_of(here)}"
        seen.append(here)
        if here is start:
            break
    assert seen[-1] is start
    for _ in range(len(seen)):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is start


@pytest.mark.parametrize("screen", SCREENS)
def test_f6_goes_round_the_places_and_comes_back(window: Window, screen: str) -> None:
    SCREENS[screen](window)
    rest(60)
    start = QApplication.focusWidget()
    stops = [start]
    for _ in range(12):
        go_round(window)
        stops.append(QApplication.focusWidget())
        if stops[-1] is start:
            break
    assert stops[-1] is start and None not in stops
    assert len(set(map(id, stops))) >= 3, "the sidebar, the buttons of the parts and the part itself"


@pytest.mark.parametrize("screen", SCREENS)
def test_every_cell_is_spoken(window: Window, screen: str) -> None:
    SCREENS[screen](window)
    rest(60)
    for table in (w for w in shown_widgets() if isinstance(w, QTableView) and w.model().rowCount()):
        model: QAbstractItemModel = table.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        spoken = [model.data(model.index(0, n, QModelIndex()), role) for n in range(model.columnCount())]
        assert any(spoken), table.accessibleName()


@pytest.mark.parametrize(("page", "part"), EVERY)
def test_an_empty_study_says_what_belongs_there_and_how_to_begin(
    qtbot: QtBot, look: None, tmp_path: object, monkeypatch: pytest.MonkeyPatch, page: str, part: str
) -> None:
    from pathlib import Path

    home = Path(str(tmp_path))
    monkeypatch.setenv("LWDESK_HOME", str(home / "home"))
    Store.create(home / "empty.lwdesk").close()
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert open_study(window, home / "empty.lwdesk")
    show(window, page, part)
    assert isinstance(window.page, PartedPage)
    inner = window.page.inner
    said = [label.text() for label in inner.findChildren(QLabel) if label.isVisible()]
    assert any(len(text) > 40 for text in said), said
    focus = QApplication.focusWidget()
    assert focus is not None and inner.isAncestorOf(focus) and name_of(focus)
    window.close()


def test_parts_begin_with_a_key(window: Window) -> None:
    """Alt and a number goes to the part of that number; Ctrl with Page Down to the next."""
    for page, parts in PARTS.items():
        window.show_page(page)
        for n, part in enumerate(parts):
            QTest.keyClick(QApplication.focusWidget(), Qt.Key(Qt.Key.Key_1 + n), Qt.KeyboardModifier.AltModifier)
            assert isinstance(window.page, PartedPage) and window.page.part == part
