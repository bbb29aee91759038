"""Contacts who are likely one person are pointed out, and others are not."""

import pytest
from studies import sample_study

from lwdesk.operations import likely_doubles
from lwdesk.operations.doubles import are_alike
from lwdesk.records import CONTACT, ORGANISATION
from lwdesk.store import Query, Store


@pytest.fixture
def forum(store: Store) -> int:
    """An organisation with a contact, Ada Moss; its id is 1, and so is hers."""
    with store.step("Two") as step:
        made = step.create(ORGANISATION, {"name": "Lanes Forum"})
        step.create(CONTACT, {"name": "Ada Moss", "email": "ada@example.org", "organisation": made})
    return made


def test_the_same_address_tells(store: Store, forum: int) -> None:
    (double,) = likely_doubles(store, None, {"name": "Somebody Else", "email": "ADA@example.org", "organisation": None})
    assert (double.id, double.field) == (1, "email")
    assert double.sentence == "“Ada Moss” of Lanes Forum has the same e-mail address."


@pytest.mark.parametrize("name", ["Ada Moss", "ADA  MOSS", "Moss, Ada", "Ada Mos", "Adá Moss"])
def test_the_same_or_an_alike_name_in_the_organisation_tells(store: Store, forum: int, name: str) -> None:
    (double,) = likely_doubles(store, None, {"name": name, "organisation": forum})
    assert (double.id, double.field) == (1, "name")


def test_a_name_tells_before_the_organisation_is_known(store: Store, forum: int) -> None:
    (double,) = likely_doubles(store, None, {"name": "ada moss", "organisation": None})
    assert double.sentence == "“Ada Moss” of Lanes Forum has the same name."


def test_others_are_left_in_peace(store: Store, forum: int) -> None:
    with store.step("Another") as step:
        other = step.create(ORGANISATION, {"name": "Depot Lane College"})
    assert likely_doubles(store, None, {"name": "Ada Moss", "organisation": other}) == []
    assert likely_doubles(store, None, {"name": "Ida Ross", "organisation": forum}) == []
    assert likely_doubles(store, 1, {"name": "Ada Moss", "email": "ada@example.org", "organisation": forum}) == []
    assert likely_doubles(store, None, {"name": "", "email": "", "organisation": forum}) == []
    assert not are_alike("desk officer 1", "desk officer 2")


def test_the_sample_has_none(tmp_path: object) -> None:
    store = sample_study(tmp_path / "sample.lwdesk")  # type: ignore[operator]
    for contact_id in store.ids(Query(CONTACT)):
        held = store.get(CONTACT, contact_id)
        assert held and likely_doubles(store, contact_id, held) == []
    store.close()
