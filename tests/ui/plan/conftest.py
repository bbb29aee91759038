"""The window at the commitments of a small study."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from plan_room import Room
from promised import promised
from pytestqt.qtbot import QtBot

from lwdesk.ui.opening import open_study
from lwdesk.ui.window import Window


@pytest.fixture
def study(home: Path, tmp_path: Path) -> Path:
    """A closed study with an action plan."""
    promised(tmp_path / "works.lwdesk").store.close()
    return tmp_path / "works.lwdesk"


@pytest.fixture
def open_room(qtbot: QtBot, look: None, study: Path) -> Iterator[Callable[[], Room]]:
    """Opens the study at its commitments."""
    window = Window()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    def begin() -> Room:
        assert open_study(window, study)
        window.show_page("Action plan", "Commitments")
        return Room(window)

    yield begin
    window.close()


@pytest.fixture
def room(open_room: Callable[[], Room]) -> Room:
    return open_room()
