"""The rows of the timeline: each strand, and under it its commitments, in words for whoever cannot see the bars."""

from typing import Any

from PySide6.QtCore import Qt

from lwdesk.store.outlook import dates
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui.plan.cards import read_aloud
from lwdesk.ui.plan.grouped import GroupedModel

HEADINGS = ("Commitment", "When")


class TimelineModel(GroupedModel):
    """The rows as Qt asks for them; a row is a commitment, or the strand that the next rows belong to."""

    headings = HEADINGS

    def told(self, commitment: CommitmentInfo, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            # The bar is drawn in its place.
            words = " ".join(commitment.text.split())
            return f"{commitment.ref}  {words}" if column == 0 else dates(commitment) or "no dates"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in read_aloud(commitment) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = [*read_aloud(commitment), f"Strand: {self._group_of[commitment.id]}"]
            return ". ".join(part.rstrip(".") for part in told if part)
        return None
