"""What stands in place of a table without rows: what belongs here, and how to begin."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import Mark, icon
from lwdesk.ui.theme import scaled, set_look

if TYPE_CHECKING:
    from lwdesk.records import Record

_WHAT = {
    "activity": "The register of projects, plans and initiatives, made in two waves.",
    "contribution": "What each delegate can bring to an activity area, needs, and would have the programme do.",
    "delegate": "Who is invited to the event, who comes, and who came. Invite… takes those who were interviewed.",
    "policy": "The policies and programmes that the framework leans on.",
    "proposal": "What the workshops would have the programme do.",
    "recommendation": "What is passed on to another body, since it is theirs to do.",
    "contact": "The people who know the field: whom to interview, and how each of them may be quoted.",
    "interview": "Who is to be seen, by whom, when and where, and how far each interview has come.",
    "action": "What the programme sets out to do, numbered as you like; commitments stand under each.",
    "commitment": "Who has promised to bring what about, by when. Proposals and themes of the framework become one.",
    "measure": "What success is measured by: where it begins, where it should come to, and what was read meanwhile.",
    "assessment": "How far each organisation has come with the charter, and when that was assessed.",
    "issue": "What the board is asked. An issue is open until it has been answered.",
    "engagement": "People who asked to be involved, and in what. Delegates who stay involved can be taken over.",
    "organisation": "Everybody who leads, shares or pays for an activity. An import brings them in by itself.",
}


class EmptyList(QWidget):
    """Two texts: nothing is here yet, with the two ways to begin; or nothing matches the filters."""

    import_asked = Signal()
    new_asked = Signal()
    clear_asked = Signal()

    def __init__(self, record: "Record", picture: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._record = record
        self._head = QLabel()
        self._head.setProperty("look", "heading")
        self._text = QLabel()
        self._text.setProperty("look", "quiet")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setFixedWidth(scaled(420))
        self.import_button = QPushButton(" Import a spreadsheet…")
        self.import_button.setIcon(icon("upload", "on_accent"))
        set_look(self.import_button, "primary")
        self.new_button = QPushButton(f" New {record.label.lower()}")
        self.new_button.setIcon(icon("plus"))
        self.clear_button = QPushButton(" Clear filters")
        self.clear_button.setIcon(icon("x"))
        self.import_button.clicked.connect(self.import_asked)
        self.new_button.clicked.connect(self.new_asked)
        self.clear_button.clicked.connect(self.clear_asked)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.import_button, self.new_button, self.clear_button):
            button.setAccessibleName(button.text().strip(" …"))
            press_with_enter(button)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (Mark(picture, "quiet", 40), self._head, self._text):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(buttons)
        column.addStretch(3)

    def explain(self, filtered: bool) -> None:
        """Say why there is nothing to see."""
        plural = self._record.plural.lower()
        self._head.setText("Nothing matches" if filtered else f"No {plural} yet")
        self._text.setText(
            f"None of the {plural} holds all that the filters ask for."
            if filtered
            else _WHAT.get(self._record.name, "")
        )
        # A box gives a text that wraps the height of one line only.
        self._text.setFixedHeight(self._text.heightForWidth(self._text.width()))
        self.import_button.setVisible(not filtered)
        self.new_button.setVisible(not filtered)
        self.clear_button.setVisible(filtered)
