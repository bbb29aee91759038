"""The columns that every record has, and the tables that link records to terms and to each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from threading import RLock
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, text
from sqlmodel import AutoString, SQLModel
from sqlmodel.main import get_column_from_field

from lwdesk.fields import Field, Kind, declared, fields_of


class Form:
    """What one may say of a kind of record: annotated attributes, each with SQLModel's Field as its default.

    No model is made of a form. Every field of it is checked by itself, as it is typed or read, and the table is made
    of the same fields: a model, and a class mapped to the table, would cost the window's start and have nothing to do.
    """


Part = type[Form] | Column[Any] | Index
_declared: dict[str, Callable[[], Table]] = {}
_made: dict[str, Table] = {}
_making = RLock()


def table(name: str, *parts: Part, stamped: bool = True) -> str:
    """Declare the table of that name, with the columns of the forms, in their order, and further columns and indexes.

    Before them stands what is kept of every record besides what the user says of it: times are UTC in ISO 8601 with
    seconds, and a deleted record keeps its row, with the time in `deleted_at`. The name is given back.
    """
    # Made when it is first asked for: a page needs few of them, and all together cost the window's start.
    _declared[name] = partial(_make_table, name, parts, stamped)
    return name


def table_named(name: str) -> Table:
    """The table of that name. Raises KeyError."""
    # Not looked up in the metadata, which knows a table before it has its columns: another thread may be making it.
    found = _made.get(name)
    if found is None:
        with _making:
            found = _made.get(name)
            if found is None:
                # The store makes those of its own as it is loaded.
                found = _declared[name]() if name in _declared else SQLModel.metadata.tables[name]
                _made[name] = found
    return found


def table_names() -> tuple[str, ...]:
    """The names of all tables of records, those that link them among them, in the order of their declaration."""
    return tuple(_declared)


def _make_table(name: str, parts: Sequence[Part], stamped: bool) -> Table:
    made: list[Column[Any] | Index] = _stamps() if stamped else []
    for part in parts:
        if isinstance(part, type):
            for field_name, info in declared(part).items():
                of_field: Column[Any] = get_column_from_field(info)
                of_field.name = of_field.key = field_name
                made.append(of_field)
        else:
            made.append(part)
    # Ids are never used twice, so that a step's new rows are exactly those above the highest before it.
    return Table(name, SQLModel.metadata, *made, sqlite_autoincrement=True)


def _stamps() -> list[Column[Any] | Index]:
    return [
        Column("id", Integer, primary_key=True),
        Column("uuid", AutoString, nullable=False, unique=True),
        *(
            Column(name, AutoString, nullable=False)
            for name in ("created_at", "created_by", "updated_at", "updated_by")
        ),
        Column("deleted_at", AutoString),
        Column("source_id", Integer, ForeignKey("source.id")),
        Column("source_row", Integer),
    ]


@dataclass(frozen=True, eq=False)
class Record:
    """A kind of record: its names, its form and its table, and what follows from them."""

    name: str
    """In the program: "activity"."""
    list: str
    """The name of its list on the command line: "activities"."""
    label: str
    plural: str
    form: type[Form]
    kept_in: str
    """The name of its table."""
    title: str = "name"
    """The field that names a record to a person."""
    order: str = ""
    """The field by which records stand unless another is asked for; "" for the title."""
    ref_prefix: str = ""
    """What a reference made for a new record begins with; "" when it has none."""
    within: tuple[str, ...] = ()
    """The fields that part records of one name: where one differs they are two. None where a name is enough."""
    apart: tuple[str, ...] = ()
    """The links by which rows of one sheet that share a name are told apart: with nothing in common they are two."""
    each_row: bool = False
    """Whether rows of one sheet that share a name are a record each, unless they have the very same cells."""

    # What follows is worked out when it is first asked for, as most kinds are not when a study is opened.

    @cached_property
    def table(self) -> Table:
        """Its table, without those that link it to others."""
        return table_named(self.kept_in)

    @cached_property
    def declared(self) -> tuple[Field, ...]:
        """All its fields, in the order of their declaration."""
        return fields_of(self.form)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields that it keeps."""
        return tuple(f for f in self.declared if not f.via and not f.parts)

    @cached_property
    def seen(self) -> tuple[Field, ...]:
        """The fields that tables and lists show, in their order.

        Its own, those derived from what it links to, and those that show a contact or an organisation, instead of the
        two that keep either.
        """
        parts = {name for f in self.parties for name in f.parts}
        return tuple(f for f in self.declared if f.name not in parts)

    @cached_property
    def parties(self) -> tuple[Field, ...]:
        """The fields that show a contact or an organisation; see `lwdesk.records.parties`."""
        return tuple(f for f in self.declared if f.parts)

    def field(self, name: str) -> Field:
        """The field of that name, derived ones among them. Raises KeyError."""
        for candidate in self.declared:
            if candidate.name == name:
                return candidate
        raise KeyError(name)

    @property
    def columns(self) -> tuple[Field, ...]:
        """The fields with one value each, kept in the record's own table."""
        return tuple(f for f in self.fields if not f.many)

    @property
    def formed(self) -> tuple[Field, ...]:
        """The fields that its form has."""
        return tuple(f for f in self.seen if f.ui.formed and not f.via)

    @property
    def listed(self) -> tuple[Field, ...]:
        """The fields that exported lists have, in the order of their headings."""
        return tuple(f for f in self.seen if f.ui.listed)


def link_table(record: str, target: str) -> str:
    """Declare the table that links a record's many-valued fields to a target; its name is given back.

    It has one row per record, field and target. The order of a field's values is the order of their ids.
    """
    name = f"{record}_{target}"
    _declared[name] = partial(_make_link_table, name, record, target)
    return name


def _make_link_table(name: str, record: str, target: str) -> Table:
    return Table(
        name,
        SQLModel.metadata,
        Column("id", Integer, primary_key=True),
        Column("record_id", Integer, ForeignKey(f"{record}.id"), nullable=False),
        Column("field", Text, nullable=False),
        Column("target_id", Integer, ForeignKey(f"{target}.id"), nullable=False),
        Index(f"ix_{name}_once", "record_id", "field", "target_id", unique=True),
        Index(f"ix_{name}_target", "target_id"),
        # Ids are never used twice, so that a step's new rows are exactly those above the highest before it.
        sqlite_autoincrement=True,
    )


def links_of(record: Record, field: Field) -> Table:
    """The table that holds the values of one of the record's many-valued fields."""
    target = "term" if field.kind is Kind.CHOICES else field.ui.target
    return table_named(f"{record.name}_{target}")


NOT_DELETED = text("deleted_at IS NULL")
