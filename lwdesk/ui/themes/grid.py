"""The grid of interview against theme."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lwdesk.records import INTERVIEW
from lwdesk.store.themes import Cell, ThemeInfo
from lwdesk.text import fold
from lwdesk.ui.pages.flow import together
from lwdesk.ui.pages.page import Page
from lwdesk.ui.table.columns import keep
from lwdesk.ui.theme import scaled
from lwdesk.ui.themes.empty import WHAT, NoThemes
from lwdesk.ui.themes.grid_commands import GridCommands
from lwdesk.ui.themes.grid_model import GridModel, Who
from lwdesk.ui.themes.grid_side import GridSide
from lwdesk.ui.themes.grid_view import ThemeGrid
from lwdesk.ui.themes.grid_writing import GridWriting
from lwdesk.ui.themes.head import ThemeHead

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

_ABOUT = {"theme", "passage", "finding", "note", "interview", "contact", "organisation", "term"}
"""The kinds of record of which a change may change what is seen here."""
_REST_MS = 60
"""How long the keyboard rests on a cell before its passages are read."""


def grid_page(window: "Window", store: "Store") -> Page:
    """The page."""
    return GridPage(window, store)


class GridPage(Page):
    """What each interview came to on each theme; beside it the passages of the cell under the keyboard."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Grid")
        self._window, self._store = window, store
        self._is_old = False
        self._all: list[Who] = []
        self._level: int | None = store.remembered("themes/level", None)
        self.model = GridModel(self)
        self.grid = ThemeGrid(self.model)
        self.grid.may_write = not window.looking
        self.side = GridSide()
        self.head = ThemeHead(store, "Grid", with_interviewer=False)
        self.level = QComboBox()
        self.level.setAccessibleName("Columns")
        self.level.setToolTip("Which themes are the columns (Ctrl+Shift+V shows the next)")
        self.level.setMaximumWidth(scaled(340))
        self.level.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.empty = NoThemes("columns-2")
        self.writing = GridWriting(store, self.grid, self)
        self.commands: GridCommands = GridCommands(window, store, self)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.show_passages)
        self._lay_out()
        self._connect()

    def open(self) -> None:
        """Show the grid as it is now, the keyboard on its first cell."""
        self.reload()
        self.focus()

    def focus(self) -> None:
        """Put the keyboard into the grid, or on the way to begin one."""
        here = self.grid if self._shows_cells() else self.empty.first_button()
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Store what is being written."""
        self.writing.flush()

    def is_at_risk(self) -> bool:
        """Whether what was written into a cell could not be stored."""
        return not self.writing.flush()

    def finish(self) -> None:
        """Store everything; the study closes next."""
        self._rest.stop()
        self.writing.finish()

    def follow(self, notice: "Notice") -> None:
        """Bring everything up to date after a change; a page that is not shown waits until it is."""
        if _ABOUT.isdisjoint(notice.changed) or self.writing.busy:
            return
        if self.isHidden() or self._window.shown_screen:
            self._is_old = True
        else:
            self.reload()

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        if not self._shows_cells():
            return [self.empty.first_button()]
        return [self.head.box, self.grid, *([self.side.list] if self.side.list.count() else [])]

    def current_record(self) -> tuple[str, int] | None:
        """Beside the grid the passage, in it the interview under the keyboard."""
        said, cell = self.side.current() if self.side.list.hasFocus() else None, self.grid.cell()
        if said is not None:
            return ("passage", said.passage)
        return None if cell is None else ("interview", cell[0])

    def start_export(self) -> None:
        """Write the rows and columns that are shown; asks where."""
        from lwdesk.ui.themes.exporting import export_grid

        self.flush()
        if not self.model.rows or not self.model.themes:
            self._window.say("The grid is empty, so that there is nothing to export. Clear the filters first.")
            return
        rows, columns = [who.interview for who in self.model.rows], [theme.id for theme in self.model.themes]
        export_grid(self._window, self._store, rows, columns)

    def reload(self) -> None:
        """Read rows, columns, texts and numbers anew; the keyboard stays on its cell."""
        self._is_old = False
        every = self._store.themes.all()
        self._fill_levels(every)
        shown = [theme for theme in every if theme.parent == self._level]
        self._all = self._read_rows()
        ids = [theme.id for theme in shown]
        cell = self.grid.cell()
        self.writing.flush()
        findings, counts = self._store.themes.findings(ids), self._store.themes.in_cells(ids)
        self.model.show_grid(self._holding(), shown, findings, counts)
        self._after_rows(cell)

    def show_passages(self) -> None:
        """Read the passages of the cell under the keyboard."""
        self._rest.stop()
        cell = self.grid.cell()
        if cell is not None:
            below = self._store.themes.with_those_below(cell[1])
            self.side.show_cell(self.model.name(cell), self._store.themes.passages(below, interview=cell[0]))

    def show_next_level(self) -> None:
        """Have the columns be the sub-themes of the next theme that has any, and in the end the themes again."""
        self.level.setCurrentIndex((self.level.currentIndex() + 1) % self.level.count())
        self._choose_level()

    # Qt's side

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the page up to date with what changed while another, or the notes, were shown."""
        super().showEvent(event)
        if self._is_old:
            self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape beside the grid goes back to it."""
        if event.key() == Qt.Key.Key_Escape and not self.grid.hasFocus():
            self.focus()
        else:
            super().keyPressEvent(event)

    # Inside

    def _read_rows(self) -> list[Who]:
        ids = [interview for interview, _ in self._store.themes.interviews(self.head.narrowed())]
        fields = [INTERVIEW.field(name) for name in ("contact", "organisation")]
        named = self._store.cells(INTERVIEW, ids, fields)
        return [
            Who(i, str(name), str(works_for), fold(f"{name}\n{works_for}"))
            for i, (name, works_for) in zip(ids, named, strict=True)
        ]

    def _holding(self) -> list[Who]:
        words = fold(self.head.box.text()).split()
        return [who for who in self._all if all(word in who.folded for word in words)]

    def _fill_levels(self, every: list[ThemeInfo]) -> None:
        names = {theme.id: theme.name for theme in every}
        above = list(dict.fromkeys(theme.parent for theme in every if theme.parent is not None))
        levels: list[tuple[str, int | None]] = [("Themes", None)]
        levels += [(f"Parts of {names[parent]}", parent) for parent in sorted(above, key=list(names).index)]
        if self._level not in above:
            self._level = None
        shown = [(self.level.itemText(n), self.level.itemData(n)) for n in range(self.level.count())]
        if shown != levels:
            self.level.clear()
            for label, parent in levels:
                self.level.addItem(label, parent)
        self.level.setCurrentIndex([parent for _, parent in levels].index(self._level))

    def _choose_level(self) -> None:
        self._level = self.level.currentData()
        if not self._window.looking:
            keep(self._store, "themes/level", self._level)
        self.reload()

    def _after_rows(self, cell: Cell | None) -> None:
        rows, of = len(self.model.rows), len(self._all)
        if rows and self.model.themes and (cell is None or not self.model.place(cell).isValid()
                                           or self.grid.cell() != cell):  # fmt: skip
            self.grid.go_to(cell)
        noun = "interview" if of == 1 else "interviews"
        self.head.count.setText(f"{of:,} {noun}" + (f" · {rows:,} shown" if rows != of else ""))
        self._stack.setCurrentWidget(self._both if self._shows_cells() else self.empty)
        if not self.model.themes:
            self.empty.explain("No themes yet", f"{WHAT} Each is a column here.", new=True, notes=True)
        elif self.head.is_filtered:
            self.empty.explain("Nothing matches", "No interview is all that the filters ask for.", clear=True)
        else:
            what = "An interview has a row here once it was held, or once there is anything in its notes."
            self.empty.explain("No interviews yet", what, notes=True)
        self.show_passages()

    def _shows_cells(self) -> bool:
        return bool(self.model.rows and self.model.themes)

    def _type(self) -> None:
        self.writing.flush()
        cell = self.grid.cell()
        self.model.show_grid(self._holding(), self.model.themes, self.model.findings, self.model.counts)
        self._after_rows(cell)

    def _go_to_passages(self) -> None:
        self.show_passages()
        if not self.side.focus_first():
            self._window.say("There is no passage of this theme in the interview. F4 opens its notes to mark one.")

    def _lay_out(self) -> None:
        self.head.lay_out([], [together(QLabel("Columns"), self.level)])
        left = QWidget()
        left.setProperty("look", "paper")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout(left)
        inner.setContentsMargins(12, 0, 0, 0)
        inner.addWidget(self.grid)
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self._both.setChildrenCollapsible(False)
        self._both.setHandleWidth(1)
        self._both.addWidget(left)
        self._both.addWidget(self.side)
        self._both.setStretchFactor(0, 1)
        self._both.setSizes(self._store.remembered("split/grid", [820, 276]))
        self._both.splitterMoved.connect(lambda *_: keep(self._store, "split/grid", self._both.sizes()))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._both)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.head.typed.connect(lambda _: self._type())
        self.head.filtered.connect(self.reload)
        self.head.box.left.connect(self.focus)
        self.head.export_button.clicked.connect(self._window.start_export)
        self.level.activated.connect(lambda _: self._choose_level())
        self.grid.chosen.connect(lambda _: self._rest.start())
        self.grid.passages_asked.connect(self._go_to_passages)
        self.grid.emptied.connect(lambda: self._window.command("delete"))
        self.grid.left.connect(self.head.box.setFocus)
        self.writing.message.connect(lambda text: self._window.say(text, "warning"))
        self.side.add_asked.connect(self.commands.add)
        self.side.open_asked.connect(self.commands.look)
        self.side.left.connect(self.focus)
        self.empty.new_asked.connect(lambda: self._window.command("new"))
        self.empty.notes_asked.connect(lambda: self._window.show_page("Interviews"))
        self.empty.clear_asked.connect(self.head.clear_filters)
