"""A window on a study with one event: three workshops, six people interviewed, four of them invited."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from studies import made_once

from lwdesk.operations import event as verbs
from lwdesk.records import CONTACT, DELEGATE, EVENT, INTERVIEW, ORGANISATION, WORKSHOP
from lwdesk.store import Store
from lwdesk.ui.opening import open_study
from lwdesk.ui.window import Window
from tests.resting import rest

PEOPLE = ("Ada Lovett", "Ben Okoro", "Cleo Marsh", "Dev Patel", "Eve Stone", "Flo Grant")


@dataclass
class Day:
    """The window, and what the study holds."""

    window: Window
    event: int
    workshops: list[int]

    @property
    def store(self) -> Store:
        assert self.window.store
        return self.window.store

    def show(self, part: str) -> Any:
        """The part of the page, with the keyboard in it."""
        self.window.show_page("Event", part)
        page = self.window.page
        assert page
        rest(30)
        return page.inner

    def held(self, name: str, field: str) -> Any:
        found = next(d.id for d in self.store.event.delegates(self.event) if d.name == name)
        return (self.store.get(DELEGATE, found) or {})[field]

    def id(self, name: str) -> int:
        return next(d.id for d in self.store.event.delegates(self.event) if d.name == name)

    def names_in(self, workshop: int | None) -> list[str]:
        return [d.name for d in self.store.event.delegates(self.event) if d.workshop == workshop]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    target = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()  # an editor of a cell is told of Enter a moment later


def write(text: str) -> None:
    """Type letters wherever the keyboard is."""
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget(), letter)


@pytest.fixture
def keys() -> tuple[Callable[..., None], Callable[[str], None]]:
    return press, write


@dataclass
class Begun:
    """The study that the window is on."""

    store: Store
    event: int
    workshops: list[int]


@made_once
def begun(path: Path) -> Begun:
    store = Store.create(path, "London works", by="Sam Carter")
    event = verbs.new_event(store)
    with store.step("Begin") as step:
        step.update(EVENT, event, {"name": "Planning day", "day": date(2026, 6, 9), "time": "09:30"})
        workshops = [
            step.create(WORKSHOP, {"name": name, "capacity": 2.0, "room": room, "position": float(n), "event": event})
            for n, (name, room) in enumerate((("Skills", "Lea room"), ("Health", "Fleet room"), ("Reach", "Hall")))
        ]
        house = step.create(ORGANISATION, {"name": "Northgate Trust"})
        people = [step.create(CONTACT, {"name": n, "organisation": house if n < "D" else None}) for n in PEOPLE]
        for person in people:
            step.create(INTERVIEW, {"contact": person, "status": "Held"})
    made = verbs.invite(store, event, people[:4], date(2026, 5, 4))
    verbs.reply(store, made[:3], "Accepted")
    return Begun(store, event, workshops)


@pytest.fixture
def day(qtbot: QtBot, look: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    path = tmp_path / "day.lwdesk"
    held = begun(path)
    held.store.close()
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert open_study(window, path)
    qtbot.waitUntil(lambda: window.page is not None)
    yield Day(window, held.event, held.workshops)
    window.close()
