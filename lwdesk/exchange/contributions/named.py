"""How a paper of contributions names the people who made them.

They said it before everybody at the event, so that a paper for the delegates names them with their organisation; who
wishes to be quoted by role is there by role, and of who is not to be quoted at all only the organisation is there.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lwdesk.records import CONTACT
from lwdesk.records.contact import BY_ROLE, NOT_AT_ALL

if TYPE_CHECKING:
    from lwdesk.store import Store

FOOT = (
    "Delegates are named with the organisation that they spoke for, as they said this at the event; those who wish "
    "to be quoted by role are there by role, and of those who are not to be quoted only the organisation is given."
)
"""The same for the readers of the paper."""
_ASKED = ("name", "role", "quote")


def named(store: "Store", contact_ids: Iterable[int]) -> dict[int, str]:
    """What the paper calls each contact, by id, the deleted ones too; "" of who is not to be named."""
    ids = list(dict.fromkeys(contact_ids))
    rows = store.cells(CONTACT, ids, [CONTACT.field(name) for name in _ASKED])
    return {i: _named(*map(str, row)) for i, row in zip(ids, rows, strict=True)}


def _named(name: str, role: str, quote: str) -> str:
    if quote == NOT_AT_ALL:
        return ""
    return role if quote == BY_ROLE else name
