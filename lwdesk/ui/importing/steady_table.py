"""A table that keeps its current row in sight and its rows as high as the font wants them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class SteadyTable(QTableView):
    """One line a row, no grid of Qt's own, and the Tab key leads out of it."""

    def __init__(self, fit_rows: Callable[[], None], parent: QWidget | None = None) -> None:
        """Where `fit_rows` measures the rows; it is called again whenever the font changes."""
        super().__init__(parent)
        self._fit = fit_rows
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyboardSearch(self, search: str) -> None:
        """Letters do something to the current row; there is no looking for rows by their first letters."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


def asks_menu(event: QKeyEvent) -> bool:
    """Whether a key asks for a menu where the system itself makes nothing of it."""
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier


def types_text(event: QKeyEvent) -> bool:
    """Whether a key writes a letter, a figure or a sign, rather than asking for something."""
    shift = Qt.KeyboardModifier.ShiftModifier
    return bool(event.text().strip()) and event.text().isprintable() and event.modifiers() in (*PLAIN, shift)
