"""Whether a study is whole: the file, the links, the keys, the index of words."""

import sqlite3

from sqlalchemy import Connection, func, select

from lwdesk.records import RECORDS
from lwdesk.records.tables import Record, links_of
from lwdesk.store import index
from lwdesk.store.query import table_of
from lwdesk.store.reader import referring


def problems(connection: Connection) -> list[str]:
    """A sentence for each thing that is not as it should be."""
    found = [
        f"The file is damaged: {row[0]}."
        for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")
        if row[0] != "ok"
    ]
    if found:
        return found
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.append(f"A row of {table} ({row}) refers to a {parent} that is not there.")
    for record in RECORDS.values():
        found += _keys(connection, record) + _orphans(connection, record)
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    # Imported here, as is whatever a study that is only looked at has no need of.
    from lwdesk.store import keeping

    return found + index.problems(driver) + keeping.astray(driver)


def _keys(connection: Connection, record: Record) -> list[str]:
    table = table_of(record)
    twice = connection.execute(select(table.c.uuid).group_by(table.c.uuid).having(func.count() > 1)).scalars()
    return [f"Two {record.plural.lower()} have the key {uuid}." for uuid in twice]


def _orphans(connection: Connection, record: Record) -> list[str]:
    """Records in use that refer to a deleted one: what they show there is blank."""
    gone = table_of(record)
    found = []
    for owner, field in referring(record):
        table = table_of(owner)
        if field.many:
            links = links_of(owner, field)
            statement = (
                select(func.count())
                .select_from(links)
                .join(table, table.c.id == links.c.record_id)
                .join(gone, gone.c.id == links.c.target_id)
                .where(links.c.field == field.name, table.c.deleted_at.is_(None), gone.c.deleted_at.is_not(None))
            )
        else:
            there = gone.alias("there")
            statement = (
                select(func.count())
                .select_from(table.join(there, there.c.id == table.c[field.name]))
                .where(table.c.deleted_at.is_(None), there.c.deleted_at.is_not(None))
            )
        count = connection.execute(statement).scalar_one()
        if count and record.name == "term":
            found.append(f"{count} {owner.plural.lower()} have a {field.label.lower()} that was deleted from its list.")
    return found
