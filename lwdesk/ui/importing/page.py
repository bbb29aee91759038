"""How the parts of the import screen lie on their page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lwdesk.store import Store
from lwdesk.ui.icons import Mark
from lwdesk.ui.importing.fields import FieldsPanel
from lwdesk.ui.importing.foot import ImportFoot
from lwdesk.ui.importing.head import ImportHead
from lwdesk.ui.importing.outcomes import Outcomes
from lwdesk.ui.importing.plan_view import PlanView
from lwdesk.ui.importing.questions import QuestionsView
from lwdesk.ui.importing.sheet_view import SheetView
from lwdesk.ui.importing.trouble_page import TroublePage
from lwdesk.ui.theme import scaled

_HOW = "A row taken wrongly? Click its number, or press Enter on it."
_WHERE = "Where each column goes, and how sure that is."


class ImportPage(QWidget):
    """The head; the sheet and its fields side by side; what will happen; the foot. Or a trouble in their place."""

    def __init__(self, name: str, store: Store) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"Import {name}")
        self.head = ImportHead(name)
        self.sheet = SheetView()
        self.fields = FieldsPanel(self.sheet)
        self.outcomes = Outcomes()
        self.table = PlanView()
        self.questions = QuestionsView(store)
        self.wanting = _Wanting()
        self.foot = ImportFoot()
        self.trouble = TroublePage()
        self._reading = QLabel(f"Reading {name}…\nEscape stops it.")
        self._reading.setProperty("look", "quiet")
        self._reading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._below = QStackedWidget()
        self._told = QStackedWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        self.show_reading()

    def show_reading(self) -> None:
        """Show that the file is being read."""
        self._pages.setCurrentWidget(self._reading)
        self.foot.hide()

    def show_trouble(self, sentence: str, asks_password: bool = False) -> None:
        """Show why nothing can be read, and the ways on."""
        self._pages.setCurrentWidget(self.trouble)
        self.foot.hide()
        self.trouble.explain(sentence, asks_password)

    def show_work(self, wants: str) -> None:
        """Show the sheet, its fields and what will happen; or what it `wants` before anything can."""
        self._pages.setCurrentIndex(1)
        self._below.setCurrentIndex(1 if wants else 0)
        self.wanting.text.setText(wants)
        self.foot.show()

    def show_questions(self, on: bool) -> None:
        """Show the questions in place of the rows, or the rows again."""
        self._told.setCurrentIndex(int(on))

    @property
    def shows_questions(self) -> bool:
        """Whether the questions are shown in place of the rows."""
        return self._told.currentIndex() == 1

    def _lay_out(self) -> None:
        above = _split(
            Qt.Orientation.Horizontal,
            _titled("The sheet as it is", _HOW, self.sheet, 24),
            _titled("Fields", _WHERE, self.fields, 16),
        )
        above.setSizes([768, 512])
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        self.outcomes.setContentsMargins(24, 0, 16, 0)
        column.addWidget(self.outcomes)
        self._told.addWidget(_indented(self.table))
        self._told.addWidget(self.questions)
        column.addWidget(self._told, 1)
        self._below.addWidget(rows)
        self._below.addWidget(self.wanting)
        work = _split(Qt.Orientation.Vertical, above, self._below)
        work.setSizes([290, 300])
        for page in (self._reading, work, self.trouble):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget, share in ((self.head, 0), (self._pages, 1), (self.foot, 0)):
            whole.addWidget(widget, share)


class _Wanting(QWidget):
    """What has to be done before anything can be imported, where the rows would be."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QLabel()
        self.text.setProperty("look", "heading")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setMinimumWidth(min(scaled(640), 760))
        self.text.setMinimumHeight(scaled(64))
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (Mark("info", "accent", 28), self.text):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)


def _titled(title: str, help_text: str, content: QWidget, indent: int) -> QWidget:
    box = QWidget()
    heading = QLabel(title)
    heading.setProperty("look", "section")
    help_label = QLabel(help_text)
    help_label.setProperty("look", "quiet")
    help_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    help_label.setToolTip(help_text)
    line = QHBoxLayout()
    line.setContentsMargins(indent, 0, 12, 4)
    line.setSpacing(12)
    line.addWidget(heading)
    line.addWidget(help_label, 1)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(line)
    column.addWidget(_indented(content) if indent == 24 else content, 1)
    return box


def _indented(table: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(16, 0, 0, 0)
    column.addWidget(table)
    return box


def _split(way: Qt.Orientation, *parts: QWidget) -> QSplitter:
    splitter = QSplitter(way)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for at, widget in enumerate(parts):
        splitter.addWidget(widget)
        splitter.setStretchFactor(at, 1)
    return splitter
