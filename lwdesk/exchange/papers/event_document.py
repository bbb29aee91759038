"""What the Word papers of the event have in common: their head, and tables with a heading that each page repeats."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.event import Gathering

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Row

_UNWRITABLE = {n: None for n in range(32) if n not in (9, 10)}


def new_paper(found: Gathering, title: str, count: str) -> "Document":
    """A document that begins with what it is, of which event, and how many it names."""
    from lwdesk.exchange.word.layout import new_document

    document = new_document(f"{title}, {found.title}", found.study)
    document.add_paragraph(title, style="Title")
    for text in (found.title, " · ".join(part for part in (found.line, count) if part)):
        if text:
            document.add_paragraph(plain(text), style="Details")
    from docx.shared import Pt

    document.paragraphs[-1].paragraph_format.space_after = Pt(10)
    return document


def add_rows(
    document: "Document", headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> None:
    """Add a table; the widths of its columns are in centimetres. Rows do not break over pages."""
    from docx.shared import Cm, Pt

    table = document.add_table(1, len(headings))
    table.style, table.autofit = "Table Grid", False
    lighten(table)
    # LibreOffice goes by the columns, Word by the cells.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _repeat(table.rows[0])
    for texts in (headings, *rows):
        row = table.rows[0] if texts is headings else table.add_row()
        _keep_whole(row)
        for n, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
            paragraph.paragraph_format.line_spacing = 1.0
            run = paragraph.add_run(plain(text))
            run.bold = True if texts is headings or n == 1 else None


def lighten(table: "Table") -> None:
    """Draw the lines of a table thin and grey."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "A6ADB4")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = table._tbl.tblPr
    # The order of what stands there is laid down.
    after = properties.find(qn("w:tblLayout"))
    if after is None:
        after = properties.find(qn("w:tblLook"))
    if after is None:
        properties.append(borders)
    else:
        after.addprevious(borders)


def without_edges(document: "Document") -> None:
    """Take header and footer away: they have no place among cards that are cut."""
    from docx.shared import Cm

    section = document.sections[0]
    section.header_distance = section.footer_distance = Cm(0.3)
    for part in (section.header, section.footer):
        for paragraph in part.paragraphs:
            for child in list(paragraph._p):
                if not child.tag.endswith("pPr"):
                    paragraph._p.remove(child)


def plain(text: str) -> str:
    """The text without characters that a document cannot hold."""
    return text.translate(_UNWRITABLE)


def _repeat(row: "_Row") -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: "_Row") -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
