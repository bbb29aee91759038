"""The parts of a zipped workbook looked at before a reader gets it: what would hurt it, and what it does not tell."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.etree import ElementTree

from lwdesk.exchange.read.details import LINKS, MACROS, Details, Scan
from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.percents import percent_cells, read_percent
from lwdesk.exchange.read.sheet import UnreadableFile

Part = bytes | bytearray
EMPTY: Mapping[str, Part] = MappingProxyType({})
MOST_PARTS = 10_000
MOST_UNPACKED = 3 << 30
MOST_RATIO = 200
"""Real workbooks shrink to a tenth, very regular ones to a fiftieth."""
RATIO_COUNTS_FROM = 40 << 20
MOST_SCANNED = 400 << 20
LARGEST_TEXT = 4 << 20
LARGEST_TEXTS = 64 << 20
UNSCANNABLE = (
    ElementTree.ParseError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError,
    RuntimeError, NotImplementedError,
)  # fmt: skip
"""What a damaged archive gives rise to."""
_PIECE = 1 << 20
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*?\shidden="(?:1|true)")[^>]*?\sr="(\d+)"')
_HIDDEN_COLUMNS = re.compile(rb'<(?:\w+:)?col\b(?=[^>]*?\shidden="(?:1|true)")[^>]*>')
_ERROR = re.compile(
    rb'<c\b(?=[^>]*\st="e")[^>]*?\sr="([A-Z]{1,3})(\d+)"[^>]*>(?:<f\b[^>]*/>|<f\b.*?</f>)?<v>([^<]{1,40})</v>'
)
MOST_SHOWN = 100_000
"""Cells of a sheet of which it is kept what they show."""
_NO_RESULT = (b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class GiantText(Exception):
    """A cell that no program writes."""


def giant_text(given: Given) -> UnreadableFile:
    """What is raised for a file with such a cell."""
    return UnreadableFile(
        f"“{given.name}” has a cell of many million characters. "
        "Shorten that cell, save the workbook and import it again."
    )


def guard(given: Given) -> None:
    """Nothing, when the zipped workbook is one that a reader may be given. Raises UnreadableFile."""
    with given.open() as file, zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        packed = sum(part.compress_size for part in parts) or 1
        if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
            raise UnreadableFile(_too_large(given))
        if unpacked > RATIO_COUNTS_FROM and unpacked > packed * MOST_RATIO:
            raise UnreadableFile(_too_large(given))
        for part in parts:
            if part.flag_bits & 1:
                raise UnreadableFile(
                    f"“{given.name}” is zipped with a password. Unpack it and import the workbook inside."
                )
            if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                _refuse_declarations(given, archive, part)


def _too_large(given: Given) -> str:
    return (
        f"“{given.name}” would unpack to far more than a list can hold, so it was not opened. "
        "Copy the table into a new workbook and import that."
    )


def _refuse_declarations(given: Given, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    # Declarations stand before the first element. No program writes any, and they can make a reader
    # fetch other files or grow a few characters into gigabytes.
    with archive.open(part) as file:
        start = file.read(1 << 16).replace(b"\x00", b"").lower()
    if b"<!doctype" in start or b"<!entity" in start:
        raise UnreadableFile(
            f"“{given.name}” holds declarations that no spreadsheet program writes, so it was not opened. "
            "Copy the table into a new workbook and import that."
        )


def scan_names(given: Given) -> Scan:
    """What the names of the parts alone tell of a workbook of Excel's: macros, links to others."""
    with given.open() as file, zipfile.ZipFile(file) as archive:
        names = [name.lower() for name in archive.namelist()]
    found = Scan()
    if any(name.endswith("vbaproject.bin") for name in names):
        found.notes.append(MACROS)
    if any(name.startswith("xl/externallinks/externallink") for name in names):
        found.notes.append(LINKS)
    return found


