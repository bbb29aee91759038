"""What a note says, read from Qt's document a paragraph at a time and kept until that paragraph changes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from lwdesk import marks, text
from lwdesk.marks import Kind, Mark
from lwdesk.ui.notes import shapes
from lwdesk.ui.notes.units import Units

# What Qt keeps for itself inside a document: a picture's place, and where frames begin and end.
_QTS_OWN = re.compile("[\ufffc\ufdd0\ufdd1]")


@dataclass(slots=True)
class Paragraph:
    """One line of a note. Places are units of Qt's block, but those of `marks` characters of `text`."""

    marked: tuple[tuple[int, int, frozenset[Kind]], ...]
    """The stretches that have marks."""
    joined: frozenset[Kind]
    """What the line end before it has."""
    text: str | None = None
    """None, as the following, where nobody has asked for it yet."""
    marks: tuple[Mark, ...] = ()
    words: int | None = None
    wrong: tuple[tuple[int, int], ...] | None = None
    """The stretches that the dictionary does not know."""

    @property
    def quotations(self) -> list[tuple[int, int]]:
        """The stretches that are somebody's very words."""
        return [(start, end) for start, end, held in self.marked if "q" in held]


def cleaned(given: str) -> str:
    """The text as it may be stored, but with the spaces and line ends at its ends."""
    if given.isascii() and given.isprintable():
        return given
    # What cannot be part of a letter holds the ends, which cleaning would cut.
    return text.clean(f"|{_QTS_OWN.sub(chr(0xFFFD), given)}|")[1:-1]


