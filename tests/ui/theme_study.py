"""A small study with themes and passages, for the tests of the page Themes."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studies import made_once

from lwdesk.operations import themes
from lwdesk.records import CONTACT, INTERVIEW, NOTE, PASSAGE
from lwdesk.store import Store

BODY = "The first bus goes at five. Nobody asks how they sleep. Agency staff have no kettle. She was never asked."
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass
class Study:
    """Ada may be named, Ben not; Health has a sub-theme Sleep, and Work has none."""

    store: Store
    ada: int
    ben: int
    notes: tuple[int, int]
    health: int
    sleep: int
    work: int

    def passage(self, note: int, words: str, *on: int) -> int:
        start = max(BODY.find(words), 0)
        given = {"note": note, "words": words, "themes": on, "start": start, "end": start + len(words)}
        with self.store.step("Passage") as step:
            return step.create(PASSAGE, given | {"lost": words not in BODY})

    def tree(self) -> list[str]:
        return list(themes.paths(self.store).values())

    def themes_of(self, passage: int) -> set[int]:
        held = self.store.get(PASSAGE, passage)
        assert held
        return set(held["themes"])


@made_once
def make_study(path: Path, with_passages: bool = True) -> Study:
    """The study, open; four passages, one of them without a theme and one with its words gone."""
    store = Store.create(path, "Small")
    young = next(t.id for t in store.terms("group") if t.label == "Young people")
    with store.step("Begin") as step:
        ada = step.create(CONTACT, {"name": "Ada Okoro", "quote": "By name", "role": "Director", "groups": (young,)})
        ben = step.create(CONTACT, {"name": "Ben Lowe", "quote": "Not at all", "role": "Adviser"})
        talks = [
            step.create(INTERVIEW, {"contact": who, "day": day, "status": "Held"})
            for who, day in ((ada, "2003-11-03"), (ben, "2003-11-04"))
        ]
        notes = [step.create(NOTE, {"interview": talk, "body": BODY}) for talk in talks]
    made = [themes.create(store, path) for path in ("Health", "Health > Sleep", "Work")]
    study = Study(store, talks[0], talks[1], (notes[0], notes[1]), *made)
    if with_passages:
        study.passage(notes[0], "The first bus goes at five.", study.work)
        study.passage(notes[0], "Nobody asks how they sleep.", study.sleep, study.health)
        study.passage(notes[1], "Agency staff have no kettle.", study.work)
        study.passage(notes[1], "Gone since", study.health)
        study.passage(notes[1], "She was never asked.")
    return study


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def type_(text: str) -> None:
    """Type where the keyboard is."""
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def settle() -> None:
    """Let what waits for no time happen."""
    for _ in range(4):
        QApplication.processEvents()
