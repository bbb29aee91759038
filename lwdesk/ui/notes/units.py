"""Places in a text as Qt counts them (UTF-16 units) and as Python does (characters)."""

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """Turns places in one text to and fro; where every character is one unit it costs next to nothing."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [found.start() for found in _WIDE.finditer(text)]
        self._wide_units = [at + before for before, at in enumerate(self._wide)]

    def unit(self, at: int) -> int:
        """The unit with which a character begins."""
        return at + bisect_left(self._wide, at) if self._wide else at

    def character(self, unit: int) -> int:
        """The character that begins with a unit; a place within one counts as the end of it."""
        return unit - bisect_left(self._wide_units, unit) if self._wide else unit
