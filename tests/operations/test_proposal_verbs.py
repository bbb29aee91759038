"""Proposals made of passages, typed up, put under activity areas and merged."""

import pytest

from lwdesk.operations import proposals
from lwdesk.records import (
    CONTACT,
    FRAMEWORK,
    INTERVIEW,
    NOTE,
    PASSAGE,
    PROPOSAL,
    RECOMMENDATION,
    THEME,
    WORDING,
    WORKSHOP,
)
from lwdesk.records.contact import BY_NAME, NOT_AT_ALL
from lwdesk.refusal import Refusal
from lwdesk.store import Query, Store

CHILDCARE = "Pay for childcare in the first month of a new job."
SAME = "Childcare should be paid for in the first month of the job."
OTHER = "One telephone number that small firms can ring about sickness."


class Day:
    """Two themes, two workshops, a note with two passages, and an area."""

    def __init__(self, store: Store) -> None:
        with store.step("Begin") as step:
            self.health = step.create(THEME, {"name": "Health"})
            self.skills = step.create(THEME, {"name": "Skills"})
            self.morning = step.create(WORKSHOP, {"name": "Morning", "theme": self.health})
            self.noon = step.create(WORKSHOP, {"name": "Noon"})
            self.ada = step.create(CONTACT, {"name": "Ada Nash", "role": "Adviser", "quote": BY_NAME})
            self.ben = step.create(CONTACT, {"name": "Ben Lowe", "quote": NOT_AT_ALL})
            self.passages = []
            for contact, words, themes in (
                (self.ada, "Nobody can start before the nursery is paid.", [self.skills, self.health]),
                (self.ben, "The first wage comes too late.", [self.health]),
            ):
                interview = step.create(INTERVIEW, {"contact": contact})
                note = step.create(NOTE, {"interview": interview, "body": words})
                self.passages.append(
                    step.create(PASSAGE, {"note": note, "words": words, "end": len(words), "themes": themes})
                )
        self.area, self.area_2 = (term.id for term in store.terms("area")[:2])


@pytest.fixture
def day(store: Store) -> Day:
    return Day(store)


def held(store: Store, proposal: int) -> dict[str, object]:
    found = store.get(PROPOSAL, proposal)
    assert found
    return found


def test_a_passage_becomes_a_proposal_with_its_words_and_theme(store: Store, day: Day) -> None:
    made = held(store, proposals.propose(store, day.passages[1]))
    assert (made["text"], made["theme"], made["workshop"]) == ("The first wage comes too late.", day.health, None)
    assert made["passages"] == (day.passages[1],) and made["ref"] == "P0001"


def test_several_passages_become_one_proposal_of_the_theme_that_most_have(store: Store, day: Day) -> None:
    made = held(store, proposals.propose(store, day.passages))
    assert made["text"] == "Nobody can start before the nursery is paid.\nThe first wage comes too late."
    assert (made["theme"], made["passages"]) == (day.health, tuple(day.passages))
    store.undo()
    assert list(store.ids(Query(PROPOSAL))) == []


def test_a_passage_that_is_gone_makes_no_proposal(store: Store, day: Day) -> None:
    with store.step("Delete") as step:
        step.delete(PASSAGE, day.passages)
    with pytest.raises(Refusal, match="not there any more"):
        proposals.propose(store, day.passages[0])


def test_what_is_typed_takes_the_theme_of_its_workshop(store: Store, day: Day) -> None:
    assert held(store, proposals.create(store, CHILDCARE, day.morning))["theme"] == day.health
    assert held(store, proposals.create(store, OTHER, day.noon))["theme"] is None
    assert held(store, proposals.create(store, OTHER, None))["workshop"] is None


def test_putting_several_under_an_area_is_one_step(store: Store, day: Day) -> None:
    ids = [proposals.create(store, text, day.morning) for text in (CHILDCARE, OTHER, SAME)]
    assert proposals.put_under(store, ids[:2], day.area) == ids[:2]
    assert proposals.put_under(store, ids, day.area) == ids[2:]
    assert proposals.put_under(store, ids, day.area) == []
    assert [card.area for card in store.proposals.cards(ids)] == [day.area] * 3
    proposals.put_under(store, ids, None)
    store.undo()
    assert [card.area for card in store.proposals.cards(ids)] == [day.area] * 3


def test_an_area_that_there_is_already_is_not_made_twice(store: Store) -> None:
    first = store.terms("area")[0]
    assert proposals.new_area(store, f" {first.label.upper()} ") == first.id
    made = proposals.new_area(store, "Transport")
    assert store.terms("area")[-1].id == made


