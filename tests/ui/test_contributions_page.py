"""Contributions typed into the grid, moved on in the table, and needs matched with offers."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.records import CONTACT, CONTRIBUTION, DELEGATE, EVENT, ORGANISATION
from lwdesk.store import Query, Store
from lwdesk.store.event import CHOSEN
from lwdesk.ui.contributions.page import NEEDS, TABLE, ContributionsPage
from lwdesk.ui.window import Window

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.activePopupWidget() or focused(), key, modifiers)


def type_(text: str) -> None:
    for letter in text:
        QTest.keyClicks(focused(), letter)


class Study:
    """A study with two delegates of an event, and somebody who is only a contact."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.areas = [term.id for term in store.terms("area")]
        with store.step("Begin") as step:
            event = step.create(EVENT, {"name": "Planning day"})
            self.college = step.create(ORGANISATION, {"name": "Northgate College"})
            self.trust = step.create(ORGANISATION, {"name": "Riverside Trust"})
            self.ada = step.create(CONTACT, {"name": "Ada Nash", "organisation": self.college})
            self.bola = step.create(CONTACT, {"name": "Bola Grewal", "organisation": self.trust})
            self.chidi = step.create(CONTACT, {"name": "Chidi Lowe"})
            for contact in (self.ada, self.bola):
                step.create(DELEGATE, {"contact": contact, "event": event})

    def say(self, who: int, area: int, kind: str, text: str, **more: object) -> int:
        with self.store.step("Say") as step:
            given = {"delegate": who, "area": self.areas[area], "kind": kind, "text": text, "status": "Offered"}
            return step.create(CONTRIBUTION, given | more)

    def said(self, who: int) -> list[tuple[int, str, str]]:
        """(place of the area, kind, text) of what the contact said, the oldest first."""
        found = self.store.contributions.of_delegate(who)
        return [(self.areas.index(one.area or 0), one.kind, one.text) for one in found]

    def status(self, record_id: int) -> object:
        held = self.store.get(CONTRIBUTION, record_id)
        return held and held["status"]


@pytest.fixture
def study(store: Store) -> Study:
    return Study(store)


@pytest.fixture
def page(study: Study, qtbot: QtBot, look: None) -> Iterator[ContributionsPage]:
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_study(study.store)
    window.show_page("Event")
    part = window.page.show_part("Contributions")  # type: ignore[union-attr]
    assert isinstance(part, ContributionsPage)
    yield part
    window.close()


@pytest.fixture
def name(page: ContributionsPage) -> Callable[[str], None]:
    """Names a delegate in the grid's line, from wherever the keyboard is."""

    def go(person: str) -> None:
        page._window.command("new")
        type_(person)
        press(Key.Key_Return)

    return go


def test_the_organisation_is_filled_in_and_tabs_then_enter_go_as_in_a_spreadsheet(
    page: ContributionsPage, study: Study, name: Callable[[str], None]
) -> None:
    name("ada")
    assert page.typing.bar.organisation.text() == "Northgate College"
    type_("Rooms")
    press(Key.Key_Tab)
    type_("Mentors")
    press(Key.Key_Tab)
    type_("Pay travel")
    press(Key.Key_Return)
    type_("A van")
    press(Key.Key_Return, SHIFT)
    press(Key.Key_F2)
    type_(" on Mondays")
    press(Key.Key_Escape)
    assert sorted(study.said(study.ada)) == [
        (0, "Can bring", "Rooms on Mondays"), (0, "Needs", "Mentors"), (0, "Programme should", "Pay travel"),
        (1, "Can bring", "A van"),
    ]  # fmt: skip
    assert {one.organisation for one in study.store.contributions.of_delegate(study.ada)} == {study.college}


def test_a_letter_adds_an_entry_and_never_types_over_what_is_there(
    page: ContributionsPage, study: Study, name: Callable[[str], None]
) -> None:
    first = study.say(study.ada, 0, "Can bring", "Rooms\nwith a lift")
    name("ada")
    type_("Tutors")
    press(Key.Key_Return, ALT)
    type_("Vans")
    press(Key.Key_Down)
    assert study.said(study.ada) == [(0, "Can bring", t) for t in ("Rooms\nwith a lift", "Tutors", "Vans")]
    assert study.store.contributions.of_delegate(study.ada)[0].id == first
    assert page.typing.grid.currentIndex().row() == 1


def test_each_visit_to_a_cell_is_one_undo_and_shown_at_once(
    page: ContributionsPage, study: Study, name: Callable[[str], None]
) -> None:
    name("ada")
    type_("Rooms")
    press(Key.Key_Return)
    type_("Vans")
    press(Key.Key_Return)
    page._window.undo()
    assert study.said(study.ada) == [(0, "Can bring", "Rooms")]
    grid = page.typing.grid
    assert [grid.cells.data(grid.cells.index(row, 0)) for row in (0, 1)] == ["Rooms", ""]
    page._window.redo()
    assert grid.cells.data(grid.cells.index(1, 0)) == "Vans"


