"""What stands in place of the matrix while there is nothing to make one of."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import Mark
from lwdesk.ui.theme import scaled, set_look

if TYPE_CHECKING:
    from lwdesk.ui.window import Window


class NoMatrix(QWidget):
    """Says which list of terms is empty, and leads to it."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._vocabulary = "wave"
        head = QLabel("No matrix yet")
        head.setProperty("look", "heading")
        self.text = plain_label("", "quiet", self)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setFixedWidth(scaled(420))
        self.button = QPushButton("Open the lists of terms")
        set_look(self.button, "primary")
        press_with_enter(self.button)
        self.button.clicked.connect(lambda: _show_terms(window, self._vocabulary))
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (Mark("grid-3x3", "quiet", 40), head, self.text, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def explain(self, has_waves: bool, has_groups: bool) -> None:
        """Say what is missing: waves, groups or sectors."""
        self._vocabulary = "sector" if has_groups else "group" if has_waves else "wave"
        of = {"wave": "Waves: one matrix belongs to each", "group": "Groups: these are its rows",
              "sector": "Sectors: these are its columns"}[self._vocabulary]  # fmt: skip
        self.text.setText(f"Its list of terms is empty. {of}. Add the first in the lists of terms.")
        # A box gives a text that wraps the height of one line only.
        self.text.setFixedHeight(self.text.heightForWidth(self.text.width()))


def _show_terms(window: "Window", vocabulary: str) -> None:
    from lwdesk.ui.dialogs.vocabularies import show_vocabularies

    show_vocabularies(window, vocabulary)
