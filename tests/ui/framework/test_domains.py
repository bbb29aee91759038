"""The framework written in place, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from framework_hand import focus, press
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lwdesk.records import FRAMEWORK, ORGANISATION
from lwdesk.store import Query
from lwdesk.ui import asking
from lwdesk.ui.framework.aside import List
from lwdesk.ui.framework.domains import DomainsPage
from lwdesk.ui.importing.back import BackPanel
from lwdesk.ui.pages.page import Page
from lwdesk.ui.window import Window

Part = Callable[[str], Page]


@pytest.fixture
def page(part: Part) -> DomainsPage:
    page = part("Framework")
    assert isinstance(page, DomainsPage)
    return page


def texts(page: DomainsPage) -> list[tuple[str, ...]]:
    records = page.table.records
    return [(row.kind, *(records.text(row, n) for n in range(3))) for row in records.rows]


BEFORE = [
    ("domain", "Health", "", "Choosing Health"),
    ("theme", "Tasters", "Health Trust", ""),
    ("activity", "Open jobs", "", ""),
]


def test_the_table_of_the_report_is_shown_with_the_keyboard_in_it(page: DomainsPage) -> None:
    assert texts(page) == BEFORE and focus() is page.table
    assert page.head.count.text() == "1 domain · 1 theme · 1 partner"
    said = [page.table.records.index(0, n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert said == ["Domain: Health", "Partners of Health: nothing yet", "Links of Health: Choosing Health"]


def test_a_domain_with_themes_partners_links_and_activity_is_typed_without_the_mouse(
    page: DomainsPage, window: Window
) -> None:
    window.command("new")
    press("Skills", "enter", "One card", "tab", "East", "enter", "A new body", "enter", "tab", "Choos", "enter", "esc")
    assert focus() is page.table
    assert texts(page)[3:] == [
        ("domain", "Skills", "", ""),
        ("theme", "One card", "East Quay College; A new body", "Choosing Health"),
        ("activity", "", "", ""),
    ]
    press("ins", "Rooms", "enter", "enter")
    assert [row[1] for row in texts(page)[3:]] == ["Skills", "One card", "Rooms", ""]
    page.table.choose(page.table.records.rows[5].line.id)  # type: ignore[union-attr]
    press("down", "Teach in hospitals", "enter")
    assert texts(page)[-1] == ("activity", "Teach in hospitals", "", "")


def test_what_was_created_in_place_is_one_undo_with_putting_it_there(page: DomainsPage, window: Window) -> None:
    page.table.choose(page.table.records.rows[1].line.id, 1)  # type: ignore[union-attr]
    press("enter", "A new body", "enter", "esc")
    assert texts(page)[1][2] == "Health Trust; A new body"
    window.undo()
    assert texts(page) == BEFORE and window.store and len(window.store.ids(Query(ORGANISATION))) == 2


def test_a_new_one_without_a_name_is_not_made(page: DomainsPage, window: Window) -> None:
    assert window.store
    steps = window.store.steps(1)
    window.command("new")
    press("enter")
    press("ins", "esc")
    assert texts(page) == BEFORE and window.store.steps(1) == steps and focus() is page.table


def test_words_are_stored_while_they_are_typed(page: DomainsPage, window: Window, qtbot: QtBot) -> None:
    """Without leaving the cell: the pause alone stores them, and the cell stays open."""
    assert window.store
    press("ins", "Half a na")
    qtbot.waitUntil(lambda: "Half a na" in [row[1] for row in texts(page)], timeout=10_000)
    assert page.table.cell is not None and focus().accessibleName() == "Theme"
    press("me", "esc")
    assert [row[1] for row in texts(page)] == ["Health", "Half a name", "Tasters", "Open jobs"]
    window.undo()
    assert texts(page) == BEFORE


def test_leaving_the_part_or_closing_the_study_stores_what_is_typed(part: Part, window: Window) -> None:
    page = part("Framework")
    assert isinstance(page, DomainsPage) and window.store
    press("f2")
    press("Health and work")
    part("Decisions")
    assert window.store.framework.domains()[0].line.name == "Health and work"


def test_lines_are_moved_deleted_and_brought_back(page: DomainsPage, window: Window) -> None:
    press("ins", "First", "esc")
    assert [row[1] for row in texts(page)] == ["Health", "First", "Tasters", "Open jobs"]
    press("alt+down")
    assert [row[1] for row in texts(page)] == ["Health", "Tasters", "First", "Open jobs"]
    assert page.table.line() and page.table.line().name == "First"  # type: ignore[union-attr]
    press("del")
    assert [row[1] for row in texts(page)] == ["Health", "Tasters", "Open jobs"]
    assert window.messages.text == "Deleted “First”."
    window.undo()
    assert [row[1] for row in texts(page)] == ["Health", "Tasters", "First", "Open jobs"]
    page.table.choose(page.table.records.rows[0].line.id)  # type: ignore[union-attr]
    press("del")
    assert window.messages.text == "Deleted “Health” with its 2 themes."
    window.undo()
    assert len(texts(page)) == 4


def test_a_proposal_becomes_a_theme_in_one_press_with_its_name_to_shorten(page: DomainsPage, window: Window) -> None:
    assert page.aside.waiting.topLevelItemCount() == 1
    window.command("find_here")
    assert isinstance(focus(), List)
    press("enter")
    box = focus()
    assert isinstance(box, QLineEdit) and box.selectedText() == "Keep one list of jobs"
    press("One list", "esc")
    assert ("theme", "One list", "", "") in texts(page)
    assert page.aside.waiting.isHidden() and "Every proposal that goes in" in page.aside._waiting_help.text()


def test_partners_are_suggested_and_taken_by_enter(page: DomainsPage, window: Window) -> None:
    window.command("find_here")
    press("enter", "One list", "esc")
    page._show_behind()
    tree = page.aside.behind
    parts = [tree.topLevelItem(n).text(0) for n in range(tree.topLevelItemCount())]  # type: ignore[union-attr]
    assert parts == ["Proposals · 1", "Offers in the area · 1", "May be partners · 1"]
    tree.setFocus()
    press("down", "down", "down", "down", "enter")
    assert ("theme", "One list", "Health Trust", "") in texts(page)
    assert "Health Trust is a partner" in window.messages.text


def test_a_proposal_is_put_behind_a_theme_that_is_there(page: DomainsPage, window: Window) -> None:
    assert window.store
    page.table.choose(page.table.records.rows[1].line.id)  # type: ignore[union-attr]
    window.command("find_here")
    press("shift+enter")
    assert window.messages.text == "P0001 stands behind “Tasters”."
    assert len(window.store.framework.domains()[0].themes[0].proposals) == 1


def test_an_empty_framework_says_what_belongs_there(page: DomainsPage, window: Window) -> None:
    assert window.store
    with window.store.step("Delete all") as step:
        step.delete(FRAMEWORK, window.store.ids(Query(FRAMEWORK)))
    # A proposal still waits, so that the table and the side stay.
    assert texts(page) == [] and page._stack.currentWidget() is page._shown
    from lwdesk.records import PROPOSAL

    with window.store.step("And these") as step:
        step.delete(PROPOSAL, window.store.ids(Query(PROPOSAL)))
    page.focus()
    assert focus() is page.begin
    press("enter", "Skills", "enter", "esc")
    assert [row[1] for row in texts(page)] == ["Skills", ""]


def test_the_framework_is_exported(
    page: DomainsPage, window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.docx"
    monkeypatch.setattr(asking, "where_to", lambda *_: out)
    window.start_export()
    qtbot.waitUntil(lambda: window.messages.text == "Exported 1 domain to out.docx.", timeout=20_000)
    assert out.exists()


def test_f6_and_escape_go_between_the_table_and_the_side(page: DomainsPage) -> None:
    page.aside.waiting.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert focus() is page.table
    page._show_behind()
    assert page.parts()[0] is page.table and page.aside.waiting in page.parts()


def test_a_framework_comes_back_in_by_the_window(
    page: DomainsPage, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "framework.csv"
    path.write_text("Domain,Themes,Partners,Links,Activity\nhealth,Tasters; Nurses,,,\n", encoding="utf-8")
    window.start_import(path)
    qtbot.waitUntil(lambda: bool(window.findChildren(BackPanel)), timeout=20_000)
    (panel,) = window.findChildren(BackPanel)
    assert panel.go.text() == "Import 1 domain"
    panel.go.click()
    qtbot.waitUntil(lambda: "Nurses" in [row[1] for row in texts(page)], timeout=20_000)
    assert window.page and window.page.inner is page
