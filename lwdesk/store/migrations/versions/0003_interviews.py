"""Interviews. Written out, and never to be changed again."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
    CREATE TABLE interview (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        created_by VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        updated_by VARCHAR NOT NULL,
        deleted_at VARCHAR,
        source_id INTEGER,
        source_row INTEGER,
        contact INTEGER,
        wave INTEGER,
        interviewer VARCHAR(200) NOT NULL,
        day DATE,
        time VARCHAR(20) NOT NULL,
        place VARCHAR(300) NOT NULL,
        mode VARCHAR(20) NOT NULL,
        notes VARCHAR(100000) NOT NULL,
        status VARCHAR(20) NOT NULL,
        UNIQUE (uuid),
        FOREIGN KEY(source_id) REFERENCES source (id),
        FOREIGN KEY(contact) REFERENCES contact (id),
        FOREIGN KEY(wave) REFERENCES term (id)
    )
    """,
    """
    CREATE INDEX ix_interview_contact ON interview (contact)
    """,
    """
    CREATE INDEX ix_interview_day ON interview (day) WHERE deleted_at IS NULL
    """,
)


def upgrade() -> None:
    """Make the table."""
    for statement in STATEMENTS:
        op.execute(statement)
