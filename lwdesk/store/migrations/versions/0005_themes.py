"""Themes, the event, proposals, contributions, the framework. Written out, and never to be changed again."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

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
    CREATE TABLE theme ({STAMPS}
        name VARCHAR(200) NOT NULL,
        line VARCHAR(4000) NOT NULL,
        parent INTEGER,
        position FLOAT,
        {KEYS},
        FOREIGN KEY(parent) REFERENCES theme (id))
    """,
    f"""
    CREATE TABLE passage ({STAMPS}
        note INTEGER,
        words VARCHAR(2000000) NOT NULL,
        remark VARCHAR(20000) NOT NULL,
        start INTEGER DEFAULT '0' NOT NULL,
        "end" INTEGER DEFAULT '0' NOT NULL,
        lost BOOLEAN DEFAULT '0' NOT NULL,
        {KEYS},
        FOREIGN KEY(note) REFERENCES note (id))
    """,
    "CREATE INDEX ix_passage_note ON passage (note) WHERE deleted_at IS NULL",
    f"""
    CREATE TABLE finding ({STAMPS}
        interview INTEGER,
        theme INTEGER,
        body VARCHAR(100000) NOT NULL,
        {KEYS},
        FOREIGN KEY(interview) REFERENCES interview (id),
        FOREIGN KEY(theme) REFERENCES theme (id))
    """,
    "CREATE INDEX ix_finding_theme ON finding (theme, interview)",
    f"""
    CREATE TABLE event ({STAMPS}
        name VARCHAR(200) NOT NULL,
        day DATE,
        time VARCHAR(5) NOT NULL,
        place VARCHAR(1000) NOT NULL,
        notes VARCHAR(100000) NOT NULL,
        {KEYS})
    """,
    f"""
    CREATE TABLE workshop ({STAMPS}
        name VARCHAR(200) NOT NULL,
        theme INTEGER,
        time VARCHAR(5) NOT NULL,
        room VARCHAR(300) NOT NULL,
        facilitator VARCHAR(300) NOT NULL,
        capacity FLOAT,
        event INTEGER,
        position FLOAT,
        notes VARCHAR(100000) NOT NULL,
        {KEYS},
        FOREIGN KEY(theme) REFERENCES theme (id),
        FOREIGN KEY(event) REFERENCES event (id))
    """,
    f"""
    CREATE TABLE delegate ({STAMPS}
        contact INTEGER,
        invited DATE,
        replied VARCHAR(20) NOT NULL,
        attended BOOLEAN,
        workshop INTEGER,
        stays BOOLEAN,
        why VARCHAR(1000) NOT NULL,
        event INTEGER,
        notes VARCHAR(100000) NOT NULL,
        {KEYS},
        FOREIGN KEY(contact) REFERENCES contact (id),
        FOREIGN KEY(workshop) REFERENCES workshop (id),
        FOREIGN KEY(event) REFERENCES event (id))
    """,
    "CREATE INDEX ix_delegate_contact ON delegate (contact)",
    "CREATE INDEX ix_delegate_event ON delegate (event)",
    f"""
    CREATE TABLE proposal ({STAMPS}
        ref VARCHAR(40) NOT NULL,
        text VARCHAR(20000) NOT NULL,
        workshop INTEGER,
        theme INTEGER,
        area INTEGER,
        own BOOLEAN,
        fits BOOLEAN,
        timely BOOLEAN,
        offered BOOLEAN,
        decision VARCHAR(20) NOT NULL,
        reason VARCHAR(20000) NOT NULL,
        notes VARCHAR(100000) NOT NULL,
        {KEYS},
        FOREIGN KEY(workshop) REFERENCES workshop (id),
        FOREIGN KEY(theme) REFERENCES theme (id),
        FOREIGN KEY(area) REFERENCES term (id))
    """,
    "CREATE INDEX ix_proposal_area ON proposal (area)",
    "CREATE INDEX ix_proposal_ref ON proposal (ref, deleted_at)",
    "CREATE INDEX ix_proposal_workshop ON proposal (workshop)",
    f"""
    CREATE TABLE wording ({STAMPS}
        proposal INTEGER,
        ref VARCHAR(40) NOT NULL,
        text VARCHAR(20000) NOT NULL,
        workshop INTEGER,
        {KEYS},
        FOREIGN KEY(proposal) REFERENCES proposal (id),
        FOREIGN KEY(workshop) REFERENCES workshop (id))
    """,
    "CREATE INDEX ix_wording_proposal ON wording (proposal)",
    f"""
    CREATE TABLE contribution ({STAMPS}
        area INTEGER,
        kind VARCHAR(20) NOT NULL,
        text VARCHAR(20000) NOT NULL,
        delegate INTEGER,
        organisation INTEGER,
        status VARCHAR(20) NOT NULL,
        event INTEGER,
        notes VARCHAR(100000) NOT NULL,
        {KEYS},
        FOREIGN KEY(area) REFERENCES term (id),
        FOREIGN KEY(delegate) REFERENCES contact (id),
        FOREIGN KEY(organisation) REFERENCES organisation (id),
        FOREIGN KEY(event) REFERENCES event (id))
    """,
    "CREATE INDEX ix_contribution_area ON contribution (area)",
    "CREATE INDEX ix_contribution_delegate ON contribution (delegate)",
    "CREATE INDEX ix_contribution_kind ON contribution (kind, area) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_contribution_organisation ON contribution (organisation)",
    f"""
    CREATE TABLE pair ({STAMPS}
        need INTEGER,
        offer INTEGER,
        remark VARCHAR(2000) NOT NULL,
        {KEYS},
        FOREIGN KEY(need) REFERENCES contribution (id),
        FOREIGN KEY(offer) REFERENCES contribution (id))
    """,
    "CREATE INDEX ix_pair_need ON pair (need)",
    "CREATE INDEX ix_pair_offer ON pair (offer)",
    f"""
    CREATE TABLE framework ({STAMPS}
        name VARCHAR(300) NOT NULL,
        activity VARCHAR(20000) NOT NULL,
        domain INTEGER,
        position FLOAT,
        {KEYS},
        FOREIGN KEY(domain) REFERENCES framework (id))
    """,
    f"""
    CREATE TABLE policy ({STAMPS}
        name VARCHAR(300) NOT NULL,
        issuer VARCHAR(300) NOT NULL,
        day DATE,
        meaning VARCHAR(100000) NOT NULL,
        notes VARCHAR(100000) NOT NULL,
        {KEYS})
    """,
    f"""
    CREATE TABLE recommendation ({STAMPS}
        "to" INTEGER,
        text VARCHAR(20000) NOT NULL,
        proposal INTEGER,
        status VARCHAR(20) NOT NULL,
        sent DATE,
        notes VARCHAR(100000) NOT NULL,
        {KEYS},
        FOREIGN KEY("to") REFERENCES organisation (id),
        FOREIGN KEY(proposal) REFERENCES proposal (id))
    """,
    "CREATE INDEX ix_recommendation_proposal ON recommendation (proposal)",
    f"""
    CREATE TABLE named_export ({STAMPS}
        name VARCHAR(200) NOT NULL,
        list VARCHAR(40) NOT NULL,
        settings TEXT DEFAULT '' NOT NULL,
        {KEYS})
    """,
)
LINKS = (
    ("passage", "theme"),
    ("passage", "term"),
    ("delegate", "workshop"),
    ("proposal", "passage"),
    ("proposal", "term"),
    ("framework", "organisation"),
    ("framework", "proposal"),
    ("policy", "framework"),
)
AREAS = (
    (
        "Facilitating access",
        "Opening ways into work for those whom the usual ways do not reach.",
        "access",
    ),
    (
        "Healthy capital development",
        "Having building and regeneration bring jobs and health to those who live nearby.",
        "capital development; health capital development",
    ),
    (
        "Skills development",
        "Helping people to the skills that work asks for, and on from there.",
        "skills",
    ),
    (
        "Supporting employers",
        "Helping employers to take people on, to keep them, and to keep them well.",
        "employers; support for employers",
    ),
)
"""Each with its meaning and synonyms."""


