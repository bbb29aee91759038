"""Under the form of a contribution: how far it has come, and what it is matched with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lwdesk.operations.contributions import VERBS, next_status
from lwdesk.records import CONTRIBUTION
from lwdesk.records.contribution import WITHDRAWN
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.pages.flow import Flow
from lwdesk.ui.pages.parts import Part, Parts
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


class Standing(QWidget):
    """A button for the next status and one to withdraw; `parts` lists the matches."""

    acted = Signal(str)

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self._store = store
        self._following = ""
        self.told = plain_label("", "quiet", self)
        self.next, self.withdraw = QPushButton(self), QPushButton(VERBS[WITHDRAWN], self)
        self.next.setToolTip("Ctrl+.")
        set_look(self.withdraw, "quiet")
        self.next.clicked.connect(lambda: self.acted.emit(self._following))
        self.withdraw.clicked.connect(lambda: self.acted.emit(WITHDRAWN))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 12, 8)
        column.setSpacing(6)
        column.addWidget(plain_label("How far it has come", "section", self))
        column.addWidget(self.told)
        row = Flow(6)
        for button in (self.next, self.withdraw):
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.parts = Parts(store, "Offers and needs", self._matches)
        self.parts.open_record.connect(window.open_record)

    def show_record(self, record_id: int | None) -> None:
        """Show how far this contribution has come."""
        held = self._store.get(CONTRIBUTION, record_id) if record_id is not None else None
        self.setVisible(held is not None)
        if held is None:
            return
        self.told.setText(held["status"] or "It has no status yet.")
        self._following = next_status(held["status"])
        self.next.setVisible(bool(self._following))
        self.next.setText(VERBS.get(self._following, ""))
        self.withdraw.setVisible(held["status"] != WITHDRAWN)

    def _matches(self, contribution_id: int) -> list[Part]:
        matches = self._store.contributions.matches_of(contribution_id)
        offers = [match.offer for match in matches if match.need == contribution_id]
        needs = [match.need for match in matches if match.offer == contribution_id]
        found = [("Offers noted for it", offers), ("Needs that it may answer", needs)]
        return [(words, CONTRIBUTION.name, ids) for words, ids in found if ids]
