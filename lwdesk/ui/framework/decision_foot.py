"""Beneath the decisions: the whole of the proposal under the keyboard, what a criterion means, and what to look at."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lwdesk.operations.decisions import OFFERED, labels
from lwdesk.records.proposal import CRITERIA
from lwdesk.store.framework import Decided
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.framework.decision_model import DECISION, FIRST, REASON
from lwdesk.ui.hint import Hint
from lwdesk.ui.icons import Mark
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.store import Store

_HEIGHT = 118
_HIGHEST = 150
"""Pixels, however large the text is: the table needs the room more."""
_KEYS = {DECISION: "I goes in, L left out, P passed on; Del takes it back.",
         REASON: "Type the reason; Enter goes on to the next proposal."}  # fmt: skip
_ANSWER = "Y yes, N no, Space turns, Del takes it back."


class DecisionFoot(QFrame):
    """Of a steady height, so that nothing jumps as one goes down the table."""

    def __init__(self, store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self._store = store
        self.text = plain_label("", "label")
        self.about = plain_label("", "quiet")
        self.doubt = plain_label("", "label")
        self._mark = Mark("circle-alert", "warning", 16)
        self.keys = Hint()
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.doubt, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 16, 8)
        column.setSpacing(3)
        column.addWidget(self.text)
        column.addWidget(self.about)
        column.addLayout(line)
        column.addStretch(1)
        column.addWidget(self.keys)
        self.setFixedHeight(min(scaled(_HEIGHT), _HIGHEST))

    def show_nothing(self) -> None:
        """Show no proposal."""
        for label in (self.text, self.about, self.doubt, self.keys):
            label.setText("")
        self._mark.hide()

    def show_row(
        self, row: Decided, column: int, offers: int, meanings: Mapping[str, str], doubts: Sequence[str]
    ) -> None:
        """Show this proposal, and help for the column under the keyboard."""
        shown = row.text if len(row.text) <= 320 else row.text[:320].rstrip() + "…"
        self.text.setText(f"{row.ref}  {shown}".strip())
        self.text.setToolTip(row.text)
        wordings, passages = self._store.framework.said([row.id]).get(row.id, (0, 0))
        about = [
            row.workshop_name,
            row.area_label,
            f"Said by {wordings + 1:,} proposals" if wordings else "",
            _count(passages, "passage") + " of interviews" if passages else "",
            (f"{_count(offers, 'offer')} in its area" if offers else "No offer in its area") if row.area else "",
        ]
        self.about.setText(" · ".join(part for part in about if part))
        self.about.setVisible(bool(self.about.text()))
        self.doubt.setText(" ".join(doubts))
        self.doubt.setVisible(bool(doubts))
        self._mark.setVisible(bool(doubts))
        self.keys.setText(_help(column, meanings, offers))


def _help(column: int, meanings: Mapping[str, str], offers: int) -> str:
    if not FIRST <= column < DECISION:
        return _KEYS.get(column, "Enter opens the proposal; letters filter.")
    name = CRITERIA[column - FIRST]
    meant = f" ({meanings[name]})" if meanings.get(name) else ""
    counted = f", {offers:,} in the area" if name == OFFERED else ""
    return f"{labels()[name]}{meant}{counted}: {_ANSWER}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
