"""The line in which somebody who has come without being listed is taken in: name, organisation, e-mail."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lwdesk.records import CONTACT, DELEGATE
from lwdesk.ui.editors.finder import Finder
from lwdesk.ui.editors.kept import KeptLines
from lwdesk.ui.editors.sources import Found, source_of
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.store import Store

_LABELS = ("Name", "Organisation", "Email")


class WalkIn(QFrame):
    """Three fields; Enter in any of them takes the person in, Escape leaves. Half of it is kept as a draft."""

    given = Signal(str, str, str)
    left = Signal()

    def __init__(self, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.organisation = Finder(source_of(store, CONTACT.field("organisation")), self)
        self.name, self.email = QLineEdit(), QLineEdit()
        self.fields: tuple[QLineEdit, ...] = (self.name, self.organisation, self.email)
        named = zip(_LABELS, self.fields, strict=True)
        self.kept = KeptLines(store, DELEGATE.name, {f"walk-in {label.lower()}": field for label, field in named}, self)
        row = QHBoxLayout()
        row.setSpacing(12)
        for label, field, width in zip(_LABELS, self.fields, (3, 3, 3), strict=True):
            field.setAccessibleName(label)
            words = QLabel(label)
            words.setBuddy(field)
            column = QVBoxLayout()
            column.setSpacing(3)
            column.addWidget(words)
            column.addWidget(field)
            row.addLayout(column, width)
        self.add = QPushButton("Take in")
        set_look(self.add, "primary")
        press_with_enter(self.add)
        self.add.clicked.connect(self.give)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        self.trouble = plain_label("", "danger")
        self.trouble.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 8)
        whole.addLayout(row)
        whole.addWidget(self.trouble)
        self.organisation.picked.connect(self._hold)
        self.organisation.editingFinished.connect(self.organisation.close_list)
        self.hide()

    def begin(self, name: str = "") -> None:
        """Show the line, with this name in it and the keyboard where it goes on."""
        self.show()
        self.show_trouble("")
        if name:
            self.name.setText(name)
            self.kept.changed()
        (self.organisation if self.name.text() else self.name).setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_back(self) -> None:
        """Show what was typed when the study was closed, if anything; the keyboard stays where it is."""
        if self.kept.bring_back():
            self.show()

    def end(self) -> None:
        """Empty the line and put it away."""
        self.kept.forget()
        self.organisation.close_list()
        for field in self.fields:
            field.clear()
        self.show_trouble("")
        self.hide()

    def give(self) -> None:
        """Hand over what was typed."""
        self.given.emit(*(field.text().strip() for field in self.fields))

    def show_trouble(self, sentence: str) -> None:
        """Say under the fields why they cannot be taken; "" takes it away."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the person in, Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.give()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _hold(self, found: Found) -> None:
        # One that is missing is made with the person, in the same step.
        self.organisation.setText(found.label)
        self.kept.changed()
        self.email.setFocus()
