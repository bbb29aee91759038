"""The cards of the board of commitments: who answers for it, when it is due, how it is judged."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from lwdesk.standing import LATE
from lwdesk.store.outlook import dates, slip
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui import theme
from lwdesk.ui.cards.drawing import GAP, PAD, CardDrawing
from lwdesk.ui.cards.model import CardModel, Index
from lwdesk.ui.plan.shapes import draw_word, width_of
from lwdesk.values import show_date

NO_OWNER = "No owner"
MANY = 300
"""Cards in a column from which on they are all of one height."""
_FEW = 3


def due_line(commitment: CommitmentInfo) -> str:
    """When it is due, shortly: "due 30 Jun 2004", "no due date"."""
    return f"due {show_date(commitment.due)}" if commitment.due else "no due date"


def read_aloud(commitment: CommitmentInfo) -> Sequence[str]:
    """What is to be heard of a commitment, part by part."""
    owner = f"Owner: {commitment.owner}" if commitment.owner else NO_OWNER
    rag = f"{commitment.rag}: {commitment.rag_reason}" if commitment.rag_reason else commitment.rag
    when = dates(commitment) or "no dates"
    status = " ".join(part for part in (commitment.standing.status, commitment.standing.why) if part)
    return (f"{commitment.ref}: {commitment.text}", status, rag, owner, when, slip(commitment))


class CommitmentCards(CardModel):
    """The commitments of one status."""

    def told(self, card: Any) -> Sequence[str]:
        return read_aloud(card)


class CommitmentDrawing(CardDrawing):
    """Draws them: reference and judgement above, the words, then owner and due date."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Among very many cards each has room for three lines: all their words would take seconds to measure."""
        if len(self._model.cards) <= MANY:
            return super().sizeHint(option, index)
        self._take_font()
        line, small = self._spacing
        height = 2 * small + 5 + _FEW * line + 2 * theme.scaled(PAD) + theme.scaled(GAP)
        return QSize(self._width(), height)

    def _text(self, card: Any, width: int) -> list[str]:
        found = super()._text(card, width)
        if len(self._model.cards) <= MANY or len(found) <= _FEW:
            return found
        return [*found[: _FEW - 1], f"{found[_FEW - 1][:-1].rstrip()}…"]

    def _has_foot(self, card: Any) -> bool:
        return True

    def _head(self, painter: QPainter, card: Any, font: QFont, room: QRect, marked: bool) -> int:
        metrics, colours = QFontMetrics(font), theme.palette()
        left = room.width()
        if card.rag:
            width = width_of(card.rag, font)
            # On the ground of a marked card its colour would be too faint to read; the word says it all the same.
            if marked:
                painter.setFont(font)
                painter.setPen(QColor(colours.on_selected))
                painter.drawText(room.left() + room.width() - width, room.top() + metrics.ascent(), card.rag)
            else:
                draw_word(painter, card.rag, font, room.left() + room.width() - width, room.top())
            left -= width + theme.scaled(6)
        painter.setFont(font)
        painter.setPen(QColor(colours.quiet))
        told = " · ".join(part for part in (card.ref, "marked" if marked else "") if part)
        shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, left)
        painter.drawText(room.left(), room.top() + metrics.ascent(), shown)
        return metrics.lineSpacing() + 3

    def _foot(self, painter: QPainter, card: Any, font: QFont, room: QRect, marked: bool) -> None:
        metrics, colours = QFontMetrics(font), theme.palette()
        baseline, told = room.top() + metrics.ascent(), _shortly(card.due)
        late = card.standing.status == LATE
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold if late else QFont.Weight.Normal)
        width = QFontMetrics(strong).horizontalAdvance(told)
        painter.setFont(strong)
        painter.setPen(QColor(colours.on_selected if marked else colours.danger if late else colours.text))
        painter.drawText(room.left() + room.width() - width, baseline, told)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_selected if marked else colours.quiet))
        left = room.width() - width - theme.scaled(8)
        owner = metrics.elidedText(card.owner or NO_OWNER, Qt.TextElideMode.ElideRight, left)
        painter.drawText(room.left(), baseline, owner)


def _shortly(due: date | None) -> str:
    return show_date(due) if due else "no date"
