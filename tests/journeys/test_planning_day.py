"""The planning day from the invitations to what was typed up that evening, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from desk import ALT, Desk
from keyboard import CTRL, SHIFT
from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from studies import sample_study

from lwdesk.records import CONTACT, CONTRIBUTION, ORGANISATION, PROPOSAL
from lwdesk.store import Query, Store
from lwdesk.ui.window import Window

DELEGATES = 70
WORKSHOPS = {"Places": 30, "Employers": 24, "Skills": 20}
VAN, VANS, BUS = "A van for each borough", "One van in every borough", "Ask the buses to run at five"
TYPED_ELSEWHERE = [
    ("What was said on the day",),
    (),
    ("Who", "Works for", "Theme area", "Offer, need or idea", "In their words", "State"),
    ("Alaric Mensah", "Orchard Stores", "Supporting employers", "Offer", "A stockroom for a fortnight", "agreed"),
    ("Aoife Castellane", "Deaf Careers Link", "Facilitating access", "Need", "A room with a hearing loop", "Offered"),
    ("Marisol Tennant", "", "Skills development", "Offer", "Six places on the Tuesday course", "Offered"),
    ("Wilhelmina Stroud", "Ferry Lane Bakers", "Supporting employers", "Need", "Somebody who knows night wages", ""),
    ("Beatrix Lamptey", "Candlewick Foundation", "Facilitating acess", "Should", "Meet again in May", ""),
]


@pytest.fixture
def desk(show: Callable[[Store], Window], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Somebody at the window on the sample study, who is asked for no file."""
    for name in ("which_file", "where_to"):
        monkeypatch.setattr(f"lwdesk.ui.asking.{name}", lambda *_, **__: None)
    return Desk(show(sample_study(tmp_path / "London.lwdesk")), qtbot)


# The day


def begin_event(desk: Desk) -> int:
    """A second planning day with three workshops; gives the event."""
    desk.go(7, 1)
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_N, CTRL)
    desk.write("Second planning day")
    desk.tab()
    desk.write("9 Dec 2003")
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Return)
    for n, (name, places) in enumerate(WORKSHOPS.items()):
        if n:
            desk.press(Qt.Key.Key_Insert)
        desk.write(name)
        desk.tab(4)
        desk.fill(str(places))
    event = desk.store.event.current()
    assert event is not None
    held = desk.store.event.workshops(event)
    assert {one.name: one.capacity for one in held} == WORKSHOPS
    return event


def open_panel(desk: Desk, key: Qt.Key) -> None:
    """Open the panel of that key, and wait until it has the keyboard."""
    desk.wait(desk.is_in_window)
    desk.press(key, CTRL | SHIFT)
    desk.wait(desk.is_in_panel)


def invite_all(desk: Desk, event: int) -> None:
    """First those who were interviewed, then others by name until the day has seventy."""
    desk.press(Qt.Key.Key_2, ALT)
    open_panel(desk, Qt.Key.Key_I)
    desk.press(Qt.Key.Key_Return)
    invited = {one.contact for one in desk.store.event.delegates(event)}
    assert invited and desk.said == f"Invite {len(invited)} people."
    others = [i for i in desk.store.ids(Query(CONTACT)) if i not in invited][: DELEGATES - len(invited)]
    names = desk.store.labels(CONTACT.name, others)
    open_panel(desk, Qt.Key.Key_I)
    for _ in range(3):
        desk.press(Qt.Key.Key_Right)
    for contact in others:
        desk.fill(names[contact])
    # Enter in the empty line goes on to the button.
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    assert desk.said == f"Invite {len(others)} people."
    desk.wait(desk.is_in_window)


def test_an_event_of_seventy_delegates(desk: Desk) -> None:
    event = begin_event(desk)
    invite_all(desk, event)
    page = desk.window.list_page
    assert page and len(page.rows.model.ids) == DELEGATES, "those of the other event are not among them"

    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_A, CTRL | SHIFT)
    assert desk.said == f"Accepted: {DELEGATES} delegates."
    desk.press(Qt.Key.Key_3, ALT)
    open_panel(desk, Qt.Key.Key_P)
    desk.press(Qt.Key.Key_Return)
    assert desk.said == f"Place {DELEGATES} people in workshops."
    desk.wait(desk.is_in_window)
    placed = [one.workshop for one in desk.store.event.delegates(event)]
    for one in desk.store.event.workshops(event):
        assert 0 < placed.count(one.id) <= (one.capacity or 0)
    assert None not in placed

    desk.press(Qt.Key.Key_2, ALT)
    desk.press(Qt.Key.Key_L, CTRL | SHIFT)
    desk.fill("Abena T")
    desk.fill("Alaric")
    desk.fill("Perdita Munroe-Akande")
    desk.fill("Ferry Lane Bakers")
    desk.press(Qt.Key.Key_Return)
    came = {one.name for one in desk.store.event.delegates(event) if one.attended}
    assert came == {"Abena Thorogood", "Alaric Mensah", "Perdita Munroe-Akande"}
    figures = desk.store.event.figures(event)
    assert (figures.attended, len(desk.store.event.delegates(event))) == (3, DELEGATES + 1)


# Proposals


