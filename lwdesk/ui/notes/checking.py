"""The words of one editor that the dictionary does not know: looked at when they are seen and the keys rest."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock

from lwdesk.ui.notes.spelling import Spelling
from lwdesk.ui.notes.units import Units

if TYPE_CHECKING:
    from lwdesk.ui.notes.editor import NoteEditor

_REST_MS = 400
"""How long the keys rest before the dictionary is asked."""
_SLICE_S, _BREATH_MS = 0.004, 15
"""How long it is asked at a time, and the time between, which is for keys."""
_LONG = 8000
"""Characters of a paragraph that is not even glanced at between two keys."""


class Checking(QObject):
    """Keeps for every paragraph in sight which of its words are wrong; those out of sight cost nothing."""

    def __init__(self, editor: "NoteEditor", spelling: Spelling) -> None:
        super().__init__(editor)
        self._editor = editor
        self.spelling = spelling
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.look)
        self._waiting: dict[int, QTextBlock] = {}
        spelling.changed.connect(self.forget)

    def forget(self) -> None:
        """Look at everything again."""
        self._waiting.clear()
        self._editor.content.forget_spelling()
        self._editor.viewport().update()

    def stop(self) -> None:
        """Mark nothing any more."""
        self.spelling.changed.disconnect(self.forget)
        self.forget()
        self.deleteLater()

    @property
    def waiting(self) -> bool:
        """Whether there are paragraphs that were seen and not looked at yet."""
        return bool(self._waiting)

    def wrong(self, block: QTextBlock) -> tuple[tuple[int, int], ...]:
        """The wrong stretches of a paragraph, in units, as far as they are known; more may follow in a moment."""
        paragraph = self._editor.content.paragraph(block)
        if paragraph.wrong is not None:
            return paragraph.wrong
        if not self.spelling.enabled:
            return ()
        if block.length() < _LONG:
            said = block.text()
            found, whole = self.spelling.glance(said)
            found = _in_units(said, found)
            if whole:
                paragraph.wrong = found
                return found
        else:
            found = ()
        self._waiting[block.blockNumber()] = block
        if not self._rest.isActive():
            self._rest.start(_REST_MS)
        return found

    def put_off(self) -> None:
        """A key was pressed: what waits, waits until they rest."""
        if self._rest.isActive():
            self._rest.start(_REST_MS)

    def look(self) -> None:
        """Ask the dictionary about paragraphs that were seen, for a few milliseconds at a time."""
        end = time.perf_counter() + _SLICE_S
        looked = False
        while self._waiting and time.perf_counter() < end:
            _, block = self._waiting.popitem()
            # One that was deleted meanwhile may still call itself valid.
            if not block.isValid() or self._editor.document().findBlockByNumber(block.blockNumber()) != block:
                continue
            said = block.text()
            self._editor.content.paragraph(block).wrong = _in_units(said, self.spelling.wrong(said))
            looked = True
        if looked:
            self._editor.viewport().update()
        if self._waiting:
            self._rest.start(_BREATH_MS)


def _in_units(said: str, found: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    if not found or said.isascii():
        return found
    units = Units(said)
    return tuple((units.unit(start), units.unit(end)) for start, end in found)
