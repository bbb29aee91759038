"""Typing contributions in at speed: delegate by delegate, or area by area."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lwdesk.operations.contributions import Place, speak_for
from lwdesk.records import CONTACT
from lwdesk.records.contribution import KINDS
from lwdesk.ui.contributions.bar import BY_AREA, BY_DELEGATE, TypingBar
from lwdesk.ui.contributions.cells import Cell, Key
from lwdesk.ui.contributions.grid import ContributionGrid
from lwdesk.ui.contributions.model import Line
from lwdesk.ui.contributions.naming import Naming
from lwdesk.ui.editors.sources import Found
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.hint import Hint
from lwdesk.ui.typing.saving import Saving

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.contributions import Contribution, Person
    from lwdesk.ui.window import Window

_NOBODY = "Type the name of a delegate above, then Enter. Somebody new can be made there and then."
_NO_AREA = "Choose an activity area above to type in what each delegate said on it."
_KEYS = "Enter: next row · Tab: next column · Alt+Enter: another entry in the cell · Ctrl+Enter: next delegate"
_FEW = {BY_DELEGATE: 4, BY_AREA: 2}
_REST_MS = 1200
Cells = dict[Key, Cell]


class TypingView(QWidget):
    """Above, whose contributions they are; below, the grid. Everything is stored as one types."""

    chosen = Signal(object)
    opened = Signal()
    counted = Signal()
    """What was typed has been counted, now that the keys rest."""
    fills_page = True
    """The form has nothing to add to the grid."""

    def __init__(self, window: "Window", store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window, self._store = window, store
        self._cells: Cells = {}
        self._seen: tuple[int, int | None] = (-1, None)
        self._warm = False
        self._added: list[int] = []
        """Contacts who were asked for in an area and are no delegates of the event."""
        self._organisations: dict[int, int | None] = {}
        self._strange = 0
        """Contributions that have no kind, and so no cell."""
        self.delegate: int | None = None
        self.area: int | None = None
        self.saving = Saving(store, "Type in contributions", self)
        self.saving.troubled.connect(lambda text: window.say(text, "trouble"))
        # While somebody types nothing is counted: the page would be laid out anew with every entry.
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._count)
        self.bar = TypingBar(store)
        self._naming = Naming(window, self.bar)
        self.grid = ContributionGrid(self.saving)
        self.grid.locked = window.looking
        self.nothing = plain_label(_NOBODY, "quiet", self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        keys = Hint(_KEYS, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addWidget(self.grid, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(keys)
        self._connect()
        self._draw()

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Bring what is shown up to date. The rows of the list have no say in it: who is typed for is chosen here."""
        if not self.saving.busy and self._seen != (self._store.changes, self._store.contributions.event()):
            self.reload()

    def show_delegate(self, contact_id: int) -> None:
        """Show what the contact said on each area."""
        self.grid.end()
        self.delegate = contact_id
        self._cells = {}
        self.reload()
        self.grid.go_to(0, 0)

    def show_area(self, area: int | None) -> None:
        """Show what each delegate said on the area."""
        self.grid.end()
        self.area, self._added, self._cells = area, [], {}
        self.reload()
        self.grid.go_to(0, 0)

    def show_way(self, way: str) -> None:
        """Show it by delegate or by area."""
        self.grid.end()
        self._cells = {}
        self.bar.show_way(way)
        if way == BY_AREA and self.area is None:
            self.area = next((term.id for term in self._store.terms("area")), None)
        self.reload()
        self.grid.go_to(0, 0)

    def begin(self) -> None:
        """Put the keyboard where the next delegate is named."""
        if not self._warm:
            # Everybody's names are read beside the window, so that the first letter waits for nothing.
            self._warm = True
            self._window.jobs.start(lambda _step: self._store.find(CONTACT, "."), failed=lambda _: None)
        self.bar.finder.setFocus()
        self.bar.finder.selectAll()

    def reload(self) -> None:
        """Read it anew; what was typed and is not stored yet stays."""
        self._seen = (self._store.changes, self._store.contributions.event())
        if self.bar.way == BY_DELEGATE:
            lines, said = self._of_delegate()
        else:
            lines, said = self._of_area()
        held: dict[Key, list[tuple[int, str]]] = {}
        for one in said:
            if one.delegate is not None:
                held.setdefault((one.delegate, one.area, one.kind), []).append((one.id, one.text))
        waiting = {cell.key: cell for cell in self.saving.pending if isinstance(cell, Cell)}
        before, self._cells = self._cells, {}
        rows = []
        for line in lines:
            places = [self._place(line, kind) for kind in KINDS]
            keys = [(place.delegate, place.area, place.kind) for place in places]
            for key, place in zip(keys, places, strict=True):
                cell = waiting.get(key) or before.get(key) or Cell(place, self._store.contributions.event)
                cell.place = place
                cell.show(held.get(key, []))
                self._cells[key] = cell
            rows.append([self._cells[key] for key in keys])
        self.grid.few_lines = _FEW[self.bar.way]
        self.grid.show_cells(lines, rows)
        self._draw(said)

    def flush(self) -> None:
        """Store what was typed."""
        cell = self.grid.edited_cell
        if cell is not None:
            cell.take(self.grid.box.lines)
            if cell.needs_storing():
                self.saving.wait(cell)
        self.saving.flush()

    def is_at_risk(self) -> bool:
        """Whether something that was typed could not be stored."""
        self.flush()
        return bool(self.saving.pending)

    def finish(self) -> None:
        """Store what was typed, and try nothing again: the study closes next."""
        self.flush()
        self._rest.stop()
        self.saving.stop()

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [self.bar.finder, self.grid]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to where a delegate is named. Not by a proxy: Tab would pass what is above."""
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape above the grid goes down to it."""
        if event.key() == Qt.Key.Key_Escape and self.grid.isVisible():
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)

    # Inside

    def _connect(self) -> None:
        self.bar.way_chosen.connect(self.show_way)
        self._naming.named.connect(self._show_somebody)
        self._naming.kept.connect(self.grid.setFocus)
        self.bar.organisation.chosen.connect(self._speak_for)
        self.bar.organisation.left.connect(self._leave_organisation)
        self.bar.organisation.message.connect(self._window.say)
        self.bar.organisation.open_record.connect(self._window.open_record)
        self.bar.area.chosen.connect(self._choose_area)
        self.bar.area.message.connect(self._window.say)
        self.grid.finished.connect(self.begin)
        self.grid.escaped.connect(self.begin)
        self.grid.emptied.connect(self._tell_emptied)
        self.saving.stored.connect(lambda _: self._rest.start())
        self.grid.box.edited.connect(self._rest.start)

    def _place(self, line: Line, kind: str) -> Place:
        if self.bar.way == BY_DELEGATE:
            return Place(self.delegate or 0, line.id, kind, self.bar.organisation_id)
        return Place(line.id or 0, self.area, kind, self._organisations.get(line.id or 0))

    def _of_delegate(self) -> "tuple[list[Line], list[Contribution]]":
        person = self._store.contributions.people([self.delegate]).get(self.delegate) if self.delegate else None
        if person is None:
            self.delegate = None
            return [], []
        said = self._store.contributions.of_delegate(person.id)
        used = {one.area for one in said if one.kind in KINDS}
        terms = [term for term in self._store.terms("area", retired=True) if not term.retired or term.id in used]
        lines = [Line(term.id, term.label, term.meaning) for term in terms]
        self.bar.show_delegate(person, person.id in {one.id for one in self._delegates})
        return lines + ([Line(None, "No area yet")] if None in used else []), said

    def _of_area(self) -> "tuple[list[Line], list[Contribution]]":
        self.bar.show_area(self.area)
        if self.area is None:
            return [], []
        said = self._store.contributions.of_area(self.area)
        people = {person.id: person for person in self._delegates}
        others = {one.delegate for one in said if one.delegate is not None and one.delegate not in people}
        more = self._store.contributions.people([*sorted(others), *(i for i in self._added if i not in others)])
        people |= {i: person for i, person in more.items() if i not in people}
        self._organisations = {person.id: person.organisation for person in people.values()}
        return [Line(p.id, p.name or "Without a name", p.of) for p in people.values()], said

    @property
    def _delegates(self) -> "list[Person]":
        return self.bar.people.all

    def _draw(self, said: "Sequence[Contribution]" = ()) -> None:
        shown = bool(self.grid.cells.lines)
        self.grid.setVisible(shown)
        self.nothing.setVisible(not shown)
        self.nothing.setText(_NOBODY if self.bar.way == BY_DELEGATE else _NO_AREA)
        self._strange = sum(one.kind not in KINDS for one in said)
        self._count()

    def _count(self) -> None:
        count = sum(len(cell.lines) for cell in self._cells.values())
        self._rest.stop()
        words = "1 entry" if count == 1 else f"{count:,} entries"
        strange = f" · {self._strange:,} without a kind, in the table" if self._strange else ""
        self.bar.count.setText(f"{words}{strange}" if self.grid.cells.lines else "")
        self.counted.emit()

    def _show_somebody(self, found: Found, is_new: bool) -> None:
        """Show who was named, and go on with the organisation of somebody new."""
        assert found.id is not None
        if self.bar.way == BY_AREA:
            self._stand_on(found.id, found.label)
        else:
            self.show_delegate(found.id)
        if is_new and self.bar.way == BY_DELEGATE:
            self.bar.organisation.focus_input()
        else:
            self.grid.setFocus()

    def _stand_on(self, contact_id: int, label: str) -> None:
        column = max(self.grid.currentIndex().column(), 0)
        if self.grid.cells.row_of(contact_id) < 0:
            self._added.append(contact_id)
            self.reload()
        self.bar.finder.setText(label)
        self.grid.go_to(self.grid.cells.row_of(contact_id), column)

    def _speak_for(self) -> None:
        """The organisation was filled in: what is typed from here on is for it, and a contact without one has it."""
        organisation = self.bar.organisation_id
        if self.delegate is None or self._window.looking:
            return
        for cell in self._cells.values():
            cell.place = replace(cell.place, organisation=organisation)
        speak_for(self._store, self.delegate, organisation)
        if organisation is not None:
            self._leave_organisation()

    def _leave_organisation(self) -> None:
        if self.bar.organisation.isAncestorOf(QApplication.focusWidget() or self):
            self.grid.setFocus()

    def _choose_area(self) -> None:
        self.show_area(self.bar.area_id)
        self.grid.setFocus()

    def _tell_emptied(self, count: int) -> None:
        what = "1 contribution" if count == 1 else f"{count:,} contributions"
        self._window.say(f"Deleted {what}.", "done", ("Undo", self._window.undo))
