"""What a table shows: the words and ticks of its filters and its sort made into ids, kept up with every change."""

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lwdesk.ui.jobs import Jobs, Latest
from lwdesk.ui.table.columns import Columns, remembered_columns
from lwdesk.ui.table.model import RecordModel

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Notice, Query, Store, Where


class Rows(QObject):
    """The rows of one list. `replacing` comes before the rows change, `shown` after."""

    replacing = Signal()
    shown = Signal()
    troubled = Signal(str)

    def __init__(self, store: "Store", record: "Record", jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.record = record
        self.columns: Columns = remembered_columns(store, record)
        self.model = RecordModel(store, record, self)
        self.model.show_fields(self.columns.fields)
        self.words = ""
        self.where: tuple[Where, ...] = ()
        self.total = 0
        self._store = store
        self._latest = Latest(jobs, self)
        self._warm = False
        self._jobs = jobs

    @property
    def is_filtered(self) -> bool:
        """Whether words or ticks leave something out."""
        return bool(self.words.strip() or self.where)

    def query(self) -> "Query":
        """What is shown, as a question to the store."""
        from lwdesk.store import Query

        return Query(self.record, self.where, self.words.strip(), self.columns.sort, self.columns.descending)

    def reload(self) -> None:
        """Ask the store now and show what it answers."""
        self._latest.forget()
        self.total = self._store.count(self._all())
        self._show(self._store.ids(self.query()))

    def type(self, words: str) -> None:
        """Filter by these words as soon as the store has the answer, without keeping the keyboard waiting."""
        self.words = words
        query = self.query()
        self._latest.ask(lambda: self._store.ids(query), self._answer)

    def warm(self) -> None:
        """Read the words of all records beside the window, so that the first letter filters as fast as the next."""
        warm: Callable[[object], None] | None = getattr(self._store, "warm_words", None)
        if warm and not self._warm:
            self._warm = True
            self._jobs.start(lambda _step: warm(self.record), failed=lambda _error: None)

    def sort_by(self, name: str, descending: bool) -> None:
        """Sort by a field."""
        self.columns.sort, self.columns.descending = name, descending
        self.reload()

    def follow(self, notice: "Notice") -> None:
        """Bring the rows up to date after a change anywhere: in place after an edit, by asking again otherwise."""
        if self.record.name not in notice.changed:
            self.model.forget()  # the name of something linked may have changed
            return
        changed = notice.changed[self.record.name]
        known = changed is not None and all(self.model.row_of(i) >= 0 for i in changed)
        # Where other kinds changed too, what was deleted may be theirs, and these only say something else now.
        if notice.kind == "delete" and known and changed and len(notice.changed) == 1:
            self.total -= len(changed)
            self._show(array("q", [i for i in self.model.ids if i not in changed]))
        elif notice.kind == "edit" and known:
            # A row stays where it is while it is being edited, even if it would sort elsewhere now.
            if len(notice.changed) == 1:
                self.model.refresh([self.model.row_of(i) for i in changed or ()])
            else:
                self.model.forget()  # what other rows are linked to may have changed with it
        else:
            self.reload()

    def _answer(self, result: object) -> None:
        if isinstance(result, Exception):
            self.troubled.emit(str(result))
        elif isinstance(result, array):
            self._show(result)

    def _show(self, ids: "array[int]") -> None:
        self.replacing.emit()
        self.model.show_ids(ids)
        self.shown.emit()

    def _all(self) -> "Query":
        from lwdesk.store import Query

        # In the same order, so that the store answers both from one reading.
        return Query(self.record, sort=self.columns.sort, descending=self.columns.descending)
