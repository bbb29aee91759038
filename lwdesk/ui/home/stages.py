"""The stages of the study side by side, each with its numbers; below each other where there is no room."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from lwdesk.operations.home_numbers import Number, Stage
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.home.buttons import NumberButton, NumberLine, NumberTile
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.theme import scaled

_COLUMN = 270
"""The pixels that a column needs at least."""
_NOTHING_WAITS = "Nothing waits for you."


class Beside(QWidget):
    """Widgets side by side where each has room enough, else below each other."""

    def __init__(self, least: int = _COLUMN, spacing: int = 24) -> None:
        super().__init__()
        self._least = least
        self._flow = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(spacing)

    def add(self, widget: QWidget) -> None:
        """Put the widget behind the others."""
        self._flow.addWidget(widget, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._flow.count() * scaled(self._least)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        wanted = down if event.size().width() < needed else across
        if self._flow.direction() is not wanted:
            self._flow.setDirection(wanted)


class Tiles(QWidget):
    """What needs somebody now, on tiles; or that nothing does."""

    def __init__(self, needs: Sequence[Number], add: Callable[[NumberButton], NumberButton]) -> None:
        super().__init__()
        self.setAccessibleName("What needs you now")
        self.numbers = [add(NumberTile(number)) for number in needs]
        row = Flow(scaled(6))
        if not needs:
            row.addWidget(plain_label(_NOTHING_WAITS, "label"))
            row.setContentsMargins(8, 0, 0, 0)
        for button in self.numbers:
            row.addWidget(button)
        self.setLayout(row)

    def focus_first(self) -> None:
        """Put the keyboard on the first of them."""
        self.numbers[0].setFocus(Qt.FocusReason.ShortcutFocusReason)


class StageColumn(QWidget):
    """A stage: its name, and its numbers under small headings; or one sentence on what belongs here."""

    def __init__(self, stage: Stage, add: Callable[[NumberButton], NumberButton]) -> None:
        super().__init__()
        self.setAccessibleName(stage.name)
        self.numbers: list[NumberButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        heading = plain_label(stage.name, "heading")
        heading.setContentsMargins(8, 0, 0, 0)
        column.addWidget(heading)
        if not stage.groups:
            nothing = plain_label(stage.nothing, "quiet")
            nothing.setContentsMargins(8, 8, 0, 0)
            column.addWidget(nothing)
        for group in stage.groups:
            label = plain_label(group.name, "quiet")
            label.setContentsMargins(8, scaled(10), 0, scaled(2))
            column.addWidget(label)
            for number in group.numbers:
                self.numbers.append(add(NumberLine(number)))
                column.addWidget(self.numbers[-1])
        column.addStretch(1)

    def focus_first(self) -> None:
        """Put the keyboard on the first number."""
        self.numbers[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
