"""The action plan: actions, commitments, measures, what is said of them, and the people who asked to be involved.

Written out, and never to be changed again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
STAMPS = """
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        uuid VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        created_by VARCHAR NOT NULL,
        updated_at VARCHAR NOT NULL,
        updated_by VARCHAR NOT NULL,
        deleted_at VARCHAR,
        source_id INTEGER,
        source_row INTEGER,"""
KEYS = """UNIQUE (uuid),
        FOREIGN KEY(source_id) REFERENCES source (id)"""
STATEMENTS = (
    f"""
    CREATE TABLE action ({STAMPS}
        name VARCHAR(500) NOT NULL,
        aim VARCHAR(20000) NOT NULL,
        framework INTEGER,
        inputs VARCHAR(20000) NOT NULL,
        activities VARCHAR(20000) NOT NULL,
        outputs VARCHAR(20000) NOT NULL,
        outcomes VARCHAR(20000) NOT NULL,
        position FLOAT,
        notes VARCHAR(100000) NOT NULL,
        {KEYS},
        FOREIGN KEY(framework) REFERENCES framework (id))
    """,
    "CREATE INDEX ix_action_framework ON action (framework)",
    f"""
    CREATE TABLE commitment ({STAMPS}
        ref VARCHAR(40) NOT NULL,
        action INTEGER,
        strand INTEGER,
        text VARCHAR(20000) NOT NULL,
        owner_person INTEGER,
        owner_body INTEGER,
        champion_person INTEGER,
        champion_body INTEGER,
        by_year_end VARCHAR(20000) NOT NULL,
        year_plan VARCHAR(20000) NOT NULL,
        next_months VARCHAR(20000) NOT NULL,
        start DATE,
        due DATE,
        status VARCHAR(20) NOT NULL,
        rag VARCHAR(10) NOT NULL,
        rag_reason VARCHAR(20000) NOT NULL,
        done_on DATE,
        success VARCHAR(100000) NOT NULL,
        progress VARCHAR(100000) NOT NULL,
        issues VARCHAR(100000) NOT NULL,
        notes VARCHAR(100000) NOT NULL,
        first_due DATE,
        {KEYS},
        FOREIGN KEY(action) REFERENCES action (id),
        FOREIGN KEY(strand) REFERENCES term (id),
        FOREIGN KEY(owner_person) REFERENCES contact (id),
        FOREIGN KEY(owner_body) REFERENCES organisation (id),
        FOREIGN KEY(champion_person) REFERENCES contact (id),
        FOREIGN KEY(champion_body) REFERENCES organisation (id))
    """,
    "CREATE INDEX ix_commitment_action ON commitment (action)",
    "CREATE INDEX ix_commitment_owner_body ON commitment (owner_body)",
    "CREATE INDEX ix_commitment_owner_person ON commitment (owner_person)",
    f"""
    CREATE TABLE measure ({STAMPS}
        commitment INTEGER,
        name VARCHAR(1000) NOT NULL,
        unit VARCHAR(100) NOT NULL,
        baseline FLOAT,
        target FLOAT,
        starts DATE,
        ends DATE,
        latest FLOAT,
        read_on DATE,
        counts VARCHAR(40) NOT NULL,
        level INTEGER,
        notes VARCHAR(100000) NOT NULL,
        {KEYS},
        FOREIGN KEY(commitment) REFERENCES commitment (id),
        FOREIGN KEY(level) REFERENCES term (id))
    """,
    "CREATE INDEX ix_measure_commitment ON measure (commitment)",
    f"""
    CREATE TABLE reading ({STAMPS}
        measure INTEGER,
        day DATE,
        value FLOAT,
        source VARCHAR(1000) NOT NULL,
        {KEYS},
        FOREIGN KEY(measure) REFERENCES measure (id))
    """,
    "CREATE INDEX ix_reading_measure ON reading (measure)",
    f"""
    CREATE TABLE assessment ({STAMPS}
        organisation INTEGER,
        day DATE,
        level INTEGER,
        assessed BOOLEAN,
        planned BOOLEAN,
        source VARCHAR(1000) NOT NULL,
        {KEYS},
        FOREIGN KEY(organisation) REFERENCES organisation (id),
        FOREIGN KEY(level) REFERENCES term (id))
    """,
    "CREATE INDEX ix_assessment_organisation ON assessment (organisation)",
    f"""
    CREATE TABLE progress ({STAMPS}
        commitment INTEGER,
        day DATE,
        text VARCHAR(20000) NOT NULL,
        {KEYS},
        FOREIGN KEY(commitment) REFERENCES commitment (id))
    """,
    "CREATE INDEX ix_progress_commitment ON progress (commitment)",
    f"""
    CREATE TABLE issue ({STAMPS}
        text VARCHAR(20000) NOT NULL,
        commitment INTEGER,
        raised DATE,
        answer VARCHAR(20000) NOT NULL,
        answered DATE,
        {KEYS},
        FOREIGN KEY(commitment) REFERENCES commitment (id))
    """,
    "CREATE INDEX ix_issue_commitment ON issue (commitment)",
    f"""
    CREATE TABLE paper ({STAMPS}
        name VARCHAR(500) NOT NULL,
        day DATE,
        written DATE,
        settings TEXT DEFAULT '' NOT NULL,
        {KEYS})
    """,
    f"""
    CREATE TABLE engagement ({STAMPS}
        contact INTEGER,
        interests VARCHAR(20000) NOT NULL,
        expertise VARCHAR(20000) NOT NULL,
        written DATE,
        next VARCHAR(2000) NOT NULL,
        notes VARCHAR(100000) NOT NULL,
        {KEYS},
        FOREIGN KEY(contact) REFERENCES contact (id))
    """,
    "CREATE INDEX ix_engagement_contact ON engagement (contact)",
)
LINKS = (
    ("commitment", "contact"),
    ("commitment", "organisation"),
    ("commitment", "framework"),
    ("commitment", "proposal"),
    ("commitment", "contribution"),
    ("commitment", "passage"),
    ("commitment", "activity"),
    ("proposal", "contribution"),
    ("proposal", "activity"),
    ("passage", "activity"),
)


def upgrade() -> None:
    """Make the tables, and an empty list of strands where the study has lists of terms."""
    for statement in STATEMENTS:
        op.execute(statement)
    for record, target in LINKS:
        name = f"{record}_{target}"
        op.execute(
            f"CREATE TABLE {name} (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, record_id INTEGER NOT NULL, "
            f"field TEXT NOT NULL, target_id INTEGER NOT NULL, FOREIGN KEY(record_id) REFERENCES {record} (id), "
            f"FOREIGN KEY(target_id) REFERENCES {target} (id))"
        )
        op.execute(f"CREATE UNIQUE INDEX ix_{name}_once ON {name} (record_id, field, target_id)")
        op.execute(f"CREATE INDEX ix_{name}_target ON {name} (target_id)")
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM vocabulary LIMIT 1")).first():
        connection.execute(
            sa.text("INSERT INTO vocabulary (name, label, help) VALUES ('strand', 'Strand', :about)"),
            {"about": "What the commitments of an action plan are grouped by."},
        )
