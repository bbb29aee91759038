"""Panels for sorting schemes: a new one with its terms, typed one a line; and another name for one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from lwdesk.operations import sorting
from lwdesk.refusal import Refusal
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import set_look
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_ABOUT = "Passages, proposals and activities can be sorted by it, beside themes and by other schemes."


class NewScheme(Panel):
    """Its name, and its terms one a line. Ctrl+Enter, or Enter on the button, makes it."""

    made = Signal(str)
    """The name of its list of terms."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(window, "New sorting scheme", _ABOUT, (480, 440))
        self._store = store
        self.name = QLineEdit()
        self.name.setAccessibleName("Name")
        self.name.setMaxLength(120)
        self.terms = _Terms(self)
        self.trouble = plain_label("", "danger")
        self.trouble.hide()
        for label, widget in (("Name", self.name), ("Terms, one a line", self.terms)):
            _labelled(self, label, widget)
        self.content.addWidget(self.trouble)
        self.make = QPushButton("Make the scheme")
        self.make.setDefault(True)
        set_look(self.make, "primary")
        self.make.clicked.connect(self.do)
        self.buttons.insertWidget(self.buttons.count() - 1, self.make)
        self.close_button.setText("Cancel")
        self.name.returnPressed.connect(lambda: self.terms.setFocus(Qt.FocusReason.OtherFocusReason))
        # Enter in the name goes on to the terms, and makes nothing yet.
        self.make.setAutoDefault(False)
        self.make.setDefault(False)

    def do(self) -> None:
        """Make it, say so, and close."""
        terms = [line for line in self.terms.toPlainText().split("\n") if line.strip()]
        try:
            name = sorting.new_scheme(self._store, self.name.text(), terms)
        except (Refusal, Unreadable) as sentence:
            self.trouble.setText(str(sentence))
            self.trouble.show()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        label = self.name.text().strip()
        window = self.window_
        self.accept()
        self.made.emit(name)
        window.say(f"Made the sorting scheme “{label}”. Its terms are in the lists of terms (Ctrl+T) too.", "done",
                   ("Undo", window.undo))  # fmt: skip


class RenameScheme(Panel):
    """Another name for a scheme; Enter stores it."""

    def __init__(self, window: "Window", store: "Store", scheme: str, label: str) -> None:
        super().__init__(window, "Rename the sorting scheme", "Nothing that is sorted by it changes.", (420, 220))
        self._store, self._scheme = store, scheme
        self.name = QLineEdit(label)
        self.name.setAccessibleName("Name")
        self.name.setMaxLength(120)
        self.name.selectAll()
        _labelled(self, "Name", self.name)
        self.trouble = plain_label("", "danger")
        self.trouble.hide()
        self.content.addWidget(self.trouble)
        self.content.addStretch(1)
        self.rename = QPushButton("Rename")
        self.rename.setDefault(True)
        set_look(self.rename, "primary")
        self.rename.clicked.connect(self.do)
        self.buttons.insertWidget(self.buttons.count() - 1, self.rename)
        self.close_button.setText("Cancel")

    def do(self) -> None:
        """Rename it and close."""
        try:
            renamed = sorting.rename_scheme(self._store, self._scheme, self.name.text())
        except (Refusal, Unreadable) as sentence:
            self.trouble.setText(str(sentence))
            self.trouble.show()
            return
        window = self.window_
        self.accept()
        if renamed:
            window.say(f"{self._store.undo_label()}.", "done", ("Undo", window.undo))


class _Terms(QPlainTextEdit):
    """The terms; a list on the clipboard can be pasted. Ctrl+Enter makes the scheme."""

    def __init__(self, panel: NewScheme) -> None:
        super().__init__()
        self._panel = panel
        self.setAccessibleName("Terms, one a line")
        self.setAccessibleDescription("Ctrl+Enter makes the scheme")
        self.setToolTip("One a line; a list can be pasted. Ctrl+Enter makes the scheme")
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and ctrl:
            self._panel.do()
        else:
            super().keyPressEvent(event)


def _labelled(panel: Panel, text: str, widget: QWidget) -> None:
    label = QLabel(text)
    label.setProperty("look", "label")
    label.setBuddy(widget)
    panel.content.addWidget(label)
    panel.content.addWidget(widget)
