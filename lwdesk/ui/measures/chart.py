"""A chart in the window: a picture drawn beside it, and the same as a table for whoever would rather read numbers."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableWidget, QTableWidgetItem, QWidget
from shiboken6 import isValid

from lwdesk.charts import Inks
from lwdesk.ui import theme
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.ui.window import Window

Make = Callable[[Inks, int, int, float], bytes]
"""Draws a PNG in these colours, of this width and height in pixels, each times the scale."""
_REST_MS = 80
LARGER = 1.15
"""The window's text is larger than that of a paper."""
_HELP = "Enter or a click shows the numbers as a table"


def inks() -> Inks:
    """The colours of a chart in the look in use."""
    colours = theme.palette()
    return Inks(colours.paper, colours.text, colours.quiet, colours.border, colours.accent)


class ChartView(QStackedWidget):
    """A chart, drawn when it is first seen, and drawn anew when its size or the look changes.

    Enter, Space or a click turns it into its table and back; a screen reader is told the numbers anyway.
    """

    def __init__(self, window: "Window", parent: QWidget | None = None, *, width: int = 300, height: int = 120) -> None:
        super().__init__(parent)
        self._width, self._height = width, height
        self.picture = Picture(window, self)
        self.table = QTableWidget(self)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setToolTip("Escape shows the chart")
        self.table.viewport().installEventFilter(self)
        self.table.installEventFilter(self)
        self.addWidget(self.picture)
        self.addWidget(self.table)
        self.picture.pressed = self.turn

    def show(self, make: Make | None = None, name: str = "", rows: Sequence[Sequence[str]] = ()) -> None:
        """Show the chart that `make` draws, called `name`; `rows` are its numbers, the first of them the headings.

        Without `make` the widget itself is shown, as any widget is.
        """
        if make is None:
            super().show()
            return
        self.picture.setAccessibleName(f"Chart: {name}")
        self.picture.setAccessibleDescription(". ".join([*(_said(rows[0], row) for row in rows[1:]), _HELP]))
        self.picture.draw(make)
        self.table.setAccessibleName(f"Numbers: {name}")
        self._fill(rows)

    def turn(self) -> None:
        """Show the table in place of the picture, or the picture again."""
        held = self.hasFocus() or self.isAncestorOf(self.window().focusWidget() or self.window())
        shown = self.table if self.currentWidget() is self.picture else self.picture
        self.setCurrentWidget(shown)
        if held:
            shown.setFocus()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard on what is shown. No focus proxy: Tab would go from that to the beginning of the window."""
        (self.currentWidget() or self.picture).setFocus(reason)

    def sizeHint(self) -> QSize:
        """As large as was asked for, at the size of the text."""
        return QSize(scaled(self._width), scaled(self._height))

    def minimumSizeHint(self) -> QSize:
        """Half as wide."""
        return QSize(scaled(min(self._width, 140)), scaled(min(self._height, 120)))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Escape and Enter lead from the table back to the picture."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.turn()
            return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _fill(self, rows: Sequence[Sequence[str]]) -> None:
        headings, *lines = rows or [[]]
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(list(headings))
        self.table.setRowCount(len(lines))
        for n, line in enumerate(lines):
            for column, (heading, text) in enumerate(zip(headings, line, strict=False)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{heading}: {text or 'nothing'}")
                if text.strip("-").replace(",", "").replace(".", "").isdecimal():
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(n, column, item)


class Picture(QWidget):
    """The picture of a chart; it is asked for when it is to be painted, so what is never scrolled to costs nothing."""

    def __init__(self, window: "Window", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._make: Make | None = None
        self._drawn: QPixmap | None = None
        self._old = True
        self._asked = 0
        self.pressed: Callable[[], None] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(_HELP)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._age)
        theme.changed.connect(self._age)

    @property
    def is_drawn(self) -> bool:
        """Whether what is shown is what was asked for last."""
        return self._drawn is not None and not self._old

    def draw(self, make: Make) -> None:
        """Show what this draws, once it is drawn; until then what was shown before stays."""
        self._make = make
        self._age()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is drawn; ask for it where it is not."""
        if self._old and self._make:
            self._ask(self._make)
        painter = QPainter(self)
        if self._drawn:
            painter.drawPixmap(0, 0, self._drawn)
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(theme.palette().accent)
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw it anew once the size is settled."""
        if self._make:
            self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.pressed:
            self.pressed()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click presses it."""
        if self.pressed and self.rect().contains(event.position().toPoint()):
            self.pressed()

    def _age(self, *_: object) -> None:
        self._old = True
        self.update()

    def _ask(self, make: Make) -> None:
        self._old = False
        self._asked += 1
        asked, text, ratio = self._asked, theme.scaled(100) * LARGER / 100, self.devicePixelRatioF()
        colours, wide, high = inks(), round(self.width() / text), round(self.height() / text)
        self._window.jobs.start(
            lambda _step: make(colours, wide, high, ratio * text), done=lambda png: self._take(asked, png, ratio)
        )

    def _take(self, asked: int, png: bytes, ratio: float) -> None:
        # The page may have been closed while it was drawn.
        if isValid(self) and asked == self._asked:
            picture = QPixmap()
            picture.loadFromData(png)
            picture.setDevicePixelRatio(ratio)
            self._drawn = picture
            self.update()


def _said(headings: Sequence[str], row: Sequence[str]) -> str:
    return ", ".join(f"{heading} {value}" for heading, value in zip(headings, row, strict=False) if value)
