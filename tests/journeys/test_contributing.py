"""T4: what five delegates said on four areas, twenty contributions, typed in from paper."""

from collections.abc import Callable

import pytest
from keyboard import CTRL, Keys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lwdesk.records import CONTACT, CONTRIBUTION, DELEGATE, EVENT, ORGANISATION
from lwdesk.store import Query, Store
from lwdesk.ui.window import Window

MOST = 45
ALT = Qt.KeyboardModifier.AltModifier
PEOPLE = {
    "Ada Nash": "Northgate College",
    "Bola Grewal": "Riverside Trust",
    "Chidi Lowe": "Wharf Housing",
    "Dana Okoro": "Hillside Clinic",
}
NEW = ("Efua Mbeki-Shaw", "Basin Traders' Forum")
SAID = ("can bring", "and here", "third too", "the fourth")


@pytest.fixture
def window(show: Callable[[Store], Window], store: Store) -> Window:
    """The window on a study with an event and four of its delegates."""
    with store.step("Begin") as step:
        event = step.create(EVENT, {"name": "Planning day"})
        for name, organisation in PEOPLE.items():
            of = step.create(ORGANISATION, {"name": organisation})
            contact = step.create(CONTACT, {"name": name, "organisation": of})
            step.create(DELEGATE, {"contact": contact, "event": event})
    return show(store)


def rows(store: Store) -> list[tuple[object, ...]]:
    """(delegate, organisation, area, kind, text, status) of every contribution, in the order of typing."""
    names = ("delegate", "organisation", "area", "kind", "text", "status")
    ids = sorted(store.ids(Query(CONTRIBUTION)))
    return [tuple(row) for row in store.cells(CONTRIBUTION, ids, [CONTRIBUTION.field(n) for n in names])]


def test_twenty_contributions_of_five_delegates_in_four_areas(window: Window) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_7, CTRL)
    keys.press(Qt.Key.Key_5, ALT)
    keys.press(Qt.Key.Key_N, CTRL)
    for name in [*PEOPLE, NEW[0]]:
        keys.type(name)
        keys.press(Qt.Key.Key_Return)
        if name == NEW[0]:
            keys.type(NEW[1])
            keys.press(Qt.Key.Key_Return)
        for said in SAID:
            keys.type(f"{name} {said}")
            keys.press(Qt.Key.Key_Return)
    assert keys.pressed <= 29 <= MOST

    store = window.store
    assert store
    areas = [term.label for term in store.terms("area")]
    people = [*PEOPLE.items(), NEW]
    assert rows(store) == [
        (name, of, area, "Can bring", f"{name} {said}", "Offered")
        for name, of in people
        for area, said in zip(areas, SAID, strict=True)
    ]
    assert store.count(Query(DELEGATE)) == 5
    assert "nobody" not in window.messages.text


def test_a_paper_with_all_three_kinds_stays_within_the_budget(window: Window) -> None:
    """Each delegate: an offer and a need in the first area, an offer in the second, a wish in the last."""
    keys = Keys()
    keys.press(Qt.Key.Key_7, CTRL)
    keys.press(Qt.Key.Key_5, ALT)
    keys.press(Qt.Key.Key_N, CTRL)
    for name in PEOPLE:
        keys.type(name)
        keys.press(Qt.Key.Key_Return)
        keys.type(f"{name} rooms")
        keys.press(Qt.Key.Key_Tab)
        keys.type(f"{name} mentors")
        keys.press(Qt.Key.Key_Return)
        keys.type(f"{name} courses")
        keys.press(Qt.Key.Key_Return)
        keys.type(f"{name} vans")
        keys.press(Qt.Key.Key_Return, ALT)
        keys.type(f"{name} tools")
        keys.press(Qt.Key.Key_Return, CTRL)
    assert keys.pressed <= 27
    store = window.store
    assert store
    first, second, third, _ = [term.label for term in store.terms("area")]
    for name in PEOPLE:
        mine = [(area, kind, text) for who, _, area, kind, text, _ in rows(store) if who == name]
        assert mine == [
            (first, "Can bring", f"{name} rooms"), (first, "Needs", f"{name} mentors"),
            (second, "Can bring", f"{name} courses"), (third, "Can bring", f"{name} vans"),
            (third, "Can bring", f"{name} tools"),
        ]  # fmt: skip
    assert QApplication.focusWidget() is not None
