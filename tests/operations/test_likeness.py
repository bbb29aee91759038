"""Which offers are suggested for a need, in what order, and the reason given."""

import pytest

from lwdesk.operations.likeness import OTHER_AREA, OWN, SAME_AREA, Likeness, stem
from lwdesk.records import CONTACT, CONTRIBUTION, ORGANISATION, TERM
from lwdesk.store import Store


@pytest.fixture
def areas(store: Store) -> list[int]:
    return [term.id for term in store.terms("area")]


def say(store: Store, kind: str, text: str, area: int | None, **more: object) -> int:
    with store.step("Say") as step:
        return step.create(CONTRIBUTION, {"kind": kind, "text": text, "area": area, "status": "Offered", **more})


def suggested(store: Store, need: int, likeness: Likeness | None = None) -> list[tuple[int, str, str]]:
    (said,) = store.contributions.many([need])
    return [(s.offer, s.part, s.reason) for s in (likeness or Likeness(store)).suggest(said)]


@pytest.mark.parametrize(
    ("plural", "single"),
    [("rooms", "room"), ("bursaries", "bursary"), ("crèches", "crèche"), ("classes", "class"), ("boxes", "box"),
     ("bus", "bus"), ("business", "business"), ("this", "this"), ("college's", "college")],
)  # fmt: skip
def test_a_plural_is_compared_as_its_singular(plural: str, single: str) -> None:
    assert stem(plural) == stem(single)


def test_offers_of_the_area_come_first_the_likest_of_them_first_and_say_why(store: Store, areas: list[int]) -> None:
    here, there = areas[:2]
    need = say(store, "Needs", "A training room near the bus garage", here)
    dull = say(store, "Can bring", "Hot lunches", here)
    rooms = say(store, "Can bring", "Two Training Rooms on Mondays", here)
    far = say(store, "Can bring", "Rooms for training by the garage", there)
    say(store, "Can bring", "Paint", there)
    say(store, "Programme should", "Find training rooms", here)
    assert suggested(store, need) == [
        (rooms, SAME_AREA, "same area; both speak of training room"),
        (dull, SAME_AREA, "same area"),
        (far, OTHER_AREA, "another area; both speak of garage, training and room"),
    ]


def test_a_term_counts_by_its_synonyms_and_more_than_words(store: Store, areas: list[int]) -> None:
    with store.step("Terms") as step:
        step.create_term("group", "Travellers", synonyms="Gypsies; Roma people")
    need = say(store, "Needs", "Somebody known to Roma people, with a green van", areas[0])
    van = say(store, "Can bring", "A green van", areas[0])
    known = say(store, "Can bring", "Advice from Gypsies", areas[0])
    found = suggested(store, need)
    assert [offer for offer, _, _ in found] == [known, van]
    assert found[0][2] == "same area; both speak of “Travellers”"


def test_accents_case_and_common_words_make_no_difference(store: Store, areas: list[int]) -> None:
    need = say(store, "Needs", "CRECHE for the people who are with us", areas[0])
    say(store, "Can bring", "Tea for the people who are with us", areas[1])
    creche = say(store, "Can bring", "Our crèches", areas[0])
    assert suggested(store, need) == [(creche, SAME_AREA, "same area; both speak of creche")]


def test_what_the_same_organisation_offers_stands_last(store: Store, areas: list[int]) -> None:
    with store.step("Begin") as step:
        organisation = step.create(ORGANISATION, {"name": "Wharf Housing"})
        contact = step.create(CONTACT, {"name": "Ada Nash", "organisation": organisation})
    need = say(store, "Needs", "Mentors", areas[0], organisation=organisation, delegate=contact)
    own = say(store, "Can bring", "Mentors", areas[0], organisation=organisation)
    other = say(store, "Can bring", "Lunch", areas[0])
    assert suggested(store, need) == [
        (other, SAME_AREA, "same area"),
        (own, OWN, "their own organisation; same area; both speak of mentors"),
    ]


def test_what_was_withdrawn_is_not_suggested_and_what_is_used_says_so(store: Store, areas: list[int]) -> None:
    need = say(store, "Needs", "Mentors", areas[0])
    say(store, "Can bring", "Mentors", areas[0], status="Withdrawn")
    used = say(store, "Can bring", "Lunch", areas[0], status="Used")
    assert suggested(store, need) == [(used, SAME_AREA, "same area; used already")]


@pytest.mark.parametrize("told", [True, False])
def test_it_keeps_up_with_the_study(store: Store, areas: list[int], told: bool) -> None:
    likeness = Likeness(store)
    if told:
        store.subscribe(lambda notice: likeness.note(notice.changed.get("contribution", frozenset())))
    need = say(store, "Needs", "Mentors", areas[0])
    assert suggested(store, need, likeness) == []
    offer = say(store, "Can bring", "Vans", areas[1])
    assert suggested(store, need, likeness) == []
    with store.step("Reword") as step:
        step.update(CONTRIBUTION, offer, {"text": "Three mentors", "area": areas[0]})
    assert suggested(store, need, likeness) == [(offer, SAME_AREA, "same area; both speak of mentors")]
    with store.step("Synonym") as step:
        (term,) = [t.id for t in store.terms("type")][:1]
        step.update(TERM, term, {"synonyms": "mentors; guides"})
        step.update(CONTRIBUTION, offer, {"text": "Three guides"})
        label = store.labels("term", [term])[term]
    assert suggested(store, need, likeness)[0][2] == f"same area; both speak of “{label}”"
    with store.step("Gone") as step:
        step.delete(CONTRIBUTION, [offer])
    assert suggested(store, need, likeness) == []
    store.undo()
    assert len(suggested(store, need, likeness)) == 1


def test_many_offers_of_the_area_leave_room_for_a_strong_one_of_another(store: Store, areas: list[int]) -> None:
    need = say(store, "Needs", "Sign language interpreters", areas[0])
    with store.step("Many") as step:
        for n in range(80):
            given = {"kind": "Can bring", "text": f"Language course {n}", "area": areas[0], "status": "Offered"}
            step.create(CONTRIBUTION, given)
    far = say(store, "Can bring", "Two sign language interpreters", areas[2])
    found = suggested(store, need)
    assert len(found) == 60
    assert found[-1] == (far, OTHER_AREA, "another area; both speak of sign language interpreters")
