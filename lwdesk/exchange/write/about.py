"""What a reader of an exported list asks first: which study, when, which records, how many."""

from datetime import datetime
from typing import TYPE_CHECKING

from lwdesk import __version__, values
from lwdesk.exchange.key import KEY
from lwdesk.fields import Field, Kind
from lwdesk.records.parties import of_number, target_of
from lwdesk.records.tables import Record

if TYPE_CHECKING:
    from lwdesk.store import Query, Store


def about_list(store: "Store", query: "Query", count: int) -> list[tuple[str, str]]:
    """What to say of the list, as pairs of a word and a text."""
    record = query.record
    now = datetime.now()
    return [
        ("Study", store.name),
        ("List", record.plural),
        ("Exported", f"{values.show_date(now.date())}, {now:%H:%M}"),
        ("Filter", filter_sentence(store, query)),
        ("Sorted by", sort_phrase(query)),
        ("Records", f"{count:,}"),
        ("Written by", f"lwdesk {__version__}"),
        (
            "Corrections",
            f"Change cells or add rows in the first sheet and import the file again. The hidden column {KEY.label} "
            "says which record a row is about: leave it as it is, and blank in new rows.",
        ),
    ]


def filter_sentence(store: "Store", query: "Query") -> str:
    """Which records the query asks for, as a sentence."""
    # Imported late, as the store brings SQLAlchemy with it.
    from lwdesk.store.query import fields_meant

    parts = []
    for where in query.where:
        fields = fields_meant(query.record, where.field)
        label = " or ".join(field.label for field in fields)
        parts.append(f"{label} is {_named(store, query.record, fields[0], where.ids)}")
    if query.words.strip():
        parts.append(f"the words “{query.words.strip()}” occur")
    if not parts:
        return f"None: all {query.record.plural.lower()} of the study."
    return f"Only {query.record.plural.lower()} where {' and '.join(parts)}."


def sort_phrase(query: "Query") -> str:
    """The order of the records: "Activity", "Start, last first"."""
    field = query.record.field(query.sort or query.record.order or query.record.title)
    return f"{field.label}, last first" if query.descending else field.label


def _named(store: "Store", record: Record, field: Field, ids: tuple[int | None, ...]) -> str:
    known = tuple(i for i in ids if i is not None)
    if field.kind is Kind.YES_NO:
        names = ["Yes" if i else "No" for i in known]
    elif field.kind is Kind.LINE:
        names = [f"“{row[0]}”" for row in store.cells(record, known, [field])]
    elif field.kind is Kind.OPTION:
        names = [f"“{field.ui.options[i]}”" for i in known]
    elif field.parts:
        led = [target_of(of_number(i)) for i in known]
        names = [f"“{label}”" for target, i in led for label in store.labels(target, [i]).values()]
    else:
        labels = store.labels(field.ui.target or "term", known)
        names = [f"“{labels[i]}”" for i in known if i in labels]
    if None in ids or not names:
        names.append("blank")
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def cut_note(record: Record, name: str, field: Field) -> str:
    """The sentence on a text that was longer than a cell of a workbook may be."""
    return (
        f"{record.label} “{name}”, {field.label}: the text is longer than a cell of a workbook holds (32,767 "
        "characters), so its end was left out here. The study has the whole of it, and so has a .csv export."
    )
