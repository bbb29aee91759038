"""The menu of a note: other spellings of the word, the marks, and what every field offers."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from lwdesk.ui.notes.editor import NoteEditor


def open_menu(editor: "NoteEditor", cursor: QTextCursor, where: QPoint) -> QMenu:
    """Show the menu for the word at the cursor, at a place of the screen."""
    menu = editor.createStandardContextMenu()
    menu.setAccessibleName("What can be done here")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if not editor.isReadOnly():
        _add_ours(editor, cursor, menu)
    menu.popup(where)
    return menu


def _add_ours(editor: "NoteEditor", cursor: QTextCursor, menu: QMenu) -> None:
    menu.insertActions(menu.actions()[0], _spelling(editor, cursor, menu))
    menu.addSeparator()
    for words, act in (
        ("Bold\tCtrl+B", editor.toggle_bold),
        ("Italic\tCtrl+I", editor.toggle_italic),
        ("Quotation\tCtrl+Shift+Q", editor.toggle_quotation),
        ("Bullet\tCtrl+Shift+8", editor.toggle_bullet),
        ("Time of day\tCtrl+;", editor.insert_time),
    ):
        menu.addAction(words, act)
    if editor.offer is not None:
        editor.offer(editor, menu)


def open_at_keyboard(editor: "NoteEditor") -> None:
    """Show it for the word under the keyboard, below that."""
    open_menu(editor, editor.textCursor(), editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft()))


def _spelling(editor: "NoteEditor", cursor: QTextCursor, menu: QMenu) -> list[QAction]:
    checking = editor.checking
    place = cursor.positionInBlock()
    block = cursor.block()
    found = checking.wrong(block) if checking else ()
    stretch = next((s for s in found if s[0] <= place <= s[1]), None)
    if checking is None or stretch is None:
        return []
    word = QTextCursor(block)
    word.setPosition(block.position() + stretch[0])
    word.setPosition(block.position() + stretch[1], QTextCursor.MoveMode.KeepAnchor)
    wrong = word.selectedText()
    actions = []
    for other in checking.spelling.suggestions(wrong):
        action = QAction(other.replace("&", "&&"), menu)
        action.triggered.connect(partial(_replace, word, other))
        actions.append(action)
    if not actions:
        none = QAction(f"Nothing like “{wrong}” in the dictionary", menu)
        none.setEnabled(False)
        actions.append(none)
    add = QAction(f"Add “{wrong}” to this study’s words", menu)
    add.triggered.connect(lambda: checking.spelling.add(wrong))
    line = QAction(menu)
    line.setSeparator(True)
    return [*actions, add, line]


def _replace(word: QTextCursor, other: str) -> None:
    # The end of the selection has the format of the word itself, its beginning that of what comes before.
    word.insertText(other, word.charFormat())
