"""Cells on their way to and from the clipboard, in the two shapes that Excel writes and reads."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QMimeData

from lwdesk import values


def cell_text(value: object) -> str:
    """The cell as text: dates "3 Nov 2003", yes and no in words, several values joined by "; "."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return values.show_date(value)
    if isinstance(value, (int, float)):
        return values.show_number(float(value))
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(value)


def cells_as_mime(rows: Sequence[Sequence[object]]) -> QMimeData:
    """The rows of cells as text with tabs and as an HTML table, so that Excel keeps telephone numbers as text."""
    mime = QMimeData()
    mime.setText(as_text(rows))
    mime.setHtml(as_html(rows))
    return mime


def as_text(rows: Iterable[Sequence[object]]) -> str:
    """The cells parted by tabs, a row a line; a cell with a tab, line end or quote in it is quoted as Excel does."""
    return "\r\n".join("\t".join(_quoted(cell_text(cell)) for cell in row) for row in rows)


def as_html(rows: Iterable[Sequence[object]]) -> str:
    """The cells as an HTML table; text is marked as such for Excel."""
    lines = ("<tr>" + "".join(map(_html_cell, row)) + "</tr>" for row in rows)
    return '<meta charset="utf-8"><table>' + "".join(lines) + "</table>"


def rows_from_text(pasted: str) -> list[list[str]]:
    """The rows of cells in text that came from a spreadsheet; none when there is just one cell without a line end."""
    text = pasted.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if "\t" not in text and "\n" not in text:
        return []
    return [list(row) for row in csv.reader(io.StringIO(text), delimiter="\t")]


def _quoted(text: str) -> str:
    if any(mark in text for mark in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _html_cell(value: object) -> str:
    text = escape(cell_text(value)).replace("\n", '<br style="mso-data-placement:same-cell">')
    kept_as_text = isinstance(value, str) and bool(value)
    style = " style=\"mso-number-format:'\\@'\"" if kept_as_text else ""
    return f"<td{style}>{text}</td>"
