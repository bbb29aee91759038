"""A line on every commitment, typed one after the other; status and judgement beside it by a letter."""

from collections.abc import Callable
from datetime import date

import pytest
from progress_hand import TODAY, focus, press
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from lwdesk.records import COMMITMENT, PROGRESS
from lwdesk.store import Store
from lwdesk.ui.pages.page import Page
from lwdesk.ui.progress.issues import IssuesPage
from lwdesk.ui.progress.model import LAST, NOW, RAG, STATUS, TEXT
from lwdesk.ui.progress.page import ProgressPage
from lwdesk.ui.window import Window


@pytest.fixture
def page(part: Callable[[str], Page]) -> ProgressPage:
    page = part("Progress")
    assert isinstance(page, ProgressPage)
    return page


def said(page: ProgressPage, ref: str) -> list[tuple[date | None, str]]:
    """What the study holds of a commitment, the newest first."""
    store = page._store
    wanted = number(store, ref)
    return [(update.day, update.text) for update in store.plan.updates() if update.commitment == wanted]


def number(store: Store, ref: str) -> int:
    return next(one.id for one in store.plan.commitments(TODAY) if one.ref == ref)


def held(page: ProgressPage, ref: str) -> dict[str, object]:
    found = page._store.get(COMMITMENT, number(page._store, ref))
    assert found
    return found


def shown(page: ProgressPage) -> list[str]:
    """The rows as they stand: headings, and the references of commitments."""
    return [row.info.ref if row.info else row.heading for row in page.table.records.rows]


def test_the_open_commitments_stand_by_action_and_strand_in_the_order_of_the_plan(page: ProgressPage) -> None:
    assert shown(page) == [
        "3.1 Links to health · 1", "3.1.3", "3.1 Links to health · Social prescribing · 2", "3.1.1", "3.1.2",
        "3.2 Good practice · 1", "3.2.1", "Under no action yet · 1", "9.1",
    ]  # fmt: skip
    assert page.head.count.text() == "6 commitments · 5 shown · 1 late · 1 done"
    assert focus() is page.table.box
    assert page.table.box.accessibleName() == "Progress today on 3.1.3"
    page.filters.all.click()
    assert shown(page)[:3] == ["3.1 Links to health · 2", "3.1.3", "3.1.10"]


def test_a_line_is_dated_today_amended_the_same_day_and_gone_when_emptied(
    page: ProgressPage, window: Window, qtbot: QtBot
) -> None:
    press("A list is drawn up", "enter")
    assert said(page, "3.1.3") == [(TODAY, "A list is drawn up")]
    assert held(page, "3.1.3")["progress"] == "A list is drawn up"
    press("up", ".", "enter")
    assert said(page, "3.1.3") == [(TODAY, "A list is drawn up.")]
    qtbot.waitUntil(lambda: page.head.count.text().endswith("1 with a line of today"))
    press("up", "esc", "del")
    assert said(page, "3.1.3") == [] and held(page, "3.1.3")["progress"] == ""
    window.undo()
    assert said(page, "3.1.3") == [(TODAY, "A list is drawn up.")]
    assert page.table.records.rows[1].line.text == "A list is drawn up."  # type: ignore[union-attr]


def test_what_was_said_before_stands_beside_and_its_history_beneath(page: ProgressPage) -> None:
    press("down")
    row = page.table.currentIndex().row()
    assert page.table.records.index(row, LAST).data() == "4 Oct 2004: Seven have begun."
    page._show_foot()
    lines = [page.foot.history.item(n).text() for n in range(page.foot.history.count())]
    assert lines == ["4 Oct 2004  Seven have begun.", "3 Sep 2004  Four have begun."]
    press("Nine have begun", "enter")
    assert said(page, "3.1.1")[0] == (TODAY, "Nine have begun")
    # Today's line does not push what was said before out of sight.
    assert page.table.records.index(row, LAST).data() == "4 Oct 2004: Seven have begun."
    press("esc")
    page._show_foot()
    assert page.foot.why.text() == "It was due on 1 Oct 2004, 45 days ago."
    assert "1 open issue for the board" in page.foot.about.text()


def test_tab_leads_to_status_and_rag_where_a_letter_says_it(page: ProgressPage, window: Window) -> None:
    press("Soon", "tab")
    assert page.table.currentIndex().column() == STATUS and said(page, "3.1.3") == [(TODAY, "Soon")]
    press("d", "g")
    assert page.table.currentIndex().column() == RAG
    assert (held(page, "3.1.3")["status"], held(page, "3.1.3")["rag"]) == ("Done", "Green")
    # It stays in sight until the filters are looked at again.
    assert shown(page)[1] == "3.1.3"
    press("del", "enter")
    assert held(page, "3.1.3")["rag"] == ""
    assert focus() is page.table.box and page.current_record() == (COMMITMENT.name, number(page._store, "3.1.1"))
    press("ctrl+.", "still typing")
    assert held(page, "3.1.1")["status"] == "Under way" and page.table.box.toPlainText() == "still typing"
    press("tab", "right", "space", "backtab", ", slowly", "enter")
    assert held(page, "3.1.1")["rag"] == "Red" and said(page, "3.1.1")[0] == (TODAY, "still typing, slowly")


