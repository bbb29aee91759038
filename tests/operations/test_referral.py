"""Whom an interviewee names: taken apart, made a contact once, linked to the interview."""

import pytest

from lwdesk.operations.referral import FOUND, Named, names_somebody, people_in, refer, take_apart
from lwdesk.records import CONTACT, INTERVIEW, ORGANISATION
from lwdesk.refusal import Refusal
from lwdesk.store import Query, Store


@pytest.fixture
def interview(store: Store) -> int:
    with store.step("Begin") as step:
        trust = step.create(ORGANISATION, {"name": "Quayside Trust Ltd"})
        speaker = step.create(CONTACT, {"name": "Ines Fairbrother", "organisation": trust})
        step.create(CONTACT, {"name": "Tobias Renn", "organisation": trust, "email": "t.renn@example.org"})
        return step.create(INTERVIEW, {"contact": speaker})


def referrals(store: Store, interview: int) -> tuple[int, ...]:
    return tuple((store.get(INTERVIEW, interview) or {})["referrals"])


@pytest.mark.parametrize(
    ("typed", "name", "role", "organisation"),
    [
        ("Ada Lovett, Director, Quayside Trust", "Ada Lovett", "Director", "Quayside Trust"),
        ("Ada Lovett, skills lead, Quayside", "Ada Lovett", "skills lead", "Quayside"),
        ("Ada Lovett, policy, Quayside", "Ada Lovett", "policy", "Quayside"),
        ("Ada Lovett, Quayside", "Ada Lovett", "", "Quayside"),
        ("Ada Lovett at Quayside", "Ada Lovett", "", "Quayside"),
        ("Ada Lovett (Quayside Trust)", "Ada Lovett", "", "Quayside Trust"),
        ("• Ada Lovett - ward manager - Quayside Trust", "Ada Lovett", "ward manager", "Quayside Trust"),
        ("2. Ada Lovett", "Ada Lovett", "", ""),
        ("ada lovett", "ada lovett", "", ""),
    ],
)
def test_what_is_typed_is_taken_apart(typed: str, name: str, role: str, organisation: str) -> None:
    assert take_apart(typed) == Named(name, role, organisation)


def test_telephone_and_email_go_where_they_belong() -> None:
    found = take_apart("Ada Lovett, Quayside Trust, 020 7946 0012, ada@example.org")
    assert (found.telephone, found.email) == ("020 7946 0012", "ada@example.org")
    assert (found.name, found.organisation) == ("Ada Lovett", "Quayside Trust")


def test_a_person_and_an_organisation_that_are_new_are_made_in_one_step(store: Store, interview: int) -> None:
    made = refer(store, interview, "Ada Lovett, ward manager, Northgate Hospital, 020 7946 0012")
    assert store.undo_label() == "Referral: Ada Lovett"
    fields = [CONTACT.field(n) for n in ("name", "role", "organisation", "telephone", "found")]
    ((name, role, where, telephone, found),) = store.cells(CONTACT, [made], fields)
    assert (name, role, where) == ("Ada Lovett", "ward manager", "Northgate Hospital")
    assert (telephone, found) == ("020 7946 0012", FOUND)
    assert referrals(store, interview) == (made,)
    store.undo()
    assert referrals(store, interview) == ()
    assert [name for _, name in store.find(ORGANISATION, "Northgate")] == []


def test_somebody_known_is_linked_and_not_made_twice(store: Store, interview: int) -> None:
    before = store.count(Query(CONTACT))
    (tobias,) = [i for i, _ in store.find(CONTACT, "Tobias")]
    for typed in ("tobias renn, quayside trust", "Tobias Renn", "T. Renn, t.renn@example.org"):
        assert refer(store, interview, typed) == tobias
    assert store.count(Query(CONTACT)) == before
    assert referrals(store, interview) == (tobias,)


def test_a_namesake_elsewhere_is_somebody_else(store: Store, interview: int) -> None:
    (tobias,) = [i for i, _ in store.find(CONTACT, "Tobias")]
    other = refer(store, interview, "Tobias Renn, Northgate Hospital")
    assert other != tobias
    assert refer(store, interview, "Tobias Renn, Northgate Hospital") == other
    third = refer(store, interview, "Tobias Renn")
    assert third not in (tobias, other), "which of the two is meant is not known"


def test_the_speaker_is_not_linked_to_their_own_interview(store: Store, interview: int) -> None:
    speaker = (store.get(INTERVIEW, interview) or {})["contact"]
    assert refer(store, interview, "Ines Fairbrother") == speaker
    assert referrals(store, interview) == ()


@pytest.mark.parametrize("typed", ["", " - ", "n/a", "020 7946 0012", "to be confirmed"])
def test_nobody_named_is_said(store: Store, interview: int, typed: str) -> None:
    before = store.count(Query(CONTACT))
    with pytest.raises(Refusal, match="Nobody is named there"):
        refer(store, interview, typed)
    assert store.count(Query(CONTACT)) == before


def test_lines_of_a_note_that_name_somebody() -> None:
    text = "She thought for a while.\n• Ada Lovett, Quayside\n\nBo Yin-Cole at the council\nNobody else, she said."
    assert people_in(text) == (["Ada Lovett, Quayside", "Bo Yin-Cole at the council"], 2)
    assert not names_somebody("Northgate Hospital")
    assert not names_somebody("Ring again after Easter")
