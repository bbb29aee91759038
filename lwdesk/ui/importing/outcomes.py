"""How many rows come out how, each count a filter."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from lwdesk.ui.icons import icon
from lwdesk.ui.importing.lines import Show

_WORDS = {
    Show.NEW: "new",
    Show.UPDATED: "updated",
    Show.SAME: "the same",
    Show.DUPLICATE: "maybe the same",
    Show.PROBLEMS: "with problems",
    Show.LEFT_OUT: "left out",
}
_SHAPES = {
    Show.NEW: ("plus", "success"),
    Show.UPDATED: ("pencil", "accent"),
    Show.SAME: ("check", "quiet"),
    Show.DUPLICATE: ("copy", "warning"),
    Show.PROBLEMS: ("triangle-alert", "warning"),
    Show.LEFT_OUT: ("x", "quiet"),
}


class Outcomes(QWidget):
    """A row of buttons: "All 45", "38 new", "3 with problems"; the pressed one says what is shown."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[Show, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for show in Show:
            button = QPushButton()
            button.setCheckable(True)
            if show in _SHAPES:
                button.setIcon(icon(*_SHAPES[show]))
                button.setIconSize(QSize(14, 14))
            button.clicked.connect(lambda _on, show=show: self.chosen.emit(show))
            button.hide()
            self._group.addButton(button)
            self.buttons[show] = button
            row.addWidget(button)
        row.addStretch(1)
        self.buttons[Show.ALL].setChecked(True)

    @property
    def shown(self) -> Show:
        """What is shown now."""
        return next(show for show, button in self.buttons.items() if button.isChecked())

    def show_counts(self, counts: Sequence[tuple[Show, int]]) -> None:
        """Say how many there are of each; what there is none of is not offered, and no longer shown."""
        found = dict(counts)
        for show, button in self.buttons.items():
            count = found.get(show)
            button.setVisible(count is not None)
            if count is not None:
                words = f"All {count:,}" if show is Show.ALL else f" {count:,} {_WORDS[show]}"
                button.setText(words)
                button.setAccessibleName(f"Show {words.strip().lower()}")
        if self.shown not in found:
            self.choose(Show.ALL)

    def choose(self, show: Show) -> None:
        """Press a button; nobody is told."""
        self.buttons[show].setChecked(True)
