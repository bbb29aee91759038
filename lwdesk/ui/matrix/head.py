"""The head of the Matrix page: its title and numbers, the waves, and what one can do with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lwdesk.store.sampling import Heading, WaveMatrix
from lwdesk.ui.head_button import head_button

_MOST_BESIDE = 5
"""How many waves stand side by side at most."""


class MatrixHead(QWidget):
    """Title, count and buttons above; the waves side by side below."""

    wave_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel("Matrix")
        self.title.setProperty("look", "title")
        self.count = QLabel()
        self.count.setProperty("look", "quiet")
        # It gives way before the window has to be wider than the screen.
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.gap = head_button("Next gap", "search", "Go to the next cell that is short of people (G)")
        self.lines = head_button("Rows and columns…", "columns-3", "Choose and order groups and sectors (Ctrl+Shift+K)")
        self.export_button = head_button("Export…", "download", "Write the matrix of every wave to a workbook (Ctrl+E)")
        self.waves = _Waves()
        self.waves.chosen.connect(self.wave_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 16, 12)
        column.setSpacing(10)
        column.addLayout(self._title_row())
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.waves)
        below.addWidget(self.count, 1)
        column.addLayout(below)

    def show_matrix(self, matrix: WaveMatrix | None) -> None:
        """Say the numbers of the matrix in short."""
        if matrix is None:
            self.count.setText("")
            return
        people = f"{matrix.people.total:,} {'person' if matrix.people.total == 1 else 'people'} chosen"
        gaps = f"{matrix.gaps:,} {'cell is' if matrix.gaps == 1 else 'cells are'} short" if matrix.gaps else ""
        hint = "Type a number on a cell to say how many people it needs." if matrix.whole().target is None else ""
        self.count.setText(" · ".join(part for part in (people, gaps, hint) if part))
        self.gap.setEnabled(matrix.gaps > 0)
        self.gap.setToolTip(
            "Go to the next cell that is short of people (G)" if matrix.gaps else "No cell is short of people"
        )

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addStretch(1)
        for button in (self.gap, self.lines, self.export_button):
            row.addWidget(button)
        return row


class _Waves(QWidget):
    """The waves side by side, or in a list where they are many; the arrow keys choose one."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._waves: list[tuple[int, str]] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._box = QComboBox()
        self._box.setAccessibleName("Wave")
        self._box.activated.connect(lambda at: self.chosen.emit(self._waves[at][0]))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._box)

    def show_waves(self, waves: Sequence[Heading], current: int | None) -> None:
        """Show these, one of them chosen."""
        listed = [(wave.id, wave.label) for wave in waves]
        if listed != self._waves:
            self._waves = listed
            self._make()
        self._box.setCurrentIndex(next((n for n, (wave, _) in enumerate(listed) if wave == current), -1))
        chosen = self._group.button(current) if current is not None else None
        if chosen:
            chosen.setChecked(True)

    def focus_first(self) -> None:
        """Put the keyboard on the wave that is chosen."""
        button = self._group.checkedButton()
        (button or self._box).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._box.clear()
        self._box.addItems([label for _, label in self._waves])
        last = len(self._waves) - 1
        self._box.setVisible(last >= _MOST_BESIDE)
        for n, (wave, label) in enumerate(self._waves if last < _MOST_BESIDE else ()):
            button = QRadioButton(label)
            button.setProperty("look", "segment")
            button.setProperty("place", "first" if n == 0 else "last" if n == last else "middle")
            button.setAccessibleName(f"Wave: {label}")
            button.setToolTip("Ctrl+PageDown shows the next wave")
            self._group.addButton(button, wave)
            self._row.addWidget(button)
