"""Beside the framework: the proposals that have no place in it yet, and what stands behind a theme."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lwdesk.operations.framework_behind import SUGGESTED, Thing, Waiting
from lwdesk.ui import theme
from lwdesk.ui.enter import press_with_enter
from lwdesk.ui.form_row import plain_label
from lwdesk.ui.theme import scaled, set_look

_KEY = Qt.ItemDataRole.UserRole
_NO_AREA = "In no activity area"
_MOST = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Aside(QFrame):
    """Two lists. Enter on a waiting proposal makes a theme of it, Shift+Enter puts it behind the one in the table."""

    theme_asked = Signal(int)
    """A proposal of which a theme is to be made."""
    add_asked = Signal(int)
    """A proposal that is to stand behind the theme under the keyboard."""
    partner_asked = Signal(int)
    look_asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "paper")
        self.setMinimumWidth(min(scaled(280), 360))
        self._waiting_title = _section("Draw from proposals")
        self._waiting_help = plain_label("", "quiet")
        self.waiting = List("Proposals without a place in the framework")
        self.make = QPushButton("Make a theme of it")
        self.add = QPushButton("Add to the theme")
        self._behind_title = _section("Behind it")
        self._behind_help = plain_label("", "quiet")
        self.behind = List("What stands behind it")
        self._lay_out()
        self._connect()

    def show_waiting(self, waiting: Sequence[Waiting], any_in: bool) -> None:
        """Show the proposals that have no place yet, by activity area; `any_in` where any proposal goes in at all."""
        self._waiting_title.setText(f"Draw from proposals · {len(waiting):,}" if waiting else "Draw from proposals")
        self._waiting_help.setText(
            "" if waiting else "Every proposal that goes in has its place."
            if any_in else "Proposals that go in wait here. Decide about them in the part Decisions (Alt+2)."
        )  # fmt: skip
        self._waiting_help.setVisible(not waiting)
        self.waiting.setVisible(bool(waiting))
        for button in (self.make, self.add):
            button.setVisible(bool(waiting))
        parts: dict[str, list[tuple[str, str, Any]]] = {}
        for one in waiting[:_MOST]:
            tip = "\n".join(part for part in (one.text, one.workshop) if part)
            parts.setdefault(one.area or _NO_AREA, []).append((f"{one.ref}  {one.text}".strip(), tip, one.id))
        self.waiting.show_parts(parts)

    def show_behind(self, name: str, things: Mapping[str, Sequence[Thing]]) -> None:
        """Show what stands behind a theme or a domain."""
        self._behind_title.setText(f"Behind “{name}”" if name else "Behind it")
        self._behind_help.setText("" if things else "No proposal stands behind it yet." if name else "")
        self._behind_help.setVisible(not things)
        self.behind.setVisible(bool(things))
        self.behind.show_parts(
            {
                f"{part} · {len(held):,}": [(one.line, _tip(part, one), (part, one)) for one in held[:_MOST]]
                for part, held in things.items()
            }
        )

    def shown(self) -> list[QWidget]:
        """The lists that hold anything, for the keyboard to go round."""
        return [found for found in (self.waiting, self.behind) if not found.isHidden()]

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button, tip in (
            (self.make, "Enter on the proposal: a theme in the domain under the keyboard"),
            (self.add, "Shift+Enter on the proposal: behind the theme under the keyboard"),
        ):
            button.setToolTip(tip)
            press_with_enter(button)
            buttons.addWidget(button)
        set_look(self.add, "quiet")
        buttons.addStretch(1)
        line = QFrame()
        line.setProperty("look", "bar")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._waiting_title)
        column.addWidget(self._waiting_help)
        column.addWidget(self.waiting, 3)
        column.addLayout(buttons)
        column.addSpacing(6)
        for widget in (line, self._behind_title, self._behind_help):
            column.addWidget(widget)
        column.addWidget(self.behind, 4)
        column.addStretch(0)

    def _connect(self) -> None:
        self.make.clicked.connect(lambda: self._ask(self.theme_asked))
        self.add.clicked.connect(lambda: self._ask(self.add_asked))
        self.waiting.entered.connect(lambda _: self._ask(self.theme_asked))
        self.waiting.shifted.connect(lambda _: self._ask(self.add_asked))
        self.behind.entered.connect(self._enter_behind)

    def _ask(self, signal: Any) -> None:
        proposal = self.waiting.key()
        if proposal is not None:
            signal.emit(proposal)

    def _enter_behind(self, key: Any) -> None:
        part, thing = key
        if part == SUGGESTED:
            self.partner_asked.emit(thing.id)
        else:
            self.look_asked.emit(thing.record, thing.id)


class List(QTreeWidget):
    """Things under the headings of their parts; Enter does what is done with one."""

    entered = Signal(object)
    shifted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(scaled(10))
        self.setItemsExpandable(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda *_: self._tell(shifted=False))

    def show_parts(self, parts: Mapping[str, Sequence[tuple[str, str, Any]]]) -> None:
        """Show these (text, tooltip, key) under their headings; the keyboard stays at its height."""
        row = self._row()
        self.clear()
        for heading, things in parts.items():
            part = QTreeWidgetItem([heading])
            part.setFlags(Qt.ItemFlag.ItemIsEnabled)
            part.setData(0, Qt.ItemDataRole.ForegroundRole, QColor(theme.palette().quiet))
            self.addTopLevelItem(part)
            for text, tip, key in things:
                item = QTreeWidgetItem([text])
                item.setToolTip(0, tip)
                item.setData(0, _KEY, key)
                part.addChild(item)
        self.expandAll()
        found = self._items()
        if found:
            self.setCurrentItem(found[max(0, min(row, len(found) - 1))])

    def key(self) -> Any:
        """What is under the keyboard; None on a heading."""
        item = self.currentItem()
        return item.data(0, _KEY) if item else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, alone or with Shift."""
        if event.key() in _ENTER:
            self._tell(shifted=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _tell(self, shifted: bool) -> None:
        key = self.key()
        if key is not None:
            (self.shifted if shifted else self.entered).emit(key)

    def _items(self) -> list[QTreeWidgetItem]:
        tops = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        return [item for top in tops if top for n in range(top.childCount()) if (item := top.child(n))]

    def _row(self) -> int:
        item = self.currentItem()
        found = self._items()
        return found.index(item) if item in found else 0


def _tip(part: str, thing: Thing) -> str:
    does = "Enter makes it a partner" if part == SUGGESTED else "Enter opens it"
    return f"{thing.line}\n{does}"


def _section(text: str) -> QLabel:
    label = plain_label(text, "section")
    label.setWordWrap(True)
    return label
