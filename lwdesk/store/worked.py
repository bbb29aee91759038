"""What lists show otherwise than it is kept, as the day decides: the status of a commitment that is due and not done.

The same as `lwdesk.standing.worked_out`, in the words of the file, so that thousands are filtered and sorted by it.
"""

from typing import Any

from sqlalchemy import ColumnElement, literal_column
from sqlalchemy import Table as SqlTable

from lwdesk.standing import DONE, DROPPED, LATE

STANDS_ON = "stands_on"
"""The setting of a study that stands still on a day: "2004-11-15"."""
TODAY = (
    f"coalesce((SELECT json_extract(value, '$') FROM setting WHERE key = '{STANDS_ON}'), "
    "strftime('%Y-%m-%d', 'now', 'localtime'))"
)
"""The day on which the study is looked at, as `Store.today` says it."""
_WORKED = {
    ("commitment", "status"): (
        f"CASE WHEN commitment.status IN ('{DONE}', '{DROPPED}') THEN commitment.status "
        f"WHEN commitment.due < {TODAY} THEN '{LATE}' ELSE commitment.status END"
    )
}
BY_THE_DAY = frozenset(record for record, _ in _WORKED)
"""The kinds of record of which lists may say something else tomorrow."""


def shown_sql(record_name: str, field_name: str) -> str:
    """What lists show of a column, for a statement in words that selects from the record's own table."""
    return _WORKED.get((record_name, field_name), f'"{field_name}"')


def shown_column(table: SqlTable, field_name: str) -> ColumnElement[Any]:
    """The same as an element of a statement."""
    worked = _WORKED.get((table.name, field_name))
    return table.c[field_name] if worked is None else literal_column(f"({worked})", table.c[field_name].type)
