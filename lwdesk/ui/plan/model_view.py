"""The logic models of the actions: typed in four columns, and drawn beneath as they are typed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QImage, QImageWriter, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lwdesk.exchange.write.target import whole_file
from lwdesk.operations.actions import LABELS, lines_of
from lwdesk.records import ACTION
from lwdesk.records.action import MODEL_PARTS
from lwdesk.ui import asking
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.head_button import head_button
from lwdesk.ui.pages.paragraphs import WholeParagraphs
from lwdesk.ui.plan.model_box import Dots, ModelBox, ModelPart
from lwdesk.ui.plan.model_drawing import ModelDrawing
from lwdesk.ui.theme import scaled
from lwdesk.ui.typing.saving import Saving
from lwdesk.ui.writing import file_name

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

PICTURE = "Picture (*.png)"
_KEYS = "One thing a line · Tab: next column · Alt+Up and Alt+Down move the line, Alt+Left and Alt+Right to a column"
_ID = Qt.ItemDataRole.UserRole


class ModelView(QWidget):
    """At the left the actions, beside them the columns of the one that is chosen; all is stored as one types."""

    chosen = Signal(object)
    opened = Signal()
    fills_page = True
    """Columns and drawing need the room that the form has."""

    def __init__(self, window: "Window", store: "Store", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window, self._store = window, store
        self._action: int | None = None
        self._name = ""
        self._parts: dict[str, ModelPart] = {}
        self._seen: tuple[object, ...] = ()
        self.saving = Saving(store, "Write a logic model", self)
        self.saving.troubled.connect(lambda text: window.say(text, "trouble"))
        self.list = QListWidget()
        self.list.setAccessibleName("Actions")
        self.list.setFixedWidth(min(scaled(200), 240))
        self.list.setItemDelegate(WholeParagraphs(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.boxes = {name: ModelBox(LABELS[name], ACTION.field(name).help) for name in MODEL_PARTS}
        self.drawing = ModelDrawing()
        self.copy_button = head_button("Copy drawing", "copy", "Copy the drawing as a picture (Ctrl+C in the drawing)")
        self.save_button = head_button("Save drawing…", "save", "Save the drawing as a picture")
        self._lay_out()
        self._connect()

    def show_ids(self, ids: Sequence[int], current: int | None) -> None:
        """Show the actions, and the model of the current one."""
        seen = (tuple(ids), current, self._store.changes)
        if self.saving.busy or seen == self._seen:
            return
        self._seen = seen
        names = self._store.labels(ACTION.name, ids)
        self.list.blockSignals(True)
        self.list.clear()
        for action in ids:
            item = QListWidgetItem(names.get(action) or "An action without a name")
            item.setData(_ID, action)
            self.list.addItem(item)
            if action == current:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._show_action(current)

    def begin(self) -> None:
        """Put the keyboard behind what stands in the first column."""
        box = self.boxes[MODEL_PARTS[0]]
        box.setFocus()
        box.moveCursor(QTextCursor.MoveOperation.End)

    def flush(self) -> bool:
        """Store what was typed; False when it cannot be."""
        return self.saving.flush()

    def finish(self) -> None:
        """Store what was typed, and try nothing again: the study closes next."""
        self.flush()
        self.saving.stop()

    def copy_picture(self) -> None:
        """Copy the drawing as a picture."""
        if self._action is not None:
            QGuiApplication.clipboard().setImage(self.drawing.picture())
            self._window.say("Copied the drawing. Paste it into a document.")

    def save_picture(self) -> None:
        """Ask where to, and save the drawing as a picture."""
        if self._action is None:
            return
        self.flush()
        path = asking.where_to(
            self, "Save the drawing", PICTURE, file_name(self._window, self._name or "Model", ".png")
        )
        if path is None:
            return
        image = self.drawing.picture()
        self._window.jobs.start(
            lambda _step: _write(image, path),
            done=lambda _: self._window.say(f"Saved the drawing as {path.name}.", "done"),
            failed=self._window.trouble, label="Saving the drawing",
        )  # fmt: skip

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the columns. Not by a proxy: Tab would pass the list."""
        self.begin()

    # Inside

    def _show_action(self, action: int | None) -> None:
        held = self._store.get(ACTION, action) if action is not None else None
        same = action == self._action
        self._action = action if held else None
        self._name = str(held["name"]) if held else ""
        if not same:
            self.saving.flush()
            self.saving.begin_visit()
        for name, box in self.boxes.items():
            text = str(held[name] or "") if held else ""
            if same and name in self._parts:
                self._parts[name].show(text)
            elif held:
                self._parts[name] = ModelPart(int(held["id"]), name, text)
            box.setEnabled(held is not None)
            box.setReadOnly(self._window.looking)
            box.show_text(self._parts[name].text if held else "")
        self._draw()

    def _draw(self) -> None:
        self.drawing.show_model(self._name, {name: lines_of(box.toPlainText()) for name, box in self.boxes.items()})

    def _type(self, name: str) -> None:
        part = self._parts.get(name)
        if part is not None and self._action is not None:
            part.text = self.boxes[name].toPlainText()
            self.saving.wait(part)
            self._draw()

    def _take_sideways(self, name: str, by: int) -> None:
        to = MODEL_PARTS.index(name) + by
        if 0 <= to < len(MODEL_PARTS) and not self._window.looking:
            line = self.boxes[name].take_line()
            self.boxes[MODEL_PARTS[to]].add_line(line)
            self.boxes[MODEL_PARTS[to]].setFocus()

    def _choose(self, row: int) -> None:
        item = self.list.item(row)
        if item is not None:
            self._show_action(item.data(_ID))
            self._seen = ()
            self.chosen.emit(item.data(_ID))

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(12)
        for name, box in self.boxes.items():
            label = QLabel(LABELS[name])
            label.setProperty("look", "label")
            label.setBuddy(box)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label)
            column.addWidget(box, 1)
            columns.addLayout(column, 1)
            Dots(box)
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 8)
        above.addLayout(columns, 1)
        above.addWidget(plain_label(_KEYS, "quiet"))
        bar = QHBoxLayout()
        bar.addStretch(1)
        bar.addWidget(self.copy_button)
        bar.addWidget(self.save_button)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.drawing)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 4, 0, 0)
        below.addLayout(bar)
        below.addWidget(scroll, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(upper)
        halves.addWidget(lower)
        halves.setSizes([240, 300])
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 8)
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(halves, 1)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemActivated.connect(lambda _: self.begin())
        for name, box in self.boxes.items():
            box.edited.connect(lambda name=name: self._type(name))
            box.entered.connect(self.saving.begin_visit)
            box.sideways.connect(lambda by, name=name: self._take_sideways(name, by))
        self.copy_button.clicked.connect(self.copy_picture)
        self.save_button.clicked.connect(self.save_picture)


def _write(image: QImage, path: Path) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    with whole_file(path) as file:
        file.write(bytes(buffer.data().data()))
