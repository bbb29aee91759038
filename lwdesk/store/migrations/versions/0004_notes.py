"""Guides, notes, summaries, the sampling matrix, and the index of words. Written out, and never to be changed again."""

from alembic import op

revision = "0004"
down_revision = "0003"

STAMPS = """
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        created_by VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        updated_by VARCHAR NOT NULL,
        deleted_at VARCHAR,
        source_id INTEGER,
        source_row INTEGER,
"""
KEYS = """
        UNIQUE (uuid),
        FOREIGN KEY(source_id) REFERENCES source (id)
"""
STATEMENTS = (
    f"""
    CREATE TABLE guide ({STAMPS}
        name VARCHAR(200) NOT NULL,
        version FLOAT,
        {KEYS})
    """,
    f"""
    CREATE TABLE prompt ({STAMPS}
        guide INTEGER,
        section VARCHAR(200) NOT NULL,
        position FLOAT,
        text VARCHAR(1000) NOT NULL,
        hint VARCHAR(4000) NOT NULL,
        referrals BOOLEAN,
        root INTEGER,
        {KEYS},
        FOREIGN KEY(guide) REFERENCES guide (id),
        FOREIGN KEY(root) REFERENCES prompt (id))
    """,
    "CREATE INDEX ix_prompt_guide ON prompt (guide) WHERE deleted_at IS NULL",
    "ALTER TABLE interview ADD COLUMN guide INTEGER REFERENCES guide (id)",
    """
    CREATE TABLE interview_contact (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        record_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        target_id INTEGER NOT NULL,
        FOREIGN KEY(record_id) REFERENCES interview (id),
        FOREIGN KEY(target_id) REFERENCES contact (id))
    """,
    "CREATE UNIQUE INDEX ix_interview_contact_once ON interview_contact (record_id, field, target_id)",
    "CREATE INDEX ix_interview_contact_target ON interview_contact (target_id)",
    f"""
    CREATE TABLE note ({STAMPS}
        interview INTEGER,
        prompt INTEGER,
        section VARCHAR(200) NOT NULL,
        position FLOAT,
        said VARCHAR(20) NOT NULL,
        body VARCHAR(2000000) NOT NULL,
        marks TEXT DEFAULT '' NOT NULL,
        {KEYS},
        FOREIGN KEY(interview) REFERENCES interview (id),
        FOREIGN KEY(prompt) REFERENCES prompt (id))
    """,
    "CREATE INDEX ix_note_interview ON note (interview) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_note_prompt ON note (prompt)",
    f"""
    CREATE TABLE summary ({STAMPS}
        interview INTEGER,
        exemplary VARCHAR(100000) NOT NULL,
        gaps VARCHAR(100000) NOT NULL,
        added VARCHAR(100000) NOT NULL,
        {KEYS},
        FOREIGN KEY(interview) REFERENCES interview (id))
    """,
    "CREATE INDEX ix_summary_interview ON summary (interview)",
    f"""
    CREATE TABLE cell ({STAMPS}
        wave INTEGER,
        "group" INTEGER,
        sector INTEGER,
        target FLOAT,
        {KEYS},
        FOREIGN KEY(wave) REFERENCES term (id),
        FOREIGN KEY("group") REFERENCES term (id),
        FOREIGN KEY(sector) REFERENCES term (id))
    """,
    f"""
    CREATE TABLE axis ({STAMPS}
        wave INTEGER,
        "group" INTEGER,
        sector INTEGER,
        position FLOAT,
        {KEYS},
        FOREIGN KEY(wave) REFERENCES term (id),
        FOREIGN KEY("group") REFERENCES term (id),
        FOREIGN KEY(sector) REFERENCES term (id))
    """,
    "CREATE VIRTUAL TABLE note_words USING fts5(body, content='note', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2', prefix='1 2')",
    "CREATE VIRTUAL TABLE summary_words USING fts5(exemplary, gaps, added, content='summary', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2', prefix='1 2')",
)


def upgrade() -> None:
    """Make the tables and the index."""
    for statement in STATEMENTS:
        op.execute(statement)
