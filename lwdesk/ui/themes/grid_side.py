"""Beside the grid: the passages of the cell under the keyboard, one press from its text and from the notes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from lwdesk.store.themes import Said
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.theme import scaled, set_look

_SAID = Qt.ItemDataRole.UserRole


class GridSide(QFrame):
    """The passages of a cell; Enter puts one into the text of the cell, F2 opens the note."""

    add_asked = Signal(object)
    open_asked = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "side")
        self.setMinimumWidth(min(scaled(250), 400))
        self.title = plain_label("", "heading")
        self.text = plain_label("", "quiet")
        self.list = _Passages()
        self.add = QPushButton("Add to the cell")
        self.look = QPushButton("Open in the notes")
        for button, help_text in ((self.add, "Enter on the passage"), (self.look, "F2 on the passage")):
            button.setToolTip(help_text)
            button.setAutoDefault(False)
            press_with_enter(button)
        set_look(self.look, "quiet")
        buttons = Flow(6)
        buttons.addWidget(self.add)
        buttons.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self.title, self.text):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list.added.connect(lambda: self._tell(self.add_asked))
        self.list.looked.connect(lambda: self._tell(self.open_asked))
        self.list.left.connect(self.left)
        self.add.clicked.connect(lambda: self._tell(self.add_asked))
        self.look.clicked.connect(lambda: self._tell(self.open_asked))

    def show_cell(self, name: str, passages: Sequence[Said]) -> None:
        """Show the passages of a cell; the keyboard stays at its height."""
        row = max(self.list.currentRow(), 0)
        same = [said.passage for said in passages] == self.list.ids()
        self.title.setText(name)
        if not same:
            self.list.show_passages(passages)
            self.list.setCurrentRow(0)
        else:
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        count = len(passages)
        self.text.setText(
            f"{count:,} {'passage' if count == 1 else 'passages'}. Space goes there, Enter adds one to the cell."
            if count
            else "No passages. Select words in the notes and give them this theme."
        )
        for widget in (self.list, self.add, self.look):
            widget.setVisible(bool(count))

    def current(self) -> Said | None:
        """The passage under the keyboard."""
        item = self.list.currentItem()
        return item.data(_SAID) if item else None

    def focus_first(self) -> bool:
        """Put the keyboard on the passages; False where there are none."""
        if self.list.count():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return self.list.count() > 0

    def go_on(self) -> None:
        """Put the keyboard on the next passage."""
        self.list.setCurrentRow(min(self.list.currentRow() + 1, self.list.count() - 1))

    def _tell(self, signal: SignalInstance) -> None:
        item = self.list.currentItem()
        if item is not None:
            signal.emit(item.data(_SAID))


class _Passages(QListWidget):
    added = Signal()
    looked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Passages of the cell")
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSpacing(2)
        self.itemDoubleClicked.connect(lambda _: self.looked.emit())

    def ids(self) -> list[int]:
        """The passages that are listed."""
        return [self.item(n).data(_SAID).passage for n in range(self.count())]

    def show_passages(self, passages: Sequence[Said]) -> None:
        """List these."""
        self.clear()
        for said in passages:
            item = QListWidgetItem(f"“{said.words}”" + ("  (no longer in the note)" if said.lost else ""))
            item.setData(_SAID, said)
            self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.added.emit()
        elif key == Qt.Key.Key_F2:
            self.looked.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