class Content(QObject):
    """The note in a document: filled at once, read by paragraphs."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._paragraphs: list[Paragraph | None] = [None] * document.blockCount()
        self._touched: set[int] = set()
        self.hang = 0.0
        """How far the text of a list's item stands in, in pixels."""
        document.contentsChange.connect(self._changed)

    def fill(self, body: str, kept: str) -> None:
        """Put a note in the place of what was there; nothing of it can be taken back."""
        found = marks.read(kept, len(body))
        clean_body = cleaned(body)
        if clean_body != body:
            found = marks.carried_over(found, body, clean_body)
        document = self._document
        # Switched off and on, the way back is forgotten.
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(shapes.line())
        cursor.setBlockCharFormat(shapes.plain())
        cursor.insertText(clean_body, shapes.plain())
        shapes.mark(cursor, 0, clean_body, found)
        cursor.endEditBlock()
        self.follow(range(document.blockCount()))
        document.setUndoRedoEnabled(True)
        document.setModified(False)

    def read(self) -> tuple[str, tuple[Mark, ...]]:
        """The text and its marks."""
        lines: list[str] = []
        found: list[Mark] = []
        at = 0
        for paragraph in self._read():
            if paragraph.joined and at:
                found.extend(Mark(at - 1, at, kind) for kind in paragraph.joined)
            if paragraph.marks:
                found.extend(Mark(at + m.start, at + m.end, m.kind) for m in paragraph.marks)
            line = paragraph.text or ""
            lines.append(line)
            at += len(line) + 1
        return "\n".join(lines), marks.tidy(found)

    def words(self) -> int:
        """How many words the note has; only paragraphs that changed are counted anew."""
        found = 0
        for paragraph in self._read():
            if paragraph.words is None:
                paragraph.words = marks.count_words(paragraph.text or "")
            found += paragraph.words
        return found

    def paragraph(self, block: QTextBlock) -> Paragraph:
        """What one block says."""
        number = block.blockNumber()
        return self._paragraphs[number] or self._look_at(block, number)

    def forget_spelling(self) -> None:
        """Have every paragraph looked at again."""
        for paragraph in self._paragraphs:
            if paragraph:
                paragraph.wrong = None

    def unit(self, at: int) -> int:
        """The place in Qt's document of a character of the text that `read` gives; the end where it has fewer."""
        for number, paragraph in enumerate(self._read()):
            said = paragraph.text or ""
            if at <= len(said):
                block = self._document.findBlockByNumber(number)
                return block.position() + _Places(block.text(), said).unit(at)
            at -= len(said) + 1
        return self._document.characterCount() - 1

    def characters(self, units: Sequence[int]) -> list[int]:
        """The places in the text that `read` gives of places in Qt's document."""
        begins, blocks, at = [], [], 0
        for number, paragraph in enumerate(self._read()):
            block = self._document.findBlockByNumber(number)
            begins.append(block.position())
            blocks.append((at, block, paragraph.text or ""))
            at += len(paragraph.text or "") + 1
        found = []
        for unit in units:
            n = bisect_right(begins, unit) - 1
            at, block, said = blocks[n]
            found.append(at + _Places(block.text(), said).character(unit - begins[n]))
        return found

    def touched(self) -> set[int]:
        """The numbers of the blocks that changed since one last asked."""
        found, self._touched = self._touched, set()
        return found

    def follow(self, numbers: Iterable[int], anew: bool = False) -> None:
        """Let those paragraphs hang that begin with a bullet, and no others; `anew` also where they hang already."""
        document = self._document
        cursor: QTextCursor | None = None
        for number in numbers:
            block = document.findBlockByNumber(number)
            item, hangs = shapes.is_item(document, block), block.blockFormat().textIndent() < 0
            if not block.isValid() or (item == hangs and not (item and anew)):
                continue
            if cursor is None:
                cursor = QTextCursor(document)
                # One taking back for the letter and for what followed from it.
                cursor.joinPreviousEditBlock()
            cursor.setPosition(block.position())
            cursor.setBlockFormat(shapes.line(self.hang if item else 0))
        if cursor is not None:
            cursor.endEditBlock()

    def _changed(self, at: int, removed: int, added: int) -> None:
        document = self._document
        count = document.blockCount()
        first = max(document.findBlock(at).blockNumber(), 0)
        end = document.findBlock(at + added)
        last = end.blockNumber() if end.isValid() else count - 1
        grown = count - len(self._paragraphs)
        self._paragraphs[first : max(first, last + 1 - grown)] = [None] * (last + 1 - first)
        if len(self._paragraphs) != count:
            self._paragraphs = [None] * count
        self._touched.update(range(first, last + 1))

    def _read(self) -> Iterator[Paragraph]:
        for number, paragraph in enumerate(self._paragraphs):
            if paragraph is None or paragraph.text is None:
                block = self._document.findBlockByNumber(number)
                paragraph = paragraph or self._look_at(block, number)
                raw = block.text()
                paragraph.text = said = cleaned(raw)
                if paragraph.marked:
                    place = _Places(raw, said).character
                    held = ((place(start), place(end), kinds) for start, end, kinds in paragraph.marked)
                    paragraph.marks = marks.tidy(Mark(start, end, kind) for start, end, kinds in held for kind in kinds)
            yield paragraph

    def _look_at(self, block: QTextBlock, number: int) -> Paragraph:
        stretches = ((f.start, f.start + f.length, shapes.kinds_of(f.format)) for f in block.textFormats())
        marked = tuple(stretch for stretch in stretches if stretch[2])
        paragraph = Paragraph(marked, shapes.kinds_of(block.charFormat()) if number else frozenset())
        self._paragraphs[number] = paragraph
        return paragraph


class _Places:
    """Turns a unit of Qt's block to the character of the cleaned line, and back."""

    def __init__(self, raw: str, said: str) -> None:
        self._raw, self._said = raw, said
        self._units = Units(raw)

    def character(self, unit: int) -> int:
        at = self._units.character(unit)
        return at if self._raw == self._said else self._cleaned(at)

    def unit(self, at: int) -> int:
        if self._raw != self._said:
            at = bisect_left(range(len(self._raw)), at, key=self._cleaned)
        return self._units.unit(at)

    def _cleaned(self, at: int) -> int:
        return min(len(cleaned(self._raw[:at])), len(self._said))
