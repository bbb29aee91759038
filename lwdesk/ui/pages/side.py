"""The side of a page: the form of the record under the keyboard, and what belongs to that record."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.icons import icon
from lwdesk.ui.pages.paragraphs import lines_of
from lwdesk.ui.places import follow_with_tab
from lwdesk.ui.theme import scaled

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store
    from lwdesk.ui.form import RecordForm

_NARROWEST = 320
_ENOUGH = 440
"""Pixels in which a form can be filled in however large the text is: the table beside it needs room too."""
_TITLE_LINES = 2
_LEAST_BENEATH = 72
_ROOMY = 340


class Below(Protocol):
    """A widget under the form that shows something of the same record."""

    def show_record(self, record_id: int | None) -> None:
        """Show what belongs to this record."""


class FormSide(QFrame):
    """The form beside the table. It is made when the first record is shown: a form takes longer than a table."""

    message = Signal(str)
    open_record = Signal(str, object)
    history_asked = Signal()
    duplicate_asked = Signal()
    delete_asked = Signal()
    made = Signal(object)
    """The form, once it is there."""

    def __init__(self, store: "Store", record: "Record", parent: QObject | None = None) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self._store = store
        self._record = record
        self.form: RecordForm | None = None
        self._fit_width()
        self._below: list[Below] = []
        self._shown: int | None = None
        self._title = _Title()
        self._stack = QStackedWidget()
        self._stack.addWidget(_nothing(record))
        self._bar = self._head()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._bar)
        self._column.addWidget(self._stack, 1)
        self._beneath = _Beneath()
        self._column.addWidget(self._beneath)
        self.show_record(None)

    @property
    def record_id(self) -> int | None:
        """The record that is shown."""
        return self._shown

    def show_record(self, record_id: int | None) -> None:
        """Show this record; what was being typed into the one before is stored first."""
        self._shown = record_id
        if record_id is not None and self.form is None:
            self._make_form()
        if self.form:
            self.form.show_record(record_id)
            self._stack.setCurrentWidget(self.form)
        self.refresh()
        # At once, so that nothing jumps while one looks.
        self._beneath.updateGeometry()
        self._column.activate()

    def refresh(self) -> None:
        """Show the record's name, and what stands below the form, anew."""
        shown = self._shown
        name = "" if shown is None else self._store.labels(self._record.name, [shown]).get(shown, "")
        self._title.show_name(name or f"{self._record.label} without a name")
        self._bar.setVisible(shown is not None)
        for below in self._below:
            below.show_record(self._shown)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands under the form has half the room at most, and where there is little of it a third."""
        super().resizeEvent(event)
        parts = 2 if self.height() >= scaled(_ROOMY) else 3
        self._beneath.setMaximumHeight(max(self.height() // parts, scaled(_LEAST_BENEATH)))

    def flush(self) -> bool:
        """Store what has been typed and not yet stored; False when it cannot be."""
        return self.form.flush() if self.form else True

    def finish(self) -> None:
        """Store what has been typed, and stop listening to the study: it closes next."""
        if self.form:
            self.form.stop_listening()

    def add_below(self, widget: QWidget) -> None:
        """Put a widget with `show_record` under the form."""
        self._beneath.add(widget)
        self._below.append(widget)  # type: ignore[arg-type]
        widget.show_record(self._shown)  # type: ignore[attr-defined]

    def add_watcher(self, watcher: Below) -> None:
        """Have something that is no widget under the form told which record is shown."""
        self._below.append(watcher)

    def _fit_width(self) -> None:
        scroll = self.form.findChild(QScrollArea) if self.form else None
        inner = scroll.widget() if scroll else None
        fields = inner.minimumSizeHint().width() + scaled(16) if inner else 0
        self.setMinimumWidth(min(scaled(_NARROWEST), max(_ENOUGH, fields)))

    def _make_form(self) -> None:
        from lwdesk.ui.form import RecordForm

        self.form = RecordForm(self._store, self._record)
        self._fit_width()
        self.form.message.connect(self.message)
        self.form.open_record.connect(self.open_record)
        self._stack.addWidget(self.form)
        self.made.emit(self.form)
        follow_with_tab(self.form, *(below for below in self._below if isinstance(below, QWidget)))

    def _head(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 12, 12, 0)
        row.setSpacing(2)
        row.addWidget(self._title, 1)
        noun = self._record.label.lower()
        for name, picture, asked in (
            (f"History of this {noun}", "history", self.history_asked),
            (f"Duplicate this {noun}", "copy", self.duplicate_asked),
            (f"Delete this {noun}", "trash-2", self.delete_asked),
        ):
            button = QToolButton()
            button.setIcon(icon(picture, "quiet"))
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(asked)
            press_with_enter(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return bar


class _Title(QLabel):
    """The name of the record, in two lines at most: what is long stands in the form as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.setProperty("look", "heading")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_name(self, name: str) -> None:
        """Show this name."""
        self._name = name
        self.setAccessibleName(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        room = max(self.width() - 4, scaled(120))
        shown = "\n".join(lines_of(" ".join(self._name.split()), self.font(), room, _TITLE_LINES))
        self.setText(shown)
        self.setToolTip(self._name if shown.endswith("…") else "")


class _Beneath(QScrollArea):
    """What stands under the form. In a low window it is scrolled, so that the form keeps its room."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        within = QWidget()
        within.setProperty("look", "paper")
        self._column = QVBoxLayout(within)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setWidget(within)
        within.installEventFilter(self)

    def add(self, widget: QWidget) -> None:
        """Put a widget under those that are there."""
        self._column.addWidget(widget)

    def sizeHint(self) -> QSize:
        """As high as all of it together."""
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A part of it, where there is not room for all."""
        return QSize(0, min(self._column.minimumSize().height(), scaled(_LEAST_BENEATH)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something in it wishes for another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_apart()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_apart()

    def _keep_apart(self) -> None:
        """Give what is in it the height that its words need in this width: a scroll area by itself asks for none."""
        if inner := self.widget():
            inner.setMinimumHeight(max(self._column.minimumHeightForWidth(self.viewport().width()), 0))


def _nothing(record: "Record") -> QLabel:
    # In the form's own words for when it shows none.
    noun = record.label.lower()
    article = "an" if noun[0] in "aeiou" else "a"
    label = QLabel(f"Choose {article} {noun} in the list to see it here, or make a new one with Ctrl+N.")
    label.setProperty("look", "quiet")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setContentsMargins(24, 0, 24, 0)
    label.setWordWrap(True)
    return label
