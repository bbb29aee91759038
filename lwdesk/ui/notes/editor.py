"""The editor of a note: it grows with what is typed, and knows bold, italic, quotations and bullets."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from lwdesk import marks
from lwdesk.marks import Kind
from lwdesk.passages import spanning
from lwdesk.ui import theme
from lwdesk.ui.notes import bullets, context_menu, keys, marking, pasting, shapes
from lwdesk.ui.notes.checking import Checking
from lwdesk.ui.notes.content import Content
from lwdesk.ui.notes.drawing import draw_grounds, draw_wrong, seen_in
from lwdesk.ui.notes.growing import GrowingBox
from lwdesk.ui.notes.spelling import Spelling
from lwdesk.ui.notes.tracking import Shown, Tracking

NOW: Callable[[], datetime] = datetime.now


class NoteEditor(GrowingBox):
    """A box for a note; Tab leaves it. What `set_note` shows never emits `typed`.

    Places and lengths count characters of the text that `note` gives.
    """

    typed = Signal()
    """A change by the user, also by undo, paste or a mark."""
    left = Signal()
    """The keyboard has gone elsewhere."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._read: tuple[int, str, str] | None = None
        self._closed: int | None = None
        self._left_out = False
        self.checking: Checking | None = None
        self.offer: Callable[[NoteEditor, QMenu], object] | None = None
        """What else can be done with the words, put into their menu."""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.content = Content(self.document())
        self.content.hang = self._hang()
        self.tracking = Tracking(self)
        self.set_note("", "")
        self._revision = self.document().revision()
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        self.selectionChanged.connect(self._moved)
        theme.changed.connect(self._restyle)
        self.fit()

    # What it says

    def set_note(self, body: str, marks: str) -> None:
        """Show a note; what was typed before cannot be taken back any more, unless it says the same already."""
        if self._read is not None and self.note() == (body, marks):
            return
        at = self.textCursor().position()
        self._showing = True
        self.tracking.clear()
        try:
            self.content.fill(body, marks)
            cursor = self.textCursor()
            cursor.setPosition(min(at, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        finally:
            self._showing = False
        self._revision = self.document().revision()

    def note(self) -> tuple[str, str]:
        """The text as it may be stored, with the spaces at its ends, and its marks as `lwdesk.marks` keeps them."""
        revision = self.document().revision()
        if self._read is None or self._read[0] != revision:
            body, found = self.content.read()
            self._read = revision, body, marks.write(found)
        return self._read[1:]

    def set_passages(self, shown: Sequence[Shown]) -> None:
        """Show these passages of the note that stands there, in place of those before."""
        self.tracking.show(shown)
        self.viewport().update()
        self._tell_passages()

    def passages(self) -> list[Shown]:
        """The passages as the typing has moved them; `set_note` with another text shows none."""
        return self.tracking.shown()

    def selected_span(self) -> tuple[int, int] | None:
        """The chosen characters, from and up to, less the spaces around them; None where no word is chosen."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start, end = self.content.characters([cursor.selectionStart(), cursor.selectionEnd()])
        found = spanning(self.note()[0], start, end)
        return (found.start, found.end) if found else None

    def passages_here(self) -> list[Shown]:
        """The passages that the keyboard is in, the shortest first."""
        return self.tracking.at(self.textCursor().position()) if len(self.tracking) else []

    def word_count(self) -> int:
        """How many words it has; cheap enough for every keystroke."""
        return self.content.words()

    def show_place(self, at: int, length: int) -> None:
        """Choose so many characters from `at`, bring them into sight and put the keyboard there."""
        # A long note is laid out little by little; the place must be there to be seen.
        self.fit()
        cursor = self.textCursor()
        cursor.setPosition(self.content.unit(at))
        cursor.setPosition(self.content.unit(at + length), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keep_in_sight()

    def set_spelling(self, spelling: Spelling | None) -> None:
        """Mark the words that are not known to it; one serves all editors of a screen. None marks nothing."""
        if self.checking is not None:
            self.checking.stop()
        self.checking = Checking(self, spelling) if spelling else None
        self.viewport().update()

    # What the user may do with it

    def toggle_bold(self) -> None:
        """Make the chosen words bold, or what is typed next; not bold where they are."""
        self._toggle("b")

    def toggle_italic(self) -> None:
        """The same for italic."""
        self._toggle("i")

    def toggle_quotation(self) -> None:
        """The same for a quotation."""
        self._toggle("q")

    def toggle_bullet(self) -> None:
        """Make items of the chosen lines, or plain lines of items."""
        bullets.toggle(self.textCursor())

    def insert_time(self) -> None:
        """Put the time of day here."""
        self.textCursor().insertText(NOW().strftime("%H:%M "))

    # What Qt asks of it

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and not self.isReadOnly():
            meant = keys.meant(event, self.document())
            if meant is not keys.USUAL:
                event.setAccepted(meant is keys.OURS)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif not keys.press(self, event):
            super().keyPressEvent(event)
            keys.pressed(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = event.rect()
        blocks = seen_in(self, seen)
        draw_grounds(self, blocks, seen)
        super().paintEvent(event)
        self._left_out = draw_wrong(self, blocks, seen)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            context_menu.open_at_keyboard(self)
        else:
            context_menu.open_menu(self, self.cursorForPosition(event.pos()), event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return pasting.can_take(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        pasting.put_in(self.textCursor(), source)
        self.keep_in_sight()

    def createMimeDataFromSelection(self) -> QMimeData:
        return pasting.taken_out(self.textCursor())

    def _toggle(self, kind: Kind) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            ends = marking.toggle(cursor, kind)
            self._closed = ends if kind == "q" else None
        else:
            self.mergeCurrentCharFormat(shapes.marked(kind, kind not in shapes.kinds_of(self.currentCharFormat())))

    def _changed(self) -> None:
        document = self.document()
        touched = self.content.touched()
        # Qt also reports what only looks different.
        if self._showing or document.revision() == self._revision:
            return
        if not document.isRedoAvailable():
            self.content.follow(touched)
        self._revision = document.revision()
        self._closed = None
        if self.checking is not None:
            self.checking.put_off()
        self.typed.emit()

    def _moved(self) -> None:
        if self._left_out:
            # The word that was being typed can be marked now.
            self.viewport().update()
        cursor = self.textCursor()
        if not self._showing:
            self._tell_passages()
        if self._showing or cursor.hasSelection():
            return
        place = bullets.home(cursor)
        if place is not None:
            cursor.setPosition(place)
            self.setTextCursor(cursor)
            return
        if cursor.position() == self._closed:
            # What is typed behind words that were marked as a quotation is not part of it.
            look = self.currentCharFormat()
            look.clearProperty(shapes.QUOTATION)
            self.setCurrentCharFormat(look)
        if self.hasFocus():
            self.keep_in_sight()

    def _tell_passages(self) -> None:
        told = "; ".join(one.label for one in self.passages_here())
        told = f"In a passage: {told}" if told else ""
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)

    def _hang(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(marks.BULLET)

    def _restyle(self) -> None:
        document = self.document()
        if self._hang() != self.content.hang:
            self.content.hang = self._hang()
            unchanged = not document.isUndoAvailable() and not document.isRedoAvailable()
            self._showing = True
            # How far the items stand in is not for the user to take back.
            document.setUndoRedoEnabled(not unchanged)
            self.content.follow(range(document.blockCount()), anew=True)
            document.setUndoRedoEnabled(True)
            self._showing = False
            self._revision = document.revision()
        self.fit()
        self.viewport().update()
