"""Lying bars with their words on the left and their values at their ends."""

from collections.abc import Sequence

from lwdesk.charts.sheet import EDGE, LEAST, NOTHING, SIZE, Sheet
from lwdesk.course import show_amount


def draw_bars(sheet: Sheet, bars: Sequence[tuple[str, float]], title: str) -> None:
    top = sheet.height - EDGE
    if title:
        box = sheet.text(
            sheet.cut(title, sheet.width - 2 * EDGE, SIZE, True), EDGE, top - 11, sheet.ink.text, bold=True
        )
        top = box[1] - 4
    if not bars:
        sheet.text(NOTHING, sheet.width / 2, top / 2, sheet.ink.quiet, across=0.5)
        return
    row = min((top - EDGE) / len(bars), 30.0)
    size = min(SIZE, max(row * 0.75, LEAST))
    words = [sheet.cut(name, sheet.width * 0.45, size) for name, _ in bars]
    values = [show_amount(value) for _, value in bars]
    left = EDGE + max(sheet.size_of(word, size)[0] for word in words) + 8
    most = max(sheet.size_of(value, size)[0] for value in values) + 6
    low, high = min(0.0, *(value / 2 for _, value in bars)), max(0.0, *(value / 2 for _, value in bars))
    spread = (high - low) or 1.0
    # What is below nought has its value on its left.
    begin = left + (most if low < 0 else 0)
    room = max(sheet.width - EDGE - begin - most, 1.0)
    zero = begin - low / spread * room
    for n, ((_, value), word, shown) in enumerate(zip(bars, words, values, strict=True)):
        middle = top - row * (n + 0.5)
        baseline = middle - size * 0.36
        end = zero + value / 2 / spread * room
        sheet.text(word, left - 8, baseline, sheet.ink.text, across=1.0, size=size)
        sheet.box(min(zero, end), middle - row * 0.3, max(abs(end - zero), 1.0), row * 0.6, sheet.ink.accent)
        place, across = (end - 5, 1.0) if value < 0 else (end + 5, 0.0)
        sheet.text(shown, place, baseline, sheet.ink.text, across=across, size=size, bold=True)
    sheet.line([(zero, top), (zero, top - row * len(bars))], sheet.ink.quiet, 1)
