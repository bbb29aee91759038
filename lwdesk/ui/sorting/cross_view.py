"""Two ways of sorting crossed, and below the table what lies behind the count under the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lwdesk.records import RECORDS
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.flow import Flow, together
from lwdesk.ui.pages.laid_out import beside
from lwdesk.ui.sorting.cross_table import CrossTable
from lwdesk.ui.sorting.things import ThingList
from lwdesk.ui.table.columns import keep
from lwdesk.ui.theme import set_look

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.crossing import Way
    from lwdesk.ui.window import Window

_REST_MS = 60
"""How long the keyboard rests on a count before what lies behind it is read."""


class CrossView(QWidget):
    """The ways are chosen above; Enter on a count goes to the list, Enter there opens."""

    told = Signal(str)

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window, self._store = window, store
        self.kind = "passage"
        self._ways: list[Way] = []
        self.row_box, self.column_box = _box("Rows"), _box("Columns")
        self.turn_button = QPushButton(" Turn")
        self.turn_button.setAccessibleName("Turn rows into columns")
        self.turn_button.setIcon(icon("move", "quiet"))
        self.turn_button.setToolTip("Rows become columns, and columns rows (Ctrl+Shift+K)")
        set_look(self.turn_button, "quiet")
        press_with_enter(self.turn_button)
        self.table = CrossTable()
        self.heading = plain_label("", "section")
        self.list = ThingList(store, "What lies behind the count")
        self.nothing = plain_label("", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.show_behind)
        self._lay_out()
        self.row_box.activated.connect(lambda _: self._chosen())
        self.column_box.activated.connect(lambda _: self._chosen())
        self.turn_button.clicked.connect(self.turn)
        self.table.chosen.connect(self._rest.start)
        self.table.opened.connect(self._go_behind)
        self.list.opened.connect(window.open_record)
        self.list.left.connect(self.table.setFocus)

    def show_kind(self, kind: str) -> None:
        """Cross records of this kind by the ways that were last chosen for it."""
        self.kind = kind
        self._ways = self._store.sorting.ways(kind)
        row, column = self.ways_of(kind)
        for box, wanted in ((self.row_box, row), (self.column_box, column)):
            box.clear()
            for way in self._ways:
                box.addItem(way.label, way.name)
            box.setCurrentIndex(max(box.findData(wanted), 0))
        self._count()
        self.table.stand_on_first()
        self.show_behind()

    def ways_of(self, kind: str) -> tuple[str, str]:
        """The names of the ways for rows and columns: those last chosen, else the first scheme and the first other."""
        names = [way.name for way in self._store.sorting.ways(kind)]
        own = [name for name in names if name.startswith("scheme-")]
        others = [name for name in names if name not in own]
        usual = [own[0], others[0]] if own else others[:2]
        kept = self._store.remembered(f"sorting/ways/{kind}", usual)
        row, column = kept if len(kept) == 2 else usual
        return (row if row in names else usual[0]), (column if column in names else usual[1])

    def choose_row(self, name: str) -> None:
        """Have the rows be of this way from now on, whatever is sorted."""
        for kind in ("passage", "proposal", "activity"):
            _, column = self.ways_of(kind)
            keep(self._store, f"sorting/ways/{kind}", [name, column])

    def reload(self) -> None:
        """Count anew, the keyboard on the same place."""
        if self._store.sorting.ways(self.kind) != self._ways:
            self.show_kind(self.kind)
            return
        place = self.table.place()
        self._count()
        self.table.stand_on(*place)
        self.show_behind()

    def _count(self) -> None:
        row, column = self.row_box.currentData(), self.column_box.currentData()
        cross = self._store.sorting.cross(self.kind, row, column)
        self.table.counts.show_cross(cross)
        record = RECORDS[self.kind]
        count = len(cross.all)
        self.told.emit(f"{count:,} {(record.label if count == 1 else record.plural).lower()}")
        has_counts = self.table.counts.rowCount() > 0
        self.nothing.setText(self._why_nothing(count))
        self._stack.setCurrentWidget(self._shown if has_counts and count else self.nothing)

    def show_behind(self) -> None:
        """List what lies behind the count under the keyboard."""
        self._rest.stop()
        cross = self.table.counts.cross
        if cross is None or not self.table.counts.rowCount():
            self.list.things.show_ids(self.kind, ())
            return
        row, column = self.table.place()
        ids = self._store.sorting.in_order(self.kind, cross.behind(row, column))
        own = [way.name for way in (cross.row_way, cross.column_way) if way.name.startswith("scheme-")]
        here = self.list.currentIndex().row()
        self.list.things.show_ids(self.kind, ids, own[0] if own else "")
        self.list.stand_on(max(here, 0) if self.list.hasFocus() else 0)
        record = RECORDS[self.kind]
        noun = (record.label if len(ids) == 1 else record.plural).lower()
        self.heading.setText(f"{cross.name(row, column)} · {len(ids):,} {noun}")

    def turn(self) -> None:
        """Make rows columns, and columns rows."""
        row, column = self.row_box.currentIndex(), self.column_box.currentIndex()
        self.row_box.setCurrentIndex(column)
        self.column_box.setCurrentIndex(row)
        self._chosen()

    def choose_way(self) -> None:
        """Put the keyboard on what the rows are."""
        self.row_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def copy(self) -> None:
        """Put the counts on the clipboard with their headings."""
        counts, across, down = self.table.counts, Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        columns = range(counts.columnCount())
        lines = ["\t".join(["", *(str(counts.headerData(n, across)) for n in columns)])]
        for row in range(counts.rowCount()):
            numbers = (str(counts.count(counts.index(row, n))) for n in columns)
            lines.append("\t".join([str(counts.headerData(row, down)), *numbers]))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def focus(self) -> None:
        """Put the keyboard into the table."""
        here = self.table if self._stack.currentWidget() is self._shown else self.row_box
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        return [self.row_box, self.table, self.list] if self.table.counts.rowCount() else [self.row_box]

    def finish(self) -> None:
        """Read nothing more: the study closes next."""
        self._rest.stop()

    # Inside

    def _lay_out(self) -> None:
        above = Flow(16)
        for label, box in (("Rows", self.row_box), ("Columns", self.column_box)):
            said = QLabel(label)
            said.setProperty("look", "label")
            above.addWidget(together(said, box))
        above.addWidget(self.turn_button)
        upper, lower = QWidget(), QWidget()
        for widget, parts in ((upper, (self.table,)), (lower, (self.heading, self.list))):
            widget.setProperty("look", "paper")
            column = QVBoxLayout(widget)
            column.setContentsMargins(16, 0 if widget is upper else 10, 12, 8)
            column.setSpacing(4)
            for part in parts:
                column.addWidget(part, 1 if part is not self.heading else 0)
        self.heading.setContentsMargins(8, 0, 0, 0)
        self._shown = beside(self._store, "sorting", (330, 240), upper, lower, way=Qt.Orientation.Vertical)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._shown)
        self._stack.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.addLayout(above)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)

    def _chosen(self) -> None:
        if not self._window.looking:
            ways = [self.row_box.currentData(), self.column_box.currentData()]
            keep(self._store, f"sorting/ways/{self.kind}", ways)
        self._count()
        self.table.stand_on_first()
        self.show_behind()

    def _go_behind(self) -> None:
        self.show_behind()
        if len(self.list.things.ids):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.say("Nothing lies behind this count.")

    def _why_nothing(self, count: int) -> str:
        plural = RECORDS[self.kind].plural.lower()
        where = {
            "passage": "Select words in notes and give them a theme (F4 on an interview opens its notes).",
            "proposal": "Type them up on the page Event, in its part Proposals.",
            "activity": "Import a register on the page Mapping.",
        }[self.kind]
        if not count:
            return f"There are no {plural} yet, and so nothing to count. {where}"
        return "One of the two ways has no terms yet. Add them in the lists of terms (Ctrl+T)."


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(16)
    box.setMaxVisibleItems(20)
    return box
