"""At the largest text the window still fits on a small laptop, icons grow with the words, and hints give their room."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from lwdesk.paths import resource
from lwdesk.ui import tour_stops
from lwdesk.ui.event.door import DoorView
from lwdesk.ui.hint import Hint
from lwdesk.ui.pages import PAGES
from lwdesk.ui.pages.parted import PartedPage
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window

LARGEST = 1.75
SMALL = (1280, 800)


@pytest.fixture
def large(window: Window, qapp: QApplication) -> Iterator[Window]:
    """The window on the sample study, in the largest text, as large as a small laptop's screen."""
    apply_theme(qapp, "light", LARGEST)
    window.resize(*SMALL)
    yield window
    apply_theme(qapp, "light")


def test_no_page_makes_the_window_wider_than_a_small_screen(large: Window, qtbot: QtBot) -> None:
    wide = []
    for entry in PAGES:
        large.show_page(entry.name)
        page = large.page
        for part in page.names if isinstance(page, PartedPage) else [""]:
            if isinstance(page, PartedPage):
                page.show_part(part)
            qtbot.waitUntil(lambda: not large.jobs.running)
            QApplication.processEvents()
            if large.minimumSizeHint().width() > SMALL[0]:
                wide.append((entry.name, part, large.minimumSizeHint().width()))
    assert wide == []


@pytest.mark.parametrize("name", ["typing", "guide", "notes-from-word", "thread", "never-taken-up"])
def test_no_screen_makes_it_wider(large: Window, qtbot: QtBot, name: str) -> None:
    tour_stops.SCREENS[name](large)
    qtbot.waitUntil(lambda: not large.jobs.running)
    QApplication.processEvents()
    assert large.shown_screen and large.minimumSizeHint().width() <= SMALL[0]


def test_neither_does_an_import_nor_the_lists_of_terms(large: Window, qtbot: QtBot) -> None:
    large.start_import(resource("sample/appendix.csv"))
    qtbot.waitUntil(lambda: not large.jobs.running)
    QApplication.processEvents()
    assert large.minimumSizeHint().width() <= SMALL[0]
    large.leave_screen()
    tour_stops.PANELS["terms"](large)
    QApplication.processEvents()
    assert large.minimumSizeHint().width() <= SMALL[0]


@pytest.mark.parametrize("name", ["history", "exports", "keys", "proposed-places"])
def test_a_panel_is_no_larger_than_the_screen(large: Window, name: str) -> None:
    tour_stops.PANELS[name](large)
    panel = next(w for w in QApplication.topLevelWidgets() if w is not large and w.isVisible() and w.isWindow())
    room = large.screen().availableSize()
    assert panel.height() <= room.height() and panel.width() <= max(room.width(), panel.minimumSizeHint().width())
    panel.close()


def test_icons_grow_with_the_text(window: Window, qapp: QApplication) -> None:
    page = window.list_page
    assert page
    small = [page.head.new.iconSize().width(), page.side.findChildren(QToolButton)[0].iconSize().width()]
    sidebar = window.sidebar.findChildren(QToolButton)[0]
    assert small == [16, 16] and sidebar.iconSize().width() == 18
    apply_theme(qapp, "light", 1.5)
    try:
        large = [page.head.new.iconSize().width(), page.side.findChildren(QToolButton)[0].iconSize().width()]
        assert large == [24, 24] and sidebar.iconSize().width() == 27
    finally:
        apply_theme(qapp, "light")


def test_buttons_above_a_list_leave_their_words_off_before_they_take_a_second_line(large: Window) -> None:
    page = large.list_page
    assert page
    head = page.head
    assert head.import_button.text() == "" and head.import_button.accessibleName() == "Import"
    assert head.import_button.y() == head.new.y()
    large.resize(2400, 1200)
    QApplication.processEvents()
    assert head.import_button.text() == " Import…"


def test_a_hint_gives_its_room_away_in_a_low_window(window: Window, qapp: QApplication) -> None:
    window.show_page("Event", "Delegates")
    page = window.page.inner  # type: ignore[union-attr]
    page.go_to_door()  # type: ignore[attr-defined]
    door = page.door  # type: ignore[attr-defined]
    assert isinstance(door, DoorView) and isinstance(door.hint, Hint)
    window.resize(1280, 800)
    QApplication.processEvents()
    assert door.hint.height() > 10
    apply_theme(qapp, "light", LARGEST)
    try:
        QApplication.processEvents()
        assert door.hint.height() == 0
    finally:
        apply_theme(qapp, "light")
    QApplication.processEvents()
    assert door.hint.height() > 10
