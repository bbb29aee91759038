"""Proposals typed up at speed: a workshop, what it has proposed so far, and a box in which Enter means the next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lwdesk.ui.form_row import plain_label
from lwdesk.ui.hint import Hint
from lwdesk.ui.pages.paragraphs import WholeParagraphs
from lwdesk.ui.proposals.box import ProposalBox
from lwdesk.ui.table.columns import keep
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

NO_WORKSHOP = "No workshop"
_FIRST = -1
_WIDEST = 280
"""Pixels that the workshops take at most, however large the text is."""
_KEY = Qt.ItemDataRole.UserRole
_HINT = (
    "Enter stores it and goes on to the next; Shift+Enter begins a line. In an empty box Up takes up the last one, "
    "Left and Right go to another workshop."
)


class TypeView(QWidget):
    """The workshops at the left, the proposals of one and the box below them at the right."""

    chosen = Signal(object)
    opened = Signal()
    fills_page = True
    works_empty = True
    """Typing is how a list without proposals begins."""

    def __init__(self, window: "Window", store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window, self._store = window, store
        self._asked = -1
        self._names: dict[int | None, tuple[str, str]] = {}
        self.workshops = _Workshops(self)
        self.heading = plain_label("", "heading")
        self.about = plain_label("", "quiet")
        self.list = QListWidget()
        self.list.setAccessibleName("Proposals of the workshop")
        self.list.setItemDelegate(WholeParagraphs(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.box = ProposalBox(window, store)
        self._last: QWidget = self.box
        self._lay_out()
        self.workshops.currentItemChanged.connect(lambda *_: self._show_workshop())
        self.list.itemActivated.connect(lambda item: self.box.take_up(item.data(_KEY)))
        self.box.stored.connect(self._after_storing)
        self.box.sideways.connect(self.go)
        self.box.taken_up.connect(self._mark_row)
        self.box.above_asked.connect(self._take_up_last)

    @property
    def workshop(self) -> int | None:
        """The workshop whose proposals are typed; None for none."""
        item = self.workshops.currentItem()
        return item.data(_KEY) if item else None

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Bring the workshops and their proposals up to date; the filters of the table do not matter here."""
        if self._asked != self._store.changes:
            self._asked = self._store.changes
            self.box.refresh()
            self._fill()

    def choose(self, workshop: int | None) -> None:
        """Type the proposals of that workshop."""
        for row in range(self.workshops.count()):
            if self.workshops.item(row).data(_KEY) == workshop:
                self.workshops.setCurrentRow(row)

    def go(self, by: int) -> None:
        """On to another workshop, round and round."""
        count = self.workshops.count()
        if count:
            self.workshops.setCurrentRow((self.workshops.currentRow() + by) % count)

    def flush(self) -> None:
        """Store what has been typed."""
        self.box.flush()

    def finish(self) -> None:
        """Store what has been typed, and do nothing by itself any more."""
        self.box.finish()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the box."""
        self.box.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while another page was shown."""
        super().showEvent(event)
        self.show_ids((), None)

    # Inside

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(4)
        name = QLabel("Workshop")
        name.setProperty("look", "section")
        name.setBuddy(self.workshops)
        left.addWidget(name)
        left.addWidget(self.workshops, 1)
        self.workshops.setFixedWidth(min(scaled(250), _WIDEST))
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.heading)
        right.addWidget(self.about)
        right.addWidget(self.list, 1)
        right.addSpacing(6)
        right.addWidget(self.box.label)
        right.addWidget(self.box)
        right.addWidget(Hint(_HINT))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 16, 12)
        row.setSpacing(20)
        row.addLayout(left)
        row.addLayout(right, 1)

    def _fill(self) -> None:
        found = self._store.proposals.workshops()
        without = len(self._store.proposals.of_workshop(None))
        rows = [(w.id, w.name or "A workshop without a name", w.theme_name, w.proposals) for w in found]
        listed: list[tuple[int | None, str, str, int]] = [*rows, (None, NO_WORKSHOP, "", without)]
        self._names = {workshop: (name, theme) for workshop, name, theme, _ in listed}
        wanted = (
            self.workshop if self.workshops.count() else self._store.remembered("proposals/workshop", _FIRST) or None
        )
        here = next((n for n, (workshop, *_) in enumerate(listed) if workshop == wanted), 0)
        self.workshops.blockSignals(True)
        while self.workshops.count() > len(listed):
            self.workshops.takeItem(self.workshops.count() - 1)
        for n, (workshop, name, _, count) in enumerate(listed):
            if n >= self.workshops.count():
                self.workshops.addItem(QListWidgetItem())
            item = self.workshops.item(n)
            number = f"{n + 1}  " if n < 9 else ""
            item.setText(f"{number}{name} · {count:,}")
            item.setData(_KEY, workshop)
            item.setToolTip(f"Key {n + 1} in this list" if n < 9 else "")
        self.workshops.setCurrentRow(here)
        self.workshops.blockSignals(False)
        self._show_workshop()

    def _show_workshop(self) -> None:
        workshop = self.workshop
        name, theme = self._names.get(workshop, (NO_WORKSHOP, ""))
        self.heading.setText(name)
        if theme:
            self.about.setText(f"Theme of each: {theme}")
        else:
            self.about.setText("" if workshop is None else "The workshop has no theme yet, and so these have none.")
        self.about.setVisible(bool(self.about.text()))
        if workshop != self.box.workshop and not self._window.looking:
            keep(self._store, "proposals/workshop", workshop or 0)
        self.box.begin(workshop)
        ids = self._store.proposals.of_workshop(workshop)
        cards = {card.id: card for card in self._store.proposals.cards(ids)}
        row = self.list.currentRow()
        self.list.clear()
        for proposal in ids:
            card = cards[proposal]
            item = QListWidgetItem(f"{card.ref}  {card.text}")
            item.setData(_KEY, proposal)
            item.setToolTip("Enter takes it up in the box below")
            self.list.addItem(item)
        if self.list.hasFocus():
            self.list.setCurrentRow(min(max(row, 0), len(ids) - 1))
        else:
            self.list.scrollToBottom()
        self._mark_row(self.box.taken)

    def _after_storing(self, proposal: int) -> None:
        self.show_ids((), None)
        self.list.scrollToBottom()
        self.chosen.emit(proposal)

    def _take_up_last(self) -> None:
        """What stands above the one that is in the box, else the last."""
        ids = [self.list.item(n).data(_KEY) for n in range(self.list.count())]
        here = ids.index(self.box.taken) if self.box.taken in ids else len(ids)
        if here > 0:
            self.box.take_up(ids[here - 1])

    def _mark_row(self, proposal: int | None) -> None:
        for n in range(self.list.count()):
            if self.list.item(n).data(_KEY) == proposal:
                self.list.setCurrentRow(n)
                return
        if not self.list.hasFocus():
            self.list.setCurrentRow(-1)


class _Workshops(QListWidget):
    """Numbers choose one; Enter and Right go on to the box."""

    def __init__(self, view: TypeView) -> None:
        super().__init__()
        self._view = view
        self.setAccessibleName("Workshop")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isdecimal() and text.isascii() and 0 < int(text) <= self.count():
            self.setCurrentRow(int(text) - 1)
            self._view.box.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self._view.box.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
