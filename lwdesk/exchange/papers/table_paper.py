"""A list as a plain Word paper: its title, which records are in it, and one table with the columns of the list."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk import values
from lwdesk.exchange.write import Exported
from lwdesk.exchange.write.about import filter_sentence, sort_phrase
from lwdesk.exchange.write.rows import cell_text, writable
from lwdesk.exchange.write.target import whole_file
from lwdesk.fields import Field, Kind

if TYPE_CHECKING:
    from lwdesk.store import Query, Store

_SMALLEST, _DAY = 1.8, 2.5
"""The width in cm that a column has at least, and that of a day."""
_NUMBERS = (Kind.DATE, Kind.TIME, Kind.NUMBER, Kind.YES_NO)
_CHUNK = 2000


def write_table_paper(
    store: "Store", path: Path, query: "Query", progress: Callable[[int, int], None] = lambda done, total: None
) -> Exported:
    """Write the records of the query, of any list, to a .docx in landscape; gives how many they are.

    A column in which nothing stands is left out. Raises ExportTrouble.
    """
    from lwdesk.exchange.word.layout import new_document
    from lwdesk.exchange.word.table import add_table, lay_across

    record = query.record
    ids = store.ids(query)
    rows: list[list[str]] = []
    for start in range(0, len(ids), _CHUNK):
        run = ids[start : start + _CHUNK]
        rows += [[_shown(value) for value in row] for row in store.cells(record, run, record.listed)]
        progress(start + len(run), len(ids))
    kept = [n for n, f in enumerate(record.listed) if f.name == record.title or any(row[n] for row in rows)]
    fields = [record.listed[n] for n in kept]
    title = f"{record.plural} of {store.name}"
    document = new_document(title, store.name)
    across = lay_across(document)
    document.add_paragraph(writable(title), style="Title")
    for sentence in _details(store, query, len(ids)):
        document.add_paragraph(writable(sentence), style="Details")
    document.add_paragraph(style="Details")
    if rows:
        cells = [[row[n] for n in kept] for row in rows]
        add_table(document, [f.label for f in fields], cells, _widths(fields, across), record.plural)
    else:
        document.add_paragraph(f"There are no {record.plural.lower()} to write.")
    with whole_file(path) as file:
        document.save(file)
    return Exported(len(ids))


def _details(store: "Store", query: "Query", count: int) -> list[str]:
    record = query.record
    noun = (record.label if count == 1 else record.plural).lower()
    today = values.show_date(datetime.now().date())
    said = [f"{count:,} {noun}, by {_lowered(sort_phrase(query))}. Written {today}."]
    if query.where or query.words.strip():
        said.append(filter_sentence(store, query))
    return said


def _lowered(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]


def _shown(value: object) -> str:
    return values.show_date(value) if isinstance(value, date) else cell_text(value)


def _widths(fields: Sequence[Field], across: float) -> list[float]:
    """The width shared out: to days and words of a few what they need, to the rest by how long their text is."""
    fixed = [_fixed(f) for f in fields]
    wanted = [0.0 if width else max(_SMALLEST, min(f.ui.width, 54)) for f, width in zip(fields, fixed, strict=True)]
    left = across - sum(fixed)
    return [width or left * share / sum(wanted) for width, share in zip(fixed, wanted, strict=True)]


def _fixed(field: Field) -> float:
    """The width in cm of a column whose words are known beforehand; 0 of any other."""
    longest = max((len(word) for word in (*field.ui.options, field.label)), default=0)
    if field.kind is Kind.OPTION or field.kind in _NUMBERS:
        return max(_DAY if field.kind is Kind.DATE else _SMALLEST, 0.5 + 0.22 * min(longest, 16))
    return _SMALLEST if field.name == "ref" else 0.0
