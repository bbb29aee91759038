"""Notes from Word on one screen: the files, whose each is, each part beside its place, and one button."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lwdesk.operations.word_apply import Brought, bring_in
from lwdesk.operations.word_meeting import Coming
from lwdesk.operations.word_notes import Choice, Intake, Paper
from lwdesk.refusal import Refusal
from lwdesk.ui.jobs import Cancelled, Job
from lwdesk.ui.word.bringing import read_papers, tell_brought
from lwdesk.ui.word.changes import Changes
from lwdesk.ui.word.page import WordPage
from lwdesk.ui.word.papers import Entry, Refused
from lwdesk.ui.word.places import NOWHERE, Place

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window


class WordScreen(WordPage):
    """Files on their way in. Escape leaves, Ctrl+Enter brings in what is ready; nothing is written before."""

    def __init__(self, window: "Window", store: "Store", paths: Sequence[Path]) -> None:
        super().__init__(store)
        self._window, self._store = window, store
        self.intake: Intake | None = None
        self.entries: list[Entry] = []
        self._changes: Changes | None = None
        self._job: Job | None = None
        self._bringing = False
        self._connect()
        self._read(list(paths))

    @property
    def paper(self) -> Paper | None:
        """The paper under the keyboard; None for a file that cannot be read."""
        row = self.files.currentRow()
        entry = self.entries[row] if 0 <= row < len(self.entries) else None
        return entry if isinstance(entry, Paper) else None

    @property
    def papers(self) -> list[Paper]:
        """All files, and interviews within files, that can be read."""
        return [entry for entry in self.entries if isinstance(entry, Paper)]

    @property
    def busy(self) -> bool:
        """Whether files are being read or brought in."""
        return self._job is not None

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        inside = [self.whose.finder, self.table, self.part.box] if self.paper else []
        return [self.files, *inside, self.go]

    def bring_in(self) -> None:
        """Bring in what is ready, beside the window."""
        if self._job or not self.intake or not self.go.isEnabled():
            return
        ready, store = self.ready(self.papers), self._store
        self._bringing = True
        self._job = self._window.jobs.start(
            lambda step: bring_in(store, ready, step),
            done=self._tell_done, failed=self._tell_trouble, label="Bringing in notes",
        )  # fmt: skip
        self.show_foot(self.papers, bringing=True)

    def leave(self) -> None:
        """Stop what is under way, or else leave the screen."""
        if self._job:
            self._job.cancel()
            if self._bringing:
                return
        window = self._window
        window.leave_screen()
        window.say("No notes were brought in.")

    def finish(self) -> None:
        """Stop what is under way: the screen goes."""
        if self._job:
            self._job.cancel()
        self._job = None

    def follow(self, notice: "Notice") -> None:
        """Hold the files against the study again, since it has changed."""
        if self.intake and not self._bringing:
            self.intake.refresh(self.papers)
            self._show()

    def undo(self) -> None:
        """Take the last change on this screen back."""
        if self._changes and self._changes.take_back():
            self._show()
        else:
            self._window.say("There is nothing to take back here.")

    def redo(self) -> None:
        """Say that here only undo goes back."""
        self._window.say("Make the change again: here only undo goes back.")

    # Reading

    def _read(self, paths: list[Path]) -> None:
        store = self._store
        self._job = self._window.jobs.start(
            partial(read_papers, store, paths),
            done=self._take, failed=self._tell_trouble, progress=self._tell_progress, label="Reading notes",
        )  # fmt: skip

    def _tell_progress(self, done: int, total: int, doing: str) -> None:
        if self._job and not self._bringing:
            self.show_reading(f"{doing}…" if total == 1 else f"{doing}, {done + 1} of {total}…")

    def _take(self, read: tuple[Intake, list[Entry]]) -> None:
        if self._job is None:
            return
        self._job = None
        self.intake, self.entries = read
        self._changes = Changes(self.intake)
        self.show_work()
        self._show()
        first = next((n for n, e in enumerate(self.entries) if isinstance(e, Paper) and e.choice is None), 0)
        self.files.setCurrentRow(first)
        self._show_paper()
        paper = self.paper
        where = self.whose.finder if paper and paper.choice is None else self.table if paper else self.files
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    def _show(self) -> None:
        self.files.show_entries(self.entries)
        self.show_foot(self.papers)
        self._show_paper()

    def _show_paper(self) -> None:
        row = self.files.currentRow()
        if not self.intake or not 0 <= row < len(self.entries):
            return
        entry = self.entries[row]
        if isinstance(entry, Refused):
            self.show_refused(entry.sentence)
            return
        self.show_paper(entry, self.intake.known)
        self._show_part()

    def _show_part(self) -> None:
        self.part.show_part(self._coming(), self.paper)

    def _coming(self) -> Coming | None:
        paper, row = self.paper, self.table.currentRow()
        return paper.comings[row] if paper and 0 <= row < len(paper.comings) else None

    # What the user says

    def _choose(self, choice: Choice | None) -> None:
        paper = self.paper
        if paper and self._changes and choice != paper.choice:
            self._changes.choose(paper, choice)
            self._show()
            if choice:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, place: Place) -> None:
        paper, coming = self.paper, self._coming()
        if paper and coming and self._changes:
            self._changes.put(paper, coming, place)
            self._show()

    def _replace(self, on: bool) -> None:
        paper, coming = self.paper, self._coming()
        if paper and coming and self._changes:
            self._changes.replace(paper, coming, on)
            self._show()

    def _tick(self, row: int) -> None:
        entry = self.entries[row]
        if isinstance(entry, Paper) and self._changes:
            self._changes.tick(entry)
            self._show()

    def _ask(self) -> None:
        """Open the list of places for the part under the keyboard."""
        if self._coming():
            self.part.box.setFocus(Qt.FocusReason.OtherFocusReason)
            self.part.box.showPopup()

    def _take_place(self, place: Place) -> None:
        """Have the part go to that place; the keyboard goes back to the table, after a doubt to the next one."""
        coming = self._coming()
        doubted = coming is not None and coming.piece.is_guess
        self._put(place)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if doubted:
            self.table.next_to_look_at()

    def _settle(self) -> None:
        place = self.part.box.places[self.part.box.currentIndex()]
        if place:
            self._take_place(place)

    # Ends

    def _tell_done(self, brought: Brought) -> None:
        self._job = None
        tell_brought(self._window, brought)

    def _tell_trouble(self, error: Exception) -> None:
        reading, self._job = not self._bringing, None
        self._bringing = False
        if isinstance(error, Cancelled) and reading:
            return
        if isinstance(error, Cancelled | Refusal):
            stopped = "Bringing in was stopped. Nothing was written."
            self._window.say(stopped if isinstance(error, Cancelled) else str(error), "warning")
            if self.intake:
                self.intake.refresh(self.papers)
                self._show()
        else:
            self._window.leave_screen()
            self._window.trouble(error)

    def _connect(self) -> None:
        self.files.shown.connect(lambda _: self._show_paper())
        self.files.ticked.connect(self._tick)
        self.whose.chosen.connect(self._choose)
        self.table.currentCellChanged.connect(lambda *_: self._show_part())
        self.table.asked.connect(self._ask)
        self.table.left_out.connect(lambda _: self._put(NOWHERE))
        self.part.put.connect(self._take_place)
        self.part.replaced.connect(self._replace)
        self.part.box.settled.connect(self._settle)
        self.cancel.clicked.connect(self.leave)
        self.go.clicked.connect(self.bring_in)
        for keys, act in (("Esc", self.leave), ("Ctrl+Return", self.bring_in), ("Ctrl+Enter", self.bring_in)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
