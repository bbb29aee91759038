"""The keys of the board of commitments: round from card to card, to a status by number, marked, judged."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from lwdesk.records.commitment import AMBER, GREEN, RED
from lwdesk.standing import LATE

if TYPE_CHECKING:
    from lwdesk.ui.plan.board import BoardView
    from lwdesk.ui.window import Window

HINT = (
    "Arrows go round. A number or Ctrl+Left and Ctrl+Right give a card its status, Space marks several, "
    "R, A and G judge it red, amber or green, Enter opens."
)
_FAR = 1_000_000
_JUDGED = {Qt.Key.Key_R: RED, Qt.Key.Key_A: AMBER, Qt.Key.Key_G: GREEN}


class BoardKeys:
    """What each key on a card does."""

    def __init__(self, window: "Window", board: "BoardView") -> None:
        self._window, self._board = window, board

    def press(self, event: QKeyEvent) -> None:
        """A key on a card."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain, ctrl = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        known = True
        if sideways and modifiers == plain:
            self._go(sideways)
        elif sideways and modifiers == ctrl:
            self._carry(sideways)
        elif modifiers != plain:
            known = False
        elif event.text().isdecimal() and event.text().isascii():
            self._send(int(event.text()))
        elif key == Qt.Key.Key_Space:
            self._mark()
        elif key in _JUDGED:
            self._judge(_JUDGED[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._board.open()
        elif key == Qt.Key.Key_Delete:
            self._window.command("delete")
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
        # Nothing is put into Late by hand: the way on leads past it.
        if 0 <= to < len(board.columns) and board.columns[to].status == LATE:
            to += by
        if 0 <= to < len(board.columns) and (current := board.current()) is not None:
            board.move_to([current], board.columns[to].status, follow=True)

    def _send(self, number: int) -> None:
        board = self._board
        if not 1 <= number <= len(board.columns):
            self._window.say(f"There is no status {number}. The numbers stand above the columns.")
        elif ids := self._ids():
            board.move_to(ids, board.columns[number - 1].status, follow=False)

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
        are = "commitment is" if count == 1 else "commitments are"
        board.hint.setText(f"{count:,} {are} marked. A number gives them their status." if count else HINT)

    def _judge(self, rag: str) -> None:
        if ids := self._ids():
            self._board.judge(ids, rag)

    def _ids(self) -> list[int]:
        current = self._board.current()
        return sorted(self._board.marked) or ([] if current is None else [current])
