"""The interview guide: what ships, which version one types up by, and that answers keep the questions they answered."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lwdesk.exchange.asked import Asked, differences
from lwdesk.operations import guide as verbs
from lwdesk.operations.guide import GuideKept, Standing, sections
from lwdesk.records import INTERVIEW, NOTE, PROMPT
from lwdesk.store import Query, Store
from lwdesk.store.notes import PromptInfo
from lwdesk.values import Unreadable


@pytest.fixture
def guide(store: Store) -> int:
    """The guide of a study in which nothing goes by it yet."""
    return verbs.current(store)


@pytest.fixture
def used(store: Store, guide: int) -> int:
    """The same once an interview was typed up by it."""
    with store.step("Interview") as step:
        step.create(INTERVIEW, {"guide": guide})
    return guide


def texts(store: Store, guide_id: int) -> list[str]:
    return [prompt.text for prompt in store.notes.prompts(guide_id)]


def names(store: Store, guide_id: int) -> list[str]:
    return list(sections(store.notes.prompts(guide_id)))


def at(store: Store, guide_id: int, place: int) -> PromptInfo:
    return store.notes.prompts(guide_id)[place]


def test_the_shipped_guide_has_six_sections_and_ends_with_whom_else_to_ask(store: Store, guide: int) -> None:
    prompts = store.notes.prompts(guide)
    assert len(sections(prompts)) == 6
    assert 28 <= len(prompts) <= 36
    assert len({prompt.text for prompt in prompts}) == len(prompts)
    assert [p.text for p in prompts if p.referrals] == ["Who else should we speak to?"] == [prompts[-1].text]
    assert not store.undo_label(), "a study begins with its guide; there is nothing to take back"
    assert verbs.current(store) == guide
    assert [p.position for p in prompts] == [float(n) for n in range(1, len(prompts) + 1)]


def test_an_interview_keeps_the_guide_that_it_was_typed_up_by(store: Store, used: int) -> None:
    (old,) = store.ids(Query(INTERVIEW))
    with store.step("Another") as step:
        fresh = step.create(INTERVIEW, {})
    standing = verbs.change_prompt(store, at(store, used, 0).id, {"text": "Who are you?"})
    assert verbs.guide_for(store, old) == used
    assert verbs.guide_for(store, fresh) == verbs.current(store) == standing
    assert verbs.uses(store) == {used: 1}


def test_a_version_not_in_use_is_changed_in_place(store: Store, guide: int) -> None:
    standing = verbs.change_prompt(store, at(store, guide, 0).id, {"text": "Who are you?", "hint": "Name first."})
    assert standing == guide
    assert standing.told == ""
    assert (at(store, guide, 0).text, at(store, guide, 0).hint) == ("Who are you?", "Name first.")
    assert len(store.notes.guides()) == 1


def test_a_version_in_use_stays_and_the_edit_makes_the_next_in_one_step(store: Store, used: int) -> None:
    before = store.notes.prompts(used)
    standing = verbs.change_prompt(store, before[3].id, {"text": "What is it for?"})
    assert standing.told == "Interviews typed up so far keep version 1; this is version 2."
    assert store.notes.prompts(used) == before
    after = store.notes.prompts(standing)
    assert [p.root for p in after] == [p.id for p in before]
    assert after[3].text == "What is it for?"
    assert standing.prompt == after[3].id
    assert [(g.version, g.in_use) for g in store.notes.guides()] == [(2, False), (1, True)]
    store.undo()
    assert verbs.current(store) == used
    store.redo()
    assert at(store, verbs.current(store), 3).text == "What is it for?"
    assert store.check() == []


def test_the_third_version_still_goes_back_to_the_first_question(store: Store, used: int) -> None:
    second = verbs.change_prompt(store, at(store, used, 0).id, {"text": "Second wording"})
    with store.step("Note") as step:
        step.create(NOTE, {"interview": step.create(INTERVIEW, {}), "prompt": at(store, second, 0).id, "body": "So."})
    third = verbs.change_prompt(store, at(store, second, 0).id, {"text": "Third wording"})
    assert len({used, int(second), int(third)}) == 3
    assert at(store, third, 0).root == at(store, used, 0).id
    assert store.notes.roots()[0].text == "Third wording"


CHANGES: dict[str, Callable[[Store, int], Standing]] = {
    "add": lambda s, g: verbs.add_prompt(s, g, {"text": "One more?"}, after=at(s, g, 1).id),
    "change": lambda s, g: verbs.change_prompt(s, at(s, g, 1).id, {"hint": "Softly."}),
    "move": lambda s, g: verbs.move_prompt(s, at(s, g, 1).id, 1),
    "remove": lambda s, g: verbs.remove_prompt(s, at(s, g, 1).id),
    "add section": verbs.add_section,
    "rename section": lambda s, g: verbs.rename_section(s, g, names(s, g)[1], "The work"),
    "move section": lambda s, g: verbs.move_section(s, g, names(s, g)[1], -1),
    "remove section": lambda s, g: verbs.remove_section(s, g, names(s, g)[1]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_is_changed_of_a_version_in_use_leaves_it_and_can_be_undone(
    store: Store, used: int, change: Callable[[Store, int], Standing]
) -> None:
    before = store.notes.prompts(used)
    standing = change(store, used)
    assert standing != used
    assert "this is version 2." in standing.told
    assert store.notes.prompts(used) == before
    assert texts(store, standing) != [p.text for p in before] or [
        (p.section, p.hint) for p in store.notes.prompts(standing)
    ] != [(p.section, p.hint) for p in before]
    assert at(store, standing, 0).position == 1.0
    store.undo()
    assert [g.id for g in store.notes.guides()] == [used]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_is_changed_of_a_version_not_in_use_is_one_undo(
    store: Store, guide: int, change: Callable[[Store, int], Standing]
) -> None:
    before = [(p.id, p.section, p.text, p.hint, p.position) for p in store.notes.prompts(guide)]
    assert change(store, guide) == guide
    assert [(p.id, p.section, p.text, p.hint, p.position) for p in store.notes.prompts(guide)] != before
    store.undo()
    assert [(p.id, p.section, p.text, p.hint, p.position) for p in store.notes.prompts(guide)] == before


def test_a_new_question_stands_below_the_one_it_was_asked_for_at(store: Store, guide: int) -> None:
    standing = verbs.add_prompt(store, guide, {"text": "And before that?"}, after=at(store, guide, 0).id)
    assert (at(store, guide, 1).id, at(store, guide, 1).text) == (standing.prompt, "And before that?")
    assert at(store, guide, 1).section == names(store, guide)[0]
    last = verbs.add_prompt(store, guide, {"text": "Last of the first"} | {"section": names(store, guide)[0]})
    first = sections(store.notes.prompts(guide))[names(store, guide)[0]]
    assert first[-1].id == last.prompt


def test_a_question_moves_over_the_edge_into_the_next_section(store: Store, guide: int) -> None:
    first, second = names(store, guide)[:2]
    last = sections(store.notes.prompts(guide))[first][-1]
    order = texts(store, guide)
    verbs.move_prompt(store, last.id, 1)
    assert texts(store, guide) == order, "it is the section that changes, not the order"
    assert sections(store.notes.prompts(guide))[second][0].id == last.id
    verbs.move_prompt(store, last.id, -1)
    assert sections(store.notes.prompts(guide))[first][-1].id == last.id
    top = at(store, guide, 0)
    label = store.undo_label()
    assert verbs.move_prompt(store, top.id, -1).told == ""
    assert store.undo_label() == label, "above the first there is nowhere to go, so nothing was done"


def test_a_section_goes_with_its_last_question_and_that_is_told(store: Store, guide: int) -> None:
    made = verbs.add_section(store, guide)
    assert made.prompt
    assert names(store, guide)[-1] == "New section"
    assert verbs.move_prompt(store, made.prompt, -1).told == (
        "The section “New section” has no question left, so it is gone."
    )
    assert len(names(store, guide)) == 6


def test_another_section_is_chosen_in_the_form(store: Store, guide: int) -> None:
    moved = at(store, guide, 0)
    third = names(store, guide)[2]
    standing = verbs.change_prompt(store, moved.id, {"section": third})
    assert sections(store.notes.prompts(guide))[third][-1].id == standing.prompt == moved.id


def test_new_sections_have_names_of_their_own_and_stand_where_they_were_asked_for(store: Store, guide: int) -> None:
    first = names(store, guide)[0]
    verbs.add_section(store, guide, after=first)
    verbs.add_section(store, guide, after=first)
    assert names(store, guide)[:3] == [first, "New section 2", "New section"]


def test_a_section_needs_a_name_that_no_other_has(store: Store, guide: int) -> None:
    first, second = names(store, guide)[:2]
    with pytest.raises(GuideKept, match=r"already. Give this one another name."):
        verbs.rename_section(store, guide, first, second.upper())
    with pytest.raises(GuideKept, match=r"A section needs a name."):
        verbs.rename_section(store, guide, first, "  ")
    verbs.rename_section(store, guide, first, first.upper())
    assert names(store, guide)[0] == first.upper()
    with pytest.raises(Unreadable, match=r"200"):
        verbs.rename_section(store, guide, second, "x" * 201)


def test_a_question_needs_words_and_a_guide_a_question(store: Store, guide: int) -> None:
    with pytest.raises(GuideKept, match=r"A question needs words."):
        verbs.change_prompt(store, at(store, guide, 0).id, {"text": " "})
    for name in names(store, guide)[1:]:
        verbs.remove_section(store, guide, name)
    with pytest.raises(GuideKept, match=r"one section at least"):
        verbs.remove_section(store, guide, names(store, guide)[0])
    while len(store.notes.prompts(guide)) > 1:
        verbs.remove_prompt(store, at(store, guide, 0).id)
    with pytest.raises(GuideKept, match=r"one question at least"):
        verbs.remove_prompt(store, at(store, guide, 0).id)


def test_what_is_said_again_changes_nothing(store: Store, used: int) -> None:
    prompt = at(store, used, 0)
    label = store.undo_label()
    verbs.change_prompt(store, prompt.id, {"text": prompt.text, "hint": prompt.hint, "referrals": None})
    verbs.rename_section(store, used, prompt.section, prompt.section)
    verbs.take_over(store, used, differences(store.notes.prompts(used), as_asked(store, used)), "guide.xlsx")
    assert store.undo_label() == label
    assert verbs.current(store) == used


def test_only_the_newest_version_is_changed(store: Store, used: int) -> None:
    second = verbs.add_section(store, used)
    with pytest.raises(GuideKept, match=r"Version 1 is kept as it was. Change version 2 instead."):
        verbs.change_prompt(store, at(store, used, 0).id, {"text": "Now?"})
    assert verbs.current(store) == second


def test_typing_on_after_the_next_version_was_made_stays_one_undo(store: Store, used: int) -> None:
    prompt, merge = at(store, used, 0), ("prompt", 1, "text", 1)
    for words in ("W", "Wh", "Who?"):
        standing = verbs.change_prompt(store, prompt.id, {"text": words}, merge=merge)
        assert standing.prompt
        prompt = store.notes.prompts_by_id([standing.prompt])[standing.prompt]
    assert [g.version for g in store.notes.guides()] == [2, 1]
    store.undo()
    assert [g.version for g in store.notes.guides()] == [1]


def as_asked(store: Store, guide_id: int) -> list[Asked]:
    return [Asked(p.section, p.text, p.hint, p.referrals) for p in store.notes.prompts(guide_id)]


def test_a_guide_is_taken_over_as_one_step_and_the_same_questions_keep_their_roots(store: Store, used: int) -> None:
    wanted = as_asked(store, used)
    gone = wanted.pop(5)
    wanted[0] = Asked(wanted[0].section, wanted[0].text, "Another hint.")
    wanted.append(Asked("Afterwards", "May we come again?"))
    standing = verbs.take_over(store, used, differences(store.notes.prompts(used), wanted), "mine.xlsx")
    assert store.undo_label() == "Import the guide from mine.xlsx"
    assert as_asked(store, standing) == wanted
    roots = {p.text: p.root for p in store.notes.prompts(standing)}
    assert all(roots[p.text] == p.id for p in store.notes.prompts(used) if p.text != gone.text)
    store.undo()
    assert verbs.current(store) == used


def test_a_copy_to_look_at_that_has_no_guide_is_shown_none(store: Store, tmp_path: Path) -> None:
    store.copy_to(tmp_path / "copy.lwdesk")
    copy = Store.open(tmp_path / "copy.lwdesk", reading=True)
    assert verbs.current(copy) == 0
    copy.close()


def test_a_question_is_stored_as_any_record_is(store: Store, guide: int) -> None:
    with pytest.raises(Unreadable, match=r"Question cannot hold more than 1,000 characters"):
        verbs.change_prompt(store, at(store, guide, 0).id, {"text": "x" * 1001})
    assert [c.label for c in store.history(PROMPT, at(store, guide, 0).id)] == ["Interview guide"]
