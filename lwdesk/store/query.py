"""Which records, in which order: a question to the store and the statement that answers it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    LargeBinary,
    Select,
    and_,
    bindparam,
    case,
    cast,
    collate,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy import Table as SqlTable

from lwdesk.fields import Field, Kind
from lwdesk.records import RECORDS
from lwdesk.records.parties import of_number, target_of
from lwdesk.records.tables import Record, links_of
from lwdesk.store.tables import TERM
from lwdesk.store.worked import shown_column

# Kinds whose values sort as text and so without regard to case.
_TEXT = (Kind.LINE, Kind.TIME, Kind.PARAGRAPH, Kind.EMAIL, Kind.TELEPHONE, Kind.WEB, Kind.OPTION)


@dataclass(frozen=True, slots=True)
class Where:
    """A field holds one of these: ids of terms or records, 1 or 0 for yes or no, places of options, None for blank.

    For a part that a contact or an organisation plays they are numbers of `records.parties.number_of`.
    For a line of text the ids are of records of the kind itself, or of that which keeps it: the field says what it says
    in one of them.
    Named after a kind of record ("organisation"), it is about every field that links to one: any part. Named "id", it
    is about the records themselves: only these, however many.
    """

    field: str
    ids: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Records of one kind that meet every `where` and hold every word of `words`, sorted by a field."""

    record: Record
    where: tuple[Where, ...] = ()
    words: str = ""
    sort: str = ""
    descending: bool = False


def table_of(record: Record) -> SqlTable:
    """The record's own table."""
    return record.table


def title_column(record: Record, table: SqlTable | None = None) -> ColumnElement[str]:
    """What names each record of the kind: its own column, or where the title is a link the name of what it leads to.

    The name stays when that was deleted since: an interview goes on being somebody's. `table` where an alias is asked.
    """
    field = record.field(record.title)
    column = (table_of(record) if table is None else table).c[field.name]
    if not _leads(field):
        return column
    target = RECORDS[_leads(field)]
    aliased: Any = table_of(target).alias()
    named = title_column(target, aliased)
    return func.coalesce(select(named).where(aliased.c.id == column).scalar_subquery(), "")


def title_sql(record: Record, table: str = "") -> str:
    """The same for a statement in words that selects from the record's table, or from an alias of it."""
    field = record.field(record.title)
    column = f'"{table or record.name}"."{field.name}"'
    if not _leads(field):
        return column
    target = RECORDS[_leads(field)]
    alias = f"{table}named_{target.name}"
    return (
        f'coalesce((SELECT {title_sql(target, alias)} FROM "{target.name}" AS "{alias}" '
        f"WHERE \"{alias}\".id = {column}), '')"
    )


def _leads(field: Field) -> str:
    """The kind of record that a title leads to, "" where it says itself what it says."""
    return field.ui.target or ("term" if field.kind is Kind.CHOICE else "")


def sorted_by(query: Query) -> Field:
    """The field that the query sorts by."""
    return query.record.field(query.sort or query.record.order or query.record.title)


def is_indexed(query: Query) -> bool:
    """Whether an index has the records in the query's order, as long as no letter of it has an accent."""
    field = sorted_by(query)
    return field.name in (query.record.title, "ref") and field.kind not in (Kind.LINK, Kind.CHOICE)


def accents_statement(record: Record, name: str, among: bool = False) -> Select[tuple[bool]]:
    """The statement that tells whether the field of any record has letters with accents; `among` the given ids."""
    table = table_of(record)
    these = func.json_each(bindparam("ids")).table_valued("value")
    narrowed = [table.c.id.in_(select(these.c.value))] if among else []
    return select(exists().where(table.c.deleted_at.is_(None), ~_is_plain(table.c[name]), *narrowed))


def id_statement(query: Query, accents: bool = True) -> Select[tuple[int]]:
    """The statement that gives the ids of all records of the kind in the query's order, without its filters.

    Without `accents` an index gives the order by itself, which is several times as quick.
    """
    table = table_of(query.record)
    field = sorted_by(query)
    indexed = is_indexed(query) and not accents
    key = collate(table.c[field.name], "NOCASE") if indexed else _sort_key(query.record, field)
    # A tie is broken by id, so that pages never overlap.
    order = key.desc() if query.descending else key
    return select(table.c.id).where(_kept(table, indexed)).order_by(order, table.c.id)


def match_statement(query: Query) -> Select[tuple[int]]:
    """The statement that gives the ids of the records that meet every `where` of the query, in no order."""
    table = table_of(query.record)
    return select(table.c.id).where(_kept(table), *(_condition(query.record, where) for where in query.where))


def _kept(table: SqlTable, indexed: bool = False) -> ColumnElement[bool]:
    if indexed:
        return table.c.deleted_at.is_(None)
    # The plus keeps SQLite from walking the index of names and looking up every row: reading the table is quicker.
    return literal_column(f'+"{table.name}".deleted_at').is_(None)


def fields_meant(record: Record, name: str) -> tuple[Field, ...]:
    """The fields that a condition is about: the one of that name, or all that link to the kind of record of that name.

    Raises KeyError when there is neither.
    """
    linked = tuple(f for f in record.declared if f.ui.target == name)
    own = tuple(f for f in record.declared if f.name == name)
    if not own and not linked:
        raise KeyError(name)
    return own or linked


