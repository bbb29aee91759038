"""Name badges of the event: ten a page to cut, or a list for mail merge. People are named in full: they come."""

from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.event import Gathering, Guest, gathering
from lwdesk.exchange.papers.event_document import plain
from lwdesk.exchange.write.tables import Table, write_tables
from lwdesk.exchange.write.target import whole_file

if TYPE_CHECKING:
    from docx.table import _Cell

    from lwdesk.store import Store

ENDINGS = (".xlsx", ".docx")
ACROSS, DOWN = 2, 5
_WIDE, _HIGH = 9.0, 5.3
"""Centimetres of a card."""


def write(store: "Store", path: Path, event: int | None = None) -> str:
    """Write a badge for each delegate, by surname; gives what was written: "68 badges".

    Raises ExchangeTrouble where nobody comes, ExportTrouble where the file cannot be written.
    """
    found = gathering(store, event)
    if path.suffix.lower() == ".docx":
        _write_document(found, path)
    else:
        headings = ("Name", "Organisation", "Role", "Workshop", "Room", "Event")
        rows = [(g.name, g.organisation, g.role, g.workshop, g.room, found.title) for g in found.guests]
        write_tables(path, found.title, [Table("Badges", headings, rows, (28, 34, 28, 26, 16, 26))])
    count = len(found.guests)
    return "1 badge" if count == 1 else f"{count:,} badges"


def _write_document(found: Gathering, path: Path) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
    from docx.shared import Cm, Pt

    from lwdesk.exchange.papers.event_document import lighten, without_edges
    from lwdesk.exchange.word.layout import new_document

    document = new_document(f"Badges, {found.title}", found.study)
    without_edges(document)
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm((21 - ACROSS * _WIDE) / 2)
    section.top_margin = section.bottom_margin = Cm(1.2)
    rows = -(-len(found.guests) // ACROSS)
    table = document.add_table(rows, ACROSS)
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    lighten(table)
    for column in table.columns:
        column.width = Cm(_WIDE)
    for n, row in enumerate(table.rows):
        row.height_rule, row.height = WD_ROW_HEIGHT_RULE.EXACTLY, Cm(_HIGH)
        for m, cell in enumerate(row.cells):
            cell.width = Cm(_WIDE)
            at = n * ACROSS + m
            if at < len(found.guests):
                _fill(cell, found.guests[at], found.title)
            else:
                cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    # A document ends with a paragraph; a tall one would make a page of its own.
    last = document.add_paragraph()
    last.paragraph_format.space_after, last.paragraph_format.line_spacing = Pt(0), Pt(1)
    with whole_file(path) as file:
        document.save(file)


def _fill(cell: "_Cell", guest: Guest, title: str) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    where = " · ".join(part for part in (guest.workshop, guest.room) if part)
    lines = [
        (title, 9, False),
        (guest.name, _size(guest.name), True),
        (guest.organisation, 13, False),
        (where, 11, False),
    ]
    paragraph = cell.paragraphs[0]
    for n, (text, size, bold) in enumerate(line for line in lines if line[0]):
        if n:
            paragraph = cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after, paragraph.paragraph_format.line_spacing = Pt(4), 1.0
        run = paragraph.add_run(plain(text))
        run.font.size, run.font.bold = Pt(size), bold


def _size(name: str) -> float:
    """Points at which a name has room on one line, or on two where it is very long."""
    return 22 if len(name) <= 18 else 18 if len(name) <= 26 else 15
