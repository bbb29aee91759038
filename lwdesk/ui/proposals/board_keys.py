"""The keys of the board: round from card to card, under an area by number, marked, merged."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from lwdesk.ui.proposals.merging import open_merge

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.proposals.board import BoardView
    from lwdesk.ui.window import Window

HINT = (
    "Arrows go round. A number or Ctrl+Left and Ctrl+Right put a card under an area, Space marks several, "
    "M merges, Enter opens."
)
_FAR = 1_000_000


class BoardKeys:
    """What each key on a card does."""

    def __init__(self, window: "Window", store: "Store", board: "BoardView") -> None:
        self._window, self._store, self._board = window, store, board

    def press(self, event: QKeyEvent) -> None:
        """A key on a card."""
        board = self._board
        key = event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        known = True
        if sideways and modifiers == plain:
            self._go(sideways)
        elif sideways and modifiers == ctrl:
            self._carry(sideways)
        elif modifiers == plain and event.text().isdecimal() and event.text().isascii():
            self._send(int(event.text()))
        elif modifiers == plain and key == Qt.Key.Key_Space:
            self._mark()
        elif modifiers == plain and key == Qt.Key.Key_M:
            self._merge()
        elif modifiers == plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            board.open()
        elif modifiers == plain and key == Qt.Key.Key_Delete:
            self._window.command("delete")
        elif event.text() == "+":
            board.new_area.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            known = False
        event.setAccepted(known)

    def _go(self, by: int) -> None:
        """On to the next column that has a card, round and round, at about the same height."""
        board = self._board
        here = board.columns[board.at].list
        top = here.visualRect(here.currentIndex()).top() if here.current() else 0
        for step in range(1, len(board.columns)):
            at = (board.at + by * step) % len(board.columns)
            cards = board.columns[at].list
            if cards.cards.rowCount():
                beside = cards.indexAt(cards.viewport().rect().topLeft() + QPoint(8, max(top, 0) + 8))
                board.at = at
                cards.stand_on(beside.row() if beside.isValid() else _FAR)
                cards.setFocus(Qt.FocusReason.OtherFocusReason)
                board.room.ensureWidgetVisible(board.columns[at])
                board.tell()
                return

    def _carry(self, by: int) -> None:
        board = self._board
        to = board.at + by
        if 0 <= to < len(board.columns) and (current := board.current()) is not None:
            board.put_under([current], board.columns[to].area, follow=True)

    def _send(self, number: int) -> None:
        board = self._board
        if number >= len(board.columns):
            self._window.say(f"There is no area {number}. The numbers stand above the columns.")
        elif (current := board.current()) is not None:
            board.put_under(sorted(board.marked) or [current], board.columns[number].area, follow=False)

    def _mark(self) -> None:
        board = self._board
        current = board.current()
        if current is None:
            return
        board.marked ^= {current}
        cards = board.columns[board.at].list
        cards.viewport().update()
        cards.stand_on(cards.currentIndex().row() + 1)
        count = len(board.marked)
        are = "proposal is" if count == 1 else "proposals are"
        told = f"{count:,} {are} marked. A number moves what is marked, M merges it into the card under the keyboard."
        board.hint.setText(told if count else HINT)

    def _merge(self) -> None:
        board = self._board
        current = board.current()
        if current is None or self._window.looking:
            return
        self._window.flush()
        open_merge(self._window, self._store, current, sorted(board.marked), self._merged)

    def _merged(self) -> None:
        board = self._board
        board.marked.clear()
        board.hint.setText(HINT)
