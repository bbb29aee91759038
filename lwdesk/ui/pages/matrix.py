"""The Matrix page: priority groups against sectors, wave by wave, and whom to choose for a gap."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from lwdesk.operations import matrix as sampling
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.matrix.commands import MatrixCommands, to_clipboard
from lwdesk.ui.matrix.empty import NoMatrix
from lwdesk.ui.matrix.grid import MatrixGrid
from lwdesk.ui.matrix.head import MatrixHead
from lwdesk.ui.matrix.model import MatrixModel
from lwdesk.ui.matrix.side import CellSide
from lwdesk.ui.pages.laid_out import beside, on_paper
from lwdesk.ui.pages.page import Page
from lwdesk.ui.table.columns import keep
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_REST_MS = 60
"""How long the keyboard rests on a cell before its people are read."""
_NAMED = 4


def matrix_page(window: "Window", store: "Store") -> "MatrixPage":
    """The page of the sampling matrix."""
    return MatrixPage(window, store)


class MatrixPage(Page):
    """The cells of a wave, the people of one beside them, and beneath them who stands in none."""

    depends_on = frozenset({
        "contact", "interview", "term", "cell", "axis", "activity", "organisation", "vocabulary"
    })  # fmt: skip

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Matrix")
        self._window, self._store = window, store
        self.wave: int | None = None
        self._outside_shown = False
        self.model = MatrixModel(self)
        self.grid = MatrixGrid(self.model)
        self.head = MatrixHead()
        self.side = CellSide()
        self.empty = NoMatrix(window)
        self.beneath = plain_label("", "quiet")
        self.show_outside = QPushButton("Show them")
        self.commands = MatrixCommands(window, store, self)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._show_people)
        self._lay_out()
        self._connect()

    def open(self) -> None:
        """Show the wave that was looked at last, the keyboard on its first gap."""
        self.wave = self._store.remembered("matrix/wave", None)
        self.reload()
        if not self.grid.go_to_gap():
            self.grid.go_to(None)
        self._show_people()

    def focus(self) -> None:
        """Put the keyboard into the matrix, or on the way to begin one."""
        here = self.grid if self.model.rowCount() else self.empty.button
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Read nothing more: the study closes next."""
        self._rest.stop()
        self.grid.pause.stop()

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        if not self.model.rowCount():
            return [self.empty.button]
        beside = [self.side] if self.grid.key() is not None or self._outside_shown else []
        return [self.head.waves, self.grid, *beside]

    def current_record(self) -> tuple[str, int] | None:
        """The person under the keyboard beside the matrix."""
        person = self.side.people.person() if self.side.people.hasFocus() else None
        kinds = (
            (("interview", person.interview), ("contact", person.contact), ("activity", person.activity))
            if person
            else ()
        )
        return next(((kind, id) for kind, id in kinds if id is not None), None)

    def start_export(self) -> None:
        """Write the matrix to a workbook; asks where."""
        self.commands.export()

    def reload(self) -> None:
        """Read the matrix anew, and the people of the cell under the keyboard."""
        waves = self._store.matrix.waves()
        if self.wave not in [wave.id for wave in waves]:
            self.wave = waves[0].id if waves else None
        matrix = None if self.wave is None else self._store.matrix.of_wave(self.wave)
        key = self.grid.key()
        self.model.show_matrix(matrix)
        self.head.waves.show_waves(waves, self.wave)
        self.head.show_matrix(matrix if self.model.rowCount() else None)
        if self.model.rowCount() and not self.grid.currentIndex().isValid():
            self.grid.go_to(key)
        self._stack.setCurrentWidget(self._shown if self.model.rowCount() else self.empty)
        self.empty.explain(bool(waves), bool(matrix and matrix.groups))
        self._say_beneath()
        self._show_people()

    def show_wave(self, wave: int) -> None:
        """Show the matrix of another wave, the keyboard on the same cell where it has that."""
        self.wave = wave
        self._outside_shown = False
        if not self._window.looking:
            keep(self._store, "matrix/wave", wave)
        self.reload()

    def show_next(self, by: int = 1) -> None:
        """Show the next wave, as the same key shows the next part of a page that has parts."""
        self.show_wave_beside(by)

    def show_wave_beside(self, by: int) -> None:
        """Show the next wave, or the one before, round and round."""
        waves = [wave.id for wave in self._store.matrix.waves()]
        if self.wave in waves:
            self.show_wave(waves[(waves.index(self.wave) + by) % len(waves)])

    def place_name(self) -> str:
        """What the cell under the keyboard is called."""
        return self.model.name(self.grid.currentIndex())

    def copy(self) -> None:
        """Put the matrix as it is shown on the clipboard, with its headings."""
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        columns, rows = range(self.model.columnCount()), range(self.model.rowCount())
        lines = [["", *(str(self.model.headerData(n, across)) for n in columns)]]
        for row in rows:
            shown = [str(self.model.cell(self.model.index(row, n)).counts.chosen) for n in columns]
            lines.append([str(self.model.headerData(row, down)), *shown])
        to_clipboard(lines)

    def home(self) -> QWidget:
        """The cells."""
        return self.grid

    # Inside

    def _lay_out(self) -> None:
        set_look(self.show_outside, "quiet")
        press_with_enter(self.show_outside)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 6, 12, 8)
        foot.addWidget(self.beneath, 1)
        foot.addWidget(self.show_outside)
        left = on_paper(self.grid, margins=(12, 0, 0, 0))
        left.layout().addLayout(foot)  # type: ignore[union-attr]
        self._shown = beside(self._store, "matrix", (790, 300), left, self.side, grow=(3, 1))
        self._stack = self.lay_out(self.head, self._shown, self.empty)

    def _connect(self) -> None:
        self.head.wave_chosen.connect(self.show_wave)
        self.head.gap.clicked.connect(self.commands.find_here)
        self.head.lines.clicked.connect(self.commands.choose_columns)
        self.head.export_button.clicked.connect(self._window.start_export)
        self.grid.chosen.connect(self._leave_outside)
        self.grid.opened.connect(self._go_to_people)
        self.grid.target_set.connect(self.commands.set_target)
        self.grid.wave_asked.connect(self.show_wave_beside)
        self.side.choose_asked.connect(self.commands.choose)
        self.side.look_asked.connect(self.commands.look)
        self.side.new_asked.connect(lambda: self._window.command("new"))
        self.side.target_set.connect(self.commands.set_target)
        self.side.left.connect(self.focus)
        self.show_outside.clicked.connect(self._go_outside)

    def _leave_outside(self) -> None:
        self._outside_shown = False
        self._rest.start()

    def _show_people(self) -> None:
        self._rest.stop()
        key, matrix = self.grid.key(), self.model.matrix
        if matrix is not None and self._outside_shown and len(matrix.outside):
            self.side.show_outside(sampling.outside(self._store, matrix.outside))
        elif matrix is None or key is None or self.wave is None:
            self.side.show_nothing("Choose a cell to see who is in it, and who could be.")
        else:
            people = sampling.people_of(self._store, self.wave, *key)
            self.side.show_cell(self.place_name(), matrix.cells[key], people)

    def _go_to_people(self) -> None:
        self._show_people()
        if self.grid.key() is None:
            self._window.say("A total is the sum of its cells: choose one of these.")
        elif not self.side.focus_people():
            self._window.say("Nobody in the study fits this cell. Ctrl+N makes a new contact for it.")

    def _go_outside(self) -> None:
        self._outside_shown = True
        self._show_people()
        self.side.focus_people()

    def _say_beneath(self) -> None:
        matrix = self.model.matrix
        ids = list(matrix.outside) if matrix else []
        said = []
        if ids:
            names = [person.name or "somebody without a name" for person in sampling.outside(self._store, ids[:_NAMED])]
            more = f" and {len(ids) - _NAMED:,} more" if len(ids) > _NAMED else ""
            stand = "1 person stands" if len(ids) == 1 else f"{len(ids):,} people stand"
            said.append(f"{stand} in no cell: {', '.join(names)}{more}.")
        if without := self._store.matrix.without_wave():
            them = (
                "1 interview has no wave and counts"
                if without == 1
                else f"{without:,} interviews have no wave and count"
            )
            said.append(f"{them} nowhere.")
        self.beneath.setText(" ".join(said))
        self.beneath.setVisible(bool(said))
        self.show_outside.setVisible(bool(ids))
