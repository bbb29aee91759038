"""Links by hand, either way round, each one step; and the thread in words with everybody as they may be quoted."""

import pytest

from lwdesk.exchange.thread_words import BACK, FORWARD, Branch, Story, story_of, summary_line
from lwdesk.operations import thread as links
from lwdesk.records import COMMITMENT, CONTACT, PASSAGE, PROPOSAL
from lwdesk.refusal import Refusal
from lwdesk.store import Store
from tests.thread_study import HUSHED, Grown, grow


@pytest.fixture
def grown(store: Store) -> Grown:
    return grow(store)


def story(store: Store, kind: str, id: int) -> Story:
    found = story_of(store, kind, id)
    assert found is not None
    return found


def all_of(branches: tuple[Branch, ...]) -> list[Branch]:
    return [one for branch in branches for one in (branch, *all_of(branch.children))]


def words(found: Story) -> str:
    outline = [f"{one.text} {one.about}" for way in (BACK, FORWARD) for one in all_of(found.branches(way))]
    return "\n".join([found.start.line, *(told.line for told in found.told.values()), *outline])


@pytest.mark.parametrize("turned", [False, True])
def test_a_link_is_one_step_and_undone_as_one(store: Store, grown: Grown, turned: bool) -> None:
    pair = [("commitment", grown.bare), ("passage", grown.unheard)]
    told = links.make_link(store, *(pair[::-1] if turned else pair))
    assert told == "Linked a passage to “3.1c”."
    held = store.get(COMMITMENT, grown.bare)
    assert held is not None and list(held["passages"]) == [grown.unheard]
    assert store.threads.loose().passages == ()
    assert store.undo_label().startswith("Link a passage to")
    store.undo()
    assert store.threads.loose().passages == (grown.unheard,)


def test_a_link_that_is_there_is_not_made_twice_and_can_be_taken_away(store: Store, grown: Grown) -> None:
    pair = (("proposal", grown.proposal), ("passage", grown.heard))
    with pytest.raises(Refusal, match="linked already"):
        links.make_link(store, *pair)
    links.undo_link(store, *pair)
    held = store.get(PROPOSAL, grown.proposal)
    assert held is not None and not held["passages"]
    with pytest.raises(Refusal, match="not linked"):
        links.undo_link(store, *pair)


def test_a_recommendation_names_one_proposal(store: Store, grown: Grown) -> None:
    links.make_link(store, ("recommendation", grown.recommendation), ("proposal", grown.left_out))
    thread = store.threads.of("recommendation", grown.recommendation)
    assert thread is not None and thread.back[thread.start.key] == (("proposal", grown.left_out),)


def test_what_belongs_to_a_form_is_not_linked_by_hand(store: Store, grown: Grown) -> None:
    with pytest.raises(Refusal, match="change it there"):
        links.make_link(store, ("contact", grown.ada), ("interview", grown.ada_talk))
    with pytest.raises(Refusal, match="no longer there"):
        links.make_link(store, ("commitment", grown.bare), ("proposal", 999))


def test_typing_finds_what_can_be_linked_and_says_what_it_will_mean(store: Store, grown: Grown) -> None:
    found = links.candidates(store, ("commitment", grown.bare), "ring")
    assert ("passage", grown.heard) in [one.key for one in found]
    assert {one.key[0] for one in found} == {"passage", "framework", "contribution", "activity"}
    meaning = next(one.meaning for one in found if one.key[0] == "passage")
    assert meaning == "The passage will be among what the commitment grew from."
    # What is linked already is not offered again.
    linked = links.candidates(store, ("proposal", grown.proposal), "ring")
    assert ("passage", grown.heard) not in [one.key for one in linked]
    # A recommendation and a theme of the framework have fields for a proposal.
    assert {"commitment", "framework", "recommendation"} <= set(links.kinds_to_link("proposal"))


def test_the_line_under_a_form_counts_what_matters(store: Store, grown: Grown) -> None:
    thread = store.threads.of("proposal", grown.proposal)
    assert thread is not None
    assert summary_line(thread) == (
        "grew from 1 activity, 1 passage, 1 offer; led to 1 recommendation, 1 domain, 1 action, 1 commitment"
    )
    bare = store.threads.of("commitment", grown.bare)
    assert bare is not None and summary_line(bare) == ""


def test_who_is_not_to_be_quoted_has_no_name_in_a_thread_and_no_organisation(store: Store, grown: Grown) -> None:
    said = words(story(store, "commitment", grown.straight))
    assert f"“{HUSHED}”" in said
    assert "Ben" not in said and "Quiet Trust" not in said and "Chair" not in said
    assert "A contact" in said
    # The organisation has no way to the person either, and says that somebody is left out.
    theirs = story(store, "organisation", grown.quiet_trust)
    assert HUSHED not in words(theirs) and theirs.hidden == 1
    assert ("interview", grown.ben_talk) not in theirs.told


def test_who_may_be_quoted_by_name_or_role_is(store: Store, grown: Grown) -> None:
    assert "Ada Okoro, Director, Open Trust" in words(story(store, "proposal", grown.proposal))
    with store.step("By role") as step:
        step.update(CONTACT, grown.ada, {"quote": "By role"})
    said = words(story(store, "proposal", grown.proposal))
    assert "Ada" not in said and "Director, Open Trust" in said


def test_a_late_commitment_is_called_late(store: Store, grown: Grown) -> None:
    told = story(store, "passage", grown.heard).told["commitment", grown.grown]
    assert told.about == "Commitment · Late · due 1 Oct 2004"


def test_each_record_has_what_hangs_on_it_once(store: Store, grown: Grown) -> None:
    with store.step("Link") as step:
        step.update(COMMITMENT, grown.grown, {"proposals": (grown.proposal,), "passages": (grown.heard,)})
    branches = all_of(story(store, "commitment", grown.grown).back)
    places = [one for one in branches if one.key == ("passage", grown.heard)]
    assert len(places) == 2
    assert [bool(one.children) for one in places].count(True) == 1
    assert all(one.again != bool(one.children) for one in places)


def test_many_of_a_kind_stand_under_their_number(store: Store, grown: Grown) -> None:
    with store.step("Many") as step:
        note = store.get(PASSAGE, grown.heard)
        assert note is not None
        more = [step.create(PASSAGE, {"note": note["note"], "words": f"Word {n}"}) for n in range(9)]
        step.update(COMMITMENT, grown.bare, {"passages": tuple(more)})
    (many,) = story(store, "commitment", grown.bare).back
    assert (many.key, many.text, len(many.children)) == (None, "9 passages", 9)
