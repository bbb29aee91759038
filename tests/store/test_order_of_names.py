"""Names with accents stand among their base letters, in lists, in pickers and in what leads to a record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lwdesk.records import ACTIVITY, CONTACT, ORGANISATION
from lwdesk.store import Query, Store

NAMES = ["Ågren", "Église Verte", "Edgeware", "Zoo", "Øst", "Oak", "Orchard", "Müller", "Muzak", "łódź", "Lodge"]
IN_ORDER = ["Ågren", "Edgeware", "Église Verte", "Lodge", "łódź", "Müller", "Muzak", "Oak", "Orchard", "Øst", "Zoo"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.create(tmp_path / "order.lwdesk")
    yield store
    store.close()


def shown(store: Store, query: Query) -> list[str]:
    ids = store.ids(query)
    labels = store.labels(query.record.name, ids)
    return [labels[i] for i in ids]


def test_a_list_sorts_them_as_base_letters_both_ways(store: Store) -> None:
    with store.step("Begin") as step:
        for name in NAMES:
            step.create(CONTACT, {"name": name, "role": name})
    assert shown(store, Query(CONTACT)) == IN_ORDER
    assert shown(store, Query(CONTACT, descending=True)) == IN_ORDER[::-1]
    assert shown(store, Query(CONTACT, sort="role")) == IN_ORDER


def test_the_first_accent_that_comes_in_is_seen_and_so_is_one_brought_back(store: Store) -> None:
    with store.step("Begin") as step:
        made = [step.create(ACTIVITY, {"name": name}) for name in ("Zoo", "Eden", "Fig")]
    assert shown(store, Query(ACTIVITY)) == ["Eden", "Fig", "Zoo"]
    with store.step("Rename") as step:
        step.update(ACTIVITY, made[0], {"name": "École"})
    assert shown(store, Query(ACTIVITY)) == ["École", "Eden", "Fig"]
    store.undo()
    assert shown(store, Query(ACTIVITY)) == ["Eden", "Fig", "Zoo"]
    store.redo()
    assert shown(store, Query(ACTIVITY)) == ["École", "Eden", "Fig"]


def test_organisations_order_what_leads_to_them(store: Store) -> None:
    with store.step("Begin") as step:
        for name in NAMES:
            leads = step.create(ORGANISATION, {"name": name})
            step.create(ACTIVITY, {"name": "Same", "lead": [leads]})
            step.create(CONTACT, {"name": "Same", "organisation": leads})
    for record, field in ((ACTIVITY, "lead"), (CONTACT, "organisation")):
        ids = store.ids(Query(record, sort=field))
        cells = store.cells(record, ids, [record.field(field)])
        assert [row[0][0] if isinstance(row[0], tuple) else row[0] for row in cells] == IN_ORDER


def test_a_picker_offers_them_in_that_order(store: Store) -> None:
    with store.step("Begin") as step:
        for name in ("Zoo", "Église", "Eden"):
            step.create(ORGANISATION, {"name": name})
    assert [name for _, name in store.find(ORGANISATION, "")] == ["Eden", "Église", "Zoo"]


def test_who_refers_to_a_record_is_listed_in_that_order(store: Store) -> None:
    with store.step("Begin") as step:
        trust = step.create(ORGANISATION, {"name": "Trust"})
        for name in ("Zoo", "Église", "Eden"):
            step.create(CONTACT, {"name": name, "organisation": trust})
    ((_, _, ids),) = store.links_to(ORGANISATION, trust)
    assert [store.labels(CONTACT.name, ids)[i] for i in ids] == ["Eden", "Église", "Zoo"]
