"""How many rows come out how, each count a filter."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from lwdesk.ui.icons import icon
from lwdesk.ui.importing.lines import Show
from lwdesk.ui.pages.flow import Flow

_WORDS = {
    Show.NEW: "new",
    Show.UPDATED: "updated",
    Show.SAME: "the same",
    Show.DUPLICATE: "maybe the same",
    Show.PROBLEMS: "with problems",
    Show.SECTIONS: "sections",
    Show.LEFT_OUT: "left out",
}
_SHAPES = {
    Show.NEW: ("plus", "success"),
    Show.UPDATED: ("pencil", "accent"),
    Show.SAME: ("check", "quiet"),
    Show.DUPLICATE: ("copy", "warning"),
    Show.PROBLEMS: ("triangle-alert", "warning"),
    Show.SECTIONS: ("layers", "accent"),
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
        row = Flow(6)
        self.setLayout(row)
        for show in Show:
            button = QPushButton()
            button.setCheckable(True)
            if show in _SHAPES:
                button.setIcon(icon(*_SHAPES[show]))
                button.setProperty("icons", "small")
            button.clicked.connect(lambda _on, show=show: self.chosen.emit(show))
            button.hide()
            self._group.addButton(button)
            self.buttons[show] = button
            row.addWidget(button)
        self.buttons[Show.ALL].setChecked(True)

    @property
    def shown(self) -> Show:
        """What is shown now."""
        return next(show for show, button in self.buttons.items() if button.isChecked())

    def show_counts(self, counts: Sequence[tuple[Show, int]], answered: int = 0) -> None:
        """Say how many there are of each; what there is none of is not offered, and no longer shown.

        Of those that are maybe the same `answered` have an answer; once all have, the button says so.
        """
        found = dict(counts)
        for show, button in self.buttons.items():
            count = found.get(show)
            button.setVisible(count is not None)
            if count is not None:
                button.setText(_words(show, count, answered))
                words = button.text().replace("&", "")
                button.setAccessibleName(f"Show {words.strip().lower()}")
        if self.shown not in found:
            self.choose(Show.ALL)

    def choose(self, show: Show) -> None:
        """Press a button; nobody is told."""
        self.buttons[show].setChecked(True)


def _words(show: Show, count: int, answered: int) -> str:
    if show is Show.ALL:
        return f"All {count:,}"
    if show is Show.DUPLICATE:
        # Alt+M, from anywhere on the page.
        return f" {count - answered:,} &maybe the same" if count > answered else f" {count:,} answered"
    if show is Show.SECTIONS and count == 1:
        return " 1 section"
    return f" {count:,} {_WORDS[show]}"
