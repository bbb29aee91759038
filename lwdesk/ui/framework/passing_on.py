"""What opens over a decision: the body is asked for that the proposal is passed on to."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from lwdesk.records import RECOMMENDATION
from lwdesk.text import clean_line
from lwdesk.ui.editors.finder import Finder
from lwdesk.ui.editors.over_cell import is_left
from lwdesk.ui.editors.sources import Found, Records
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BodyAsker(QFrame):
    """Type the body that a proposal is passed on to. Enter takes it, or none where nothing is typed; Escape leaves."""

    taken = Signal(object, str)
    """An organisation's id, or None and the name of a new one, or None and "" for none yet."""
    given_up = Signal()

    def __init__(self, store: "Store", parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "popup")
        self.setAccessibleName("Pass on to")
        self._closed = False
        self._source = Records(store, RECOMMENDATION.field("to"))
        self.finder = Finder(self._source, self)
        self.finder.setAccessibleName("Pass on to")
        self.finder.setAccessibleDescription("Type to find the body; Enter alone leaves it open")
        label = QLabel("Pass on to")
        label.setBuddy(self.finder)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.finder, 1)
        self.setFixedWidth(scaled(360))
        self.finder.picked.connect(self._pick)
        self.finder.installEventFilter(self)

    def begin(self) -> None:
        """Take the keyboard."""
        self.adjustSize()
        self.show()
        self.raise_()
        self.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter without anything to choose takes what was typed; Escape and leaving change nothing."""
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._give_up_if_left)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        key = event.key()
        if key in _ENTER and not clean_line(self.finder.text()) and not self.finder.is_open:
            self._end(lambda: self.taken.emit(None, ""))
        elif key == Qt.Key.Key_Escape and not self.finder.is_open:
            self._end(self.given_up.emit)
        elif key == Qt.Key.Key_Tab:
            found = self.finder.sure()
            typed = clean_line(self.finder.text())
            self._pick(found or Found(None, typed))
        else:
            return super().eventFilter(watched, event)
        return True

    def _pick(self, found: Found) -> None:
        self._end(lambda: self.taken.emit(found.id, "" if found.id is not None else found.label))

    def _end(self, tell: Callable[[], object]) -> None:
        if not self._closed:
            self._closed = True
            self.finder.close_list()
            tell()

    def _give_up_if_left(self) -> None:
        if is_left(self):
            self._end(self.given_up.emit)
