"""Sorting by one scheme: a list of things, and its terms, each with the number that puts a thing there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lwdesk.operations import sorting
from lwdesk.records import RECORDS
from lwdesk.refusal import Refusal
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.hint import Hint
from lwdesk.ui.pages.flow import Flow, together
from lwdesk.ui.pages.nothing import NothingYet
from lwdesk.ui.sorting.things import ThingList
from lwdesk.ui.table.columns import keep
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_KEY = Qt.ItemDataRole.UserRole
_WIDEST = 400
"""Pixels that the terms take at most, however large the text is."""
_HINT = (
    "A number sorts what is chosen under a term and goes on to the next; the same number again takes it out. "
    "Shift+Down chooses several, Enter opens one."
)

_NONE = (
    "A scheme is a short list of your own, such as challenges or pillars of health, "
    "by which passages, proposals and activities are sorted."
)


class SortView(QWidget):
    """Number keys give the terms; what was sorted stays in the list until it is shown anew."""

    told = Signal(str)
    scheme_asked = Signal()

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window, self._store = window, store
        self.kind = "passage"
        self.schemes = QComboBox()
        self.schemes.setAccessibleName("Scheme")
        self.schemes.setMinimumContentsLength(18)
        self.unsorted = QCheckBox("Only what is not sorted by it yet")
        self.list = ThingList(store, "What is sorted", several=True)
        self.terms = _Terms(self)
        self.empty = NothingYet(
            "list-tree", "No sorting scheme yet", _NONE, ("New scheme…", "plus", self.scheme_asked.emit)
        )
        self.make = self.empty.button
        self._lay_out()
        self.schemes.activated.connect(lambda _: self._choose())
        self.unsorted.clicked.connect(lambda _: self._list())
        self.list.number_pressed.connect(self.press)
        self.list.opened.connect(window.open_record)
        self.list.left.connect(self.schemes.setFocus)

    @property
    def scheme(self) -> str:
        """The name of the scheme by which one sorts; "" where there is none."""
        return str(self.schemes.currentData() or "")

    def show_kind(self, kind: str) -> None:
        """Sort records of this kind by the scheme that was last chosen."""
        self.kind = kind
        self._fill_schemes(str(self._store.remembered("sorting/scheme", "")))
        self._list()

    def choose_scheme(self, name: str) -> None:
        """Sort by this scheme from now on."""
        keep(self._store, "sorting/scheme", name)

    def choose_way(self) -> None:
        """Put the keyboard on the choice of the scheme."""
        self.schemes.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reload(self) -> None:
        """Say anew what stands where; the list itself stays, so that nothing moves under the hand."""
        named = [(self.schemes.itemData(n), self.schemes.itemText(n)) for n in range(self.schemes.count())]
        if named != [(scheme.name, scheme.label) for scheme in self._store.sorting.schemes()]:
            self.show_kind(self.kind)
            return
        gone = set(self.list.things.ids) - set(self._store.sorting.all_of(self.kind))
        if gone:
            row = self.list.currentIndex().row()
            kept = [i for i in self.list.things.ids if i not in gone]
            self.list.things.show_ids(self.kind, kept, self.scheme)
            self.list.stand_on(row)
        self.list.things.forget()
        self._fill_terms()
        self._tell()

    def press(self, number: int) -> None:
        """Sort what is chosen under the term of that number, 0 being the tenth."""
        terms = sorting.scheme_terms(self._store, self.scheme)
        at = (number or 10) - 1
        if at >= len(terms):
            self._window.say(f"This scheme has no term {number or 10}. Terms are added in the lists of terms (Ctrl+T).")
        else:
            self.sort_under(terms[at][0])

    def sort_under(self, term: int) -> None:
        """Sort what is chosen under the term, and go on; where it is there already, take it out and stay."""
        ids, row = self.list.chosen(), self.list.currentIndex().row()
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
            return
        if not ids:
            self._window.say("Choose something in the list first; then a number sorts it.")
            return
        try:
            is_under = sorting.sort_under(self._store, self.kind, ids, term)
        except Refusal as trouble:
            self._window.say(str(trouble), "trouble")
            return
        self.reload()
        if is_under:
            self.list.stand_on(row + 1)

    def focus(self) -> None:
        """Put the keyboard into the list, or on the way to begin."""
        if not self.schemes.count():
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)
        elif len(self.list.things.ids):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.schemes.setFocus(Qt.FocusReason.OtherFocusReason)

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [self.schemes, self.list, self.terms] if self.schemes.count() else [self.make]

    # Inside

    def _lay_out(self) -> None:
        above = Flow(8)
        label = QLabel("Scheme")
        label.setProperty("look", "label")
        above.addWidget(together(label, self.schemes))
        above.addWidget(self.unsorted)
        right = QVBoxLayout()
        right.setSpacing(6)
        heading = plain_label("Terms", "section")
        right.addWidget(heading)
        right.addWidget(self.terms, 1)
        right.addWidget(Hint(_HINT))
        beside = QWidget()
        beside.setLayout(right)
        beside.setFixedWidth(min(scaled(290), _WIDEST))
        right.setContentsMargins(8, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list, 1)
        row.addWidget(beside)
        work = QWidget()
        inside = QVBoxLayout(work)
        inside.setContentsMargins(24, 12, 16, 12)
        inside.setSpacing(10)
        inside.addLayout(above)
        inside.addLayout(row, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _fill_schemes(self, wanted: str) -> None:
        self.schemes.clear()
        for scheme in self._store.sorting.schemes():
            self.schemes.addItem(scheme.label, scheme.name)
        self.schemes.setCurrentIndex(max(self.schemes.findData(wanted), 0 if self.schemes.count() else -1))
        self._stack.setCurrentIndex(0 if self.schemes.count() else 1)

    def _choose(self) -> None:
        if not self._window.looking:
            keep(self._store, "sorting/scheme", self.scheme)
        self._list()

    def _list(self) -> None:
        reader = self._store.sorting
        if not self.scheme:
            ids: list[int] = []
        elif self.unsorted.isChecked():
            ids = reader.unsorted(self.kind, self.scheme)
        else:
            ids = reader.all_of(self.kind)
        self.list.things.show_ids(self.kind, ids, self.scheme)
        self.list.stand_on(0)
        self._fill_terms()
        self._tell()

    def _fill_terms(self) -> None:
        row = self.terms.currentRow()
        self.terms.clear()
        for n, (term, label) in enumerate(sorting.scheme_terms(self._store, self.scheme) if self.scheme else ()):
            item = QListWidgetItem(f"{(n + 1) % 10}  {label}" if n < 10 else f"    {label}")
            item.setData(_KEY, term)
            self.terms.addItem(item)
        self.terms.setCurrentRow(max(row, 0))

    def _tell(self) -> None:
        shown, record = len(self.list.things.ids), RECORDS[self.kind]
        left = len(self._store.sorting.unsorted(self.kind, self.scheme)) if self.scheme else 0
        noun = (record.label if shown == 1 else record.plural).lower()
        self.told.emit(f"{shown:,} {noun} · {left:,} not sorted yet" if self.scheme else "")


class _Terms(QListWidget):
    """The terms with their numbers; Enter, or a double click, sorts what is chosen under one."""

    def __init__(self, view: SortView) -> None:
        super().__init__()
        self._view = view
        self.setAccessibleName("Terms of the scheme")
        self.setWordWrap(True)
        self.itemDoubleClicked.connect(lambda item: view.sort_under(item.data(_KEY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, item = event.text(), self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item:
            self._view.sort_under(item.data(_KEY))
        elif text.isdecimal() and text.isascii():
            self._view.press(int(text))
        elif event.key() == Qt.Key.Key_Escape:
            self._view.focus()
        else:
            super().keyPressEvent(event)
