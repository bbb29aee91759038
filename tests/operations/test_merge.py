"""Two or more records made one, and the sample study."""

from pathlib import Path

import pytest
from studies import sample_study

from lwdesk.operations import merge_contacts, merge_organisations, merge_terms
from lwdesk.records import ACTIVITY, CONTACT, DELEGATE, EVENT, ORGANISATION, WORKSHOP
from lwdesk.refusal import Refusal
from lwdesk.store import Query, Store


def term(store: Store, vocabulary: str, label: str) -> int:
    return next(t.id for t in store.terms(vocabulary) if t.label == label)


@pytest.fixture
def trio(store: Store) -> list[int]:
    """Three organisations, which are one, and an activity that has two of them."""
    with store.step("Three") as step:
        ids = [
            step.create(ORGANISATION, {"name": "Lanes Forum", "telephone": "020 7946 0101"}),
            step.create(ORGANISATION, {"name": "The Lanes Forum", "telephone": "020 7946 0102", "notes": "Friendly."}),
            step.create(ORGANISATION, {"name": "Lanes", "kind": term(store, "kind", store.terms("kind")[0].label),
                                       "address": "1 Lane End"}),
        ]  # fmt: skip
        parts = {"lead": ids[1:2], "partners": (ids[2], ids[0]), "funders": ids[1:]}
        step.create(ACTIVITY, {"name": "Kitchen Start", **parts})
    return ids


def test_what_referred_to_any_refers_to_the_one_that_stays(store: Store, trio: list[int]) -> None:
    assert merge_organisations(store, trio[0], trio) == 1
    assert list(store.ids(Query(ORGANISATION))) == [trio[0]]
    activity = store.get(ACTIVITY, store.ids(Query(ACTIVITY))[0])
    assert activity
    assert [activity[part] for part in ("lead", "partners", "funders")] == [(trio[0],)] * 3
    assert store.check() == []


def test_what_the_others_knew_is_kept(store: Store, trio: list[int]) -> None:
    merge_organisations(store, trio[0], trio[1:])
    held = store.get(ORGANISATION, trio[0])
    assert held
    assert (held["telephone"], held["address"]) == ("020 7946 0101", "1 Lane End")
    assert held["kind"] == store.terms("kind")[0].id
    assert held["notes"] == "Merged with The Lanes Forum.\nTelephone: 020 7946 0102\nFriendly.\nMerged with Lanes."


def test_one_undo_parts_them_again(store: Store, trio: list[int]) -> None:
    merge_organisations(store, trio[0], trio[1:])
    notice = store.undo()
    assert notice and notice.label == "Merge organisations into “Lanes Forum”"
    assert sorted(store.ids(Query(ORGANISATION))) == trio
    activity = store.get(ACTIVITY, store.ids(Query(ACTIVITY))[0])
    assert activity and activity["partners"] == (trio[2], trio[0])


def test_nothing_happens_where_there_is_nothing_to_merge(store: Store, trio: list[int]) -> None:
    with store.step("Delete") as step:
        step.delete(ORGANISATION, trio[2:])
    steps = store.steps()
    assert merge_organisations(store, trio[0], [trio[0], trio[2], 999]) == 0
    assert merge_organisations(store, trio[2], trio[:2]) == 0
    assert merge_terms(store, term(store, "type", "Into work"), [store.terms("borough")[0].id]) == 0
    assert store.steps() == steps


def test_notes_that_would_not_hold_it_all_are_said_and_nothing_is_lost(store: Store, trio: list[int]) -> None:
    with store.step("Long") as step:
        for letter, record_id in zip("xyz", trio, strict=True):
            step.update(ORGANISATION, record_id, {"notes": letter * 60_000})
    with pytest.raises(Refusal, match="was not merged"):
        merge_organisations(store, trio[0], trio)
    assert len(store.ids(Query(ORGANISATION))) == 3


def test_merged_terms_are_understood_by_their_old_names(store: Store) -> None:
    keep, gone = term(store, "type", "Into work"), term(store, "type", "Health in work")
    with store.step("One") as step:
        made = step.create(ACTIVITY, {"name": "Kitchen Start", "type": gone})
    assert merge_terms(store, keep, [gone]) == 1
    held = store.get(ACTIVITY, made)
    assert held and held["type"] == keep
    (merged,) = [t for t in store.terms("type") if t.id == keep]
    assert "Health in work" in merged.synonyms
    assert gone not in [t.id for t in store.terms("type", retired=True)]


