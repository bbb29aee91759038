"""How people may be named in what goes out."""

import pytest

from lwdesk.exchange.quoting import NOBODY, Quoted, quoted, quoted_as
from lwdesk.records import CONTACT, ORGANISATION
from lwdesk.store import Store


@pytest.mark.parametrize(
    ("quote", "role", "organisation", "told"),
    [
        ("By name", "Director", "Poplar Works", Quoted("Ada Moss", "Poplar Works", "Ada Moss, Director, Poplar Works")),
        ("By name", "", "", Quoted("Ada Moss", "", "Ada Moss")),
        ("By role", "Director", "Poplar Works", Quoted("Director", "Poplar Works", "Director, Poplar Works")),
        ("By role", "Director", "", Quoted("Director", "", "Director")),
        ("By role", "", "Poplar Works", Quoted("a contact", "Poplar Works", "Poplar Works")),
        ("By role", "", "", NOBODY),
        ("Not at all", "Director", "Poplar Works", NOBODY),
        ("", "Director", "Poplar Works", NOBODY),
    ],
)
def test_no_more_is_said_than_may_be(store: Store, quote: str, role: str, organisation: str, told: Quoted) -> None:
    with store.step("new") as step:
        where = step.create(ORGANISATION, {"name": organisation}) if organisation else None
        given = {"name": "Ada Moss", "role": role, "organisation": where, "quote": quote}
        contact = step.create(CONTACT, given)
    assert quoted(store, [contact, contact]) == {contact: told}
    assert quoted_as(store, given) == told.line


def test_a_deleted_contact_is_named_as_before_and_a_strange_id_is_nobody(store: Store) -> None:
    with store.step("new") as step:
        contact = step.create(CONTACT, {"name": "Ada Moss", "quote": "By name"})
    with store.step("delete") as step:
        step.delete(CONTACT, [contact])
    assert quoted(store, [contact, 99]) == {contact: Quoted("Ada Moss", "", "Ada Moss")}
