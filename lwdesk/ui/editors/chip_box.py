"""The box that chips and an input flow in, line by line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from lwdesk.fields import Field
from lwdesk.ui import theme
from lwdesk.ui.editors.chip import Chip


class ChipBox(QFrame):
    """Chips and behind them an input; as high as its lines."""

    removed = Signal(int)
    opened = Signal(int)

    def __init__(self, field: Field, opens: bool, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setProperty("look", "field")
        self._field = field
        self._opens = opens
        self._chips: list[Chip] = []
        self._shown = 0
        self._input: QLineEdit | None = None
        self._active = self._trouble = False

    def set_input(self, line: QLineEdit) -> None:
        """The input that stands behind the chips."""
        self._input = line
        self._arrange()

    def show_values(self, values: Sequence[tuple[int, str]]) -> None:
        """Show these ids and labels as chips."""
        while len(self._chips) < len(values):
            self._chips.append(self._make_chip())
        for chip, (id, label) in zip(self._chips, values, strict=False):
            chip.show_value(id, label, self._field.label, self._opens)
            chip.show()
        for chip in self._chips[len(values) :]:
            chip.hide()
        self._shown = len(values)
        self._arrange()

    @property
    def chip_focused(self) -> bool:
        """Whether a chip holds the keyboard."""
        return any(chip.hasFocus() for chip in self._chips)

    def focus_chip(self, place: int) -> None:
        """Put the keyboard on the chip at that place; beyond the last, in the input."""
        if 0 <= place < self._shown:
            self._chips[place].setFocus(Qt.FocusReason.OtherFocusReason)
        elif place >= self._shown and self._input:
            self._input.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_active(self, active: bool) -> None:
        """Draw the ring of the field that holds the keyboard."""
        self._active = active
        self._arrange()
        self.update()

    def set_trouble(self, trouble: bool) -> None:
        """Draw the edge of a field that cannot be stored."""
        self._trouble = trouble
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        colour = colours.danger if self._trouble else colours.accent if self._active else colours.border
        width = 2 if self._active else 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour), width))
        painter.setBrush(QColor(colours.field))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 4, 4)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._input:
            self._input.setFocus(Qt.FocusReason.MouseFocusReason)

    def _make_chip(self) -> Chip:
        chip = Chip(self)
        chip.installEventFilter(self._editor)
        chip.removed.connect(lambda: self.removed.emit(chip.id))
        chip.opened.connect(lambda: self.opened.emit(chip.id))
        chip.moved.connect(lambda by: self.focus_chip(self._chips.index(chip) + by))
        return chip

    def _arrange(self) -> None:
        edge, gap, high = theme.scaled(3), theme.scaled(4), theme.scaled(24)
        right = max(self.width() - edge, edge + theme.scaled(60))
        x, y = edge, edge
        for chip in self._chips[: self._shown]:
            wide = min(chip.sizeHint().width(), right - edge)
            if x > edge and x + wide > right:
                x, y = edge, y + high + gap
            chip.setGeometry(x, y, wide, high)
            x += wide + gap
        # To type, one needs room for a word; less than that, and the input takes a line of its own.
        needed = 90 if self._active or (self._input and self._input.text()) else 4
        if x > edge and right - x < theme.scaled(needed):
            x, y = edge, y + high + gap
        if self._input:
            self._input.setGeometry(x, y, right - x, high)
        height = y + high + edge
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
