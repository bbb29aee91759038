"""A section of the paper for the board, as it is prepared: its text, and whether it is in the paper."""

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lwdesk.exchange.board.content import Section
from lwdesk.text import clean
from lwdesk.ui.editors.paragraph import GrowingText
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import Mark
from lwdesk.ui.pauses import LONGEST, PAUSE
from lwdesk.ui.theme import scaled, set_look

WIDEST = 720
"""Pixels that a text is wide at most, before they are scaled."""
_MOST = 16
_ABOVE = 300
_VISITS = count(1)
Store = Callable[[Section, str, tuple[object, ...]], bool]
"""Stores the text of a section; False where the study cannot take it now."""


class SectionBox(QWidget):
    """Heading, tick, text, and what follows the text. It stores by itself what is typed."""

    ours_asked = Signal(object)
    """The section that is to say what we say again."""
    left_out = Signal(object, bool)

    def __init__(self, section: Section, store: Store, read_only: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.section = section
        self._store = store
        self._is_shown = False
        self._merge = ("board paper", section.key, next(_VISITS))
        self.tick = QCheckBox("In the paper")
        self.tick.setEnabled(not read_only)
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.heading.setProperty("look", "heading")
        self.above = plain_label("", "quiet")
        self.caption = plain_label("", "label")
        self.box = GrowingText(self, most=_MOST)
        self.box.setReadOnly(read_only)
        self.box.installEventFilter(self)
        self.follows = plain_label("", "quiet")
        self.mark = QWidget()
        self.said = plain_label("", "label")
        self.ours = QPushButton("Take ours again")
        self.ours.setEnabled(not read_only)
        set_look(self.ours, "quiet")
        press_with_enter(self.ours)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._longest = QTimer(self, interval=LONGEST, singleShot=True)
        for timer in (self._pause, self._longest):
            timer.timeout.connect(self.store_now)
        self.setMaximumWidth(scaled(WIDEST))
        self._lay_out()
        self.box.edited.connect(self._wait)
        self.ours.clicked.connect(lambda: self.ours_asked.emit(self.section))
        self.tick.toggled.connect(lambda on: self.left_out.emit(self.section, not on))
        self.show_section(section)

    def show_section(self, section: Section) -> None:
        """Show the section as it is now, but never over what is being typed."""
        if section is self.section and self._is_shown:
            return
        is_typed, self.section = self.needs_storing and self._is_shown, section
        if not is_typed and clean(self.box.toPlainText()) != clean(section.text):
            self.box.set_text(section.text)
        self._is_shown = True
        heading = section.heading
        self.heading.setText(heading)
        self.tick.blockSignals(True)
        self.tick.setChecked(not section.left_out)
        self.tick.blockSignals(False)
        self.tick.setAccessibleName(f"{heading}: in the paper")
        self.box.setAccessibleName(f"{heading}: {section.caption or 'text'}")
        self.ours.setAccessibleName(f"{heading}: take ours again")
        _say(self.above, section.above if len(section.above) <= _ABOVE else f"{section.above[:_ABOVE]}…")
        _say(self.caption, section.caption)
        _say(self.follows, f"{section.follows}." if section.follows else "")
        self.said.setText(
            "Edited. What we would write has changed since: take it again to see." if section.outdated else "Edited."
        )
        self.mark.setVisible(section.edited and not section.left_out)
        self.box.setVisible(not section.left_out)
        for label in (self.caption, self.follows):
            label.setVisible(not section.left_out and bool(label.text()))

    @property
    def needs_storing(self) -> bool:
        """Whether something else stands here than the study holds."""
        typed = self.box.toPlainText()
        return typed != self.section.text and clean(typed) != clean(self.section.text)

    def store_now(self) -> bool:
        """Store what stands here. False where the study cannot take it now."""
        self._stop()
        return not self.needs_storing or self._store(self.section, self.box.toPlainText(), self._merge)

    def take(self, text: str) -> None:
        """Show this text, as it was just stored."""
        self._stop()
        self.box.set_text(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Store on leaving; typing again afterwards is another step to undo."""
        if event.type() == QEvent.Type.FocusOut and watched is self.box and not QApplication.closingDown():
            self.store_now()
            self._merge = ("board paper", self.section.key, next(_VISITS))
        return False

    def _wait(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.heading, 1)
        head.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout(self.mark)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Mark("pencil", "accent", 16, self.mark), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.said, 1)
        line.addWidget(self.ours)
        self.caption.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        for widget in (self.above, self.caption, self.box, self.mark, self.follows):
            column.addWidget(widget)


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
