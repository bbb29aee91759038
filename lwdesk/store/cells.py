"""What records hold, read from the file: whole records for a form, rows of cells for tables and workbooks."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy import Table as SqlTable

from lwdesk.fields import Field, Kind, blank
from lwdesk.records import RECORDS
from lwdesk.records.parties import gathered
from lwdesk.records.tables import Record, links_of
from lwdesk.store.query import table_of, title_sql
from lwdesk.store.tables import SOURCE, TERM
from lwdesk.store.worked import shown_sql

Links = dict[int, dict[str, list[int]]]


def given_ids() -> Select[Any]:
    """A select of the ids passed as the parameter `ids`, a JSON list: one statement for any number of them."""
    listed = func.json_each(bindparam("ids")).table_valued("value")
    return select(listed.c.value)


def as_json(ids: Iterable[int]) -> str:
    """The ids as the parameter of `given_ids`."""
    return json.dumps(list(ids))


def link_tables(record: Record, fields: Iterable[Field]) -> dict[str, SqlTable]:
    """The link tables that hold those of the fields that have many values, by table name."""
    found = (links_of(record, field) for field in fields if field.many)
    return {table.name: table for table in found}


def read_links(connection: Connection, record: Record, fields: Iterable[Field], ids: Sequence[int]) -> Links:
    """The target ids of the many-valued fields: {record id: {field name: [ids in order]}}."""
    held: Links = {}
    wanted = [field for field in fields if field.many]
    for table in link_tables(record, wanted).values():
        names = ", ".join(f"'{field.name}'" for field in wanted)
        for record_id, name, target_id in fetch(
            connection,
            f'SELECT record_id, field, target_id FROM "{table.name}" '
            f"WHERE record_id IN (SELECT value FROM json_each(?)) AND field IN ({names}) ORDER BY record_id, id",
            ids,
        ):
            of_record = held.get(record_id)
            if of_record is None:
                of_record = held[record_id] = {}
            of_record.setdefault(name, []).append(target_id)
    return held


def fetch(connection: Connection, statement: str, ids: Iterable[int]) -> list[tuple[Any, ...]]:
    """All rows of a statement whose one parameter is a JSON list of ids, straight from SQLite.

    A page of a table is fetched while somebody scrolls: SQLAlchemy's rows would take five times as long.
    """
    driver: Any = connection.connection.driver_connection
    rows: list[tuple[Any, ...]] = driver.execute(statement, (as_json(ids),)).fetchall()
    return rows


def read_labels(connection: Connection, target: str, ids: Iterable[int], deleted: bool = False) -> dict[int, str]:
    """What the records of the target are called, by id; deleted ones only when asked for."""
    title = title_sql(RECORDS[target])
    statement = f'SELECT id, {title} FROM "{target}" WHERE id IN (SELECT value FROM json_each(?))'
    if not deleted:
        statement += " AND deleted_at IS NULL"
    return dict(fetch(connection, statement, ids))


def read_rows(
    connection: Connection, record: Record, ids: Sequence[int], fields: Sequence[Field], terms: dict[int, str]
) -> list[list[object]]:
    """A row of cells per id, in the order of the ids; `terms` are the labels of all terms by id.

    A cell is "" where nothing is known (everywhere, for an id that is not there); text; a date, float or bool; the
    label of a choice; a tuple of labels.
    """
    if any(f.via or f.parts for f in fields):
        return _read_beyond(connection, record, ids, fields, terms)
    own = [f for f in fields if not f.many]
    names = ", ".join(("id", *(shown_sql(record.name, f.name) for f in own)))
    statement = f'SELECT {names} FROM "{record.name}" WHERE id IN (SELECT value FROM json_each(?))'
    found = {row[0]: row for row in fetch(connection, statement, ids)}
    many = [f for f in fields if f.many]
    links = read_links(connection, record, many, ids) if many else {}
    place = {f.name: n for n, f in enumerate(own, 1)}
    labels = {"term": terms}
    for target in {f.ui.target for f in fields if f.ui.target}:
        wanted = _targets(links, [f for f in many if f.ui.target == target])
        for f in own:
            if f.ui.target == target:
                wanted |= {row[place[f.name]] for row in found.values() if row[place[f.name]] is not None}
        lasting = any(f.ui.lasting and f.ui.target == target for f in own)
        labels[target] = read_labels(connection, target, wanted, deleted=lasting)
    plan = [(place.get(f.name, 0), f.name, f.kind, labels.get(f.ui.target or "term", terms)) for f in fields]
    gone: list[object] = [""] * len(fields)
    return [_cells(found[i], links.get(i, {}), plan) if i in found else gone for i in ids]


def _read_beyond(
    connection: Connection, record: Record, ids: Sequence[int], fields: Sequence[Field], terms: dict[int, str]
) -> list[list[object]]:
    """Rows of cells among which some are read through links, or out of two fields that keep them, in their places."""
    own = [f for f in fields if not f.via and not f.parts]
    rows = [iter(row) for row in read_rows(connection, record, ids, own, terms)]
    beyond: dict[str, list[object]] = {}
    for f in (f for f in fields if f.via):
        link = record.field(f.via)
        statement = f'SELECT id, "{link.name}" FROM "{record.name}" WHERE id IN (SELECT value FROM json_each(?))'
        leads = dict(fetch(connection, statement, ids))
        target = RECORDS[link.ui.target]
        there = sorted({i for i in leads.values() if i is not None})
        cells = dict(zip(there, read_rows(connection, target, there, [target.field(f.of)], terms), strict=True))
        beyond[f.name] = [cells[leads[i]][0] if leads.get(i) is not None else "" for i in ids]
    for f in (f for f in fields if f.parts):
        kept = read_rows(connection, record, ids, [record.field(name) for name in f.parts], terms)
        # Either of the two is blank where one plays the part; where several do, organisations come first.
        beyond[f.name] = [body + person if f.many else person or body for person, body in kept]  # type: ignore[operator]
    return [[beyond[f.name][n] if f.name in beyond else next(row) for f in fields] for n, row in enumerate(rows)]


def _targets(links: Links, fields: Sequence[Field]) -> set[int]:
    names = {f.name for f in fields}
    return {i for held in links.values() for name, ids in held.items() if name in names for i in ids}


def _cells(row: Any, held: dict[str, list[int]], plan: Sequence[tuple[int, str, Kind, dict[int, str]]]) -> list[object]:
    cells: list[object] = []
    for place, name, kind, labels in plan:
        if not place:
            cells.append(tuple(labels[i] for i in held.get(name, ()) if i in labels))
            continue
        value = row[place]
        if value is None:
            value = ""
        elif kind in _MEANT:
            value = _MEANT[kind](value, labels)
        cells.append(value)
    return cells


_MEANT: dict[Kind, Callable[[Any, dict[int, str]], object]] = {
    Kind.CHOICE: lambda value, labels: labels.get(value, ""),
    Kind.LINK: lambda value, labels: labels.get(value, ""),
    Kind.DATE: lambda value, _: date.fromisoformat(value),
    Kind.YES_NO: lambda value, _: bool(value),
}
"""What a stored value of these kinds is, where it is not what it looks like."""


def read_record(connection: Connection, record: Record, record_id: int) -> dict[str, Any] | None:
    """Everything of one record: raw values by field name, stamps, and `came_from` in words; None when there is none."""
    table = table_of(record)
    row = connection.execute(select(table).where(table.c.id == record_id)).mappings().first()
    if row is None:
        return None
    values = dict(row)
    held = read_links(connection, record, record.fields, [record_id]).get(record_id, {})
    for field in record.fields:
        if field.many:
            values[field.name] = tuple(held.get(field.name, ()))
        elif values[field.name] is None:
            values[field.name] = blank(field)
    values |= gathered(record, values)
    values["came_from"] = _source(connection, values["source_id"], values["source_row"])
    return values


def read_many(connection: Connection, record: Record, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The raw values of many records: {id: {field name: value}}, with `blank` values where nothing is known."""
    table = table_of(record)
    own = record.columns
    statement = select(table.c.id, *(table.c[f.name] for f in own)).where(table.c.id.in_(given_ids()))
    links = read_links(connection, record, record.fields, ids)
    empty: dict[str, list[int]] = {}
    found = {}
    for row in connection.execute(statement, {"ids": as_json(ids)}):
        values = {f.name: blank(f) if value is None else value for f, value in zip(own, row[1:], strict=True)}
        held = links.get(row[0], empty)
        values |= {f.name: tuple(held.get(f.name, ())) for f in record.fields if f.many}
        values |= gathered(record, values)
        found[row[0]] = values
    return found


def _source(connection: Connection, source_id: int | None, row: int | None) -> str:
    if source_id is None:
        return ""
    found = connection.execute(select(SOURCE.c.file, SOURCE.c.sheet).where(SOURCE.c.id == source_id)).first()
    if found is None:
        return ""
    return ", ".join(part for part in (found.file, found.sheet, f"row {row}" if row else "") if part)


def all_terms(connection: Connection) -> dict[int, str]:
    """The label of every term that is not deleted, by id."""
    rows = connection.execute(select(TERM.c.id, TERM.c.label).where(TERM.c.deleted_at.is_(None)))
    return {row[0]: row[1] for row in rows}
