"""People with one e-mail address in a list brought in: asked about as doubles, joined or parted, never decided."""

from pathlib import Path

import pytest
from lists import book, bring_in, counts, shown

from lwdesk.exchange.answers import Answer, keep_answer
from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan import ImportPlan, Outcome
from lwdesk.records import CONTACT
from lwdesk.store import Store

H = ["Name", "Job title", "Organisation", "Email"]
ADA = ["Ada Moss", "Director", "Lanes Forum", "ada@example.org"]


def asked(plan: ImportPlan) -> list[str]:
    return [question.sentence() for question in plan.questions]


def people(store: Store) -> list[str]:
    return sorted(shown(store, CONTACT))


@pytest.fixture
def known(store: Store, tmp_path: Path) -> Store:
    """A study that knows Ada Moss."""
    bring_in(store, book(tmp_path / "known.xlsx", H, ADA))
    return store


def test_the_address_of_somebody_known_is_asked_about(known: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "people.xlsx", H, ["A. Tern", "Chair", "Depot Lane College", "ADA@example.org"])
    plan = plan_file(known, path)
    assert asked(plan) == ["Row 2: is “A. Tern” the same as “Ada Moss”, who has the same email?"]
    assert plan.rows[0].outcome is Outcome.DUPLICATE
    keep_answer(known, plan.questions[0], Answer.SAME)
    plan, _ = bring_in(known, path)
    assert counts(plan) == {"updated": 1} and people(known) == ["Ada Moss"]


def test_another_row_with_the_address_is_asked_about(store: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "people.xlsx", H, ADA, ["Will Tern", "", "Depot Lane College", "ada@example.org"])
    plan = plan_file(store, path)
    assert asked(plan) == ["Row 3: is “Will Tern” the same as “Ada Moss” in row 2, who has the same email?"]
    keep_answer(store, plan.questions[0], Answer.SAME)
    plan, _ = bring_in(store, path)
    assert counts(plan) == {"new": 1, "updated": 1} and people(store) == ["Ada Moss"]


def test_different_is_heeded_from_then_on(known: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "people.xlsx", H, ["Will Tern", "", "", "ada@example.org"])
    plan = plan_file(known, path)
    keep_answer(known, plan.questions[0], Answer.DIFFERENT)
    plan, _ = bring_in(known, path)
    assert counts(plan) == {"new": 1} and people(known) == ["Ada Moss", "Will Tern"]
    assert asked(plan) == ["Row 2: “Will Tern” is another than “Ada Moss”, as you said before."]
    assert counts(plan_file(known, path)) == {"same": 1}


def test_one_who_is_alike_and_has_the_address_is_asked_about_once(known: Store, tmp_path: Path) -> None:
    plan = plan_file(known, book(tmp_path / "people.xlsx", H, ["Adah Moss", "", "Lanes Forum", "ada@example.org"]))
    assert asked(plan) == ["Row 2: is “Adah Moss” the same as “Ada Moss”, who has the same email?"]


def test_a_row_about_somebody_known_speaks_for_its_address(known: Store, tmp_path: Path) -> None:
    moved = ["Ada Moss", "", "Lanes Forum", "moss@example.org"]
    plan = plan_file(known, book(tmp_path / "people.xlsx", H, moved, ["Will Tern", "", "", "moss@example.org"]))
    assert asked(plan) == ["Row 3: is “Will Tern” the same as “Ada Moss”, who has the same email?"]


def test_an_address_of_an_office_tells_nobody_from_another(store: Store, tmp_path: Path) -> None:
    rows = [[name, "", "Lanes Forum", "info@example.org"] for name in ("Ada Moss", "Will Tern", "Hana Evans")]
    assert plan_file(store, book(tmp_path / "a.xlsx", H, *rows)).questions == []
    plan = plan_file(store, book(tmp_path / "b.xlsx", H, *rows, ["Mrs H. Evans", "", "", "info@example.org"]))
    assert asked(plan) == []
    assert [note for note in plan.notes if "info@example.org" in note] == [
        "The address info@example.org stands with 4 people, so it was not taken to tell who is who."
    ]
    plan = plan_file(store, book(tmp_path / "c.xlsx", H, *rows[1:], ["H. Evans", "", "", "info@example.org"]))
    assert asked(plan) == ["Row 4: is “H. Evans” the same as “Hana Evans” in row 3, who has the same email?"]


def test_an_address_that_many_have_is_told_and_not_asked_about(store: Store, tmp_path: Path) -> None:
    rows = [[name, "", "", "lanes@example.org"] for name in ("Ada Moss", "Will Tern", "Hana Evans", "Ben Okafor")]
    plan = plan_file(store, book(tmp_path / "a.xlsx", H, *rows))
    assert plan.questions == [] and counts(plan) == {"new": 4}
    assert any("lanes@example.org stands with 4 people" in note for note in plan.notes)


def test_activities_may_share_the_address_of_their_contact(store: Store, tmp_path: Path) -> None:
    rows = [["Kitchen Start", "Lanes Forum", "ada@example.org"], ["Night Bus", "Lanes Forum", "ada@example.org"]]
    plan = plan_file(store, book(tmp_path / "a.xlsx", ["Activity", "Lead organisation", "Email"], *rows))
    assert counts(plan) == {"new": 2} and plan.questions == []
