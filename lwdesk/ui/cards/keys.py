"""The keys of a board: round from card to card, to a column by number, marked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from lwdesk.ui.cards.board import CardBoard
    from lwdesk.ui.window import Window

_FAR = 1_000_000


class BoardKeys:
    """What each key on a card does; those that only one board knows are its own."""

    def __init__(self, window: "Window", board: "CardBoard") -> None:
        self._window, self._board = window, board

    def press(self, event: QKeyEvent) -> None:
        """A key on a card."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_plain = modifiers == Qt.KeyboardModifier.NoModifier
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        known = True
        if sideways and is_plain:
            self._go(sideways)
        elif sideways and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._carry(sideways)
        elif is_plain and event.text().isdecimal() and event.text().isascii():
            self._send(int(event.text()))
        elif is_plain and key == Qt.Key.Key_Space:
            self._mark()
        elif is_plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._board.open()
        elif is_plain and key == Qt.Key.Key_Delete:
            self._window.command("delete")
        else:
            known = self._board.press(key if is_plain else None, event.text())
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
        """Put the card into the next column; what takes none by hand is passed over."""
        board = self._board
        ahead = board.columns[board.at + 1 :] if by > 0 else board.columns[: board.at][::-1]
        to = next((column for column in ahead if column.takes_cards), None)
        if to is not None and (current := board.current()) is not None:
            board.move_to([current], to.place, follow=True)

    def _send(self, number: int) -> None:
        board = self._board
        to = next((column for column in board.columns if column.number == number), None)
        if to is None:
            self._window.say(f"There is no {board.place_word} {number}. The numbers stand above the columns.")
        elif ids := board.meant():
            board.move_to(ids, to.place, follow=False)

    def _mark(self) -> None:
        board = self._board
        current = board.current()
        if current is None:
            return
        board.marked ^= {current}
        cards = board.columns[board.at].list
        cards.viewport().update()
        cards.stand_on(cards.currentIndex().row() + 1)
        board.show_hint()