def test_what_says_the_same_is_offered_first(store: Store, day: Day) -> None:
    first, other, same = (proposals.create(store, text, day.morning) for text in (CHILDCARE, OTHER, SAME))
    assert [one.id for one in proposals.likely_same(store, first)] == [same]
    assert other not in [one.id for one in proposals.likely_same(store, same)]


def test_a_merge_keeps_the_words_and_the_source_of_each(store: Store, day: Day) -> None:
    keep = proposals.create(store, CHILDCARE, day.morning)
    gone = proposals.create(store, SAME, day.noon)
    assert proposals.merge(store, keep, [gone, keep]) == 1
    assert list(store.ids(Query(PROPOSAL))) == [keep]
    assert [(w.ref, w.text, w.workshop) for w in store.proposals.wordings(keep)] == [("P0002", SAME, "Noon")]
    assert store.proposals.cards([keep])[0].said == 2
    assert store.check() == []


def test_what_was_drawn_from_the_merged_is_drawn_from_the_one_that_stays(store: Store, day: Day) -> None:
    keep, gone = proposals.propose(store, day.passages[0]), proposals.propose(store, day.passages[1])
    with store.step("Draw") as step:
        line = step.create(FRAMEWORK, {"name": "Work", "proposals": [gone, keep]})
        sent = step.create(RECOMMENDATION, {"text": "Do it", "proposal": gone})
    older = proposals.create(store, OTHER, None)
    proposals.merge(store, gone, [older])
    proposals.merge(store, keep, [gone])
    assert held(store, keep)["passages"] == tuple(day.passages)
    assert (store.get(FRAMEWORK, line) or {})["proposals"] == (keep,)
    assert (store.get(RECOMMENDATION, sent) or {})["proposal"] == keep
    assert {wording.text for wording in store.proposals.wordings(keep)} == {OTHER, "The first wage comes too late."}


def test_the_decision_of_the_one_that_stays_stays(store: Store, day: Day) -> None:
    keep, one, two = (proposals.create(store, text, day.morning) for text in (CHILDCARE, SAME, OTHER))
    with store.step("Decide") as step:
        step.update(PROPOSAL, keep, {"decision": "Goes in", "notes": "Liked."})
        step.update(PROPOSAL, one, {"decision": "Left out", "reason": "Too dear.", "own": False, "area": day.area})
        step.update(PROPOSAL, two, {"reason": "No money.", "own": True, "area": day.area_2, "notes": "Asked twice."})
    proposals.merge(store, keep, [one, two])
    after = held(store, keep)
    assert (after["decision"], after["reason"], after["own"]) == ("Goes in", "Too dear.", False)
    assert after["area"] == day.area
    assert after["notes"] == (
        "Liked.\nDecision of P0002: Left out\nReason of P0003: No money.\nDuplicates nobody's work of P0003: Yes\n"
        "Asked twice."
    )


def test_one_undo_parts_merged_proposals_again(store: Store, day: Day) -> None:
    keep, one, two = (proposals.create(store, text, day.morning) for text in (CHILDCARE, SAME, OTHER))
    before = held(store, keep)
    proposals.merge(store, keep, [one, two])
    store.undo()
    assert sorted(store.ids(Query(PROPOSAL))) == [keep, one, two]
    assert held(store, keep) == before
    assert list(store.ids(Query(WORDING))) == []


def test_a_merge_that_would_hold_too_much_is_not_made(store: Store, day: Day) -> None:
    keep, one = (proposals.create(store, text, None) for text in (CHILDCARE, SAME))
    with store.step("Write") as step:
        for proposal in (keep, one):
            step.update(PROPOSAL, proposal, {"notes": "long " * 15_000})
    with pytest.raises(Refusal, match="was not merged"):
        proposals.merge(store, keep, [one])
    assert sorted(store.ids(Query(PROPOSAL))) == [keep, one]


def test_passages_behind_a_proposal_name_people_as_they_may_be_quoted(store: Store, day: Day) -> None:
    said = proposals.said_behind(store, proposals.propose(store, day.passages))
    assert [one.who for one in said] == ["Ada Nash, Adviser", "a contact"]


def test_workshops_are_in_their_order_with_what_they_proposed(store: Store, day: Day) -> None:
    proposals.create(store, CHILDCARE, day.noon)
    with store.step("Order") as step:
        step.update(WORKSHOP, day.morning, {"position": 2.0})
        step.update(WORKSHOP, day.noon, {"position": 1.0})
    found = [(w.name, w.theme_name, w.proposals) for w in store.proposals.workshops()]
    assert found == [("Noon", "", 1), ("Morning", "Health", 0)]
