"""Commitments made of proposals and themes, moved on and judged: each one step that undo takes back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from promised import Promised, promised

from lwdesk.operations import plan as verbs
from lwdesk.records import ACTION, COMMITMENT, CONTRIBUTION, FRAMEWORK, PROPOSAL
from lwdesk.refusal import Refusal
from lwdesk.store import Query


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Promised]:
    made = promised(tmp_path / "plan.lwdesk")
    yield made
    made.store.close()


@pytest.fixture
def sources(plan: Promised) -> dict[str, int]:
    """A domain with a theme that rests on two proposals, of which one takes up two offers."""
    with plan.store.step("What it grows from") as step:
        offers = [
            step.create(CONTRIBUTION, {"kind": "Can bring", "text": "Rooms", "organisation": plan.council}),
            step.create(CONTRIBUTION, {"kind": "Can bring", "text": "A trainer", "organisation": plan.trust}),
            step.create(CONTRIBUTION, {"kind": "Needs", "text": "Time", "organisation": plan.trust}),
        ]
        one = step.create(PROPOSAL, {"text": "Train the link workers.", "contributions": tuple(offers)})
        two = step.create(PROPOSAL, {"text": "Ring every surgery."})
        domain = step.create(FRAMEWORK, {"name": "Work and health", "activity": "Bring work into surgeries"})
        theme = step.create(
            FRAMEWORK,
            {"name": "Link workers", "domain": domain, "proposals": (one, two), "partners": (plan.council,)},
        )
        step.update(ACTION, plan.carers, {"framework": domain})
    return {"one": one, "two": two, "domain": domain, "theme": theme}


def commitments(plan: Promised) -> int:
    return plan.store.count(Query(COMMITMENT))


def test_of_a_proposal_come_its_text_theme_offers_and_partners(plan: Promised, sources: dict[str, int]) -> None:
    made = plan.store.get(COMMITMENT, verbs.commit_from(plan.store, "proposal", sources["one"]))
    assert made
    assert made["text"] == "Train the link workers."
    assert made["status"] == "Not started"
    assert made["proposals"] == (sources["one"],)
    assert made["frameworks"] == (sources["theme"],)
    assert len(made["contributions"]) == 3
    assert made["partner_bodies"] == (plan.council, plan.trust)
    # The action was drawn from the domain of the proposal's theme.
    assert made["action"] == plan.carers


def test_the_action_of_the_theme_goes_before_that_of_its_domain(plan: Promised, sources: dict[str, int]) -> None:
    with plan.store.step("An action for the theme") as step:
        step.update(ACTION, plan.health, {"framework": sources["theme"]})
    made = plan.store.get(COMMITMENT, verbs.commit_from(plan.store, "proposal", sources["two"]))
    assert made and made["action"] == plan.health


def test_of_a_theme_come_its_name_partners_and_proposals(plan: Promised, sources: dict[str, int]) -> None:
    made = plan.store.get(COMMITMENT, verbs.commit_from(plan.store, "framework", sources["theme"]))
    assert made
    assert made["text"] == "Link workers"
    assert made["proposals"] == (sources["one"], sources["two"])
    assert made["partner_bodies"] == (plan.council,)
    assert made["frameworks"] == (sources["theme"],)


def test_of_a_domain_its_activity_line_is_the_promise(plan: Promised, sources: dict[str, int]) -> None:
    made = plan.store.get(COMMITMENT, verbs.commit_from(plan.store, "framework", sources["domain"]))
    assert made and made["text"] == "Bring work into surgeries"
    # The partners of its themes are those of the domain.
    assert made["partner_bodies"] == (plan.council,)


def test_making_one_is_one_undo(plan: Promised, sources: dict[str, int]) -> None:
    before = commitments(plan)
    verbs.commit_from(plan.store, "proposal", sources["one"])
    assert commitments(plan) == before + 1
    plan.store.undo()
    assert commitments(plan) == before


def test_what_was_made_already_is_known(plan: Promised, sources: dict[str, int]) -> None:
    assert verbs.made_alone_of(plan.store, "proposal", sources["one"]) == []
    made = verbs.commit_from(plan.store, "proposal", sources["one"])
    assert verbs.made_alone_of(plan.store, "proposal", sources["one"]) == [made]
    # It stands for one of the theme's two proposals, and not for the theme.
    assert verbs.made_alone_of(plan.store, "framework", sources["theme"]) == []
    whole = verbs.commit_from(plan.store, "framework", sources["theme"])
    assert verbs.made_alone_of(plan.store, "framework", sources["theme"]) == [whole]


def test_nothing_is_made_of_what_is_gone_or_of_another_kind(plan: Promised, sources: dict[str, int]) -> None:
    with plan.store.step("Delete") as step:
        step.delete(PROPOSAL, [sources["one"]])
    before = commitments(plan)
    with pytest.raises(Refusal, match="not there any more"):
        verbs.commit_from(plan.store, "proposal", sources["one"])
    with pytest.raises(Refusal, match="proposal or of a theme"):
        verbs.commit_from(plan.store, "contact", plan.ada)
    assert commitments(plan) == before


def test_moving_on_leads_from_not_started_to_done(plan: Promised) -> None:
    job_club = plan.by_ref["C0004"]
    assert verbs.move_on(plan.store, [job_club]).ids == (job_club,)
    assert plan.held("C0004")["status"] == "Under way"
    verbs.move_on(plan.store, [job_club])
    assert plan.held("C0004")["status"] == "Done"
    assert verbs.move_on(plan.store, [job_club]).ids == ()


def test_nothing_is_made_late_by_hand(plan: Promised) -> None:
    moved = verbs.set_status(plan.store, [plan.by_ref["C0004"]], "Late")
    assert moved.ids == () and "due date" in moved.said
    assert plan.held("C0004")["status"] == "Not started"


def test_what_is_late_by_its_dates_moves_only_to_done_or_dropped(plan: Promised) -> None:
    late = plan.by_ref["C0001"]
    moved = verbs.set_status(plan.store, [late, plan.by_ref["C0004"]], "Under way")
    assert moved.ids == (plan.by_ref["C0004"],) and moved.held_back == late
    assert moved.said == (
        "C0001 is late, since it was due on 30 Sep 2004. Give it a later due date, or mark it as done."
    )
    assert verbs.set_status(plan.store, [late], "Done").ids == (late,)
    assert plan.info("C0001").standing.status == "Done"


def test_a_commitment_that_somebody_called_late_can_be_taken_up_again(plan: Promised) -> None:
    ref = "C0005"
    with plan.store.step("An import said so") as step:
        step.update(COMMITMENT, plan.by_ref[ref], {"status": "Late"})
    assert verbs.set_status(plan.store, [plan.by_ref[ref]], "Under way").ids
    assert plan.info(ref).standing.status == "Under way"


def test_moving_on_what_stays_late_says_so(plan: Promised) -> None:
    with plan.store.step("Not begun, and due") as step:
        step.update(COMMITMENT, plan.by_ref["C0004"], {"due": date(2004, 11, 1)})
    moved = verbs.move_on(plan.store, [plan.by_ref["C0004"]])
    assert moved.ids and moved.said.startswith("C0004 is late, since it was due on 1 Nov 2004.")


def test_a_judgement_and_its_reason_are_one_step(plan: Promised) -> None:
    ids = [plan.by_ref["C0002"], plan.by_ref["C0004"]]
    merge = ("judge", 1)
    assert verbs.judge(plan.store, ids, "Amber", None, merge) == 2
    verbs.judge(plan.store, ids, "Amber", "The room is not agreed", merge)
    assert (plan.held("C0002")["rag"], plan.held("C0002")["rag_reason"]) == ("Amber", "The room is not agreed")
    plan.store.undo()
    assert (plan.held("C0004")["rag"], plan.held("C0004")["rag_reason"]) == ("", "")


def test_what_is_done_next_is_stored_once(plan: Promised) -> None:
    steps = plan.store.undo_label()
    assert not verbs.say_next_months(plan.store, plan.by_ref["C0001"], "Two more sessions")
    assert plan.store.undo_label() == steps
    assert verbs.say_next_months(plan.store, plan.by_ref["C0001"], "One more")
    assert plan.held("C0001")["next_months"] == "One more"
