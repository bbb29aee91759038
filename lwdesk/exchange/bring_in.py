"""An import from a file's path to its plan: open, find the table, find the fields, read the rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lwdesk.exchange.body import body_of, section_columns
from lwdesk.exchange.inspect import known_headings, notes_on
from lwdesk.exchange.key import KEY
from lwdesk.exchange.layouts import match_as_before, recall_layout, without_recalled
from lwdesk.exchange.memory import no_collecting
from lwdesk.exchange.plan.amounts import Amounts
from lwdesk.exchange.plan.kept import without_old_news
from lwdesk.exchange.plan.make import plan_rows, unread_columns
from lwdesk.exchange.plan.rows import Column, ImportPlan
from lwdesk.exchange.read import open_workbook
from lwdesk.exchange.read.book import Book
from lwdesk.exchange.read.sheet import Cell
from lwdesk.exchange.reason import REASON
from lwdesk.exchange.recognise.body import SectionsBelow
from lwdesk.exchange.recognise.columns import match_columns
from lwdesk.exchange.recognise.table import TableGuess, find_table
from lwdesk.exchange.recognise.which import guess_record
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.exchange.words import words_of_study
from lwdesk.records import LISTS, RECORDS
from lwdesk.records.tables import Record
from lwdesk.store import Store
from lwdesk.text import fold, match_key

HEAD = 200
"""How many rows are looked at to find the table."""
OWN = ("About this list", "Terms")
"""The sheets that lwdesk itself puts behind an exported list."""
Progress = Callable[[int, int, str], None]


@dataclass
class Layout:
    """What was recognised of a sheet, or what the user made of it: where its table is and what its columns hold."""

    sheet: int
    record: Record
    table: TableGuess
    columns: list[Column]
    """Those of the sheet and, once it has been planned, those that the headings of its sections come to."""
    marks: dict[int, str] = field(default_factory=dict)
    """What the user said of a row, by its number: "record", "section" or "left out". It wins over any guess."""


def plan_file(
    store: Store,
    path: Path,
    record: Record | None = None,
    sheet: str | None = None,
    password: str = "",
    progress: Progress | None = None,
) -> ImportPlan:
    """The plan for a file's first visible table, or that of the named sheet. Raises ExchangeTrouble."""
    with open_workbook(path, password) as workbook:
        return plan_workbook(store, workbook, record, sheet, progress)


def plan_workbook(
    store: Store, workbook: Book, record: Record | None = None, sheet: str | None = None,
    progress: Progress | None = None,
) -> ImportPlan:  # fmt: skip
    """The plan for an open workbook's first visible table, or that of the named sheet. Raises ExchangeTrouble."""
    workbook.wait()
    layout = recognise(store, workbook, record, sheet)
    return plan_layout(store, workbook, layout, progress)


def recognise(store: Store, workbook: Book, record: Record | None = None, sheet: str | None = None) -> Layout:
    """Where the table is and what its columns hold, by the program's own lights.

    Without a name it is the first visible sheet whose columns can be told, else the first that has a table at all.
    Raises ExchangeTrouble.
    """
    found: Layout | None = None
    for index in candidates(workbook, sheet):
        head = workbook.head(index, HEAD)
        table = find_table(head, workbook.sheets[index].merged, known_headings(list(LISTS.values())))
        if table.header_first is None:
            continue
        layout = lay_out(store, index, head, table, record)
        if any(c.field == layout.record.title for c in layout.columns):
            return layout
        found = found or layout
    if found:
        return found
    where = f"the sheet “{sheet}” of {workbook.path.name}" if sheet else workbook.path.name
    hidden = "" if sheet or all(s.visible for s in workbook.sheets) else " Hidden sheets are read only when named."
    raise ExchangeTrouble(
        f"No table was found in {where}. It needs a row of headings with rows of entries below.{hidden}"
    )


def lay_out(store: Store, sheet: int, head: list[list[Cell]], table: TableGuess, record: Record | None) -> Layout:
    """The columns of a table matched to the fields of the record, or of the record that fits best: as they were
    matched before where the study has seen such headings."""
    recalled = recall_layout(store, table.columns, record)
    sample = head[(table.first_data_row or 1) - 1 :]
    chosen = record or (RECORDS[recalled.record] if recalled else None)
    chosen = chosen or guess_record(table.columns, list(LISTS.values()), sample)
    guesses = match_columns(table.columns, chosen, sample, terms=known_words(store, chosen))
    notes = without_recalled(table.notes)
    if recalled:
        guesses = match_as_before(recalled, guesses, chosen)
        notes.append(recalled.sentence())
    table = replace(table, notes=notes)
    columns = [
        Column(n, g.heading, None if g.heading == REASON else g.field, g.confidence) for n, g in enumerate(guesses)
    ]
    return Layout(sheet, chosen, table, columns)


