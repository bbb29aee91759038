"""The paper for the board as a Word document: headings, texts, tables, and charts as pictures with words for them."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lwdesk.exchange.board.content import Board, Cell, Chart, Section, Table
from lwdesk.exchange.board.letterhead import Sheet, letterhead_sheet, plain_sheet
from lwdesk.exchange.word.table import STYLE, ensure_style, table_element
from lwdesk.exchange.write.rows import writable
from lwdesk.exchange.write.target import whole_file
from lwdesk.marks import BULLET
from lwdesk.text import clean_line
from lwdesk.values import show_date, show_number

Progress = Callable[[int, int], None]
CHART_CM = (7.8, 4.9)
_PIXELS_A_CM = 40
_DENSITY = 2.0
_EMU_A_CM, _TWIPS, _GAP = 360_000, 567, 0.45


def write_document(
    board: Board, path: Path, letterhead: Path | None = None, progress: Progress = lambda done, total: None
) -> None:
    """Write the paper to a .docx, on the letterhead where one is given.

    Raises LetterheadTrouble where that cannot be used, and ExportTrouble where the file cannot be written; whatever
    was at the path then stays.
    """
    sheet = letterhead_sheet(letterhead, board.title) if letterhead else plain_sheet(board.title, board.study)
    ensure_style(sheet.document)
    writer = _Writer(sheet, board, progress)
    writer.write()
    sheet.finish()
    with whole_file(path) as file:
        sheet.document.save(file)


class _Writer:
    """Puts a paper into a document, element by element: python-docx itself looks for its end before each."""

    def __init__(self, sheet: Sheet, board: Board, progress: Progress) -> None:
        self._sheet, self._board, self._progress = sheet, board, progress
        self._pictures = 0
        self._charts = sum(len(section.charts) for section in board.kept)

    def write(self) -> None:
        """Write the whole of it."""
        board = self._board
        self._say("Title", board.title)
        meeting = f"Meeting of {show_date(board.meeting)}. " if board.meeting else ""
        self._say("Details", f"{meeting}As the plan stood on {show_date(board.facts.today)}.")
        for section in board.kept:
            self._write_section(section)

    def _write_section(self, section: Section) -> None:
        self._say("Heading 1", section.heading or "Without a heading", keep=True)
        self._write_text(section.above, keep=True)
        for table in section.before:
            self._write_table(table)
        if section.caption:
            self._say("Heading 2", section.caption, keep=True)
        self._write_text(section.text, keep=bool(section.after))
        for table in section.after:
            self._write_table(table)
        if section.charts:
            self._draw(section.charts)

    def _write_text(self, text: str, keep: bool = False) -> None:
        for line in text.split("\n"):
            if line.startswith(BULLET):
                self._say("List Bullet", line.removeprefix(BULLET))
            elif line.strip():
                self._say("", line, keep)

    def _write_table(self, table: Table) -> None:
        self._say("Heading 2", table.caption, keep=True)
        across = self._sheet.across
        widths = [across * width / sum(table.widths) for width in table.widths]
        rows = [[in_words(cell) for cell in row] for row in table.rows]
        self._sheet.place(table_element(table.headings, rows, widths, table.caption))
        self._say("", "")

    def _draw(self, charts: Sequence[Chart]) -> None:
        """The charts, two beside each other, each under the name of what it measures."""
        from docx.oxml import parse_xml

        across = self._sheet.across
        width = across / 2
        grid = f'<w:gridCol w:w="{round(width * _TWIPS)}"/>' * 2
        rows = []
        for start in range(0, len(charts), 2):
            cells = "".join(self._cell(chart, width) for chart in charts[start : start + 2])
            if start + 1 == len(charts):
                cells += f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/></w:tcPr><w:p/></w:tc>'
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
        self._sheet.place(
            parse_xml(
                f'<w:tbl {_SPACES}><w:tblPr><w:tblW w:w="{round(across * _TWIPS)}" w:type="dxa"/>'
                f'<w:tblLayout w:type="fixed"/><w:tblCaption w:val="Charts of the measures"/></w:tblPr>'
                f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
            )
        )
        self._say("", "")

    def _cell(self, chart: Chart, width: float) -> str:
        name = escape(writable(clean_line(chart.measure.name) or "A measure without a name"))
        unit = escape(writable(clean_line(chart.measure.unit)))
        quiet = f'<w:r><w:t xml:space="preserve"> ({unit})</w:t></w:r>' if unit else ""
        style = f'<w:pStyle w:val="{STYLE.replace(" ", "")}"/>'
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{round(width * _TWIPS)}" w:type="dxa"/></w:tcPr>'
            f'<w:p><w:pPr>{style}<w:spacing w:before="120"/></w:pPr>'
            f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{name}</w:t></w:r>{quiet}</w:p>'
            f"<w:p><w:pPr>{style}</w:pPr>{self._picture(chart, width - _GAP)}</w:p></w:tc>"
        )

    def _picture(self, chart: Chart, width: float) -> str:
        """The run of a picture, as XML; a part of the document is made of it."""
        part: Any = self._sheet.document.part
        relation, _ = part.get_or_add_image(BytesIO(draw(chart, self._board.facts.today)))
        self._pictures += 1
        self._progress(self._pictures, self._charts)
        # Far above what the letterhead has numbered, since no two drawings may have the same number.
        number = 100_000 + self._pictures
        return _PICTURE.format(
            number=number, across=round(width * _EMU_A_CM), down=round(width * CHART_CM[1] / CHART_CM[0] * _EMU_A_CM),
            words=quoteattr(writable(chart.words)), relation=relation,
        )  # fmt: skip

    def _say(self, style: str, text: str, keep: bool = False) -> None:
        from docx.oxml import parse_xml

        named = f'<w:pStyle w:val="{self._sheet.style(style)}"/>' if style else ""
        held = "<w:keepNext/>" if keep else ""
        self._sheet.place(
            parse_xml(
                f"<w:p {_SPACES}><w:pPr>{named}{held}</w:pPr>"
                f'<w:r><w:t xml:space="preserve">{escape(writable(text))}</w:t></w:r></w:p>'
            )
        )


def draw(chart: Chart, today: date) -> bytes:
    """The chart as a picture for paper."""
    from lwdesk import charts

    width, height = (round(cm * _PIXELS_A_CM) for cm in CHART_CM)
    return charts.measure_png(chart.measure, today, ink=charts.PRINT, width=width, height=height, scale=_DENSITY)


def in_words(cell: Cell) -> str:
    """What a cell of a table shows."""
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, date):
        return show_date(cell)
    return cell if isinstance(cell, str) else show_number(float(cell))


_SPACES: Any = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_PICTURE = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{across}" cy="{down}"/>'
    '<wp:docPr id="{number}" name="Chart {number}" descr={words}/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name="Chart {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
