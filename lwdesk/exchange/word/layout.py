"""How a document of notes looks: A4, styles for everything, a header with the study and numbered pages."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as Made
    from docx.text.paragraph import Paragraph

_FONT = "Calibri"
_INK, _GREY, _BLUE = RGBColor(0x1B, 0x21, 0x27), RGBColor(0x59, 0x59, 0x59), RGBColor(0x1F, 0x3A, 0x5F)


def new_document(title: str, study: str) -> "Made":
    """An empty document with the styles that notes are written in."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    _styles(document)
    _edges(document, study)
    core = document.core_properties
    core.title, core.subject = title[:255], study[:255]
    # What python-docx's template says of itself, and nothing of the computer that this was written on.
    core.author = core.last_modified_by = "lwdesk"
    core.comments = core.keywords = ""
    core.created = core.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    core.language = "en-GB"
    return document


def add_bookmark(paragraph: "Paragraph", name: str, number: int) -> None:
    """Put a bookmark round the paragraph's words: nobody sees it, and Word keeps it."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    element = paragraph._p
    first = 1 if element.pPr is not None else 0
    element.insert(first, start)
    element.append(end)


def _styles(document: "Made") -> None:
    normal = document.styles["Normal"]
    _letters(normal, 11, _INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    _language(normal)
    _letters(_of(document, "Title"), 20, _BLUE, bold=True)
    _spaced(_of(document, "Title"), 0, 6)
    _without_border(_of(document, "Title"))
    for name, size, before in (("Heading 1", 14, 18), ("Heading 2", 11.5, 12)):
        style = _of(document, name)
        _letters(style, size, _BLUE if name == "Heading 1" else _INK, bold=True)
        _spaced(style, before, 4)
        style.paragraph_format.keep_with_next = True
    made = _made(document, "Details")
    _letters(made, 10, _GREY)
    _spaced(made, 0, 0)
    answer = _made(document, "Answer")
    _spaced(answer, 0, 6)
    items = _made(document, "Answer list", "Answer")
    _numbered_as(items, document.styles["List Bullet"])
    _spaced(items, 0, 3)
    instead = _made(document, "Instead of an answer")
    _letters(instead, 11, _GREY, italic=True)
    another = _made(document, "Another")
    _letters(another, 9, _GREY)
    _spaced(another, 6, 2)
    another.paragraph_format.keep_with_next = True
    label = document.styles.add_style("Detail label", WD_STYLE_TYPE.CHARACTER)
    label.font.bold = True
    quotation = document.styles.add_style("Quotation", WD_STYLE_TYPE.CHARACTER)
    quotation.font.italic = True
    quotation.font.color.rgb = _BLUE


def _of(document: "Made", name: str) -> Any:
    return document.styles[name]


def _made(document: "Made", name: str, based_on: str = "Normal") -> Any:
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[based_on]
    style.quick_style = True
    return style


def _letters(style: Any, size: float, colour: RGBColor, bold: bool | None = None, italic: bool | None = None) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = _FONT, Pt(size), bold, italic
    font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # The template names fonts by the theme, which would win over ours.
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), _FONT)


def _spaced(style: Any, before: float, after: float) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _without_border(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _numbered_as(style: Any, other: Any) -> None:
    """Give the style the bullets and the indent of the other."""
    theirs = other.element.pPr
    number = theirs.find(qn("w:numPr")) if theirs is not None else None
    if number is not None:
        from copy import deepcopy

        style.element.get_or_add_pPr().insert(0, deepcopy(number))
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Cm(0.63), Cm(-0.63)


def _language(style: Any) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(language)


def _edges(document: "Made", study: str) -> None:
    section = document.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    header.text = study
    footer.text = "Page "
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")
    footer.alignment = 2
    for name in ("Header", "Footer"):
        _letters(_of(document, name), 9, _GREY)


def _field(paragraph: "Paragraph", code: str) -> None:
    """A field such as the page number, which Word works out itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
