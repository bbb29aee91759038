"""Where the study stands, at a glance."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lwdesk.operations import home
from lwdesk.operations.home import Overview
from lwdesk.operations.home_leads import Lead
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.home.begin import Begin
from lwdesk.ui.home.buttons import NumberButton
from lwdesk.ui.home.charts import Charts
from lwdesk.ui.home.lately import Lately
from lwdesk.ui.home.leading import follow_lead
from lwdesk.ui.home.stages import Beside, StageColumn, Tiles
from lwdesk.ui.pages.page import Page
from lwdesk.ui.places import follow_with_tab
from lwdesk.ui.theme import scaled, set_look
from lwdesk.values import show_date

if TYPE_CHECKING:
    from lwdesk.store import Notice, Store
    from lwdesk.ui.window import Window

_PAUSE_MS = 120
"""How long after a change the numbers are read anew, so that many changes are read once."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_KEYS = {*_ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End}


class HomePage(Page):
    """What needs somebody now, where each stage stands, charts, and what changed lately; each number opens its list."""

    def __init__(self, window: "Window", store: "Store") -> None:
        super().__init__()
        self.setAccessibleName("Home")
        self._window, self._store = window, store
        self.commands = object()
        self.overview: Overview | None = None
        self.numbers: list[NumberButton] = []
        """The buttons of all numbers, in the order in which they stand."""
        self.begin: Begin | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.reload)
        self.title = plain_label("Home", "title")
        self.when = plain_label("", "quiet")
        self.charts = Charts(window)
        self.charts.made.connect(self._order)
        self.lately = Lately()
        self.history = QPushButton("The whole history")
        self._lay_out()

    def open(self) -> None:
        """Show how the study stands now, the keyboard on the first number."""
        self.reload()

    def focus(self) -> None:
        """Put the keyboard on the number where it was last, or on the first."""
        if QApplication.focusWidget() in self.numbers:
            return
        if self.begin:
            self.begin.focus_first()
        elif self.numbers:
            (self._last if self._last in self.numbers else self.numbers[0]).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.history.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Read nothing more: the study closes next."""
        self._pause.stop()
        self.charts.finish()

    def follow(self, notice: "Notice") -> None:
        """Read the numbers anew soon after a change; a page that is not shown waits until it is."""
        self._is_old = True
        if not self.waits():
            self._pause.start()

    def parts(self) -> list[QWidget]:
        """The places that F6 goes round."""
        if self.begin:
            return [self.begin]
        charts = [self.charts] if self.charts.views else []
        tiles = [self._tiles] if self._tiles.numbers else []
        return [*tiles, *(column for column in self._columns if column.numbers), *charts, self.history]

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing while another page is shown."""
        super().hideEvent(event)
        self._pause.stop()

    def is_old(self) -> bool:
        """Whether something changed meanwhile, or a new day has begun."""
        return self.overview is not None and (super().is_old() or self.overview.today != self._store.today())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go to the number that lies there, Home and End to the first and the last."""
        key = Qt.Key(event.key())
        here = QApplication.focusWidget()
        if key in _ARROWS and here is not None and self._content.isAncestorOf(here):
            self._go(here, *_ARROWS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.numbers:
            self.numbers[0 if key == Qt.Key.Key_Home else -1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the page work wherever the keyboard is: ordinary buttons and Qt's scrolling would take them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def reload(self) -> None:
        """Read all numbers anew and show them; the keyboard stays on its number."""
        self._pause.stop()
        self._is_old = False
        before, self.overview = self.overview, home.look(self._store)
        view = self.overview
        self.when.setText(f"{self._store.name} on {show_date(view.today)}")
        if before is None or _shape(before) != _shape(view):
            self._build(view)
        for button, number in zip(self.numbers, view.numbers, strict=True):
            if button.number != number:
                button.show_number(number)
        self.charts.show_charts(view.charts)
        self.lately.show_days(view.lately, view.today)

    # Inside

    def _lay_out(self) -> None:
        self._last: NumberButton | None = None
        self._columns: list[StageColumn] = []
        self._tiles = Tiles((), self._add)
        self._top = QWidget()
        self._content = QWidget()
        self._content.setProperty("look", "paper")
        column = self._column = QVBoxLayout(self._content)
        column.setContentsMargins(16, 16, 24, 24)
        column.setSpacing(scaled(8))
        for label in (self.title, self.when):
            label.setContentsMargins(8, 0, 0, 0)
            column.addWidget(label)
        column.addWidget(self._top)
        column.addWidget(self.charts)
        self._changed = plain_label("Changed lately", "heading")
        self._changed.setContentsMargins(8, scaled(16), 0, 0)
        column.addWidget(self._changed)
        column.addWidget(self.lately)
        set_look(self.history, "link")
        self.history.clicked.connect(self._show_history)
        press_with_enter(self.history)
        self.history.installEventFilter(self)
        below = QHBoxLayout()
        below.setContentsMargins(6, 0, 0, 0)
        below.addWidget(self.history)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        self._scroll.installEventFilter(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _build(self, view: Overview) -> None:
        """Make the numbers anew: there are others than before."""
        focused = QApplication.focusWidget()
        had = focused is not None and self._top.isAncestorOf(focused)
        key = focused.number.key if isinstance(focused, NumberButton) else ""
        old, self._top = self._top, QWidget()
        self.numbers, self._columns, self.begin, self._last = [], [], None, None
        column = QVBoxLayout(self._top)
        column.setContentsMargins(0, scaled(8), 0, scaled(8))
        column.setSpacing(scaled(20))
        if view.is_empty:
            self.begin = Begin(self._window)
            for button in self.begin.buttons:
                button.installEventFilter(self)
            row = QHBoxLayout()
            row.addWidget(self.begin)
            row.addStretch(1)
            column.addLayout(row)
        else:
            self._tiles = Tiles(view.needs, self._add)
            column.addWidget(self._tiles)
            stages = Beside()
            for stage in view.stages:
                self._columns.append(StageColumn(stage, self._add))
                stages.add(self._columns[-1])
            column.addWidget(stages)
        for part in (self._changed, self.lately, self.history):
            part.setVisible(not view.is_empty)
        self._column.replaceWidget(old, self._top)
        old.hide()
        old.deleteLater()
        self._order()
        if had:
            again = next((button for button in self.numbers if button.number.key == key), None)
            again.setFocus(Qt.FocusReason.OtherFocusReason) if again else self.focus()

    def _order(self) -> None:
        """Have Tab go down the page, whatever was made when."""
        follow_with_tab(self._top, self.charts, self.history)

    def _add(self, button: NumberButton) -> NumberButton:
        self.numbers.append(button)
        button.clicked.connect(lambda: self._open(button.number.lead))
        button.reached.connect(lambda: self._reach(button))
        return button

    def _open(self, lead: Lead) -> None:
        follow_lead(self._window, lead)

    def _reach(self, button: NumberButton) -> None:
        self._last = button
        self._scroll.ensureWidgetVisible(button, 0, scaled(64))

    def _go(self, here: QWidget, across: int, down: int) -> None:
        """Put the keyboard on the nearest of what lies in that direction."""
        charts = [view.currentWidget() for view in self.charts.views]
        stops = [*self.numbers, *(self.begin.buttons if self.begin else ()), *charts, self.history]
        place = _place(here, self._content)
        found = [(far, stop) for stop in stops if stop is not here and stop.isVisible()
                 and (far := _far(place, _place(stop, self._content), across, down)) is not None]  # fmt: skip
        if found:
            min(found, key=lambda pair: pair[0])[1].setFocus(Qt.FocusReason.OtherFocusReason)
        elif down < 0:
            self._scroll.verticalScrollBar().setValue(0)

    def _show_history(self) -> None:
        from lwdesk.ui.dialogs.history import show_study_history

        show_study_history(self._window)


def _shape(view: Overview) -> tuple[object, ...]:
    """What has to be the same for the widgets to stay and only say other numbers."""
    stages = tuple((s.name, tuple((g.name, len(g.numbers)) for g in s.groups)) for s in view.stages)
    return (view.is_empty, len(view.needs), tuple(number.key for number in view.numbers), stages)


def _place(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def _far(here: QRect, there: QRect, across: int, down: int) -> int | None:
    """How far it is in that direction, what lies aside counting more; None for what does not lie there."""
    along, aside = (there.center() - here.center()).toTuple()
    if down:
        along, aside = aside, along
        apart = max(here.left() - there.right(), there.left() - here.right(), 0)
    else:
        apart = max(here.top() - there.bottom(), there.top() - here.bottom(), 0)
    along *= across + down
    if along <= 0 or (across and apart):
        return None
    return int(along + 4 * apart + abs(aside) // 4)
