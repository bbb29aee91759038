"""Delegates: invitations, replies by a key, and the door."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lwdesk.records import CONTACT, DELEGATE
from lwdesk.store import Query
from lwdesk.ui.event.invite import Invite
from tests.resting import rest

if TYPE_CHECKING:
    from tests.ui.event.conftest import Day

Keys = tuple[Callable[..., None], Callable[[str], None]]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def panel() -> Invite:
    found = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Invite) and w.isVisible())
    QTest.qWaitForWindowActive(found)
    return found


def rows(tree: Any) -> list[tuple[str, str]]:
    return [
        (part.child(n).text(0), part.child(n).text(2))
        for part in (tree.topLevelItem(m) for m in range(tree.topLevelItemCount()))
        for n in range(part.childCount())
    ]


def test_all_who_were_interviewed_are_invited_in_one_press(day: "Day", keys: Keys) -> None:
    press, _ = keys
    day.show("Delegates")
    press(Qt.Key.Key_I, CTRL | SHIFT)
    shown = panel()
    assert shown.do_button.text() == "Invite 2 people"
    assert rows(shown.list)[:3] == [("Eve Stone", ""), ("Flo Grant", ""), ("Ada Lovett", "a delegate already")]
    press(Qt.Key.Key_Return)
    assert {d.name for d in day.store.event.delegates(day.event)} >= {"Eve Stone", "Flo Grant"}
    assert day.held("Eve Stone", "event") == day.event and day.held("Eve Stone", "invited") is not None
    day.window.undo()
    assert len(day.store.event.delegates(day.event)) == 4


def test_only_those_of_a_cell_are_invited(day: "Day") -> None:
    group = day.store.terms("group")[0]
    (eve,) = day.store.people.holding(CONTACT, {"name": "Eve Stone"})
    with day.store.step("Group") as step:
        step.update(CONTACT, eve, {"groups": [group.id]})
    day.show("Delegates").invite()
    shown = panel()
    shown.groups.tick((group.id, group.label))
    assert [row[0] for row in rows(shown.list)] == ["Eve Stone"]
    shown.reject()


def test_all_contacts_are_invited_at_once_whether_interviewed_or_not(day: "Day") -> None:
    before = {d.contact for d in day.store.event.delegates(day.event)}
    day.show("Delegates").invite()
    shown = panel()
    shown.ways[2].click()
    contacts = set(day.store.ids(Query(CONTACT)))
    assert shown.do_button.text() == f"Invite {len(contacts - before)} people" and shown.waves.isHidden()
    shown.do_button.click()
    assert {d.contact for d in day.store.event.delegates(day.event)} == contacts | before


def test_somebody_is_invited_by_name(day: "Day") -> None:
    day.show("Delegates").invite()
    shown = panel()
    shown.ways[3].click()
    QTest.keyClicks(shown.people.finder, "Flo G")  # type: ignore[attr-defined]
    QTest.keyClick(shown.people.finder, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert [row[0] for row in rows(shown.list)] == ["Flo Grant"]
    shown.do_button.click()
    assert day.held("Flo Grant", "event") == day.event


@pytest.mark.parametrize(
    ("key", "said"), [(Qt.Key.Key_A, "Accepted"), (Qt.Key.Key_P, "Perhaps"), (Qt.Key.Key_D, "Declined")]
)
def test_a_reply_is_one_key_on_the_chosen_rows(day: "Day", keys: Keys, key: Qt.Key, said: str) -> None:
    press, _ = keys
    page = day.show("Delegates")
    page.show_record(day.id("Ben Okoro"))
    page.focus()
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    press(key, CTRL | SHIFT)
    assert [day.held(n, "replied") for n in ("Ben Okoro", "Cleo Marsh", "Dev Patel")] == [said] * 3
    assert day.held("Ada Lovett", "replied") == "Accepted"
    day.window.undo()
    assert day.held("Dev Patel", "replied") == ""


def test_a_new_delegate_comes_to_the_event_that_is_looked_at(day: "Day") -> None:
    day.show("Delegates")
    day.window.command("new")
    newest = max(day.store.ids(Query(DELEGATE)))
    assert (day.store.get(DELEGATE, newest) or {})["event"] == day.event


def test_at_the_door_a_few_letters_and_enter_tick(day: "Day", keys: Keys) -> None:
    press, write = keys
    page = day.show("Delegates")
    press(Qt.Key.Key_L, CTRL | SHIFT)
    assert page.door.box.hasFocus() and page.door.count.text() == "0 of 4 have come"
    write("cle")
    press(Qt.Key.Key_Return)
    assert day.held("Cleo Marsh", "attended") is True
    assert page.door.count.text() == "1 of 4 has come"
    assert page.door.said.text() == "Cleo Marsh has come: no workshop yet"
    # The next name is simply typed; those of a house are found by its name, who is not here yet first.
    write("northg")
    assert page.door.list.person().name == "Ada Lovett"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert day.held("Ben Okoro", "attended") is True
    press(Qt.Key.Key_Return)
    assert day.held("Ben Okoro", "attended") is None
    assert page.door.said.text() == "Ben Okoro is no longer ticked"


def test_the_door_says_where_to_go(day: "Day", keys: Keys) -> None:
    press, write = keys
    from lwdesk.operations import event as verbs

    verbs.place(day.store, [day.id("Dev Patel")], day.workshops[1])
    page = day.show("Delegates")
    page.go_to_door()
    write("dev")
    assert (page.door.list.person().workshop, page.door.list.person().room) == ("Health", "Fleet room")
    press(Qt.Key.Key_Return)
    assert page.door.said.text() == "Dev Patel has come: Health · Fleet room"


def test_whoever_is_not_on_the_list_is_taken_in_without_a_mouse(day: "Day", keys: Keys) -> None:
    press, write = keys
    page = day.show("Delegates")
    page.go_to_door()
    write("Gus Hale")
    assert page.door.said.text() == "Nobody on the list is called so. Enter takes them in."
    press(Qt.Key.Key_Return)
    assert page.door.walk_in.name.text() == "Gus Hale"
    write("Harbour Homes")
    rest(100)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Backtab)
    press(Qt.Key.Key_Tab)
    write("gus at home")
    press(Qt.Key.Key_Return)
    assert page.door.walk_in.trouble.isVisible() and "gus at home" in page.door.walk_in.trouble.text()
    page.door.walk_in.email.selectAll()
    write("gus@example.org")
    press(Qt.Key.Key_Return)
    assert not page.door.walk_in.isVisible() and page.door.box.hasFocus()
    assert day.held("Gus Hale", "attended") is True and day.held("Gus Hale", "event") == day.event
    assert page.door.list.person().name == "Gus Hale" and page.door.count.text() == "1 of 5 has come"
    day.window.undo()
    assert page.door.count.text() == "0 of 4 have come"


def test_what_is_not_needed_at_the_door_is_put_away_and_comes_back(day: "Day") -> None:
    page = day.show("Delegates")
    page.go_to_door()
    assert not page.head.box.isVisible() and not page.side.isVisible()
    page.views.show(0)
    assert page.head.box.isVisible() and page.head.new.isVisible() and page.side.isVisible()
