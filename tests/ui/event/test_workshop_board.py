"""The columns of the workshops: people moved by keys, and places proposed with a reason before they are written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lwdesk.records import DELEGATE
from lwdesk.ui.event.column import PeopleColumn
from lwdesk.ui.event.proposing import Proposing
from tests.resting import rest

if TYPE_CHECKING:
    import pytest

    from tests.ui.event.conftest import Day

Keys = tuple[Callable[..., None], Callable[[str], None]]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_digits_place_one_after_the_other(day: "Day", keys: Keys) -> None:
    press, _ = keys
    page = day.show("Workshops")
    assert page.columns[0].list.hasFocus()
    for digit in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1):
        press(digit)
    assert day.names_in(day.workshops[0]) == ["Ada Lovett", "Cleo Marsh"]
    assert day.names_in(day.workshops[1]) == ["Ben Okoro"]
    assert page.columns[1].where.text() == "2 of 2, full · Lea room"
    assert page.count.text() == "3 placed · 1 without a workshop"
    day.window.undo()
    assert day.names_in(day.workshops[0]) == ["Ada Lovett"]


def test_arrows_go_about_and_with_ctrl_they_take_people_along(day: "Day", keys: Keys) -> None:
    press, _ = keys
    page = day.show("Workshops")
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_Right, CTRL)
    assert day.names_in(day.workshops[0]) == ["Ada Lovett", "Ben Okoro"]
    press(Qt.Key.Key_Right)
    assert page.columns[1].list.hasFocus()
    press(Qt.Key.Key_Right, CTRL)
    assert day.names_in(day.workshops[1]) == ["Ada Lovett"]
    press(Qt.Key.Key_0)
    assert day.names_in(day.workshops[0]) == []
    press(Qt.Key.Key_9)
    assert day.names_in(None) == ["Ben Okoro", "Cleo Marsh", "Dev Patel"]


def test_too_many_is_said_in_words_and_not_forbidden(day: "Day", keys: Keys) -> None:
    press, _ = keys
    page = day.show("Workshops")
    for _ in range(3):
        press(Qt.Key.Key_3)
    assert page.columns[3].where.text() == "3 of 2, 1 too many · Hall"
    assert page.columns[3].list.accessibleName() == "Workshop 3: Reach, 3 of 2, 1 too many"


def test_a_delegate_is_found_by_typing(day: "Day", keys: Keys) -> None:
    press, write = keys
    page = day.show("Workshops")
    day.window.command("find_here")
    write("dev")
    press(Qt.Key.Key_Return)
    assert page.columns[0].list.hasFocus() and page.columns[0].list.current_id() == day.id("Dev Patel")


def test_people_are_dropped_on_a_workshop(day: "Day", monkeypatch: "pytest.MonkeyPatch") -> None:
    page = day.show("Workshops")
    source, target = page.columns[0].list, page.columns[2].list
    source.choose(day.id("Cleo Marsh"))
    data = QMimeData()
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    monkeypatch.setattr(QDropEvent, "source", lambda _self: source)
    target.dropEvent(drop)
    rest(10)
    assert day.names_in(day.workshops[1]) == ["Cleo Marsh"] and isinstance(target, PeopleColumn)


def test_wishes_are_shown(day: "Day") -> None:
    ada = day.id("Ada Lovett")
    with day.store.step("Wishes") as step:
        step.update(DELEGATE, ada, {"wishes": [day.workshops[1], day.workshops[0]]})
    page = day.show("Workshops")
    said = page.columns[0].list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Ada Lovett, Northgate Trust, wishes Health, Skills"


def test_a_proposal_is_seen_with_its_reasons_before_it_is_done(day: "Day", keys: Keys) -> None:
    press, _ = keys
    page = day.show("Workshops")
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_P, CTRL | SHIFT)
    panel = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Proposing) and w.isVisible())
    QTest.qWaitForWindowActive(panel)
    shown = [[panel.list.topLevelItem(n).text(c) for c in (0, 2, 3)] for n in range(panel.list.topLevelItemCount())]  # type: ignore[union-attr]
    assert [row[0] for row in shown] == ["Ben Okoro", "Cleo Marsh"]
    assert {row[1] for row in shown} == {"Health", "Reach"}
    assert all(row[2] == "No wish said; nobody else from Northgate Trust there" for row in shown)
    assert panel.summary.text() == "2 places: 2 who said no wish."
    assert day.names_in(day.workshops[1]) == []
    panel.unsure.click()
    assert panel.do_button.text() == "Place 3 people"
    panel.unsure.click()
    panel.do_button.setFocus()
    press(Qt.Key.Key_Return)
    assert day.held("Ben Okoro", "why") == "No wish said; nobody else from Northgate Trust there"
    assert page.count.text() == "3 placed · 1 without a workshop"
    day.window.undo()
    assert page.count.text() == "1 placed · 3 without a workshop"