def test_what_is_being_typed_is_in_the_file_before_the_cell_is_left(
    page: ContributionsPage, study: Study, name: Callable[[str], None], qtbot: QtBot
) -> None:
    name("ada")
    type_("Rooms on Tues")
    qtbot.waitUntil(lambda: study.said(study.ada) == [(0, "Can bring", "Rooms on Tues")], timeout=5000)
    assert focused() is page.typing.grid.box
    type_("days")
    press(Key.Key_Return)
    assert study.said(study.ada) == [(0, "Can bring", "Rooms on Tuesdays")]
    page._window.undo()
    assert study.said(study.ada) == []


def test_emptying_a_cell_deletes_its_entries_and_undo_brings_them_back(
    page: ContributionsPage, study: Study, name: Callable[[str], None]
) -> None:
    study.say(study.ada, 0, "Can bring", "Rooms")
    study.say(study.ada, 0, "Can bring", "Vans")
    name("ada")
    press(Key.Key_Delete)
    assert study.said(study.ada) == []
    assert page._window.messages.text == "Deleted 2 contributions."
    page._window.undo()
    assert [text for _, _, text in study.said(study.ada)] == ["Rooms", "Vans"]


def test_pasted_lines_are_entries_and_pasted_columns_go_to_the_kinds_beside(
    page: ContributionsPage, study: Study, name: Callable[[str], None]
) -> None:
    name("ada")
    QGuiApplication.clipboard().setText("• Rooms\r\n• Vans\r\n")
    page._window.command("paste")
    press(Key.Key_Down)
    QGuiApplication.clipboard().setText("Tutors\tBooks\r\nMentors\t\r\n")
    page._window.command("paste")
    press(Key.Key_Down)
    QGuiApplication.clipboard().setText("Tea\nCake")
    press(Key.Key_F2)
    press(Key.Key_V, CTRL)
    press(Key.Key_Escape)
    assert study.said(study.ada) == [
        (0, "Can bring", "Rooms"), (0, "Can bring", "Vans"), (1, "Can bring", "Tutors"), (1, "Can bring", "Mentors"),
        (1, "Needs", "Books"), (2, "Can bring", "Tea"), (2, "Can bring", "Cake"),
    ]  # fmt: skip
    press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Tea\nCake"


def test_somebody_new_is_asked_for_their_organisation_in_the_same_line(
    page: ContributionsPage, study: Study, name: Callable[[str], None]
) -> None:
    name("Dana Okoro")
    assert focused() is page.typing.bar.organisation.finder
    type_("river")
    press(Key.Key_Return)
    type_("Rooms")
    press(Key.Key_Return)
    (dana,) = [i for i, _ in study.store.find(CONTACT, "Dana")]
    assert study.store.contributions.people([dana])[dana].of == "Riverside Trust"
    assert [one.organisation for one in study.store.contributions.of_delegate(dana)] == [study.trust]
    assert study.store.count(Query(DELEGATE)) == 3


def test_delegates_are_offered_before_other_contacts_and_also_by_their_organisation(page: ContributionsPage) -> None:
    people = page.typing.bar.people
    assert [found.label for found in people.find("")] == ["Ada Nash", "Bola Grewal"]
    assert [found.label for found in people.find("a")][:2] == ["Ada Nash", "Bola Grewal"]
    assert [found.label for found in people.find("river")] == ["Bola Grewal"]
    assert [found.label for found in people.find("low")] == ["Chidi Lowe"]


def test_a_name_that_is_nobody_never_stays_above_somebody_elses_grid(
    page: ContributionsPage, study: Study, name: Callable[[str], None]
) -> None:
    name("ada")
    press(Key.Key_Escape)
    type_("Zoltan")
    press(Key.Key_Tab)
    assert page.typing.bar.finder.text() == "Ada Nash"
    assert "names nobody for sure" in page._window.messages.text
    assert study.store.find(CONTACT, "Zoltan") == []


def test_area_by_area_the_rows_are_delegates_and_a_name_goes_to_its_row(page: ContributionsPage, study: Study) -> None:
    study.say(study.chidi, 1, "Needs", "Paint", organisation=study.trust)
    page.show_typing()
    page.typing.show_way("By area")
    page.typing.show_area(study.areas[1])
    grid = page.typing.grid
    assert [(line.label, line.about) for line in grid.cells.lines] == [
        ("Ada Nash", "Northgate College"), ("Bola Grewal", "Riverside Trust"), ("Chidi Lowe", ""),
    ]  # fmt: skip
    page.typing.begin()
    type_("bola")
    press(Key.Key_Return)
    type_("Vans")
    press(Key.Key_Return, CTRL)
    assert focused() is page.typing.bar.finder
    assert study.said(study.bola) == [(1, "Can bring", "Vans")]
    assert [one.organisation for one in study.store.contributions.of_delegate(study.bola)] == [study.trust]


