"""The files on the left of the screen, each with how far it has been recognised."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from lwdesk.operations.word_notes import Paper
from lwdesk.ui.icons import icon
from lwdesk.ui.theme import scaled


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be read, and why."""

    file: Path
    sentence: str

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.file.name


Entry = Paper | Refused


def state_of(entry: Entry) -> tuple[str, str, str]:
    """What is said of a file under its name, and the shape and colour that stand for it."""
    if isinstance(entry, Refused):
        return "Cannot be read", "circle-alert", "danger"
    if not entry.wanted:
        return "Left out", "x", "quiet"
    if entry.choice is None:
        return "Whose notes?", "triangle-alert", "warning"
    notes = entry.written
    if not notes:
        return "All there already", "circle-check", "quiet"
    said = f"{notes} {'note' if notes == 1 else 'notes'}"
    if guesses := entry.guesses:
        return f"{said}, {guesses} to look at", "triangle-alert", "warning"
    return said, "circle-check", "success"


class PapersList(QListWidget):
    """The files. Space leaves one out or takes it in again."""

    shown = Signal(int)
    ticked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Files")
        self.setWordWrap(True)
        self.setProperty("icons", "large")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setToolTip("Space leaves a file out")
        self.currentRowChanged.connect(self.shown)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show the files with their states, the keyboard where it was."""
        self.blockSignals(True)
        while self.count() > len(entries):
            self.takeItem(self.count() - 1)
        while self.count() < len(entries):
            self.addItem(QListWidgetItem())
        for n, entry in enumerate(entries):
            state, shape, role = state_of(entry)
            item = self.item(n)
            item.setText(f"{entry.name}\n{state}")
            item.setIcon(icon(shape, role))
            item.setToolTip(entry.sentence if isinstance(entry, Refused) else str(entry.file))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.name}: {state}")
            item.setSizeHint(QSize(10, scaled(52)))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks."""
        if event.key() == Qt.Key.Key_Space and self.currentRow() >= 0:
            self.ticked.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
