"""The head of the import screen: what is brought in, from which sheet, as which list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from lwdesk.records import LISTS
from lwdesk.ui.importing.proposal import Proposal


class ImportHead(QWidget):
    """Title, the sheets to choose from, and the kinds of list."""

    sheet_chosen = Signal(int)
    record_chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(f"Import {name}")
        title.setProperty("look", "title")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        title.setToolTip(name)
        self._sheet_label = QLabel("Shee&t")
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("Sheet")
        self._sheet_label.setBuddy(self.sheets)
        list_label = QLabel("&Bring in as")
        self.lists = QComboBox()
        self.lists.setAccessibleName("Bring in as")
        list_label.setBuddy(self.lists)
        for record in LISTS.values():
            self.lists.addItem(record.plural, record.name)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 14, 16, 10)
        row.setSpacing(8)
        row.addWidget(title, 1)
        for label, box in ((self._sheet_label, self.sheets), (list_label, self.lists)):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            row.addSpacing(8)
            row.addWidget(label)
            row.addWidget(box)
        self._later = [self._sheet_label, self.sheets, list_label, self.lists]
        for widget in self._later:
            widget.hide()
        self.sheets.activated.connect(self.sheet_chosen)
        self.lists.activated.connect(lambda at: self.record_chosen.emit(list(LISTS.values())[at]))

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the sheets of the book, hidden ones named as such, and what is chosen."""
        sheets = proposal.book.sheets
        if self.sheets.count() != len(sheets):
            self.sheets.clear()
            for sheet in sheets:
                self.sheets.addItem(sheet.name if sheet.visible else f"{sheet.name} (hidden)")
        self.sheets.setCurrentIndex(proposal.layout.sheet)
        for widget in self._later:
            widget.setVisible(len(sheets) > 1 or widget not in (self._sheet_label, self.sheets))
        self.lists.setCurrentIndex(self.lists.findData(proposal.layout.record.name))
