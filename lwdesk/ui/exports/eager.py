"""Letters typed while a panel is still being opened: they go to its box, and not to the table behind it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget


class EagerTyping(QObject):
    """Sends every key to the box until its panel has the keyboard, which a desktop may take a moment to give."""

    def __init__(self, panel: QDialog, box: QWidget) -> None:
        super().__init__(panel)
        self._panel, self._box = panel, box
        self._sending = False
        self._app = QApplication.instance()
        panel.finished.connect(self._end)
        if self._app:
            self._app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Redirect a key; the end comes when the panel is the active window."""
        if watched is self._panel and event.type() == QEvent.Type.WindowActivate:
            self._end()
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and not self._sending:
            # What the box leaves goes on to what is around it, and comes by here again.
            self._sending = True
            QApplication.sendEvent(self._box, event)
            self._sending = False
            return True
        return False

    def _end(self) -> None:
        if self._app:
            self._app.removeEventFilter(self)
        self._app = None
