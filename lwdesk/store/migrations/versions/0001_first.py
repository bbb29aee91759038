"""The first shape of a study file: where every later migration begins.

Written out, and never to be changed again: a migration that reads the live tables breaks when they change.
"""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """
    CREATE TABLE vocabulary (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name VARCHAR NOT NULL,
        label VARCHAR NOT NULL,
        help VARCHAR NOT NULL,
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE setting (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE session (
        id INTEGER NOT NULL,
        who TEXT NOT NULL,
        since TEXT NOT NULL,
        closed_at TEXT,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE source (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        file TEXT NOT NULL,
        sheet TEXT NOT NULL,
        at TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE step (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        "by" TEXT NOT NULL,
        state TEXT NOT NULL,
        merge_key TEXT,
        counts TEXT DEFAULT '{}' NOT NULL
    )
    """,
    """
    CREATE INDEX ix_step_undone ON step (id) WHERE state = 'undone'
    """,
    """
    CREATE INDEX ix_step_done ON step (id) WHERE state = 'done'
    """,
    """
    CREATE TABLE draft (
        record TEXT NOT NULL,
        record_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        text TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (record, record_id, field)
    )
    """,
    """
    CREATE TABLE term (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        created_by VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        updated_by VARCHAR NOT NULL,
        deleted_at VARCHAR,
        source_id INTEGER,
        source_row INTEGER,
        label VARCHAR(120) NOT NULL,
        meaning VARCHAR(2000) NOT NULL,
        synonyms VARCHAR(4000) NOT NULL,
        family VARCHAR(80) NOT NULL,
        outside BOOLEAN,
        retired BOOLEAN,
        vocabulary_id INTEGER NOT NULL,
        position INTEGER NOT NULL,
        UNIQUE (uuid),
        FOREIGN KEY(source_id) REFERENCES source (id),
        FOREIGN KEY(vocabulary_id) REFERENCES vocabulary (id)
    )
    """,
    """
    CREATE INDEX ix_term_vocabulary ON term (vocabulary_id, position)
    """,
    """
    CREATE TABLE change (
        id INTEGER NOT NULL,
        step_id INTEGER NOT NULL,
        op TEXT NOT NULL,
        tbl TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        last_id INTEGER,
        record_id INTEGER,
        old TEXT,
        new TEXT,
        PRIMARY KEY (id),
        FOREIGN KEY(step_id) REFERENCES step (id)
    )
    """,
    """
    CREATE INDEX ix_change_record ON change (tbl, record_id) WHERE record_id IS NOT NULL
    """,
    """
    CREATE INDEX ix_change_new ON change (tbl, row_id) WHERE op = 'I'
    """,
    """
    CREATE INDEX ix_change_step ON change (step_id, tbl)
    """,
    """
    CREATE TABLE image (
        id INTEGER NOT NULL,
        step_id INTEGER NOT NULL,
        tbl TEXT NOT NULL,
        "row" TEXT NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(step_id) REFERENCES step (id)
    )
    """,
    """
    CREATE INDEX ix_image_step ON image (step_id, tbl)
    """,
    """
    CREATE TABLE activity (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        created_by VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        updated_by VARCHAR NOT NULL,
        deleted_at VARCHAR,
        source_id INTEGER,
        source_row INTEGER,
        ref VARCHAR(40) NOT NULL,
        name VARCHAR(300) NOT NULL,
        description VARCHAR(100000) NOT NULL,
        type INTEGER,
        scale INTEGER,
        contact VARCHAR(300) NOT NULL,
        telephone VARCHAR(100) NOT NULL,
        email VARCHAR(254) NOT NULL,
        start DATE,
        "end" DATE,
        funding VARCHAR(2000) NOT NULL,
        worked VARCHAR(100000) NOT NULL,
        not_worked VARCHAR(100000) NOT NULL,
        found_through VARCHAR(300) NOT NULL,
        wave INTEGER,
        in_scope BOOLEAN,
        partnership BOOLEAN,
        notes VARCHAR(100000) NOT NULL,
        UNIQUE (uuid),
        FOREIGN KEY(source_id) REFERENCES source (id),
        FOREIGN KEY(type) REFERENCES term (id),
        FOREIGN KEY(scale) REFERENCES term (id),
        FOREIGN KEY(wave) REFERENCES term (id)
    )
    """,
    """
    CREATE INDEX ix_activity_name ON activity (name COLLATE NOCASE) WHERE deleted_at IS NULL
    """,
    """
    CREATE INDEX ix_activity_ref ON activity (ref COLLATE NOCASE, deleted_at)
    """,
    """
    CREATE TABLE organisation (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        created_by VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        updated_by VARCHAR NOT NULL,
        deleted_at VARCHAR,
        source_id INTEGER,
        source_row INTEGER,
        name VARCHAR(300) NOT NULL,
        kind INTEGER,
        borough INTEGER,
        address VARCHAR(2000) NOT NULL,
        telephone VARCHAR(100) NOT NULL,
        email VARCHAR(254) NOT NULL,
        website VARCHAR(2000) NOT NULL,
        charter INTEGER,
        notes VARCHAR(100000) NOT NULL,
        UNIQUE (uuid),
        FOREIGN KEY(source_id) REFERENCES source (id),
        FOREIGN KEY(kind) REFERENCES term (id),
        FOREIGN KEY(borough) REFERENCES term (id),
        FOREIGN KEY(charter) REFERENCES term (id)
    )
    """,
    """
    CREATE INDEX ix_organisation_name ON organisation (name COLLATE NOCASE) WHERE deleted_at IS NULL
    """,
    """
    CREATE TABLE activity_term (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        record_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        target_id INTEGER NOT NULL,
        FOREIGN KEY(record_id) REFERENCES activity (id),
        FOREIGN KEY(target_id) REFERENCES term (id)
    )
    """,
    """
    CREATE UNIQUE INDEX ix_activity_term_once ON activity_term (record_id, field, target_id)
    """,
    """
    CREATE INDEX ix_activity_term_target ON activity_term (target_id)
    """,
    """
    CREATE TABLE activity_organisation (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        record_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        target_id INTEGER NOT NULL,
        FOREIGN KEY(record_id) REFERENCES activity (id),
        FOREIGN KEY(target_id) REFERENCES organisation (id)
    )
    """,
    """
    CREATE UNIQUE INDEX ix_activity_organisation_once ON activity_organisation (record_id, field, target_id)
    """,
    """
    CREATE INDEX ix_activity_organisation_target ON activity_organisation (target_id)
    """,
)


def upgrade() -> None:
    """Make every table and index."""
    for statement in STATEMENTS:
        op.execute(statement)
