"""Which records, in which order: a question to the store and the statement that answers it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, collate, func, or_, select
from sqlalchemy import Table as SqlTable
from sqlmodel import SQLModel

from lwdesk.fields import Field, Kind
from lwdesk.records.tables import Record, links_of
from lwdesk.store.tables import TERM

# Kinds whose values sort as text and so without regard to case.
_TEXT = (Kind.LINE, Kind.PARAGRAPH, Kind.EMAIL, Kind.TELEPHONE, Kind.WEB)


@dataclass(frozen=True, slots=True)
class Where:
    """A field holds one of these: ids of terms or records, 1 or 0 for yes or no, None for blank."""

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
    return SQLModel.metadata.tables[record.name]


def id_statement(query: Query) -> Select[tuple[int]]:
    """The statement that gives the ids of the query in order; its words are not in it."""
    table = table_of(query.record)
    conditions = [table.c.deleted_at.is_(None)]
    conditions += [_condition(query.record, where) for where in query.where]
    statement = select(table.c.id).where(*conditions)
    field = query.record.field(query.sort or query.record.title)
    key = _sort_key(query.record, field)
    # A tie is broken by id, so that pages never overlap.
    return statement.order_by(key.desc() if query.descending else key, table.c.id)


def _condition(record: Record, where: Where) -> ColumnElement[bool]:
    table = table_of(record)
    field = record.field(where.field)
    known = [i for i in where.ids if i is not None]
    if field.many:
        links = links_of(record, field)
        of_field = select(links.c.record_id).where(links.c.field == field.name)
        given = table.c.id.in_(of_field.where(links.c.target_id.in_(known)))
        missing = table.c.id.not_in(of_field)
    else:
        given = table.c[field.name].in_(known)
        missing = table.c[field.name].is_(None)
    if None not in where.ids:
        return given
    return or_(given, missing) if known else missing


def _sort_key(record: Record, field: Field) -> ColumnElement[object]:
    table = table_of(record)
    if field.many:
        links = links_of(record, field)
        target = TERM if field.kind is Kind.CHOICES else SQLModel.metadata.tables[field.ui.target]
        label = target.c.label if field.kind is Kind.CHOICES else target.c.name
        first = (
            select(label)
            .where(and_(links.c.record_id == table.c.id, links.c.field == field.name, target.c.id == links.c.target_id))
            .order_by(links.c.id)
            .limit(1)
            .scalar_subquery()
        )
        return collate(func.coalesce(first, ""), "NOCASE")
    column = table.c[field.name]
    if field.kind is Kind.CHOICE:
        return select(TERM.c.position).where(TERM.c.id == column).scalar_subquery()
    return collate(column, "NOCASE") if field.kind in _TEXT else column


def chunks(ids: Sequence[int], size: int = 2000) -> list[Sequence[int]]:
    """The ids in runs of at most `size`."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]
