"""What parent and worker say to each other: messages with their length in front, rows packed by column.

Columns travel rather than rows, since marshal is four times as fast on a few long tuples as on many short lists.
"""

import marshal
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import repeat, zip_longest
from typing import Any, BinaryIO

from lwdesk.exchange.read.sheet import Cell

CHUNK_ROWS = 2_000

Packed = tuple[int, list[Any], list[int]]
"""The number of rows, the columns (None for a blank one), and which of them hold dates written as bytes."""


def send(pipe: BinaryIO, message: tuple[Any, ...]) -> None:
    """Write a message of plain values."""
    # The older format leaves out the bookkeeping of repeated objects, which costs more than it saves here.
    body = marshal.dumps(message, 2)
    pipe.write(len(body).to_bytes(8, "little"))
    pipe.write(body)
    pipe.flush()


def receive(pipe: BinaryIO) -> bytes | None:
    """The body of the next message, or None when the other side has gone."""
    head = pipe.read(8)
    if len(head) < 8:
        return None
    length = int.from_bytes(head, "little")
    body = pipe.read(length)
    return body if len(body) == length else None


def opened(body: bytes) -> tuple[Any, ...]:
    """The message in a body. Only for what the program's own worker wrote."""
    message: tuple[Any, ...] = marshal.loads(body)
    return message


def pack(rows: list[list[Any]], columns: int, indent: int = 0) -> Packed:
    """The rows as they travel: tidied, `columns` wide, with `indent` blank columns in front of the given cells."""
    width = len(rows[0])
    even = all(len(row) == width for row in rows)
    packed: list[Any] = [None] * indent
    dated: list[int] = []
    for number, column in enumerate(zip(*rows, strict=False) if even else zip_longest(*rows, fillvalue=""), indent):
        tidied, has_dates = _tidy(column)
        packed.append(tidied)
        if has_dates:
            dated.append(number)
    packed.extend(repeat(None, columns - len(packed)))
    return len(rows), packed[:columns], dated


def _tidy(column: tuple[Any, ...]) -> tuple[Any, bool]:
    types = set(map(type, column))
    if types == {str}:
        if "" in column and not any(column):
            return None, False
        if "" in column or any(map(str.isspace, column)):
            return [c if c and not c.isspace() else None for c in column], False
        return column, False
    return [_TIDIERS[type(c)](c) for c in column], not types.isdisjoint(_DATES)


def _tidy_text(cell: str) -> str | None:
    return cell if cell and not cell.isspace() else None


def _tidy_number(cell: float) -> int | float | str:
    if cell.is_integer():
        return int(cell)
    # Not a number, and beyond all numbers: no cell shows these, but a damaged file may hold them.
    return cell if cell - cell == 0 else str(cell)


def _tidy_datetime(cell: datetime) -> bytes:
    whole_day = not (cell.hour or cell.minute or cell.second or cell.microsecond)
    return (cell.date() if whole_day else cell).isoformat().encode()


def _tidy_span(cell: timedelta) -> bytes | str:
    if timedelta(0) <= cell < timedelta(days=1):
        return (datetime.min + cell).time().isoformat().encode()
    minutes = round(cell.total_seconds() / 60)
    return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


@lru_cache(maxsize=8192)
def _tidy_moment(cell: date | time) -> bytes:
    return cell.isoformat().encode()


_DATES = {date, datetime, time, timedelta}
_TIDIERS: dict[type, Any] = {
    str: _tidy_text,
    float: _tidy_number,
    datetime: _tidy_datetime,
    date: _tidy_moment,
    time: _tidy_moment,
    timedelta: _tidy_span,
    int: lambda cell: cell,
    bool: lambda cell: cell,
    type(None): lambda cell: None,
}


class _Moments(dict[bytes, Cell]):
    """Dates and times by how they travel, each made once."""

    def __missing__(self, written: bytes) -> Cell:
        text = written.decode()
        if "T" in text:
            moment: Cell = datetime.fromisoformat(text)
        else:
            moment = time.fromisoformat(text) if ":" in text else date.fromisoformat(text)
        self[written] = moment
        return moment


def unpack_columns(packed: Packed, moments: dict[bytes, Cell]) -> list[Sequence[Cell]]:
    """The columns of a chunk, each with all its cells."""
    count, columns, dated = packed
    for number in dated:
        columns[number] = [moments[c] if type(c) is bytes else c for c in columns[number]]
    blank: Sequence[Cell] = (None,) * count
    return [blank if column is None else column for column in columns]


def unpack_rows(packed: Packed, moments: dict[bytes, Cell]) -> list[list[Cell]]:
    """The rows of a chunk."""
    columns = unpack_columns(packed, moments)
    if not columns:
        return [[] for _ in range(packed[0])]
    return list(map(list, zip(*columns, strict=True)))


def new_moments() -> dict[bytes, Cell]:
    """An empty store of dates for `unpack_rows`, to be kept while one sheet is read."""
    return _Moments()


def chunks_of(rows: Iterator[list[Any]], size: int = CHUNK_ROWS) -> Iterator[list[list[Any]]]:
    """The rows in lists of at most `size`."""
    chunk: list[list[Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
