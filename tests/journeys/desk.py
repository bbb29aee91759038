"""The window on a study, a keyboard, and what the journeys through a planning day ask of them."""

from collections.abc import Callable

from keyboard import CTRL, Keys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lwdesk.records import Record
from lwdesk.store import Query
from lwdesk.text import fold
from lwdesk.ui.pages.page import Page
from lwdesk.ui.pages.parted import PartedPage
from lwdesk.ui.window import Window

ALT = Qt.KeyboardModifier.AltModifier
WAIT_MS = 20_000


class Desk:
    """Somebody at the window who has a keyboard and no mouse."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        assert window.store
        self.window, self.store, self._qtbot = window, window.store, qtbot
        self.keys = Keys()
        self.press = self.keys.press

    def write(self, content: str) -> None:
        """Type it; letters that not every keyboard has as those that mean them, as one does in a hurry."""
        self.keys.type("".join(letter for letter in fold(content) if letter.isascii()) if _odd(content) else content)

    def fill(self, content: str) -> None:
        """Type it and press Enter."""
        self.write(content)
        self.press(Qt.Key.Key_Return)

    def go(self, page: int, part: int) -> None:
        """To a part of a page, by their numbers."""
        self.press(getattr(Qt.Key, f"Key_{page}"), CTRL)
        self.press(getattr(Qt.Key, f"Key_{part}"), ALT)

    def tab(self, times: int = 1) -> None:
        """On by so many fields."""
        for _ in range(times):
            self.press(Qt.Key.Key_Tab)

    def wait(self, holds: Callable[[], object]) -> None:
        """Until this is so."""
        self._qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT_MS)

    def down_to(self, holds: Callable[[], bool], most: int = 120) -> None:
        """Down the list, to where this is so."""
        for _ in range(most):
            QApplication.processEvents()
            if holds():
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError("it is not in the list")

    def is_in_panel(self) -> bool:
        """Whether a panel has the keyboard."""
        shown = QApplication.activeWindow()
        return shown is not None and shown is not self.window and QApplication.focusWidget() is not None

    def is_in_window(self) -> bool:
        """Whether the window itself has the keyboard."""
        return QApplication.activeWindow() is self.window and QApplication.focusWidget() is not None

    @property
    def said(self) -> str:
        """What the message bar says."""
        return self.window.messages.text

    @property
    def here(self) -> QWidget:
        """What has the keyboard."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def part(self) -> Page:
        """The part of the page that is shown."""
        page = self.window.page
        assert isinstance(page, PartedPage)
        return page.inner

    def rows(self, record: Record, *fields: str) -> list[tuple[object, ...]]:
        """These fields of every record, in the order in which the records were made."""
        ids = sorted(self.store.ids(Query(record)))
        return [tuple(row) for row in self.store.cells(record, ids, [record.field(name) for name in fields])]


def _odd(content: str) -> bool:
    return not content.isascii()
