"""Somebody at the window who keeps the action plan, and the verbs of it that several journeys need."""

from collections.abc import Callable
from pathlib import Path

from desk import ALT, Desk
from keyboard import CTRL, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lwdesk.records import COMMITMENT, MEASURE, PROPOSAL, Record
from lwdesk.store import Query
from lwdesk.store.plan import CommitmentInfo
from lwdesk.ui.thread.outline import Outline

WORDS = "half of his week is infectious disease"
THEME = "Doctors and their posts"
COMMITMENTS, ACTIONS, PROGRESS, MEASURES, CHARTER, ISSUES, ENGAGEMENT, PAPER = range(1, 9)
"""The parts of the page Action plan, by number."""
_FIELDS = 40
_NODES = 80
_PLAIN = Qt.KeyboardModifier.NoModifier
Ask = Callable[[Path], None]


class PlanDesk(Desk):
    """Somebody who keeps the action plan, by keyboard alone."""

    def stand_on(self, record_id: int) -> None:
        """From the top of the list down to that record."""
        page = self.window.list_page
        assert page is not None
        self.press(Qt.Key.Key_Home, CTRL)
        self.down_to(lambda: page.table.current_id() == record_id)

    def stand_on_commitment(self, commitment: int) -> None:
        """The list of commitments, the keyboard on that one."""
        self.go(9, COMMITMENTS)
        self.stand_on(commitment)

    def to_field(self, name: str, back: bool = False) -> None:
        """On, or back, to the field of that name."""
        for _ in range(_FIELDS):
            if self.here.accessibleName() == name:
                return
            self.press(Qt.Key.Key_Tab, SHIFT if back else _PLAIN)
        raise AssertionError(f"no field is called {name}")

    def fill_field(self, name: str, content: str, back: bool = False) -> None:
        """On, or back, to the field of that name, and type over it; Enter takes what is offered."""
        self.to_field(name, back)
        self.press(Qt.Key.Key_A, CTRL)
        self.fill(content)

    def info(self, commitment: int) -> CommitmentInfo:
        """The commitment as every page shows it."""
        (found,) = self.store.plan.commitments(self.store.today(), [commitment])
        return found

    def newest(self, record: Record) -> int:
        """The record of that kind that was made last."""
        return max(self.store.ids(Query(record)))

    def export(self, path: Path, ask: Ask) -> None:
        """Write what the page offers first, and wait until it is written."""
        ask(path)
        self.press(Qt.Key.Key_E, CTRL)
        QApplication.processEvents()
        if QApplication.activePopupWidget():
            self.press(Qt.Key.Key_Return)
        self.wait(lambda: path.name in self.said and not self.window.jobs.running)

    # From words in the notes to a promise

    def propose(self) -> int:
        """Find the words in the notes, give them a theme, and make a proposal of them; gives it."""
        self.press(Qt.Key.Key_K, CTRL)
        self.fill(WORDS)
        self.wait(lambda: self.chosen_words() == WORDS)
        self.press(Qt.Key.Key_L, CTRL)
        self.fill(THEME)
        self.press(Qt.Key.Key_Return)
        self.press(Qt.Key.Key_Left)
        self.press(Qt.Key.Key_J, CTRL | SHIFT)
        made = self.newest(PROPOSAL)
        assert self.said == f"Made proposal {self.value(PROPOSAL, made, 'ref')} of these words."
        self.press(Qt.Key.Key_Escape)
        self.wait(lambda: self.window.shown_screen is None)
        return made

    def take_in(self, proposal: int) -> None:
        """Say of the proposal that it goes in; as the last of the list it keeps the keyboard."""
        self.go(8, 2)
        table = self.part.table  # type: ignore[attr-defined]
        self.down_to(lambda: table.row().id == proposal)
        self.write("yyyyi")
        assert self.value(PROPOSAL, proposal, "decision") == "Goes in"
        assert table.row().id == proposal

    def promise(self) -> int:
        """A commitment made of the words in the notes, by way of their proposal; the keyboard stands on it."""
        self.take_in(self.propose())
        self.press(Qt.Key.Key_M, CTRL | SHIFT)
        made = self.newest(COMMITMENT)
        # The same key once more leads to what was made.
        self.press(Qt.Key.Key_M, CTRL | SHIFT)
        assert self.said == f"{self.info(made).ref} was made of it already, and this is it."
        assert self.window.page and self.window.page.current_record() == (COMMITMENT.name, made)
        return made

    def say_who_and_when(self, commitment: int, action: str, owner: str, due: str) -> None:
        """Action, owner and due date, in the form."""
        self.stand_on_commitment(commitment)
        self.press(Qt.Key.Key_Return)
        self.fill_field("Action", action, back=True)
        self.fill_field("Owner", owner)
        self.fill_field("Due", due)
        self.press(Qt.Key.Key_Escape)

    def judge(self, commitment: int, key: Qt.Key, why: str) -> None:
        """Red, amber or green by its letter, and the reason."""
        self.stand_on_commitment(commitment)
        self.press(key, ALT)
        self.fill(why)

    def on_progress(self, commitment: int) -> None:
        """The list of progress, the keyboard on the line of that commitment."""
        self.go(9, PROGRESS)
        above = None
        while above != (above := self.part.current_record()):
            self.press(Qt.Key.Key_Up)
        self.down_to(lambda: self.part.current_record() == (COMMITMENT.name, commitment))

    def say_progress(self, said: dict[int, str]) -> None:
        """A line on each of these commitments, in the list of all."""
        for commitment, words in said.items():
            self.on_progress(commitment)
            self.fill(words)

    def raise_issue(self, commitment: int, text: str) -> None:
        """An issue for the board about that commitment, from the list of progress."""
        self.on_progress(commitment)
        self.press(Qt.Key.Key_I, CTRL | SHIFT)
        self.fill_field("Issue", text)
        self.press(Qt.Key.Key_Escape)

    def measure_it(self, commitment: int, name: str, course: dict[str, str], readings: dict[str, str]) -> int:
        """A measure of that commitment, with what its form asks and its readings; gives it."""
        self.stand_on_commitment(commitment)
        self.press(Qt.Key.Key_Return)
        self.to_field("Add an update")
        self.press(Qt.Key.Key_Up)
        self.fill(name)
        assert self.said == "Added a measure."
        made = self.newest(MEASURE)
        self.go(9, MEASURES)
        self.stand_on(made)
        self.press(Qt.Key.Key_Return)
        for field, value in course.items():
            self.fill_field(field, value)
        self.press(Qt.Key.Key_Escape)
        self.press(Qt.Key.Key_F6)
        self.press(Qt.Key.Key_F6)
        assert self.here.accessibleName() == "Readings"
        for day, value in readings.items():
            self.fill(day)
            self.fill(value)
            self.fill("Clinic's own count")
        self.press(Qt.Key.Key_Escape)
        return made

    # The thread

    def to_node(self, key: tuple[str, int]) -> None:
        """Down the outline of the thread to that record, opening what is closed on the way."""
        outline = self.here
        assert isinstance(outline, Outline)
        for _ in range(_NODES):
            item = outline.currentItem()
            if outline.key() == key:
                return
            closed = item is not None and item.childCount() and not item.isExpanded()
            self.press(Qt.Key.Key_Right if closed else Qt.Key.Key_Down)
        raise AssertionError(f"{key} is not in the outline")

    def in_menu(self, menu: Qt.Key, entry: Qt.Key) -> None:
        """Open a menu by its letter, and choose what has that letter in it."""
        self.press(menu, ALT)
        QApplication.processEvents()
        assert QApplication.activePopupWidget()
        self.press(entry)

    # What there is

    def value(self, record: Record, id: int, field: str) -> object:
        """What the study holds of that record."""
        held = self.store.get(record, id)
        assert held is not None
        return held[field]

    def chosen_words(self) -> str:
        """The words that are chosen in the text under the keyboard."""
        cursor = getattr(QApplication.focusWidget(), "textCursor", None)
        return str(cursor().selectedText()) if cursor else ""
