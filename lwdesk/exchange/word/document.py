"""A Word document as plain data: its paragraphs in their order, and what stands around them."""

from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

from lwdesk.marks import Mark


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a paragraph stands; all count from 1, `columns` says how many cells the row has."""

    table: int
    row: int
    column: int
    columns: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its words as they are shown, less the number or bullet that Word put before them."""

    text: str
    marks: tuple[Mark, ...] = ()
    level: int = 0
    """1 to 9 for a heading, 0 for all else."""
    style: str = ""
    """The name of its style, in small letters."""
    number: str = ""
    """The number that Word shows before it, such as "2.1."; "" without one, or where it was typed."""
    bullet: bool = False
    strong: bool = False
    """Whether all of it is bold or underlined."""
    cell: Cell | None = None
    bookmark: str = ""


@dataclass(slots=True)
class Document:
    """What was read of a file; `edges` are the lines of its headers and footers, `notes` sentences for the user."""

    path: Path
    title: str = ""
    edges: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def pack(document: Document) -> tuple[Any, ...]:
    """The document as it travels between processes."""
    packed = [astuple(paragraph) for paragraph in document.paragraphs]
    return document.title, document.edges, packed, document.notes


def unpack(path: Path, packed: tuple[Any, ...]) -> Document:
    """The document that was packed."""
    title, edges, paragraphs, notes = packed
    return Document(path, title, edges, [_paragraph(*plain) for plain in paragraphs], notes)


def _paragraph(text: str, marks: Any, level: int, style: str, number: str, *rest: Any) -> Paragraph:
    bullet, strong, cell, bookmark = rest
    placed = Cell(*cell) if cell else None
    return Paragraph(text, tuple(Mark(*m) for m in marks), level, style, number, bullet, strong, placed, bookmark)