def _condition(record: Record, where: Where) -> ColumnElement[bool]:
    if where.field == "id":
        # As one text, since a statement takes only so many values.
        these = func.json_each(json.dumps(where.ids)).table_valued("value")
        return table_of(record).c.id.in_(select(these.c.value))
    known = [i for i in where.ids if i is not None]
    fields = fields_meant(record, where.field)
    given = or_(*(_holds(record, field, known) for field in fields))
    if None not in where.ids:
        return given
    missing = and_(*(_is_blank(record, field) for field in fields))
    return or_(given, missing) if known else missing


def _holds(record: Record, field: Field, ids: Sequence[int]) -> ColumnElement[bool]:
    table = table_of(record)
    if field.parts:
        led = [target_of(of_number(number)) for number in ids]
        parts = [record.field(name) for name in field.parts]
        return or_(*(_holds(record, part, [i for target, i in led if target == part.ui.target]) for part in parts))
    if field.via:
        link = record.field(field.via)
        target = RECORDS[link.ui.target]
        there = select(table_of(target).c.id).where(_holds(target, target.field(field.of), ids))
        return table.c[link.name].in_(there)
    if field.kind is Kind.OPTION:
        return shown_column(table, field.name).in_([field.ui.options[i] for i in ids])
    if field.kind in _TEXT:
        model = table.alias()
        return table.c[field.name].in_(select(model.c[field.name]).where(model.c.id.in_(ids)))
    if not field.many:
        return table.c[field.name].in_(ids)
    links = links_of(record, field)
    of_field = select(links.c.record_id).where(links.c.field == field.name, links.c.target_id.in_(ids))
    return table.c.id.in_(of_field)


def _is_blank(record: Record, field: Field) -> ColumnElement[bool]:
    table = table_of(record)
    if field.parts:
        return and_(*(_is_blank(record, record.field(name)) for name in field.parts))
    if field.via:
        link = record.field(field.via)
        target = RECORDS[link.ui.target]
        there = select(table_of(target).c.id).where(_is_blank(target, target.field(field.of)))
        return or_(table.c[link.name].is_(None), table.c[link.name].in_(there))
    if field.kind in _TEXT:
        return shown_column(table, field.name) == ""
    if not field.many:
        return table.c[field.name].is_(None)
    links = links_of(record, field)
    return table.c.id.not_in(select(links.c.record_id).where(links.c.field == field.name))


def _sort_key(record: Record, field: Field) -> ColumnElement[Any]:
    table = table_of(record)
    if field.parts:
        # In the order in which they are shown: of several the organisations first.
        keys = [func.nullif(_sort_key(record, record.field(name)), "") for name in field.parts]
        return func.coalesce(*(reversed(keys) if field.many else keys), "")
    if field.via:
        link = record.field(field.via)
        target_record = RECORDS[link.ui.target]
        target = table_of(target_record)
        there = _sort_key(target_record, target_record.field(field.of))
        return select(there).where(target.c.id == table.c[link.name]).scalar_subquery()
    if field.many:
        links = links_of(record, field)
        target, label = _target(field)
        first = (
            select(label)
            .where(and_(links.c.record_id == table.c.id, links.c.field == field.name, target.c.id == links.c.target_id))
            .order_by(links.c.id)
            .limit(1)
            .scalar_subquery()
        )
        return in_order(func.coalesce(first, ""))
    column = shown_column(table, field.name)
    if field.kind is Kind.OPTION and len(field.ui.options) > 3:
        # A course of things: its words stand in their own order, and not in that of the alphabet.
        return case({option: n for n, option in enumerate(field.ui.options)}, value=column, else_=-1)
    if field.kind is Kind.LINK:
        target, label = _target(field)
        return in_order(select(label).where(target.c.id == column).scalar_subquery())
    if field.kind is Kind.CHOICE:
        return select(TERM.c.position).where(TERM.c.id == column).scalar_subquery()
    if field.kind not in _TEXT:
        return column
    # Asked of the text itself first: most names are plain, and a call into Python for each would take as long again.
    return collate(case((_is_plain(column), column), else_=func.base_letters(column)), "NOCASE")


def in_order(column: ColumnElement[str]) -> ColumnElement[str]:
    """What a text is sorted by: its letters without case and accents."""
    return collate(func.base_letters(column), "NOCASE")


def _is_plain(column: ColumnElement[str]) -> ColumnElement[bool]:
    # As many bytes as letters: none of them has an accent.
    return func.length(column) == func.length(cast(column, LargeBinary))


def _target(field: Field) -> tuple[Any, ColumnElement[str]]:
    """The table that a field's ids are of, by a name of its own as themes are parts of themes, and the column that
    names its rows."""
    target = RECORDS[field.ui.target or "term"]
    aliased: Any = table_of(target).alias()
    return aliased, title_column(target, aliased)


def chunks(ids: Sequence[int], size: int = 2000) -> list[Sequence[int]]:
    """The ids in runs of at most `size`."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]
