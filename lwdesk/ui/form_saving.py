"""A form stores itself: what is valid goes into the study, what is not yet is kept as a draft."""

from collections.abc import Mapping
from threading import get_ident
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from lwdesk.records import Record
from lwdesk.ui.editors import ChoicesEditor
from lwdesk.ui.form_row import Row
from lwdesk.ui.pauses import LONGEST, PAUSE
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Store

_UNKNOWN = object()


class Saving(QObject):
    """What of one record's form has yet to be stored, and the storing."""

    stored = Signal(str, object)
    """A field's name and the raw value that the study now holds."""
    message = Signal(str)

    def __init__(self, store: "Store", record: Record, rows: Mapping[str, Row], parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._record = record
        self._rows = rows
        self._id: int | None = None
        self._held: dict[str, Any] = {}
        self._pending: dict[str, None] = {}
        self._drafts: dict[str, str] = {}
        self._refused: dict[tuple[int, str], str] = {}  # what the study would not take, such as on a full disk
        self._visit, self._visited = 0, ""
        self._busy_thread = 0
        self._pause, self._longest = self._timer(PAUSE), self._timer(LONGEST)
        for name, row in rows.items():
            row.editor.typed.connect(lambda name=name: self._typed(name))
            row.editor.chosen.connect(lambda name=name: self._store_field(name, leaving=True))
            row.editor.left.connect(lambda name=name: self._left(name))
            row.editor.entered.connect(lambda name=name: self._entered(name))

    def begin(self, id: int | None, raw: Mapping[str, Any]) -> None:
        """Show a record's values and drafts, after storing what is pending of the one before."""
        self.flush()
        for name in self._pending if self._id is not None else ():
            self._refused[self._id, name] = self._rows[name].editor.text()  # type: ignore[index]
        self._pending.clear()
        self._id = id
        self._visited = ""
        self._drafts = self._store.drafts(self._record.name, id) if id is not None else {}
        for name, row in self._rows.items():
            self._held[name] = raw[name]
            row.show_trouble("")
            row.editor.set_value(raw[name])
            refused = self._refused.pop((id, name), None) if id is not None else None
            if refused is not None:
                self._pending[name] = None
            draft = refused if refused is not None else self._drafts.get(name)
            if draft is not None:
                self._show_draft(row, draft)

    def take(self, raw: Mapping[str, Any]) -> None:
        """Show values that changed elsewhere, but never over what is being typed."""
        for name, row in self._rows.items():
            if raw[name] == self._held[name]:
                continue
            self._held[name] = raw[name]
            if name not in self._pending and name not in self._drafts:
                row.editor.set_value(raw[name])

    def flush(self) -> bool:
        """Store all that is pending now; False when some of it could not be stored and is pending still."""
        self._pause.stop()
        self._longest.stop()
        for name in tuple(self._pending):
            self._store_field(name, leaving=False)
        return not self._pending

    @property
    def busy(self) -> bool:
        """Whether this thread is just storing a field, so that the notice of it is no news."""
        return self._busy_thread == get_ident()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer

    def _typed(self, name: str) -> None:
        # Nothing else may happen in a keystroke.
        self._pending[name] = None
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _entered(self, name: str) -> None:
        if name != self._visited:
            self._visit += 1
            self._visited = name

    def _left(self, name: str) -> None:
        if name in self._pending or name in self._drafts:
            self._store_field(name, leaving=True)

    def _store_field(self, name: str, leaving: bool) -> None:
        id = self._id
        if id is None:
            self._pending.clear()
            return
        row = self._rows[name]
        value, trouble = self._read(row)
        self._busy_thread = get_ident()
        try:
            given = {} if value is _UNKNOWN else {name: value}
            given |= {} if trouble else row.editor.also()
            if any(value != self._held[key] for key, value in given.items()):
                trouble = self._write(id, name, given) or trouble
            self._mind_draft(id, name, row.editor.text() if trouble else None)
        except self._world() as sentence:
            self._pending[name] = None
            self.message.emit(str(sentence))
            return
        finally:
            self._busy_thread = 0
        self._pending.pop(name, None)
        # While somebody types, half a date is no mistake: a new sentence waits until the field is left.
        if not trouble or leaving or row.editor.trouble:
            row.show_trouble(trouble)

    def _read(self, row: Row) -> tuple[Any, str]:
        try:
            return row.editor.value(), ""
        except Unreadable as sentence:
            chips = row.editor.ids if isinstance(row.editor, ChoicesEditor) else _UNKNOWN
            return chips, str(sentence)

    def _write(self, id: int, name: str, given: Mapping[str, Any]) -> str:
        """Store what was typed into the field of that name, and what it says of others; gives what is wrong, or ""."""
        merge = (self._record.name, id, name, self._visit)
        try:
            with self._store.step(f"Edit {self._record.label.lower()}", kind="edit", merge=merge) as step:
                step.update(self._record, id, given)
        except Unreadable as sentence:
            return str(sentence)
        for key, value in given.items():
            self._held[key] = value
            if key != name:
                self._pending.pop(key, None)
                self._mind_draft(id, key, None)
                self._rows[key].show_trouble("")
                self._rows[key].editor.set_value(value)
            self.stored.emit(key, value)
        return ""

    def _mind_draft(self, id: int, name: str, text: str | None) -> None:
        if text is None:
            if self._drafts.pop(name, None) is not None:
                self._store.drop_draft(self._record.name, id, name)
        elif self._drafts.get(name) != text:
            self._store.keep_draft(self._record.name, id, name, text)
            self._drafts[name] = text

    def _show_draft(self, row: Row, draft: str) -> None:
        row.editor.set_text(draft)
        row.show_trouble(self._read(row)[1])

    @staticmethod
    def _world() -> type[Exception]:
        from lwdesk.store import StudyTrouble

        return StudyTrouble
