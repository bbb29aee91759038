"""Words typed on a page while the disk is full: said so, still there, and not lost by closing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.records import (
    CONTACT,
    CONTRIBUTION,
    DELEGATE,
    EVENT,
    FINDING,
    FRAMEWORK,
    INTERVIEW,
    PROPOSAL,
    THEME,
    WORKSHOP,
)
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store
from lwdesk.ui.opening import leave_study, open_study
from lwdesk.ui.typing import in_mind
from lwdesk.ui.window import Window

MUCH = "word " * 3_900 + "end"
"""More than fits into what is free in the pages of a study, and less than a contribution may say."""


@pytest.fixture
def full(store: Store) -> Callable[[bool], None]:
    """Fills the disk, as far as the study can tell, and makes room again."""
    with store.step("Begin") as step:
        event = step.create(EVENT, {"name": "Planning day"})
        step.create(WORKSHOP, {"name": "Skills", "event": event})
        ada = step.create(CONTACT, {"name": "Ada Nash"})
        step.create(DELEGATE, {"contact": ada, "event": event})
        step.create(INTERVIEW, {"contact": ada, "status": "Held"})
        step.create(THEME, {"name": "Skills"})
        step.create(PROPOSAL, {"text": "A network of small employers"})
        step.create(FRAMEWORK, {"name": "Key skills"})
    driver: Any = store._connections.driver

    def fill(on: bool) -> None:
        pages = driver.execute("PRAGMA page_count").fetchone()[0] if on else 1_000_000
        driver.execute(f"PRAGMA max_page_count = {pages}")

    return fill


@pytest.fixture
def window(store: Store, full: Callable[[bool], None], qtbot: QtBot, look: None) -> Window:
    made = Window()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_study(store)
    return made


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def part(window: Window, page: str, name: str) -> Any:
    window.show_page(page)
    return window.page.show_part(name)  # type: ignore[union-attr]


def paste() -> None:
    box = focused()
    assert isinstance(box, QPlainTextEdit)
    box.textCursor().insertText(MUCH)


def into_the_contributions(window: Window, store: Store) -> None:
    page = part(window, "Event", "Contributions")
    page.show_typing()
    page.typing.show_delegate(store.contributions.delegates()[0].id)
    page.typing.grid.begin("a")
    paste()
    page.typing.grid.end()


def into_the_grid_of_themes(window: Window, store: Store) -> None:
    part(window, "Themes", "Grid").grid.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_F2)
    paste()


def into_the_proposals(window: Window, store: Store) -> None:
    page = part(window, "Event", "Proposals")
    page.views.show(1)
    page.typing.box.setFocus()
    paste()


def into_a_reason(window: Window, store: Store) -> None:
    page = part(window, "Framework", "Decisions")
    page.commands.write_reason("")
    paste()


def into_an_activity(window: Window, store: Store) -> None:
    page = part(window, "Framework", "Framework")
    page.table.setFocus()
    rows = page.table.records.rows
    at = next(n for n, row in enumerate(rows) if row.kind == "activity")
    page.table.setCurrentIndex(page.table.model().index(at, 0))
    QTest.keyClick(focused(), Qt.Key.Key_F2)
    paste()


def said(store: Store, record: Record, name: str) -> list[str]:
    return [str((store.get(record, i) or {})[name]) for i in store.ids(Query(record))]


@pytest.mark.parametrize(
    ("type_in", "record", "field"),
    [
        (into_the_contributions, CONTRIBUTION, "text"),
        (into_the_grid_of_themes, FINDING, "body"),
        (into_a_reason, PROPOSAL, "reason"),
        (into_an_activity, FRAMEWORK, "activity"),
    ],
)
def test_the_window_stays_while_words_on_a_page_are_stored_nowhere(
    window: Window, store: Store, full: Callable[[bool], None], type_in: Callable[[Window, Store], None],
    record: Record, field: str,
) -> None:  # fmt: skip
    full(True)
    type_in(window, store)
    assert not window.close() and window.isVisible()
    assert window.messages.text == in_mind.AT_RISK_HERE
    full(False)
    window.flush()
    assert [text[-len(MUCH) :] for text in said(store, record, field) if text] == [MUCH]
    assert window.close()


def test_a_proposal_that_is_not_even_a_draft_keeps_the_window_open(
    window: Window, store: Store, full: Callable[[bool], None]
) -> None:
    full(True)
    into_the_proposals(window, store)
    assert not window.close()
    full(False)
    assert window.close()


def test_another_study_waits_until_the_words_are_stored(
    window: Window, store: Store, full: Callable[[bool], None], tmp_path: Path
) -> None:
    other = tmp_path / "other.lwdesk"
    Store.create(other).close()
    full(True)
    into_a_reason(window, store)
    assert not open_study(window, other) and window.store is store
    assert window.messages.text == in_mind.AT_RISK_HERE
    leave_study(window)
    assert window.store is store
    full(False)
    assert open_study(window, other) and window.store and window.store.path == other
    again = Store.open(store.path)
    assert [text[-len(MUCH) :] for text in said(again, PROPOSAL, "reason") if text] == [MUCH]
    again.close()
