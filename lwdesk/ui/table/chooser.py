"""Choosing and moving columns: the list under the Columns button and the menu on a heading."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from lwdesk.ui.table.columns import Columns, default_shown

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class ColumnMenu(QMenu):
    """A tick for every field that a table can show; it stays open while one ticks."""

    def __init__(self, columns: Columns, changed: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__("Columns", parent)
        self.setAccessibleName("Columns")
        self._columns = columns
        self._changed = changed
        self._ticks: list[tuple[str, QAction]] = []
        for field in columns.record.seen:
            tick = self.addAction(field.label)
            tick.setCheckable(True)
            tick.setChecked(field.name in columns.shown)
            if field.name == columns.record.title:
                tick.setEnabled(False)
                tick.setText(f"{field.label} (always shown)")
            tick.toggled.connect(self._apply)
            self._ticks.append((field.name, tick))
        self.addSeparator()
        self.addAction("As they were at first", self._restore)

    def popup_under(self, widget: QWidget) -> None:
        """Open below a button."""
        self.popup(widget.mapToGlobal(QPoint(0, widget.height() + 4)))

    def mouseReleaseEvent(self, event: object) -> None:
        """Tick without closing, so that several columns can be chosen at once."""
        if not self._tick_current():
            super().mouseReleaseEvent(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: object) -> None:
        """Space ticks without closing; Enter ticks and closes."""
        if getattr(event, "key", lambda: 0)() != Qt.Key.Key_Space or not self._tick_current():
            super().keyPressEvent(event)  # type: ignore[arg-type]

    def _tick_current(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        if action.isEnabled():
            action.setChecked(not action.isChecked())
        return True

    def _apply(self) -> None:
        self._columns.show([name for name, tick in self._ticks if tick.isChecked()])
        self._changed()

    def _restore(self) -> None:
        self._columns.shown = default_shown(self._columns.record)
        self._columns.widths.clear()
        self._changed()
