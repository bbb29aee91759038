"""Widgets side by side that go on in a new line where there is no more room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lines of widgets, those behind `push` at the right of their line; no wider at least than its widest widget."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._pushed = -1
        # Asking a widget what it wishes is dear, and Qt asks hundreds of times when one label has changed.
        self._heights: dict[int, int] = {}
        self._wished: QSize | None = None
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def push(self) -> None:
        """Have what is added from here on stand at the right."""
        self._pushed = len(self._items)

    def invalidate(self) -> None:
        """Forget what was worked out: a widget has changed."""
        self._heights.clear()
        self._wished = self._least = None
        super().invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        taken = self._items.pop(index) if 0 <= index < len(self._items) else None
        self.invalidate()
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            lines = self._lines(width)
            self._heights[width] = sum(_height(line) for line in lines) + self.spacing() * max(len(lines) - 1, 0)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        if self._wished is None:
            shown = self._shown()
            wide = sum(_wish(item) for item in shown) + self.spacing() * max(len(shown) - 1, 0)
            self._wished = QSize(wide, _height(shown))
        return self._wished

    def minimumSize(self) -> QSize:
        if self._least is None:
            shown = self._shown()
            self._least = QSize(max((item.minimumSize().width() for item in shown), default=0), _height(shown))
        return self._least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            self._place(line, QRect(rect.left(), top, rect.width(), _height(line)))
            top += _height(line) + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        taken = 0
        for item in self._shown():
            needed = _wish(item)
            if lines[-1] and taken + self.spacing() + needed > width:
                lines.append([])
                taken = 0
            taken += needed + (self.spacing() if lines[-1] else 0)
            lines[-1].append(item)
        return lines if lines[-1] else []

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        spare = room.width() - sum(_wish(item) for item in line) - self.spacing() * (len(line) - 1)
        x = room.left()
        for item in line:
            grown = 0
            if item.expandingDirections() & Qt.Orientation.Horizontal:
                grown = max(0, min(spare, item.maximumSize().width() - _wish(item)))
                spare -= grown
            if 0 <= self._pushed <= self._items.index(item) and spare > 0:
                x, spare = x + spare, 0
            size = QSize(min(_wish(item) + grown, room.width()), item.sizeHint().height())
            item.setGeometry(QRect(QPoint(x, room.top() + (room.height() - size.height()) // 2), size))
            x += size.width() + self.spacing()


def _wish(item: QLayoutItem) -> int:
    # What grows asks for little: its line is not broken before that is wanting too.
    grows = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
    return item.minimumSize().width() if grows else item.sizeHint().width()


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)


def together(label: QLabel, widget: QWidget) -> QWidget:
    """The label and what it names, as one that is not parted where a line ends."""
    label.setBuddy(widget)
    held = QWidget()
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label)
    row.addWidget(widget)
    return held
