"""A column of the board of proposals: one activity area, or those that are under none yet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from lwdesk.ui.cards.column import Column
from lwdesk.ui.cards.listed import CardList
from lwdesk.ui.proposals.cards import ProposalCards, ProposalDrawing

if TYPE_CHECKING:
    from lwdesk.store.proposals import Card

_NARROWEST = 186
_KEYS = (
    "Left and Right go to the next area, a number or Ctrl+Left and Ctrl+Right move the card, Space marks it, "
    "M merges, Enter opens it."
)


class AreaColumn(Column):
    """A heading that may take several lines, the count, the number that moves cards here, and the cards."""

    def __init__(self, area: int | None, label: str, number: int, marked: set[int]) -> None:
        super().__init__(area, number, CardList(label, marked, _KEYS, ProposalCards, ProposalDrawing), _NARROWEST)
        self.label = label
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_cards(self, cards: "Sequence[Card]") -> None:
        """Show these cards, and how many they are."""
        super().show_cards(cards)
        self.heading.setText(self.label)

    def _count(self, cards: int) -> str:
        count = f"{cards:,} {'proposal' if cards == 1 else 'proposals'}"
        return f"{count} · key {self.number}" if self.number < 10 else count
