"""The editor that opens over a cell of the framework, and stores what is typed into it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from lwdesk.fields import Field, Kind, Ui
from lwdesk.operations import framework
from lwdesk.records import FRAMEWORK, RECORDS
from lwdesk.text import clean_line
from lwdesk.ui.editors import ChoicesEditor, Editor, LineEditor, ParagraphEditor
from lwdesk.ui.editors.over_cell import OverCell
from lwdesk.ui.editors.sources import Found
from lwdesk.ui.framework.model import ACTIVITY, DOMAIN, NAME, PARTNERS, Row

if TYPE_CHECKING:
    from lwdesk.store import Store

_LINKS = Field("links", "Links", "", Ui(Kind.LINKS, target="policy"))


class CellEditor(OverCell):
    """A line, a paragraph or chips over one cell. It stores by itself; `finished` says how it was left.

    A name that is typed for something new makes it: `made` tells its id.
    """

    just_left = ""
    """Else "next" (Enter), "tab", "back", "up" or "down"."""
    made = Signal(int)
    open_record = Signal(str, object)
    resized = Signal()

    def __init__(self, store: "Store", row: Row, column: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.row, self.column = row, column
        self._store = store
        self._id = row.line.id if row.line else None
        self._merge = ("framework", self._id or 0, column, self._visit)
        self._hold(self._make_editor())
        self.editor.chosen.connect(self.store_now)
        self.editor.message.connect(self.message)
        self.editor.open_record.connect(self.open_record)
        self.editor.installEventFilter(self)

    @property
    def line_id(self) -> int | None:
        """The domain or theme that is written to; None while it has no name yet."""
        return self._id

    def begin(self, letters: str = "") -> None:
        """Take the keyboard, with all that stands there selected, or these letters in its place."""
        super().begin()
        box = self.input
        if isinstance(box, QLineEdit | QPlainTextEdit) and not isinstance(self.editor, ChoicesEditor):
            box.selectAll()
        if letters and isinstance(box, QLineEdit):
            box.insert(letters)
            box.textEdited.emit(box.text())
        elif letters and isinstance(box, QPlainTextEdit):
            box.insertPlainText(letters)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that lead from cell to cell, before the input makes anything else of them."""
        if watched is self.editor and event.type() == QEvent.Type.Resize:
            self.resized.emit()
        pressed = watched is self.input and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and (how := self._leads(event)):
            self.close_now("" if how == "stay" else how)
            return True
        return super().eventFilter(watched, event)

    def _leads(self, event: QKeyEvent) -> str:
        key, mind = Qt.Key(event.key()), event.modifiers()
        chips = isinstance(self.editor, ChoicesEditor)
        busy = isinstance(self.editor, ChoicesEditor) and (self.editor.finder.is_open or bool(self.editor.text()))
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if busy or mind & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier):
                return ""
            return "next"
        if key == Qt.Key.Key_Tab:
            return "tab"
        if key == Qt.Key.Key_Backtab:
            return "back"
        if key == Qt.Key.Key_Escape:
            return "" if chips and self.editor.finder.is_open else "stay"  # type: ignore[attr-defined]
        if not chips and isinstance(self.input, QLineEdit) and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return "up" if key == Qt.Key.Key_Up else "down"
        return ""

    def _make_editor(self) -> Editor:
        line = self.row.line
        if self.row.kind == ACTIVITY:
            editor: Editor = ParagraphEditor(replace(FRAMEWORK.field("activity"), help=""))
            editor.set_value(line.activity if line else "")
            return editor
        if self.column == NAME:
            label = "Domain" if self.row.kind == DOMAIN else "Theme"
            editor = LineEditor(replace(FRAMEWORK.field("name"), label=label))
            editor.set_value(line.name if line else "")
            return editor
        partners = self.column == PARTNERS
        chips = _Chips(FRAMEWORK.field("partners") if partners else _LINKS, self._store, self._merge)
        chips.set_value((line.partners if partners else line.links) if line else ())
        chips.set_text(self._store.drafts(FRAMEWORK.name, line.id).get(self._kept_as, "") if line else "")
        return chips

    def _store_value(self) -> None:
        """Store what stands there; a name without letters makes nothing."""
        if isinstance(self.editor, ChoicesEditor):
            self._store_chips(self.editor.ids)
        else:
            self._store_text(str(self.editor.value()))

    def _store_text(self, text: str) -> None:
        if self._id is None:
            if not text.strip():
                return
            make = framework.new_domain
            if self.row.kind == DOMAIN:
                self._id = make(self._store, text, self.row.after, self._merge)
            else:
                assert self.row.domain is not None
                after = self.row.after
                self._id = framework.new_theme(self._store, self.row.domain, text, after, self._merge)
            self.made.emit(self._id)
            return
        name = "activity" if self.row.kind == ACTIVITY else "name"
        held = self._store.get(FRAMEWORK, self._id)
        if held is None or held[name] == text:
            return
        what = "Activity of a domain" if name == "activity" else "Name in the framework"
        with self._store.step(what, merge=self._merge) as step:
            step.update(FRAMEWORK, self._id, {name: text})

    def _store_chips(self, ids: tuple[int, ...]) -> None:
        if self._id is None:
            return
        self._keep_half(clean_line(self.editor.text()))
        if self.column != PARTNERS:
            framework.set_links(self._store, self._id, ids, self._merge)
            return
        held = self._store.get(FRAMEWORK, self._id)
        if held is not None and tuple(held["partners"]) != ids:
            with self._store.step("Partners in the framework", merge=self._merge) as step:
                step.update(FRAMEWORK, self._id, {"partners": ids})

    @property
    def _kept_as(self) -> str:
        return "partners" if self.column == PARTNERS else "links"

    def _keep_half(self, typed: str) -> None:
        """Keep what was typed and not yet taken, until the cell is written in again."""
        assert self._id is not None
        if not typed:
            self._store.drop_draft(FRAMEWORK.name, self._id, self._kept_as)
            return
        self._store.keep_draft(FRAMEWORK.name, self._id, self._kept_as, typed)
        if self._closed:
            self.message.emit(f"“{typed}” is not in the cell yet. It is kept: Enter on the cell goes on with it.")


class _Chips(ChoicesEditor):
    """Several links; what is created in place is one undo with being put here."""

    def __init__(self, field: Field, store: "Store", merge: tuple[object, ...]) -> None:
        super().__init__(field, store)
        self._store, self._merge = store, merge
        self._record = RECORDS[field.ui.target]

    def _pick(self, found: Found) -> None:
        if found.id is None:
            with self._store.step(f"New {self._record.label.lower()} in the framework", merge=self._merge) as step:
                made = step.create(self._record, {self._record.title: found.label})
            found = Found(made, found.label)
        super()._pick(found)
