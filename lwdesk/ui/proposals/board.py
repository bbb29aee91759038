"""The board: a column for each activity area, and one for the proposals that are under none yet."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from lwdesk.operations import proposals
from lwdesk.records import PROPOSAL
from lwdesk.refusal import Refusal
from lwdesk.ui.cards.board import CardBoard, Said
from lwdesk.ui.editors.kept import KeptLines
from lwdesk.ui.proposals.column import AreaColumn
from lwdesk.ui.proposals.merging import open_merge
from lwdesk.ui.theme import scaled
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage
    from lwdesk.ui.window import Window

NOT_PLACED = "Not yet placed"


class BoardView(CardBoard):
    """The cards of the proposals that the filters let through."""

    columns: Sequence[AreaColumn]
    noun, place_word = "proposal", "area"
    keys_hint = (
        "Arrows go round. A number or Ctrl+Left and Ctrl+Right put a card under an area, Space marks several, "
        "M merges, Enter opens."
    )
    marked_hint = "A number moves what is marked, M merges it into the card under the keyboard."

    def __init__(self, window: "Window", store: "Store", page: "ListPage") -> None:
        super().__init__(window, store, page)
        self.new_area = _NewArea(self)
        label = QLabel("New activity area")
        label.setProperty("look", "label")
        label.setBuddy(self.new_area)
        self._below.insertWidget(0, label)
        self._below.insertWidget(1, self.new_area)
        self._below.insertSpacing(2, 8)
        self.kept = KeptLines(store, PROPOSAL.name, {"new area": self.new_area}, self)
        """The area whose name is half typed."""
        self.kept.message.connect(lambda text: window.say(text, "trouble"))
        self.kept.bring_back()

    def press(self, key: Qt.Key | None, text: str) -> bool:
        """M merges, + makes an area."""
        if key == Qt.Key.Key_M:
            self._merge()
        elif text == "+":
            self.new_area.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return False
        return True

    def add_area(self, label: str) -> None:
        """Make an activity area of that name; marked cards, else nothing, are put under it."""
        if self._window.looking or not label.strip():
            return
        try:
            area = proposals.new_area(self._store, label)
        except (Refusal, Unreadable) as trouble:
            self._window.say(str(trouble), "trouble")
            return
        self.give_up_area()
        self._asked = ()
        self.show_ids(self._ids, self.current())
        self.at = next((n for n, column in enumerate(self.columns) if column.place == area), self.at)
        self.room.ensureWidgetVisible(self.columns[self.at])
        if self.marked:
            self.move_to(sorted(self.marked), area, follow=False)
        self.take_keyboard()

    def give_up_area(self) -> None:
        """Empty the line in which an area is named."""
        self.new_area.clear()
        self.kept.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Once the columns have the room that is theirs now.
        QTimer.singleShot(0, self, self._level)

    # Inside

    def _put(self, ids: Sequence[int], place: Any) -> tuple[Sequence[int], Said | None]:
        moved = proposals.put_under(self._store, ids, place)
        return moved, self._undoable() if moved else None

    def _show_records(self) -> None:
        cards = self._store.proposals.cards(self._ids)
        self.marked.intersection_update(card.id for card in cards)
        used = {card.area for card in cards}
        areas: list[tuple[int | None, str]] = [(None, NOT_PLACED)]
        for term in self._store.terms("area", retired=True):
            if not term.retired or term.id in used:
                areas.append((term.id, f"{term.label} (retired)" if term.retired else term.label))
        if areas != [(column.place, column.label) for column in self.columns]:
            self._make_columns(areas)
        for column in self.columns:
            column.show_cards([card for card in cards if card.area == column.place])
        self._level()

    def _level(self) -> None:
        """Let the cards of all columns begin at one height, however many lines their headings take."""
        highest = max((c.heading.heightForWidth(c.width()) for c in self.columns), default=0)
        for column in self.columns:
            column.heading.setFixedHeight(highest)

    def _make_columns(self, areas: Sequence[tuple[int | None, str]]) -> None:
        had_keyboard = any(column.list.hasFocus() for column in self.columns)
        if had_keyboard:
            # Else the keyboard would go astray with the column that goes.
            self.new_area.setFocus()
        for column in self.columns:
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        self._set_columns([AreaColumn(area, label, n, self.marked) for n, (area, label) in enumerate(areas)])
        stops: list[QWidget] = [*(column.list for column in self.columns), self.new_area]
        for before, behind in pairwise(stops):
            QWidget.setTabOrder(before, behind)
        self.at = min(self.at, len(self.columns) - 1)
        if had_keyboard:
            self.columns[self.at].list.setFocus()

    def _merge(self) -> None:
        current = self.current()
        if current is None or self._window.looking:
            return
        self._window.flush()
        open_merge(self._window, self._store, current, sorted(self.marked), self._merged)

    def _merged(self) -> None:
        self.marked.clear()
        self.show_hint()


class _NewArea(QLineEdit):
    """Enter makes the area, Escape goes back to the cards."""

    def __init__(self, board: BoardView) -> None:
        super().__init__()
        self._board = board
        self.setAccessibleName("New activity area")
        self.setToolTip("+ on a card comes here; Enter makes the area, and marked cards are put under it")
        self.setFixedWidth(scaled(190))
        self.setMaxLength(120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._board.add_area(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self._board.give_up_area()
            self._board.setFocus()
        else:
            super().keyPressEvent(event)
