"""A cell of the grid: drawn with the number of its passages, and the box in which its text is written."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QPlainTextEdit, QStyle, QStyleOptionViewItem, QWidget

from lwdesk.ui import theme
from lwdesk.ui.pages.paragraphs import ACROSS, DOWN, Paragraphs, lines_of
from lwdesk.ui.theme import scaled
from lwdesk.ui.themes.grid_model import PASSAGES

Index = QModelIndex | QPersistentModelIndex
_SMALL = 0.87
_LINES = 7
"""Lines that the box has room for at least."""


class CellBox(QPlainTextEdit):
    """The box over a cell. Enter goes on below, Tab beside, Shift+Enter begins a line, Escape leaves; all is kept."""

    done = Signal(int, int)
    """The user is done with the cell, and the keyboard goes so many rows down and columns to the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Text of the cell")
        self.setAccessibleDescription("Enter stores it and goes down, Shift Enter begins a line, Escape leaves.")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if modifiers == Qt.KeyboardModifier.NoModifier:
                self.done.emit(1, 0)
            else:
                self.textCursor().insertText("\n")
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.done.emit(0, 1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            self.done.emit(0, 0)
        else:
            super().keyPressEvent(event)


class CellDrawing(Paragraphs):
    """Draws the cells; `begun` and `ended` tell of the box that is open."""

    begun = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.box: CellBox | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The text from the top; at the bottom right, quietly, how many passages there are."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        text, shown.text = shown.text, ""
        chosen = bool(shown.state & QStyle.StateFlag.State_Selected)
        shown.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        across, down = scaled(ACROSS), scaled(DOWN)
        room: QRect = shown.rect.adjusted(across, down, -across, -down)
        painter.save()
        count = index.data(PASSAGES)
        if count:
            room = room.adjusted(0, 0, 0, -self._draw_count(painter, shown, room, count, chosen))
        colours = theme.palette()
        painter.setFont(shown.font)
        painter.setPen(QColor(colours.on_selected if chosen else colours.text))
        height, y = shown.fontMetrics.lineSpacing(), room.top() + shown.fontMetrics.ascent()
        for line in lines_of(text, shown.font, room.width(), max(room.height() // height, 1)) if text else ():
            painter.drawText(room.left(), y, line)
            y += height
        if chosen and bool(shown.state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(QColor(colours.accent))
            for edge in (1, 2):
                painter.drawRect(shown.rect.adjusted(edge - 1, edge - 1, -edge - 1, -edge - 1))
        painter.restore()

    def _draw_count(self, painter: QPainter, shown: QStyleOptionViewItem, room: QRect, count: int, chosen: bool) -> int:
        """Draw the number of passages; gives the height that this takes."""
        small = QFont(shown.font)
        small.setPointSizeF(small.pointSizeF() * _SMALL)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(QColor(theme.palette().on_selected if chosen else theme.palette().quiet))
        told = f"{count:,} {'passage' if count == 1 else 'passages'}"
        place = QRect(room.left(), room.bottom() - metrics.height() + 1, room.width(), metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, told)
        return metrics.height() + 2

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.box = CellBox(parent)
        return self.box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Once, when it is opened: what is stored meanwhile is what was typed in it."""
        if isinstance(editor, CellBox) and not editor.property("begun"):
            editor.setProperty("begun", True)
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.moveCursor(editor.textCursor().MoveOperation.End)
            self.begun.emit(editor)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Nothing: the page stores what is typed."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the cell, and as high as there is room for some lines, within the grid."""
        rect: QRect = option.rect
        height = max(rect.height(), _LINES * editor.fontMetrics().lineSpacing() + scaled(16))
        parent = editor.parentWidget()
        room = parent.height() if parent is not None else height
        top = min(rect.top(), max(room - height, 0))
        editor.setGeometry(rect.left(), max(top, 0), rect.width(), min(height, room))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.box:
            self.ended.emit()
            self.box = None
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The box answers its keys itself; a keyboard that leaves it ends the writing."""
        if event.type() == QEvent.Type.KeyPress or event.type() == QEvent.Type.ShortcutOverride:
            return False
        return super().eventFilter(watched, event)

    def close_box(self) -> None:
        """End the writing."""
        if self.box is not None:
            self.closeEditor.emit(self.box, QAbstractItemDelegate.EndEditHint.NoHint)
