"""A number as a button that opens the list behind it: a large one on a tile, or a line of a stage."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from lwdesk.operations.home_numbers import DANGER, WARNING, Number
from lwdesk.ui.icons import icon
from lwdesk.ui.theme import palette, scaled

_LARGE = 1.75
"""How much larger the number on a tile is than the text."""
_TILE = (180, 84)
_LINE = 26
_NUMBER = 52
"""Pixels in which the number of a line stands, at its right."""
_RING = 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WASHES = {DANGER: "danger_wash", WARNING: "warning_wash"}


class NumberButton(QAbstractButton):
    """A button that shows a number; `reached` tells that the keyboard has come to it."""

    reached = Signal()

    def __init__(self, number: Number) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.number = number
        self.show_number(number)

    def show_number(self, number: Number) -> None:
        """Show this number from now on."""
        self.number = number
        self.setText(f"{number.number} {number.words}")
        self.setAccessibleName(f"{number.said[:1].upper()}{number.said[1:]}. Opens {_what(number)}.")
        self.setToolTip(number.said)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press it; the arrow keys are for the page, which goes to the next number."""
        if event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.reached.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _ground(self, painter: QPainter, ground: str) -> QRect:
        """Draw what lies under the words, and the ring of the keyboard round it; the room within."""
        colours = palette()
        face = self.rect().adjusted(_RING, _RING, -_RING, -_RING)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown():
            ground = "selected"
        elif self.underMouse() and ground not in _WASHES.values():
            ground = "hover"
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(colours, ground)))
            painter.drawRoundedRect(face, 6, 6)
        if self.hasFocus() or (self.underMouse() and ground in _WASHES.values()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.border), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        return face

    def _bold(self, factor: float = 1.0) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * factor)
        font.setWeight(QFont.Weight.DemiBold)
        return font


class NumberTile(NumberButton):
    """A large number over its words, with its shape."""

    def sizeHint(self) -> QSize:
        """All as wide, for words in two lines."""
        return QSize(scaled(_TILE[0]), self._height())

    def _height(self) -> int:
        large = QFontMetrics(self._bold(_LARGE)).height()
        return max(scaled(_TILE[1]), large + 2 * self.fontMetrics().lineSpacing() + scaled(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number, shape and words, on the colour of the tone."""
        painter = QPainter(self)
        tone = self.number.tone
        face = self._ground(painter, _WASHES.get(tone, "window"))
        inner = face.adjusted(scaled(12), scaled(8), -scaled(10), -scaled(8))
        large = self._bold(_LARGE)
        height = QFontMetrics(large).height()
        painter.setFont(large)
        painter.setPen(QColor(getattr(palette(), tone or "text")))
        painter.drawText(QRect(inner.x(), inner.y(), inner.width(), height), Qt.AlignmentFlag.AlignLeft,
                         self.number.number)  # fmt: skip
        side = scaled(20)
        shape = QRect(inner.right() - side + 1, inner.y() + (height - side) // 2, side, side)
        icon(self.number.icon, tone or "quiet").paint(painter, shape)
        painter.setFont(self.font())
        painter.setPen(QColor(palette().text))
        below = inner.adjusted(0, height, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self.number.words)
        painter.end()


class NumberLine(NumberButton):
    """A number at the right of its column, and its words behind it."""

    def __init__(self, number: Number) -> None:
        super().__init__(number)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line, as wide as there is room."""
        return QSize(scaled(240), max(scaled(_LINE), self.fontMetrics().height() + scaled(8)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shape where there is one, number, words, and paler what else there is to know."""
        painter = QPainter(self)
        number, colours = self.number, palette()
        face = self._ground(painter, "").adjusted(0, 0, -scaled(6), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        left = face.x() + (scaled(8) if number.shown else scaled(_NUMBER))
        if not number.shown:
            painter.setFont(self._bold())
            painter.setPen(QColor(colours.text))
            painter.drawText(QRect(face.x(), face.y(), scaled(_NUMBER) - scaled(10), face.height()),
                             middle | Qt.AlignmentFlag.AlignRight, number.number)  # fmt: skip
        if number.icon:
            side = scaled(16)
            icon(number.icon, number.tone or "quiet").paint(
                painter, QRect(left, face.y() + (face.height() - side) // 2, side, side)
            )
            left += side + scaled(6)
        for text, font, colour in (
            (number.words, self.font(), colours.text),
            (number.shown, self._bold(), colours.text),
            (number.detail, self.font(), colours.quiet),
        ):
            if text and left < face.right():
                measured = QFontMetrics(font)
                room = QRect(left, face.y(), face.right() - left, face.height())
                painter.setFont(font)
                painter.setPen(QColor(colour))
                painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft,
                                 measured.elidedText(text, Qt.TextElideMode.ElideRight, room.width()))  # fmt: skip
                left += measured.horizontalAdvance(text) + scaled(8)
        painter.end()


def _what(number: Number) -> str:
    """What the list behind a number is called in a sentence."""
    if number.shown:
        return "it"
    if number.lead.wave is not None:
        return "the matrix"
    return "it" if number.count == 1 else "them"
