"""Who types or brings in "cafe" finds "Café" and "CAFÉ": in lists, pickers, a search of everything and imports."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lists import book, bring_in, counts

from lwdesk.operations.search import find_all
from lwdesk.records import ACTIVITY, COMMITMENT, CONTACT, INTERVIEW, NOTE, ORGANISATION
from lwdesk.store import Query, Store

TYPED = ["cafe", "CAFE", "café", "CAFÉ", "Cafe\u0301"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.create(tmp_path / "cafe.lwdesk")
    with store.step("Begin") as step:
        lead = step.create(ORGANISATION, {"name": "CAFÉ NOIR"})
        made = step.create(ACTIVITY, {"name": "Café Ouvert", "lead": [lead]})
        step.create(ACTIVITY, {"name": "Night bus"})
        person = step.create(CONTACT, {"name": "Ada Nash"})
        step.create(NOTE, {"interview": step.create(INTERVIEW, {"contact": person}), "body": "They meet at the Café."})
        step.create(COMMITMENT, {"text": "Open the Café"})
    assert made == 1
    yield store
    store.close()


@pytest.mark.parametrize("typed", TYPED)
def test_typing_finds_it_everywhere(store: Store, typed: str) -> None:
    assert list(store.ids(Query(ACTIVITY, words=typed))) == [1]
    assert list(store.ids(Query(ORGANISATION, words=typed))) == [1]
    assert [name for _, name in store.find(ORGANISATION, typed)] == ["CAFÉ NOIR"]
    found = {group.record.name for group in find_all(store, typed)}
    assert {"activity", "organisation", "note", "commitment"} <= found


@pytest.mark.parametrize("typed", ["Cafe Ouvert", "CAFÉ OUVERT", "Cafe\u0301 ouvert"])
def test_an_import_knows_it_again(store: Store, tmp_path: Path, typed: str) -> None:
    path = book(tmp_path / "a.xlsx", ["Activity", "Lead", "Description"], [typed, "cafe noir", "Soup"])
    plan, _ = bring_in(store, path)
    assert counts(plan).get("new", 0) == 0
    assert store.count(Query(ACTIVITY)) == 2 and store.count(Query(ORGANISATION)) == 1
