"""The editors of e-mail and web addresses: a line, and a button that opens the address."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lwdesk.fields import Field, Kind
from lwdesk.ui.editors.line import LineEditor
from lwdesk.ui.icons import icon
from lwdesk.values import Unreadable


class AddressEditor(LineEditor):
    """An e-mail or web address; its button, or Ctrl+Enter, opens it in the user's own program."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        words = "write to it" if field.kind is Kind.EMAIL else "open it in the browser"
        self._opener = self.line.addAction(icon("external-link", "quiet"), QLineEdit.ActionPosition.TrailingPosition)
        self._opener.setText(f"{field.label}: {words}")
        self._opener.setToolTip(f"{words.capitalize()} (Ctrl+Enter)")
        self._opener.triggered.connect(self.open_address)
        self.line.textChanged.connect(self._offer)
        self._offer("")

    def address(self) -> QUrl | None:
        """What the button would open; None while there is no whole address."""
        try:
            written = self.value()
        except Unreadable:
            return None
        if not written:
            return None
        if self.field.kind is Kind.EMAIL:
            return QUrl(f"mailto:{written}")
        return QUrl(written if "://" in written else f"http://{written}")

    def open_address(self) -> None:
        """Open the address in the program that the user has for it."""
        url = self.address()
        if url is not None and not QDesktopServices.openUrl(url):
            shown = url.toDisplayString()
            self.message.emit(f"There is no program here that opens {shown}. Copy it from the field instead.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_address()
        else:
            super().keyPressEvent(event)

    def _offer(self, text: str) -> None:
        self._opener.setVisible(bool(text))
