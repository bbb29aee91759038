"""What the page of organisations shows of the charter: assessments in words, and a way to add one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from lwdesk.operations.measures import assessments_in_words
from lwdesk.records import ASSESSMENT
from lwdesk.ui.event.buttons import quiet_button

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def called(store: "Store", name: str, ids: Sequence[int]) -> dict[int, str]:
    """What records that belong to an organisation are called on its page: an assessment by its day and level."""
    return assessments_in_words(store, ids) if name == ASSESSMENT.name else store.labels(name, ids)


def assess(window: "Window", organisations: Sequence[int] | None = None) -> None:
    """Note an assessment of these organisations, or of those chosen on the page."""
    from lwdesk.ui.measures.assess import assess_chosen

    assess_chosen(window, organisations)


class AssessButton(QWidget):
    """Under the form of an organisation: notes an assessment of it."""

    def __init__(self, window: "Window") -> None:
        super().__init__()
        self._id: int | None = None
        self.button = quiet_button("Assess…", "award", "Note where it stands with the charter")
        self.button.setEnabled(not window.looking)
        self.button.clicked.connect(lambda: assess(window, [] if self._id is None else [self._id]))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 8)
        row.addWidget(self.button)
        row.addStretch(1)

    def show_record(self, record_id: int | None) -> None:
        """Be about this organisation."""
        self._id = record_id
        self.setVisible(record_id is not None)
