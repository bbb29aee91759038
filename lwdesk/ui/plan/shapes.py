"""The shapes that statuses and judgements are shown by, each beside its word."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from lwdesk.records.commitment import AMBER, GREEN, RED
from lwdesk.standing import DONE, DROPPED, LATE, NOT_STARTED, UNDER_WAY
from lwdesk.ui import theme
from lwdesk.ui.icons import icon

JUDGED = {RED: ("octagon-alert", "danger"), AMBER: ("triangle-alert", "warning"), GREEN: ("circle-check", "success")}
"""The icon of each judgement, and the part of the palette that it is drawn in."""
STANDS = {
    NOT_STARTED: ("circle", "quiet"), UNDER_WAY: ("circle-play", "accent"), DONE: ("check", "success"),
    LATE: ("hourglass", "danger"), DROPPED: ("circle-slash", "quiet"),
}  # fmt: skip
"""The same of each status."""


def shape_of(word: str) -> tuple[str, str]:
    """The icon and the part of the palette of a status or a judgement; ("", "text") of any other word."""
    return JUDGED.get(word) or STANDS.get(word) or ("", "text")


def width_of(word: str, font: QFont) -> int:
    """How much room the shape and its word take."""
    metrics = QFontMetrics(font)
    return metrics.horizontalAdvance(word) + (metrics.height() + 3 if shape_of(word)[0] else 0)


def draw_word(painter: QPainter, word: str, font: QFont, left: int, top: int, selected: bool = False) -> None:
    """Draw the shape and the word beside it from that corner on, in its colour or, where selected, in the row's own."""
    name, role = shape_of(word)
    role = "on_selected" if selected else role
    metrics = QFontMetrics(font)
    if name:
        side = metrics.height()
        icon(name, role).paint(painter, QRect(left, top, side, side))
        left += side + 3
    painter.setFont(font)
    painter.setPen(QColor(getattr(theme.palette(), role)))
    painter.drawText(left, top + metrics.ascent(), word)
