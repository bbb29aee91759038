"""The drawing library: loaded once, and the fonts to write with."""

import logging
import os
from contextlib import suppress
from typing import Any

from lwdesk import paths
from lwdesk.charts import Inks

_FONTS = ("Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "Cantarell", "Arial", "Liberation Sans")
_SHADES = 56
_LAST_FONT = "DejaVu Sans"
"""Comes with the library, and has most letters."""


class Library:
    """What of matplotlib is used, and the fonts."""

    def __init__(self) -> None:
        _give_it_a_folder()
        # It tells of fonts that it looks for and of folders; nobody who looks at a chart can do anything about that.
        logging.getLogger("matplotlib").setLevel(logging.ERROR)
        from matplotlib.backends.backend_agg import RendererAgg
        from matplotlib.font_manager import fontManager
        from matplotlib.path import Path
        from matplotlib.transforms import Affine2D, IdentityTransform

        self._renderer = RendererAgg
        self.path, self.affine, self.as_it_is = Path, Affine2D, IdentityTransform()
        self.circle = Path.unit_circle()
        self.diamond = Path([(0, -1), (1, 0), (0, 1), (-1, 0), (0, -1)])
        self._drawn_on: tuple[tuple[int, int, float], Any] | None = None
        there = {entry.name for entry in fontManager.ttflist}
        self._families = [*[name for name in _FONTS if name in there][:1], _LAST_FONT]
        self._fonts: dict[tuple[str, float, bool], Any] = {}
        self._letters = {family: self._letters_of(family) for family in self._families}
        self._palettes: dict[Inks, tuple[Any, list[int]]] = {}

    def renderer(self, wide: int, high: int, scale: float) -> Any:
        """Where to draw: that of the chart before, wiped, where it was of the same size.

        Drawn on without a figure and axes, which take longer to be made than all there is to draw.
        """
        key = wide, high, scale
        if self._drawn_on is None or self._drawn_on[0] != key:
            self._drawn_on = key, self._renderer(wide, high, 72 * scale)
        return self._drawn_on[1]

    def font(self, words: str, size: float, bold: bool) -> Any:
        """The font for these words at a size."""
        # Written by Pillow: matplotlib takes ten times as long for each word, most of the time of a chart.
        from PIL import ImageFont

        family = next((name for name in self._families if self._letters[name].issuperset(map(ord, words))), _LAST_FONT)
        key = (family, size, bold)
        if key not in self._fonts:
            self._fonts[key] = ImageFont.truetype(self._path(family, bold), size, layout_engine=ImageFont.Layout.BASIC)
        return self._fonts[key]

    def known(self, words: str) -> str:
        """The words with a box in place of each letter that no font has."""
        if any(letters.issuperset(map(ord, words)) for letters in self._letters.values()):
            return words
        return "".join(letter if ord(letter) in self._letters[_LAST_FONT] else "\u25a1" for letter in words)

    def palette(self, ink: Inks) -> tuple[Any, list[int]]:
        """The shades between the ground and each of the inks, to choose from and to show.

        A picture of few colours is written in no time.
        """
        from PIL import Image

        if ink not in self._palettes:
            made = Image.new("P", (1, 1))
            ground, *others = ([int(c[n : n + 2], 16) for n in (1, 3, 5)]
                               for c in (ink.ground, ink.text, ink.quiet, ink.line, ink.accent))  # fmt: skip
            made.putpalette(
                [
                    round(one + (other - one) * n / (_SHADES - 1))
                    for colour in others
                    for n in range(_SHADES)
                    for one, other in zip(ground, colour, strict=True)
                ]
            )
            # Pillow takes a shade that is near enough; the ground has to be the page's very own.
            one = Image.new("RGB", (1, 1), ink.ground).quantize(palette=made, dither=Image.Dither.NONE)
            nearest = one.tobytes()[0]
            shades = made.getpalette() or []
            shades[3 * nearest : 3 * nearest + 3] = ground
            self._palettes[ink] = made, shades
        return self._palettes[ink]

    def _letters_of(self, family: str) -> set[int]:
        from matplotlib.font_manager import get_font

        return set(get_font(self._path(family, False)).get_charmap())

    def _path(self, family: str, bold: bool) -> str:
        from matplotlib.font_manager import FontProperties, findfont

        return str(findfont(FontProperties(family=family, weight="bold" if bold else "normal")))


def _give_it_a_folder() -> None:
    """Have the library keep its list of fonts with what lwdesk keeps; where that cannot be, it finds a place itself."""
    if "MPLCONFIGDIR" not in os.environ:
        folder = paths.data_dir() / "cache" / "charts"
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            if os.access(folder, os.W_OK):
                os.environ["MPLCONFIGDIR"] = str(folder)