def test_the_tab_key_leaves_the_lines_and_comes_back_into_the_one_under_the_keyboard(page: ProgressPage) -> None:
    press("down")
    page._show_foot()
    press("tab", "tab")
    assert focus() is page.foot.history
    press("backtab", "backtab")
    assert focus() is page.table.box and page.current_record() == (COMMITMENT.name, number(page._store, "3.1.1"))
    press("backtab")
    assert focus() is page.filters.all


def test_late_is_worked_out_and_said_with_its_reason(page: ProgressPage) -> None:
    row = page.table.records.row_of(number(page._store, "3.1.2"))
    cell = page.table.records.index(row, STATUS)
    assert cell.data() == "Late, due 1 Oct 2004"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "3.1.2 Status: Late, due 1 Oct 2004"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "It was due on 1 Oct 2004, 45 days ago."
    press("esc", "ctrl+l")
    assert shown(page) == ["3.1 Links to health · Social prescribing · 1", "3.1.2"]
    press("ctrl+l")
    assert "9.1" in shown(page)


def test_words_actions_and_owners_filter(page: ProgressPage, window: Window) -> None:
    page.commands.find_here()
    press("surgeries")
    assert shown(page) == [] and page.empty.text.text() == "None of the commitments holds all that the filters ask for."
    press("esc")
    press("college", "down")
    assert shown(page)[-1:] == ["3.1.2"] and focus() is page.table.box
    page.filters.clear()
    page.filters.action.tick(page.filters.action.choice.find("good")[0])
    assert shown(page) == ["3.2 Good practice · 1", "3.2.1"]
    page.filters.clear()
    page.filters.owner.tick(page.filters.owner.choice.find("amina")[0])
    assert shown(page)[1:] == ["3.1.1"]
    page.filters.owner.tick(page.filters.owner.choice.find("nobody")[0])
    assert [ref for ref in shown(page) if "·" not in ref] == ["3.1.3", "3.1.1", "3.2.1", "9.1"]


def test_what_is_typed_is_in_the_study_within_a_second_and_survives_a_change_elsewhere(
    page: ProgressPage, window: Window, qtbot: QtBot
) -> None:
    press("down", "Eight")
    assert window.store
    with window.store.step("Elsewhere") as step:
        step.create(PROGRESS, {"commitment": number(window.store, "9.1"), "day": TODAY, "text": "From elsewhere"})
    assert page.table.box.isVisible() and page.table.box.toPlainText() == "Eight"
    qtbot.waitUntil(lambda: said(page, "3.1.1")[:1] == [(TODAY, "Eight")], timeout=2000)
    last = page.table.records.rows[-1]
    assert last.line and last.line.text == "From elsewhere"
    press(" more")
    assert page.table.box.toPlainText() == "Eight more"
    window.show_page("Mapping")
    assert said(page, "3.1.1")[0] == (TODAY, "Eight more")


def test_each_line_is_one_undo(page: ProgressPage, window: Window) -> None:
    press("One", "enter", "Two", "enter")
    assert window.store and window.store.undo_label() == "Type in progress"
    window.undo()
    assert said(page, "3.1.3") == [(TODAY, "One")]
    assert said(page, "3.1.1")[0][1] == "Seven have begun."
    window.undo()
    assert said(page, "3.1.3") == []


def test_the_last_line_says_so_and_a_longer_update_has_lines_of_its_own(page: ProgressPage, window: Window) -> None:
    assert page.table.choose(number(page._store, "9.1"))
    page.focus()
    press("First part", "shift+enter", "second part", "enter")
    assert said(page, "9.1") == [(TODAY, "First part\nsecond part")]
    assert window.messages.text == "That was the last one; everything is stored."


def test_an_issue_is_raised_about_the_commitment_under_the_keyboard(page: ProgressPage, window: Window) -> None:
    press("down", "ctrl+shift+i", "May we hire two more?")
    issues = window.page.inner  # type: ignore[union-attr]
    assert isinstance(issues, IssuesPage)
    issues.flush()
    made = page._store.plan.issues()[-1]
    assert (made.text, made.commitment, made.raised) == ("May we hire two more?", number(page._store, "3.1.1"), TODAY)


def test_the_lines_are_copied_with_their_headings(page: ProgressPage) -> None:
    press("Soon")
    page.commands.copy()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert rows[0][TEXT] == "Commitment" and rows[1][TEXT] == "One list of walks" and rows[1][NOW] == "Soon"
    assert len(rows) == 6


def test_an_update_leads_to_its_commitment(page: ProgressPage, window: Window) -> None:
    update = next(one for one in page._store.plan.updates() if one.text == "Four have begun.")
    page.filters.late.click()
    window.open_record(PROGRESS.name, update.id)
    assert page.current_record() == (COMMITMENT.name, update.commitment)


def test_a_copy_to_look_at_is_not_typed_into(page: ProgressPage, window: Window) -> None:
    window.looking = page.table.locked = True
    press("esc", "Words", "tab")
    assert not page.table.box.isVisible()
    page.commands.say(number(page._store, "3.1.3"), STATUS, "Done")
    assert held(page, "3.1.3")["status"] == "Under way" and said(page, "3.1.3") == []
    window.looking = page.table.locked = False
