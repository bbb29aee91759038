"""Decisions typed at speed, recommendations and letters, and what leans on a policy."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from framework_hand import focus, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.records import FRAMEWORK, ORGANISATION, POLICY, RECOMMENDATION
from lwdesk.store import Query, Store
from lwdesk.store.framework import Decided
from lwdesk.ui import asking
from lwdesk.ui.framework.criteria import CriteriaPanel
from lwdesk.ui.framework.decision_model import DECISION, FIRST, REASON
from lwdesk.ui.framework.decisions import DecisionsPage
from lwdesk.ui.framework.letters import LettersPanel
from lwdesk.ui.framework.policies import leaning_on
from lwdesk.ui.pages.listing import ListPage
from lwdesk.ui.pages.page import Page
from lwdesk.ui.window import Window

Part = Callable[[str], Page]


@pytest.fixture
def page(part: Part) -> DecisionsPage:
    page = part("Decisions")
    assert isinstance(page, DecisionsPage)
    return page


def rows(store: Store | None) -> list[Decided]:
    assert store
    return store.framework.decisions()


def test_a_proposal_is_decided_in_five_keys_and_the_next_is_under_the_keyboard(
    page: DecisionsPage, window: Window
) -> None:
    assert page.head.count.text() == "3 proposals · 1 goes in · 1 left out · 1 undecided"
    page.table.choose(page.table.records.rows[1].id, FIRST)
    press("y", "y", "n", "y", "i")
    second = rows(window.store)[1]
    assert second.criteria == (True, True, False, True) and second.decision == "Goes in"
    current = page.table.currentIndex()
    assert (current.row(), current.column()) == (2, FIRST)
    page.table.choose(second.id, DECISION)
    assert "although “Can be done in the time” is No" in page.foot.doubt.text()
    said = page.table.records.index(1, DECISION).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Decision: Goes in, to be looked at again"


def test_what_is_left_out_leads_to_its_reason_and_enter_goes_on(page: DecisionsPage, window: Window) -> None:
    page.table.choose(page.table.records.rows[1].id, DECISION)
    press("l")
    assert page.table.currentIndex().column() == REASON
    press("Nobody can do it in time", "enter")
    second = rows(window.store)[1]
    assert (second.decision, second.reason) == ("Left out", "Nobody can do it in time")
    assert page.table.currentIndex().row() == 2 and focus() is page.table


def test_space_turns_and_delete_takes_back(page: DecisionsPage, window: Window) -> None:
    seen = []
    for key in ("space", "space", "space", "y"):
        press(key)
        seen.append(rows(window.store)[0].criteria[0])
    assert seen == [True, False, None, True]
    page.table.choose(page.table.records.rows[0].id, FIRST)
    press("del")
    assert rows(window.store)[0].criteria[0] is None
    page.table.choose(page.table.records.rows[0].id, DECISION)
    press("del")
    assert rows(window.store)[0].decision == ""


def test_passed_on_asks_for_the_body_and_makes_the_recommendation(page: DecisionsPage, window: Window) -> None:
    assert window.store
    page.table.choose(page.table.records.rows[1].id, DECISION)
    press("p", "esc")
    assert rows(window.store)[1].decision == "" and focus() is page.table
    press("p", "A new body", "enter")
    assert rows(window.store)[1].decision == "Passed on"
    assert window.messages.text == "Passed on to A new body as a recommendation."
    assert page.table.currentIndex().column() == REASON and focus() is page.table
    made = window.store.get(RECOMMENDATION, max(window.store.ids(Query(RECOMMENDATION))))
    assert made and made["text"] == "Open the nurse bank" and made["status"] == "Draft"
    window.undo()
    assert rows(window.store)[1].decision == "" and len(window.store.ids(Query(ORGANISATION))) == 2


def test_changing_the_decision_keeps_the_recommendation_and_says_so(page: DecisionsPage, window: Window) -> None:
    assert window.store
    page.table.choose(page.table.records.rows[1].id, DECISION)
    press("p", "enter")
    assert window.messages.text == "Passed on as a recommendation to nobody yet."
    page.table.choose(page.table.records.rows[1].id, DECISION)
    press("l")
    assert window.messages.text.startswith("Its recommendation is kept.")
    assert len(window.store.ids(Query(RECOMMENDATION))) == 2


def test_the_reason_is_stored_while_it_is_typed(page: DecisionsPage, window: Window, qtbot: QtBot) -> None:
    page.table.choose(page.table.records.rows[2].id, REASON)
    press("The college")
    qtbot.waitUntil(lambda: rows(window.store)[2].reason == "The college", timeout=10_000)
    press(" runs one", "esc")
    assert rows(window.store)[2].reason == "The college runs one" and focus() is page.table
    window.undo()
    assert rows(window.store)[2].reason == ""


def test_filters_by_decision_area_workshop_and_words(page: DecisionsPage) -> None:
    decision, area, workshop = page.filters
    decision.tick((1, "Left out"))
    assert [row.ref for row in page.table.records.rows] == ["P0003"]
    assert page.head.count.text().endswith("1 shown")
    workshop.tick((None, "Blank"))
    assert page.table.records.rows == [] and page.empty.isVisible() and page.empty.head.text() == "Nothing matches"
    page.focus()
    assert focus() is page.box
    for button in (decision, workshop):
        button.clear()
    area.tick((None, "Blank"))
    assert [row.ref for row in page.table.records.rows] == ["P0002", "P0003"]
    area.clear()
    page.table.setFocus()
    page.show_filtered()
    page.table.choose(page.table.records.rows[0].id, 1)
    press("nurse")
    assert focus() is page.box and [row.ref for row in page.table.records.rows] == ["P0002"]


def test_the_criteria_mean_what_the_study_says(page: DecisionsPage, window: Window) -> None:
    page.criteria.click()
    panel = next(w for w in QApplication.topLevelWidgets() if isinstance(w, CriteriaPanel) and w.isVisible())
    panel.inputs["fits"].setText("one manager, £50,000")
    panel.close()
    page.table.choose(page.table.records.rows[0].id, FIRST + 1)
    assert page.foot.keys.text().startswith("Fits the people and the money (one manager, £50,000): ")
    page.table.choose(page.table.records.rows[0].id, FIRST + 3)
    assert "1 in the area" in page.foot.keys.text() and "1 offer in its area" in page.foot.about.text()


def test_a_copy_to_look_at_is_not_decided(page: DecisionsPage, window: Window) -> None:
    before = rows(window.store)
    window.looking = True
    press("y")
    page.table.choose(page.table.records.rows[1].id, DECISION)
    press("l", "p")
    assert rows(window.store) == before and "a copy to look at" in window.messages.text
    window.looking = False


def test_decisions_are_exported(
    page: DecisionsPage, window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.csv"
    monkeypatch.setattr(asking, "where_to", lambda *_: out)
    window.start_export()
    qtbot.waitUntil(lambda: window.messages.text == "Exported 3 proposals to out.csv.", timeout=20_000)


# Recommendations and policies


def says(window: Window, told: str) -> bool:
    return window.messages.text == told


def test_letters_are_written_and_marked_as_sent_only_where_asked(
    part: Part, window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = part("Recommendations")
    assert isinstance(page, ListPage) and window.store
    folder = tmp_path / "letters"
    folder.mkdir()
    monkeypatch.setattr(asking, "which_folder", lambda *_: folder)
    for marks in (False, True):
        page.commands.write_letters()  # type: ignore[attr-defined]
        panel = next(w for w in QApplication.topLevelWidgets() if isinstance(w, LettersPanel) and w.isVisible())
        assert panel.told.text() == "1 letter to 1 body, as Word documents."
        panel.sent.setChecked(marks)
        panel.go.click()
        told = "Wrote 1 letter to the folder letters." + (" Marked 1 as sent." if marks else "")
        qtbot.waitUntil(partial(says, window, told), timeout=20_000)
    (held,) = window.store.many(RECOMMENDATION, window.store.ids(Query(RECOMMENDATION))).values()
    assert held["status"] == "Sent" and isinstance(held["sent"], date)
    assert sorted(p.name for p in folder.iterdir()) == [
        "Letter to Health Trust (2).docx",
        "Letter to Health Trust.docx",
    ]


def test_the_status_moves_on_by_key_and_the_source_is_shown(part: Part, window: Window, qtbot: QtBot) -> None:
    from lwdesk.ui import scheduling

    page = part("Recommendations")
    assert isinstance(page, ListPage) and window.store
    qtbot.waitUntil(lambda: page.side.record_id is not None)
    scheduling.move_on(window)
    assert window.messages.text == "Mark as sent."
    from lwdesk.ui.framework.source import Source

    (source,) = page.findChildren(Source)
    assert source.tree.topLevelItem(0).text(0) == "Proposal · 1"  # type: ignore[union-attr]


def test_a_policy_shows_the_domains_and_themes_that_lean_on_it(part: Part, window: Window) -> None:
    assert isinstance(part("Policies"), ListPage) and window.store
    (policy,) = window.store.ids(Query(POLICY))
    domain = window.store.framework.domains()[0]
    assert leaning_on(window.store, policy) == [("Domains", FRAMEWORK.name, [domain.line.id])]
    with window.store.step("Delete") as step:
        step.delete(FRAMEWORK, [domain.line.id])
    assert leaning_on(window.store, policy) == []


def test_what_is_decided_stays_under_the_keyboard_though_the_filter_hides_it(
    page: DecisionsPage, window: Window
) -> None:
    """Else the next proposal would be passed over, each time."""
    page.filters[0].tick((None, "Blank"))
    page.filters[0].tick((1, "Left out"))
    assert [row.ref for row in page.table.records.rows] == ["P0002", "P0003"]
    page.table.choose(page.table.records.rows[0].id, DECISION)
    page.table.setFocus()
    press("i")
    assert page.table.row() and page.table.row().ref == "P0003"  # type: ignore[union-attr]
    assert page.head.count.text() == "3 proposals · 2 go in · 1 left out · 2 shown"
    page.show_filtered()
    assert [row.ref for row in page.table.records.rows] == ["P0003"]
