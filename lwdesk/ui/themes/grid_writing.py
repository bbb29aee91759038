"""What is being written into a cell of the grid, stored while it is written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lwdesk.operations import findings
from lwdesk.refusal import Refusal
from lwdesk.store.themes import Cell
from lwdesk.ui.pauses import LONGEST, PAUSE
from lwdesk.ui.themes.grid_cell import CellBox
from lwdesk.ui.themes.grid_view import ThemeGrid

if TYPE_CHECKING:
    from lwdesk.store import Store


class GridWriting(QObject):
    """Stores the text of the open box when typing stops, every few seconds while it goes on, and when it is left.

    A text that the study would not take, such as on a full disk, stays in mind and is tried again.
    """

    message = Signal(str)

    def __init__(self, store: "Store", grid: ThemeGrid, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._grid = store, grid
        self._cell: Cell | None = None
        self._pending: dict[Cell, str] = {}
        self._visit = 0
        self.busy = False
        """Whether a cell is just being stored, so that the notice of it is no news."""
        self._pause, self._longest = self._timer(PAUSE), self._timer(LONGEST)
        grid.drawing.begun.connect(self._begin)
        grid.drawing.ended.connect(self._end)

    def flush(self) -> bool:
        """Store all that was written; False where some of it could not be."""
        self._pause.stop()
        self._longest.stop()
        for cell, text in tuple(self._pending.items()):
            self._store_cell(cell, text)
        return not self._pending

    def finish(self) -> None:
        """Store everything and close the box."""
        self.flush()
        self._grid.close_box()

    def _begin(self, box: CellBox) -> None:
        self._cell = self._grid.cell()
        self._visit += 1
        if self._cell in self._pending:
            box.setPlainText(self._pending[self._cell])
        box.textChanged.connect(self._type)
        box.done.connect(self._leave)

    def _type(self) -> None:
        box = self._grid.drawing.box
        if box is not None and self._cell is not None:
            self._pending[self._cell] = box.toPlainText()
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()

    def _leave(self, down: int, right: int) -> None:
        self._grid.close_box()
        self._grid.setFocus()
        if down or right:
            self._grid.go_by(down, right)

    def _end(self) -> None:
        self.flush()
        self._cell = None

    def _store_cell(self, cell: Cell, text: str) -> None:
        from lwdesk.store import StudyTrouble

        self.busy = True
        try:
            findings.write(self._store, *cell, text, self._visit)
        except (Refusal, StudyTrouble) as sentence:
            self.message.emit(str(sentence))
            return
        finally:
            self.busy = False
        del self._pending[cell]
        model = self._grid.cells
        model.findings[cell] = self._store.themes.finding(*cell)
        place = model.place(cell)
        if place.isValid():
            model.dataChanged.emit(place, place)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer
