"""The head of a part of the Framework page: its title and numbers, and what one can do there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lwdesk.ui.pages.flow import Flow


class PartHead(QWidget):
    """Title, count and buttons above; widgets such as filters may stand below."""

    def __init__(self, title: str, buttons: Sequence[QPushButton], below: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.title = QLabel(title)
        self.title.setProperty("look", "title")
        self.count = QLabel()
        self.count.setProperty("look", "quiet")
        self.count.setContentsMargins(4, 4, 0, 0)
        row = Flow(8)
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.push()
        for button in buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 16, 12)
        column.setSpacing(10)
        column.addLayout(row)
        if below:
            line = Flow(6)
            for widget in below:
                line.addWidget(widget)
            column.addLayout(line)
