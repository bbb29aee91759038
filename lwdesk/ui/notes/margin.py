"""The margin beside a note: a bracket for each passage, with the names of its themes where there is room."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from lwdesk.passages import Span
from lwdesk.ui import theme
from lwdesk.ui.notes.tracking import Shown

if TYPE_CHECKING:
    from lwdesk.ui.notes.editor import NoteEditor

_LANE, _LANES = 7, 3
"""Pixels from one bracket to the next, and how many stand beside each other at most."""
_NAMES = 44
"""Pixels from which on there is room for names."""
_LATER_MS, _HELD = 80, 1000
"""How long after a key the margin follows, and how many shortened names are kept."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A passage in the margin: from which height to which, and in which lane from the left."""

    shown: Shown
    span: Span
    top: float
    bottom: float
    lane: int


class PassageMargin(QWidget):
    """Stands at the right of an editor, as high as it is. A click chooses the passage in the text."""

    asked = Signal(int)
    """The passage of that id was pressed twice: its themes are wanted."""

    def __init__(self, editor: "NoteEditor", parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self.setAccessibleName("Passages")
        # All of it is told in the text too, where the keyboard is.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._drawn = False
        self._cut: dict[tuple[str, int, bool], str] = {}
        # Not in a keystroke: what stands beside a line seldom moves with a letter.
        self._later = QTimer(self, interval=_LATER_MS, singleShot=True)
        self._later.timeout.connect(self.update)
        for signal in (editor.tracking.changed, editor.grew, editor.textChanged, editor.cursorPositionChanged):
            signal.connect(self._follow)
        theme.changed.connect(self._restyle)

    def brackets(self, top: float, bottom: float) -> list[Bracket]:
        """The brackets that can be seen between two heights, in the order of their passages."""
        editor = self._editor
        if not len(editor.tracking):
            return []
        shift = editor.viewport().mapTo(editor, QPoint(0, 0)).y() + editor.y() - self.y()
        begin = editor.cursorForPosition(QPoint(0, round(top - shift))).block().position()
        last = editor.cursorForPosition(QPoint(0, round(bottom - shift))).block()
        found: list[Bracket] = []
        ends: list[float] = []
        for shown, span in editor.tracking.between(begin, last.position() + last.length()):
            high, low = self._line(span.start)[0] + shift, self._line(span.end - 1)[1] + shift
            lane = next((n for n, end in enumerate(ends) if end < high), len(ends))
            ends[lane : lane + 1] = [low]
            found.append(Bracket(shown, span, high, low, min(lane, _LANES - 1)))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = event.rect()
        brackets = self.brackets(seen.top() - theme.scaled(40), seen.bottom())
        self._drawn = bool(brackets)
        if not brackets:
            return
        here = {one.id for one in self._editor.passages_here()} if self._editor.hasFocus() else set()
        colour = QColor(theme.palette().passage)
        painter = QPainter(self)
        tick, thin = theme.scaled(4), theme.scaled(1.5)
        for one in brackets:
            x = theme.scaled(5) + one.lane * theme.scaled(_LANE)
            thick = thin * (2 if one.shown.id in here else 1)
            high = max(one.bottom - one.top, thin)
            painter.fillRect(QRectF(x + tick - thick, one.top, thick, high), colour)
            for y in (one.top, one.bottom - thin):
                painter.fillRect(QRectF(x, y, tick, thin), colour)
        lanes = max(one.lane for one in brackets) + 1
        self._draw_names(painter, brackets, theme.scaled(5) + lanes * theme.scaled(_LANE) + theme.scaled(2), here)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = [one.shown.label for one in self._under(event.pos().y())]
            if told:
                QToolTip.showText(event.globalPos(), "\n".join(told), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if found := self._under(event.position().y()):
            span = self._place(found[-1].shown.id)
            self._editor.show_place(span.start, span.end - span.start)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if found := self._under(event.position().y()):
            self.asked.emit(found[-1].shown.id)

    def _draw_names(self, painter: QPainter, brackets: list[Bracket], left: float, here: set[int]) -> None:
        room = self.width() - left
        if room < theme.scaled(_NAMES):
            return
        usual = QFont(self.font())
        usual.setPointSizeF(usual.pointSizeF() * 0.88)
        strong = QFont(usual)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setPen(QColor(theme.palette().passage))
        line = QFontMetricsF(usual).lineSpacing()
        free = float("-inf")
        for one in brackets:
            top = max(one.top, free)
            for name in one.shown.themes or (one.shown.label,):
                # A name stands beside its own passage, or not at all: the tooltip has the rest.
                if top > max(one.top + line, one.bottom):
                    break
                is_here = one.shown.id in here
                painter.setFont(strong if is_here else usual)
                text = self._shortened(name, strong if is_here else usual, round(room))
                painter.drawText(QRectF(left, top, room, line), Qt.AlignmentFlag.AlignVCenter, text)
                top += line
                free = top

    def _shortened(self, name: str, font: QFont, room: int) -> str:
        key = name, room, font.bold()
        if key not in self._cut:
            if len(self._cut) > _HELD:
                self._cut.clear()
            self._cut[key] = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, room)
        return self._cut[key]

    def _under(self, y: float) -> list[Bracket]:
        return [one for one in self.brackets(y - 1, y + 1) if one.top <= y <= one.bottom]

    def _place(self, passage: int) -> Span:
        return next(one.span for one in self._editor.passages() if one.id == passage)

    def _line(self, at: int) -> tuple[float, float]:
        """The upper and lower edge of the line that a place is in."""
        document = self._editor.document()
        block = document.findBlock(at)
        place = document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(at - block.position())
        if not line.isValid():
            return place.top(), place.bottom()
        top = place.top() + line.y()
        return top, top + line.ascent() + line.descent() + theme.scaled(2)

    def _restyle(self) -> None:
        self._cut.clear()
        self.update()

    def _follow(self) -> None:
        if not self._later.isActive() and (len(self._editor.tracking) or self._drawn):
            self._later.start()
