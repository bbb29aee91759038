"""A small window beside the work: closed by Escape, never in the way of the main window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.theme import scaled

TITLE_BAR = 40
"""Pixels that a title bar takes at most; Qt tells how many only once the panel is shown."""

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


class Panel(QDialog):
    """A titled panel with room for content and a row of buttons, Close last."""

    def __init__(self, window: "Window", title: str, note: str = "", size: tuple[int, int] = (640, 480)) -> None:
        super().__init__(window)
        self.window_ = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        room = self.screen().availableSize()
        self.resize(min(scaled(size[0]), room.width()), min(scaled(size[1]), room.height() - TITLE_BAR))
        heading = QLabel(title)
        heading.setProperty("look", "title")
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        self.note = QLabel(note)
        self.note.setProperty("look", "quiet")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setVisible(bool(note))
        self.content = QVBoxLayout()
        self.content.setSpacing(8)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.close_button = QPushButton("Close")
        self.close_button.setAutoDefault(False)
        press_with_enter(self.close_button)
        self.close_button.clicked.connect(self.reject)
        self.buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.note)
        column.addLayout(self.content, 1)
        column.addLayout(self.buttons)
        # A panel speaks of the study that is open: it goes when that goes.
        window.study_changed.connect(self.close)

    def add_button(self, text: str, first: bool = False) -> QPushButton:
        """A button before Close; with `first` at the left end of the row."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        press_with_enter(button)
        self.buttons.insertWidget(0 if first else self.buttons.count() - 1, button)
        return button

    def done(self, result: int) -> None:
        """Close, and give the keyboard back to the window."""
        super().done(result)
        self.window_.activateWindow()

    def begin(self, focus: QWidget) -> None:
        """Show the panel with the keyboard on a widget."""
        self.show()
        for view in self.findChildren(QAbstractItemView):
            view.doItemsLayout()  # rows measured before the style was known are too low
        self.raise_()
        self.activateWindow()
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