def test_tab_goes_through_the_cells_and_out_behind_the_last_and_before_the_first(
    page: ContributionsPage, name: Callable[[str], None]
) -> None:
    name("ada")
    grid = page.typing.grid
    for _ in range(11):
        press(Key.Key_Tab)
    assert focused() is grid
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (3, 2)
    press(Key.Key_Tab)
    assert focused() is not grid
    grid.setFocus()
    grid.go_to(0, 0)
    press(Key.Key_Backtab, SHIFT)
    assert focused() is page.typing.bar.organisation.finder


def test_the_table_has_what_was_typed_once_it_is_shown_again(
    page: ContributionsPage, study: Study, name: Callable[[str], None]
) -> None:
    name("ada")
    type_("Rooms")
    page.views.show(TABLE)  # type: ignore[union-attr]
    assert list(page.rows.model.ids) == [one.id for one in study.store.contributions.all()]
    assert len(page.rows.model.ids) == 1


def test_nothing_that_is_hidden_is_deleted_from_the_grid(
    page: ContributionsPage, study: Study, name: Callable[[str], None]
) -> None:
    study.say(study.bola, 0, "Needs", "Paint")
    page.focus()
    name("ada")
    page._window.command("delete")
    page.views.show(NEEDS)  # type: ignore[union-attr]
    page._window.command("delete")
    assert study.said(study.bola) == [(0, "Needs", "Paint")]


def test_the_chosen_rows_are_confirmed_with_one_key(page: ContributionsPage, study: Study) -> None:
    made = [study.say(study.ada, 0, "Can bring", text) for text in ("Rooms", "Vans")]
    page.focus()
    page.table.selectAll()
    press(Key.Key_Period, CTRL)
    assert [study.status(i) for i in made] == ["Confirmed", "Confirmed"]
    page._window.undo()
    assert [study.status(i) for i in made] == ["Offered", "Offered"]


def test_an_offer_is_matched_and_taken_off_with_enter(page: ContributionsPage, study: Study, qtbot: QtBot) -> None:
    need = study.say(study.ada, 0, "Needs", "A training room")
    study.say(study.ada, 1, "Needs", "Paint")
    offer = study.say(study.bola, 0, "Can bring", "Two training rooms")
    page.show_needs(need)
    needs = page.needs
    press(Key.Key_Return)
    assert focused() is needs.offers and needs.offers.current_id() == offer
    assert "same area; both speak of training room" in {row.why for row in needs.offers.model_.rows}
    assert needs.told.text() == "2 needs · 2 without a match"
    press(Key.Key_Return)
    assert [(m.need, m.offer) for m in study.store.contributions.matches()] == [(need, offer)]
    assert needs.told.text() == "2 needs · 1 without a match"
    assert next(row.mark for row in needs.needs.model_.rows if row.id == need) == "1 match"
    qtbot.waitUntil(lambda: "✓ Match noted" in {row.mark for row in needs.offers.model_.rows})
    press(Key.Key_F2)
    type_("Ask in May")
    press(Key.Key_Return)
    assert [m.remark for m in study.store.contributions.matches()] == ["Ask in May"]
    assert focused() is needs.offers
    press(Key.Key_Return)
    assert study.store.contributions.matches() == []
    press(Key.Key_Escape)
    assert focused() is needs.needs


def test_the_filters_of_the_page_hold_for_the_needs_and_those_without_a_match_come_first(
    page: ContributionsPage, study: Study
) -> None:
    matched = study.say(study.ada, 0, "Needs", "A room")
    opened = study.say(study.bola, 0, "Needs", "Books")
    elsewhere = study.say(study.bola, 2, "Needs", "Paint")
    offer = study.say(study.bola, 0, "Can bring", "Rooms")
    from lwdesk.operations.contributions import note_match

    note_match(study.store, matched, offer)
    page.views.show(NEEDS)  # type: ignore[union-attr]
    listed = page.needs.needs.model_
    assert {row.id for row in listed.rows[:2]} == {opened, elsewhere} and listed.rows[2].id == matched
    area = page.head.buttons[0]
    area.ticked = {study.areas[0]: "first"}
    area.changed.emit()
    assert [row.id for row in listed.rows] == [opened, matched]


def test_what_is_typed_belongs_to_the_event_that_is_looked_at(page: ContributionsPage, study: Study) -> None:
    store = study.store
    first = store.contributions.event()
    with store.step("Another day") as step:
        second = step.create(EVENT, {"name": "Follow-up"})
        step.create(DELEGATE, {"contact": study.chidi, "event": second})
    page.show_typing()
    assert [person.name for person in store.contributions.delegates()] == ["Chidi Lowe"]
    store.remember(CHOSEN, first)
    page.focus()
    assert [person.name for person in page.typing.bar.people.all] == ["Ada Nash", "Bola Grewal"]
    page.typing.show_delegate(study.ada)
    page.typing.grid.setFocus()
    type_("Two rooms")
    press(Key.Key_Return)
    (made,) = store.ids(Query(CONTRIBUTION))
    assert (store.get(CONTRIBUTION, made) or {})["event"] == first
