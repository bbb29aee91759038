"""What the editor of a note draws besides its text: grounds of quotations and passages, waves under unknown words."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTextBlock, QTextLine

from lwdesk.ui import theme

if TYPE_CHECKING:
    from lwdesk.ui.notes.editor import NoteEditor


Placed = tuple[QTextBlock, QRectF]
"""A paragraph and the place that it takes."""


def seen_in(editor: "NoteEditor", rect: QRect) -> list[Placed]:
    """The paragraphs that can be seen in a part of the editor."""
    layout = editor.document().documentLayout()
    block = editor.cursorForPosition(rect.topLeft()).block()
    found: list[Placed] = []
    while block.isValid():
        place = layout.blockBoundingRect(block)
        if place.top() > rect.bottom():
            break
        found.append((block, place))
        block = block.next()
    return found


def stretch(block: QTextBlock, place: QRectF, start: int, end: int, seen: QRect) -> Iterator[QRectF]:
    """The place of each line of a stretch of a paragraph, as high as its letters, as far as it can be seen."""
    layout = block.layout()
    first, last = layout.lineForTextPosition(start), layout.lineForTextPosition(max(start, end - 1))
    if not first.isValid() or not last.isValid():
        return
    for number in range(first.lineNumber(), last.lineNumber() + 1):
        line = layout.lineAt(number)
        top = place.top() + line.y()
        if top > seen.bottom():
            return
        bottom = top + line.ascent() + line.descent() + theme.scaled(2)
        if bottom < seen.top():
            continue
        left = _x(line, max(start, line.textStart()))
        # A space at the end of a line hangs beyond its edge.
        right = min(_x(line, min(end, line.textStart() + line.textLength())), line.naturalTextRect().right())
        if right > left:
            yield QRectF(QPointF(place.left() + left, top), QPointF(place.left() + right, bottom))


def _x(line: QTextLine, at: int) -> float:
    found: object = line.cursorToX(at)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


def draw_grounds(editor: "NoteEditor", blocks: list[Placed], seen: QRect) -> None:
    """Draw a ground and a line under the words of quotations, and grounds of passages; before the text.

    Where passages overlap the ground is darker.
    """
    quoted = [
        box
        for block, place in blocks
        for start, end in editor.content.paragraph(block).quotations
        for box in stretch(block, place, start, end, seen)
    ]
    passages = list(_passages(editor, blocks, seen)) if len(editor.tracking) else []
    if not quoted and not passages:
        return
    colours = theme.palette()
    painter = QPainter(editor.viewport())
    for box in quoted:
        painter.fillRect(box.adjusted(-1, 0, 1, 0), QColor(colours.quotation_wash))
    for box, is_shared in passages:
        painter.fillRect(box, QColor(colours.passage_shared if is_shared else colours.passage_wash))
    thick = theme.scaled(1.5)
    for box in quoted:
        line = QRectF(box.left() - 1, box.bottom() - thick, box.width() + 2, thick)
        painter.fillRect(line, QColor(colours.quotation))
    painter.end()


def _passages(editor: "NoteEditor", blocks: list[Placed], seen: QRect) -> Iterator[tuple[QRectF, bool]]:
    """The places of the words of passages, and whether several passages have them."""
    if not blocks:
        return
    begin, last = blocks[0][0].position(), blocks[-1][0].position() + blocks[-1][0].length()
    spans = [span for _, span in editor.tracking.between(begin, last)]
    for block, place in blocks:
        at, end = block.position(), block.position() + block.length() - 1
        here = [(max(s.start, at), min(s.end, end)) for s in spans if s.start < end and s.end > at]
        edges = sorted({edge for pair in here for edge in pair})
        for left, right in pairwise(edges):
            depth = sum(a <= left and right <= b for a, b in here)
            if depth:
                for box in stretch(block, place, left - at, right - at, seen):
                    yield box, depth > 1


def draw_wrong(editor: "NoteEditor", blocks: list[Placed], seen: QRect) -> bool:
    """Draw a wave under the words that the dictionary does not know; True where the one being typed was left out."""
    checking = editor.checking
    if checking is None or not checking.spelling.enabled:
        return False
    caret = editor.textCursor().position() if editor.hasFocus() else -1
    boxes: list[QRectF] = []
    left_out = False
    for block, place in blocks:
        at = block.position()
        for start, end in checking.wrong(block):
            if start <= caret - at <= end:
                left_out = True
            else:
                boxes.extend(stretch(block, place, start, end, seen))
    if boxes:
        painter = QPainter(editor.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.palette().danger), theme.scaled(1)))
        for box in boxes:
            painter.drawPolyline(_wave(box))
        painter.end()
    return left_out


def _wave(box: QRectF) -> QPolygonF:
    step, height = theme.scaled(2), theme.scaled(2)
    count = max(2, round(box.width() / step))
    bottom = box.bottom() - 0.5
    return QPolygonF([QPointF(box.left() + n * step, bottom - (height if n % 2 else 0)) for n in range(count + 1)])
