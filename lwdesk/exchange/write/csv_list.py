"""A list as a .csv file: UTF-8 with its mark, commas, CRLF, days as 2003-11-03, nothing that runs as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import BinaryIO

from lwdesk import values
from lwdesk.exchange.csv_escape import escape_csv
from lwdesk.exchange.write.rows import cell_text
from lwdesk.fields import Field


def write_csv(file: BinaryIO, fields: Sequence[Field], chunks: Iterable[list[list[object]]]) -> None:
    """Writes a line of headings and a line per row. Raises what the file raises."""
    file.write(b"\xef\xbb\xbf")
    file.write(_lines([[field.label for field in fields]]))
    for rows in chunks:
        file.write(_lines([[_cell(value) for value in row] for row in rows]))


def _lines(rows: list[list[str]]) -> bytes:
    lines = io.StringIO(newline="")
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    # Stored text has no lone surrogates, but one must not cost the user the whole export.
    return lines.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    if isinstance(value, str):
        return escape_csv(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        # A number is no text: its minus sign begins no formula.
        return values.show_number(value)
    return escape_csv(cell_text(value))
