"""A box for text that is as high as its text."""

import math

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QTextEdit, QWidget

from lwdesk.ui import theme
from lwdesk.ui.notes import shapes


class GrowingBox(QTextEdit):
    """One line high at least, and never scrolled inside: the wheel and the keyboard move the page around it."""

    grew = Signal()
    """The box is higher or lower than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().rangeChanged.connect(self._stand_still)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def fit(self) -> None:
        """Be as high as the whole text, also where Qt has not yet laid all of it out."""
        self._grow(self.document().size())

    def keep_in_sight(self) -> None:
        """Have the page around it show the place of the keyboard."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and inside is not None:
            self._settle_in(area)
            caret = self.cursorRect()
            where = QRect(self.viewport().mapTo(inside, caret.topLeft()), caret.size()).center()
            area.ensureVisible(where.x(), where.y(), 0, caret.height() * 2)

    def _settle_in(self, area: QWidget) -> None:
        """Have everything around it follow how high it is now, which Qt would do a moment later."""
        around = self.parentWidget()
        while around is not None:
            QCoreApplication.sendPostedEvents(around, QEvent.Type.LayoutRequest)
            if around is area:
                break
            around = around.parentWidget()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _grow(self, size: QSizeF) -> None:
        # The last line has no need of the room that keeps lines apart.
        apart = QFontMetricsF(self.font()).height() * (shapes.LINE_HEIGHT / 100 - 1)
        height = math.ceil(size.height() - apart) + 2 * (1 + theme.scaled(4))
        if height != self.maximumHeight():
            self.setFixedHeight(height)
            self.grew.emit()

    def _stand_still(self) -> None:
        # The room below the last line is not shown, and not worth scrolling to.
        self.verticalScrollBar().setRange(0, 0)
