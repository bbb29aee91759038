"""What every reader of a format gives: its sheets at once, their rows one after the other."""

from collections.abc import Iterator
from typing import Any, Protocol

from lwdesk.exchange.read.sheet import Sheet


class Source(Protocol):
    """An open file in the worker."""

    kind: str
    sheets: list[Sheet]
    notes: list[str]

    def indent(self, number: int) -> int:
        """How many blank columns stand before the cells that `rows` gives."""

    def rows(self, number: int) -> Iterator[list[Any]]:
        """All rows of the sheet from row 1 on, as the reader gives them: "" or None for blank."""
