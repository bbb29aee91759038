"""A study of an older version brought up to date: all of it or nothing, with a backup made before."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from study_rows import rows_of

from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Query, Store, StudyTrouble, schema
from lwdesk.store.backups import list_backups

OLD = Path(__file__).parent.parent / "old_studies"
NOW = schema.VERSION
NEXT = NOW + 1
HEAD = (
    "from alembic import op\nimport sqlalchemy as sa\n\n"
    f'revision = "{schema.revision(NEXT)}"\ndown_revision = "{schema.revision(NOW)}"\n\n\ndef upgrade():\n'
)
ADD_COLUMN = (
    '    op.add_column("organisation", sa.Column("motto", sa.Text, server_default="none yet", nullable=False))\n'
)
REBUILD = """\
    with op.batch_alter_table("organisation", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("motto", sa.Text, server_default="none yet", nullable=False))
        table.alter_column("website", new_column_name="site")
"""
FORGETFUL = REBUILD.replace(', table_kwargs={"sqlite_autoincrement": True}', "")
FAILING = ADD_COLUMN + '    op.execute("CREATE TABLE half (id INTEGER)")\n    op.execute("DELETE FROM nowhere")\n'
ORPHANING = '    op.execute("DELETE FROM organisation")\n'


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "object":
    """Call it with the body of a migration: from then on this program is one version newer."""

    def use(body: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(schema.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / f"{schema.revision(NEXT)}_newer.py").write_text(HEAD + body)
        monkeypatch.setattr(schema, "VERSION", NEXT)
        monkeypatch.setattr(schema, "migrations", lambda: folder)

    return use


@pytest.fixture
def filled(store: Store, path: Path) -> Path:
    """A study with an organisation, two activities of it, and an undone step; closed."""
    with store.step("New") as step:
        lead = step.create(ORGANISATION, {"name": "Riverside Works", "website": "www.example.org"})
        for n in range(2):
            step.create(ACTIVITY, {"name": f"Activity {n}", "lead": (lead,)})
    with store.step("Another") as step:
        step.create(ORGANISATION, {"name": "Undone"})
    store.undo()
    store._changed = False
    store.close()
    return path


def version(path: Path) -> tuple[int, str]:
    with closing(sqlite3.connect(path)) as connection:
        return (
            connection.execute("PRAGMA user_version").fetchone()[0],
            connection.execute("SELECT version_num FROM alembic_version").fetchone()[0],
        )


def columns(path: Path, table: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


@pytest.mark.parametrize("body", [ADD_COLUMN, REBUILD])
def test_an_older_study_is_brought_up_to_date(newer, filled: Path, store: Store, body: str) -> None:
    before = rows_of(filled)
    newer(body)
    opened = Store.open(filled)
    assert version(filled) == (NEXT, schema.revision(NEXT))
    assert "motto" in columns(filled, "organisation")
    after = rows_of(filled)
    # The children of a table that was rebuilt are all there.
    for table in ("activity", "activity_organisation", "term"):
        assert after[table] == before[table]
    assert "none yet" in after["organisation"][0]
    assert opened.redo_label() == ""
    (backup,) = opened.backups()
    assert backup.reason == "before update"
    assert version(backup.path) == (NOW, schema.revision(NOW))
    assert rows_of(backup.path) == before
    if body == ADD_COLUMN:
        # What was done before can still be undone, and what is done now too; no id comes up again.
        with opened.step("New") as step:
            assert step.create(ORGANISATION, {"name": "Third"}) == 3
        assert opened.undo() and opened.undo()
        assert opened.count(Query(ORGANISATION)) == 0
        assert opened.redo() and opened.redo()
        assert [name for _, name in opened.find(ORGANISATION, "")] == ["Riverside Works", "Third"]
        assert opened.check() == []
    opened._changed = False
    opened.close()
    with closing(sqlite3.connect(filled)) as connection:
        assert dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))["organisation"] >= 2


@pytest.mark.parametrize("body", [FAILING, ORPHANING, FORGETFUL])
def test_a_migration_that_does_not_work_leaves_the_file_as_it_was(newer, filled: Path, store: Store, body: str) -> None:
    before, tables = rows_of(filled), columns(filled, "organisation")
    content = hashlib.sha256(filled.read_bytes()).hexdigest()
    newer(body)
    with pytest.raises(StudyTrouble, match="could not be brought up to date and was left as it was") as caught:
        Store.open(filled)
    (backup,) = list_backups(store.uuid)
    assert str(backup.path) in str(caught.value)
    assert rows_of(filled) == before
    assert columns(filled, "organisation") == tables
    assert version(filled) == (NOW, schema.revision(NOW))
    assert hashlib.sha256(filled.read_bytes()).hexdigest() == content
    with closing(sqlite3.connect(filled)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert not {"half", "_alembic_tmp_organisation"} & tables


def test_no_update_without_a_backup(newer, filled: Path, home: Path) -> None:
    shutil.rmtree(home)
    home.mkdir()
    (home / "backups").write_text("")
    newer(ADD_COLUMN)
    with pytest.raises(StudyTrouble, match="No copy of the study could be written"):
        Store.open(filled)
    assert version(filled) == (NOW, schema.revision(NOW))


def test_an_older_study_is_not_changed_by_looking(newer, filled: Path) -> None:
    content = filled.read_bytes()
    newer(ADD_COLUMN)
    with pytest.raises(StudyTrouble, match="was made by an older lwdesk"):
        Store.open(filled, reading=True)
    assert filled.read_bytes() == content


def test_alembic_is_loaded_only_when_needed(filled: Path) -> None:
    import subprocess
    import sys

    import lwdesk

    done = subprocess.run(
        [sys.executable, "-c", "import sys; from pathlib import Path; from lwdesk.store import Store; "
         "Store.open(Path(sys.argv[1])).close(); print('alembic' in sys.modules)", str(filled)],
        capture_output=True, text=True, check=True, cwd=Path(lwdesk.__file__).parent.parent,
    )  # fmt: skip
    assert done.stdout.strip() == "False"


# The shapes


def shape(connection: sqlite3.Connection) -> dict[str, object]:
    """Every index, trigger and virtual table as SQLite keeps it, spaces and quotes apart; of a table what it says.

    A column that was added later has its reference beside it, in a new study it stands at the end: that is all one.
    """
    rows = connection.execute(
        "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'"
    ).fetchall()
    return {
        name: table_shape(connection, name, sql)
        if kind == "table" and not sql.startswith("CREATE VIRTUAL")
        else "".join(sql.replace('"', "").split())
        for name, kind, sql in rows
    }


def table_shape(connection: sqlite3.Connection, name: str, sql: str) -> object:
    columns = [row[1:] for row in connection.execute(f"PRAGMA table_info('{name}')")]
    links = sorted(row[2:] for row in connection.execute(f"PRAGMA foreign_key_list('{name}')"))
    unique = sorted(row[2:] for row in connection.execute(f"PRAGMA index_list('{name}')"))
    return sorted(columns), links, unique, "AUTOINCREMENT" in sql


def made() -> dict[str, object]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.make(connection)
        return shape(connection)


def test_migrating_from_nothing_makes_what_a_new_study_has() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT)")
        connection.execute("DROP TABLE counted")  # leaves SQLite's own table of the highest ids, as every study has
        schema.migrate(connection, schema.VERSION)
        migrated = shape(connection)
        assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    assert migrated == made()


@pytest.mark.parametrize("old", sorted(OLD.glob("version_*.lwdesk")), ids=lambda p: p.stem)
def test_an_old_study_comes_to_have_the_shape_of_a_new_one(old: Path, path: Path) -> None:
    shutil.copy(old, path)
    assert version(path)[0] == int(old.stem.removeprefix("version_"))
    opened = Store.open(path)
    assert opened.check() == []
    assert shape(opened._connections.committed) == made(), (
        f"run tests/old_studies/make_study.py while {NOW} is unreleased"
    )
    # What was in it is there, can be undone to the beginning and made again.
    assert opened.name == "An old study"
    names = [name for _, name in opened.find(ACTIVITY, "")]
    assert names == ["From a list", "Open Doors"]
    before = rows_of(path)
    count = 0
    while opened.undo():
        count += 1
    assert count >= 4
    assert opened.count(Query(ACTIVITY)) == opened.count(Query(ORGANISATION)) == 0
    for _ in range(count):
        assert opened.redo() is not None
    assert rows_of(path) == before
    assert opened.drafts("activity", 1) == {"end": "31 February"}
    opened.close()


def test_there_is_an_old_study_of_every_version() -> None:
    assert {p.stem for p in OLD.glob("version_*.lwdesk")} == {f"version_{n}" for n in range(1, schema.VERSION + 1)}
