"""The user's own lists of terms: add, rename, reorder, merge, retire."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lwdesk.operations import sorting
from lwdesk.records import TERM
from lwdesk.ui.dialogs.merge import open_merge
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form import RecordForm
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.sorting.schemes import NewScheme, RenameScheme
from lwdesk.ui.theme import scaled, set_look

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store, TermInfo
    from lwdesk.ui.window import Window

_KEY = Qt.ItemDataRole.UserRole
_WIDEST = 240
"""Pixels that the lists take at most, however large the text is."""
_SCHEME = "A sorting scheme: passages, proposals and activities can be sorted under its terms."


def show_vocabularies(window: "Window", vocabulary: str = "") -> None:
    """Open the lists of terms in the place of the page, on one of them."""
    if window.store is None:
        window.say("Open a study first; then its lists of terms are here.")
        return
    screen = Vocabularies(window, window.store)
    window.show_screen(screen)
    screen.choose(vocabulary)


class Vocabularies(QWidget):
    """The lists at the left, the terms of one in the middle, and the form of a term at the right."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Lists of terms")
        self._window, self._store = window, store
        self.lists = QListWidget()
        self.lists.setAccessibleName("Lists of terms")
        self.lists.setFixedWidth(min(scaled(190), _WIDEST))
        self.lists.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.terms = QListWidget()
        self.terms.setAccessibleName("Terms")
        self.terms.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.form = RecordForm(store, TERM)
        self.form.setEnabled(not window.looking)
        self._help = QLabel()
        self._help.setProperty("look", "quiet")
        self._help.setWordWrap(True)
        self._lay_out()
        self.lists.currentItemChanged.connect(lambda *_: self._fill())
        self.terms.currentItemChanged.connect(self._show_term)
        self._add_keys()
        self.form.message.connect(window.say)
        window.noticed.connect(self._follow)

    def choose(self, vocabulary: str) -> None:
        """Show the list of that name; the first when there is none."""
        # Filled once it is on the screen: rows measured before are too low.
        found = self._fill_lists(vocabulary)
        (self.terms if found else self.lists).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back: from the form to the terms, from there to the page."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.form.isAncestorOf(self.focusWidget() or self):
            self.form.flush()
            self.terms.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.leave()

    def leave(self) -> None:
        """Store what is being typed and go back to the page."""
        self.form.stop_listening()
        self._window.noticed.disconnect(self._follow)
        self._window.leave_screen()

    # Commands

    def new(self) -> None:
        """A new term at the end of the list, with the keyboard in its name."""
        if not self._may_change():
            return
        with self._store.step("New term", kind="new") as step:
            term = step.create_term(self._vocabulary(), "New term")
        self._fill(term)
        self.form.focus_first()

    def shift(self, by: int) -> None:
        """Move the current term up or down in its list."""
        row = self.terms.currentRow()
        terms = self._infos()
        if not self._may_change() or not 0 <= row + by < len(terms) or row < 0:
            return
        self.form.flush()
        order = [term.id for term in terms]
        order.insert(row + by, order.pop(row))
        moved = order[row + by]
        label = f"Reorder {self.lists.currentItem().text()}"
        with self._store.step(label, merge=("order", self._vocabulary())) as step:
            for position, term_id in enumerate(order, 1):
                step.update(TERM, term_id, {"position": position})
        self._fill(moved)

    def new_scheme(self) -> None:
        """A new sorting scheme, typed in a panel; its terms are shown when it is made."""
        if self._may_change():
            panel = NewScheme(self._window, self._store)
            panel.made.connect(self._fill_lists)
            panel.begin(panel.name)

    def rename(self) -> None:
        """Give the sorting scheme that is chosen another name."""
        item = self.lists.currentItem()
        if item is None or not self._may_change():
            return
        name = self._vocabulary()
        scheme = next((one for one in self._store.sorting.schemes() if one.name == name), None)
        if scheme is None:
            self._window.say(
                f"The list “{item.text()}” belongs to the forms and keeps its name. Only schemes get another."
            )
        else:
            panel = RenameScheme(self._window, self._store, scheme.name, scheme.label)
            panel.begin(panel.name)

    def merge(self) -> None:
        """Merge the chosen terms into one; the records follow."""
        ids = [item.data(_KEY) for item in self.terms.selectedItems()]
        if self._may_change():
            self.form.flush()
            open_merge(self._window, self._store, TERM, ids)

    def delete(self) -> None:
        """Delete what the keyboard is on: in the lists the sorting scheme, else the term."""
        if self.lists.hasFocus():
            self.delete_scheme()
        else:
            self.delete_term()

    def delete_scheme(self) -> None:
        """Delete the sorting scheme that is chosen, with its terms; what was sorted by it stays."""
        item = self.lists.currentItem()
        if item is None or not self._may_change():
            return
        row, label = self.lists.currentRow(), item.text()
        self.form.flush()
        told = sorting.delete_scheme(self._store, self._vocabulary())
        if not told:
            self._window.say(f"The list “{label}” belongs to the forms and stays. Only sorting schemes can be deleted.")
            return
        self.lists.setCurrentRow(min(row, self.lists.count() - 1))
        self.lists.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.say(told, "done", ("Undo", self._window.undo))

    def delete_term(self) -> None:
        """Delete the current term where nothing uses it; say how to retire it otherwise."""
        term = self._current()
        if term is None or not self._may_change():
            return
        uses = sum(len(ids) for _, _, ids in self._store.links_to(TERM, term))
        label = self._store.labels("term", [term]).get(term, "")
        if uses:
            places = f"{uses:,} {'place' if uses == 1 else 'places'}"
            self._window.say(f"“{label}” is used in {places}. Retire it or merge it with another.", "warning")
            return
        self.form.flush()
        with self._store.step(f"Delete term “{label}”", kind="delete") as step:
            step.delete(TERM, [term])
        self._window.say(f"Deleted the term “{label}”.", "done", ("Undo", self._window.undo))

    # Inside

    def _lay_out(self) -> None:
        title = QLabel("Lists of terms")
        title.setProperty("look", "title")
        done = QPushButton("Done")
        set_look(done, "primary")
        done.clicked.connect(self.leave)
        press_with_enter(done)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 8)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(done)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 12)
        middle.addWidget(self._help)
        middle.addWidget(self.terms, 1)
        middle.addLayout(self._tools())
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 12)
        left.addWidget(self.lists)
        left.addLayout(
            _buttons(
                ("New scheme", "plus", "New sorting scheme", self.new_scheme),
                ("", "pencil", "Rename the scheme (F2)", self.rename),
                ("", "trash-2", "Delete the scheme (Del)", self.delete_scheme),
            )
        )
        beside = QWidget()
        beside.setLayout(left)
        beside.setFixedWidth(min(scaled(190), _WIDEST))
        row.addWidget(beside)
        row.addLayout(middle, 2)
        row.addWidget(self.form, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(row, 1)

    def _tools(self) -> Flow:
        return _buttons(
            ("New", "plus", "New term (Ctrl+N)", self.new),
            ("", "arrow-up", "Move up (Alt+Up)", lambda: self.shift(-1)),
            ("", "arrow-down", "Move down (Alt+Down)", lambda: self.shift(1)),
            ("Merge", "git-merge", "Merge the chosen terms (Ctrl+M)", self.merge),
            ("", "trash-2", "Delete the term (Del)", self.delete_term),
        )

    def _add_keys(self) -> None:
        for keys, act in (
            ("Alt+Up", lambda: self.shift(-1)),
            ("Alt+Down", lambda: self.shift(1)),
            ("Del", self.delete_term),
        ):
            action = QAction(self.terms)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            self.terms.addAction(action)
        for keys, act in (("F2", self.rename), ("Del", self.delete_scheme)):
            action = QAction(self.lists)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(act)
            self.lists.addAction(action)

    def _may_change(self) -> bool:
        if self._window.looking:
            self._window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return not self._window.looking

    def _vocabulary(self) -> str:
        item = self.lists.currentItem()
        return str(item.data(_KEY)) if item else ""

    def _infos(self) -> "list[TermInfo]":
        return self._store.terms(self._vocabulary(), retired=True)

    def _current(self) -> int | None:
        item = self.terms.currentItem()
        return item.data(_KEY) if item else None

    def _fill_lists(self, wanted: str) -> bool:
        """Show the lists, that of the wanted name chosen; False where there is none of that name."""
        schemes = {scheme.name for scheme in self._store.sorting.schemes()}
        self.lists.blockSignals(True)
        self.lists.clear()
        here = -1
        for row, (name, label, text) in enumerate(self._store.vocabularies()):
            item = QListWidgetItem(f"{label} · scheme" if name in schemes else label)
            item.setData(_KEY, name)
            item.setToolTip(text or (_SCHEME if name in schemes else ""))
            self.lists.addItem(item)
            here = row if name == wanted else here
        self.lists.setCurrentRow(max(here, 0))
        self.lists.blockSignals(False)
        self._fill()
        return here >= 0

    def _fill(self, current: int | None = None) -> None:
        wanted = current if current is not None else self._current()
        row = max(self.terms.currentRow(), 0)
        self.terms.blockSignals(True)
        self.terms.clear()
        for place, term in enumerate(self._infos()):
            marks = [word for word, is_so in (("outside the remit", term.outside), ("retired", term.retired)) if is_so]
            item = QListWidgetItem(" · ".join([term.label, *marks]))
            item.setData(_KEY, term.id)
            item.setToolTip(term.meaning)
            if term.retired:
                item.setForeground(self.palette().placeholderText())
            self.terms.addItem(item)
            if term.id == wanted:
                row = place
        self.terms.setCurrentRow(min(row, self.terms.count() - 1))
        self.terms.blockSignals(False)
        self._help.setText(self.lists.currentItem().toolTip() if self.lists.currentItem() else "")
        self._show_term()

    def _show_term(self) -> None:
        if self.form.record_id != self._current():
            self.form.show_record(self._current())

    def _follow(self, notice: "Notice") -> None:
        if "vocabulary" in notice.changed:
            self._fill_lists(self._vocabulary())
        elif "term" in notice.changed:
            self._fill()


def _buttons(*made: tuple[str, str, str, Callable[[], None]]) -> Flow:
    """Quiet buttons in a row: their words, pictures, helps, and what they do."""
    row = Flow(2)
    for text, name, help_text, act in made:
        # The space keeps the words off the icon.
        button = QPushButton(f" {text}" if text else "")
        button.setIcon(icon(name, "quiet"))
        button.setToolTip(help_text)
        button.setAccessibleName(help_text.split(" (")[0])
        button.clicked.connect(act)
        set_look(button, "quiet")
        press_with_enter(button)
        row.addWidget(button)
    return row
