"""The grid of interview against theme: what each interview came to on each theme, named as the person may be quoted."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk.exchange.papers.sheet import Listed, write_listed
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.exchange.whose import Whose, whose
from lwdesk.exchange.write.target import whole_file
from lwdesk.fields import Field, Kind, Ui
from lwdesk.records import INTERVIEW
from lwdesk.text import fold
from lwdesk.values import show_date

if TYPE_CHECKING:
    from docx.document import Document

    from lwdesk.store import Store
    from lwdesk.store.themes import Cell, Finding, ThemeInfo

ENDINGS = (".xlsx", ".csv", ".docx")
FIELDS = (
    Field("interviewee", "Interviewee", "", Ui(Kind.LINE, width=24)),
    Field("organisation", "Organisation", "", Ui(Kind.LINE, width=24)),
    Field("day", "Date", "", Ui(Kind.DATE, width=13)),
)
ACROSS = 4
"""Themes that stand side by side on a page; more go on in a table below."""
_SAID = {
    "List": "What each interview came to on each theme",
    "Sorted by": "Date, interviewee",
    "Names": "Everybody is named as they may be quoted: by name, by role, or as “a contact”.",
}
_UNWRITABLE = {n: None for n in range(32) if n not in (9, 10)}


def write(
    store: "Store", path: Path, interview_ids: Sequence[int] | None = None, theme_ids: Sequence[int] | None = None
) -> str:
    """Write the cells of these interviews (all that were held) and themes (those that are part of no other).

    Gives what was written in words: "12 interviews". Raises ExchangeTrouble where there is no theme, and ExportTrouble.
    """
    every = store.themes.all()
    chosen = [t for t in every if (t.parent is None if theme_ids is None else t.id in theme_ids)]
    if not chosen:
        raise ExchangeTrouble("There is no theme yet, and the grid has a column for each. Make one on the page Themes.")
    ids = [i for i, _ in store.themes.interviews()] if interview_ids is None else interview_ids
    people, held = whose(store, ids), store.themes.findings([theme.id for theme in chosen])
    if path.suffix.lower() == ".docx":
        return _write_paper(store, path, people, chosen, held)
    return _write_list(store, path, people, chosen, held)


def _write_list(
    store: "Store", path: Path, people: dict[int, Whose], themes: "Sequence[ThemeInfo]", held: "dict[Cell, Finding]"
) -> str:
    columns = [Field(f"theme{n}", label, "", Ui(Kind.PARAGRAPH, width=40)) for n, label in enumerate(_labels(themes))]
    rows: list[list[object]] = [
        [who.quoted.name, who.quoted.organisation, who.day or "", *(_body(held, i, t.id) for t in themes)]
        for i, who in people.items()
    ]
    # No keys: what is named as it may be quoted is not to be taken for the schedule when it is brought in.
    return write_listed(store, path, Listed(INTERVIEW, (*FIELDS, *columns), rows, [""] * len(rows), _SAID))


def _labels(themes: "Sequence[ThemeInfo]") -> list[str]:
    """The names of the themes as headings, no two alike and none like those of the other columns."""
    taken = {fold(field.label) for field in FIELDS}
    found = []
    for theme in themes:
        # As csv and workbooks both can have them: the user's own words, where all other headings are ours.
        plain = theme.name.lstrip("=+-@'\t ")[:200] or "Without a name"
        label, number = plain, 1
        while fold(label) in taken:
            number += 1
            label = f"{plain} ({number})"
        taken.add(fold(label))
        found.append(label)
    return found


def _write_paper(
    store: "Store", path: Path, people: dict[int, Whose], themes: "Sequence[ThemeInfo]", held: "dict[Cell, Finding]"
) -> str:
    """Write a table of interviews against themes on A4 across; of many themes several tables, one below the other."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    from lwdesk.exchange.word.layout import new_document

    document = new_document(f"Interviews against themes, {store.name}", store.name)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.8)
    document.add_paragraph("Interviews against themes", style="Title")
    for first in range(0, len(themes), ACROSS):
        if first:
            document.add_paragraph("", style="Details")
        _add_table(document, people, themes[first : first + ACROSS], held)
    with whole_file(path) as file:
        document.save(file)
    return f"{len(people):,} interview{'' if len(people) == 1 else 's'}"


def _add_table(
    document: "Document", people: dict[int, Whose], themes: "Sequence[ThemeInfo]", held: "dict[Cell, Finding]"
) -> None:
    from docx.shared import Cm

    table: Any = document.add_table(rows=1, cols=len(themes) + 1)
    table.style = "Table Grid"
    table.autofit = False
    widths = [Cm(4.6), *([Cm(21.4 / len(themes))] * len(themes))]
    head = table.rows[0]
    _repeat(head)
    _fill(head.cells, ["Interviewee", *(theme.name for theme in themes)], bold=True)
    for interview, who in people.items():
        row = table.add_row()
        when = show_date(who.day) if who.day else ""
        _fill(row.cells, ["\n".join(filter(None, (who.quoted.line, when))),
                          *(_body(held, interview, theme.id) for theme in themes)])  # fmt: skip
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _fill(cells: Sequence[Any], texts: Sequence[str], bold: bool = False) -> None:
    from docx.shared import Pt

    for cell, text in zip(cells, texts, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(text.translate(_UNWRITABLE))
        run.font.size, run.bold = Pt(9.5), bold or None


def _repeat(row: Any) -> None:
    """Have the row stand on top of every page that the table goes over."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:tblHeader")
    element.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(element)


def _body(held: "dict[Cell, Finding]", interview: int, theme: int) -> str:
    found = held.get((interview, theme))
    return found.body if found else ""
