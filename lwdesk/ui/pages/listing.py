"""A page with a list: its head, the table, and the form of the record under the keyboard."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from lwdesk.ui.pages import PAGES
from lwdesk.ui.pages.changes import delete_records
from lwdesk.ui.pages.commands import Commands
from lwdesk.ui.pages.empty import EmptyList
from lwdesk.ui.pages.head import PageHead
from lwdesk.ui.pages.laid_out import beside
from lwdesk.ui.pages.page import Page
from lwdesk.ui.pages.row_menu import open_row_menu
from lwdesk.ui.pages.side import FormSide
from lwdesk.ui.table.filters import choices_for
from lwdesk.ui.table.headings import Headings
from lwdesk.ui.table.rows import Rows
from lwdesk.ui.table.view import RecordTable
from lwdesk.ui.thread.line import WITH_LINE, ThreadLine

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Notice, Store
    from lwdesk.ui.pages.views import Views
    from lwdesk.ui.window import Window

_WARM_AFTER_MS = 700
_SPLIT = (674, 422)
"""Pixels of the table and of the form, until they are moved."""
_REST_MS = 60
"""How long the keyboard rests on a row before its form is shown, so that a held arrow key runs freely."""


class ListPage(Page):
    """The table and form of one kind of record; the window sends it its commands."""

    def __init__(self, window: "Window", store: "Store", record: "Record", title: str, filters: Sequence[str]) -> None:
        super().__init__()
        self.record = record
        self.setAccessibleName(title)
        self._window, self._store = window, store
        self.rows = Rows(store, record, window.jobs, self)
        self.table = RecordTable(self.rows.model)
        self.headings = Headings(self.table, self.rows, store)
        self.head = PageHead(title, record, choices_for(store, record, filters))
        self.side = FormSide(store, record)
        picture = next((entry.icon for entry in PAGES if entry.name == title), "list")
        self._picture = picture
        self._empty: EmptyList | None = None
        self._stack = QStackedWidget()
        # Else a view that is not shown would keep the whole window as wide as it is itself.
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._stack.addWidget(self.table)
        self._place = (-1, 0, 0)
        self._warming = QTimer(self, interval=_WARM_AFTER_MS, singleShot=True)
        self._warming.timeout.connect(self.rows.warm)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._show_form)
        self.commands: Commands = Commands(window, store, self)
        self.more: list[tuple[str, Callable[[], None]]] = []
        """What else the menu of a row offers: its words, and what is done."""
        self.fresh: dict[str, Any] = {}
        """What a new record begins with."""
        self.views: Views | None = None
        """Other ways to show the rows, where the page has any."""
        self._lay_out()
        self._connect()
        if record.name in WITH_LINE:
            self.side.add_below(ThreadLine(window, store, record.name))

    def open(self) -> None:
        """Show the list as it is now, with the keyboard on its first row; its form follows when that has been drawn."""
        self.rows.reload()
        self._rest.stop()
        self.table.setFocus()
        # Not at once: reading every record beside the window slows the window's own first second.
        self._warming.start()

    @property
    def empty(self) -> EmptyList:
        """What stands in place of the table when it has no rows; made when that is first so."""
        if self._empty is None:
            self._empty = EmptyList(self.record, self._picture)
            self._empty.new_asked.connect(lambda: self._window.command("new"))
            self._empty.import_asked.connect(lambda: self._window.start_import(None, self.record))
            self._empty.clear_asked.connect(self._clear_filters)
            self._stack.addWidget(self._empty)
        return self._empty

    def focus(self) -> None:
        """Put the keyboard where work goes on: into the table, or on the first way to begin."""
        (self.main if self._shows_main() else self._first_button()).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def main(self) -> QWidget:
        """What shows the rows: the table, or the view that was chosen instead."""
        return self.views.shown if self.views else self.table

    def show_main(self) -> None:
        """Show the table, the chosen view, or in their place why there are no rows."""
        self._stack.setCurrentWidget(self.main if self._shows_main() else self.empty)

    def add_view(self, widget: QWidget) -> None:
        """Make room for another way to show the rows."""
        self._stack.addWidget(widget)

    @property
    def is_narrowed(self) -> bool:
        """Whether the user has asked to see some of the records only."""
        return self.rows.is_filtered

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        form = [self.side.form] if self.side.form and self.side.record_id is not None else []
        if self.views and self.views.fills_page:
            form = []
        return [self.head.box, self.home(), *form]

    def chosen_ids(self) -> list[int]:
        """The records that are chosen: those selected in the table, in another view the one under the keyboard."""
        current = self.table.current_id()
        if self.views is None or self.views.is_table:
            return self.table.selected_ids()
        return [] if current is None else [current]

    def current_record(self) -> tuple[str, int] | None:
        """The record under the keyboard."""
        chosen = self.chosen_ids()
        current = self.table.current_id() if self.rows.model.ids else None
        # A view may keep a place of its own, as the needs beside their offers do.
        at = current if current in chosen or not chosen else chosen[0]
        return None if at is None else (self.record.name, at)

    def flush(self) -> None:
        """Store what has been typed and not yet stored."""
        self.side.flush()

    def is_at_risk(self) -> bool:
        """Whether something that was typed could not be stored."""
        return not self.side.flush()

    def finish(self) -> None:
        """Store everything that waits to be stored; the study closes next."""
        self._warming.stop()
        self._rest.stop()
        self.table.finish()
        self.side.finish()
        self.headings.finish()

    def follow(self, notice: "Notice") -> None:
        """Bring everything up to date after a change; the side of a page that is not seen waits until it is."""
        self.rows.follow(notice)
        if self.views:
            self.views.refresh()
        if self.waits():
            self._is_old = True
        else:
            self.reload()

    def reload(self) -> None:
        """Read anew the record beside the table; the rows follow by themselves."""
        self.side.refresh()

    def show_record(self, record_id: int) -> bool:
        """Put the keyboard on a record; filters that hide it are cleared. False when it is not there."""
        if self.views and self.views.fills_page:
            self.views.show(0)
        if self.rows.model.row_of(record_id) < 0:
            if self.rows.is_filtered:
                self.head.clear_filters()
            else:
                self.rows.reload()
        found = self.table.choose(record_id)
        self._show_form()
        return found

    def go_to_field(self, name: str) -> None:
        """Put the keyboard into a field of the form of the record under the keyboard."""
        self._show_form()
        form = self.side.form
        if form is None:
            return
        # What is read through a link is changed by changing the link.
        form.focus_field(self.record.field(name).via or name)
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            # Behind what is there already, as F2 does in a spreadsheet.
            field.end(False)

    def home(self) -> QWidget:
        """The table, or what is shown in its place."""
        return self.main if self._stack.currentWidget() is self.main else self.empty

    # Inside

    def _lay_out(self) -> None:
        self.splitter = beside(self._store, self.record.name, _SPLIT, self._stack, self.side, grow=(3, 2))
        self.lay_out(self.head, self.splitter)

    def _connect(self) -> None:
        self.rows.replacing.connect(self._note_place)
        self.rows.shown.connect(self._after_rows)
        self.rows.troubled.connect(lambda text: self._window.say(text, "trouble"))
        self.head.typed.connect(self.rows.type)
        self.head.filtered.connect(self._filter)
        self.head.box.left.connect(self.focus)
        self.head.columns.clicked.connect(self.commands.choose_columns)
        self.head.new.clicked.connect(lambda: self._window.command("new"))
        self.head.import_button.clicked.connect(lambda: self._window.start_import(None, self.record))
        self.head.export_button.clicked.connect(self._window.start_export)
        self.table.drawn.connect(self._rest.start)
        self.table.chosen.connect(self._rest.start)
        self.table.opened.connect(self.go_to_field)
        self.table.typed.connect(self._type_over_table)
        self.table.delete_asked.connect(lambda: self._window.command("delete"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(lambda at: open_row_menu(self._window, self, at))
        self.side.message.connect(self._window.say)
        self.side.open_record.connect(self._window.open_record)
        self.side.history_asked.connect(self._window.show_record_history)
        self.side.duplicate_asked.connect(lambda: self._window.command("duplicate"))
        self.side.delete_asked.connect(self._delete_shown)

    def _filter(self) -> None:
        self.rows.words = self.head.box.text()
        self.rows.where = self.head.where()
        self.rows.reload()

    def _clear_filters(self) -> None:
        self.head.clear_filters()
        self.focus()

    def _shows_main(self) -> bool:
        # In some views the first record is made.
        return bool(self.rows.model.ids) or bool(getattr(self.main, "works_empty", False))

    def _note_place(self) -> None:
        current = self.table.currentIndex()
        record_id = self.table.current_id()
        self._place = (-1 if record_id is None else record_id, max(current.row(), 0), max(current.column(), 0))

    def _after_rows(self) -> None:
        record_id, row, column = self._place
        shown = len(self.rows.model.ids)
        self.head.show_count(max(self.rows.total, shown), shown)
        was_on_table = self.home().isAncestorOf(QApplication.focusWidget() or self)
        self.show_main()
        if not shown:
            self.empty.explain(self.is_narrowed)
            self._rest.start()
        elif not self.table.choose(record_id, column):
            self.table.choose_row(min(row, shown - 1), column)
        if was_on_table:
            self.focus()

    def _show_form(self) -> None:
        self._rest.stop()
        record_id = self.table.current_id() if self.rows.model.ids else None
        if record_id != self.side.record_id:
            self.side.show_record(record_id)

    def _type_over_table(self, letters: str) -> None:
        self.head.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.box.setText(letters)
        self.rows.type(letters)

    def _delete_shown(self) -> None:
        self.flush()
        if self.side.record_id is not None:
            delete_records(self._window, self._store, self.record, [self.side.record_id])

    def _first_button(self) -> QWidget:
        return self.empty.clear_button if self.is_narrowed else self.empty.import_button
