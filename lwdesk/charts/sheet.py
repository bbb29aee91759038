"""A picture being drawn: lines, dots, bars and words at places in pixels."""

import io
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from lwdesk.charts import Inks
from lwdesk.charts.library import Library

SIZE, SMALL, LEAST = 11.0, 10.0, 7.0
NOTHING = "No figures yet"
EDGE, FOOT = 4.0, 19.0
LOW = 70
"""Below this height there is no room for dates."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""
Point = tuple[float, float]
_lock = threading.RLock()
_library: Library | None = None


@contextmanager
def new_sheet(ink: Inks, width: int, height: int, scale: float) -> "Iterator[Sheet]":
    """An empty sheet; while it is drawn on, other threads wait for theirs."""
    with _lock:
        yield Sheet(load_library(), ink, width, height, scale)


def load_library() -> Library:
    """The library, loaded when this is first asked for."""
    global _library
    with _lock:
        if _library is None:
            _library = Library()
        return _library


class Sheet:
    """One picture being drawn; nought lies at the bottom left."""

    def __init__(self, library: Library, ink: Inks, width: int, height: int, scale: float) -> None:
        self.ink, self.width, self.height = ink, max(width, 24), max(height, 16)
        self._library, self._scale = library, scale
        self._size = max(round(self.width * scale), 1), max(round(self.height * scale), 1)
        self._renderer = library.renderer(*self._size, scale)
        self._words: list[tuple[str, float, float, str, float, bool]] = []
        self.box(0, 0, self._size[0] / scale, self._size[1] / scale, ink.ground)

    def line(
        self, points: Sequence[Point], colour: str, wide: float, dashes: tuple[float, float] | None = None
    ) -> None:
        """A line through the points."""
        look = self._look(colour, wide)
        if dashes:
            look.set_dashes(0, dashes)
        self._renderer.draw_path(look, self._path(points), self._library.as_it_is, None)

    def dots(self, points: Sequence[Point], wide: float, hollow: bool = False) -> None:
        """Round dots of what was read, or hollow diamonds."""
        if not points:
            return
        library, side = self._library, wide / 2 * self._scale
        shape = library.diamond if hollow else library.circle
        look = self._look(self.ink.quiet if hollow else self.ink.accent, 1.2 if hollow else 0.0)
        fill = _rgb(self.ink.ground if hollow else self.ink.accent)
        sized = library.affine().scale(side * 1.3 if hollow else side)
        self._renderer.draw_markers(look, shape, sized, self._path(points), library.as_it_is, fill)

    def box(self, left: float, bottom: float, wide: float, high: float, colour: str) -> None:
        """A filled box."""
        right, top = left + wide, bottom + high
        path = self._path([(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)])
        self._renderer.draw_path(self._look(colour, 0.0), path, self._library.as_it_is, _rgb(colour))

    def text(
        self,
        words: str,
        x: float,
        y: float,
        colour: str,
        *,
        across: float = 0.0,
        size: float = SIZE,
        bold: bool = False,
    ) -> Box:
        """Words on the line y; x is their left edge, with `across` 0.5 their middle, with 1 their right edge."""
        wide, high = self.size_of(words, size, bold)
        left = x - wide * across
        self._words.append((words, left, y, colour, size, bold))
        return left, y - 2, left + wide, y + high

    def size_of(self, words: str, size: float, bold: bool = False) -> Point:
        """How wide and high words are."""
        shown = self._library.known(words)
        return self._library.font(shown, size * self._scale, bold).getlength(shown) / self._scale, size * 0.8

    def cut(self, words: str, room: float, size: float, bold: bool = False) -> str:
        """As much of the words as there is room for."""
        words = " ".join(words.split())
        shown = words[:200]
        while len(shown) > 1 and self.size_of(shown if shown == words else f"{shown}…", size, bold)[0] > room:
            shown = shown[: max(len(shown) - max(len(shown) // 10, 1), 1)].rstrip()
        return shown if shown == words else f"{shown}…"

    def label(
        self, words: str, at: Point, colour: str, taken: list[Box], clear_of: Sequence[Point], bold: bool = False
    ) -> None:
        """Words beside a point where they cover least of what is there already."""
        wide, high = self.size_of(words, SIZE, bold)
        (x, y), gap = at, 7.0
        places = [
            (x - wide / 2, y + gap), (x + gap, y + gap), (x - wide - gap, y + gap), (x - wide / 2, y - high - gap),
            (x + gap, y - high - gap), (x - wide - gap, y - high - gap), (x + gap, y - high / 2),
            (x - wide - gap, y - high / 2), (x - wide / 2, y + gap + high + 5), (x - wide - gap, y + gap + high + 5),
        ]  # fmt: skip
        best: tuple[float, Point] | None = None
        for order, (left, bottom) in enumerate(places):
            inside = (
                min(max(left, 2), max(self.width - wide - 2, 2)),
                min(max(bottom, 2 if self.height < LOW else FOOT + 3), self.height - high - 1),
            )
            box = (inside[0] - 2, inside[1] - 2, inside[0] + wide + 2, inside[1] + high + 1)
            cost = sum(200 + 4 * covered for other in taken if (covered := _overlap(box, other))) + order * 3
            cost += 40 * sum(box[0] < u < box[2] and box[1] < v < box[3] for u, v in clear_of)
            cost += abs(inside[0] - left) + 2 * abs(inside[1] - bottom)
            if best is None or cost < best[0]:
                best = cost, inside
        assert best is not None
        taken.append(self.text(words, *best[1], colour, bold=bold))

    def png(self) -> bytes:
        """The picture."""
        from PIL import Image, ImageDraw

        size = self._size
        drawn = self._renderer.buffer_rgba()
        image = Image.frombuffer("RGBA", size, drawn, "raw", "RGBA", 0, 1).convert("RGB")
        pen = ImageDraw.Draw(image)
        for words, x, y, colour, points, bold in self._words:
            shown = self._library.known(words)
            font = self._library.font(shown, points * self._scale, bold)
            pen.text((x * self._scale, size[1] - y * self._scale), shown, fill=colour, font=font, anchor="ls")
        made = io.BytesIO()
        palette, shades = self._library.palette(self.ink)
        few = image.quantize(palette=palette, dither=Image.Dither.NONE)
        few.putpalette(shades)
        few.save(made, "png", compress_level=1, dpi=(96 * self._scale, 96 * self._scale))
        return made.getvalue()

    def _path(self, points: Sequence[Point]) -> Any:
        return self._library.path([(x * self._scale, y * self._scale) for x, y in points])

    def _look(self, colour: str, wide: float) -> Any:
        look = self._renderer.new_gc()
        look.set_foreground(_rgb(colour), isRGBA=True)
        look.set_linewidth(wide)
        look.set_joinstyle("round")
        return look


def _rgb(colour: str) -> tuple[float, float, float, float]:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue, 1.0


def _overlap(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0
