"""Keys as they are pressed on the parts of the action plan, and a small study to press them on."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from studies import made_once

from lwdesk.records import ACTION, COMMITMENT, CONTACT, DELEGATE, ENGAGEMENT, EVENT, ISSUE, ORGANISATION, PROGRESS
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON

TODAY = date(2004, 11, 15)
PRESSED = {
    "enter": Qt.Key.Key_Return, "tab": Qt.Key.Key_Tab, "backtab": Qt.Key.Key_Backtab, "esc": Qt.Key.Key_Escape,
    "down": Qt.Key.Key_Down, "up": Qt.Key.Key_Up, "del": Qt.Key.Key_Delete, "space": Qt.Key.Key_Space,
    "end": Qt.Key.Key_End, "right": Qt.Key.Key_Right, "left": Qt.Key.Key_Left, ".": Qt.Key.Key_Period,
}  # fmt: skip
_MODIFIERS = {
    "alt": Qt.KeyboardModifier.AltModifier, "shift": Qt.KeyboardModifier.ShiftModifier,
    "ctrl": Qt.KeyboardModifier.ControlModifier,
}  # fmt: skip


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found
    return found


def press(*keys: str) -> None:
    """Press keys by their names, such as "alt+up"; anything else is typed as letters."""
    for key in keys:
        *held, name = key.split("+")
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= _MODIFIERS[one]
        if name in PRESSED and (held or len(name) > 1):
            QTest.keyClick(focus(), PRESSED[name], modifiers)
        elif held:
            QTest.keyClick(focus(), getattr(Qt.Key, f"Key_{name.upper()}"), modifiers)
        else:
            for letter in key:
                QTest.keyClicks(focus(), letter)


@made_once
def planned(path: Path) -> Path:
    """A closed study of 15 November 2004: two actions, six commitments of which one is done, and what was said."""
    store = Store.create(path, "Planned")
    with store.step("Begin") as step:
        college = step.create(ORGANISATION, {"name": "East Quay College"})
        amina = step.create(CONTACT, {"name": "Amina Holt", "email": "amina@example.org", "organisation": college})
        borys = step.create(CONTACT, {"name": "Borys Lane"})
        cleo = step.create(CONTACT, {"name": "Cleo Marsh", "email": "cleo@example.org"})
        links = step.create(
            ACTION,
            {"name": "3.1 Links to health", "inputs": "A link worker\nGBP 20,000", "activities": "Walks from surgeries",
             "outputs": "250 people seen", "outcomes": "People feel well enough to work\nFewer visits to surgeries"},
        )  # fmt: skip
        practice = step.create(ACTION, {"name": "3.2 Good practice"})
        first = step.create_term("strand", "Social prescribing")
        given = (
            (links, first, "3.1.1", "Train ten link workers", {"owner_person": amina, "due": date(2004, 12, 20)}),
            (links, first, "3.1.2", "A bulletin every month", {"owner_body": college, "due": date(2004, 10, 1)}),
            (links, None, "3.1.3", "One list of walks", {"status": "Under way"}),
            (links, None, "3.1.10", "A map of surgeries", {"status": "Done"}),
            (practice, None, "3.2.1", "Twenty employers sign the charter", {"status": "Not started", "rag": "Amber"}),
            (None, None, "9.1", "A stall at the fair", {}),
        )
        made = [
            step.create(COMMITMENT, {"action": action, "strand": strand, "ref": ref, "text": text, **more})
            for action, strand, ref, text, more in given
        ]
        step.create(PROGRESS, {"commitment": made[0], "day": date(2004, 9, 3), "text": "Four have begun."})
        step.create(PROGRESS, {"commitment": made[0], "day": date(2004, 10, 4), "text": "Seven have begun."})
        step.create(ISSUE, {"commitment": made[1], "text": "Who prints it?", "raised": date(2004, 9, 1)})
        step.create(
            ISSUE,
            {"text": "May we go on?", "raised": date(2004, 5, 1), "answer": "Yes", "answered": date(2004, 6, 1)},
        )
        event = step.create(EVENT, {"name": "Planning day"})
        for contact, stays in ((amina, True), (borys, True), (cleo, False)):
            step.create(DELEGATE, {"contact": contact, "stays": stays, "event": event})
        step.create(ENGAGEMENT, {"contact": amina, "interests": "Walking groups", "written": date(2004, 6, 1)})
    store.remember(STANDS_ON, TODAY.isoformat())
    store.close()
    return path
