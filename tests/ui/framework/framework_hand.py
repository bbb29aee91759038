"""Keys as they are pressed on the Framework page, and a small study to press them on."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from studies import made_once

from lwdesk.records import CONTRIBUTION, FRAMEWORK, ORGANISATION, POLICY, PROPOSAL, RECOMMENDATION, WORKSHOP
from lwdesk.store import Store

PRESSED = {
    "enter": Qt.Key.Key_Return, "tab": Qt.Key.Key_Tab, "esc": Qt.Key.Key_Escape, "down": Qt.Key.Key_Down,
    "up": Qt.Key.Key_Up, "right": Qt.Key.Key_Right, "ins": Qt.Key.Key_Insert, "del": Qt.Key.Key_Delete,
    "f2": Qt.Key.Key_F2, "space": Qt.Key.Key_Space,
}  # fmt: skip


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found
    return found


def press(*keys: str) -> None:
    """Press keys by their names; anything else is typed as letters."""
    for key in keys:
        if key in PRESSED:
            QTest.keyClick(focus(), PRESSED[key])
        elif key.startswith("alt+"):
            QTest.keyClick(focus(), PRESSED[key[4:]], Qt.KeyboardModifier.AltModifier)
        elif key.startswith("shift+"):
            QTest.keyClick(focus(), PRESSED[key[6:]], Qt.KeyboardModifier.ShiftModifier)
        else:
            for letter in key:
                QTest.keyClicks(focus(), letter)


@made_once
def filled(path: Path) -> Path:
    """A closed study: three proposals, one domain with a theme, a policy, a recommendation."""
    store = Store.create(path, "Filled")
    area = store.terms("area")[0].id
    with store.step("Begin") as step:
        trust = step.create(ORGANISATION, {"name": "Health Trust"})
        step.create(ORGANISATION, {"name": "East Quay College"})
        workshop = step.create(WORKSHOP, {"name": "Key skills"})
        step.create(CONTRIBUTION, {"kind": "Can bring", "text": "A bulletin", "area": area, "organisation": trust})
        first = step.create(
            PROPOSAL, {"text": "The programme should keep one list of jobs.", "area": area, "decision": "Goes in"}
        )
        step.create(PROPOSAL, {"text": "Open the nurse bank", "workshop": workshop})
        step.create(PROPOSAL, {"text": "A card of skills", "workshop": workshop, "decision": "Left out"})
        domain = step.create(FRAMEWORK, {"name": "Health", "activity": "Open jobs", "position": 1.0})
        step.create(FRAMEWORK, {"name": "Tasters", "domain": domain, "position": 1.0, "partners": [trust]})
        step.create(POLICY, {"name": "Choosing Health", "linked": [domain]})
        step.create(RECOMMENDATION, {"to": trust, "text": "Fund places", "proposal": first, "status": "Draft"})
    store.close()
    return path
