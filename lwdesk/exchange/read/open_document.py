"""The content of an .ods looked through: merged and hidden cells, formulas without a result, other files it uses."""

import re
import zipfile
from html import unescape

from lwdesk.exchange.read.archive import MOST_SCANNED, MOST_SHOWN, UNSCANNABLE, GiantText, giant_text, pieces
from lwdesk.exchange.read.details import KEPT_MERGES, LINKS, MACROS, Details, Scan
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.percents import read_percent

_CONTENT = "content.xml"
_HIDDEN = re.compile(rb'visibility="(?:collapse|filter)"')
_TAG = re.compile(rb"<table:(table|table-row|table-column|table-cell|covered-table-cell)((?:\s[^>]*)?)>")
_ROW_TAG = re.compile(rb"<table:(table|table-row|table-column)((?:\s[^>]*)?)>")
_ROW_END = b"</table:table-row>"
_NAME = re.compile(rb'\stable:name="([^"]*)"')
_REPEATED = re.compile(rb'repeated="(\d{1,7})"')
_UNWORKED = re.compile(rb"<table:table-cell\b(?=[^>]*\stable:formula=)(?![^>]*\soffice:value-type=)[^>]*>")
_MERGED = re.compile(rb'\stable:number-(?:rows|columns)-spanned="(?!1")')
_HEIGHT = re.compile(rb'\stable:number-rows-spanned="(\d{1,7})"')
_WIDTH = re.compile(rb'\stable:number-columns-spanned="(\d{1,7})"')
_MOST_REPEATED = 20_000
_LINKED = re.compile(rb"<table:table-source\b|\stable:formula=\"[^\"]*(?:'|&apos;)(?:file|https?):")
_ERROR = b'calcext:value-type="error"'
_PERCENT = b'office:value-type="percentage"'
_VALUE = re.compile(rb'\soffice:value="([^"]{1,40})"')
_SHOWN = re.compile(rb"<text:p>([^<]{1,40})</text:p>")


def scan(given: Given) -> Scan:
    """What the .ods says besides its cells. Raises UnreadableFile for a cell that no program writes."""
    found = Scan()
    try:
        with given.open() as file, zipfile.ZipFile(file) as archive:
            if any(name.startswith(("Basic/", "Scripts/")) for name in archive.namelist()):
                found.notes.append(MACROS)
            if archive.getinfo(_CONTENT).file_size <= MOST_SCANNED:
                _scan_content(archive, found)
    except GiantText:
        raise giant_text(given) from None
    except UNSCANNABLE:
        # Whether the workbook can be read all the same is for the reader to say.
        return found
    return found


def _scan_content(archive: zipfile.ZipFile, found: Scan) -> None:
    linked = worth_a_look = False
    for piece in pieces(archive, _CONTENT, _ROW_END):
        linked = linked or bool(_LINKED.search(piece))
        worth_a_look = worth_a_look or _says_more(piece) or bool(_HIDDEN.search(piece))
    if linked:
        found.notes.append(LINKS)
    if worth_a_look:
        walk = _Walk(found)
        whole = True
        for piece in pieces(archive, _CONTENT, _ROW_END):
            # Only the rows need counting where no cell says more; but a row that is cut must be counted to its end.
            closed = piece.endswith(_ROW_END)
            each_cell = not (whole and closed) or _says_more(piece)
            whole = closed
            for tag in (_TAG if each_cell else _ROW_TAG).finditer(piece):
                walk.meet(tag)


def _says_more(piece: bytes) -> bool:
    """Whether some cell in the piece is merged, shows an error or per cent, or has a formula without a result."""
    return _ERROR in piece or _PERCENT in piece or bool(_MERGED.search(piece)) or bool(_UNWORKED.search(piece))


class _Walk:
    """From tag to tag through the content, with the number of the row and column that each stands for."""

    def __init__(self, found: Scan) -> None:
        self._found = found
        self._sheet = Details()
        self._row = self._column = 0
        self._height = 1

    def meet(self, tag: re.Match[bytes]) -> None:
        """Take note of a tag."""
        what, rest = tag.groups()
        repeated = _REPEATED.search(rest)
        count = int(repeated[1]) if repeated else 1
        if what == b"table":
            name = _NAME.search(rest)
            self._sheet, self._row, self._column, self._height = Details(), 0, 0, 0
            self._found.sheets[unescape(name[1].decode("utf-8", "replace")) if name else ""] = self._sheet
        elif what == b"table-row":
            self._row, self._column, self._height = self._row + self._height, 0, count
            self._hide(self._sheet.hidden_rows, self._row, count, rest)
        elif what == b"table-column":
            self._hide(self._sheet.hidden_columns, self._column, count, rest)
            self._column += count
        else:
            self._sheet.unworked += bool(_UNWORKED.match(tag[0]))
            if b"-spanned=" in rest and _MERGED.search(rest):
                self._merge(rest)
            shown = _SHOWN.match(tag.string, tag.end()) if _ERROR in rest else None
            if shown:
                self._sheet.shown.setdefault(self._row, {})[self._column] = shown[1].decode("utf-8", "replace")
            if _PERCENT in rest:
                self._show_percent(rest, count)
            self._column += count

    def _show_percent(self, rest: bytes, count: int) -> None:
        number = _VALUE.search(rest)
        shown = read_percent(number[1]) if number else None
        if shown is None:
            return
        if self._height * count > _MOST_REPEATED or len(self._sheet.shown) >= MOST_SHOWN:
            self._sheet.fractions = True
            return
        for row in range(self._row, self._row + self._height):
            self._sheet.shown.setdefault(row, {}).update(
                dict.fromkeys(range(self._column, self._column + count), shown)
            )

    def _merge(self, rest: bytes) -> None:
        height, width = (int(told[1]) if (told := each.search(rest)) else 1 for each in (_HEIGHT, _WIDTH))
        self._sheet.merges += 1
        if self._sheet.merges <= KEPT_MERGES and height and width:
            top, left = self._row + 1, self._column + 1
            self._sheet.merged.append((top, left, top + height - 1, left + width - 1))

    def _hide(self, numbers: set[int], before: int, count: int, rest: bytes) -> None:
        if _HIDDEN.search(rest):
            numbers.update(range(before + 1, before + 1 + min(count, _MOST_REPEATED)))
