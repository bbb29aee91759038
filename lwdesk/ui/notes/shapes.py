"""How the marks and the list items of a note stand in Qt's document: the formats, and what they say."""

from collections.abc import Iterable

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from lwdesk.marks import BULLET, KINDS, Kind, Mark
from lwdesk.ui.notes.units import Units

QUOTATION = QTextFormat.Property.UserProperty + 1
"""The property of characters that are somebody's very words; the editor draws what it looks like."""
LINE_HEIGHT = 140
"""Per cent of the font's own."""


def marked(kind: Kind, on: bool) -> QTextCharFormat:
    """What to merge into characters so that they have a mark or have it no more."""
    look = QTextCharFormat()
    if kind == "b":
        look.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
    elif kind == "i":
        look.setFontItalic(on)
    else:
        look.setProperty(QUOTATION, on)
    return look


def plain() -> QTextCharFormat:
    """The format of characters without a mark."""
    return QTextCharFormat()


def kinds_of(look: QTextCharFormat) -> frozenset[Kind]:
    """The marks that characters of this format have."""
    if look.propertyCount() == 0:
        return _NONE
    held = (look.fontWeight() >= QFont.Weight.Bold, look.fontItalic(), look.boolProperty(QUOTATION))
    return frozenset(kind for kind, on in zip(KINDS, held, strict=True) if on)


_NONE: frozenset[Kind] = frozenset()


def line(hang: float = 0) -> QTextBlockFormat:
    """A paragraph; one that hangs by so many pixels is an item of a list."""
    look = QTextBlockFormat()
    look.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if hang:
        look.setLeftMargin(hang)
        look.setTextIndent(-hang)
    return look


def is_item(document: QTextDocument, block: QTextBlock) -> bool:
    """Whether the paragraph begins with a bullet; does not read the rest of it."""
    at = block.position()
    return (
        block.length() > len(BULLET)
        and document.characterAt(at) == BULLET[0]
        and document.characterAt(at + 1) == BULLET[1]
    )


def mark(cursor: QTextCursor, start: int, text: str, found: Iterable[Mark]) -> None:
    """Give the text that stands at `start` in the document its marks; the cursor stays."""
    units = Units(text)
    part = QTextCursor(cursor)
    for one in found:
        part.setPosition(start + units.unit(one.start))
        part.setPosition(start + units.unit(one.end), QTextCursor.MoveMode.KeepAnchor)
        part.mergeCharFormat(marked(one.kind, True))
