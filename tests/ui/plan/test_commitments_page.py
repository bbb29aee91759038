"""The commitments: what the form says beside its fields, what is added under it, what is made in one press, exports."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from plan_room import CTRL, Room
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from lwdesk.records import COMMITMENT, FRAMEWORK, ISSUE, MEASURE, PROGRESS, PROPOSAL
from lwdesk.store import Query
from lwdesk.ui import asking
from lwdesk.ui.plan import commit
from lwdesk.ui.plan.commitments import AHEAD, BOARD, OWNERS, TIMELINE

Key = Qt.Key


def show_form(room: Room, ref: str) -> None:
    room.stand_on(ref)
    room.key(Key.Key_Return)
    QApplication.processEvents()


# The list and the form


def test_the_list_is_by_reference_with_what_one_asks_first_in_sight(room: Room) -> None:
    assert room.page.rows.columns.shown[:6] == ["text", "ref", "status", "rag", "due", "owner"]
    assert room.page.table.current_id() == room.by_ref["C0001"]


def test_the_form_says_why_it_is_late(room: Room) -> None:
    show_form(room, "C0001")
    assert room.page.about.status.isVisible()
    assert room.page.about.status.text() == "Late: it was due on 30 Sep 2004, 46 days ago."
    show_form_of_next(room, "C0003")
    assert not room.page.about.status.isVisible()


def show_form_of_next(room: Room, ref: str) -> None:
    room.key(Key.Key_Escape)
    show_form(room, ref)


def test_the_form_says_how_far_the_due_date_slipped(room: Room) -> None:
    show_form(room, "C0002")
    assert room.page.about.due.text() == "First promised for 20 Dec 2004; it is due 101 days later now."
    with room.store.step("Back to the promise") as step:
        step.update(COMMITMENT, room.by_ref["C0002"], {"due": date(2004, 12, 20)})
    assert not room.page.about.due.isVisible()


# Under the form


def parts(room: Room) -> dict[str, list[str]]:
    tree = room.page.below.parts.tree
    found = {}
    for n in range(tree.topLevelItemCount()):
        head = tree.topLevelItem(n)
        assert head
        found[head.text(0)] = [head.child(i).text(0) for i in range(head.childCount())]
    return found


def test_an_update_is_added_in_one_line_and_is_the_latest_progress(room: Room) -> None:
    show_form(room, "C0002")
    room.page.below.line.box.setFocus()
    room.type("Two days a week from December")
    room.key(Key.Key_Return)
    assert room.held("C0002")["progress"] == "Two days a week from December"
    assert parts(room) == {
        "Measures · 1": ["Vacancies filled: target 250 vacancies"],
        "Updates · 1": ["15 Nov 2004: Two days a week from December"],
    }
    assert room.page.below.line.box.text() == ""


def test_down_chooses_what_is_added(room: Room) -> None:
    show_form(room, "C0002")
    room.page.below.line.box.setFocus()
    room.key(Key.Key_Down)
    room.type("Who pays for the room?")
    room.key(Key.Key_Return)
    room.key(Key.Key_Down)
    room.type("People seen")
    room.key(Key.Key_Return)
    issue = room.store.get(ISSUE, room.store.ids(Query(ISSUE))[0])
    assert issue and (issue["commitment"], issue["raised"]) == (room.by_ref["C0002"], date(2004, 11, 15))
    assert len(room.store.ids(Query(MEASURE))) == 2
    assert parts(room)["Issues for the board · 1"] == ["Open: Who pays for the room?"]


def test_a_line_that_was_not_added_comes_back_with_its_commitment(room: Room) -> None:
    show_form(room, "C0002")
    room.page.below.line.box.setFocus()
    room.type("Half a sentence")
    room.key(Key.Key_Escape)
    room.stand_on("C0003")
    room.page.side.show_record(room.by_ref["C0003"])
    assert room.page.below.line.box.text() == ""
    room.page.side.show_record(room.by_ref["C0002"])
    assert room.page.below.line.box.text() == "Half a sentence"
    assert room.store.ids(Query(PROGRESS)) == [] or not len(room.store.ids(Query(PROGRESS)))


# Made in one press


@pytest.fixture
def sources(room: Room) -> dict[str, int]:
    with room.store.step("What it grows from") as step:
        proposal = step.create(PROPOSAL, {"text": "Ring every surgery."})
        domain = step.create(FRAMEWORK, {"name": "Work and health", "activity": "Bring work into surgeries"})
        theme = step.create(FRAMEWORK, {"name": "Link workers", "domain": domain, "proposals": (proposal,)})
    return {"proposal": proposal, "theme": theme}


def test_one_press_on_a_proposal_makes_a_commitment_and_leads_there(room: Room, sources: dict[str, int]) -> None:
    room.window.open_record("proposal", sources["proposal"])
    QApplication.processEvents()
    room.key(Key.Key_M, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert room.said() == "C0008 was made of P0001. Its action and owner are still to be said."
    assert room.window.messages.action == "Go there"
    room.window.messages.do_action()
    assert room.window.page and room.window.page.inner is room.page
    made = room.page.table.current_id()
    assert (room.store.get(COMMITMENT, made or 0) or {})["frameworks"] == (sources["theme"],)


def test_pressed_again_it_opens_the_one_that_is_there_and_offers_another(room: Room, sources: dict[str, int]) -> None:
    room.window.open_record("proposal", sources["proposal"])
    commit(room.window)
    commit(room.window)
    assert room.said() == "C0008 was made of it already, and this is it."
    assert room.window.page and room.window.page.inner is room.page
    assert len(room.store.ids(Query(COMMITMENT))) == 8
    assert room.window.messages.action == "Make another"
    room.window.messages.do_action()
    assert len(room.store.ids(Query(COMMITMENT))) == 9


def test_a_theme_of_the_framework_has_a_button_for_it(room: Room, sources: dict[str, int]) -> None:
    room.window.open_record("framework", sources["theme"])
    assert room.window.page
    room.window.page.inner.commit.click()  # type: ignore[attr-defined]
    assert room.said().startswith("C0008 was made of “Link workers”.")
    assert room.window.page.current_record() == ("framework", sources["theme"])
    room.window.undo()
    assert len(room.store.ids(Query(COMMITMENT))) == 7


def test_the_decisions_have_one_too(room: Room, sources: dict[str, int]) -> None:
    room.window.show_page("Framework", "Decisions")
    assert room.window.page
    room.window.page.inner.commit.click()  # type: ignore[attr-defined]
    assert room.said().startswith("C0008 was made of P0001.")


def test_elsewhere_it_says_what_to_stand_on(room: Room) -> None:
    room.window.show_page("Contacts")
    commit(room.window)
    assert "Stand on a proposal or on a theme of the framework first" in room.said()
    assert len(room.store.ids(Query(COMMITMENT))) == 7


def test_of_a_copy_to_look_at_nothing_is_made(room: Room, sources: dict[str, int]) -> None:
    room.window.open_record("proposal", sources["proposal"])
    room.window.looking = True
    commit(room.window)
    assert "copy to look at" in room.said()
    assert len(room.store.ids(Query(COMMITMENT))) == 7


# Status and exports


def test_next_status_of_the_chosen_is_one_step(room: Room) -> None:
    room.stand_on("C0004")
    room.key(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    room.key(Key.Key_Period, CTRL)
    assert [room.held(ref)["status"] for ref in ("C0004", "C0005")] == ["Under way", "Under way"]
    room.window.undo()
    assert [room.held(ref)["status"] for ref in ("C0004", "C0005")] == ["Not started", "Not started"]


@pytest.mark.parametrize(
    ("view", "name"),
    [(BOARD, "statuses.docx"), (TIMELINE, "timeline.xlsx"), (AHEAD, "months.docx"), (OWNERS, "owners.xlsx")],
)
def test_a_view_exports_what_it_shows(
    room: Room, view: int, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Callable[..., object]
) -> None:
    path = tmp_path / name
    monkeypatch.setattr(asking, "where_to", lambda *_: path)
    room.show(view)
    room.window.start_export()
    qtbot.waitUntil(path.exists)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "Exported" in room.said())  # type: ignore[attr-defined]
    count = 4 if view == AHEAD else 7
    assert room.said() == f"Exported {count} commitments to {name}."


def test_the_table_exports_the_list_or_one_of_the_papers(room: Room) -> None:
    room.window.start_export()
    menu = next(menu for menu in room.page.findChildren(QMenu) if menu.isVisible())
    assert [action.text().replace("&", "") for action in menu.actions()] == [
        "The list of commitments…", "The whole plan, by action…", "By status…", "The timeline…",
        "The next three months…", "By owner…",
    ]  # fmt: skip
    assert menu.activeAction() is menu.actions()[0]
    menu.close()
