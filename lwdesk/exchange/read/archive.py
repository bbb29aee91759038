"""The parts of a zipped workbook looked at before a reader gets it: what would hurt it, and what it does not tell."""

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from lwdesk.exchange.read.sheet import UnreadableFile

MOST_PARTS = 10_000
MOST_UNPACKED = 3 << 30
MOST_RATIO = 200
"""Real workbooks shrink to a tenth, very regular ones to a fiftieth."""
RATIO_COUNTS_FROM = 40 << 20
MOST_MERGES = 60_000
MOST_SCANNED = 400 << 20
LARGEST_TEXT = 4 << 20
_PIECE = 1 << 20
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*?\shidden="(?:1|true)")[^>]*?\sr="(\d+)"')
_HIDDEN_COLUMNS = re.compile(rb'<(?:\w+:)?col\b(?=[^>]*?\shidden="(?:1|true)")[^>]*>')
_ERROR = re.compile(
    rb'<c\b(?=[^>]*\st="e")[^>]*?\sr="([A-Z]{1,3})(\d+)"[^>]*>(?:<f\b[^>]*/>|<f\b.*?</f>)?<v>([^<]{1,40})</v>'
)
MOST_ERRORS = 100_000
_NO_RESULT = (b"</f></c>", b"</f><v></v>", b"</f><v/>", b"</f><v />")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class Details:
    """What a sheet's own part says besides its cells."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: int = 0
    unworked: int = 0
    """Formulas whose result was never stored."""
    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    """What the cells with an error say, such as #N/A, by row and column from 0; calamine reads them as blank."""


def guard(path: Path) -> None:
    """Nothing, when the zipped workbook is one that a reader may be given. Raises UnreadableFile."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        packed = sum(part.compress_size for part in parts) or 1
        if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
            raise UnreadableFile(_too_large(path))
        if unpacked > RATIO_COUNTS_FROM and unpacked > packed * MOST_RATIO:
            raise UnreadableFile(_too_large(path))
        for part in parts:
            if part.flag_bits & 1:
                raise UnreadableFile(
                    f"“{path.name}” is zipped with a password. Unpack it and import the workbook inside."
                )
            if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                _refuse_declarations(path, archive, part)


def _too_large(path: Path) -> str:
    return (
        f"“{path.name}” would unpack to far more than a list can hold, so it was not opened. "
        "Copy the table into a new workbook and import that."
    )


def _refuse_declarations(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    # Declarations stand before the first element. No program writes any, and they can make a reader
    # fetch other files or grow a few characters into gigabytes.
    with archive.open(part) as file:
        start = file.read(1 << 16).replace(b"\x00", b"").lower()
    if b"<!doctype" in start or b"<!entity" in start:
        raise UnreadableFile(
            f"“{path.name}” holds declarations that no spreadsheet program writes, so it was not opened. "
            "Copy the table into a new workbook and import that."
        )


def describe(path: Path) -> list[str]:
    """Sentences on what else is in the workbook: macros, links to others."""
    with zipfile.ZipFile(path) as archive:
        names = [name.lower() for name in archive.namelist()]
    notes = []
    if any(name.endswith("vbaproject.bin") for name in names):
        notes.append("The workbook holds macros; they are not run.")
    if any(name.startswith("xl/externallinks/externallink") for name in names):
        notes.append("The workbook takes values from other workbooks; the ones last stored in it are read.")
    return notes


def scan_sheets(path: Path) -> dict[str, Details]:
    """Details of each sheet of an .xlsx or .xlsm by the sheet's name, without those that cannot be looked through.

    Raises UnreadableFile for a sheet with a cell that no program writes.
    """
    found = {}
    try:
        with zipfile.ZipFile(path) as archive:
            for name, part in _sheet_parts(archive).items():
                if archive.getinfo(part).file_size <= MOST_SCANNED:
                    found[name] = _scan(archive, part)
    except UnreadableFile:
        raise UnreadableFile(
            f"“{path.name}” has a cell of many million characters. "
            "Shorten that cell, save the workbook and import it again."
        ) from None
    except (ElementTree.ParseError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        # Whether the workbook can be read all the same is for the readers to say.
        return found
    return found


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
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


def _scan(archive: zipfile.ZipFile, part: str) -> Details:
    details = Details()
    with archive.open(part) as file:
        rest = b""
        while piece := file.read(_PIECE):
            # A piece ends where a row ends, so that no cell is cut in two.
            piece = rest + piece
            end = piece.rfind(b"</row>") + 6
            if end < 6:
                end = piece.rfind(b">") + 1
            if not end and len(piece) > LARGEST_TEXT:
                raise UnreadableFile("")
            if not end:
                rest = piece
                continue
            piece, rest = piece[:end], piece[end:]
            _scan_piece(piece, details)
    return details


def _scan_piece(piece: bytes, details: Details) -> None:
    details.merges += piece.count(b"<mergeCell ")
    details.unworked += sum(piece.count(ending) for ending in _NO_RESULT)
    if b' t="e"' in piece and len(details.errors) < MOST_ERRORS:
        for letters, row, shown in _ERROR.findall(piece):
            details.errors.setdefault(int(row) - 1, {})[_column(letters)] = shown.decode("utf-8", "replace")
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
