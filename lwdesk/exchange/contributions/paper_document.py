"""The Word document of a paper of contributions: headings, sentences and tables, for any number of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lwdesk.exchange.contributions.grouping import (
    AREA,
    KIND,
    ORGANISATION,
    PLACE,
    WITHIN,
    WITHOUT,
    Group,
    counted,
)
from lwdesk.exchange.word.table import append, ensure_style, table_element
from lwdesk.exchange.write.rows import writable
from lwdesk.records import CONTRIBUTION
from lwdesk.records.contribution import KINDS

if TYPE_CHECKING:
    from docx.document import Document

_COLUMNS = {
    AREA: (("text", 8.6), ("organisation", 4.2), ("delegate", 3.2)),
    ORGANISATION: (("kind", 3.8), ("text", 9.0), ("delegate", 3.2)),
    KIND: (("text", 8.6), ("organisation", 4.2), ("delegate", 3.2)),
}
"""The columns and their widths in cm; what the headings say already is not among them."""
_ACROSS, _NUMBER = 16.0, 3.0
_MOST_COUNTED = 12
"""Groups of which the table at the beginning still gives a picture."""


@dataclass(frozen=True)
class Paper:
    """What is to be written: how it is put together, its groups, and the sentences below its title and at its foot."""

    by: str
    title: str
    details: list[str]
    groups: Sequence[Group]
    foot: list[str]


def fill(document: "Document", paper: Paper) -> None:
    """Write the paper into a document that has nothing but its styles."""
    _Writing(document).write(paper)


class _Writing:
    """Writes at the end of a document, quickly also where it is long."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._styles: dict[str, str] = {}
        ensure_style(document)

    def write(self, paper: Paper) -> None:
        self._add(paper.title, "Title")
        for sentence in paper.details:
            self._add(sentence, "Details")
        if not paper.groups:
            self._add("There are no contributions to write.", "Normal")
        if 1 < len(paper.groups) <= _MOST_COUNTED and paper.by != KIND:
            self._add_counts(paper)
        for group in paper.groups:
            self._add_group(paper.by, group)
        for n, sentence in enumerate(paper.foot):
            self._add(sentence, "Details", before=14 if n == 0 else 4)

    def _add_counts(self, paper: Paper) -> None:
        """How many contributions there are, a row for each group and a column for each kind."""
        self._add("At a glance", "Heading 1")
        label = CONTRIBUTION.field(paper.by).label
        some_without = any(not row[PLACE["kind"]] for group in paper.groups for row in group.rows)
        kinds = [*KINDS, *([WITHOUT[KIND]] if some_without else [])]
        rows = []
        for group in paper.groups:
            numbers = dict(counted(group.rows, PLACE["kind"]))
            rows.append([group.label, *(f"{numbers.get(kind, 0):,}" for kind in kinds)])
        widths = [_ACROSS - _NUMBER * len(kinds), *[_NUMBER] * len(kinds)]
        append(self._document, table_element([label, *kinds], rows, widths, "Contributions by kind"))

    def _add_group(self, by: str, group: Group) -> None:
        """A heading, how many there are, and a table for each of the parts: an area's kinds, a kind's areas."""
        self._add(group.label, "Heading 1")
        if by != KIND:
            told = " · ".join(f"{number:,} {kind.lower()}" for kind, number in counted(group.rows, PLACE["kind"]))
            self._add(told, "Details", with_next=True)
        within = WITHIN[by]
        parts: dict[str, list[Sequence[object]]] = {}
        for row in group.rows:
            parts.setdefault(str(row[PLACE[within]]) or WITHOUT[within], []).append(row)
        names = [name for name, _ in _COLUMNS[by]]
        widths = [width for _, width in _COLUMNS[by]]
        headings = [CONTRIBUTION.field(name).label for name in names]
        for label, rows in parts.items():
            self._add(label, "Heading 2")
            cells = [[str(row[PLACE[name]]) for name in names] for row in rows]
            append(self._document, table_element(headings, cells, widths, f"{group.label}: {label}"))

    def _add(self, text: str, style: str, before: int | None = None, with_next: bool = False) -> None:
        key = self._styles.get(style)
        if key is None:
            key = self._styles[style] = str(self._document.styles[style].style_id)
        keep = "<w:keepNext/>" if with_next else ""
        space = f'<w:spacing w:before="{before * 20}"/>' if before is not None else ""
        properties = f'<w:pPr><w:pStyle w:val="{key}"/>{keep}{space}</w:pPr>'
        run = f'<w:r><w:t xml:space="preserve">{escape(writable(text))}</w:t></w:r>'
        append(self._document, parse_xml(f"<w:p {nsdecls('w')}>{properties}{run}</w:p>"))