def plan_layout(store: Store, workbook: Book, layout: Layout, progress: Progress | None = None) -> ImportPlan:
    """Every row below the headings of the layout, planned.

    The columns of sections that are found on the way are put to those of the layout.
    """
    columns = layout.columns
    try:
        return _plan_layout(store, workbook, layout, progress)
    except SectionsBelow:
        layout.columns = columns
        return _plan_layout(store, workbook, layout, progress, closely=True)


def _plan_layout(
    store: Store, workbook: Book, layout: Layout, progress: Progress | None, closely: bool = False
) -> ImportPlan:
    sheet = workbook.sheets[layout.sheet]
    columns = [c for c in layout.columns if (c.heading or c.field) and c.place < sheet.columns]
    plan = ImportPlan(
        workbook.path.name, sheet.name, layout.record, layout.table.header_first, layout.table.header_last, columns
    )
    seen = replace(sheet, hidden_columns=sheet.hidden_columns - {c.place + 1 for c in columns if c.field == KEY.name})
    plan.notes += [*workbook.notes, *notes_on(seen), *layout.table.notes, *unread_columns(columns)]
    plan.notes += _other_sheets(workbook, layout.sheet)
    if not any(c.field == layout.record.title for c in columns):
        raise ExchangeTrouble(f"{workbook.path.name}, {sheet.name}: {_why_none(layout.record, columns)}")
    words = words_of_study(store, layout.record)
    body = body_of(workbook, layout.sheet, layout.table, layout.record, columns, words, layout.marks)
    first = body.first_row
    with no_collecting():
        runs = body.read(workbook.columns(layout.sheet, first), first, closely)
        beyond = section_columns(body, layout.columns, sheet.columns)
        layout.columns = [c for c in layout.columns if c.place < sheet.columns] + beyond
        plan.columns += beyond
        runs, unit = Amounts(store, plan.record, plan.columns).parted(runs, sheet.columns + len(beyond))
        plan.columns += unit
        plan_rows(store, plan, runs, first, sheet.rows - first + 1, progress, body.ended)
    without_old_news(store, plan)
    plan.sections = body.sections
    plan.ignored = sorted([*plan.ignored, *body.left_out.items()])
    plan.notes += body.notes
    return plan


def _why_none(record: Record, columns: Sequence[Column]) -> str:
    """What to say of a table that no column names the records of: it may be one that lwdesk itself wrote."""
    headings = [match_key(column.heading) for column in columns]
    if {"section", "question"} <= {*headings}:
        return "this is an interview guide. Bring it in from the window, where the interview guide is changed."
    if headings[:1] == ["group"] and len(columns) > 2 and not any(column.field for column in columns[1:]):
        return "this is a sampling matrix, which is counted from contacts and interviews. Bring those in instead."
    label = record.field(record.title).label
    return f"no column holds the {label.lower()}. Give its column the heading “{label}”."


def known_words(store: Store, record: Record) -> dict[str, set[str]]:
    """The folded labels and synonyms of every list of terms that the record's fields choose from, by the list's name,
    and the match keys of the records that they link to, by the name of their kind."""
    terms = {
        f.ui.vocabulary: {fold(w) for t in store.terms(f.ui.vocabulary, retired=True) for w in (t.label, *t.synonyms)}
        for f in record.fields
        if f.ui.vocabulary
    }
    targets = {f.ui.target for f in record.declared if f.ui.target}
    linked = {t: {match_key(name) for *_, name in store.identities(RECORDS[t])} - {""} for t in targets}
    return terms | linked


def candidates(workbook: Book, sheet: str | None) -> Sequence[int]:
    """The places of the sheets to look at: the visible ones, or the one of that name. Raises ExchangeTrouble."""
    if sheet is None:
        return [n for n, s in enumerate(workbook.sheets) if s.visible]
    # Excel knows no two sheets whose names differ in case alone.
    wanted = sheet.strip().casefold()
    named = [n for n, s in enumerate(workbook.sheets) if s.name == sheet]
    named = named or [n for n, s in enumerate(workbook.sheets) if s.name.strip().casefold() == wanted]
    if not named:
        names = ", ".join(f"“{s.name}”" for s in workbook.sheets)
        raise ExchangeTrouble(f"There is no sheet “{sheet}” in {workbook.path.name}. It has {names}.")
    return named


def _other_sheets(workbook: Book, read: int) -> list[str]:
    """A sentence that names the sheets which have something in them and were not read."""
    others = [(s, s.visible) for n, s in enumerate(workbook.sheets) if n != read and s.rows > 1 and s.name not in OWN]
    if not others:
        return []
    names = ", ".join(f"“{s.name}”" + ("" if visible else " (hidden)") for s, visible in others)
    return [f"Of the other sheets nothing was read: {names}. Choose one by its name to import it too."]
