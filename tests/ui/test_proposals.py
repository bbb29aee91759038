"""Proposals typed up by workshop, put under activity areas on a board, and merged, all by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.operations import proposals
from lwdesk.records import CONTACT, INTERVIEW, NOTE, PASSAGE, PROPOSAL, THEME, WORKSHOP
from lwdesk.store import Query, Store
from lwdesk.ui.cards.model import CARDS
from lwdesk.ui.opening import open_study
from lwdesk.ui.proposals.merging import MergeProposals
from lwdesk.ui.proposals.page import BOARD, TABLE, TYPE, ProposalsPage
from lwdesk.ui.window import Window
from tests.resting import rest

TEXTS = (
    "Pay for childcare in the first month of a new job.",
    "Childcare should be paid for in the first month of the job.",
    "One telephone number that small firms can ring about sickness.",
)


class Room:
    """The window at the proposals of a small study."""

    def __init__(self, window: Window) -> None:
        self.window = window
        assert window.store and window.page and isinstance(window.page.inner, ProposalsPage)
        self.store: Store = window.store
        self.page: ProposalsPage = window.page.inner

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus
        QTest.keyClick(focus, key, modifier)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus
        QTest.keyClicks(focus, text)

    def show(self, view: int) -> None:
        assert self.page.views
        self.page.views.show(view)

    def texts(self) -> list[str]:
        return [text for _, _, text in self.store.proposals.texts()]

    def areas(self) -> dict[str, list[str]]:
        """The references in each column of the board."""
        return {c.label: [card.ref for card in c.list.cards.cards] for c in self.page.board.columns}

    def area(self, proposal: int) -> object:
        return (self.store.get(PROPOSAL, proposal) or {})["area"]


def fill(store: Store) -> None:
    with store.step("Begin") as step:
        health = step.create(THEME, {"name": "Health"})
        step.create(WORKSHOP, {"name": "Morning", "theme": health, "position": 1.0})
        step.create(WORKSHOP, {"name": "Noon", "position": 2.0})


@pytest.fixture
def empty(qtbot: QtBot, look: None, home: Path, tmp_path: Path) -> Iterator[Room]:
    """A study with two workshops and no proposal yet."""
    path = tmp_path / "day.lwdesk"
    with_workshops = Store.create(path)
    fill(with_workshops)
    with_workshops.close()
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert open_study(window, path)
    window.show_page("Event", "Proposals")
    yield Room(window)
    window.close()


@pytest.fixture
def room(empty: Room) -> Room:
    """With three proposals of the first workshop."""
    morning = empty.store.proposals.workshops()[0].id
    for text in TEXTS:
        proposals.create(empty.store, text, morning)
    return empty


# Typing


def test_enter_stores_each_and_stays_for_the_next(empty: Room) -> None:
    empty.show(TYPE)
    for text in TEXTS:
        empty.type(text)
        empty.key(Qt.Key.Key_Return)
    assert empty.texts() == list(TEXTS)
    made = empty.store.many(PROPOSAL, empty.store.ids(Query(PROPOSAL)))
    morning = empty.store.proposals.workshops()[0]
    assert {(p["workshop"], p["theme"]) for p in made.values()} == {(morning.id, morning.theme)}
    listed = empty.page.typing.list
    assert [listed.item(n).text() for n in range(listed.count())] == [
        f"P000{n}  {text}" for n, text in enumerate(TEXTS, 1)
    ]
    assert QApplication.focusWidget() is empty.page.typing.box and not empty.page.typing.box.toPlainText()


def test_left_and_right_in_an_empty_box_go_to_another_workshop(empty: Room) -> None:
    empty.show(TYPE)
    empty.key(Qt.Key.Key_Right)
    empty.type("A quiet room at noon.")
    empty.key(Qt.Key.Key_Left)
    assert empty.page.typing.heading.text() == "Noon"
    empty.key(Qt.Key.Key_Return)
    assert empty.store.proposals.workshops()[1].proposals == 1
    empty.key(Qt.Key.Key_Left)
    empty.key(Qt.Key.Key_Left)
    assert empty.page.typing.heading.text() == "No workshop"


def test_a_number_in_the_list_of_workshops_chooses_one(empty: Room) -> None:
    empty.show(TYPE)
    empty.page.typing.workshops.setFocus()
    empty.key(Qt.Key.Key_2)
    assert empty.page.typing.heading.text() == "Noon"
    assert QApplication.focusWidget() is empty.page.typing.box


def test_up_in_an_empty_box_takes_the_last_one_up_and_its_change_is_one_step(room: Room) -> None:
    room.show(TYPE)
    room.key(Qt.Key.Key_Up)
    box = room.page.typing.box
    assert (box.toPlainText(), box.label.text()) == (TEXTS[2], "Change P0003")
    room.type(" Free")
    room.window.flush()
    room.type(" of charge.")
    room.key(Qt.Key.Key_Return)
    assert room.texts()[2] == f"{TEXTS[2]} Free of charge."
    assert box.taken is None and not box.toPlainText() and len(room.texts()) == 3
    room.window.undo()
    assert room.texts()[2] == TEXTS[2]


def test_up_goes_on_to_the_one_above_and_escape_leaves(room: Room) -> None:
    room.show(TYPE)
    room.key(Qt.Key.Key_Up)
    room.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    room.key(Qt.Key.Key_Up)
    assert room.page.typing.box.toPlainText() == TEXTS[1]
    room.key(Qt.Key.Key_Escape)
    assert not room.page.typing.box.toPlainText() and room.texts() == list(TEXTS)


def test_a_line_that_was_begun_outlives_the_program_with_its_workshop(empty: Room) -> None:
    empty.show(TYPE)
    empty.type("Half a thou")
    rest(20)
    assert empty.page.typing.box._longest.isActive() and empty.page.typing.box._longest.interval() <= 1000
    empty.page.typing.box._longest.timeout.emit()
    morning = empty.store.proposals.workshops()[0].id
    assert empty.store.drafts("workshop", morning) == {"proposal": "Half a thou"}
    empty.page.typing.go(1)
    assert not empty.page.typing.box.toPlainText()
    empty.page.typing.go(-1)
    assert empty.page.typing.box.toPlainText() == "Half a thou"
    empty.type("ght.")
    empty.key(Qt.Key.Key_Return)
    assert empty.texts() == ["Half a thought."] and empty.store.drafts("workshop", morning) == {}


def test_a_new_proposal_while_typing_is_typed_in_the_box(empty: Room) -> None:
    empty.show(TYPE)
    empty.page.typing.workshops.setFocus()
    empty.window.command("new")
    assert QApplication.focusWidget() is empty.page.typing.box and empty.texts() == []


# The board


def test_a_number_puts_a_card_under_an_area_and_goes_on(room: Room) -> None:
    room.show(BOARD)
    first, second, third = room.store.ids(Query(PROPOSAL, sort="ref"))
    room.page.table.choose(first)
    room.key(Qt.Key.Key_2)
    room.key(Qt.Key.Key_1)
    areas = room.store.terms("area")
    assert [room.area(i) for i in (first, second, third)] == [areas[1].id, areas[0].id, None]
    assert room.areas()["Not yet placed"] == ["P0003"]
    assert room.page.table.current_id() == third
    room.window.undo()
    assert room.areas()["Not yet placed"] == ["P0002", "P0003"]


def test_ctrl_and_an_arrow_carry_a_card_and_the_keyboard_goes_with_it(room: Room) -> None:
    room.show(BOARD)
    first = room.store.ids(Query(PROPOSAL, sort="ref"))[0]
    room.page.table.choose(first)
    for _ in range(2):
        room.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert room.area(first) == room.store.terms("area")[1].id
    assert room.page.board.current() == first
    for _ in range(4):
        room.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert room.area(first) is None


def test_the_arrows_go_round_past_empty_columns(room: Room) -> None:
    room.show(BOARD)
    first, second, third = room.store.ids(Query(PROPOSAL, sort="ref"))
    proposals.put_under(room.store, [third], room.store.terms("area")[-1].id)
    room.page.table.choose(second)
    room.key(Qt.Key.Key_Left)
    assert room.page.board.current() == third
    room.key(Qt.Key.Key_Right)
    assert room.page.board.current() in (first, second)


def test_marked_cards_move_together(room: Room) -> None:
    room.show(BOARD)
    ids = list(room.store.ids(Query(PROPOSAL, sort="ref")))
    room.page.table.choose(ids[0])
    room.key(Qt.Key.Key_Space)
    room.key(Qt.Key.Key_Space)
    assert room.page.board.marked == set(ids[:2])
    room.key(Qt.Key.Key_1)
    assert [room.area(i) is not None for i in ids] == [True, True, False]
    assert room.page.board.marked == set()


def test_a_card_can_be_dropped_on_an_area(room: Room) -> None:
    room.show(BOARD)
    ids = list(room.store.ids(Query(PROPOSAL, sort="ref")))
    cards = room.page.board.columns[2].list
    data = QMimeData()
    data.setData(CARDS, f"{ids[0]} {ids[2]}".encode())
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    cards.dropEvent(event)
    area = room.store.terms("area")[1].id
    assert [room.area(i) for i in ids] == [area, None, area]


def test_a_new_area_is_made_in_place(room: Room) -> None:
    room.show(BOARD)
    room.key(Qt.Key.Key_Plus)
    room.type("Transport")
    room.key(Qt.Key.Key_Return)
    assert room.store.terms("area")[-1].label == "Transport"
    assert "Transport" in room.areas()


def test_enter_opens_the_form_beside_the_board_and_escape_comes_back(room: Room) -> None:
    room.show(BOARD)
    assert room.page.side.isHidden()
    room.key(Qt.Key.Key_Return)
    form = room.page.side.form
    assert form and form.isVisible() and form.editor("text").isAncestorOf(QApplication.focusWidget())
    room.type("Soon: ")
    room.key(Qt.Key.Key_Escape)
    assert room.page.side.isHidden() and room.page.board.isAncestorOf(QApplication.focusWidget())
    assert sum("Soon: " in text for text in room.texts()) == 1


def test_the_filters_hold_on_the_board(room: Room, qtbot: QtBot) -> None:
    room.show(BOARD)
    room.page.head.box.setFocus()
    room.type("telephone")
    qtbot.waitUntil(lambda: room.areas()["Not yet placed"] == ["P0003"])


def test_a_card_says_how_often_it_was_said(room: Room) -> None:
    first, second, _ = room.store.ids(Query(PROPOSAL, sort="ref"))
    proposals.merge(room.store, first, [second])
    room.show(BOARD)
    cards = room.page.board.columns[0].list.cards
    said = str(cards.data(cards.index(0), Qt.ItemDataRole.AccessibleTextRole))
    assert said == f"P0001: {TEXTS[0]}. Morning. said twice"


# Merging


def panel_of(room: Room) -> MergeProposals:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MergeProposals) and w.isVisible())


def test_m_offers_what_is_alike_first_and_enter_merges_it(room: Room) -> None:
    room.show(BOARD)
    first, _, third = room.store.ids(Query(PROPOSAL, sort="ref"))
    room.page.table.choose(first)
    room.key(Qt.Key.Key_M)
    panel = panel_of(room)
    assert "P0002 · alike" in panel.list.item(0).text()
    assert panel.merge.text() == "Merge the marked row into P0001"
    QTest.keyClick(panel.box, Qt.Key.Key_Return)
    assert sorted(room.store.ids(Query(PROPOSAL))) == sorted([first, third])
    assert room.areas()["Not yet placed"] == ["P0001", "P0003"]
    room.window.undo()
    assert len(room.store.ids(Query(PROPOSAL))) == 3


def test_marked_cards_are_merged_into_the_one_under_the_keyboard(room: Room) -> None:
    room.show(BOARD)
    ids = list(room.store.ids(Query(PROPOSAL, sort="ref")))
    room.page.table.choose(ids[0])
    room.key(Qt.Key.Key_Space)
    room.key(Qt.Key.Key_Space)
    room.key(Qt.Key.Key_M)
    panel = panel_of(room)
    assert panel.merge.text() == "Merge 2 into P0003"
    QTest.keyClick(panel.merge, Qt.Key.Key_Return)
    assert list(room.store.ids(Query(PROPOSAL))) == [ids[2]]
    assert [wording.text for wording in room.store.proposals.wordings(ids[2])] == list(TEXTS[:2])


def test_the_merge_key_works_in_the_table_too(room: Room) -> None:
    room.show(TABLE)
    room.window.command("merge")
    assert panel_of(room).keep == room.page.table.current_id()
    panel_of(room).reject()


# What lies behind


def test_under_the_form_stand_wordings_and_passages_as_they_may_be_quoted(room: Room) -> None:
    first, second, _ = room.store.ids(Query(PROPOSAL, sort="ref"))
    with room.store.step("Say") as step:
        contact = step.create(CONTACT, {"name": "Ben Lowe", "role": "Adviser", "quote": "By role"})
        interview = step.create(INTERVIEW, {"contact": contact})
        note = step.create(NOTE, {"interview": interview, "body": "It comes too late."})
        passage = step.create(PASSAGE, {"note": note, "words": "too late", "start": 9, "end": 17})
        step.update(PROPOSAL, first, {"passages": [passage]})
    proposals.merge(room.store, first, [second])
    room.show(TABLE)
    room.page.show_record(first)
    room.page.side.refresh()
    shown = room.page.behind.list
    assert [shown.item(n).text() for n in range(shown.count())] == [
        f"{TEXTS[1]}\nAlso said: P0002 · Morning", "“too late”\nAdviser",
    ]  # fmt: skip


def test_five_hundred_cards_are_shown_as_so_many(empty: Room) -> None:
    with empty.store.step("Many") as step:
        areas = [None, *(term.id for term in empty.store.terms("area"))]
        for n in range(500):
            step.create(PROPOSAL, {"text": f"Idea {n} of many, in a few words more", "area": areas[n % len(areas)]})
    empty.show(BOARD)
    assert sum(len(refs) for refs in empty.areas().values()) == 500
    empty.key(Qt.Key.Key_Down)
    empty.key(Qt.Key.Key_3)
    assert "of its area" not in empty.store.undo_label() and "Put a proposal under" in empty.store.undo_label()
