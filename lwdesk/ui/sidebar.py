"""The sidebar: the pages of the study by section, chosen with the arrow keys or by number."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from lwdesk.ui.icons import icon
from lwdesk.ui.theme import scaled

_WIDTH, _BESIDE = 184, 52
"""The pixels across at least, and those that icon and edges take beside the name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as the sidebar names it; the section is the small heading above it."""

    name: str
    section: str
    icon: str
    key: str = ""
    """The keys that lead to it from anywhere."""


class Sidebar(QFrame):
    """A button a page under its section's heading; `chosen` tells the page's name."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "sidebar")
        self.buttons: dict[str, QToolButton] = {}
        self.marked = ""
        """The name of the page that is open."""
        self._entries = tuple(entries)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 16)
        column.setSpacing(2)
        section = None
        for entry in entries:
            if entry.section and entry.section != section:
                section = entry.section
                heading = QLabel(section.upper())
                heading.setProperty("look", "section")
                heading.setContentsMargins(10, 8, 0, 4)
                column.addWidget(heading)
            column.addWidget(self._button(entry))
        column.addStretch(1)
        self._fit()

    def mark(self, name: str) -> None:
        """Show the page of that name as the one that is open; "" for none."""
        self.marked = name
        for entry in self._entries:
            button = self.buttons[entry.name]
            button.setChecked(entry.name == name)
            button.setIcon(icon(entry.icon, "accent" if entry.name == name else "quiet"))
        current = self.buttons.get(name) or next(iter(self.buttons.values()), None)
        # One stop for the Tab key: the arrow keys go from page to page.
        for button in self.buttons.values():
            is_stop = button is current
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def focus(self) -> None:
        """Put the keyboard on the page that is open."""
        checked = [b for b in self.buttons.values() if b.isChecked()] or list(self.buttons.values())
        if checked:
            checked[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go to the page above or below."""
        move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        names = [entry.name for entry in self._entries]
        here = next((i for i, name in enumerate(names) if self.buttons[name].hasFocus()), None)
        if move is None or here is None:
            super().keyPressEvent(event)
            return
        target = self.buttons[names[(here + move) % len(names)]]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        longest = max(
            (self.fontMetrics().horizontalAdvance(button.text()) for button in self.buttons.values()), default=0
        )
        width = max(_WIDTH, longest + scaled(_BESIDE))
        self.setFixedWidth(width)
        for button in self.buttons.values():
            button.setFixedWidth(width - 16)

    def _button(self, entry: Entry) -> QToolButton:
        button = QToolButton()
        button.setObjectName("sidebarPage")
        button.setText(f"  {entry.name}")
        button.setAccessibleName(entry.name)
        button.setAccessibleDescription(f"Page, {entry.section.lower()}" if entry.section else "Page")
        button.setToolTip(f"{entry.name} ({entry.key})")
        button.setIcon(icon(entry.icon, "quiet"))
        button.setProperty("icons", "large")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setMinimumHeight(34)
        button.clicked.connect(lambda: self.chosen.emit(entry.name))
        self.buttons[entry.name] = button
        return button
