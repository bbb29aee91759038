"""The editor of a cell of the sheet: as many lines as the cell has; it completes terms as one types."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lwdesk.ui.importing.cell_paint import PaintedCells
from lwdesk.ui.theme import scaled

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINES_HIGH = 112


class CellDelegate(PaintedCells):
    """Edits cells; `about` gives for an index what the cell is called, and the terms that it may name."""

    leaving = Signal()
    """Enter has put the text into the cell, or left it as it was."""

    def __init__(self, about: Callable[[Index], tuple[str, list[str]]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._about = about

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field of one line, or of several for a cell that has several."""
        name, terms = self._about(index)
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if "\n" in text:
            editor: QWidget = _Lines(parent)
        else:
            line = QLineEdit(parent)
            if terms:
                line.setCompleter(_Terms(terms, line))
            editor = line
        editor.setAccessibleName(name)
        editor.setAccessibleDescription("Enter takes it and goes on, Escape leaves it as it was")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start with what the cell says, all of it selected."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Put the text into the cell."""
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lie over the cell, or hang down from it with several lines."""
        place = option.rect
        if isinstance(editor, QPlainTextEdit):
            room = around.height() if (around := editor.parentWidget()) else place.bottom()
            height = min(scaled(_LINES_HIGH), room)
            place.moveTop(max(0, min(place.top(), room - height)))
            place.setHeight(height)
        editor.setGeometry(place)

    def eventFilter(self, editor: QObject, event: object) -> bool:
        """Enter takes the text; the table is told to go on only then."""
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and event.key() in _ENTER:
            if isinstance(editor, _Lines) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                editor.textCursor().insertText("\n")
                return True
            if event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
                assert isinstance(editor, QWidget)
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.leaving.emit()
                return True
        return bool(super().eventFilter(editor, event))  # type: ignore[arg-type]


class _Lines(QPlainTextEdit):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.moveCursor(QTextCursor.MoveOperation.End)


class _Terms(QCompleter):
    """Completes the last of the terms in a cell while it is typed."""

    def __init__(self, terms: list[str], parent: QObject) -> None:
        super().__init__(terms, parent)
        self.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._before = ""

    def splitPath(self, path: str) -> list[str]:
        """Only what stands behind the last semicolon is being typed."""
        before, mark, last = path.rpartition(";")
        typed = last.lstrip()
        self._before = before + mark + last[: len(last) - len(typed)]
        # A blank would complete to the first term there is.
        return [typed or "\0"]

    def pathFromIndex(self, index: Index) -> str:
        """The whole text with the term put in."""
        return self._before + str(super().pathFromIndex(index))
