"""The items of a list in a note: lines that begin with a bullet, made, continued and ended by the usual keys.

Each of these says whether it did something; where not, the key means what it always does.
"""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor

from lwdesk.marks import BULLET
from lwdesk.ui.notes import shapes

_TYPED = ("-", "*")
"""What makes a bullet when a space follows it at the beginning of a line."""
_KEEP = QTextCursor.MoveMode.KeepAnchor


def toggle(cursor: QTextCursor) -> None:
    """Make items of the chosen lines, or plain lines where all are items already."""
    blocks = list(_chosen(cursor))
    on = not all(_is_item(cursor, block) for block in blocks)
    places = [block.position() for block in blocks if _is_item(cursor, block) is not on]
    cursor.beginEditBlock()
    # From the last to the first: what is put in moves what comes after it.
    for at in reversed(places):
        _put(cursor, at) if on else _take(cursor, at)
    cursor.endEditBlock()


def began(cursor: QTextCursor) -> bool:
    """A space was typed after a dash or star that stands alone in front of a line: it becomes a bullet."""
    block = cursor.block()
    within = cursor.positionInBlock()
    if within != 2 or cursor.document().characterAt(block.position()) not in _TYPED:
        return False
    if cursor.document().characterAt(block.position() + 1) != " ":
        return False
    cursor.beginEditBlock()
    part = QTextCursor(cursor)
    part.setPosition(block.position())
    part.setPosition(block.position() + 2, _KEEP)
    part.insertText(BULLET)
    cursor.endEditBlock()
    return True


def entered(cursor: QTextCursor) -> bool:
    """Enter in an item begins the next; in an empty one it ends the list."""
    block = cursor.block()
    if cursor.hasSelection() or not _is_item(cursor, block):
        return False
    cursor.beginEditBlock()
    if block.length() == len(BULLET) + 1:
        _take(cursor, block.position())
    else:
        cursor.insertBlock()
        cursor.insertText(BULLET)
    cursor.endEditBlock()
    return True


def rubbed_out(cursor: QTextCursor) -> bool:
    """Backspace behind a bullet takes the bullet."""
    block = cursor.block()
    if cursor.hasSelection() or cursor.positionInBlock() > len(BULLET) or not _is_item(cursor, block):
        return False
    _take(cursor, block.position())
    return True


def drawn_up(cursor: QTextCursor) -> bool:
    """Delete at the end of a line draws the next item up to it without its bullet."""
    following = cursor.block().next()
    if cursor.hasSelection() or not cursor.atBlockEnd() or not following.isValid():
        return False
    if not _is_item(cursor, following):
        return False
    part = QTextCursor(cursor)
    part.setPosition(following.position() + len(BULLET), _KEEP)
    part.removeSelectedText()
    return True


def home(cursor: QTextCursor) -> int | None:
    """Where the words of an item begin when the keyboard stands in front of them; None where it is well placed."""
    if cursor.positionInBlock() >= len(BULLET) or not _is_item(cursor, cursor.block()):
        return None
    return cursor.block().position() + len(BULLET)


def _is_item(cursor: QTextCursor, block: QTextBlock) -> bool:
    return shapes.is_item(cursor.document(), block)


def _chosen(cursor: QTextCursor) -> Iterator[QTextBlock]:
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    end = cursor.selectionEnd()
    yield block
    block = block.next()
    while block.isValid() and block.position() < end:
        yield block
        block = block.next()


def _put(cursor: QTextCursor, at: int) -> None:
    part = QTextCursor(cursor)
    part.setPosition(at)
    part.insertText(BULLET, shapes.plain())


def _take(cursor: QTextCursor, at: int) -> None:
    part = QTextCursor(cursor)
    part.setPosition(at)
    part.setPosition(at + len(BULLET), _KEEP)
    part.removeSelectedText()
