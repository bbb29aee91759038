"""Tables of text, .csv and .txt: the encoding and the separator are found out, the cells stay text."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lwdesk.exchange.csv_escape import unescape_csv
from lwdesk.exchange.read.sheet import Sheet, UnreadableFile

LARGEST_CELL = 1_000_000
LARGEST_LINE = 16 << 20
"""Bytes. A line is read as a whole, so a file with no end of line would all be in memory."""
MOST_COLUMNS = 16_384
_KEPT_IN_MEMORY = 16 << 20
_SAMPLE = 1 << 18
_SEPARATORS = (",", ";", "\t", "|")


class TextSource:
    """A table of text as a workbook of one sheet. Raises UnreadableFile."""

    kind = "csv"

    def __init__(self, path: Path) -> None:
        self.notes: list[str] = []
        self._path = path
        self._encoding = find_encoding(path)
        _refuse_endless_line(path)
        with self._open() as file:
            sample = file.read(_SAMPLE)
        self._separator, self._skipped = find_separator(sample)
        csv.field_size_limit(LARGEST_CELL)
        self._strict = True
        self._kept: list[list[str]] | None = None
        rows, columns = self._measure()
        self.sheets = [Sheet(path.stem, True, rows, columns)]

    def _measure(self) -> tuple[int, int]:
        kept: list[list[str]] | None = [] if self._path.stat().st_size <= _KEPT_IN_MEMORY else None
        last = columns = 0
        try:
            for number, row in enumerate(self._parse(), 1):
                if any(row) and not "".join(row).isspace():
                    last, columns = number, max(columns, len(row))
                if kept is not None:
                    kept.append(row)
        except csv.Error as trouble:
            if self._strict and "expected after" in str(trouble):
                # Quotes in the middle of a cell, as people type them: read them as they stand.
                self._strict = False
                return self._measure()
            raise UnreadableFile(self._explain(trouble)) from None
        if columns > MOST_COLUMNS:
            raise UnreadableFile(
                f"“{self._path.name}” has {columns:,} columns; a sheet holds {MOST_COLUMNS:,}. "
                "Check which sign parts its columns and save it again."
            )
        self._kept = kept
        return last, columns

    def _explain(self, trouble: csv.Error) -> str:
        if "field larger" in str(trouble):
            return (
                f"“{self._path.name}” has a cell of more than {LARGEST_CELL:,} characters near line {self._line:,}; "
                "a quotation mark that was never closed may be the cause. Mend that line and import it again."
            )
        if "unexpected end" in str(trouble):
            return (
                f"“{self._path.name}” has a quotation mark in line {self._line:,} that is never closed. "
                "Mend that line and import it again."
            )
        return f"“{self._path.name}” is no table from line {self._line:,} on. Mend that line and import it again."

    def _open(self) -> io.TextIOWrapper:
        return self._path.open(encoding=self._encoding, errors="replace", newline="")

    def _parse(self) -> Iterator[list[str]]:
        self._line = 1
        with self._open() as file:
            for _ in range(self._skipped):
                file.readline()
            reader = csv.reader(file, delimiter=self._separator, strict=self._strict)
            for row in reader:
                # Where the next row begins, and so where a cell without an end began.
                self._line = reader.line_num + 1 + self._skipped
                yield row

    def indent(self, number: int) -> int:
        """None: rows come with their blank cells in front."""
        return 0

    def rows(self, number: int) -> Iterator[list[Any]]:
        """All rows up to the last one in use, cells unescaped."""
        source = self._kept if self._kept is not None else self._parse()
        for row in islice(source, self.sheets[0].rows):
            yield [unescape_csv(cell) if cell[:1] == "'" else cell for cell in row]


def find_encoding(path: Path) -> str:
    """The name of the encoding of a file of text. Raises UnreadableFile when it is not text."""
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if sample.startswith(mark):
            return encoding
    if b"\x00" in sample:
        return _find_utf16(path, sample)
    if _fits(path, "utf-8"):
        return "utf-8"
    strange = sum(1 for byte in sample if byte < 32 and byte not in (9, 10, 12, 13, 27))
    if strange > len(sample) // 100:
        raise UnreadableFile(_not_text(path))
    beyond = sum(1 for byte in sample if byte > 127)
    # In English, French or German one character in ten has an accent at most; more are another alphabet.
    if beyond * 8 < len(sample) and _fits(path, "cp1252"):
        return "cp1252"
    return _guess_encoding(sample) or "cp1252"


def _find_utf16(path: Path, sample: bytes) -> str:
    half = len(sample) // 2 or 1
    if sample[1::2].count(0) > half // 3 and sample[::2].count(0) < half // 20:
        return "utf-16-le"
    if sample[::2].count(0) > half // 3 and sample[1::2].count(0) < half // 20:
        return "utf-16-be"
    raise UnreadableFile(_not_text(path))


def _not_text(path: Path) -> str:
    return f"“{path.name}” is neither a workbook nor a table of text. Choose an .xlsx, .xls, .ods or .csv file."


def _fits(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                if b"\x00" in piece:
                    raise UnreadableFile(_not_text(path))
                decoder.decode(piece)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_endless_line(path: Path) -> None:
    if path.stat().st_size <= LARGEST_LINE:
        return
    since = 0
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            end = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
            since = since + len(piece) if end < 0 else len(piece) - end
            if since > LARGEST_LINE:
                raise UnreadableFile(
                    f"“{path.name}” has a line of many million characters, so it is no table. "
                    "Choose an .xlsx, .xls, .ods or .csv file."
                )


def _guess_encoding(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample[: 1 << 16]).best()
    return best.encoding if best else None


def find_separator(sample: str) -> tuple[str, int]:
    """The sign that parts the columns, and how many lines to skip before the table (Excel's "sep=;" line)."""
    first = sample.split("\n", 1)[0].strip().strip('"').casefold()
    if first.startswith("sep=") and len(first) == 5:
        return first[4], 1
    lines = _whole_lines(sample)
    best, best_score = ",", 0.0
    for separator in _SEPARATORS:
        score = _evenness(lines, separator)
        if score > best_score:
            best, best_score = separator, score
    return best, 0


def _whole_lines(sample: str) -> list[str]:
    # The last line of a sample may be half a line.
    lines = sample.splitlines(keepends=True)
    return lines[:-1] if len(lines) > 1 and len(sample) >= _SAMPLE else lines


def _evenness(lines: list[str], separator: str) -> float:
    """How well the separator makes a table of the lines: the commonest width, and the share of rows that have it."""
    reader = csv.reader(lines, delimiter=separator)
    widths: dict[int, int] = {}
    try:
        for row in islice(reader, 500):
            if row:
                widths[len(row)] = widths.get(len(row), 0) + 1
    except csv.Error:
        return 0.0
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    share = count / sum(widths.values())
    return share * share * min(width, 30) ** 0.5
