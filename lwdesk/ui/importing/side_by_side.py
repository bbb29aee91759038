"""What is known of two that may be the same: what the sheet says of one, and the study or the sheet of the other."""

from collections.abc import Iterable, Mapping

from lwdesk.exchange.answers import Like, Question
from lwdesk.exchange.plan import ImportPlan, PlannedRow
from lwdesk.exchange.plan.cell import cell_text
from lwdesk.exchange.plan.rows import TO_NOTES
from lwdesk.fields import Field, Kind
from lwdesk.records import RECORDS, Record
from lwdesk.store import Store
from lwdesk.values import show_date, show_number

MOST = 6
_LONG = (Kind.PARAGRAPH, Kind.WEB)
Details = Mapping[str, str]


def side_by_side(store: Store, plan: ImportPlan, question: Question, like: Like) -> list[tuple[str, str, str]]:
    """(what, of the one in the file, of the other) in lines, the names first, at most seven."""
    names = ("", question.name, like.name)
    record = RECORDS[question.target]
    mine = _said_of(plan, record, question.rows)
    if like.record_id is not None:
        its = _known_of(store, record, like.record_id)
    else:
        its = _said_of(plan, record, [like.row] if like.row else [])
    wanted = sorted({*mine, *its}, key=lambda label: (label not in mine or label not in its, _place(record, label)))
    return [names, *((label, mine.get(label, ""), its.get(label, "")) for label in wanted[:MOST])]


def _known_of(store: Store, record: Record, record_id: int) -> Details:
    """What the study holds of a record, and how many others name it."""
    fields = [f for f in record.seen if not f.via and f.name != record.title and f.kind not in _LONG]
    cells = store.cells(record, [record_id], fields)[0]
    found = {field.label: text for field, cell in zip(fields, cells, strict=True) if (text := _in_words(cell))}
    named: dict[str, set[int]] = {}
    for owner, _, ids in store.links_to(record, record_id):
        named.setdefault(owner, set()).update(ids)
    return found | {RECORDS[owner].plural: f"{len(ids):,}" for owner, ids in named.items()}


def _said_of(plan: ImportPlan, record: Record, numbers: Iterable[int]) -> Details:
    """What the rows say: of themselves, or where they only name the record, which ones they are."""
    wanted = set(numbers)
    rows = [row for row in plan.rows if row.number in wanted]
    if record.name == plan.record.name:
        return _cells(plan, rows[0]) if rows else {}
    titles = [str(row.value(plan.record.title) or "") for row in rows]
    shown = "; ".join(title for title in titles[:3] if title) + ("; …" if len(titles) > 3 else "")
    return {plan.record.plural: f"{len(rows):,}: {shown}" if len(rows) > 1 else shown}


def _cells(plan: ImportPlan, row: PlannedRow) -> Details:
    seen = [f for f in plan.record.seen if not f.via and f.name != plan.record.title]
    fields = {f.name: f for f in seen if f.kind not in _LONG}
    found = {}
    for column in plan.columns:
        if column.field in fields and column.field != TO_NOTES:
            text = " ".join(cell_text(row.cell(column.place)).split())
            if text:
                found[fields[column.field].label] = text
    return found


def _place(record: Record, label: str) -> int:
    """What tells most first: where it is, whom to ask, who names it; then the order of the form."""
    fields: dict[str, Field] = {f.label: f for f in record.seen if not f.via}
    field = fields.get(label)
    if field is None:
        return 2
    if field.ui.vocabulary == "borough":
        return 0
    if field.kind in (Kind.TELEPHONE, Kind.LINKS, Kind.LINK, Kind.PARTY, Kind.PARTIES):
        return 1
    return 3 + list(fields).index(label)


def _in_words(cell: object) -> str:
    if isinstance(cell, tuple):
        return "; ".join(map(str, cell))
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float):
        return show_number(cell)
    return show_date(cell) if hasattr(cell, "isoformat") else str(cell or "")  # type: ignore[arg-type]
