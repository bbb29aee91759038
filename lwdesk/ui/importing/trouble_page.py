"""What stands in place of the import when the file cannot be read: why, and what to do about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lwdesk.ui.icons import Mark
from lwdesk.ui.theme import scaled, set_look


class TroublePage(QWidget):
    """One sentence, and the ways on: another file, a password, or back."""

    other_asked = Signal()
    back_asked = Signal()
    password_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setFixedWidth(scaled(480))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName("Password of the workbook")
        self.password.setFixedWidth(scaled(240))
        self._label = QLabel("Password of the workbook")
        self._open = QPushButton("Open")
        self.other = QPushButton("Choose another file…")
        self.back = QPushButton("Back to the list")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self._open, self.other, self.back):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (Mark("circle-alert", "danger", 36), self.text, self._label, self.password):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(buttons)
        column.addStretch(3)
        self._open.clicked.connect(self._give_password)
        self.password.returnPressed.connect(self._give_password)
        self.other.clicked.connect(self.other_asked)
        self.back.clicked.connect(self.back_asked)

    def explain(self, sentence: str, asks_password: bool = False) -> None:
        """Show the sentence, with the keyboard on the likeliest way on."""
        self.text.setText(sentence)
        self.setAccessibleDescription(sentence)
        for widget in (self._label, self.password, self._open):
            widget.setVisible(asks_password)
        set_look(self._open, "primary" if asks_password else "")
        set_look(self.other, "" if asks_password else "primary")
        self.password.clear()
        (self.password if asks_password else self.other).setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_password(self) -> None:
        if self.password.text():
            self.password_given.emit(self.password.text())
