"""Which kinds of record lead to which, and how each kind is read for the thread."""

from dataclasses import dataclass

from lwdesk.records.contribution import CAN_BRING, USED, WITHDRAWN


@dataclass(frozen=True, slots=True)
class Edge:
    """Records of one kind that led to records of another, as pairs of ids."""

    source: str
    target: str
    tables: str
    source_id: str
    target_id: str
    where: str = "1"


def _links(owner: str, target: str, field: str, leads_to_target: bool = False) -> Edge:
    """What a many-valued field of the owner holds led to the owner; or the owner to it."""
    table, where = f"{owner}_{target} AS l", f"l.field = '{field}'"
    if leads_to_target:
        return Edge(owner, target, table, "l.record_id", "l.target_id", where)
    return Edge(target, owner, table, "l.target_id", "l.record_id", where)


def _column(owner: str, field: str, target: str) -> Edge:
    """What a field of the owner names led to the owner."""
    return Edge(target, owner, f"{owner} AS o", f"o.{field}", "o.id")


EDGES = (
    _column("contact", "organisation", "organisation"),
    _column("interview", "contact", "contact"),
    Edge("interview", "passage", "passage AS p JOIN note AS n ON n.id = p.note", "n.interview", "p.id"),
    _links("passage", "theme", "themes"),
    _links("passage", "activity", "activities"),
    _links("activity", "organisation", "lead"),
    _links("activity", "organisation", "partners"),
    _column("contribution", "delegate", "contact"),
    _column("contribution", "organisation", "organisation"),
    _links("proposal", "passage", "passages"),
    _links("proposal", "contribution", "contributions"),
    _links("proposal", "activity", "activities"),
    _column("proposal", "workshop", "workshop"),
    _column("proposal", "theme", "theme"),
    Edge("wording", "proposal", "wording AS w", "w.id", "w.proposal"),
    _column("recommendation", "proposal", "proposal"),
    _links("framework", "proposal", "proposals"),
    _column("action", "framework", "framework"),
    _column("commitment", "action", "action"),
    _links("commitment", "framework", "frameworks"),
    _links("commitment", "proposal", "proposals"),
    _links("commitment", "contribution", "contributions"),
    _links("commitment", "passage", "passages"),
    _links("commitment", "activity", "activities"),
    _column("progress", "commitment", "commitment"),
    _column("measure", "commitment", "commitment"),
)
BESIDE = (
    Edge("contribution", "contribution", "pair AS m", "m.need", "m.offer", "m.deleted_at IS NULL"),
    Edge("contribution", "contribution", "pair AS m", "m.offer", "m.need", "m.deleted_at IS NULL"),
)
"""Needs and offers that answer each other: each is part of what became of the other, and the thread ends there."""

NODES = {
    "organisation": "SELECT x.id, '', x.name, '', NULL, NULL, NULL, '' FROM organisation AS x",
    "contact": "SELECT x.id, '', x.name, '', x.id, NULL, NULL, '' FROM contact AS x",
    "interview": "SELECT x.id, '', '', x.status, x.contact, x.day, NULL, '' FROM interview AS x",
    "passage": "SELECT x.id, '', x.words, CASE x.lost WHEN 1 THEN 'lost' ELSE '' END, i.contact, i.day, NULL, '' "
    "FROM passage AS x JOIN note AS n ON n.id = x.note AND n.deleted_at IS NULL "
    "JOIN interview AS i ON i.id = n.interview AND i.deleted_at IS NULL",
    "theme": "SELECT x.id, '', x.name, '', NULL, NULL, NULL, '' FROM theme AS x",
    "workshop": "SELECT x.id, '', x.name, '', NULL, NULL, NULL, '' FROM workshop AS x",
    "activity": "SELECT x.id, x.ref, x.name, '', NULL, NULL, NULL, '' FROM activity AS x",
    "contribution": "SELECT x.id, '', x.text, x.kind, x.delegate, NULL, NULL, x.status FROM contribution AS x",
    "proposal": "SELECT x.id, x.ref, x.text, x.decision, NULL, NULL, NULL, '' FROM proposal AS x",
    "wording": "SELECT x.id, x.ref, x.text, coalesce(w.name, ''), NULL, NULL, NULL, '' FROM wording AS x "
    "LEFT JOIN workshop AS w ON w.id = x.workshop",
    "recommendation": "SELECT x.id, '', x.text, x.status, NULL, x.sent, NULL, coalesce(o.name, '') "
    'FROM recommendation AS x LEFT JOIN organisation AS o ON o.id = x."to" AND o.deleted_at IS NULL',
    "framework": "SELECT x.id, '', x.name, CASE WHEN x.domain IS NULL THEN 'domain' ELSE '' END, NULL, NULL, NULL, '' "
    "FROM framework AS x",
    "action": "SELECT x.id, '', x.name, '', NULL, NULL, NULL, '' FROM action AS x",
    "commitment": "SELECT x.id, x.ref, x.text, x.status, NULL, x.start, x.due, '' FROM commitment AS x",
    "progress": "SELECT x.id, '', x.text, '', NULL, x.day, NULL, '' FROM progress AS x",
    "measure": "SELECT x.id, '', x.name, '', NULL, NULL, NULL, '' FROM measure AS x",
}
"""For each kind: id, ref, label, what it says further, the contact whose words it is, day, due day, and more."""

