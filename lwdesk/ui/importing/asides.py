"""What stands above and below the fields: columns that go nowhere, and what there is to know of the file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from lwdesk.exchange.plan import Column
from lwdesk.exchange.reason import REASON
from lwdesk.records import Record
from lwdesk.ui.icons import Mark

_MOST = 2
"""So many notes are shown at once."""
_NAMED = 2
"""So many columns are named."""


class Unmatched(QWidget):
    """The columns that go nowhere, and one button that keeps them all in the notes."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[int] = []
        self.text = _wrapped()
        self.keep = QPushButton("&Keep in notes")
        self.keep.setAccessibleName("Keep the columns that go nowhere in the notes")
        self.keep.setToolTip("Every cell goes to its record's notes, after its heading")
        self.keep.setAutoDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 6)
        row.setSpacing(8)
        row.addWidget(Mark("triangle-alert", "warning", 16), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, 1)
        row.addWidget(self.keep)

    def show_columns(self, record: Record, columns: Sequence[Column]) -> None:
        """Name those of the columns that go nowhere; all is hidden where there are none."""
        left = [c for c in columns if c.field is None and c.heading != REASON]
        self.places = [c.place for c in left]
        names = ", ".join(f"“{_short(c.heading)}”" for c in left[:_NAMED])
        more = f" and {len(left) - _NAMED:,} more" if len(left) > _NAMED else ""
        self.text.setText(f"{names}{more} {'goes' if len(left) == 1 else 'go'} nowhere yet.")
        self.text.setToolTip("\n".join(c.heading for c in left))
        self.keep.setVisible(any(f.name == "notes" for f in record.fields))
        self.setVisible(bool(left))


class FileNotes(QWidget):
    """The first sentences on the file; the others are in the tip, and read out."""

    def __init__(self) -> None:
        super().__init__()
        self.text = _wrapped()
        self.text.setProperty("look", "quiet")
        self.text.setAccessibleName("About the file")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(Mark("info", "accent", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show these; all is hidden where there are none."""
        more = len(notes) - _MOST
        self.text.setText(" ".join(notes[:_MOST]) + (f" And {more:,} more." if more > 0 else ""))
        self.text.setToolTip("\n".join(notes))
        self.text.setAccessibleDescription(" ".join(notes))
        self.setVisible(bool(notes))


def _short(heading: str) -> str:
    line = " ".join(heading.split())
    return line if len(line) <= 28 else f"{line[:27]}…"


def _wrapped() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
