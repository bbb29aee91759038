"""An event: whom to invite and who is left out, replies, the door, and places in workshops; each is one undo."""

from dataclasses import dataclass
from datetime import date

import pytest

from lwdesk.operations import event as verbs
from lwdesk.records import CONTACT, DELEGATE, EVENT, INTERVIEW, ORGANISATION, WORKSHOP
from lwdesk.refusal import Refusal
from lwdesk.store import Query, Store
from lwdesk.store.event import CHOSEN
from lwdesk.values import Unreadable


@dataclass
class Day:
    store: Store
    event: int
    northgate: int
    people: dict[str, int]

    def delegate(self, name: str) -> int:
        return next(d.id for d in self.store.event.delegates(self.event) if d.name == name)

    def held(self, name: str, field: str) -> object:
        return (self.store.get(DELEGATE, self.delegate(name)) or {})[field]


@pytest.fixture
def day(store: Store) -> Day:
    event = verbs.new_event(store)
    statuses = {"Ada Lovett": "Held", "Ben Okoro": "Booked", "Cleo Marsh": "Declined", "Dev Patel": "Summarised"}
    with store.step("Begin") as step:
        northgate = step.create(ORGANISATION, {"name": "Northgate Trust"})
        people = {n: step.create(CONTACT, {"name": n, "organisation": northgate}) for n in statuses}
        people["Eve Stone"] = step.create(CONTACT, {"name": "Eve Stone", "email": "eve@example.org"})
        groups = {t.label: t.id for t in store.terms("group")}
        step.update(CONTACT, people["Ada Lovett"], {"groups": [next(iter(groups.values()))]})
        for name, status in statuses.items():
            step.create(INTERVIEW, {"contact": people[name], "status": status})
    return Day(store, event, northgate, people)


def names(rows: tuple[tuple[int, ...], ...]) -> list[str]:
    return [str(row[1]) for row in rows]


def test_those_interviewed_are_invited_and_the_others_named_with_the_reason(day: Day) -> None:
    verbs.invite(day.store, day.event, [day.people["Dev Patel"]])
    found = verbs.interviewed(day.store, day.event)
    assert names(found.invited) == ["Ada Lovett"]
    assert {row[1]: row[3] for row in found.left_out} == {
        "Ben Okoro": "the interview is not held yet (booked)",
        "Cleo Marsh": "declined the interview",
        "Dev Patel": "a delegate already",
    }
    assert names(verbs.interviewed(day.store, day.event, held=False).invited) == ["Ada Lovett", "Ben Okoro"]


def test_a_cell_of_the_matrix_narrows_whom_to_invite(day: Day) -> None:
    group = next(iter(day.store.terms("group"))).id
    assert names(verbs.interviewed(day.store, day.event, held=False, groups=[group]).invited) == ["Ada Lovett"]
    wave = day.store.terms("wave")[0].id
    assert verbs.interviewed(day.store, day.event, waves=[wave]).invited == ()


def test_an_invitation_is_one_undo_and_invites_nobody_twice(day: Day) -> None:
    everybody = list(day.people.values())
    assert len(verbs.invite(day.store, day.event, everybody, date(2026, 5, 4))) == 5
    assert day.held("Ada Lovett", "invited") == date(2026, 5, 4)
    assert verbs.invite(day.store, day.event, everybody) == []
    assert day.store.undo_label() == "Invite 5 people"
    day.store.undo()
    assert day.store.event.delegates(day.event) == []


def test_replies_and_ticks_are_counted(day: Day) -> None:
    made = verbs.invite(day.store, day.event, day.people.values(), date(2026, 5, 4))
    assert verbs.reply(day.store, made[:3], "Accepted") == 3
    assert verbs.reply(day.store, made[2:4], "Declined") == 2
    assert verbs.reply(day.store, made[2:4], "Declined") == 0
    assert verbs.tick(day.store, made[:1], True) == 1
    figures = day.store.event.figures(day.event)
    assert (figures.invited, figures.accepted, figures.declined, figures.unanswered) == (5, 2, 2, 1)
    assert (figures.attended, figures.places) == (1, 0)
    verbs.tick(day.store, made[:1], False)
    assert day.store.event.figures(day.event).attended == 0


def test_a_walk_in_becomes_contact_organisation_and_delegate_in_one_step(day: Day) -> None:
    made, there = verbs.walk_in(day.store, day.event, " Flo  Grant ", "Harbour Homes", "flo@example.org")
    assert not there
    (guest,) = [d for d in day.store.event.delegates(day.event) if d.id == made]
    assert (guest.name, guest.organisation, guest.email, guest.attended) == (
        "Flo Grant", "Harbour Homes", "flo@example.org", True,
    )  # fmt: skip
    day.store.undo()
    assert day.store.event.delegates(day.event) == []
    assert not day.store.people.holding(CONTACT, {"name": "Flo Grant"})