HOMES = {
    "delegate": ("contact", "SELECT contact FROM delegate WHERE id = ?"),
    "engagement": ("contact", "SELECT contact FROM engagement WHERE id = ?"),
    "assessment": ("organisation", "SELECT organisation FROM assessment WHERE id = ?"),
    "issue": ("commitment", "SELECT commitment FROM issue WHERE id = ?"),
    "progress": ("commitment", "SELECT commitment FROM progress WHERE id = ?"),
    "measure": ("commitment", "SELECT commitment FROM measure WHERE id = ?"),
    "reading": (
        "commitment",
        "SELECT m.commitment FROM reading AS r JOIN measure AS m ON m.id = r.measure WHERE r.id = ?",
    ),
    "wording": ("proposal", "SELECT proposal FROM wording WHERE id = ?"),
    "note": ("interview", "SELECT interview FROM note WHERE id = ?"),
    "summary": ("interview", "SELECT interview FROM summary WHERE id = ?"),
}
"""Records that have no thread of their own but that of another."""


def _used_in(owner: str, field: str, target: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {owner}_{target} AS l JOIN {owner} AS o ON o.id = l.record_id "
        f"AND o.deleted_at IS NULL WHERE l.target_id = x.id AND l.field = '{field}')"
    )


def _has(target: str, field: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM commitment_{target} AS l JOIN {target} AS o ON o.id = l.target_id "
        f"AND o.deleted_at IS NULL WHERE l.record_id = x.id AND l.field = '{field}')"
    )


LOOSE_PASSAGES = f"""
SELECT x.id FROM passage AS x JOIN note AS n ON n.id = x.note AND n.deleted_at IS NULL
JOIN interview AS i ON i.id = n.interview AND i.deleted_at IS NULL
WHERE x.deleted_at IS NULL AND NOT {_used_in("proposal", "passages", "passage")}
AND NOT {_used_in("commitment", "passages", "passage")} ORDER BY i.day IS NULL, i.day, n.id, x.start, x.id
"""
LOOSE_OFFERS = f"""
SELECT x.id FROM contribution AS x
WHERE x.deleted_at IS NULL AND x.kind = '{CAN_BRING}' AND x.status NOT IN ('{USED}', '{WITHDRAWN}')
AND NOT {_used_in("proposal", "contributions", "contribution")}
AND NOT {_used_in("commitment", "contributions", "contribution")}
AND NOT EXISTS (SELECT 1 FROM pair AS m JOIN contribution AS c ON c.id = m.need AND c.deleted_at IS NULL
  WHERE m.offer = x.id AND m.deleted_at IS NULL) ORDER BY x.id
"""
# A domain is not grounded by its themes: what was drawn from one of them says nothing of the others.
_GROUNDED = """
SELECT f.id AS id FROM framework_proposal AS l
JOIN framework AS f ON f.id = l.record_id AND f.deleted_at IS NULL
JOIN proposal AS p ON p.id = l.target_id AND p.deleted_at IS NULL WHERE l.field = 'proposals'
"""
LOOSE_COMMITMENTS = f"""
WITH themes AS ({_GROUNDED})
SELECT x.id FROM commitment AS x WHERE x.deleted_at IS NULL
AND NOT {_has("proposal", "proposals")} AND NOT {_has("contribution", "contributions")}
AND NOT {_has("activity", "activities")}
AND NOT EXISTS (SELECT 1 FROM commitment_passage AS l JOIN passage AS p ON p.id = l.target_id
  AND p.deleted_at IS NULL JOIN note AS n ON n.id = p.note AND n.deleted_at IS NULL
  JOIN interview AS i ON i.id = n.interview AND i.deleted_at IS NULL
  WHERE l.record_id = x.id AND l.field = 'passages')
AND NOT EXISTS (SELECT 1 FROM commitment_framework AS l WHERE l.record_id = x.id AND l.field = 'frameworks'
  AND l.target_id IN (SELECT id FROM themes))
AND NOT EXISTS (SELECT 1 FROM action AS a WHERE a.id = x.action AND a.deleted_at IS NULL
  AND a.framework IN (SELECT id FROM themes)) ORDER BY x.ref, x.id
"""
