"""How the framework is drawn: domains as headings, their themes in three columns, what is to be done under them."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lwdesk.ui import theme
from lwdesk.ui.framework.model import ACTIVITY, DOMAIN, LINKS, NAME, FrameworkModel, Row
from lwdesk.ui.pages.paragraphs import lines_of
from lwdesk.ui.theme import scaled

ACROSS, DOWN, INDENT = 10, 6, 14
ACTIVITY_LABEL = "Activity"
_LARGER = 1.08
_MOST_KNOWN = 20_000


class FrameworkDelegate(QStyledItemDelegate):
    """Draws the cells; nothing depends on seeing a colour."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[tuple[str, str, int], list[str]] = {}

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, the words, and the ring of the cell under the keyboard."""
        model = index.model()
        assert isinstance(model, FrameworkModel)
        row, column = model.rows[index.row()], index.column()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = QStyle.StateFlag.State_Selected in state
        colours = theme.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.selected if chosen else colours.window if row.kind == DOMAIN else colours.paper
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QPen(QColor(colours.border if row.kind == DOMAIN else colours.line), 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        self._words(painter, rect, option.font, row, model, column, chosen)
        if chosen:
            painter.setPen(
                QPen(QColor(colours.accent if QStyle.StateFlag.State_HasFocus in state else colours.border), 2)
            )
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The room that the whole text needs in its column."""
        model = index.model()
        assert isinstance(model, FrameworkModel)
        row = model.rows[index.row()]
        return QSize(0, self.height_of(model, row, index.column(), option.font, option.rect.width()))

    def _lines(self, text: str, letters: QFont, room: int) -> list[str]:
        """The text in lines; of what was asked before the answer is kept, since every change asks of all rows."""
        key = (text, letters.key(), room)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            found = self._known[key] = lines_of(text, letters, room)
        return found

    def height_of(self, model: FrameworkModel, row: Row, column: int, font: QFont, width: int) -> int:
        """The height at which a cell of that width shows all its words."""
        letters = font_of(row, column, font)
        text = model.text(row, column) or model.blank(row, column)
        lines = len(self._lines(text, letters, max(width - _before(row, column, font) - 2 * scaled(ACROSS), 20)))
        return max(lines, 1) * QFontMetrics(letters).lineSpacing() + 2 * scaled(DOWN)

    def _words(
        self, painter: QPainter, rect: QRect, font: QFont, row: Row, model: FrameworkModel, column: int, chosen: bool
    ) -> None:
        colours = theme.palette()
        across, down = scaled(ACROSS), scaled(DOWN)
        text, before = model.text(row, column), _before(row, column, font)
        if row.kind == ACTIVITY and column == NAME:
            painter.setFont(_strong(font))
            painter.setPen(QColor(colours.quiet))
            painter.drawText(rect.left() + across, rect.top() + down + QFontMetrics(font).ascent(), ACTIVITY_LABEL)
        letters = font_of(row, column, font)
        metrics = QFontMetrics(letters)
        painter.setFont(letters)
        blank = not text
        quiet = blank or (column == LINKS and row.kind != DOMAIN)
        painter.setPen(
            QColor(colours.on_selected if chosen and not blank else colours.quiet if quiet else colours.text)
        )
        y = rect.top() + down + metrics.ascent()
        room = max(rect.width() - before - 2 * across, 20)
        for line in self._lines(text or model.blank(row, column), letters, room):
            painter.drawText(rect.left() + across + before, y, line)
            y += metrics.lineSpacing()


def font_of(row: Row, column: int, font: QFont) -> QFont:
    """The letters of a cell: larger and stronger where it names a domain."""
    if row.kind != DOMAIN or column != NAME:
        return font
    strong = _strong(font)
    strong.setPointSizeF(font.pointSizeF() * _LARGER)
    return strong


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _before(row: Row, column: int, font: QFont) -> int:
    """What stands free before the words of a cell."""
    if column != NAME or row.kind == DOMAIN:
        return 0
    if row.kind == ACTIVITY:
        return QFontMetrics(_strong(font)).horizontalAdvance(ACTIVITY_LABEL) + scaled(12)
    return scaled(INDENT)
