"""What would be read from a file, told without reading it into a study: sheets, headers, columns and their fields."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk.exchange.body import look_through, tell_of
from lwdesk.exchange.key import KEY
from lwdesk.exchange.plan.rows import Column
from lwdesk.exchange.read import Sheet, Workbook, open_workbook
from lwdesk.exchange.recognise.body import Body
from lwdesk.exchange.recognise.columns import Terms, match_columns
from lwdesk.exchange.recognise.headings import headings_of
from lwdesk.exchange.recognise.section_values import Placed
from lwdesk.exchange.recognise.table import TableGuess, find_table
from lwdesk.exchange.recognise.which import guess_record
from lwdesk.exchange.to_notes import TO_NOTES
from lwdesk.paths import resource
from lwdesk.records import Record
from lwdesk.text import match_key

if TYPE_CHECKING:
    from lwdesk.exchange.notes_back import BackSheet


def inspect_file(
    path: Path, records: Mapping[str, Record], terms: Terms | None = None, password: str = ""
) -> dict[str, Any]:
    """What `inspect --json` prints of a file; `records` are the kinds of list by their names.

    `terms` are those by which cells tell what a column holds; those of a new study where none are given.
    Raises UnreadableFile with the sentence to show.
    """
    terms = default_terms() if terms is None else terms
    with open_workbook(path, password) as book:
        sheets = [_inspect_sheet(book, number, list(records.values()), terms) for number in range(len(book.sheets))]
    return {"sheets": sheets}


def known_headings(records: Sequence[Record]) -> set[str]:
    """The match keys of every heading that the fields of these records go by."""
    return {key for record in records for key in headings_of(record)}


def default_terms() -> Terms:
    """The labels and synonyms of the lists of terms that a new study has, as match keys."""
    lists = json.loads(resource("vocabularies.json").read_text(encoding="utf-8"))["vocabularies"]
    return {
        given["name"]: {match_key(w) for term in given["terms"] for w in (term["label"], *term.get("synonyms", ()))}
        for given in lists
    }


def _inspect_sheet(book: Workbook, number: int, records: list[Record], terms: Terms | None) -> dict[str, Any]:
    # Here, since what plans those lists asks this module too.
    from lwdesk.exchange.notes_back.headings import back_sheet

    sheet = book.sheets[number]
    head = book.head(number)
    if back := back_sheet(number, head):
        return _inspect_back(book, number, back)
    guess = find_table(head, sheet.merged, known_headings(records))
    named = [(at, heading) for at, heading in enumerate(guess.columns) if heading]
    headings = [heading for _, heading in named]
    rows = head[guess.first_data_row - 1 :] if guess.first_data_row else []
    sample = [[row[at] for at, _ in named] for row in rows]
    record = guess_record(headings, records, sample) if headings else None
    columns = match_columns(headings, record, sample, terms) if record else []
    body = None
    if record and any(c.field == record.title for c in columns):
        mapped = [Column(at, c.heading, c.field) for (at, _), c in zip(named, columns, strict=True)]
        body = look_through(book, number, guess, record, mapped)
    return {
        "name": sheet.name,
        "visible": sheet.visible,
        "rows": sheet.rows,
        "header_first": guess.header_first,
        "header_last": guess.header_last,
        "columns": [
            {"heading": c.heading, "field": _label(record, c.field), "confidence": c.confidence} for c in columns
        ]
        + [
            {"heading": p.heading, "field": _label(record, p.goes_to) or "Notes", "confidence": 0.9}
            for p in _placed(body)
        ],
        "as": record.list if record else None,
        "notes": [*book.notes, *notes_on(sheet), *guess.notes, *_empty(sheet, guess), *tell_of(body)],
    }


def _inspect_back(book: Workbook, number: int, back: "BackSheet") -> dict[str, Any]:
    """The same of a list of notes or summaries."""
    sheet = book.sheets[number]
    fields = {place: back.own_label(column) for column, place in back.places.items()}
    named = [(at, heading) for at, heading in enumerate(back.headings) if heading]
    return {
        "name": sheet.name,
        "visible": sheet.visible,
        "rows": sheet.rows,
        "header_first": back.header,
        "header_last": back.header,
        "columns": [{"heading": h, "field": fields.get(at), "confidence": float(at in fields)} for at, h in named],
        "as": back.record.list,
        "notes": [*book.notes, *notes_on(sheet)],
    }


def notes_on(sheet: Sheet) -> list[str]:
    """Sentences on what the user would not see when she looks at the sheet."""
    notes = list(sheet.notes)
    if not sheet.visible:
        notes.append("The sheet is hidden; it is read only when you choose it.")
    if sheet.hidden_rows:
        notes.append(f"It has {len(sheet.hidden_rows):,} hidden row{'s' if len(sheet.hidden_rows) > 1 else ''}.")
    if sheet.hidden_columns:
        count = len(sheet.hidden_columns)
        notes.append(f"It has {count:,} hidden column{'s' if count > 1 else ''}.")
    return notes


def _placed(body: Body | None) -> list[Placed]:
    return body.placed if body else []


def _empty(sheet: Sheet, guess: TableGuess) -> list[str]:
    return ["The sheet is empty."] if not sheet.rows and not guess.notes else []


def _label(record: Record | None, field: str | None) -> str | None:
    if field is None or record is None:
        return None
    if field == TO_NOTES:
        return "Notes"
    return KEY.label if field == KEY.name else record.field(field).label


def describe(path: Path, found: Mapping[str, Any]) -> str:
    """What `inspect_file` found, in lines for a person to read."""
    lines = [str(path)]
    for sheet in found["sheets"]:
        lines.append(f"  {sheet['name']}{'' if sheet['visible'] else ' (hidden)'}: {sheet['rows']:,} rows")
        if sheet["header_first"] is None:
            lines.append("    no table was found")
            continue
        first, last = sheet["header_first"], sheet["header_last"]
        where = f"row {first}" if first == last else f"rows {first} to {last}"
        lines.append(f"    headings in {where}; would be read as {sheet['as']}")
        lines += [f"    {c['heading']} -> {c['field'] or 'left out'}" for c in sheet["columns"]]
        lines += [f"    {note}" for note in sheet["notes"]]
    return "\n".join(lines)
