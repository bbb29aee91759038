"""The interview guide changed. A version that answers were given by stays; changing it makes the next one."""

from collections.abc import Mapping, Sequence
from typing import Any

from lwdesk.exchange.asked import Difference, is_same, shipped
from lwdesk.operations.guide_versions import (
    GuideKept,
    Standing,
    create_guide,
    newest_version,
    open_guide,
    sections,
    why_no_question,
    why_no_section,
)
from lwdesk.records import PROMPT
from lwdesk.store import Store, StudyTrouble
from lwdesk.store.notes import PromptInfo
from lwdesk.text import clean_line, match_key

__all__ = [
    "GuideKept", "Standing", "add_prompt", "add_section", "change_prompt", "current", "guide_for", "move_prompt",
    "move_section", "newest_version", "remove_prompt", "remove_section", "rename_section", "sections", "take_over",
    "uses", "why_no_question", "why_no_section",
]  # fmt: skip

NEW_QUESTION, NEW_SECTION = "New question", "New section"
Merge = tuple[object, ...] | None
_EDITABLE = ("section", "text", "hint", "referrals")


# What there is


def current(store: Store) -> int:
    """The id of the guide to type up by: the newest version; the one that ships with lwdesk where there is none.

    0 where there is none and the study cannot be written to. It may need a step of its own, so ask before one.
    """
    newest = newest_version(store)
    if newest:
        return newest.id
    name, questions = shipped()
    try:
        with store.step(name, kind="start") as step:
            return create_guide(step, name, questions)
    except StudyTrouble:
        # A copy to look at has no notes either where it has no guide.
        return 0


def guide_for(store: Store, interview_id: int) -> int:
    """The id of the guide that the interview's notes go by, or of the current one before its first note."""
    return store.notes.guide_of(interview_id) or current(store)


def uses(store: Store) -> dict[int, int]:
    """How many interviews go by each guide, by its id; those that none goes by are not there."""
    return store.notes.guide_uses()


# Questions


def add_prompt(store: Store, guide_id: int, given: Mapping[str, Any], after: int | None = None) -> Standing:
    """A new question below the one of the id `after`, else at the end of its section or of the guide."""
    with store.step("New question of the guide", kind="new") as step:
        draft = open_guide(store, step, guide_id)
        at = draft.place(after) + 1 if after is not None else len(draft.order)
        section = clean_line(str(given.get("section", "")))
        if after is not None:
            section = section or draft.section(after)
        elif section:
            at = draft.end_of(section)
        elif draft.order:
            section = draft.order[-1][1]
        text = given.get("text") or NEW_QUESTION
        made = step.create(PROMPT, {**given, "guide": draft.guide, "section": section or NEW_SECTION, "text": text})
        draft.order.insert(at, (made, section or NEW_SECTION))
        return draft.close(step, made)


def change_prompt(store: Store, prompt_id: int, given: Mapping[str, Any], merge: Merge = None) -> Standing:
    """Give the question these values; with another section it goes to the end of that one.

    Raises Unreadable for a value that its form refuses, and GuideKept for a question without words.
    """
    prompt = _prompt(store, prompt_id)
    if why := why_no_question(str(given.get("text", prompt.text))):
        raise GuideKept(why)
    section = clean_line(str(given.get("section", prompt.section))) or prompt.section
    if all(getattr(prompt, name) == (value or type(getattr(prompt, name))()) for name, value in given.items()):
        return Standing(prompt.guide, prompt_id)
    with store.step("Edit question of the guide", kind="edit", merge=merge) as step:
        draft = open_guide(store, step, prompt.guide)
        mine = draft.id_of(prompt_id)
        step.update(PROMPT, mine, {name: value for name, value in given.items() if name in _EDITABLE})
        if section != prompt.section:
            draft.order.pop(draft.place(prompt_id))
            draft.order.insert(draft.end_of(section), (mine, section))
        return draft.close(step, mine)


def move_prompt(store: Store, prompt_id: int, by: int) -> Standing:
    """Move the question up (-1) or down (1): within its section, and from its edge into the next one."""
    prompt = _prompt(store, prompt_id)
    held = sections(store.notes.prompts(prompt.guide))
    names = list(held)
    here, at = held[prompt.section], names.index(prompt.section)
    row = [p.id for p in here].index(prompt_id) + by
    if not 0 <= row < len(here) and not 0 <= at + by < len(names):
        return Standing(prompt.guide, prompt_id)
    with store.step("Move question of the guide", kind="edit") as step:
        draft = open_guide(store, step, prompt.guide)
        mine = draft.id_of(prompt_id)
        place = draft.place(prompt_id)
        draft.order.pop(place)
        if 0 <= row < len(here):
            draft.order.insert(place + by, (mine, prompt.section))
        else:
            draft.order.insert(place, (mine, names[at + by]))
        emptied = f"The section “{prompt.section}” has no question left, so it is gone." if len(here) == 1 else ""
        return draft.close(step, mine, emptied)


