"""The parts of a .docx, handed out once it is sure that none of them can hurt; anything else gets its sentence."""

import posixpath
import zipfile
import zlib
from types import TracebackType
from typing import BinaryIO
from xml.etree import ElementTree

from lwdesk.exchange.read.given import Given
from lwdesk.exchange.read.kinds import holds_part
from lwdesk.exchange.read.sheet import UnreadableFile

SAVE_AS = "Open it in Word or LibreOffice, save it as .docx, and bring that in."
MOST_PARTS = 5_000
LARGEST = 48 << 20
"""Bytes of one part; notes of a hundred interviews take a twentieth."""
MOST_RATIO = 400
RATIO_COUNTS_FROM = 8 << 20
DAMAGE = (
    ElementTree.ParseError, zipfile.BadZipFile, zlib.error, EOFError, ValueError, LookupError, RuntimeError,
    NotImplementedError,
)  # fmt: skip
"""What a damaged file gives rise to."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"%PDF": "a PDF document", b"{\\rtf": "a document in rich text", b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture", b"SQLite format 3": "a database", b"MZ": "a program",
    b"\x1f\x8b": "a compressed file", b"7z\xbc\xaf": "a compressed file", b"Rar!": "a compressed file",
}  # fmt: skip
_MAIN = "/officeDocument"


def damaged(name: str) -> UnreadableFile:
    """What is raised for a document of which no sense can be made."""
    return UnreadableFile(f"“{name}” is damaged or incomplete. Open it in Word, let it repair the file, and save it.")


class Parts:
    """The parts of a document, in a `with`. Raises UnreadableFile for what is no .docx or would be too much."""

    def __init__(self, given: Given) -> None:
        self._name = given.name
        self._file: BinaryIO = given.open()
        try:
            self._archive = _open(self._file, given)
            self._names = {name.replace("\\", "/").lower(): name for name in self._archive.namelist()}
            self.main = self._find_main()
            _guard(self._archive, self._name)
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> "Parts":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()
        self._file.close()

    def beside(self, name: str) -> str:
        """The name of the part that lies beside the main one; "" where there is none."""
        return self._names.get(posixpath.join(posixpath.dirname(self.main), name).lower(), "")

    def edges(self) -> list[str]:
        """The names of the parts with headers and footers."""
        folder = posixpath.dirname(self.main).lower()
        inside = sorted(low for low in self._names if posixpath.dirname(low) == folder and low.endswith(".xml"))
        return [self._names[low] for low in inside if posixpath.basename(low).startswith(("header", "footer"))]

    def open(self, name: str) -> BinaryIO:
        """The part as a file. Raises UnreadableFile for one with declarations, which could make it grow."""
        with self._archive.open(name) as file:
            start = file.read(1 << 16).replace(b"\x00", b"").lower()
        if b"<!doctype" in start or b"<!entity" in start:
            raise UnreadableFile(f"“{self._name}” holds declarations that Word never writes, so it was not opened. "
                                 f"{SAVE_AS}")  # fmt: skip
        opened: BinaryIO = self._archive.open(name)  # type: ignore[assignment]
        return opened

    def tree(self, name: str) -> ElementTree.Element | None:
        """The part whole; None where the name is "" or the part is not there."""
        if not name or name not in self._archive.namelist():
            return None
        with self.open(name) as file:
            return ElementTree.parse(file).getroot()

    def core_title(self) -> str:
        """The title in the properties of the document."""
        root = self.tree(self._names.get("docprops/core.xml", ""))
        found = (e.text for e in root if local(e) == "title") if root is not None else iter(())
        return next((text for text in found if text), "")

    def _find_main(self) -> str:
        root = self.tree(self._names.get("_rels/.rels", ""))
        for relation in root if root is not None else ():
            if relation.get("Type", "").endswith(_MAIN):
                target = relation.get("Target", "").lstrip("/").lower()
                if target in self._names and not target.startswith(("xl/", "ppt/")):
                    return self._names[target]
                if target.startswith("xl/"):
                    raise UnreadableFile(f"“{self._name}” is a workbook. Bring it in by Import, as a list.")
        if "word/document.xml" in self._names:
            return self._names["word/document.xml"]
        raise UnreadableFile(f"“{self._name}” holds no Word document. {SAVE_AS}")


def local(element: ElementTree.Element) -> str:
    """The name of an element without its namespace: strict documents have another."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: ElementTree.Element | None, name: str = "val") -> str | None:
    """The attribute of that name, whatever its namespace; None where there is none."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def child(element: ElementTree.Element | None, *names: str) -> ElementTree.Element | None:
    """The first child of that name, then its first of the next name, and so on."""
    for name in names:
        element = next((e for e in element if local(e) == name), None) if element is not None else None
    return element


def _open(file: BinaryIO, given: Given) -> zipfile.ZipFile:
    start = file.read(4096)
    if not start:
        raise UnreadableFile(f"“{given.name}” is empty: there is nothing in it to bring in.")
    if start.startswith(_OLE):
        content = start + file.read(64 << 20)
        if holds_part(content, "EncryptedPackage"):
            raise UnreadableFile(
                f"“{given.name}” is locked with a password. Save a copy without one in Word and bring that in."
            )
        if "WordDocument".encode("utf-16-le") in content:
            raise UnreadableFile(f"“{given.name}” was saved in the format of Word 97 to 2003. {SAVE_AS}")
        raise UnreadableFile(f"“{given.name}” is not a Word document. {SAVE_AS}")
    for magic, what in _OTHERS.items():
        if start.startswith(magic):
            raise UnreadableFile(f"“{given.name}” is {what}, not a Word document. {SAVE_AS}")
    if not start.startswith(b"PK"):
        raise UnreadableFile(f"“{given.name}” is not a Word document. {SAVE_AS}")
    file.seek(0)
    archive = zipfile.ZipFile(file)
    if "mimetype" in archive.namelist() and "word/document.xml" not in archive.namelist():
        raise UnreadableFile(f"“{given.name}” is a LibreOffice document. {SAVE_AS}")
    return archive


def _guard(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    texts = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    unpacked, packed = sum(p.file_size for p in texts), sum(p.compress_size for p in texts) or 1
    too_much = unpacked > RATIO_COUNTS_FROM and unpacked > packed * MOST_RATIO
    if len(parts) > MOST_PARTS or too_much or any(p.file_size > LARGEST for p in texts):
        raise UnreadableFile(
            f"“{name}” would unpack to far more than notes of interviews take, so it was not opened. "
            "Copy the notes into a new document and bring that in."
        )
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(f"“{name}” is zipped with a password. Unpack it and bring in the document inside.")
