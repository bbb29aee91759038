"""An event in numbers, side by side: invited, accepted, declined, no answer, attended, places."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lwdesk.store.event import Figures
from lwdesk.ui.pages.flow import Flow

_WORDS = ("Invited", "Accepted", "Perhaps", "Declined", "No answer", "Attended", "In workshops", "Places")


class FiguresStrip(QWidget):
    """A number over a word, for each figure."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: list[QLabel] = []
        row = Flow(24)
        for word in _WORDS:
            tile = QWidget()
            column = QVBoxLayout(tile)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            number, label = QLabel(), QLabel(word)
            number.setProperty("look", "title")
            label.setProperty("look", "quiet")
            column.addWidget(number, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignLeft)
            self._numbers.append(number)
            row.addWidget(tile)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(row)

    def show_figures(self, figures: Figures) -> None:
        """Show these."""
        shown = (
            figures.invited, figures.accepted, figures.perhaps, figures.declined, figures.unanswered,
            figures.attended, figures.in_workshops,
        )  # fmt: skip
        # Where one workshop takes as many as come, so do all together.
        texts = [*(f"{number:,}" for number in shown), "open" if figures.places is None else f"{figures.places:,}"]
        for label, text, word in zip(self._numbers, texts, _WORDS, strict=True):
            label.setText(text)
            label.setAccessibleName(f"{word}: {text}")

    def text(self) -> str:
        """All of it in one line."""
        return " · ".join(f"{word} {label.text()}" for word, label in zip(_WORDS, self._numbers, strict=True))
