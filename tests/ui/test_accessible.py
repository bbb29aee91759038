"""Everything can be named by a screen reader and reached and left by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QHeaderView, QMenuBar, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.paths import resource
from lwdesk.records import CONTACT, ORGANISATION
from lwdesk.ui import opening
from lwdesk.ui.dialogs import about, backups, history, keys, merge, person, vocabularies
from lwdesk.ui.dialogs.crash import CrashReport
from lwdesk.ui.guide import show_guide
from lwdesk.ui.search import show_search
from lwdesk.ui.thread import show_loose, show_thread
from lwdesk.ui.typing import open_typing
from lwdesk.ui.window import Window
from lwdesk.ui.word import import_notes
from tests.resting import rest

Opener = Callable[[Window], object]
SCREENS: dict[str, Opener] = {
    "home": lambda w: w.show_page("Home"),
    "mapping": lambda w: w.show_page("Mapping"),
    "organisations": lambda w: w.show_page("Organisations"),
    "contacts": lambda w: w.show_page("Contacts"),
    "interviews": lambda w: w.show_page("Interviews"),
    "week": lambda w: (w.show_page("Interviews"), w.page.views.show(1)),  # type: ignore[union-attr]
    "by interviewer": lambda w: (w.show_page("Interviews"), w.page.views.show(2)),  # type: ignore[union-attr]
    "summaries": lambda w: (w.show_page("Interviews"), w.page.views.show(3)),  # type: ignore[union-attr]
    "matrix": lambda w: w.show_page("Matrix"),
    "proposals": lambda w: w.show_page("Event", "Proposals"),
    "proposals typed": lambda w: (w.show_page("Event", "Proposals"), w.list_page.views.show(1)),  # type: ignore[union-attr]
    "board": lambda w: (w.show_page("Event", "Proposals"), w.list_page.views.show(2)),  # type: ignore[union-attr]
    "sorting": lambda w: w.show_page("Themes", "Sorting"),
    "sorted by a scheme": lambda w: (w.show_page("Themes", "Sorting"), w.command("next_view")),
    "typing": lambda w: (w.show_page("Interviews"), open_typing(w)),
    "guide": show_guide,
    "notes from Word": lambda w: import_notes(w, [resource("sample/interview.docx")]),
    "contributions": lambda w: show_contributions(w, 0),
    "typing contributions": lambda w: show_contributions(w, 1),
    "offers and needs": lambda w: show_contributions(w, 2),
    "thread": lambda w: (w.show_page("Event", "Proposals"), show_thread(w)),
    "never taken up": show_loose,
    "start": opening.leave_study,
    "terms": lambda w: vocabularies.show_vocabularies(w, "group"),
    "message": lambda w: w.say("Deleted.", "done", ("Undo", w.undo)),
    "search": show_search,
    "nothing found": lambda w: (w.page.head.box.setText("qqqq"), w.page._filter()),  # type: ignore[union-attr]
    "filter": lambda w: w.page.head.buttons[0].open_list(),  # type: ignore[union-attr]
}
PANELS: dict[str, Opener] = {
    "keys": keys.show_keys,
    "about": about.show_about,
    "backups": backups.show_backups,
    "study history": history.show_study_history,
    "record history": history.show_record_history,
    "merge": lambda w: merge.open_merge(w, w.store, ORGANISATION, [1, 2]),  # type: ignore[arg-type]
    "erase": lambda w: (w.show_page("Contacts"), person.ask_to_erase(w)),
    "new scheme": lambda w: (w.show_page("Themes", "Sorting"), w.command("new")),
    "merge proposals": lambda w: (w.show_page("Event", "Proposals"), w.command("merge")),
    "crash": lambda w: CrashReport("it broke", None, w).show(),
}


def show_contributions(window: Window, view: int) -> None:
    """The part Contributions as one of its views; the grid with a delegate in it."""
    window.show_page("Event")
    part = window.page.show_part("Contributions")  # type: ignore[union-attr]
    part.views.show(view)  # type: ignore[attr-defined]
    assert window.store
    if view == 1:
        part.typing.show_delegate(window.store.find(CONTACT, "a")[0][0])  # type: ignore[attr-defined]


def takes_focus(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar | QMenuBar | QHeaderView) or widget.objectName().startswith("qt_"):
        return False
    return widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def name_of(widget: QWidget) -> str:
    # A button is named by its text, as screen readers do; a field inside a compound is named by it.
    text = getattr(widget, "text", lambda: "")() if widget.inherits("QAbstractButton") else ""
    return widget.accessibleName() or text


def test_the_walk_sees_a_field_without_a_name(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLineEdit

    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    assert takes_focus(field) and not name_of(field)


@pytest.mark.parametrize("screen", [*SCREENS, *PANELS])
def test_every_widget_that_takes_the_keyboard_has_a_name(window: Window, qtbot: QtBot, screen: str) -> None:
    (SCREENS | PANELS)[screen](window)
    qtbot.waitUntil(lambda: not window.jobs.running)
    rest(80)
    seen = [w for top in QApplication.topLevelWidgets() if top.isVisible() for w in [top, *top.findChildren(QWidget)]]
    nameless = [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in seen if takes_focus(w) and not name_of(w)]
    assert nameless == []


TABBED = (
    "home", "mapping", "organisations", "contacts", "matrix", "guide", "notes from Word", "terms", "start", "search",
    "contributions", "proposals typed", "board", "sorting", "sorted by a scheme", "thread", "never taken up",
)  # fmt: skip


@pytest.mark.parametrize("screen", TABBED)
def test_the_tab_key_goes_all_round_and_comes_back(window: Window, qtbot: QtBot, screen: str) -> None:
    SCREENS[screen](window)
    rest(120)
    start = QApplication.focusWidget()
    assert start is not None
    seen = []
    for _ in range(200):
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


def test_escape_closes_every_panel(window: Window, qtbot: QtBot) -> None:
    for name, opener in PANELS.items():
        opener(window)
        panel = next(w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window and w.isWindow())
        QTest.keyClick(panel, Qt.Key.Key_Escape)
        assert not panel.isVisible(), name


def test_the_table_speaks_field_and_value(window: Window) -> None:
    assert window.page
    records = window.page.table.records
    said = records.data(records.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(said).startswith("Activity: ")
    assert isinstance(window.page.table, QAbstractScrollArea) and window.page.table.accessibleName() == "Activities"
