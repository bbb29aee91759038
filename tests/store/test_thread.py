"""The thread: back to all that a record grew from, forward to all that became of it, and what hangs loose."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lwdesk.records import COMMITMENT, FRAMEWORK, INTERVIEW, NOTE, PASSAGE, PROPOSAL, RECORDS
from lwdesk.records.contribution import USED, WITHDRAWN
from lwdesk.store import Store
from lwdesk.store.thread import BACK, FORWARD, Key
from lwdesk.store.thread_edges import HOMES, NODES
from tests.thread_study import Grown, grow


@pytest.fixture
def grown(store: Store) -> Grown:
    return grow(store)


def reached(store: Store, kind: str, id: int, way: str) -> set[Key]:
    thread = store.threads.of(kind, id)
    assert thread is not None
    return set(thread.reached(way))


def test_a_commitment_is_followed_back_to_the_words_that_it_grew_from(store: Store, grown: Grown) -> None:
    assert reached(store, "commitment", grown.grown, BACK) == {
        ("action", grown.action), ("framework", grown.line), ("proposal", grown.proposal), ("wording", grown.wording),
        ("workshop", grown.workshop), ("passage", grown.heard), ("contribution", grown.offer),
        ("activity", grown.activity), ("theme", grown.theme), ("interview", grown.ada_talk), ("contact", grown.ada),
        ("organisation", grown.trust),
    }  # fmt: skip


def test_a_passage_is_followed_to_what_became_of_it(store: Store, grown: Grown) -> None:
    assert reached(store, "passage", grown.heard, FORWARD) == {
        ("proposal", grown.proposal), ("recommendation", grown.recommendation), ("framework", grown.line),
        ("action", grown.action), ("commitment", grown.grown), ("progress", grown.update), ("measure", grown.measure),
    }  # fmt: skip
    assert reached(store, "passage", grown.unheard, FORWARD) == set()


def test_a_match_is_shown_with_both_but_nothing_is_claimed_of_it(store: Store, grown: Grown) -> None:
    assert reached(store, "contribution", grown.need, FORWARD) == {("contribution", grown.offer)}
    assert ("contribution", grown.need) in reached(store, "contribution", grown.offer, FORWARD)
    assert ("commitment", grown.grown) in reached(store, "contribution", grown.offer, FORWARD)
    assert ("contribution", grown.need) not in reached(store, "commitment", grown.grown, BACK)


def test_both_directions_agree_on_every_pair_of_records(store: Store, grown: Grown) -> None:
    keys = [(kind, id) for kind in NODES.keys() - HOMES.keys() for id in range(1, 6) if store.threads.of(kind, id)]
    beside = {("contribution", grown.need), ("contribution", grown.offer), ("contribution", grown.idle)}
    ahead = {key: reached(store, *key, FORWARD) for key in keys}
    behind = {key: reached(store, *key, BACK) for key in keys}
    assert len(keys) > 20
    for one, other in itertools.permutations(keys, 2):
        if other not in beside:
            assert (other in ahead[one]) == (one in behind[other]), (one, other)


@given(
    some.lists(some.tuples(some.integers(0, 4), some.integers(0, 4)), max_size=12),
    some.lists(some.tuples(some.integers(0, 4), some.integers(0, 4)), max_size=12),
    some.lists(some.tuples(some.integers(0, 4), some.integers(0, 4)), max_size=12),
    some.sets(some.integers(0, 4), max_size=2),
)
def test_whatever_is_linked_both_directions_agree(
    store: Store,
    spoken: list[tuple[int, int]],
    placed: list[tuple[int, int]],
    promised: list[tuple[int, int]],
    gone: set[int],
) -> None:
    with store.step("Link") as step:
        note = step.create(NOTE, {"interview": step.create(INTERVIEW, {}), "body": "Words"})
        passages = [step.create(PASSAGE, {"note": note, "words": "Words", "end": 5}) for _ in range(5)]
        proposals = [
            step.create(PROPOSAL, {"text": f"{n}", "passages": tuple({passages[p] for p, q in spoken if q == n})})
            for n in range(5)
        ]
        themes = [
            step.create(FRAMEWORK, {"name": f"{n}", "proposals": tuple({proposals[p] for p, q in placed if q == n})})
            for n in range(5)
        ]
        commitments = [
            step.create(COMMITMENT, {"text": f"{n}", "frameworks": tuple({themes[p] for p, q in promised if q == n}),
                                     "passages": tuple({passages[q] for p, q in promised if p == n})})
            for n in range(5)
        ]  # fmt: skip
        step.delete(PROPOSAL, [proposals[n] for n in gone])
    keys: list[Key] = [("passage", i) for i in passages] + [("commitment", i) for i in commitments]
    keys += [("proposal", i) for n, i in enumerate(proposals) if n not in gone] + [("framework", i) for i in themes]
    ahead = {key: reached(store, *key, FORWARD) for key in keys}
    behind = {key: reached(store, *key, BACK) for key in keys}
    for one, other in itertools.permutations(keys, 2):
        assert (other in ahead[one]) == (one in behind[other])
    dead = {("proposal", proposals[n]) for n in gone}
    assert not any(dead & found for found in (*ahead.values(), *behind.values()))


def test_what_was_deleted_is_left_out_and_nothing_is_reached_through_it(store: Store, grown: Grown) -> None:
    with store.step("Delete") as step:
        step.delete(PROPOSAL, [grown.proposal])
    back = reached(store, "commitment", grown.grown, BACK)
    assert back == {("action", grown.action), ("framework", grown.line)}
    assert store.threads.of("proposal", grown.proposal) is None
    store.undo()
    assert ("passage", grown.heard) in reached(store, "commitment", grown.grown, BACK)


def test_the_passages_of_a_deleted_interview_are_no_longer_there(store: Store, grown: Grown) -> None:
    with store.step("Delete") as step:
        step.delete(INTERVIEW, [grown.ada_talk])
    assert ("passage", grown.heard) not in reached(store, "proposal", grown.proposal, BACK)
    assert store.threads.of("passage", grown.heard) is None


def test_an_update_a_delegate_and_a_wording_have_the_thread_of_what_they_belong_to(store: Store, grown: Grown) -> None:
    assert store.threads.start_of("progress", grown.update) == ("commitment", grown.grown)
    assert store.threads.start_of("delegate", grown.delegate) == ("contact", grown.ada)
    assert store.threads.start_of("wording", grown.wording) == ("proposal", grown.proposal)
    assert store.threads.start_of("guide", 1) is None
    assert store.threads.of("delegate", 999) is None
    assert set(HOMES) | set(NODES) <= set(RECORDS)


def test_a_record_that_leads_to_itself_is_no_trouble(store: Store, grown: Grown) -> None:
    with store.step("Turn") as step:
        step.update(FRAMEWORK, grown.line, {"domain": grown.line})
    thread = store.threads.of("framework", grown.line)
    assert thread is not None
    assert len(thread.reached(BACK)) == len(set(thread.reached(BACK)))


def test_what_hangs_loose(store: Store, grown: Grown) -> None:
    loose = store.threads.loose()
    assert loose.passages == (grown.unheard,)
    assert loose.offers == (grown.idle,)
    assert loose.commitments == (grown.bare,)


@pytest.mark.parametrize("status", [USED, WITHDRAWN])
def test_an_offer_that_is_settled_no_longer_hangs_loose(store: Store, grown: Grown, status: str) -> None:
    with store.step("Settle") as step:
        step.update(RECORDS["contribution"], grown.idle, {"status": status})
    assert store.threads.loose().offers == ()


def test_evidence_that_was_deleted_is_none(store: Store, grown: Grown) -> None:
    with store.step("Delete") as step:
        step.delete(PROPOSAL, [grown.proposal])
        step.delete(PASSAGE, [grown.hushed])
    loose = store.threads.loose()
    assert set(loose.commitments) == {grown.grown, grown.straight, grown.bare}
    assert set(loose.passages) == {grown.heard, grown.unheard}
    # Its need is still there, so that the offer answers somebody.
    assert loose.offers == (grown.idle,)
