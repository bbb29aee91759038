"""Contacts, and the two lists of terms that they choose from.

Written out, and never to be changed again: a migration that reads the live tables breaks when they change.
"""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
    CREATE TABLE contact (
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
        role VARCHAR(300) NOT NULL,
        organisation INTEGER,
        telephone VARCHAR(100) NOT NULL,
        email VARCHAR(254) NOT NULL,
        address VARCHAR(2000) NOT NULL,
        level INTEGER,
        found INTEGER,
        quote VARCHAR(20) NOT NULL,
        notes VARCHAR(100000) NOT NULL,
        UNIQUE (uuid),
        FOREIGN KEY(source_id) REFERENCES source (id),
        FOREIGN KEY(organisation) REFERENCES organisation (id),
        FOREIGN KEY(level) REFERENCES term (id),
        FOREIGN KEY(found) REFERENCES term (id)
    )
    """,
    """
    CREATE INDEX ix_contact_organisation ON contact (organisation)
    """,
    """
    CREATE INDEX ix_contact_name ON contact (name COLLATE NOCASE) WHERE deleted_at IS NULL
    """,
    """
    CREATE TABLE contact_term (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        record_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        target_id INTEGER NOT NULL,
        FOREIGN KEY(record_id) REFERENCES contact (id),
        FOREIGN KEY(target_id) REFERENCES term (id)
    )
    """,
    """
    CREATE INDEX ix_contact_term_target ON contact_term (target_id)
    """,
    """
    CREATE UNIQUE INDEX ix_contact_term_once ON contact_term (record_id, field, target_id)
    """,
)

# (name, label, help, terms), each term with its meaning and synonyms.
LISTS = (
    (
        "level", "Level", "Whether a contact sees the whole field or knows one part of it well.",
        (
            (
                "Strategic",
                "Sees the field from above: sets policy, holds a budget, speaks for many organisations.",
                "strategic level; policy",
            ),
            (
                "Specific",
                "Knows one activity, group or sector from the inside.",
                "specific level; operational; delivery; project level",
            ),
        ),
    ),
    (
        "found", "Found through", "How a contact came to be on the list.",
        (
            (
                "Mapping",
                "Named in the mapping register, or met while it was made.",
                "mapping exercise; the mapping; appendix",
            ),
            (
                "Steering group",
                "Proposed by a member of the steering group.",
                "steering committee; steering",
            ),
            (
                "Programme manager",
                "Known to the programme manager before.",
                "manager; pm; own contact",
            ),
            (
                "Referred by an interviewee",
                "The answer to “Who else should we speak to?”",
                "interviewee; referral; referred; interview",
            ),
        ),
    ),
)  # fmt: skip


def upgrade() -> None:
    """Make the tables, and fill the lists of terms where the study has any."""
    for statement in STATEMENTS:
        op.execute(statement)
    connection = op.get_bind()
    if not connection.execute(sa.text("SELECT 1 FROM vocabulary LIMIT 1")).first():
        return
    at = connection.execute(sa.text("SELECT strftime('%Y-%m-%dT%H:%M:%SZ')")).scalar()
    for name, label, about, terms in LISTS:
        connection.execute(
            sa.text("INSERT INTO vocabulary (name, label, help) VALUES (:name, :label, :about)"),
            {"name": name, "label": label, "about": about},
        )
        for place, (term, meaning, synonyms) in enumerate(terms, 1):
            connection.execute(
                sa.text(
                    "INSERT INTO term (uuid, created_at, created_by, updated_at, updated_by, vocabulary_id, position, "
                    "label, meaning, synonyms, family) SELECT :uuid, :at, 'lwdesk', :at, 'lwdesk', id, :place, :term, "
                    ":meaning, :synonyms, '' FROM vocabulary WHERE name = :name"
                ),
                {"uuid": str(uuid.uuid4()), "at": at, "place": place, "term": term, "meaning": meaning,
                 "synonyms": synonyms, "name": name},
            )  # fmt: skip
