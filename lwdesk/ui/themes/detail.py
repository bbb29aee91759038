"""Under the table of passages: the one under the keyboard whole, its themes, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.theme import scaled, set_look, unmarked

SEVERAL = "*"


class PassageDetail(QFrame):
    """Words, who said them, the themes that they belong to; buttons for all passages that are chosen."""

    open_asked = Signal()
    give_asked = Signal()
    off_asked = Signal()
    proposal_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.head = plain_label("", "section")
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName("Words of the passage")
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(scaled(40))
        self.words.setMaximumHeight(scaled(92))
        self.themes = plain_label("", "quiet")
        self.open_button = _button("Open in the notes", "external-link", "Enter on the passage")
        self.give = _button("Give a theme…", "tags", "Ctrl+L")
        self.off = _button("Take the theme off", "x", "Del on the passage")
        self.proposal = _button("Make a proposal of it", "presentation", "Ctrl+Shift+J")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        for widget in (self.head, self.words, self.themes):
            column.addWidget(widget)
        buttons = Flow(6)
        for button in (self.open_button, self.give, self.off, self.proposal):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.open_button.clicked.connect(self.open_asked)
        self.give.clicked.connect(self.give_asked)
        self.off.clicked.connect(self.off_asked)
        self.proposal.clicked.connect(self.proposal_asked)

    def show_passage(self, head: str, words: str, lost: bool, themes: Sequence[str], remark: str) -> None:
        """Show one passage."""
        self.head.setText(head)
        self.words.setPlainText(words)
        said = [f"Themes: {'; '.join(themes)}" if themes else "Without a theme"]
        if lost:
            said.append("These words are no longer in the note; they are kept as they last were")
        if remark:
            said.append(f"Remark: {remark}")
        self.themes.setText(" · ".join(said))

    def show_choice(self, count: int, theme: str) -> None:
        """Say what the buttons do for so many chosen passages; `theme` is what can be taken off, "" for nothing.

        It is SEVERAL where there are several.
        """
        many = count > 1
        self.give.setText(f" Give {count:,} passages a theme…" if many else " Give a theme…")
        off = f"“{_short(theme)}”" if theme != SEVERAL else "their themes" if many else "its themes"
        self.off.setText(unmarked(f" Take {off} off"))
        self.off.setVisible(bool(theme))
        self.proposal.setText(f" Make one proposal of {count:,}" if many else " Make a proposal of it")
        for button in (self.give, self.off, self.proposal):
            button.setAccessibleName(button.text().strip(" …").replace("&&", "&"))


def _short(name: str) -> str:
    return name if len(name) <= 28 else f"{name[:27].rstrip()}…"


def _button(text: str, icon_name: str, help_text: str) -> QPushButton:
    # The space keeps the words off the icon.
    button = QPushButton(f" {text}")
    set_look(button, "quiet")
    button.setIcon(icon(icon_name, "quiet"))
    button.setToolTip(help_text)
    button.setAccessibleName(text.rstrip("…"))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    press_with_enter(button)
    return button
