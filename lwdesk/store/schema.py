"""The shape of a study file: made for a new one, brought up to date for an old one."""

import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

from lwdesk.store import index, sqlite
from lwdesk.store.tables import whole_metadata

VERSION = 6
"""The version of the shape that this program writes; kept in the file as PRAGMA user_version."""


def make(connection: sqlite3.Connection) -> None:
    """Make all tables in a new file, and stamp it as a study of this version."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in _statements():
        connection.execute(statement)
    index.make(connection)
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.execute("INSERT INTO alembic_version VALUES (?)", (revision(VERSION),))
    connection.execute(f"PRAGMA application_id = {sqlite.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


@cache
def _statements() -> tuple[str, ...]:
    """What makes every table and index of a new file, each after those that it refers to."""
    from sqlalchemy import create_mock_engine

    made: list[str] = []

    def note(statement: Any, *_: object, **__: object) -> None:
        made.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine("sqlite://", note)
    whole_metadata().create_all(engine, checkfirst=False)
    return tuple(made)


def revision(version: int) -> str:
    """The name of the migration that leads to a version: "0001"."""
    return f"{version:04d}"


def migrations() -> Path:
    """The folder of the migrations."""
    return Path(__file__).parent / "migrations"


def migrate(connection: sqlite3.Connection, target: int = VERSION, folder: Path | None = None) -> None:
    """Bring the file to the version, all or nothing. The caller has made a backup.

    Foreign keys are off meanwhile, since a table that is rebuilt would take its children with it, and all of
    them are checked before anything is committed. What could be redone is given up: its images have the old shape.

    A table that is rebuilt must stay AUTOINCREMENT (batch_alter_table's table_kwargs), for undo counts on ids that
    are never used twice; a migration that forgets it is refused. Where a column is renamed or dropped, the
    migration does the same in the values that `change` keeps. Indexes of a rebuilt table lose their collation:
    it drops and makes them anew.
    """
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    script = ScriptDirectory(
        str(folder or migrations()), version_locations=[str((folder or migrations()) / "versions")]
    )
    engine = create_engine("sqlite+pysqlite://", creator=lambda: connection, poolclass=StaticPool)
    counted = sqlite.highest_ids(connection)
    with engine.connect() as moving:
        moving.exec_driver_sql("PRAGMA foreign_keys = 0")
        moving.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            context = MigrationContext.configure(
                moving,
                opts={"fn": lambda rev, _: script._upgrade_revs(revision(target), rev), "transactional_ddl": True},
            )
            with Operations.context(context):
                context.run_migrations()
            broken = moving.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken:
                raise sqlite3.IntegrityError(f"{broken[0]} row {broken[1]} refers to nothing")
            sqlite.keep_counting(connection, counted)
            moving.exec_driver_sql("DELETE FROM image")
            moving.exec_driver_sql("UPDATE step SET state = 'dropped' WHERE state = 'undone'")
            moving.exec_driver_sql(f"PRAGMA user_version = {target}")
            connection.commit()
        except BaseException:
            connection.rollback()
            raise
        finally:
            moving.exec_driver_sql("PRAGMA foreign_keys = 1")
