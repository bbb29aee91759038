"""How the rows of progress are drawn: quiet what was said before, clear what is said today."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from lwdesk.text import clean_line
from lwdesk.ui import theme
from lwdesk.ui.pages.paragraphs import lines_of
from lwdesk.ui.plan.shapes import draw_word
from lwdesk.ui.progress.model import LAST, NOW, RAG, REF, STATUS, TEXT, ProgressModel, Row, text_of
from lwdesk.ui.theme import scaled
from lwdesk.values import show_date

_ACROSS = 8


class ProgressDelegate(QStyledItemDelegate):
    """Draws the cells."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground of the row, what the cell says, and the ring of the cell under the keyboard."""
        model, view = index.model(), option.widget
        assert isinstance(model, ProgressModel) and isinstance(view, QTableView)
        row, column, rect, current = model.rows[index.row()], index.column(), option.rect, view.currentIndex()
        colours = theme.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.info is None:
            _heading(painter, rect, option.font, row.heading, view)
            painter.restore()
            return
        in_row = index.row() == current.row()
        painter.fillRect(rect, QColor(colours.selected if in_row else colours.paper))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(scaled(_ACROSS), 0, -scaled(_ACROSS), 0)
        _cell(painter, inner, option.font, row, column, in_row)
        if in_row and column == current.column():
            has_keyboard = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent if has_keyboard else colours.border), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 4, 4)
        painter.restore()


def _cell(painter: QPainter, rect: QRect, font: QFont, row: Row, column: int, in_row: bool) -> None:
    info, colours = row.info, theme.palette()
    assert info is not None
    text = colours.on_selected if in_row else colours.text
    quiet = colours.on_selected if in_row else colours.quiet
    if column == STATUS:
        _status(painter, rect, font, row, quiet, in_row)
    elif column == RAG:
        _word(painter, rect, font, info.rag, in_row)
    elif column == LAST:
        _last(painter, rect, font, row, quiet)
    elif column == NOW:
        _now(painter, rect, font, row, text)
    elif column == REF:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(quiet))
        shown = metrics.elidedText(info.ref, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
    else:
        _lines(painter, rect, font, text_of(row, column), text if column == TEXT else quiet)


def _heading(painter: QPainter, rect: QRect, font: QFont, words: str, view: QTableView) -> None:
    """Each cell draws its stretch of the words, which go over the whole row."""
    colours = theme.palette()
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    whole = QRect(-view.horizontalOffset(), rect.top(), view.horizontalHeader().length(), rect.height())
    painter.setClipRect(rect)
    painter.fillRect(rect, QColor(colours.window))
    painter.setFont(strong)
    painter.setPen(QColor(colours.text))
    room = whole.adjusted(scaled(_ACROSS), 0, -scaled(_ACROSS), 0)
    shown = QFontMetrics(strong).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def _status(painter: QPainter, rect: QRect, font: QFont, row: Row, quiet: str, in_row: bool) -> None:
    info = row.info
    assert info is not None
    half = rect.height() // 2
    upper = QRect(rect.left(), rect.top() + scaled(4), rect.width(), half - scaled(4)) if info.due else rect
    _word(painter, upper, font, info.standing.status, in_row)
    if info.due:
        painter.setFont(_small(font))
        painter.setPen(QColor(quiet))
        lower = QRect(rect.left(), rect.top() + half, rect.width(), half - scaled(2))
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, f"due {show_date(info.due)}")


def _word(painter: QPainter, rect: QRect, font: QFont, word: str, in_row: bool) -> None:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    draw_word(painter, word, strong, rect.left(), rect.center().y() - QFontMetrics(strong).height() // 2, in_row)


def _last(painter: QPainter, rect: QRect, font: QFont, row: Row, quiet: str) -> None:
    last = row.said.last if row.said else None
    if last is None:
        return
    half = rect.height() // 2
    painter.setPen(QColor(quiet))
    painter.setFont(_small(font))
    upper = QRect(rect.left(), rect.top() + scaled(4), rect.width(), half - scaled(4))
    painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, show_date(last.day) if last.day else "No date")
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(clean_line(last.text), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(
        QRect(rect.left(), rect.top() + half, rect.width(), half - scaled(2)), Qt.AlignmentFlag.AlignVCenter, shown
    )


def _now(painter: QPainter, rect: QRect, font: QFont, row: Row, text: str) -> None:
    """The line of today, in a field that says that one types here."""
    colours = theme.palette()
    across = scaled(_ACROSS)
    field = QRectF(rect.adjusted(-across + scaled(3), scaled(4), across - scaled(3), -scaled(5))).adjusted(
        0.5, 0.5, -0.5, -0.5
    )
    painter.setPen(QPen(QColor(colours.border if row.line and row.line.text else colours.line), 1))
    painter.setBrush(QColor(colours.field))
    painter.drawRoundedRect(field, 4, 4)
    if row.line and row.line.text:
        _lines(painter, rect, font, row.line.text.strip(), colours.text)


def _lines(painter: QPainter, rect: QRect, font: QFont, text: str, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    metrics = QFontMetrics(font)
    lines = lines_of(text, font, max(rect.width(), 20), 2) if text else []
    height = metrics.lineSpacing()
    y = rect.center().y() - len(lines) * height // 2 + metrics.ascent()
    for line in lines:
        painter.drawText(rect.left(), y, line)
        y += height


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small
