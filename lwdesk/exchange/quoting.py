"""How people may be named in papers and in exports of what they said: by name, by role, or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lwdesk.records import CONTACT
from lwdesk.records.contact import BY_NAME, BY_ROLE

if TYPE_CHECKING:
    from lwdesk.store import Store

UNNAMED = "a contact"
"""What papers say of somebody who is not to be quoted."""
_ASKED = ("name", "role", "organisation", "quote")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A person as they may be named: in a column, beside it where they work, and all of it in a line of text."""

    name: str
    """The name, or the role, or "a contact"; never blank."""
    organisation: str
    """"" where it would tell who it was."""
    line: str
    """Name, role and organisation, as much of it as may be said; never blank."""


NOBODY = Quoted(UNNAMED, "", UNNAMED)
"""Somebody of whom nothing may be said."""


def quoted(store: "Store", contact_ids: Iterable[int]) -> dict[int, Quoted]:
    """How each of the contacts may be named, by id; also of deleted ones, for what they said is still theirs.

    Nobody is named before it is known that they may be. An id that the study does not have is not among them.
    """
    ids = list(dict.fromkeys(contact_ids))
    held = store.many(CONTACT, ids)
    rows = store.cells(CONTACT, ids, [CONTACT.field(name) for name in _ASKED])
    told = (tuple(map(str, row)) for row in rows)
    return {i: _quoted(*cells) for i, cells in zip(ids, told, strict=True) if i in held}


def quoted_as(store: "Store", contact: Mapping[str, Any]) -> str:
    """The contact, given as raw values, as a line of text may name them: name, role and organisation; or less."""
    organisation = contact.get("organisation")
    works_for = store.labels("organisation", [organisation]).get(organisation, "") if organisation else ""
    return _quoted(contact.get("name") or "", contact.get("role") or "", works_for, contact.get("quote") or "").line


def _quoted(name: str, role: str, organisation: str, quote: str) -> Quoted:
    said = (name, role) if quote == BY_NAME else (role,) if quote == BY_ROLE else None
    if said is None:
        return NOBODY
    named = next(filter(None, said), UNNAMED)
    line = ", ".join(filter(None, (*said, organisation)))
    return Quoted(named, organisation, line or UNNAMED)
