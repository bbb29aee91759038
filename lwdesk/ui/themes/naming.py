"""The line in which the name of a theme is typed, in its place in the tree."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidgetItem, QWidget

from lwdesk.text import clean_line

Index = QModelIndex | QPersistentModelIndex


class Naming(QStyledItemDelegate):
    """Makes the line; `text` is what was typed, "" where it was given up."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.line: QLineEdit | None = None
        self.item: QTreeWidgetItem | None = None
        """Whose name it is."""
        self.text = ""

    def begin(self) -> None:
        """Forget what was typed before."""
        self.text = ""

    def take(self, text: str) -> None:
        """This is the name."""
        self.text = clean_line(text)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.line = QLineEdit(parent)
        self.line.setAccessibleName("Name of the theme")
        self.line.setPlaceholderText("Name of the theme")
        self.line.setMaxLength(200)
        return self.line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data() or ""))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        # Not into the tree: what is stored comes back to it.
        assert isinstance(editor, QLineEdit)
        self.take(editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.line:
            self.line = None
        super().destroyEditor(editor, index)
