"""A line that says which keys help here, where there is room for it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from lwdesk.ui.theme import scaled

LEAST = 600
"""The height of a window in which hints are shown, in pixels at a text size of 1."""


class Hint(QLabel):
    """Takes no room in a window that is low for the size of its text: what one works on goes first, F1 has all keys."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("look", "quiet")
        self._watched: QWidget | None = None
        self._was_cramped = False

    @property
    def is_cramped(self) -> bool:
        """Whether the window is too low for it."""
        return self.window().height() < scaled(LEAST)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 0) if self.is_cramped else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0) if self.is_cramped else super().minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        return 0 if self.is_cramped else super().heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_cramped:
            super().paintEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watched is not self.window():
            self._watched = self.window()
            self._watched.installEventFilter(self)
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is higher or lower than it was."""
        if event.type() == QEvent.Type.Resize and watched is self._watched and self._was_cramped != self.is_cramped:
            self._was_cramped = self.is_cramped
            self.updateGeometry()
        return super().eventFilter(watched, event)
