"""What a funder asks: what was never taken up, never used, and promised without evidence; a list behind each number."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from lwdesk.exchange.papers.loose import HEADINGS, KINDS, MEANS
from lwdesk.exchange.thread_words import Branch, tell
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.theme import set_look
from lwdesk.ui.thread.outline import Outline

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.store.thread import Key
    from lwdesk.ui.window import Window

_NONE = {
    "passages": "Every passage has been taken up.",
    "offers": "Every offer has been used.",
    "commitments": "Every commitment has evidence behind it.",
}


class LooseScreen(QWidget):
    """Alt+1 to 3 choose the number, Enter opens a record, Ctrl+Shift+T its thread, Escape leaves."""

    def __init__(self, window: "Window", store: "Store", what: str, back: Callable[[], None]) -> None:
        super().__init__(window.body)
        self.setAccessibleName("Never taken up")
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.window_, self.store, self._back = window, store, back
        self.what = what if what in HEADINGS else "passages"
        self.buttons = {name: QRadioButton() for name in HEADINGS}
        self.means = plain_label("", "quiet", self)
        self.means.setWordWrap(True)
        self.list = Outline()
        self.list.setAccessibleName("Records never taken up")
        self.list.setAccessibleDescription("Enter opens the record, Control Shift T its thread, Escape goes back.")
        self.list.setRootIsDecorated(False)
        self.nothing = plain_label("", "quiet", self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.reload()

    # What the window asks of a screen

    def begin(self) -> None:
        """Put the keyboard into the list."""
        here = self.list if self.list.isVisibleTo(self) else self.buttons[self.what]
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_record(self) -> "Key | None":
        """The record under the keyboard."""
        return self.list.key()

    def come_back(self) -> Callable[[], None]:
        """How to come back here, the keyboard on the same record."""
        window, store, what, back, key = self.window_, self.store, self.what, self._back, self.list.key()

        def again() -> None:
            screen = LooseScreen(window, store, what, back)
            window.show_screen(screen)
            screen.begin()
            if key is not None:
                screen.list.choose(key)

        return again

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [self.buttons[self.what], self.list]

    def follow(self, notice: "Notice") -> None:
        """Read the list anew after a change."""
        self.reload()

    def start_export(self) -> None:
        """Write all three lists to a workbook; asks where."""
        from lwdesk.ui.writing import write_paper_beside

        write_paper_beside(self.window_, self.store, "loose", "What was never taken up", "Excel workbook (*.xlsx)")

    def reload(self) -> None:
        """Read the numbers and the list anew; the keyboard stays on its record."""
        found = self.store.threads.loose()
        for name, button in self.buttons.items():
            count = len(getattr(found, name))
            button.setText(f"{HEADINGS[name]} · {count:,}")
            button.setAccessibleName(f"{HEADINGS[name]}: {count:,}")
        ids = getattr(found, self.what)
        nodes = self.store.threads.nodes((KINDS[self.what].name, i) for i in ids)
        told = tell(self.store, nodes.values())
        self.list.show_list([Branch(key, told[key].text, told[key].about) for key in nodes])
        self.means.setText(MEANS[self.what])
        self.nothing.setText(_NONE[self.what])
        self.list.setVisible(bool(ids))
        self.nothing.setVisible(not ids)

    def show_what(self, what: str) -> None:
        """Show the list behind another number."""
        self.what = what
        self.buttons[what].setChecked(True)
        self.reload()
        self.begin()

    def leave(self) -> None:
        """Go back to where one was."""
        self._back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Alt with a number chooses."""
        names = list(HEADINGS)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.text() in ("1", "2", "3"):
            self.show_what(names[int(event.text()) - 1])
        else:
            super().keyPressEvent(event)

    def _open(self, key: "Key | None") -> None:
        from lwdesk.ui.thread import open_key

        if key is not None:
            open_key(self.window_, self.store, key)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("look", "head")
        above = QVBoxLayout(head)
        above.setContentsMargins(24, 14, 16, 12)
        above.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(plain_label("Never taken up", "title", self), 1)
        for text, picture, help_text, act in (
            ("Export…", "download", "Write all three lists to a workbook (Ctrl+E)", self.window_.start_export),
            ("Back", "chevron-left", "Back to where you were (Esc)", self.leave),
        ):
            button = QPushButton(f" {text}")
            set_look(button, "quiet")
            button.setIcon(icon(picture, "quiet"))
            button.setToolTip(help_text)
            button.setAccessibleName(text.rstrip("…"))
            press_with_enter(button)
            button.clicked.connect(act)
            line.addWidget(button)
        above.addLayout(line)
        row = Flow(0)
        self._group = QButtonGroup(self)
        names = list(HEADINGS)
        for n, choice in enumerate(self.buttons.values()):
            choice.setProperty("look", "segment")
            choice.setProperty("place", "first" if n == 0 else "last" if n == len(names) - 1 else "middle")
            choice.setToolTip(f"Alt+{n + 1}")
            self._group.addButton(choice, n)
            row.addWidget(choice)
        self.buttons[self.what].setChecked(True)
        self._group.idClicked.connect(lambda n: self.show_what(names[n]))
        above.addLayout(row)
        above.addWidget(self.means)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        within = QHBoxLayout()
        within.setContentsMargins(16, 8, 8, 8)
        within.addWidget(self.list)
        column.addLayout(within, 1)
        column.addWidget(self.nothing, 1)
        self.list.opened.connect(self._open)
