"""Workbooks as LibreOffice writes them, small ones, made for the tests: cells merged, rows and cells repeated."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from hostile import SAMPLES, rewrite

Place = tuple[int, int]
"""A row and a column, from 1."""
BODY = b"<office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>"


def save_open_book(path: Path, rows: Sequence[Sequence[object]], merged: Mapping[Place, Place] | None = None) -> Path:
    """Write a sheet "Register"; `merged` says of a cell how many rows and columns it reaches over."""
    return save_content(path, b"".join(row_of(n, row, merged or {}) for n, row in enumerate(rows, 1)))


def row_of(number: int, row: Sequence[object], merged: Mapping[Place, Place]) -> bytes:
    """A row with its cells; what lies below a merged cell is covered."""
    cells = []
    for column, value in enumerate(row, 1):
        height, width = merged.get((number, column), (1, 1))
        spanned = f' table:number-columns-spanned="{width}" table:number-rows-spanned="{height}"'
        covered = any(
            top <= number < top + h and left <= column < left + w and (top, left) != (number, column)
            for (top, left), (h, w) in merged.items()
        )
        tag = "covered-table-cell" if covered else "table-cell"
        span = spanned if (height, width) != (1, 1) else ""
        if value is None:
            cells.append(f"<table:{tag}{span}/>")
        else:
            text = escape(str(value))
            cells.append(f'<table:{tag}{span} office:value-type="string"><text:p>{text}</text:p></table:{tag}>')
    return f"<table:table-row>{''.join(cells)}</table:table-row>".encode()


def save_content(path: Path, rows: bytes) -> Path:
    """Write a sheet "Register" of rows that are written out already."""
    table = b'<table:table table:name="Register">' + rows + b"</table:table>"
    old = (SAMPLES / "lines.ods").read_bytes()
    rewrite(path, lambda x: x[: x.index(b"<office:spreadsheet>")] + BODY % table, "content.xml", old)
    return path
