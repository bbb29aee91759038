"""Before the board meets: a line of progress on ten commitments, by keyboard alone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from desk import Desk
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lwdesk.records import ACTION, COMMITMENT
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON
from lwdesk.ui.window import Window

BUDGET = 22
TODAY = date(2004, 11, 15)
SAID = (
    "Two more wards have joined.", "Waiting for the lease.", "Printed and sent out.", "Eight of ten have begun.",
    "The first group met on Tuesday.", "Nothing new.", "The form is down to one page.", "Three firms have signed.",
    "A date in January is agreed.", "Delayed by the move.",
)  # fmt: skip


@pytest.fixture
def desk(show: Callable[[Store], Window], tmp_path: Path, qtbot: QtBot) -> Desk:
    """Somebody at the window on a plan of twelve commitments under two actions."""
    store = Store.create(tmp_path / "Plan.lwdesk")
    with store.step("Begin") as step:
        actions = [step.create(ACTION, {"name": name}) for name in ("3.1 Links to health", "3.2 Good practice")]
        for n in range(12):
            given = {"action": actions[n % 2], "ref": f"3.{n % 2 + 1}.{n // 2 + 1}", "text": f"Promise {n + 1}"}
            step.create(COMMITMENT, given)
    store.remember(STANDS_ON, TODAY.isoformat())
    return Desk(show(store), qtbot)


def test_a_line_of_progress_on_ten_commitments(desk: Desk) -> None:
    desk.go(9, 3)
    for words in SAID:
        desk.fill(words)
    assert desk.keys.pressed <= BUDGET, f"{desk.keys.pressed} keys"
    told = {update.commitment: (update.day, update.text) for update in desk.store.plan.updates()}
    order = sorted(desk.store.plan.commitments(TODAY), key=lambda one: one.ref)
    assert [told.get(one.id) for one in order] == [(TODAY, words) for words in SAID] + [None, None]
    # What the list of commitments shows is the newest line.
    assert [one.progress for one in order[:2]] == list(SAID[:2])


def test_the_lines_are_amended_and_taken_back_as_easily(desk: Desk) -> None:
    desk.go(9, 3)
    for words in SAID[:3]:
        desk.fill(words)
    desk.press(Qt.Key.Key_Up)
    desk.write(" More.")
    # Where the line is wrapped, Up leads to its first row before it leads to the line before.
    desk.press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Return)
    told = {update.commitment: update.text for update in desk.store.plan.updates()}
    order = sorted(desk.store.plan.commitments(TODAY), key=lambda one: one.ref)
    assert [told.get(one.id) for one in order[:3]] == [SAID[0], None, f"{SAID[2]} More."]
    assert [one.progress for one in order[:3]] == [SAID[0], "", f"{SAID[2]} More."]
