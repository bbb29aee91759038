"""The typing-up screen on an interview of our own."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from typing_hand import here

from lwdesk.operations import guide
from lwdesk.records import CONTACT, INTERVIEW, ORGANISATION
from lwdesk.store import Store
from lwdesk.store.notes import NoteInfo
from lwdesk.ui.typing import open_typing
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window


@pytest.fixture
def interview(window: Window) -> int:
    """An interview without notes, booked."""
    assert window.store
    with window.store.step("Somebody to see") as step:
        trust = step.create(ORGANISATION, {"name": "Saltmarsh Trust"})
        who = step.create(CONTACT, {"name": "Ines Fairbrother", "role": "Ward manager", "organisation": trust})
        return step.create(INTERVIEW, {"contact": who, "status": "Booked"})


@pytest.fixture
def screen(window: Window, interview: int, qtbot: QtBot) -> TypingScreen:
    """The screen as it opens, the keyboard in the first answer."""
    open_typing(window, interview)
    screen = window.shown_screen
    assert isinstance(screen, TypingScreen)
    qtbot.waitUntil(lambda: here().accessibleName().startswith("Answer to: "))
    return screen


@pytest.fixture
def questions(screen: TypingScreen) -> list[str]:
    """The questions of the guide in their order."""
    return [p.text for p in screen.store.notes.prompts(guide.current(screen.store))]


@pytest.fixture
def notes(screen: TypingScreen) -> Callable[[], list[NoteInfo]]:
    """Call it for the notes that the study holds of the interview."""
    store: Store = screen.store
    return lambda: store.notes.of(screen.interview_id)
