"""The fields on the right of the import screen: where each column goes, and how sure that is."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lwdesk.exchange.inspect import notes_on
from lwdesk.exchange.plan import Column
from lwdesk.exchange.plan.rows import TO_NOTES
from lwdesk.records import Record
from lwdesk.records.theme import SCHEMES
from lwdesk.ui.icons import Mark
from lwdesk.ui.importing.asides import FileNotes, Unmatched
from lwdesk.ui.importing.elided_label import ElidedLabel
from lwdesk.ui.importing.pasted_order import LIKELY
from lwdesk.ui.importing.proposal import Proposal
from lwdesk.ui.importing.sheet_model import WIDEST, letters
from lwdesk.ui.theme import scaled

CERTAIN = 0.95
KEEP = "Keep in notes"
"""Goes to the notes, after its heading. No field begins with a K, so that the one key chooses it."""
_SHAPES = {
    "certain": ("circle-check", "success"),
    "likely": ("check", "success"),
    "guess": ("triangle-alert", "warning"),
    "chosen": ("circle-check", "accent"),
    "left out": ("x", "quiet"),
}


class FieldsPanel(QWidget):
    """A row for each column of the sheet: its heading, the field that it goes to, and how sure that is."""

    chosen = Signal(int, object)
    """The place of a column, and the name of the field that it is to go to; None for none."""
    notes_asked = Signal(list)
    """The places of the columns that are to be kept in the notes."""

    def __init__(self, after: QWidget) -> None:
        """Where `after` is the widget from which the Tab key comes here."""
        super().__init__()
        self._after = after
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows: list[_Row] = []
        self._made_for: tuple[object, ...] = ()
        self._inside = QWidget()
        self._inside.setProperty("look", "paper")
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(16, 4, 12, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 4)
        self.notes = FileNotes()
        self.unmatched = Unmatched()
        self.unmatched.keep.clicked.connect(lambda: self.notes_asked.emit(self.unmatched.places))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inside)
        self._area = area
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.unmatched)
        column.addWidget(area, 1)
        column.addWidget(self.notes)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the columns as they go now."""
        record = proposal.layout.record
        columns = [c for c in proposal.layout.columns if c.heading or c.field][:WIDEST]
        made_for = (record.name, proposal.sheet.columns, *((c.place, c.heading) for c in columns))
        if made_for != self._made_for:
            self._make(record, columns, proposal.sheet.columns)
            self._made_for = made_for
        self.unmatched.show_columns(record, columns)
        for row, column in zip(self.rows, columns, strict=True):
            row.show_column(column, column.place in proposal.chosen)
        self.notes.show_notes(_notes(proposal))

    def _make(self, record: Record, columns: Sequence[Column], width: int) -> None:
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        for at in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(at, 0)
            self._grid.setRowStretch(at, 0)
        self.rows = [_Row(record, column, self.chosen, column.place >= width) for column in columns]
        for at, row in enumerate(self.rows):
            self._grid.addWidget(row.heading, at, 0)
            self._grid.addWidget(row.box, at, 1)
            self._grid.addWidget(row.shape, at, 2)
            self._grid.addWidget(row.sure, at, 3)
            row.box.installEventFilter(self)
            # Known only once the box is polished; without it a tall list is squashed rather than scrolled.
            row.box.ensurePolished()
            self._grid.setRowMinimumHeight(at, row.box.sizeHint().height())
        self._grid.setRowStretch(len(self.rows) + 1, 1)
        for before, box in pairwise([self._after, self.unmatched.keep, *(row.box for row in self.rows)]):
            QWidget.setTabOrder(before, box)

    def eventFilter(self, watched: object, event: object) -> bool:
        """Bring the box that takes the keyboard into sight."""
        if isinstance(watched, QWidget) and watched.hasFocus():
            self._area.ensureWidgetVisible(watched, 0, scaled(16))
        return False


class _Row:
    """The widgets of one column."""

    def __init__(self, record: Record, column: Column, chosen: object, is_sections: bool) -> None:
        """Where `is_sections` tells that it is no column of the sheet, but what the sections' headings say."""
        named = column.heading or "no heading"
        self.heading = ElidedLabel("Sections' headings" if is_sections else f"{letters(column.place)}  {named}")
        self.heading.setMinimumWidth(min(scaled(116), 150))
        self.box = _Box()
        whose = "the sections' headings" if is_sections else f"column {letters(column.place)}, {named}"
        self.box.setAccessibleName(f"Field for {whose}")
        self.box.addItem("Leave out", None)
        if any(f.name == "notes" for f in record.fields):
            self.box.addItem(KEEP, TO_NOTES)
        self.box.insertSeparator(self.box.count())
        for field in (f for f in record.seen if f.ui.vocabulary != SCHEMES):
            self.box.addItem(field.label, field.name)
        if column.field == "uuid":
            self.box.addItem("Key of the record", "uuid")
        self.shape = Mark("check", "quiet", 16)
        self.sure = _label("quiet")
        place = column.place
        self.box.activated.connect(lambda _at: chosen.emit(place, self.box.currentData()))  # type: ignore[attr-defined]

    def show_column(self, column: Column, by_user: bool) -> None:
        """Show where the column goes and how sure that is."""
        at = self.box.findData(column.field) if column.field else 0
        self.box.setCurrentIndex(max(at, 0))
        word = sureness(column, by_user)
        self.sure.setText(word)
        self.shape.set_icon(*_SHAPES[word])
        self.box.setAccessibleDescription({"left out": "", "chosen": "chosen by you"}.get(word, word))


class _Box(QComboBox):
    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(24)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll: a turn of the wheel must not choose another field."""
        event.ignore()


def sureness(column: Column, by_user: bool) -> str:
    """How sure it is where a column goes, in a word."""
    if column.field is None:
        return "left out"
    if by_user:
        return "chosen"
    if column.confidence >= CERTAIN:
        return "certain"
    return "likely" if column.confidence >= LIKELY else "guess"


def _label(look: str) -> QLabel:
    label = QLabel()
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _notes(proposal: Proposal) -> list[str]:
    """What else there is to know of the file: nothing that the screen shows already."""
    left_out = tuple(f"The column “{c.heading}”" for c in proposal.layout.columns if c.field is None)
    # Rows above the headings are marked on the sheet, other sheets can be chosen at the top.
    shown = (*left_out, *proposal.layout.table.notes, "Of the other sheets")
    notes = proposal.plan.notes if proposal.plan else notes_on(proposal.sheet)
    return [note for note in dict.fromkeys(notes) if not note.startswith(shown)]
