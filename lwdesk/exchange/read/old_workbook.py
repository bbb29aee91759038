"""The records of an .xls looked through: hidden rows and columns, errors, per cents, macros, links."""

from collections.abc import Iterator
from struct import error as StructError
from struct import pack, unpack_from

from lwdesk.exchange.read.details import LINKS, MACROS, Details, Scan
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.kinds import holds_part
from lwdesk.exchange.read.percents import BUILT_IN, as_percent, shows_percent

LARGEST = 24 << 20
"""Bytes; a larger one would keep its user waiting for what is seldom of use."""
_BOUNDSHEET, _SUPBOOK, _ROW, _COLUMNS, _ERROR, _FORMULA, _END = 0x85, 0x1AE, 0x208, 0x7D, 0x205, 0x06, 0x0A
_FORMAT, _STYLE, _NUMBER, _SHORT, _SHORTS = 0x41E, 0xE0, 0x203, 0x27E, 0xBD
_SHOWN = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_OWN_SHEETS = (0x0401, 0x3A01)
"""What stands in place of a name where a workbook refers to itself or to an add-in."""


def scan(given: Given) -> Scan:
    """What the .xls says besides its cells; nothing, where it is too large or its records are out of order."""
    found = Scan()
    if given.size > LARGEST:
        return found
    with given.open() as file:
        content = file.read()
    if holds_part(content, "_VBA_PROJECT_CUR"):
        found.notes.append(MACROS)
    records = _workbook(content)
    try:
        names, linked = _globals(records)
        if linked:
            found.notes.append(LINKS)
        percents = _percent_styles(records)
        for start, name in names:
            found.sheets[name] = _sheet(records, start, percents)
    except (StructError, IndexError, UnicodeError):
        # Whether the workbook can be read all the same is for the reader to say.
        return found
    return found


def _workbook(content: bytes) -> bytes:
    from io import BytesIO

    import olefile

    try:
        with olefile.OleFileIO(BytesIO(content)) as ole:
            name = next((n for n in ("Workbook", "Book") if ole.exists(n)), "")
            return bytes(ole.openstream(name).read()) if name else b""
    except Exception:  # whatever it stumbles over, calamine may not
        return b""


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from the offset to the end of their part."""
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        if kind == _END:
            return
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _globals(stream: bytes) -> tuple[list[tuple[int, str]], bool]:
    """Where each sheet begins, and its name; and whether the workbook names others."""
    sheets, linked = [], False
    for kind, body in _records(stream, 0):
        if kind == _BOUNDSHEET:
            (start,) = unpack_from("<I", body)
            wide = body[7] & 1
            sheets.append((start, body[8 : 8 + body[6] * (1 + wide)].decode("utf-16-le" if wide else "latin-1")))
        elif kind == _SUPBOOK:
            linked = linked or unpack_from("<H", body, 2)[0] not in _OWN_SHEETS
    return sheets, linked


def _percent_styles(stream: bytes) -> set[int]:
    """The numbers of the styles of cells that show per cent."""
    formats, styles = set(BUILT_IN), []
    for kind, body in _records(stream, 0):
        if kind == _FORMAT:
            number, _, wide = unpack_from("<HHB", body)
            if shows_percent(body[5:].decode("utf-16-le" if wide & 1 else "latin-1", "replace")):
                formats.add(number)
        elif kind == _STYLE:
            styles.append(unpack_from("<H", body, 2)[0])
    return {n for n, number in enumerate(styles) if number in formats}


def _sheet(stream: bytes, start: int, percents: set[int]) -> Details:
    details = Details()
    for kind, body in _records(stream, start):
        if kind == _ROW:
            # A row with nothing in it may be listed only for its height.
            if body[12] & 0x20:
                details.hidden_rows.add(unpack_from("<H", body)[0] + 1)
        elif kind == _COLUMNS:
            if body[8] & 1:
                first, last = unpack_from("<HH", body)
                details.hidden_columns.update(range(first + 1, min(last, 255) + 2))
        elif kind == _ERROR and body[7] == 1:
            _note_error(details, body, body[6])
        elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
            _note_error(details, body, body[8])
        elif percents:
            for row, column, style, number in _numbers(kind, body):
                if style in percents:
                    details.shown.setdefault(row, {})[column] = as_percent(number)
    return details


def _numbers(kind: int, body: bytes) -> Iterator[tuple[int, int, int, float]]:
    """(row, column, style, number) of each cell with a number in a record."""
    if kind == _SHORTS:
        row, first = unpack_from("<HH", body)
        for n in range((len(body) - 6) // 6):
            yield row, first + n, *_short(body, 4 + 6 * n)
    elif kind in (_NUMBER, _SHORT) or (kind == _FORMULA and body[12:14] != b"\xff\xff"):
        row, column = unpack_from("<HH", body)
        yield row, column, *(_short(body, 4) if kind == _SHORT else unpack_from("<Hd", body, 4))


def _short(body: bytes, at: int) -> tuple[int, float]:
    """The style and the number of a cell in four bytes: two flags, then a whole number or the front of a double."""
    style, packed = unpack_from("<HI", body, at)
    if packed & 2:
        number = float(unpack_from("<i", pack("<I", packed))[0] >> 2)
    else:
        number = unpack_from("<d", pack("<II", 0, packed & 0xFFFFFFFC))[0]
    return style, number / 100 if packed & 1 else number


def _note_error(details: Details, body: bytes, code: int) -> None:
    row, column = unpack_from("<HH", body)
    details.shown.setdefault(row, {})[column] = _SHOWN.get(code, "#N/A")
