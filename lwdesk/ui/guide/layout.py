"""How the screen of the guide is laid out, and its buttons and keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.guide.versions import WIDEST, WIDTH
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.theme import scaled, set_look

if TYPE_CHECKING:
    from lwdesk.ui.guide.screen import GuideScreen

_ABOUT = (
    "The newest version is the one to type up by. Once an interview goes by it, it stays as it is, "
    "and a change makes the next."
)


class Layout:
    """Lays the screen's parts out; `lock` takes away what would change an old version."""

    def __init__(self, screen: "GuideScreen") -> None:
        self._screen = screen
        self._tools: list[QPushButton] = []
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self._left())
        row.addLayout(self._middle(), 4)
        row.addWidget(screen.form, 3)
        column = QVBoxLayout(screen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addLayout(row, 1)
        self._add_keys()

    def lock(self, locked: bool) -> None:
        """Whether nothing can be changed, so that the buttons for it are of no use."""
        for button in self._tools:
            button.setEnabled(not locked)

    def _head(self) -> QHBoxLayout:
        screen = self._screen
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 8)
        head.setSpacing(8)
        head.addWidget(plain_label("Interview guide", "title"), 1)
        for text, name, help_text, act, look in (
            ("Import…", "upload", "Read a guide from a workbook", screen.start_import, ""),
            ("Export…", "download", "Write this version to a workbook (Ctrl+E)", screen.start_export, ""),
            ("Done", "", "Go back (Esc)", screen.leave, "primary"),
        ):
            button = self._button(text, name, help_text, act)
            set_look(button, look)
            head.addWidget(button)
            if act == screen.start_import:
                self._tools.append(button)
        return head

    def _left(self) -> QVBoxLayout:
        about = plain_label(_ABOUT, "quiet")
        about.setFixedWidth(min(scaled(WIDTH), WIDEST))
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 16)
        left.setSpacing(8)
        left.addWidget(self._screen.versions, 1)
        left.addWidget(about)
        return left

    def _middle(self) -> QVBoxLayout:
        screen = self._screen
        tools = Flow(4)
        for text, name, help_text, act in (
            ("Question", "plus", "New question below (Ins or Ctrl+N)", screen.new),
            ("Section", "plus", "New section below (Alt+Ins)", screen.new_section),
            ("", "arrow-up", "Move up (Alt+Up)", lambda: screen.shift(-1)),
            ("", "arrow-down", "Move down (Alt+Down)", lambda: screen.shift(1)),
            ("", "trash-2", "Delete (Del)", screen.delete),
        ):
            button = self._button(text, name, help_text, act)
            set_look(button, "quiet")
            button.setAccessibleName(help_text.split(" (")[0])
            self._tools.append(button)
            tools.addWidget(button)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 12)
        middle.addWidget(screen.tree, 1)
        middle.addLayout(tools)
        return middle

    def _button(self, text: str, name: str, help_text: str, act: Callable[[], object]) -> QPushButton:
        # The space keeps the words off the icon.
        button = QPushButton(f" {text}" if text and name else text)
        if name:
            button.setIcon(icon(name, "quiet"))
        button.setToolTip(help_text)
        button.clicked.connect(act)
        press_with_enter(button)
        return button

    def _add_keys(self) -> None:
        screen = self._screen
        for keys, act in (
            ("Alt+Up", lambda: screen.shift(-1)),
            ("Alt+Down", lambda: screen.shift(1)),
            ("Ins", screen.new),
            ("Alt+Ins", screen.new_section),
            ("Del", screen.delete),
        ):
            action = QAction(screen.tree)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _on=False, act=act: act())
            screen.tree.addAction(action)