def test_the_sample_is_small_and_lively_and_has_nothing_to_undo(tmp_path: Path) -> None:
    store = sample_study(tmp_path / "sample.lwdesk")
    assert 35 <= store.count(Query(ACTIVITY)) <= 45
    assert 55 <= store.count(Query(ORGANISATION)) <= 65
    assert store.undo() is None
    assert store.check() == []
    for field in ACTIVITY.fields:
        held = [row[0] for row in store.cells(ACTIVITY, store.ids(Query(ACTIVITY)), [field])]
        assert any(value not in ("", ()) for value in held), f"no activity of the sample has a {field.label}"
    store.close()


@pytest.fixture
def twins(store: Store) -> list[int]:
    """Two contacts, who are one, in two organisations."""
    groups = [t.id for t in store.terms("group")]
    with store.step("Two") as step:
        forum, college = (step.create(ORGANISATION, {"name": name}) for name in ("Lanes Forum", "Depot Lane College"))
        return [
            step.create(CONTACT, {"name": "Ada Moss", "organisation": forum, "groups": groups[:2], "quote": "By name"}),
            step.create(CONTACT, {"name": "A. Moss", "organisation": college, "groups": groups[1:3], "role": "Director",
                                  "email": "ada@example.org", "quote": "By role"}),
        ]  # fmt: skip


def test_a_merged_contact_knows_all_that_both_did_and_keeps_the_narrower_promise(
    store: Store, twins: list[int]
) -> None:
    merge_contacts(store, twins[0], twins[1:])
    held = store.get(CONTACT, twins[0])
    assert held
    assert (held["role"], held["email"], held["quote"]) == ("Director", "ada@example.org", "By role")
    assert held["groups"] == tuple(t.id for t in store.terms("group"))[:3]
    assert held["notes"] == "Merged with A. Moss.\nOrganisation: Depot Lane College"
    assert list(store.ids(Query(CONTACT))) == [twins[0]]
    store.undo()
    assert sorted(store.ids(Query(CONTACT))) == twins
    held = store.get(CONTACT, twins[0])
    assert held and (held["role"], held["quote"], len(held["groups"])) == ("", "By name", 2)


def test_contacts_of_merged_organisations_belong_to_the_one(store: Store, twins: list[int]) -> None:
    forum, college = sorted(store.ids(Query(ORGANISATION)))
    assert merge_organisations(store, forum, [college]) == 1
    held = store.get(CONTACT, twins[1])
    assert held and held["organisation"] == forum
    assert [list(ids) for _, _, ids in store.links_to(ORGANISATION, forum)] == [[twins[1], twins[0]]]
    store.undo()
    held = store.get(CONTACT, twins[1])
    assert held and held["organisation"] == college


def test_two_who_were_delegates_are_one_delegate_then(store: Store) -> None:
    with store.step("A day") as step:
        event = step.create(EVENT, {"name": "Planning day"})
        first, second = (step.create(WORKSHOP, {"name": name, "event": event}) for name in ("Skills", "Health"))
        ada, twin = (step.create(CONTACT, {"name": name}) for name in ("Ada Moss", "A. Moss"))
        step.create(DELEGATE, {"contact": ada, "event": event, "replied": "Accepted", "wishes": (first,)})
        step.create(DELEGATE, {"contact": twin, "attended": True, "workshop": second, "wishes": (second, first)})
    merge_contacts(store, ada, [twin])
    (one,) = store.event.delegates(event)
    assert (one.name, one.replied, one.attended, one.workshop) == ("Ada Moss", "Accepted", True, second)
    assert one.wishes == (first, second)
    store.undo()
    assert [(d.name, d.attended) for d in store.event.delegates(event)] == [("A. Moss", True), ("Ada Moss", False)]


def test_delegates_of_two_events_stay_two(store: Store) -> None:
    with store.step("Two days") as step:
        events = [step.create(EVENT, {"name": name}) for name in ("Spring", "Autumn")]
        people = [step.create(CONTACT, {"name": name}) for name in ("Ada Moss", "A. Moss")]
        for event, contact in zip(events, people, strict=True):
            step.create(DELEGATE, {"contact": contact, "event": event})
    merge_contacts(store, people[0], people[1:])
    assert [[d.contact for d in store.event.delegates(event)] for event in events] == [[people[0]], [people[0]]]
