"""The document that a paper is written into: a plain one of ours, or the organisation's own with its letterhead."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt

from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.exchange.word.layout import new_document
from lwdesk.exchange.word.table import ensure_style
from lwdesk.exchange.write.rows import writable

if TYPE_CHECKING:
    from docx.document import Document as Made

MARKER = "[paper]"
"""A line of a letterhead that the paper takes the place of; without it, the paper follows what the letterhead says."""
_WANTED: dict[str, tuple[str, float, bool]] = {
    "Title": ("Normal", 20, True), "Heading 1": ("Normal", 14, True), "Heading 2": ("Normal", 11.5, True),
    "List Bullet": ("Normal", 0, False), "Details": ("Normal", 10, False),
}  # fmt: skip
_PARTS = "[Content_Types].xml"
_TEMPLATE, _DOCUMENT = b".wordprocessingml.template.main+xml", b".wordprocessingml.document.main+xml"
_LEAST_ACROSS = 8.0
"""Of text in cm: less than that is a letterhead whose edges somebody got wrong."""
_USUAL_ACROSS = 16.0


class LetterheadTrouble(ExchangeTrouble):
    """Why a letterhead cannot be used: one sentence for the user."""


class Sheet:
    """A document being written: `place` puts an element where the paper goes on, `style` gives the id of a style."""

    def __init__(self, document: "Made", anchor: Any, is_ours: bool) -> None:
        self.document = document
        self.is_ours = is_ours
        """Whether it is our plain document rather than somebody's letterhead."""
        self._anchor = anchor
        self._styles = {name: _style(document, name) for name in _WANTED}

    def place(self, element: Any) -> None:
        """Put the element at the end of what was written of the paper."""
        self._anchor.addprevious(element)

    def style(self, name: str) -> str:
        """The id by which the document knows the style of that name."""
        return self._styles[name]

    @property
    def across(self) -> float:
        """The width for text in cm."""
        section = self.document.sections[-1]
        width, left, right = section.page_width, section.left_margin, section.right_margin
        if width is None or left is None or right is None:
            return _USUAL_ACROSS
        across = (width - left - right) / Cm(1)
        return across if across >= _LEAST_ACROSS else _USUAL_ACROSS

    def finish(self) -> None:
        """Take the marker out, once everything stands before it."""
        if self._anchor.tag.endswith("}p"):
            self._anchor.getparent().remove(self._anchor)


def plain_sheet(title: str, study: str) -> Sheet:
    """Our own document: A4, its header with the study, its pages numbered."""
    document = new_document(writable(title), writable(study))
    return Sheet(document, document.element.body[-1], True)


def letterhead_sheet(path: Path, title: str) -> Sheet:
    """The letterhead, ready to be written on; its headers, footers, styles and words stay.

    Raises LetterheadTrouble where it is not there, or is not a Word document.
    """
    document = _open(path)
    document.core_properties.title = writable(title)[:255]
    ensure_style(document)
    body = document.element.body
    marker = next((p._p for p in document.paragraphs if p.text.strip().casefold() == MARKER), None)
    if marker is None:
        last = body[-1] if len(body) else None
        if last is None or not last.tag.endswith("}sectPr"):
            raise LetterheadTrouble(f"{path.name} says nothing of its pages. Save it in Word once more and try again.")
        marker = last
    return Sheet(document, marker, False)


def check_letterhead(path: Path) -> None:
    """See to it that the file can be used. Raises LetterheadTrouble."""
    letterhead_sheet(path, "")


def _open(path: Path) -> "Made":
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    again = "Choose another letterhead, or write on a plain page."
    if not path.is_file():
        raise LetterheadTrouble(f"The letterhead {path.name} is not in its folder any more. {again}")
    try:
        return Document(_as_document(path))
    except OSError as error:
        raise LetterheadTrouble(f"The letterhead {path.name} cannot be opened: {error.strerror or error}.") from error
    except (PackageNotFoundError, zipfile.BadZipFile, ValueError, KeyError, SyntaxError, AttributeError) as error:
        kinds = "a Word document (.docx) or template (.dotx)"
        raise LetterheadTrouble(f"The letterhead {path.name} is not {kinds}. {again}") from error


def _as_document(path: Path) -> "BytesIO | str":
    """The file as a document is read: of a template (.dotx) the same parts, called a document.

    A template is told from a document by one word in its list of parts.
    """
    with zipfile.ZipFile(path) as given:
        if _TEMPLATE not in given.read(_PARTS):
            return str(path)
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as document:
            for part in given.infolist():
                said = given.read(part)
                document.writestr(part, said.replace(_TEMPLATE, _DOCUMENT) if part.filename == _PARTS else said)
    made.seek(0)
    return made


def _style(document: "Made", name: str) -> str:
    styles: Any = document.styles
    if name in (style.name for style in styles if style.type is WD_STYLE_TYPE.PARAGRAPH):
        return str(styles[name].style_id)
    based_on, size, bold = _WANTED[name]
    made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = styles[based_on] if based_on in (s.name for s in styles) else None
    if size:
        made.font.size = Pt(size)
    if bold:
        made.font.bold = True
        made.paragraph_format.keep_with_next = True
        made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(12), Pt(4)
    if name == "List Bullet":
        made.paragraph_format.left_indent = Cm(0.63)
    return str(made.style_id)
