"""A column of a board: its heading, how many cards there are, and the cards."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lwdesk.ui.cards.listed import CardList
from lwdesk.ui.theme import scaled


class Column(QWidget):
    """What stands in one place, such as a status; cards come here with the key of its number."""

    takes_cards = True
    """Whether the user may put a card here."""

    def __init__(self, place: Any, number: int, cards: CardList, narrowest: int) -> None:
        super().__init__()
        self.place, self.number, self.list = place, number, cards
        self.heading = QLabel()
        self.heading.setProperty("look", "heading")
        self.told = QLabel()
        self.told.setProperty("look", "quiet")
        self.setMinimumWidth(scaled(narrowest))
        self._top = QHBoxLayout()
        self._top.setSpacing(6)
        self._top.addWidget(self.heading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._top)
        column.addWidget(self.told)
        column.addSpacing(4)
        column.addWidget(self.list, 1)

    def show_cards(self, cards: Sequence[Any]) -> None:
        """Show these cards, and how many they are."""
        self.list.cards.show_cards(cards)
        self.told.setText(self._count(len(cards)))

    def _count(self, cards: int) -> str:
        """So many cards, and how more come here."""
        raise NotImplementedError
