"""The current part of a document in full, beside what the study says in that place; and where it goes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lwdesk.operations.word_meeting import Coming, How, words_of
from lwdesk.operations.word_notes import Paper
from lwdesk.store.notes import PromptInfo
from lwdesk.ui.importing.steady_table import types_text
from lwdesk.ui.theme import scaled
from lwdesk.ui.word.places import Place, place_of, places


class PlaceBox(QComboBox):
    """The places that a part can go to, in the order of the guide. Letters open the list and find a question in it."""

    settled = Signal()
    """Enter, which takes the place as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Where this part goes")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(18)
        self.places: list[Place | None] = []
        self._prompts: Sequence[PromptInfo] | None = None

    def show_prompts(self, prompts: Sequence[PromptInfo]) -> None:
        """Offer the questions of a guide."""
        if prompts is self._prompts:
            return
        self._prompts = prompts
        self.clear()
        self.places = []
        for text, place in places(prompts):
            self.addItem(text)
            self.places.append(place)
            if place is None:
                model = self.model()
                assert isinstance(model, QStandardItemModel)
                item = model.item(self.count() - 1)
                item.setEnabled(False)
                font = item.font()
                font.setBold(True)
                item.setFont(font)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what stands there; a letter is looked for in the open list, so that nothing is put half-way."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.settled.emit()
        elif types_text(event):
            self.showPopup()
            self.view().keyboardSearch(event.text())
        else:
            super().keyPressEvent(event)


class PartPanel(QWidget):
    """The words of the part at the left, those of the study at the right, above them where the part goes."""

    put = Signal(object)
    """A `Place`."""
    replaced = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel("&Goes to")
        self.box = PlaceBox()
        label.setBuddy(self.box)
        self.replaces = QCheckBox("In the &place of what is there")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label)
        top.addWidget(self.box, 1)
        top.addWidget(self.replaces)
        self.comes, self.stands = _text("What the file says"), _text("What the study says there now")
        texts = QHBoxLayout()
        texts.setSpacing(12)
        for title, text in (("In the file", self.comes), ("In the study now", self.stands)):
            column = QVBoxLayout()
            column.setSpacing(2)
            heading = QLabel(title)
            heading.setProperty("look", "section")
            heading.setBuddy(text)
            column.addWidget(heading)
            column.addWidget(text)
            texts.addLayout(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 16, 0)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addLayout(texts, 1)
        self.box.activated.connect(self._put)
        self.replaces.clicked.connect(self.replaced)

    def show_part(self, coming: Coming | None, paper: Paper | None) -> None:
        """Show the part in full."""
        self.setEnabled(coming is not None)
        if coming is None or paper is None:
            self.comes.clear()
            self.stands.clear()
            return
        self.box.show_prompts(paper.prompts)
        place = place_of(coming.piece)
        self.box.setCurrentIndex(self.box.places.index(place) if place in self.box.places else 0)
        text, _ = words_of(coming.piece)
        self.comes.setPlainText(text or coming.piece.said)
        self.stands.setPlainText(coming.now)
        self.replaces.setChecked(coming.replaces)
        self.replaces.setEnabled(coming.how in (How.ADD, How.REPLACE))

    def _put(self, at: int) -> None:
        place = self.box.places[at]
        if place is not None:
            self.put.emit(place)


def _text(name: str) -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setAccessibleName(name)
    text.setTabChangesFocus(True)
    text.setMinimumHeight(scaled(72))
    return text
