"""The rows of the next three months: each month, and what is due or starts in it."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from lwdesk.records import COMMITMENT
from lwdesk.standing import LATE
from lwdesk.store.outlook import what_comes
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui.plan.grouped import GroupedModel

WHAT, WHO, WHEN, STANDS, NEXT = range(5)
HEADINGS = ("Commitment", "Owner", "When", "Status", COMMITMENT.field("next_months").label)


def text_of(commitment: CommitmentInfo, column: int, today: date) -> str:
    """What stands in a column."""
    if column == WHAT:
        return f"{commitment.ref}  {' '.join(commitment.text.split())}".strip()
    if column == WHO:
        return commitment.owner or "Nobody yet"
    if column == WHEN:
        came = what_comes(commitment, today)
        return came[:1].upper() + came[1:] or "No due date"
    if column == STANDS:
        return "\n".join(part for part in (commitment.standing.status, commitment.rag) if part)
    return commitment.next_months


class AheadModel(GroupedModel):
    """The rows as Qt asks for them; a row is a commitment, or a month that the next rows belong to."""

    headings = HEADINGS

    def __init__(self, parent: Any, today: date) -> None:
        super().__init__(parent)
        self.today = today

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

    def told(self, commitment: CommitmentInfo, column: int, role: int) -> Any:
        text, standing = text_of(commitment, column, self.today), commitment.standing
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return standing.why if column == STANDS and standing.status == LATE else text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = text.replace("\n", ", ") or "nothing yet"
            return f"{commitment.ref}, {HEADINGS[column]}: {said}"
        return None