def scan_sheets(given: Given, unpacked: Mapping[str, Part] = EMPTY) -> Scan:
    """What an .xlsx or .xlsm says besides its cells. Raises UnreadableFile for a cell that no program writes.

    `unpacked` holds the parts, by the names of their sheets, that somebody has unpacked already.
    """
    found = Scan()
    try:
        found = scan_names(given)
        with given.open() as file, zipfile.ZipFile(file) as archive:
            _refuse_giant_texts(archive)
            percents = _percents(archive)
            for name, part in sheet_parts(archive).items():
                if name in unpacked:
                    found.sheets[name] = _scan_unpacked(unpacked[name], percents)
                elif archive.getinfo(part).file_size <= MOST_SCANNED:
                    found.sheets[name] = _scan(archive, part, percents)
    except GiantText:
        raise giant_text(given) from None
    except UNSCANNABLE:
        # Whether the workbook can be read all the same is for the readers to say.
        return found
    return found


def _refuse_giant_texts(archive: zipfile.ZipFile) -> None:
    # Texts that stand in several cells have a part of their own; a usual one is not worth the look.
    texts = next((part for part in archive.infolist() if part.filename.lower() == "xl/sharedstrings.xml"), None)
    if texts and LARGEST_TEXTS < texts.file_size <= MOST_SCANNED:
        for _ in pieces(archive, texts.filename, b"</si>"):
            pass


def pieces(archive: zipfile.ZipFile, part: str, ending: bytes) -> Iterator[bytes]:
    """The part in pieces of about a megabyte, each cut after `ending`, so that no cell is cut in two.

    Raises GiantText for one that goes on and on.
    """
    with archive.open(part) as file:
        rest = b""
        while piece := file.read(_PIECE):
            piece = rest + piece
            end = piece.rfind(ending)
            end = end + len(ending) if end >= 0 else piece.rfind(b">") + 1
            if not end and len(piece) > LARGEST_TEXT:
                raise GiantText
            if end:
                yield piece[:end]
            rest = piece[end:]


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet in an .xlsx or .xlsm, by the sheet's name."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    parts = {}
    for element in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            target = targets.get(element.get(_RELATION, ""), "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            if part in names:
                parts[element.get("name", "")] = part
    return parts


def _percents(archive: zipfile.ZipFile) -> re.Pattern[bytes] | None:
    styles = next((part for part in archive.infolist() if part.filename.lower() == "xl/styles.xml"), None)
    return percent_cells(archive.read(styles)) if styles and styles.file_size <= LARGEST_TEXT else None


def _scan(archive: zipfile.ZipFile, part: str, percents: re.Pattern[bytes] | None) -> Details:
    details = Details()
    for piece in pieces(archive, part, b"</row>"):
        _scan_piece(piece, details, percents)
    return details


def _scan_unpacked(xml: Part, percents: re.Pattern[bytes] | None) -> Details:
    """What the part says; by the megabyte, for of millions of errors only the first are to be kept."""
    details, begin = Details(), 0
    while begin < len(xml):
        end = xml.find(b"</row>", begin + _PIECE) + len(b"</row>")
        end = end if end > begin else len(xml)
        _scan_piece(xml[begin:end], details, percents)
        begin = end
    return details


def _scan_piece(piece: Part, details: Details, percents: re.Pattern[bytes] | None) -> None:
    details.merges += piece.count(b"<mergeCell ")
    if b"</f>" in piece:
        details.unworked += sum(piece.count(ending) for ending in _NO_RESULT)
    if b' t="e"' in piece and len(details.shown) < MOST_SHOWN:
        for letters, row, error in _ERROR.findall(piece):
            details.shown.setdefault(int(row) - 1, {})[_column(letters)] = error.decode("utf-8", "replace")
    for letters, row, number in percents.findall(piece) if percents else ():
        if len(details.shown) >= MOST_SHOWN:
            details.fractions = True
            break
        if shown := read_percent(number):
            details.shown.setdefault(int(row) - 1, {})[_column(letters)] = shown
    if b' hidden="' not in piece:
        return
    details.hidden_rows.update(int(number) for number in _HIDDEN_ROW.findall(piece))
    for tag in _HIDDEN_COLUMNS.findall(piece):
        ends = [re.search(rb'\s%s="(\d+)"' % end, tag) for end in (b"min", b"max")]
        if ends[0] and ends[1]:
            # A sheet whose last columns are all hidden names 16,384 of them: nothing to list one by one.
            first, last = int(ends[0][1]), min(int(ends[1][1]), int(ends[0][1]) + 1_000)
            details.hidden_columns.update(range(first, last + 1))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
