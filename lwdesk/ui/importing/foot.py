"""The foot of the import screen: what the current line says in full, and the button that does it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lwdesk.exchange.plan import ImportPlan, Outcome
from lwdesk.ui.icons import Mark, icon
from lwdesk.ui.importing.lines import Kind, Line
from lwdesk.ui.theme import set_look, unmarked

_SHAPES = {
    Kind.TROUBLE: ("triangle-alert", "warning"),
    Kind.CHANGE: ("pencil", "accent"),
    Kind.LEFT_OUT: ("x", "quiet"),
    Kind.SECTION: ("layers", "accent"),
    Kind.ROW: ("info", "quiet"),
}
NOTHING_YET = "Nothing is written before you press Import. One undo takes it all back."


class ImportFoot(QWidget):
    """A sentence with a shape; an offer to mend alike cells; save the problems, cancel, import."""

    alike_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = Mark("info", "quiet", 18)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.sentence.setMinimumHeight(40)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.alike = QPushButton()
        self.alike.setIcon(icon("list-checks"))
        self.alike.clicked.connect(self.alike_asked)
        self.alike.hide()
        self.hint = QLabel(NOTHING_YET)
        self.hint.setProperty("look", "quiet")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.save = QPushButton(" Save &problems as a workbook…")
        self.save.setAccessibleName("Save problems as a workbook")
        self.save.setIcon(icon("download", "quiet"))
        self.save.setToolTip("The rows to mend with their reasons, for whoever sent the file; it can be imported again")
        set_look(self.save, "quiet")
        self.cancel = QPushButton("Cancel")
        self.cancel.setToolTip("Leave without writing anything (Esc)")
        self.go = QPushButton("Import")
        self.go.setToolTip("Ctrl+Enter, from anywhere on this page")
        set_look(self.go, "primary")
        for button in (self.save, self.cancel, self.go, self.alike):
            button.setAutoDefault(True)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._shape)
        said.addWidget(self.sentence, 1)
        said.addWidget(self.alike)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.hint, 1)
        for button in (self.save, self.cancel, self.go):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 16, 12)
        column.setSpacing(8)
        column.addLayout(said)
        column.addLayout(row)

    def show_plan(self, plan: ImportPlan | None, importing: bool) -> None:
        """Say on the button what it will do, or beside it why there is nothing to do."""
        count = sum(row.written for row in plan.rows) if plan else 0
        self.go.setText(f"Import {count:,} row{'' if count == 1 else 's'}" if count else "Nothing to import")
        self.go.setEnabled(count > 0 and not importing)
        self.save.setVisible(bool(plan and plan.problems))
        if importing:
            self.hint.setText("Importing… Escape stops it, and then nothing is written.")
        else:
            self.hint.setText(_why_nothing(plan) if plan and not count else NOTHING_YET)

    def show_line(self, line: Line | None) -> None:
        """Say what the line under the keyboard is about, in full."""
        text = line.sentence if line else ""
        if line and line.kind is Kind.TROUBLE and line.place is not None:
            text += " Type what it should say; Enter goes on to the next."
        elif line and line.kind in (Kind.LEFT_OUT, Kind.SECTION):
            text += " If it is something else, press the menu key or the right button on it."
        self.sentence.setText(text)
        self._shape.set_icon(*(_SHAPES[line.kind] if line else ("info", "quiet")))
        self._shape.setVisible(bool(text))

    def show_question(self, sentence: str) -> None:
        """Say the question under the keyboard in full, and the keys that answer it."""
        self.sentence.setText(sentence)
        self._shape.set_icon("copy", "warning")
        self._shape.setVisible(bool(sentence))

    def offer_alike(self, count: int, text: str = "", mended: str = "") -> None:
        """Offer to put `mended` into the other cells that say `text`; 0 takes the offer away."""
        self.alike.setVisible(count > 0)
        if count:
            shown = text if len(text) <= 24 else f"{text[:23]}…"
            cells = "cell that says" if count == 1 else "cells that say"
            self.alike.setText(f" Mend {count:,} more {cells} “{unmarked(shown)}” too")
            self.alike.setToolTip(f"Puts “{mended}” there as well" if mended else "Makes them blank as well")
            self.alike.setAccessibleDescription(self.alike.toolTip())


def _why_nothing(plan: ImportPlan) -> str:
    if not plan.rows:
        return "There are no rows below the headings."
    if any(not row.wanted for row in plan.rows):
        return "All rows are ticked off. Space ticks them again."
    if plan.count(Outcome.SAME):
        return "All of it is in the study already."
    return "No row can be imported as it is. Mend what is missing."
