"""A file as the readers take it: where it lies, or what was unlocked of it and never leaves the memory."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True)
class Given:
    """The file that was given, to be opened as often as anybody likes."""

    path: Path
    content: bytes | None = None
    """What was inside a locked workbook."""

    @property
    def name(self) -> str:
        """The name of the file, as sentences call it."""
        return self.path.name

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return self.path.stat().st_size if self.content is None else len(self.content)

    def open(self) -> BinaryIO:
        """Its bytes, from the first one on."""
        return self.path.open("rb") if self.content is None else BytesIO(self.content)

    def for_reader(self) -> Path | BytesIO:
        """What the libraries open themselves, and close."""
        return self.path if self.content is None else BytesIO(self.content)
