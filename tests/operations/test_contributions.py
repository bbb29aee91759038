"""The entries of a cell, the course of a contribution, and the matches of offers and needs."""

from hypothesis import given
from hypothesis import strategies as st

from lwdesk.operations import contributions
from lwdesk.operations.contributions import Place, entries_of, pair_entries, write_entries
from lwdesk.records import CONTACT, CONTRIBUTION, DELEGATE, EVENT, ORGANISATION
from lwdesk.store import Query, Store

LINES = st.lists(st.sampled_from(["two rooms", "two rooms on Tuesdays", "mentors", "a van", "vans", "tutors"]))


def test_lines_that_stayed_keep_their_entries_wherever_new_ones_come() -> None:
    held = [(1, "two rooms"), (2, "a van")]
    assert pair_entries(held, ["mentors", "two rooms", "tutors", "a van"]) == [
        (None, "mentors"), (1, "two rooms"), (None, "tutors"), (2, "a van"),
    ]  # fmt: skip


def test_an_entry_that_was_reworded_stays_itself_beside_a_new_one() -> None:
    held = [(1, "two rooms on Tuesdays")]
    assert pair_entries(held, ["mentors", "two rooms on Mondays"]) == [(None, "mentors"), (1, "two rooms on Mondays")]


@given(LINES, LINES)
def test_every_line_is_there_and_no_entry_is_two_lines(before: list[str], after: list[str]) -> None:
    held = list(enumerate(before, 1))
    paired = pair_entries(held, after)
    assert [line for _, line in paired] == after
    ids = [i for i, _ in paired if i is not None]
    assert len(ids) == len(set(ids)) and set(ids) <= {i for i, _ in held}
    if before == after:
        assert paired == held


def test_a_pasted_list_is_an_entry_a_line_without_bullets_and_blanks() -> None:
    assert entries_of("• Two rooms\r\n\r\n·  A van \n") == ["Two rooms", "A van"]


def test_a_cell_is_written_changed_and_emptied(store: Store) -> None:
    with store.step("Begin") as step:
        organisation = step.create(ORGANISATION, {"name": "Wharf Housing"})
        contact = step.create(CONTACT, {"name": "Ada Nash", "organisation": organisation})
    area = store.terms("area")[0].id
    place = Place(contact, area, "Can bring", organisation)
    with store.step("Type") as step:
        held = write_entries(step, place, [], ["Two rooms", " ", "A van "], None)
    first, second = (i for i, _ in held)
    made = store.get(CONTRIBUTION, first)
    assert made and (made["area"], made["kind"], made["delegate"], made["organisation"], made["status"]) == (
        area, "Can bring", contact, organisation, "Offered",
    )  # fmt: skip
    with store.step("Type") as step:
        held = write_entries(step, place, held, ["A van"], None)
    assert held == [(second, "A van")]
    assert [(one.id, one.text) for one in store.contributions.of_delegate(contact)] == held
    store.undo()
    assert [one.text for one in store.contributions.of_delegate(contact)] == ["Two rooms", "A van"]


def test_what_was_offered_stays_with_the_organisation_it_was_offered_for(store: Store) -> None:
    with store.step("Begin") as step:
        old, new = (step.create(ORGANISATION, {"name": name}) for name in ("Old Mill Trust", "Reed Lane College"))
        contact = step.create(CONTACT, {"name": "Ada Nash", "organisation": old})
        write_entries(step, Place(contact, None, "Needs", old), [], ["A van"], None)
    with store.step("Moves on") as step:
        step.update(CONTACT, contact, {"organisation": new})
    assert [one.organisation for one in store.contributions.of_delegate(contact)] == [old]


def test_somebody_new_is_a_contact_and_a_delegate_and_gets_the_organisation_they_speak_for(store: Store) -> None:
    with store.step("Begin") as step:
        event = step.create(EVENT, {"name": "Planning day"})
        organisation = step.create(ORGANISATION, {"name": "Wharf Housing"})
    contact = contributions.new_delegate(store, " Ada  Nash ")
    assert store.labels("contact", [contact]) == {contact: "Ada Nash"}
    (delegate,) = store.ids(Query(DELEGATE))
    held = store.get(DELEGATE, delegate)
    assert held and (held["contact"], held["event"]) == (contact, event)
    with store.step("Type") as step:
        write_entries(step, Place(contact, None, "Needs"), [], ["A van"], event)
    contributions.speak_for(store, contact, organisation)
    assert [one.organisation for one in store.contributions.of_delegate(contact)] == [organisation]
    assert store.contributions.people([contact])[contact].of == "Wharf Housing"
    with store.step("Another") as step:
        other = step.create(ORGANISATION, {"name": "Hillside Clinic"})
    contributions.speak_for(store, contact, other)
    assert store.contributions.people([contact])[contact].of == "Wharf Housing"


def test_only_what_belongs_to_the_latest_event_is_shown_for_a_delegate(store: Store) -> None:
    from datetime import date

    with store.step("Begin") as step:
        before = step.create(EVENT, {"name": "First day", "day": date(2003, 5, 1)})
        now = step.create(EVENT, {"name": "Second day", "day": date(2004, 5, 1)})
        contact = step.create(CONTACT, {"name": "Ada Nash"})
        for event, text in ((before, "Then"), (now, "Now"), (None, "Whenever")):
            step.create(CONTRIBUTION, {"delegate": contact, "kind": "Needs", "text": text, "event": event})
    assert store.contributions.event() == now
    assert [one.text for one in store.contributions.of_delegate(contact)] == ["Now", "Whenever"]


def test_contributions_go_from_offered_to_used_and_can_be_withdrawn(store: Store) -> None:
    with store.step("Begin") as step:
        one, other = (step.create(CONTRIBUTION, {"text": text, "status": "Offered"}) for text in ("A", "B"))
    assert contributions.move_on(store, [one, other]) == 2
    assert store.undo_label() == "Confirm: 2 contributions"
    assert contributions.set_status(store, [other], "Withdrawn") == 1
    assert contributions.move_on(store, [one, other]) == 2
    held = store.many(CONTRIBUTION, [one, other])
    assert [held[i]["status"] for i in (one, other)] == ["Used", "Offered"]
    assert contributions.move_on(store, [one]) == 0


def test_a_match_is_noted_remarked_upon_and_taken_off(store: Store) -> None:
    with store.step("Begin") as step:
        need = step.create(CONTRIBUTION, {"text": "A van", "kind": "Needs"})
        offer = step.create(CONTRIBUTION, {"text": "Two vans", "kind": "Can bring"})
    assert contributions.note_match(store, need, offer) is True
    contributions.remark_on(store, need, offer, "They have spoken")
    assert [(m.need, m.offer, m.remark) for m in store.contributions.matches()] == [(need, offer, "They have spoken")]
    assert contributions.note_match(store, need, offer) is False
    assert store.contributions.matches_of(offer) == []
    with store.step("Gone") as step:
        step.delete(CONTRIBUTION, [offer])
    assert contributions.note_match(store, need, offer) is True
    assert store.contributions.matches() == []
