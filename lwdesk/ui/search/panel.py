"""The search over the window: a box, what it is narrowed to, and what was found."""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from lwdesk.operations import search
from lwdesk.operations.search import Group, Hit
from lwdesk.store.search import Narrowing
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.jobs import Latest
from lwdesk.ui.search.box import SearchBox
from lwdesk.ui.search.narrow import choices
from lwdesk.ui.search.opening import open_hit
from lwdesk.ui.search.paint import HitPainter
from lwdesk.ui.search.results import Further, Heading, Results, said
from lwdesk.ui.table.filters import FilterButton
from lwdesk.ui.theme import scaled, set_look

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

WIDTH, HEIGHT = 760, 560
LOOKS_THROUGH = (
    "Looks through notes, summaries, contacts, organisations, interviews and activities. "
    "Words in double quotes are found as a phrase."
)
NOTHING = "Nothing holds all of that. Try fewer or shorter words, or leave out the quotes."
NOTHING_HERE = "Nothing holds all of that within these filters. Take a filter away, or try fewer or shorter words."
Asked = tuple[str, Narrowing]
_last: "WeakKeyDictionary[Store, tuple[str, list[dict[int | None, str]]]]" = WeakKeyDictionary()
"""What was looked for last in each open study: the words, and what was ticked."""


