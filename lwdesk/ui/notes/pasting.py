"""What may come into a note from elsewhere and go out of it: paragraphs and bullets; between notes the marks too."""

import html
import json
import re

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from lwdesk import marks
from lwdesk.marks import BULLET, Mark
from lwdesk.ui.notes import html_text, shapes
from lwdesk.ui.notes.content import Content, cleaned

_OURS = "application/x-lwdesk-note"
"""How a note knows what was taken from a note."""
_LOOSE_BULLET = re.compile(r"^\u2022[\t ]+", re.MULTILINE)


def can_take(source: QMimeData) -> bool:
    """Whether there are words in what is brought."""
    return source.hasText() or source.hasHtml()


def put_in(cursor: QTextCursor, source: QMimeData) -> None:
    """Put the words in, in the place of what is chosen."""
    body, found = _brought(source)
    if not body:
        return
    cursor.document().setModified(False)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if body.startswith(BULLET) and not cursor.atBlockStart():
        # An item does not begin in the middle of a line.
        if cursor.positionInBlock() == len(BULLET) and shapes.is_item(cursor.document(), cursor.block()):
            body, found = body[len(BULLET) :], marks.replaced(found, 0, len(BULLET), 0)
        else:
            cursor.insertBlock()
    start = cursor.position()
    cursor.insertText(body)
    shapes.mark(cursor, start, body, found)
    cursor.endEditBlock()
    cursor.document().setModified(False)


def taken_out(cursor: QTextCursor) -> QMimeData:
    """The chosen words as plain text, as simple HTML, and for other notes with their marks."""
    # Kept in a name: the content lives as long as its document does.
    document = QTextDocument()
    QTextCursor(document).insertFragment(cursor.selection())
    body, found = Content(document).read()
    taken = QMimeData()
    taken.setText(body)
    taken.setHtml(_html(body, found))
    taken.setData(_OURS, json.dumps([body, marks.write(found)]).encode())
    return taken


def _brought(source: QMimeData) -> tuple[str, tuple[Mark, ...]]:
    if source.hasFormat(_OURS):
        try:
            body, kept = json.loads(bytes(source.data(_OURS).data()))
            body = cleaned(str(body))
            return body, marks.read(str(kept), len(body))
        except ValueError:
            pass
    body = cleaned(html_text.plain(source.html())) if source.hasHtml() else ""
    # A picture alone has HTML without a word.
    return _LOOSE_BULLET.sub(BULLET, body or cleaned(source.text())), ()


_TAGS = {"b": ("<b>", "</b>"), "i": ("<i>", "</i>"), "q": ('<span class="quotation">', "</span>")}


def _html(body: str, found: tuple[Mark, ...]) -> str:
    lines: list[str] = []
    at, in_list = 0, False
    for line in body.split("\n"):
        item = line.startswith(BULLET)
        if item != in_list:
            lines.append("<ul>" if item else "</ul>")
            in_list = item
        skipped = len(BULLET) if item else 0
        words = "".join(_tagged(part, held) for part, held in marks.runs(line[skipped:], found, at + skipped))
        lines.append(f"<li>{words}</li>" if item else f"<p>{words}</p>")
        at += len(line) + 1
    return "\n".join([*lines, *(["</ul>"] if in_list else [])])


def _tagged(part: str, held: frozenset[marks.Kind]) -> str:
    words = html.escape(part, quote=False)
    for kind in marks.KINDS:
        if kind in held:
            begin, end = _TAGS[kind]
            words = begin + words + end
    return words
