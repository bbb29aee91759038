"""The store's own tables: the log of steps, drafts, sources, settings, and who has the study open."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, text
from sqlmodel import SQLModel

from lwdesk import records  # declares the tables of the records
from lwdesk.records.tables import table_named, table_names

METADATA = SQLModel.metadata
"""The tables of the store itself, and those of the records that were asked for; `whole_metadata` has all."""
VOCABULARY = table_named("vocabulary")
TERM = records.TERM.table

SETTING = Table(
    "setting", METADATA,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip
SESSION = Table(
    "session", METADATA,
    Column("id", Integer, primary_key=True),
    Column("who", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("closed_at", Text),
)  # fmt: skip
SOURCE = Table(
    "source", METADATA,
    Column("id", Integer, primary_key=True),
    Column("file", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip
STEP = Table(
    "step", METADATA,
    Column("id", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("state", Text, nullable=False),  # done, undone, dropped
    Column("merge_key", Text),
    Column("counts", Text, nullable=False, server_default="{}"),
    Index("ix_step_undone", "id", sqlite_where=text("state = 'undone'")),
    Index("ix_step_done", "id", sqlite_where=text("state = 'done'")),
    sqlite_autoincrement=True,
)  # fmt: skip
# One row a changed row (op U or D, with its old and new values), or a range of new rows (op I, row_id to last_id).
CHANGE = Table(
    "change", METADATA,
    Column("id", Integer, primary_key=True),
    Column("step_id", Integer, ForeignKey("step.id"), nullable=False),
    Column("op", Text, nullable=False),
    Column("tbl", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("last_id", Integer),
    Column("record_id", Integer),
    Column("old", Text),
    Column("new", Text),
    Index("ix_change_step", "step_id", "tbl"),
    Index("ix_change_record", "tbl", "record_id", sqlite_where=text("record_id IS NOT NULL")),
    Index("ix_change_new", "tbl", "row_id", sqlite_where=text("op = 'I'")),
)  # fmt: skip
# The rows that an undone step had made, for its redo.
IMAGE = Table(
    "image", METADATA,
    Column("id", Integer, primary_key=True),
    Column("step_id", Integer, ForeignKey("step.id"), nullable=False),
    Column("tbl", Text, nullable=False),
    Column("row", Text, nullable=False),
    Index("ix_image_step", "step_id", "tbl"),
)  # fmt: skip
DRAFT = Table(
    "draft", METADATA,
    Column("record", Text, primary_key=True),
    Column("record_id", Integer, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("at", Text, nullable=False),
)  # fmt: skip

UNRECORDED = frozenset({"setting", "session", "step", "change", "image", "draft", "alembic_version"})
"""Tables whose changes are no part of any step."""


def whole_metadata() -> MetaData:
    """Every table of a study."""
    for name in table_names():
        table_named(name)
    return METADATA