def test_a_walk_in_whom_the_study_knows_is_made_no_second_contact(day: Day) -> None:
    before = day.store.count(Query(CONTACT))
    made, there = verbs.walk_in(day.store, day.event, "ada lovett", "The Northgate Trust")
    assert not there and day.held("Ada Lovett", "contact") == day.people["Ada Lovett"]
    assert verbs.walk_in(day.store, day.event, "E. Stone", "", "EVE@example.org")[1] is False
    assert day.store.count(Query(CONTACT)) == before
    day.store.undo()
    verbs.tick(day.store, [made], False)
    assert verbs.walk_in(day.store, day.event, "Ada Lovett") == (made, True)
    assert day.held("Ada Lovett", "attended") is True
    # The same name at another house is somebody else.
    verbs.walk_in(day.store, day.event, "Ben Okoro", "Harbour Homes")
    assert day.store.count(Query(CONTACT)) == before + 1


def test_what_cannot_be_taken_in_at_the_door_is_said_and_changes_nothing(day: Day) -> None:
    with pytest.raises(Refusal, match="no name yet"):
        verbs.walk_in(day.store, day.event, "  ", "Harbour Homes")
    with pytest.raises(Unreadable):
        verbs.walk_in(day.store, day.event, "Flo Grant", "Harbour Homes", "flo at home")
    assert day.store.undo_label() == "Begin"


def test_a_proposal_is_written_only_when_it_is_carried_out(day: Day) -> None:
    skills, health = (verbs.new_workshop(day.store, day.event) for _ in range(2))
    with day.store.step("Names") as step:
        step.update(WORKSHOP, skills, {"name": "Skills", "capacity": 1.0})
        step.update(WORKSHOP, health, {"name": "Health", "capacity": 1.0})
    made = verbs.invite(day.store, day.event, list(day.people.values())[:3])
    verbs.reply(day.store, made, "Accepted")
    verbs.place(day.store, made[:1], health)
    placings = verbs.propose(day.store, day.event)
    assert [p.workshop for p in placings] == [skills, None]
    assert [d.workshop for d in day.store.event.delegates(day.event)] == [health, None, None]
    assert verbs.carry_out(day.store, placings) == 1
    held = day.store.event.delegates(day.event)
    assert [d.workshop for d in held] == [health, skills, None]
    assert held[1].why == "No wish said; nobody else from Northgate Trust there" and held[0].why == held[2].why == ""
    # What was proposed may be proposed anew, what was done by hand stays.
    assert [p.delegate for p in verbs.propose(day.store, day.event, whom=verbs.PROPOSED)] == made[1:]
    assert [p.delegate for p in verbs.propose(day.store, day.event, whom=verbs.ALL)] == made
    day.store.undo()
    assert [d.workshop for d in day.store.event.delegates(day.event)] == [health, None, None]


def test_workshops_are_moved_in_the_list(day: Day) -> None:
    one, two = (verbs.new_workshop(day.store, day.event) for _ in range(2))
    three = verbs.new_workshop(day.store, day.event, after=one)
    assert [w.id for w in day.store.event.workshops(day.event)] == [one, three, two]
    assert verbs.move_workshop(day.store, day.event, two, -1)
    assert verbs.move_workshop(day.store, day.event, two, -1)
    assert not verbs.move_workshop(day.store, day.event, two, -1)
    assert [w.id for w in day.store.event.workshops(day.event)] == [two, one, three]


def test_what_names_no_event_stays_with_the_one_before_when_another_is_made(day: Day) -> None:
    with day.store.step("From a spreadsheet") as step:
        step.create(DELEGATE, {"contact": day.people["Eve Stone"]})
    assert [d.name for d in day.store.event.delegates(day.event)] == ["Eve Stone"]
    second = verbs.new_event(day.store)
    assert day.store.event.current() == second
    assert day.store.event.delegates(second) == []
    assert [d.name for d in day.store.event.delegates(day.event)] == ["Eve Stone"]
    day.store.remember(CHOSEN, day.event)
    assert day.store.event.current() == day.event
    with day.store.step("Delete") as step:
        step.delete(EVENT, [day.event])
    assert day.store.event.current() == second


def test_a_shared_address_makes_nobody_somebody_else(day: Day) -> None:
    with day.store.step("Address") as step:
        step.update(CONTACT, day.people["Ada Lovett"], {"email": "office@example.org"})
    verbs.invite(day.store, day.event, [day.people["Ada Lovett"]])
    made, there = verbs.walk_in(day.store, day.event, "Flo Grant", "Northgate Trust", "office@example.org")
    assert not there and made == day.delegate("Flo Grant")
    assert not day.held("Ada Lovett", "attended")
