"""The Home page: every number opens the list of just what it counts; all of it by keyboard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.records import COMMITMENT, CONTACT
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON
from lwdesk.ui import opening
from lwdesk.ui.framework.decisions import DecisionsPage
from lwdesk.ui.home.buttons import NumberButton
from lwdesk.ui.home.page import HomePage
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.matrix import MatrixPage
from lwdesk.ui.themes.passages import PassagesPage
from lwdesk.ui.thread.loose import LooseScreen
from lwdesk.ui.window import Window


def home_of(window: Window) -> HomePage:
    window.show_page("Home")
    page = window.page
    assert isinstance(page, HomePage)
    QApplication.processEvents()  # so that everything stands where it belongs
    return page


def button(page: HomePage, key: str) -> NumberButton:
    return next(one for one in page.numbers if one.number.key == key)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def shown_by(page: object) -> int | None:
    """How many rows the page shows that a number has led to."""
    if isinstance(page, ListPage):
        return len(page.rows.model.ids)
    if isinstance(page, DecisionsPage):
        return len(page.table.records.rows)
    if isinstance(page, PassagesPage):
        return len(page.model.ids)
    return None


def test_every_number_opens_a_list_of_just_as_many(window: Window) -> None:
    page = home_of(window)
    keys = [one.number.key for one in page.numbers]
    assert len(keys) > 30 and len(set(keys)) == len(keys)
    looked_at = 0
    for key in keys:
        number = button(home_of(window), key).number
        button(page, key).click()
        if window.shown_screen:
            assert isinstance(window.shown_screen, LooseScreen) and key.startswith("loose/")
            window.leave_screen()
            continue
        assert window.page is not None
        if isinstance(window.page, MatrixPage):
            assert window.page.wave == number.lead.wave
            continue
        shown = shown_by(window.page.inner)
        if shown is not None and key != "themes":
            assert shown == number.count, key
            looked_at += 1
    assert looked_at > 25


def test_what_a_number_narrows_is_shown_and_can_be_taken_away(window: Window) -> None:
    page = home_of(window)
    everything = window.store.count(Query(COMMITMENT)) if window.store else 0
    count = button(page, "soon").number.count
    assert 0 < count < everything
    button(page, "soon").click()
    listed = window.list_page
    assert listed is not None and len(listed.rows.model.ids) == count
    assert listed.head.only.isVisible() and listed.head.only.text().strip() == "Due by 15 Feb 2005"
    listed.head.only.click()
    assert len(listed.rows.model.ids) == everything
    assert not listed.head.only.isVisible()
    # Another number after it does not add to the one before.
    button(home_of(window), "soon").click()
    button(home_of(window), "late").click()
    assert len(listed.rows.model.ids) == button(page, "late").number.count
    listed.head.clear_button.click()
    assert len(listed.rows.model.ids) == everything


def test_it_is_all_there_by_keyboard(window: Window) -> None:
    page = home_of(window)
    first = focused()
    assert first is page.numbers[0]
    press(Qt.Key.Key_Right)
    assert focused() is page.numbers[1]
    press(Qt.Key.Key_Left)
    assert focused() is first
    press(Qt.Key.Key_Down)
    below = focused()
    assert isinstance(below, NumberButton) and below is not first
    assert below.mapTo(page, below.rect().center()).y() > first.mapTo(page, first.rect().center()).y()
    press(Qt.Key.Key_End)
    assert focused() is page.numbers[-1]
    press(Qt.Key.Key_Home)
    assert focused() is first
    press(Qt.Key.Key_Return)
    assert window.list_page is not None and window.list_page.record is COMMITMENT
    # Back on the page the keyboard is where it was.
    home_of(window)
    assert focused() is first


def test_every_number_is_reached_by_the_arrow_keys(window: Window) -> None:
    page = home_of(window)
    reached: set[QWidget] = {focused()}
    waiting = [focused()]
    while waiting:
        start = waiting.pop()
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
            start.setFocus()
            press(key)
            if focused() not in reached:
                reached.add(focused())
                waiting.append(focused())
    assert set(page.numbers) <= reached
    assert page.history in reached


def test_names_say_number_and_meaning(window: Window) -> None:
    page = home_of(window)
    late = button(page, "late")
    assert late.accessibleName() == f"{late.number.count} commitments late. Opens them."
    assert button(page, "gaps").accessibleName().endswith("Opens the matrix.")
    assert all(one.accessibleName() for one in page.numbers)


def test_a_change_is_seen_when_the_page_is_shown_again(window: Window) -> None:
    page, store = home_of(window), window.store
    assert store is not None
    before = button(page, "contacts").number.count
    kept = button(page, "contacts")
    window.show_page("Contacts")
    with store.step("New contact") as step:
        step.create(CONTACT, {"name": "Ada Nash"})
    assert kept.number.count == before
    home_of(window)
    assert button(page, "contacts") is kept and kept.number.count == before + 1
    assert "New contact" in [label.text() for label in page.lately.findChildren(QLabel)]


def test_a_change_is_seen_while_the_page_is_shown(window: Window, qtbot: QtBot) -> None:
    page, store = home_of(window), window.store
    assert store is not None
    button(page, "contacts").setFocus()
    before = button(page, "contacts").number.count
    with store.step("New contact") as step:
        step.create(CONTACT, {"name": "Ada Nash"})
        step.create(COMMITMENT, {"text": "Meet", "status": "Under way"})
    qtbot.waitUntil(lambda: button(page, "contacts").number.count == before + 1)
    # There is a tile now that was not there; the keyboard stays where it was all the same.
    assert button(page, "unowned").number.count == 1
    assert focused() is button(page, "contacts")


def test_the_charts_have_their_numbers_as_a_table(window: Window) -> None:
    page = home_of(window)
    page.charts.draw()
    view = page.charts.views[0]
    assert page.overview is not None
    chart = page.overview.charts[0]
    assert view.picture.accessibleName() == f"Chart: {chart.title}"
    cells = [(view.table.item(n, 0), view.table.item(n, 1)) for n in range(view.table.rowCount())]
    assert [(a.text(), b.text()) for a, b in cells if a and b] == [(name, f"{value:.0f}") for name, value in chart.bars]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shown: Callable[[QWidget], QWidget]) -> Window:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    store = Store.create(tmp_path / "new.lwdesk")
    store.remember(STANDS_ON, "2004-11-15")
    window = Window()
    shown(window)
    window.show_study(store)
    return window


def test_a_new_study_is_told_how_to_begin(empty: Window) -> None:
    page = home_of(empty)
    assert not page.numbers and page.begin is not None
    assert [one.accessibleName() for one in page.begin.buttons] == [
        "Import a spreadsheet", "New contact", "Open the sample study",
    ]  # fmt: skip
    assert focused() is page.begin.buttons[0]
    press(Qt.Key.Key_Right)
    assert focused() is page.begin.buttons[1]
    press(Qt.Key.Key_Return)
    assert empty.list_page is not None and empty.list_page.record is CONTACT
    assert empty.list_page.rows.model.rowCount() == 1
    # With the first record the numbers take its place.
    page = home_of(empty)
    assert page.begin is None and [one.number.said for one in page.numbers] == ["1 contact"]
    assert focused() is page.numbers[0]


def test_where_nothing_waits_it_says_so(empty: Window) -> None:
    assert empty.store is not None
    with empty.store.step("New") as step:
        step.create(COMMITMENT, {"text": "Meet", "status": "Done", "due": date(2004, 1, 1)})
    page = home_of(empty)
    assert page.overview is not None and not page.overview.needs
    assert any("Nothing waits" in label.text() for label in page.findChildren(QLabel))
    assert focused() is page.numbers[0]


def test_the_sample_is_opened_at_home_once(empty: Window) -> None:
    opening.open_sample(empty)
    assert isinstance(empty.page, HomePage)
    empty.show_page("Mapping")
    empty.show_page("Contacts")
    empty.show_page("Mapping")
    opening.leave_study(empty)
    opening.open_sample(empty)
    assert empty.body.page_name == "Mapping"
