"""The window on a study, shown and with the keyboard, as every journey begins."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lwdesk.store import Store
from lwdesk.ui.theme import apply_theme
from lwdesk.ui.window import Window


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Store], Window]]:
    """Call it with a study for the window on it."""
    shown: list[Window] = []

    def show(store: Store) -> Window:
        apply_theme(qapp, "light")
        window = Window()
        shown.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.show_study(store)
        return window

    yield show
    for window in shown:
        window.close()
