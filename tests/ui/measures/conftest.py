"""A window on a study that stands still, with three measures and the assessments that one of them counts."""

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

from lwdesk.records import ASSESSMENT, COMMITMENT, MEASURE, ORGANISATION, READING
from lwdesk.records.measure import REACHED
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON
from lwdesk.ui.opening import open_study
from lwdesk.ui.window import Window
from tests.resting import rest

TODAY = date(2004, 11, 15)
HOUSES = ("Basin Academy", "Lock Keepers", "Northgate Council", "Riverside Trust", "Tide Mill")


@dataclass
class Plan:
    """The window, and what the study holds."""

    window: Window
    path: Path
    vacancies: int
    unfilled: int
    reached: int
    houses: list[int]
    levels: list[int]

    @property
    def store(self) -> Store:
        assert self.window.store
        return self.window.store

    def show(self, part: str) -> Any:
        """The part of the page, with the keyboard in it."""
        self.window.show_page("Action plan", part)
        page = self.window.page
        assert page
        rest(30)
        return page.inner

    def measures(self, chosen: int | None = None) -> Any:
        """The part Measures, the keyboard on a measure and its readings shown."""
        page = self.show("Measures")
        assert page.show_record(self.vacancies if chosen is None else chosen)
        return page

    def readings(self, measure: int) -> list[tuple[date | None, float | None, str]]:
        """What the study holds of the readings of a measure, by id."""
        ids = next((ids for name, _, ids in self.store.links_to(MEASURE, measure) if name == READING.name), ())
        held = self.store.many(READING, list(ids))
        return [(held[i]["day"], held[i]["value"], held[i]["source"]) for i in sorted(held)]

    def latest(self, measure: int) -> tuple[float | None, date | None]:
        held = self.store.get(MEASURE, measure) or {}
        return held["latest"], held["read_on"]


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
    vacancies: int
    unfilled: int
    reached: int
    houses: list[int]
    levels: list[int]


@made_once
def begun(path: Path) -> Begun:
    store = Store.create(path, "London works", by="Sam Carter")
    store.remember(STANDS_ON, TODAY.isoformat())
    levels = [term.id for term in store.terms("charter")]
    with store.step("Begin") as step:
        given = {"ref": "3.1", "text": "Open vacancies", "start": date(2004, 4, 1), "due": date(2005, 3, 31)}
        promise = step.create(COMMITMENT, given)
        usual = {"commitment": promise, "name": "Vacancies filled", "unit": "vacancies"}
        vacancies = step.create(MEASURE, {**usual, "baseline": 0.0, "target": 250.0})
        step.create(READING, {"measure": vacancies, "day": date(2004, 6, 30), "value": 20.0, "source": "Return"})
        step.create(READING, {"measure": vacancies, "day": date(2004, 9, 30), "value": 120.0, "source": "Return"})
        unfilled = step.create(MEASURE, {"name": "Posts unfilled", "unit": "%", "baseline": 60.0, "target": 20.0})
        counted = {"commitment": promise, "name": "Signed up", "counts": REACHED, "level": levels[1]}
        reached = step.create(MEASURE, {**counted, "baseline": 0.0, "target": 5.0})
        houses = [step.create(ORGANISATION, {"name": name}) for name in HOUSES]
        for house, level, day in ((0, 1, 5), (1, 2, 6), (2, 0, 7), (3, 3, 10)):
            said = {"assessed": True, "planned": house % 2 == 0}
            step.create(
                ASSESSMENT,
                {"organisation": houses[house], "level": levels[level], "day": date(2004, day, 1), **said},
            )
    return Begun(store, vacancies, unfilled, reached, houses, levels)


@pytest.fixture
def plan(qtbot: QtBot, look: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plan]:
    monkeypatch.setenv("LWDESK_HOME", str(tmp_path / "home"))
    path = tmp_path / "plan.lwdesk"
    held = begun(path)
    held.store.close()
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert open_study(window, path)
    qtbot.waitUntil(lambda: window.page is not None)
    yield Plan(window, path, held.vacancies, held.unfilled, held.reached, held.houses, held.levels)
    window.close()