class SearchPanel(QFrame):
    """Type to find, arrows to choose, Enter to open, Escape to go back.

    It lies in the window and is none of its own: the letter typed right after Ctrl+K is in the box already.
    """

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__(window)
        self.setObjectName("search")
        self.window_ = window
        self._open = True
        self._store = store
        self._back_to = QApplication.focusWidget()
        self._latest = Latest(window.jobs, self)
        self._answered: Asked | None = None
        self._enter_waits = False
        self.setProperty("look", "popup")
        self.setAccessibleName("Search everything")
        self.box = SearchBox()
        self.filters = [FilterButton(choice) for choice in choices(store)]
        self.clear_button = QPushButton("Clear filters")
        self.results = Results(self)
        self.list = QListView()
        self.told = QLabel()
        self.foot = QLabel("↑ ↓ choose    Enter opens    Tab filters    Esc closes")
        self._lay_out()
        self._recall()
        self._connect()

    def begin(self) -> None:
        """Show the panel over the window with the keyboard in the box, and read the words of the lists beside it."""
        self._place()
        store = self._store
        self.window_.jobs.start(lambda _step: search.warm(store), failed=lambda error: None)
        self.ask()
        self.show()
        self.raise_()
        self.focus()

    def focus(self) -> None:
        """Put the keyboard in the box, ready to type something else."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.selectAll()

    # Asking

    @property
    def narrowing(self) -> Narrowing:
        """What the ticks hold the search to."""
        groups, sectors, waves, prompts = (tuple(i for i in b.ticked if i is not None) for b in self.filters)
        return Narrowing(groups, sectors, waves, prompts)

    def ask(self) -> None:
        """Look for what stands in the box now; an answer to anything older is dropped."""
        asked = self.box.text(), self.narrowing
        _last[self._store] = asked[0], [dict(button.ticked) for button in self.filters]
        self.clear_button.setVisible(bool(asked[1]))
        store = self._store
        self._latest.ask(lambda: search.find_all(store, *asked), lambda found: self._show(asked, found))

    def _show(self, asked: Asked, found: list[Group] | Exception) -> None:
        if asked != (self.box.text(), self.narrowing):
            return
        if isinstance(found, Exception):
            self.window_.trouble(found)
            found = []
        self._answered = asked
        self.results.show_groups(found)
        self._mark(self.results.next_row(-1, 1))
        self.list.setVisible(bool(found))
        self.told.setVisible(not found)
        if asked[0].strip():
            self.told.setText(NOTHING_HERE if asked[1] else NOTHING)
            self.box.say(", ".join(group.heading for group in found) or self.told.text())
        else:
            self.told.setText(LOOKS_THROUGH)
        if self._enter_waits:
            self._enter_waits = False
            self.open_current()

    # Going through what was found

    def move_mark(self, by: int) -> None:
        """Mark the result that many further on."""
        row = self.results.next_row(self.list.currentIndex().row(), by)
        self._mark(row)
        if row >= 0:
            self.box.say(said(self.results.rows[row]))

    def open_current(self) -> None:
        """Open the marked result; what is still being looked for is waited for."""
        if self._answered != (self.box.text(), self.narrowing):
            self._enter_waits = True
            return
        index = self.list.currentIndex()
        row = self.results.rows[index.row()] if index.isValid() else None
        if isinstance(row, Further):
            self._mark(self.results.open_group(row.record))
        elif isinstance(row, Hit):
            self.leave(go_back=False)
            open_hit(self.window_, row)

    def _mark(self, row: int) -> None:
        index = self.results.index(row) if row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if row > 0 and isinstance(self.results.rows[row - 1], Heading):
            self.list.scrollTo(self.results.index(row - 1))
        if row >= 0:
            self.list.scrollTo(index)

    def clear_filters(self) -> None:
        """Look through everything again."""
        for button in self.filters:
            button.clear()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask()

    def leave(self, go_back: bool = True) -> None:
        """Close; the keyboard goes back to where it was."""
        if not self._open:
            return
        self._open = False
        self._latest.forget()
        self.window_.removeEventFilter(self)
        here = QApplication.focusWidget()
        if go_back and self._back_to and isValid(self._back_to):
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        elif here and self.isAncestorOf(here):
            # Else Qt would look for the next place in the window, and might scroll it there.
            here.clearFocus()
        self.hide()
        self.deleteLater()

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; nothing else goes on to what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes round the box and the filters."""
        if not self._open:
            return super().focusNextPrevChild(following)
        stops = [w for w in (self.box, *self.filters, self.clear_button) if w.isVisible()]
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else 0
        reason = Qt.FocusReason.TabFocusReason if following else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if following else -1)) % len(stops)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the window."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        width = min(scaled(WIDTH), self.window_.width() - 32)
        height = min(scaled(HEIGHT), self.window_.height() - 2 * scaled(48))
        self.setGeometry((self.window_.width() - width) // 2, scaled(56), width, height)

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close when the keyboard goes to something else in the window."""
        at: QObject | None = now
        while at is not None and at is not self:
            at = at.parent()
        if self._open and now is not None and at is None:
            self.leave(go_back=False)

    def _follow(self, _notice: "Notice") -> None:
        if self._open:
            # What was opened from here may store something before the panel has gone.
            self._answered = None
            self.ask()

    def _recall(self) -> None:
        text, ticks = _last.get(self._store, ("", []))
        self.box.setText(text)
        for button, ticked in zip(self.filters, ticks, strict=False):
            for option in ticked.items():
                button.tick(option)

    def _connect(self) -> None:
        self.box.textEdited.connect(lambda _text: self.ask())
        self.box.moved.connect(self.move_mark)
        self.box.entered.connect(self.open_current)
        for button in self.filters:
            button.changed.connect(self.ask)
        self.clear_button.clicked.connect(self.clear_filters)
        self.list.clicked.connect(lambda _index: self.open_current())
        self.window_.noticed.connect(self._follow)
        self.window_.study_changed.connect(self.leave)
        self.window_.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow_keyboard)  # type: ignore[union-attr]

    def _lay_out(self) -> None:
        narrow = QHBoxLayout()
        narrow.setSpacing(4)
        for button in self.filters:
            narrow.addWidget(button)
        narrow.addStretch(1)
        narrow.addWidget(self.clear_button)
        set_look(self.clear_button, "quiet")
        self.clear_button.hide()
        press_with_enter(self.clear_button)
        self.list.setAccessibleName("Results")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setModel(self.results)
        self.list.setItemDelegate(HitPainter(self.results, self))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.hide()
        self.told.setText(LOOKS_THROUGH)
        for label in (self.told, self.foot):
            label.setProperty("look", "quiet")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 10)
        column.setSpacing(8)
        column.addWidget(self.box)
        column.addLayout(narrow)
        column.addWidget(self.list, 1)
        column.addWidget(self.told, 1)
        column.addWidget(self.foot)
