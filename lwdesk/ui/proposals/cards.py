"""The cards of the board of proposals: how often each was said, where, and what was decided."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from lwdesk.store.proposals import Card
from lwdesk.ui import theme
from lwdesk.ui.cards.drawing import CardDrawing
from lwdesk.ui.cards.model import CardModel


def said_times(card: Card) -> str:
    """How often it was said, where that was more than once: "said 3 times"."""
    return times(card.said) if card.said > 1 else ""


def times(said: int) -> str:
    """The number in words: "said once", "said twice", "said 3 times"."""
    return {1: "said once", 2: "said twice"}.get(said, f"said {said:,} times")


class ProposalCards(CardModel):
    """The proposals under one activity area."""

    def told(self, card: Any) -> Sequence[str]:
        return (f"{card.ref}: {card.text}", card.workshop, said_times(card), card.decision)


class ProposalDrawing(CardDrawing):
    """Draws them: reference and decision above, the words, then the workshop and how often it was said."""

    def _has_foot(self, card: Any) -> bool:
        return bool(card.workshop or card.said > 1)

    def _head(self, painter: QPainter, card: Any, font: QFont, room: QRect, marked: bool) -> int:
        metrics, colours = QFontMetrics(font), theme.palette()
        told = " · ".join(part for part in (card.ref, "marked" if marked else "", card.decision) if part)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.left(), room.top() + metrics.ascent(), shown)
        return metrics.lineSpacing() + 3

    def _foot(self, painter: QPainter, card: Any, font: QFont, room: QRect, marked: bool) -> None:
        metrics, colours = QFontMetrics(font), theme.palette()
        baseline, left = room.top() + metrics.ascent(), room.width()
        if often := said_times(card):
            strong = QFont(font)
            strong.setWeight(QFont.Weight.DemiBold)
            width = QFontMetrics(strong).horizontalAdvance(often)
            painter.setFont(strong)
            painter.setPen(QColor(colours.on_selected if marked else colours.text))
            painter.drawText(room.left() + room.width() - width, baseline, often)
            left -= width + theme.scaled(8)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        shown = metrics.elidedText(card.workshop, Qt.TextElideMode.ElideRight, left)
        painter.drawText(room.left(), baseline, shown)
