"""What the keys mean inside a note."""

from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor, QTextDocument

from lwdesk.ui.notes import bullets, shapes
from lwdesk.ui.notes.context_menu import open_at_keyboard

if TYPE_CHECKING:
    from lwdesk.ui.notes.editor import NoteEditor

_CTRL, _SHIFT, _NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class Meaning(Enum):
    """To whom a key belongs that is also one of the window's."""

    USUAL = auto()
    OURS = auto()
    WINDOWS = auto()


USUAL, OURS, WINDOWS = Meaning


def meant(event: QKeyEvent, document: QTextDocument) -> Meaning:
    """Whose a key is: ours where it does something in the note, the window's where there is no typing to take back."""
    if _command(event) is not None:
        return OURS
    if event.matches(QKeySequence.StandardKey.Undo):
        return OURS if document.isUndoAvailable() else WINDOWS
    if event.matches(QKeySequence.StandardKey.Redo):
        return OURS if document.isRedoAvailable() else WINDOWS
    return USUAL


def press(editor: "NoteEditor", event: QKeyEvent) -> bool:
    """Do what the key means in a note and nowhere else; False where Qt is to do what it usually does."""
    command = _command(event)
    if command is not None:
        command(editor)
        return True
    if meant(event, editor.document()) is WINDOWS:
        event.ignore()
        return True
    bare = event.modifiers() & ~_KEYPAD
    key, cursor = event.key(), editor.textCursor()
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bare in (_NONE, _SHIFT):
        done = bullets.entered(cursor) or _new_line(cursor)
    elif bare == _NONE and key in _EDITING:
        done = _EDITING[key](cursor)
    else:
        return False
    if done:
        editor.setTextCursor(cursor)
    return done


def pressed(editor: "NoteEditor", event: QKeyEvent) -> None:
    """What follows from a key after Qt has put it in."""
    if event.text() == " ":
        # The bullet is a step of its own, so that Ctrl+Z gives the dash back.
        bullets.began(editor.textCursor())
    if event.text() in _SENTENCE_ENDS:
        # Typing is taken back a sentence at a time: Qt does not add to what it holds as saved.
        editor.document().setModified(False)


_SENTENCE_ENDS = (".", "?", "!", ";", ":")


def _new_line(cursor: QTextCursor) -> bool:
    """A new paragraph; a quotation that ends here does not go on in it."""
    cursor.document().setModified(False)
    look = cursor.charFormat()
    if "q" in shapes.kinds_of(look) and cursor.atBlockEnd():
        look.clearProperty(shapes.QUOTATION)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        cursor.insertBlock(cursor.blockFormat(), look)
        cursor.endEditBlock()
    else:
        cursor.insertBlock()
    return True


def _left(cursor: QTextCursor) -> bool:
    """From the first word of an item to the line before it, past the bullet."""
    begins = cursor.positionInBlock() == 2 and not cursor.hasSelection()
    if not begins or not shapes.is_item(cursor.document(), cursor.block()) or not cursor.block().previous().isValid():
        return False
    cursor.setPosition(cursor.block().position() - 1)
    return True


_EDITING: dict[int, Callable[[QTextCursor], bool]] = {
    Qt.Key.Key_Backspace: bullets.rubbed_out,
    Qt.Key.Key_Delete: bullets.drawn_up,
    Qt.Key.Key_Left: _left,
}


def _command(event: QKeyEvent) -> "Callable[[NoteEditor], None] | None":
    from lwdesk.ui.notes.editor import NoteEditor

    key, held = event.key(), event.modifiers() & ~_KEYPAD
    if held == _CTRL:
        plain = {
            Qt.Key.Key_B: NoteEditor.toggle_bold,
            Qt.Key.Key_I: NoteEditor.toggle_italic,
            Qt.Key.Key_Semicolon: NoteEditor.insert_time,
        }
        return plain.get(Qt.Key(key))
    if held == _CTRL | _SHIFT:
        # With Shift, keyboards give the 8 as the sign above it.
        eight = (Qt.Key.Key_8, Qt.Key.Key_Asterisk, Qt.Key.Key_ParenLeft)
        if key in eight:
            return NoteEditor.toggle_bullet
        if key == Qt.Key.Key_Q:
            return NoteEditor.toggle_quotation
    # Not every desktop makes the menu key of these two.
    return open_at_keyboard if held == _SHIFT and key == Qt.Key.Key_F10 else None
