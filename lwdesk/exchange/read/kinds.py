"""What a file is, told by its content; its name is never asked."""

import zipfile
import zlib

from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.sheet import UnreadableFile

SAVE_AGAIN = "Open it in Excel or LibreOffice and save it as .xlsx, then import that."
SAVE_UNLOCKED = "Save a copy without a password in Excel or LibreOffice and import that."
LOCKED = "locked"
"""A zipped workbook inside a wrapping that a password opens."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
_OTHERS = {
    b"%PDF": "a PDF document",
    b"{\\rtf": "a Word document in rich text",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"BM": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"SQLite format 3": "a database",
    b"MZ": "a program",
    b"\x7fELF": "a program",
}
_ARCHIVED = {
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "Index/Document.iwa": "a document of Apple's Numbers, Pages or Keynote",
}
_OPENDOCUMENT = {
    "text": "a LibreOffice text document",
    "presentation": "a LibreOffice presentation",
    "graphics": "a LibreOffice drawing",
}


def tell_kind(given: Given) -> str:
    """One of "xlsx", "xlsm", "xlsb", "ods", "xls", "csv" and LOCKED. Raises UnreadableFile for all else."""
    with given.open() as file:
        start = file.read(4096)
    if not start:
        raise UnreadableFile(f"“{given.name}” is empty: there is nothing in it to import.")
    if start.startswith(b"PK\x03\x04"):
        return _tell_archive(given)
    if start.startswith(_OLE):
        return _tell_ole(given)
    for magic, what in _OTHERS.items():
        if start.startswith(magic) and (len(magic) > 2 or b"\x00" in start):
            raise UnreadableFile(f"“{given.name}” is {what}, not a workbook. Choose an .xlsx, .xls, .ods or .csv file.")
    if start[:2] in _OLD_EXCEL and b"\x00" in start:
        raise UnreadableFile(f"“{given.name}” was saved by Excel 4 or older. {SAVE_AGAIN}")
    _refuse_markup(given, start)
    return "csv"


def _tell_archive(given: Given) -> str:
    try:
        with given.open() as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            mimetype = ""
            if "mimetype" in names:
                with archive.open("mimetype") as told:
                    mimetype = told.read(200).decode("ascii", "replace")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError):
        raise UnreadableFile(
            f"“{given.name}” is incomplete or damaged. "
            "Fetch it again, or open it in Excel, let it repair the file and save it."
        ) from None
    lower = {name.lower().replace("\\", "/") for name in names}
    if "xl/workbook.bin" in lower:
        return "xlsb"
    if "xl/workbook.xml" in lower or any(name.startswith("xl/worksheets/") for name in lower):
        return "xlsm" if "xl/vbaproject.bin" in lower else "xlsx"
    if "spreadsheet" in mimetype or ("content.xml" in lower and not mimetype):
        return "ods"
    for name, what in _ARCHIVED.items():
        if name in names:
            raise UnreadableFile(f"“{given.name}” is {what}. Copy its table into a workbook, and import that.")
    for word, what in _OPENDOCUMENT.items():
        if word in mimetype:
            raise UnreadableFile(f"“{given.name}” is {what}. Copy its table into a workbook, and import that.")
    raise UnreadableFile(f"“{given.name}” is a folder of files in one. Unpack it and import the workbook inside.")


def _tell_ole(given: Given) -> str:
    # The names of the parts inside, as the file's directory spells them.
    with given.open() as file:
        content = file.read(64 << 20)
    if holds_part(content, "EncryptedPackage"):
        return LOCKED
    if any(name.encode("utf-16-le") + b"\x00\x00" in content for name in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        return "xls"
    if "WordDocument".encode("utf-16-le") in content:
        raise UnreadableFile(f"“{given.name}” is a Word document. Copy its table into a workbook, and import that.")
    raise UnreadableFile(f"“{given.name}” holds no workbook that can be read. {SAVE_AGAIN}")


def holds_part(content: bytes, name: str) -> bool:
    """Whether the directory of an .xls or a locked workbook, as far as `content` goes, lists a part of that name."""
    # Its entries are 128 bytes long and begin with the name; a cell may well hold the same word.
    wanted, at = name.encode("utf-16-le") + b"\x00\x00", -1
    while (at := content.find(wanted, at + 1)) >= 0:
        if at % 128 == 0:
            return True
    return False


def damaged(given: Given) -> UnreadableFile:
    """What is raised for a workbook that no reader can make sense of."""
    return UnreadableFile(f"“{given.name}” is damaged or not quite a workbook. {SAVE_AGAIN}")


def ask_password(name: str) -> str:
    """The sentence for a workbook that opens with a password."""
    return f"“{name}” asks for its password. Type it, or save a copy without a password in Excel and import that."


def _refuse_markup(given: Given, start: bytes) -> None:
    plain = start.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n").lower()
    markup = plain.startswith(b"<")
    if markup and any(tag in plain for tag in (b"<html", b"<!doctype html", b"<table", b"<body", b"<head")):
        raise UnreadableFile(f"“{given.name}” is a web page, not a workbook. {SAVE_AGAIN}")
    if plain.startswith(b"mime-version:") or b"content-type: multipart/related" in plain:
        raise UnreadableFile(f"“{given.name}” is a saved web page, not a workbook. {SAVE_AGAIN}")
    if plain.startswith((b"<?xml", b"<workbook", b"<office:")) or (markup and b"xmlns" in plain):
        raise UnreadableFile(f"“{given.name}” is an XML document, not a workbook. {SAVE_AGAIN}")
