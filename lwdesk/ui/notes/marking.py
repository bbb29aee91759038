"""Making words bold, italic or a quotation, and plain again."""

from PySide6.QtGui import QTextCursor

from lwdesk.marks import BULLET, Kind
from lwdesk.ui.notes import shapes


def toggle(cursor: QTextCursor, kind: Kind) -> int | None:
    """Give the chosen words a mark, or take it where all of them have it; the place where it ends, None where taken.

    The spaces around them and the bullet before them stay as they are.
    """
    part = _trimmed(cursor)
    if not part.hasSelection():
        return None
    on = not _has(part, kind)
    part.mergeCharFormat(shapes.marked(kind, on))
    return part.selectionEnd() if on else None


def _trimmed(cursor: QTextCursor) -> QTextCursor:
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    while start < end and document.characterAt(start).isspace():
        start += 1
    block = document.findBlock(start)
    if shapes.is_item(document, block):
        start = max(start, min(end, block.position() + len(BULLET)))
    while end > start and document.characterAt(end - 1).isspace():
        end -= 1
    part = QTextCursor(document)
    part.setPosition(start)
    part.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return part


def _has(part: QTextCursor, kind: Kind) -> bool:
    start, end = part.selectionStart(), part.selectionEnd()
    block = part.document().findBlock(start)
    while block.isValid() and block.position() < end:
        at = block.position()
        for stretch in block.textFormats():
            first, last = at + stretch.start, at + stretch.start + stretch.length
            if first < end and last > start and kind not in shapes.kinds_of(stretch.format):
                return False
        block = block.next()
    return True
