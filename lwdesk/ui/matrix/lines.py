"""Which groups and sectors the matrix of a wave shows, and in which order."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from lwdesk.operations.matrix import set_lines
from lwdesk.ui.dialogs.panel import Panel
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import icon
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.sampling import Heading, WaveMatrix
    from lwdesk.ui.window import Window

_ID = Qt.ItemDataRole.UserRole
_NOTE = (
    "Tick what the matrix of this wave shows. Space ticks, Alt+Up and Alt+Down move. Nobody is lost by hiding a row."
)


def choose_lines(window: "Window", store: "Store", matrix: "WaveMatrix") -> "Lines":
    """The open panel of the rows and columns of a wave's matrix."""
    panel = Lines(window, store, matrix)
    panel.begin(panel.groups)
    return panel


class Lines(Panel):
    """Two lists to tick and to order; nothing changes before the button is pressed."""

    def __init__(self, window: "Window", store: "Store", matrix: "WaveMatrix") -> None:
        super().__init__(window, f"Rows and columns, {matrix.wave.label}", _NOTE, (620, 560))
        self._store, self._wave = store, matrix.wave.id
        self.groups = TickList("Rows: groups")
        self.sectors = TickList("Columns: sectors")
        both = QHBoxLayout()
        both.setSpacing(24)
        for ticks, vocabulary, lines in (
            (self.groups, "group", matrix.groups),
            (self.sectors, "sector", matrix.sectors),
        ):
            terms = {line.id: line.label for line in lines}
            terms |= {t.id: t.label for t in store.terms(vocabulary) if t.id not in terms}
            ticks.show_terms(list(terms.items()), [line.id for line in lines])
            both.addWidget(_with_tools(ticks))
        self.content.addLayout(both, 1)
        self.usual = self.add_button("The usual ones", first=True)
        self.usual.setToolTip("Tick what a wave has where nobody chose")
        self.usual.clicked.connect(self.show_usual)
        self.use = self.add_button("Use these")
        set_look(self.use, "primary")
        self.use.clicked.connect(self.do)
        self.close_button.setText("Cancel")

    def show_usual(self) -> None:
        """Tick the usual rows and columns, in their usual order."""
        for ticks, lines in self._usual():
            kept = {line.id: line.label for line in lines}
            ticks.show_terms([*kept.items(), *(t for t in ticks.terms() if t[0] not in kept)], list(kept))

    def do(self) -> None:
        """Store what is ticked, as one step, and close; the usual rows and columns are not kept as a choice."""
        chosen = [ticks.ticked() for ticks in (self.groups, self.sectors)]
        if not all(chosen):
            self.note.setText("Tick at least one group and one sector: a matrix needs both.")
            set_look(self.note, "danger")
            return
        usual = [[line.id for line in lines] for _, lines in self._usual()]
        groups, sectors = (None if mine == theirs else mine for mine, theirs in zip(chosen, usual, strict=True))
        window = self.window_
        self.accept()
        before = self._store.changes
        set_lines(self._store, self._wave, groups, sectors)
        if self._store.changes != before:
            window.say("The matrix shows other rows and columns now.", "done", ("Undo", window.undo))

    def _usual(self) -> "list[tuple[TickList, list[Heading]]]":
        groups, sectors = self._store.matrix.usual_lines(self._wave)
        return [(self.groups, groups), (self.sectors, sectors)]


class TickList(QListWidget):
    """Terms to tick and to move. Space ticks, Alt+Up and Alt+Down move."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def show_terms(self, terms: Sequence[tuple[int, str]], ticked: Sequence[int]) -> None:
        """Show these (id, label) in their order, some of them ticked."""
        self.clear()
        for term, label in terms:
            item = QListWidgetItem(label)
            item.setData(_ID, term)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if term in ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(0)

    def terms(self) -> list[tuple[int, str]]:
        """(id, label) of all of them, as they stand."""
        return [(self.item(n).data(_ID), self.item(n).text()) for n in range(self.count())]

    def ticked(self) -> list[int]:
        """The ids of those that are ticked, as they stand."""
        items = [self.item(n) for n in range(self.count())]
        return [item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Checked]

    def shift(self, by: int) -> None:
        """Move the one under the keyboard up or down."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + by < self.count():
            item = self.takeItem(row)
            self.insertItem(row + by, item)
            self.setCurrentRow(row + by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and Qt.Key(event.key()) in moves:
            self.shift(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _with_tools(ticks: TickList) -> QWidget:
    whole = QWidget()
    label = QLabel(ticks.accessibleName())
    label.setProperty("look", "section")
    label.setBuddy(ticks)
    head = QHBoxLayout()
    head.addWidget(label, 1)
    for name, words, by in (("arrow-up", "Move up", -1), ("arrow-down", "Move down", 1)):
        button = QPushButton()
        button.setIcon(icon(name, "quiet"))
        button.setAccessibleName(f"{words}, {ticks.accessibleName()}")
        button.setToolTip(f"{words} (Alt+{'Up' if by < 0 else 'Down'})")
        button.setAutoDefault(False)
        set_look(button, "quiet")
        press_with_enter(button)
        button.clicked.connect(lambda _=False, by=by: ticks.shift(by))
        head.addWidget(button)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(head)
    column.addWidget(ticks, 1)
    return whole