def remove_prompt(store: Store, prompt_id: int) -> Standing:
    """Take the question out of the guide; answers that were given to it stay, in the version that asked it.

    `prompt` is then the question that stands in its place. Raises GuideKept for the last one.
    """
    prompt = _prompt(store, prompt_id)
    with store.step(f"Delete question “{_short(prompt.text)}”", kind="delete") as step:
        draft = open_guide(store, step, prompt.guide)
        if len(draft.order) == 1:
            raise GuideKept("A guide has one question at least. Add another before you delete this one.")
        place = draft.place(prompt_id)
        draft.order.pop(place)
        step.delete(PROMPT, [draft.id_of(prompt_id)])
        return draft.close(step, draft.order[min(place, len(draft.order) - 1)][0])


# Sections


def add_section(store: Store, guide_id: int, after: str = "") -> Standing:
    """A new section with one new question, behind the section of that name or at the end."""
    taken = {match_key(name) for name in sections(store.notes.prompts(guide_id))}
    names = (NEW_SECTION, *(f"{NEW_SECTION} {n}" for n in range(2, len(taken) + 3)))
    name = next(n for n in names if match_key(n) not in taken)
    with store.step("New section of the guide", kind="new") as step:
        draft = open_guide(store, step, guide_id)
        made = step.create(PROMPT, {"guide": draft.guide, "section": name, "text": NEW_QUESTION})
        draft.order.insert(draft.end_of(after), (made, name))
        return draft.close(step, made)


def rename_section(store: Store, guide_id: int, section: str, name: str, merge: Merge = None) -> Standing:
    """Give the section another name. Raises GuideKept for a blank one and for that of another section."""
    name = clean_line(name)
    held = sections(store.notes.prompts(guide_id))
    if why := why_no_section(held, section, name):
        raise GuideKept(why)
    if name == section:
        return Standing(guide_id, held[section][0].id)
    with store.step("Rename section of the guide", kind="edit", merge=merge) as step:
        draft = open_guide(store, step, guide_id)
        first = draft.id_of(held[section][0].id)
        draft.order = [(i, name if held_in == section else held_in) for i, held_in in draft.order]
        return draft.close(step, first)


def move_section(store: Store, guide_id: int, section: str, by: int) -> Standing:
    """Move the section with its questions up (-1) or down (1) among the sections."""
    names = list(sections(store.notes.prompts(guide_id)))
    at = names.index(section)
    if not 0 <= at + by < len(names):
        return Standing(guide_id)
    names.insert(at + by, names.pop(at))
    with store.step("Move section of the guide", kind="edit") as step:
        draft = open_guide(store, step, guide_id)
        draft.order.sort(key=lambda entry: names.index(entry[1]))
        return draft.close(step, next(i for i, held_in in draft.order if held_in == section))


def remove_section(store: Store, guide_id: int, section: str) -> Standing:
    """Take the section with its questions out of the guide. Raises GuideKept for the last one."""
    with store.step(f"Delete section “{_short(section)}”", kind="delete") as step:
        draft = open_guide(store, step, guide_id)
        gone = [i for i, held_in in draft.order if held_in == section]
        place = next(n for n, entry in enumerate(draft.order) if entry[1] == section)
        draft.order = [entry for entry in draft.order if entry[1] != section]
        if not draft.order:
            raise GuideKept("A guide has one section at least. Add another before you delete this one.")
        step.delete(PROMPT, gone)
        return draft.close(step, draft.order[min(place, len(draft.order) - 1)][0])


# The whole of it


def take_over(store: Store, guide_id: int, changes: Sequence[Difference], source: str) -> Standing:
    """Make the guide ask what `changes` lists, as one step; `source` names the file that said so.

    Questions that are the same, or only put otherwise, go back to the same first question.
    """
    if is_same(store.notes.prompts(guide_id), changes):
        return Standing(guide_id)
    with store.step(f"Import the guide from {source}", kind="edit") as step:
        draft = open_guide(store, step, guide_id)
        draft.order = []
        for change in changes:
            if change.after is None:
                assert change.before
                step.delete(PROMPT, [draft.id_of(change.before.id)])
                continue
            given = {name: getattr(change.after, name) for name in _EDITABLE}
            if change.before:
                made = draft.id_of(change.before.id)
                step.update(PROMPT, made, given)
            else:
                made = step.create(PROMPT, {**given, "guide": draft.guide})
            draft.order.append((made, change.after.section))
        return draft.close(step, draft.order[0][0] if draft.order else None)


def _prompt(store: Store, prompt_id: int) -> PromptInfo:
    found = store.notes.prompts_by_id([prompt_id]).get(prompt_id)
    if found is None:
        raise GuideKept("This question was deleted. Undo brings it back.")
    return found


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"
