"""How the cards of a board are drawn."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lwdesk.ui import theme
from lwdesk.ui.cards.model import CardModel, Index
from lwdesk.ui.pages.paragraphs import lines_of

PAD, GAP, _ROUND, _LINES = 9, 6, 5, 6
_SMALL = 0.87


class CardDrawing(QStyledItemDelegate):
    """Draws the cards: a line above, the words, and a line beneath."""

    def __init__(self, view: QListView, model: CardModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._lines: dict[tuple[str, int], list[str]] = {}
        self._fonts: tuple[QFont, QFont] = (QFont(), QFont())
        self._spacing = 0, 0
        """The heights of a line of words, and of a small one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card, width = self._model.cards[index.row()], self._width()
        self._take_font()
        line, small = self._spacing
        text = len(self._text(card, width)) * line
        below = small + 2 if self._has_foot(card) else 0
        return QSize(width, small + 3 + text + below + 2 * theme.scaled(PAD) + theme.scaled(GAP))

    def _take_font(self) -> None:
        font = self._view.font()
        if font != self._fonts[0] or not self._spacing[0]:
            self._fonts = QFont(font), _small(font)
            self._spacing = QFontMetrics(font).lineSpacing(), QFontMetrics(self._fonts[1]).lineSpacing()
            self._lines.clear()

    def _width(self) -> int:
        # As if the bar were there: cards that changed their width when it comes would be measured twice.
        bar = self._view.verticalScrollBar().sizeHint().width()
        return self._view.width() - bar - 2 * self._view.frameWidth() - 4

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card, colours = self._model.cards[index.row()], theme.palette()
        self._take_font()
        font, small = self._fonts
        rect: QRect = option.rect
        box = QRectF(rect).adjusted(2, 2, -2, -2 - theme.scaled(GAP) + 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        current = QStyle.StateFlag.State_Selected in state
        has_keyboard = current and self._view.hasFocus()
        marked = card.id in self._model.marked
        painter.setBrush(QColor(colours.selected if marked else colours.paper))
        edge = colours.accent if has_keyboard else colours.border if current or marked else colours.line
        painter.setPen(QPen(QColor(edge), 2.5 if has_keyboard else 1))
        painter.drawRoundedRect(box, _ROUND, _ROUND)
        pad = theme.scaled(PAD)
        left, width = rect.left() + pad, rect.width() - 2 * pad
        y = rect.top() + pad
        y += self._head(painter, card, small, QRect(left, y, width, 0), marked)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_selected if marked else colours.text))
        metrics = QFontMetrics(font)
        for line in self._text(card, self._width()):
            painter.drawText(left, y + metrics.ascent(), line)
            y += metrics.lineSpacing()
        self._foot(painter, card, small, QRect(left, y + 2, width, 0), marked)
        painter.restore()

    def _has_foot(self, card: Any) -> bool:
        raise NotImplementedError

    def _head(self, painter: QPainter, card: Any, font: QFont, room: QRect, marked: bool) -> int:
        """Draw what stands above the words; returns its height."""
        raise NotImplementedError

    def _foot(self, painter: QPainter, card: Any, font: QFont, room: QRect, marked: bool) -> None:
        """Draw what stands beneath the words."""
        raise NotImplementedError

    def _text(self, card: Any, width: int) -> list[str]:
        key = (card.text, width)
        if key not in self._lines:
            if len(self._lines) > 4000:
                self._lines.clear()
            room = max(width - 2 * theme.scaled(PAD), 40)
            self._lines[key] = lines_of(" ".join(card.text.split()), self._fonts[0], room, _LINES)
        return self._lines[key]


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small
