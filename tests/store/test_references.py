"""A bulk step whose rows lead nowhere is not stored, and SQLite looks at every link again after it."""

import sqlite3
from collections.abc import Callable

import pytest
from study_rows import Rows

from lwdesk.records import ACTIVITY, CONTRIBUTION
from lwdesk.store import Query, Store

LINKS = ("record_id", "field", "target_id")
NOBODY = 999_999


def make_activities(store: Store) -> list[int]:
    with store.step("Three activities") as step:
        return [step.create(ACTIVITY, {"name": f"Job Club {n}"}) for n in range(3)]


def looks_at_links(store: Store) -> bool:
    return bool(store._connections.driver.execute("PRAGMA foreign_keys").fetchone()[0])


@pytest.mark.parametrize("link", [(1, "groups", NOBODY), (NOBODY, "groups", 1)])
def test_a_link_that_leads_nowhere_undoes_the_whole_step(
    store: Store, rows: Callable[[], Rows], link: tuple[object, ...]
) -> None:
    make_activities(store)
    before = rows()
    with pytest.raises(sqlite3.IntegrityError), store.step("Import", kind="import", bulk=True) as step:
        step.insert_rows("activity_term", LINKS, [(1, "groups", 1), link])
    assert rows() == before
    assert looks_at_links(store)
    assert store.check() == []


def test_a_value_that_leads_nowhere_undoes_the_whole_step(store: Store, rows: Callable[[], Rows]) -> None:
    made = make_activities(store)
    before = rows()
    with pytest.raises(sqlite3.IntegrityError), store.step("Import", kind="import", bulk=True) as step:
        step.update_rows("activity", ("type",), [(NOBODY, made[1])])
    assert rows() == before


def test_what_goes_while_older_rows_refer_to_it_undoes_the_whole_step(store: Store, rows: Callable[[], Rows]) -> None:
    made = make_activities(store)
    with store.step("Link") as step:
        step.insert_rows("activity_term", LINKS, [(made[0], "groups", 1)])
    before = rows()
    with pytest.raises(sqlite3.IntegrityError), store.step("Import", kind="import", bulk=True) as step:
        step.connection.exec_driver_sql("DELETE FROM activity WHERE id = ?", (made[0],))
    assert rows() == before


def test_after_a_bulk_step_links_are_looked_at_one_by_one_again(store: Store) -> None:
    made = make_activities(store)
    with store.step("Import", kind="import", bulk=True) as step:
        step.insert_rows("activity_term", LINKS, [(i, "groups", 1) for i in made])
    assert looks_at_links(store)
    with pytest.raises(RuntimeError), store.step("Import", kind="import", bulk=True):
        raise RuntimeError
    assert looks_at_links(store)
    with pytest.raises(sqlite3.IntegrityError), store.step("Edit") as step:
        step.insert_rows("activity_term", LINKS, [(made[0], "sectors", NOBODY)])
    assert store.count(Query(ACTIVITY)) == 3


def test_a_link_to_what_is_gone_from_between_others_undoes_the_whole_step(
    store: Store, rows: Callable[[], Rows]
) -> None:
    made = make_activities(store)
    with store.step("Take the middle one out for good") as step:
        step.connection.exec_driver_sql("DELETE FROM activity WHERE id = ?", (made[1],))
    before = rows()
    with pytest.raises(sqlite3.IntegrityError), store.step("Import", kind="import", bulk=True) as step:
        step.insert_rows("activity_term", LINKS, [(i, "groups", 1) for i in made])
    assert rows() == before
    with store.step("Import", kind="import", bulk=True) as step:
        step.insert_rows("activity_term", LINKS, [(i, "groups", 1) for i in (made[0], made[2])])
    assert rows() != before


def test_a_blank_link_to_a_kind_of_which_there_is_none_leads_nowhere_wrong(store: Store) -> None:
    with store.step("Import", kind="import", bulk=True) as step:
        step.create(CONTRIBUTION, {"text": "A van"})
    assert store.count(Query(CONTRIBUTION)) == 1
