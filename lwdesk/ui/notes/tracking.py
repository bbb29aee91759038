"""The passages of the note on the screen: moved with every keystroke, each over its words or lost."""

import re
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from lwdesk import passages
from lwdesk.passages import Span

if TYPE_CHECKING:
    from lwdesk.ui.notes.editor import NoteEditor

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_KEPT = 40_000
"""Places of passages that are kept for the way back."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it is shown: its id in the study, where it stands, and the names of its themes."""

    id: int
    span: Span
    themes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Its themes in a line."""
        return ", ".join(self.themes) or "No theme yet"


class Tracking(QObject):
    """Knows where each passage is while the text is typed into; places here are units of Qt's document."""

    changed = Signal()
    """Others are shown, or their words changed."""

    def __init__(self, editor: "NoteEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self._document = editor.document()
        self._content = editor.content
        self._text = ""
        self._shown: tuple[Shown, ...] = ()
        self.spans: tuple[Span, ...] = ()
        """Where they stand, in the order in which they were given."""
        self._past: OrderedDict[tuple[int, int], tuple[Span, ...]] = OrderedDict()
        self._document.contentsChange.connect(self._edited)

    def __len__(self) -> int:
        return len(self.spans)

    def show(self, shown: Sequence[Shown]) -> None:
        """Show these in place of those before; their places count characters of the note as it stands now."""
        before = [one.id for one in self._shown]
        self._shown = tuple(shown)
        if not self._shown:
            self.spans, self._text = (), ""
            self._past.clear()
            self.changed.emit()
            return
        body = self._editor.note()[0]
        self._text = self._whole()
        spans = (passages.put_right(one.span, body) for one in self._shown)
        self.spans = tuple(spans if body == self._text else map(self._in_units, spans))
        if before != [one.id for one in self._shown]:
            self._past.clear()
        self._remember()
        self.changed.emit()

    def clear(self) -> None:
        """Show none, before another note is put in."""
        if self._shown:
            self.show(())

    def shown(self) -> list[Shown]:
        """The passages, with their places in characters of the note as it stands now."""
        if not self._shown:
            return []
        body = self._editor.note()[0]
        if body == self._text:
            spans: Sequence[Span] = self.spans
        else:
            character = self._content.characters([at for span in self.spans for at in (span.start, span.end)])
            places = zip(character[::2], character[1::2], strict=True)
            spans = [_cleaned(span, *place, body) for span, place in zip(self.spans, places, strict=True)]
        return [replace(one, span=span) for one, span in zip(self._shown, spans, strict=True)]

    def at(self, place: int) -> list[Shown]:
        """The passages that the place is in or at the edge of, the shortest first."""
        found = [
            (span.end - span.start, n)
            for n, span in enumerate(self.spans)
            if span.start <= place <= span.end and not span.lost
        ]
        return [self._shown[n] for _, n in sorted(found)]

    def between(self, start: int, end: int) -> Iterator[tuple[Shown, Span]]:
        """The passages, not lost, of which any part lies between two places, in the order of their beginnings."""
        found = [
            (span.start, -span.end, n)
            for n, span in enumerate(self.spans)
            if span.start < end and span.end > start and not span.lost
        ]
        return ((self._shown[n], self.spans[n]) for _, _, n in sorted(found))

    # Inside

    def _edited(self, at: int, removed: int, added: int) -> None:
        if not self.spans:
            return
        old = self._text
        put = self._between(at, at + added)
        # Where the last paragraph was formatted Qt counts its end too, which is no character of the text.
        gone = old[at : at + removed]
        self._text = old[:at] + put + old[at + removed :]
        if len(self._text) != self._document.characterCount() - 1:
            self._text = self._whole()
            self._settle(passages.moved(self.spans, old, self._text))
            return
        if gone == put:
            return
        head, tail = passages.common(gone, put)
        cut = gone[head : len(gone) - tail]
        new = put[head : len(put) - tail]
        self._settle(passages.edited(self.spans, at + head, len(cut), new, self._text, typed_over=bool(gone and put)))

    def _settle(self, spans: tuple[Span, ...]) -> None:
        # The way back leads to a text that was there: then the passages are where they were in it.
        past = self._past.get((len(self._text), hash(self._text)))
        if past is not None and all(span.stands_in(self._text) for span in past):
            spans = past
        told = any(
            (now.words is not was.words and now.words != was.words) or now.lost != was.lost
            for now, was in zip(spans, self.spans, strict=True)
        )
        self.spans = spans
        self._remember()
        if told:
            self.changed.emit()

    def _remember(self) -> None:
        key = len(self._text), hash(self._text)
        self._past[key] = self.spans
        self._past.move_to_end(key)
        while len(self._past) > max(20, _KEPT // len(self.spans)):
            self._past.popitem(last=False)

    def _between(self, start: int, end: int) -> str:
        if start == end:
            return ""
        cursor = QTextCursor(self._document)
        last = self._document.characterCount() - 1
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return _spread(cursor.selectedText())

    def _whole(self) -> str:
        return _spread(self._document.toRawText())

    def _in_units(self, span: Span) -> Span:
        start, end = self._content.unit(span.start), self._content.unit(span.end)
        return span._replace(start=start, end=end, words=span.words if span.lost else self._text[start:end])


def _spread(text: str) -> str:
    """The text with a character for each of Qt's units."""
    text = text.replace("\u2029", "\n")
    return text if text.isascii() else _WIDE.sub(_halves, text)


def _halves(found: re.Match[str]) -> str:
    beyond = ord(found[0]) - 0x10000
    return chr(0xD800 + (beyond >> 10)) + chr(0xDC00 + (beyond & 0x3FF))


def _whole_again(words: str) -> str:
    """The characters of a text that was spread."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _cleaned(span: Span, start: int, end: int, body: str) -> Span:
    words = body[start:end]
    if span.lost or not words.strip():
        return Span(start, start, _whole_again(span.words), True)
    return span._replace(start=start, end=end, words=words)
