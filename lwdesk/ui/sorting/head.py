"""The head of the Sorting page: what is sorted, whether it is counted or sorted, and what one can do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lwdesk.ui.head_button import head_button

KINDS = (("passage", "Passages"), ("proposal", "Proposals"), ("activity", "Activities"))
_MODES = ("Table", "Sort")


class SortingHead(QWidget):
    """Title, count and buttons above; what is sorted, and how it is shown, below."""

    kind_chosen = Signal(str)
    mode_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel("Sorting")
        self.title.setProperty("look", "title")
        self.count = QLabel()
        self.count.setProperty("look", "quiet")
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.new_scheme = head_button("New scheme…", "plus", "Make a sorting scheme of your own (Ctrl+N)", primary=True)
        self.export_button = head_button(
            "Export…", "download", "Write the table and what lies behind it to a workbook (Ctrl+E)"
        )
        self._kinds, kinds = _segments("Sort", [label for _, label in KINDS])
        self._modes, modes = _segments("Show as", _MODES)
        self._kinds.idClicked.connect(lambda n: self.kind_chosen.emit(KINDS[n][0]))
        self._modes.idClicked.connect(self.mode_chosen)
        for button in self._modes.buttons():
            button.setToolTip("Ctrl+Shift+V goes from the table to sorting and back")
        above, below = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.title)
        above.addWidget(self.count, 1)
        above.addWidget(self.export_button)
        above.addWidget(self.new_scheme)
        below.addWidget(kinds)
        below.addStretch(1)
        below.addWidget(modes)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 16, 12)
        column.setSpacing(10)
        column.addLayout(above)
        column.addLayout(below)

    def mark(self, kind: str, mode: int) -> None:
        """Mark what is shown."""
        at = next((n for n, (name, _) in enumerate(KINDS) if name == kind), 0)
        for group, chosen in ((self._kinds, at), (self._modes, mode)):
            for n, button in enumerate(group.buttons()):
                button.setChecked(n == chosen)
                # One stop for the Tab key in each group.
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if n == chosen else Qt.FocusPolicy.ClickFocus)

    def stops(self) -> list[QWidget]:
        """Where F6 stops."""
        button = self._kinds.checkedButton()
        return [button] if button else []


def _segments(about: str, labels: tuple[str, ...] | list[str]) -> tuple[QButtonGroup, QWidget]:
    bar = QWidget()
    row = QHBoxLayout(bar)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    group = QButtonGroup(bar)
    for n, label in enumerate(labels):
        button = QRadioButton(label)
        button.setProperty("look", "segment")
        button.setProperty("place", "first" if n == 0 else "last" if n == len(labels) - 1 else "middle")
        button.setAccessibleName(f"{about}: {label}")
        group.addButton(button, n)
        row.addWidget(button)
    return group, bar
