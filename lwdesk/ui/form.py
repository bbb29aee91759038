"""The form of a record, made from its fields; it stores itself."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from lwdesk.fields import Field, blank
from lwdesk.records import Record
from lwdesk.ui import theme
from lwdesk.ui.editors.suggestions import Suggestions
from lwdesk.ui.form_row import Row, Together, grouped, plain_label
from lwdesk.ui.form_saving import Saving

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store

LAST_SECTION = "Where it came from"
_WIDEST = 760


class RecordForm(QWidget):
    """One form for all records of a kind: made once, then shown with one record after another.

    With `titled` the record's name stands above the fields; a page that shows it elsewhere goes without.
    """

    message = Signal(str)
    """A sentence for the message bar."""
    open_record = Signal(str, object)
    """The user wants to see another record: its kind's name and its id."""
    _noticed = Signal(object)

    def __init__(self, store: "Store", record: Record, parent: QWidget | None = None, titled: bool = False) -> None:
        super().__init__(parent)
        self.record = record
        self._store = store
        self._id: int | None = None
        self._rows: dict[str, Row] = {}
        self._title = plain_label("", "title", self)
        self._title.setVisible(titled)
        self._source = plain_label("", "quiet")
        self._source_heading: QLabel | None = None  # one of its own, where no field stands under that heading
        self._scroll = self._build()
        self._nothing = plain_label("", "quiet", self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(32)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._scroll)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._saving = Saving(store, record, self._rows, self)
        self._saving.message.connect(self.message)
        self._saving.stored.connect(self._on_stored)
        # A change may be made in another thread; what follows belongs in the window's.
        self._noticed.connect(self._on_notice, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = store.subscribe(self._hear)
        self.destroyed.connect(self._unsubscribe)
        self.show_record(None)

    @property
    def record_id(self) -> int | None:
        """The id of the record shown; None while there is none."""
        return self._id

    def show_record(self, id: int | None) -> None:
        """Show the record of that id, after storing what is pending; None: say how to choose one."""
        raw = self._read(id)
        same = id is not None and id == self._id
        self.setUpdatesEnabled(False)
        try:
            self._id = id
            self._saving.begin(id if raw else None, raw or {f.name: blank(f) for f in self.record.formed})
            self._show_frame(raw)
            if not same:
                self._scroll.verticalScrollBar().setValue(0)
        finally:
            self.setUpdatesEnabled(True)

    def flush(self) -> bool:
        """Store whatever is pending now; False when it cannot be stored and stays in the form."""
        return self._saving.flush()

    def focus_first(self) -> None:
        """Put the keyboard in the first field."""
        next(iter(self._rows.values())).editor.focus_input()

    def focus_field(self, name: str) -> None:
        """Put the keyboard in the field of that name. Raises KeyError."""
        self._rows[name].editor.focus_input()

    def editor(self, name: str) -> QWidget:
        """The editor of the field of that name. Raises KeyError."""
        return self._rows[name].editor

    def add_line(self, name: str, line: QWidget) -> None:
        """Put a line of the page's own under the field of that name. Raises KeyError."""
        self._rows[name].add_line(line)

    def add_foot(self, heading: str, widget: QWidget) -> None:
        """Put something of the page's own below the fields, under a heading."""
        self._page.addSpacing(theme.scaled(8))
        self._page.addWidget(plain_label(heading, "section", self._holder))
        self._page.addWidget(widget)

    def stop_listening(self) -> None:
        """Store what is pending and heed the study no more; to be called before the study is closed."""
        self.flush()
        self._unsubscribe()
        # A notice may be on its way still, and would ask a closed study.
        self._id = None

    def _build(self) -> QScrollArea:
        # Everything is made inside its parent: each change of parent would style all that is within again.
        scroll = QScrollArea(self)
        outer = QWidget()
        outer.setProperty("look", "paper")
        scroll.setWidget(outer)
        self._holder = QWidget(outer)
        self._holder.setProperty("look", "paper")
        self._holder.setMaximumWidth(theme.scaled(_WIDEST))
        layout = QVBoxLayout(outer)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._holder)
        layout.addStretch(1)
        self._page = QVBoxLayout(self._holder)
        self._page.setContentsMargins(24, 16, 24, 24)
        self._page.setSpacing(16)
        self._page.addWidget(self._title)
        for heading, fields in _sections(self.record.formed).items():
            self._add_section(heading, fields)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(f"{self.record.label}: fields")
        scroll.verticalScrollBar().valueChanged.connect(lambda: Suggestions.of(self).close_for())
        return scroll

    def _add_section(self, heading: str, fields: list[Field]) -> None:
        label = plain_label(heading, "section", self._holder)
        self._page.addSpacing(theme.scaled(8))
        self._page.addWidget(label)
        if heading == LAST_SECTION:
            self._source_heading = None if fields else label
            self._page.addWidget(self._source)
        for group in grouped(fields):
            together = Together(self._holder) if len(group) > 1 else None
            rows = [self._make_row(field, together or self._holder) for field in group]
            if together:
                together.add_rows(rows)
            self._page.addWidget(together or rows[0])

    def _make_row(self, field: Field, parent: QWidget) -> Row:
        row = Row(field, self._store, parent)
        row.editor.message.connect(self.message)
        row.editor.open_record.connect(self.open_record)
        row.editor.entered.connect(lambda: QTimer.singleShot(0, row, lambda: self._reveal(row)))
        self._rows[field.name] = row
        return row

    def _reveal(self, row: Row) -> None:
        self._scroll.ensureWidgetVisible(row, 0, theme.scaled(24))

    def _read(self, id: int | None) -> dict[str, Any] | None:
        raw = self._store.get(self.record, id) if id is not None else None
        return raw if raw and not raw["deleted_at"] else None

    def _show_frame(self, raw: dict[str, Any] | None) -> None:
        label = self.record.label.lower()
        if raw is None:
            article = "an" if label[0] in "aeiou" else "a"
            gone = f"This {label} was deleted. Undo brings it back."
            none = f"Choose {article} {label} in the list to see it here, or make a new one with Ctrl+N."
            self._nothing.setText(none if self._id is None else gone)
            self._pages.setCurrentWidget(self._nothing)
            return
        self._title.setText(self._called(raw[self.record.title]) or f"New {label}")
        source = raw.get("came_from") or ""
        self._source.setText(f"From {source}")
        self._source.setVisible(bool(source))
        if self._source_heading is not None:
            self._source_heading.setVisible(bool(source))
        self._pages.setCurrentWidget(self._scroll)

    def _on_stored(self, name: str, value: Any) -> None:
        if name == self.record.title:
            self._title.setText(self._called(value) or f"New {self.record.label.lower()}")

    def _called(self, title: Any) -> str:
        """What a record with that title is called."""
        target = self.record.field(self.record.title).ui.target
        return self._store.labels(target, [title], deleted=True).get(title, "") if target else title

    def _hear(self, notice: "Notice") -> None:
        # Called in whichever thread made the change.
        if not self._saving.busy:
            self._noticed.emit(notice)

    def _on_notice(self, notice: "Notice") -> None:
        if self._id is None:
            return
        mine = notice.changed.get(self.record.name, frozenset())
        if mine is not None and self._id not in mine:
            if set(notice.changed) - {self.record.name}:
                self._refresh()
            return
        raw = self._read(self._id)
        if raw is None or self._pages.currentWidget() is self._nothing:
            self.show_record(self._id)
            return
        self._saving.take(raw)
        self._refresh()
        self._show_frame(raw)

    def _refresh(self) -> None:
        for row in self._rows.values():
            row.editor.refresh()


def _sections(fields: tuple[Field, ...]) -> dict[str, list[Field]]:
    sections: dict[str, list[Field]] = {}
    for field in fields:
        sections.setdefault(field.ui.section, []).append(field)
    # Also where no field stands under it: it says which file the record came from.
    sections[LAST_SECTION] = sections.pop(LAST_SECTION, [])
    return sections