def test_proposals_are_typed_put_under_areas_and_merged(desk: Desk) -> None:
    before = set(desk.store.ids(Query(PROPOSAL)))
    desk.go(7, 4)
    desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    desk.fill(VAN)
    desk.fill(VANS)
    desk.press(Qt.Key.Key_Right)
    desk.fill(BUS)
    van, vans, bus = sorted(set(desk.store.ids(Query(PROPOSAL))) - before)
    workshops = [one.id for one in desk.store.event.workshops(desk.store.event.current())]
    assert [(desk.store.get(PROPOSAL, i) or {})["workshop"] for i in (van, vans, bus)] == [
        workshops[0], workshops[0], workshops[1],
    ]  # fmt: skip

    desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    board = desk.window.list_page.board  # type: ignore[union-attr]
    desk.press(Qt.Key.Key_Home)
    desk.down_to(lambda: board.current() == van)
    # What is put under an area makes room for the next.
    desk.write("1")
    desk.write("1")
    desk.write("2")
    first, second = [term.id for term in desk.store.terms("area")][:2]
    held = desk.store.many(PROPOSAL, [van, vans, bus])
    assert [held[i]["area"] for i in (van, vans, bus)] == [first, first, second]

    for _ in range(len(board.columns)):
        if board.at != 1:
            desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Home)
    desk.down_to(lambda: board.current() == van)
    desk.press(Qt.Key.Key_Space)
    desk.down_to(lambda: board.current() == vans)
    desk.press(Qt.Key.Key_M)
    desk.wait(desk.is_in_panel)
    desk.press(Qt.Key.Key_Return)
    assert "Merged 1 proposal into" in desk.said
    assert van not in desk.store.ids(Query(PROPOSAL))
    assert [(one.text, one.workshop) for one in desk.store.proposals.wordings(vans)] == [(VAN, "Places and buildings")]


# Contributions


def typed_elsewhere(desk: Desk, folder: Path) -> Path:
    """What a colleague has typed: other headings, a namesake, an unknown person and house, two cells to mend."""
    with desk.store.step("A namesake") as step:
        house = desk.store.ids(Query(ORGANISATION))[0]
        step.create(CONTACT, {"name": "Marisol Tennant", "organisation": house})
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in TYPED_ELSEWHERE:
        sheet.append(row)
    book.save(folder / "typed.xlsx")
    return folder / "typed.xlsx"


def test_contributions_come_from_a_spreadsheet_that_was_typed_elsewhere(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = typed_elsewhere(desk, tmp_path)
    monkeypatch.setattr("lwdesk.ui.asking.which_file", lambda *_, **__: path)
    desk.go(7, 5)
    desk.press(Qt.Key.Key_I, CTRL)
    desk.wait(lambda: "“agreed” is not known here" in foot(desk))
    desk.fill("Confirmed")
    desk.wait(lambda: "“Facilitating acess” is not in the list" in foot(desk))
    desk.fill("Facilitating access")
    desk.wait(lambda: "Facilitating acess" not in foot(desk))
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: desk.window.shown_screen is None)
    assert desk.said == "Imported 5 rows from typed.xlsx."
    told = desk.rows(CONTRIBUTION, "area", "kind", "text", "delegate", "organisation", "status")
    assert told[-5:] == [
        ("Supporting employers", "Can bring", "A stockroom for a fortnight", "Alaric Mensah", "Orchard Stores Ltd",
         "Confirmed"),
        ("Facilitating access", "Needs", "A room with a hearing loop", "Aoife Castellane", "Deaf Careers Link",
         "Offered"),
        ("Skills development", "Can bring", "Six places on the Tuesday course", "Marisol Tennant", "Parents' Own",
         "Offered"),
        ("Supporting employers", "Needs", "Somebody who knows night wages", "Wilhelmina Stroud", "Ferry Lane Bakers",
         ""),
        ("Facilitating access", "Programme should", "Meet again in May", "Beatrix Lamptey", "Candlewick Foundation",
         ""),
    ]  # fmt: skip


def foot(desk: Desk) -> str:
    """What the import screen says beneath; "" while there is none."""
    foot = getattr(desk.window.shown_screen, "foot", None)
    return str(foot.sentence.text()) if foot else ""


def test_contributions_are_typed_and_a_need_is_matched(desk: Desk) -> None:
    desk.go(7, 5)
    desk.press(Qt.Key.Key_N, CTRL)
    desk.fill("Gwendolen")
    desk.write("Forty chairs")
    desk.tab()
    desk.fill("A van on Thursdays")
    said = desk.rows(CONTRIBUTION, "area", "kind", "text", "delegate", "status")
    area = desk.store.terms("area")[0].label
    assert set(said[-2:]) == {
        (area, "Can bring", "Forty chairs", "Gwendolen Prior", "Offered"),
        (area, "Needs", "A van on Thursdays", "Gwendolen Prior", "Offered"),
    }

    desk.press(Qt.Key.Key_V, CTRL | SHIFT)
    needs = desk.window.list_page.needs  # type: ignore[union-attr]
    need = next(one.id for one in desk.store.contributions.all() if one.text == "A van on Thursdays")
    desk.down_to(lambda: needs.needs.current_id() == need)
    desk.press(Qt.Key.Key_Return)
    offer = needs.offers.current_id()
    desk.press(Qt.Key.Key_Return)
    assert desk.said == "Noted a match. F2 adds a remark."
    (match,) = desk.store.contributions.matches_of(need)
    assert (match.need, match.offer) == (need, offer)
