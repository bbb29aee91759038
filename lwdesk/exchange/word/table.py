"""Tables of a Word document that a screen reader can follow: a heading row on every page, no row broken in two."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from lwdesk.exchange.write.rows import writable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

STYLE = "In a table"
_HEAD_FILL, _LINE, _RULE = "E8EEF4", "C4CBD2", "1F3A5F"
_TWIPS = 567
"""Of a centimetre."""


def add_table(
    document: "Document",
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    about: str,
) -> None:
    """Add a table at the end of the document: `widths` in cm, `about` the sentence that is read aloud of it.

    Lines of a cell become paragraphs. Written as XML, since python-docx takes a minute for some thousand rows.
    """
    ensure_style(document)
    append(document, table_element(headings, rows, widths, about))


def table_element(
    headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], about: str
) -> "BaseOxmlElement":
    """The table itself, for a document that has had `ensure_style`."""
    grid = "".join(f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' for width in widths)
    head = _row(headings, widths, head=True)
    body = "".join(_row(row, widths) for row in rows)
    edge = f'w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"'
    return parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{round(sum(widths) * _TWIPS)}" w:type="dxa"/>'
        f"<w:tblBorders><w:top {edge}/><w:bottom {edge}/><w:insideH {edge}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val={quoteattr(writable(about))}/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )


def append(document: "Document", element: "BaseOxmlElement") -> None:
    """Add a table or a paragraph at the end; python-docx would look through the whole document for its end."""
    body = document.element.body
    body[-1].addprevious(element)


def _row(cells: Sequence[str], widths: Sequence[float], head: bool = False) -> str:
    properties = "<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>"
    return (
        f"<w:tr><w:trPr>{properties}</w:trPr>"
        + "".join(_cell(cell, width, head) for cell, width in zip(cells, widths, strict=True))
        + "</w:tr>"
    )


def _cell(text: str, width: float, head: bool) -> str:
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{_HEAD_FILL}"/>' if head else ""
    # The heading stays with the first row below it.
    keep = "<w:keepNext/>" if head else ""
    bold = f'<w:rPr><w:b/><w:color w:val="{_RULE}"/></w:rPr>' if head else ""
    lines = writable(text).split("\n") or [""]
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{STYLE.replace(" ", "")}"/>{keep}</w:pPr>'
        f'<w:r>{bold}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in lines
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/>{fill}</w:tcPr>{paragraphs}</w:tc>'


def ensure_style(document: "Document") -> None:
    """See to it that the document has the style of cells."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    if STYLE in (style.name for style in document.styles):
        return
    style = document.styles.add_style(STYLE, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(10)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.05


def lay_across(document: "Document") -> float:
    """Turn the document's pages to landscape, with narrower edges; gives the width for text in cm."""
    from docx.enum.section import WD_ORIENT

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    return 25.7