def upgrade() -> None:
    """Make the tables, and fill the list of activity areas where the study has lists of terms."""
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
    _fill_areas()


def _fill_areas() -> None:
    connection = op.get_bind()
    if not connection.execute(sa.text("SELECT 1 FROM vocabulary LIMIT 1")).first():
        return
    at = connection.execute(sa.text("SELECT strftime('%Y-%m-%dT%H:%M:%SZ')")).scalar()
    connection.execute(
        sa.text("INSERT INTO vocabulary (name, label, help) VALUES ('area', 'Activity area', :about)"),
        {"about": "What the proposals of an event are gathered under, and what delegates contribute to."},
    )
    for place, (term, meaning, synonyms) in enumerate(AREAS, 1):
        connection.execute(
            sa.text(
                "INSERT INTO term (uuid, created_at, created_by, updated_at, updated_by, vocabulary_id, position, "
                "label, meaning, synonyms, family) SELECT :uuid, :at, 'lwdesk', :at, 'lwdesk', id, :place, :term, "
                ":meaning, :synonyms, '' FROM vocabulary WHERE name = 'area'"
            ),
            {"uuid": str(uuid.uuid4()), "at": at, "place": place, "term": term, "meaning": meaning,
             "synonyms": synonyms},
        )  # fmt: skip
