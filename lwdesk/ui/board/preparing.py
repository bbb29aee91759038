"""The paper that is being prepared: its settings above, and under them every section with its text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from lwdesk.exchange.board.content import Board, Section
from lwdesk.operations import board as verbs
from lwdesk.refusal import Refusal
from lwdesk.ui.board.section import SectionBox
from lwdesk.ui.board.settings import SettingsBox

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.papers import PaperInfo
    from lwdesk.ui.board.commands import BoardCommands
    from lwdesk.ui.window import Window


class Preparing(QScrollArea):
    """All that can be changed in a paper before it is written."""

    def __init__(self, window: "Window", store: "Store", commands: "BoardCommands") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window, self._store, self._commands = window, store, commands
        self._within = QWidget()
        self._within.setProperty("look", "paper")
        self.settings = SettingsBox(store, window.looking, self._within)
        self.boxes: dict[str, SectionBox] = {}
        self._column = QVBoxLayout(self._within)
        self._column.setContentsMargins(24, 16, 24, 32)
        self._column.setSpacing(26)
        self._column.addWidget(self.settings)
        self._column.addStretch(1)
        self.setWidget(self._within)
        self.settings.title_given.connect(lambda title: commands.give(verbs.set_title, title))
        self.settings.meeting_given.connect(lambda day: commands.give(verbs.set_meeting, day))
        self.settings.since_given.connect(lambda since: commands.give(verbs.set_since, since))
        self.settings.letterhead_asked.connect(commands.choose_letterhead)
        self.settings.plain_asked.connect(commands.use_plain_page)

    def show_board(self, board: Board, paper: "PaperInfo | None", earlier: "Sequence[PaperInfo]") -> None:
        """Show the paper as it is now; what is being typed stays."""
        self.settings.show_paper(board.title, paper, earlier)
        self.settings.show_letterhead(verbs.letterhead(self._store))
        if list(self.boxes) != [section.key for section in board.sections]:
            self._arrange(board.sections)
        for section in board.sections:
            self.boxes[section.key].show_section(section)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins: the text of the first section that is in the paper."""
        return next((box.box for box in self.boxes.values() if not box.section.left_out), self.settings.since)

    def focus(self) -> None:
        """Put the keyboard there, unless it is in the paper already."""
        if not self.isAncestorOf(self.window().focusWidget() or self.window()):
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        """Store what has been typed and not yet stored. False where the study could not take all of it."""
        if self._window.looking:
            return True
        self.settings.store_now()
        return False not in [box.store_now() for box in self.boxes.values()]

    def _arrange(self, sections: Sequence[Section]) -> None:
        """A box for each section, in their order; those that are there stay, with what is typed in them."""
        wanted = [section.key for section in sections]
        for key in [key for key in self.boxes if key not in wanted]:
            self.boxes.pop(key).deleteLater()
        boxes = {section.key: self.boxes.get(section.key) or self._make(section) for section in sections}
        self.boxes = boxes
        before: QWidget = self.settings.choose
        for place, box in enumerate(boxes.values(), 1):
            self._column.removeWidget(box)
            self._column.insertWidget(place, box)
            QWidget.setTabOrder(before, box.tick)
            QWidget.setTabOrder(box.tick, box.box)
            QWidget.setTabOrder(box.box, box.ours)
            before = box.ours

    def _make(self, section: Section) -> SectionBox:
        box = SectionBox(section, self._keep, self._window.looking, self._within)
        box.ours_asked.connect(self._commands.take_ours)
        box.left_out.connect(self._commands.leave_out)
        return box

    def _keep(self, section: Section, text: str, merge: tuple[object, ...]) -> bool:
        try:
            verbs.edit(self._store, section, text, merge)
        except Refusal as sentence:
            self._window.say(str(sentence), "trouble")
            return False
        return True
