"""An editor over one cell of a table: what is typed is stored a moment later, and when the cell is left."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from lwdesk.fields import Field
from lwdesk.refusal import Refusal
from lwdesk.ui.editors.editor import Editor
from lwdesk.ui.editors.paragraph import ParagraphEditor
from lwdesk.ui.pauses import PAUSE
from lwdesk.ui.theme import scaled
from lwdesk.values import Unreadable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NARROWEST = 280
_VISITS = count(1)


class OverCell(QFrame):
    """Holds one editor, and stores by itself; once it could be stored, `finished` says how the cell was left."""

    finished = Signal(object)
    message = Signal(str)
    just_left: object = False
    """How it was left where the keyboard only went elsewhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor: Editor
        self._visit = next(_VISITS)
        """Each time a cell is opened has a number of its own: all that is stored meanwhile is one step."""
        self._closed = False
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.store_now)

    @property
    def input(self) -> QWidget:
        """What holds the keyboard."""
        found = self.editor.focusProxy()
        assert found is not None
        return found

    def begin(self, letters: str = "") -> None:
        """Take the keyboard, and begin with these letters."""
        self.show()
        self.raise_()
        self.editor.focus_input()

    def store_now(self) -> bool:
        """Store what stands there; False where the study cannot take it now."""
        self._pause.stop()
        try:
            self._store_value()
        except Unreadable as trouble:
            self.message.emit(str(trouble))
        except Refusal as trouble:
            self.message.emit(str(trouble))
            return False
        return True

    def close_now(self, how: object = None) -> None:
        """Store, and say how the cell was left; once only. What cannot be stored stays open."""
        if not self._closed:
            self._closed = True
            self.editor.settle()
            self._closed = self.store_now()
            if self._closed:
                self.finished.emit(self.just_left if how is None else how)

    def _hold(self, editor: Editor) -> None:
        self.editor = editor
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(editor)
        editor.typed.connect(self._pause.start)
        editor.left.connect(self._left)
        self.input.installEventFilter(self)

    def _store_value(self) -> None:
        """Store it. Raises Unreadable or Refusal with the sentence to show."""
        raise NotImplementedError

    def _left(self) -> None:
        if not self._closed:
            self.store_now()
            QTimer.singleShot(0, self, self._close_if_left)

    def _close_if_left(self) -> None:
        if is_left(self):
            self.close_now()


class TextCell(OverCell):
    """A text over its cell. Enter goes on, Shift+Enter begins a line, Escape leaves; all of them store.

    `finished` says whether to go on to the next; `keep` stores a text, and gets the number of the visit with it.
    """

    editor: ParagraphEditor

    def __init__(self, field: Field, text: str, keep: Callable[[str, int], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._keep = keep
        self._hold(ParagraphEditor(replace(field, help="")))
        self.editor.set_value(text)

    def begin(self, letters: str = "") -> None:
        """Take the keyboard, behind what stands there already, and begin with these letters."""
        super().begin()
        box = self.editor.box
        cursor = box.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        box.setTextCursor(cursor)
        if letters:
            held = self.editor.text()
            box.insertPlainText(letters if not held or held[-1].isspace() else f" {letters}")

    def lie_over(self, cell: QRect) -> None:
        """Lie over that place of the table, as wide and high as one can write in, and within what is seen of it."""
        room = self.parentWidget()
        assert room is not None
        height = max(self.sizeHint().height(), cell.height())
        width = max(cell.width(), scaled(_NARROWEST))
        self.setGeometry(room.width() - width, max(min(cell.top(), room.height() - height), 0), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and Escape lead away."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if (event.key() in _ENTER and not shift) or event.key() == Qt.Key.Key_Tab:
            self.close_now(True)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backtab):
            self.close_now()
        else:
            return super().eventFilter(watched, event)
        return True

    def _store_value(self) -> None:
        self._keep(str(self.editor.value()), self._visit)


def is_left(cell: QWidget) -> bool:
    """Whether the keyboard has gone from the cell to another widget, and not only to another program's window."""
    now = QApplication.focusWidget()
    return now is not None and not cell.isAncestorOf(now)


def take_away(cell: QWidget) -> bool:
    """Take what lies over a cell away; whether the keyboard was in it, so that it is free now."""
    now = cell.window().focusWidget()
    had_keyboard = now is None or cell.isAncestorOf(now)
    cell.hide()
    cell.deleteLater()
    return had_keyboard
