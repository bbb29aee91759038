"""Spelling on the typing-up screen: the study's names and words are known, and it can be switched off."""

import pytest
from pytestqt.qtbot import QtBot

from lwdesk.store import Store
from lwdesk.ui import settings
from lwdesk.ui.notes import spelling as spelling_module
from lwdesk.ui.typing.screen import TypingScreen
from lwdesk.ui.window import Window


class Known:
    """A dictionary of few words."""

    def check(self, word: str) -> bool:
        return word.casefold() in {"the", "ward", "needs"}

    def suggest(self, word: str) -> list[str]:
        return ["ward"]


@pytest.fixture(autouse=True)
def few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling_module.Spelling.__init__, "__defaults__", ((), (), None, Known, None))


def wrong(screen: TypingScreen, said: str) -> list[str]:
    return [said[start:end] for start, end in screen.spelling.wrong(said)]


def test_names_of_the_study_are_known_and_words_can_be_added(screen: TypingScreen, qtbot: QtBot) -> None:
    assert wrong(screen, "The wrad") == ["wrad"]
    qtbot.waitUntil(lambda: wrong(screen, "Fairbrother needs the Saltmarsh ward") == [])
    screen.spelling.add("intranet")
    assert wrong(screen, "intranet wrad") == ["wrad"]
    store: Store = screen.store
    assert store.remembered("words") == ["intranet"]


def test_spelling_is_switched_off_in_the_view_menu(screen: TypingScreen, window: Window) -> None:
    (switch,) = [a for m in window.menuBar().actions() for a in m.menu().actions() if "pelling" in a.text()]
    assert switch.isChecked()
    switch.trigger()
    assert wrong(screen, "The wrad") == []
    assert settings.read("spelling") is False
    switch.trigger()
    assert wrong(screen, "The wrad") == ["wrad"]
