"""The board: a column for each status, and the commitments that have it today."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt

from lwdesk.operations import plan
from lwdesk.records.commitment import AMBER, GREEN, RED
from lwdesk.standing import LATE, NOT_STARTED, STATUSES
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui.cards.board import CardBoard, Said
from lwdesk.ui.cards.column import Column
from lwdesk.ui.cards.listed import CardList
from lwdesk.ui.icons import Mark
from lwdesk.ui.messages import Tone
from lwdesk.ui.plan.cards import MANY, CommitmentCards, CommitmentDrawing
from lwdesk.ui.plan.shapes import STANDS
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.pages.listing import ListPage
    from lwdesk.ui.window import Window

Judge = Callable[[Sequence[int], str], None]
_KEYS = (
    "Left and Right go to the next status, a number or Ctrl+Left and Ctrl+Right move the card, Space marks it, "
    "R, A and G judge it, Enter opens it."
)
_JUDGED = {Qt.Key.Key_R: RED, Qt.Key.Key_A: AMBER, Qt.Key.Key_G: GREEN}
_NARROWEST = 150


class BoardView(CardBoard):
    """The cards of the commitments that the filters let through."""

    noun, place_word = "commitment", "status"
    keys_hint = (
        "Arrows go round. A number or Ctrl+Left and Ctrl+Right give a card its status, Space marks several, "
        "R, A and G judge it red, amber or green, Enter opens."
    )
    marked_hint = "A number gives them their status."

    def __init__(self, window: "Window", store: "Store", page: "ListPage", judge: Judge) -> None:
        super().__init__(window, store, page)
        self._judge = judge
        """Asks for the reason of a judgement of commitments, and stores both."""
        self._set_columns([StatusColumn(status, n, self.marked) for n, status in enumerate(STATUSES, 1)])

    def press(self, key: Qt.Key | None, text: str) -> bool:
        """R, A and G judge."""
        if key in _JUDGED and (ids := self.meant()):
            self._judge(ids, _JUDGED[key])
        return key in _JUDGED

    def open_due(self, commitment: int) -> None:
        """Go to the due date of a commitment, in the form beside the board."""
        self.choose(commitment)
        self.tell()
        self.make_room()
        self._page.table.opened.emit("due")

    def _put(self, ids: Sequence[int], place: Any) -> tuple[Sequence[int], Said | None]:
        moved = plan.set_status(self._store, ids, place)
        if moved.said:
            due = ids[0] if moved.held_back is None else moved.held_back
            tone: Tone = "note" if moved.held_back is None else "warning"
            return moved.ids, (moved.said, tone, ("Change the due date", lambda: self.open_due(due)))
        return moved.ids, self._undoable() if moved.ids else None

    def _show_records(self) -> None:
        cards = self._store.plan.commitments(self._store.today(), self._ids)
        self.marked.intersection_update(card.id for card in cards)
        held: dict[str, list[CommitmentInfo]] = {status: [] for status in STATUSES}
        for card in cards:
            # Of what nothing was said, nothing has begun.
            held.get(card.standing.status, held[NOT_STARTED]).append(card)
        for column in self.columns:
            column.show_cards(sorted(held[column.place], key=lambda c: (c.due is None, c.due)))


class StatusColumn(Column):
    """A heading with the shape of the status, the count, the number that moves cards here, and the cards."""

    def __init__(self, status: str, number: int, marked: set[int]) -> None:
        cards = CardList(status, marked, _KEYS, CommitmentCards, CommitmentDrawing)
        super().__init__(status, number, cards, _NARROWEST)
        # Nothing is put into Late by hand: the dates do that.
        self.takes_cards = status != LATE
        self.heading.setText(status)
        name, role = STANDS[status]
        self._top.insertWidget(0, Mark(name, role, 17))

    def minimumSizeHint(self) -> QSize:
        """As narrow as a card can be read."""
        return QSize(scaled(_NARROWEST), super().minimumSizeHint().height())

    def show_cards(self, cards: Sequence[CommitmentInfo]) -> None:
        """Show these cards, and how many they are."""
        # Among very many all are of one height, and are not measured one by one.
        self.list.setUniformItemSizes(len(cards) > MANY)
        super().show_cards(cards)

    def _count(self, cards: int) -> str:
        return f"{cards:,} · {f'key {self.number}' if self.takes_cards else 'from the dates'}"
