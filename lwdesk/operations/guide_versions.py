"""Versions of the interview guide: one that answers were given by is never changed, the next is made of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lwdesk.exchange.asked import Asked
from lwdesk.records import GUIDE, PROMPT
from lwdesk.refusal import Refusal
from lwdesk.store import Store
from lwdesk.store.notes import GuideInfo, PromptInfo
from lwdesk.store.step import Step
from lwdesk.text import clean_line, match_key


class GuideKept(Refusal):
    """A guide stays as it is; the message says why and what to do."""


class Standing(int):
    """The id of the guide that is changed now; `prompt` is the question in it that was asked for."""

    prompt: int | None
    told: str
    """A sentence where something happened that one would not expect; else ""."""

    def __new__(cls, guide: int, prompt: int | None = None, told: str = "") -> "Standing":
        made = super().__new__(cls, guide)
        made.prompt, made.told = prompt, told
        return made


@dataclass
class Draft:
    """A version that may be changed: (id, section) of its questions in their order, written down by `close`."""

    guide: int
    order: list[tuple[int, str]]
    ids: dict[int, int]
    """The id that each question of the version before has in this one; none where it is the same version."""
    told: str = ""

    def id_of(self, prompt_id: int) -> int:
        """The id in this version of a question of the version that was asked for."""
        return self.ids.get(prompt_id, prompt_id)

    def place(self, prompt_id: int) -> int:
        """Where the question stands, from 0."""
        return [i for i, _ in self.order].index(self.id_of(prompt_id))

    def section(self, prompt_id: int) -> str:
        """The section that the question stands in."""
        return self.order[self.place(prompt_id)][1]

    def end_of(self, section: str) -> int:
        """The place behind the last question of the section; behind all where there is none of that name."""
        places = [at for at, (_, name) in enumerate(self.order) if name == section]
        return places[-1] + 1 if places else len(self.order)

    def close(self, step: Step, prompt: int | None, told: str = "") -> Standing:
        """Write the places and sections down; gives where the question is now, and what there is to tell."""
        for position, (record_id, section) in enumerate(self.order, 1):
            step.update(PROMPT, record_id, {"position": float(position), "section": section})
        return Standing(self.guide, prompt, " ".join(filter(None, (told, self.told))))


def newest_version(store: Store) -> GuideInfo | None:
    """The version that is typed up by and changed; None in a study that has no guide yet."""
    return max(store.notes.guides(), key=lambda guide: (guide.version, guide.id), default=None)


def sections(prompts: Iterable[PromptInfo]) -> dict[str, list[PromptInfo]]:
    """The questions by section, in their order."""
    found: dict[str, list[PromptInfo]] = {}
    for prompt in prompts:
        found.setdefault(prompt.section, []).append(prompt)
    return found


def open_guide(store: Store, step: Step, guide_id: int) -> Draft:
    """The guide to change: itself where nothing goes by it yet, else a copy that is its next version.

    Raises GuideKept for one that is gone, and for any but the newest version.
    """
    guide = next((g for g in store.notes.guides() if g.id == guide_id), None)
    newest = newest_version(store)
    if guide is None or newest is None:
        raise GuideKept("This guide was deleted. Undo brings it back.")
    if newest.id != guide_id:
        raise GuideKept(f"Version {guide.version} is kept as it was. Change version {newest.version} instead.")
    prompts = [prompt for held in sections(store.notes.prompts(guide_id)).values() for prompt in held]
    if not guide.in_use:
        return Draft(guide_id, [(p.id, p.section) for p in prompts], {})
    made = step.create(GUIDE, {"name": guide.name, "version": float(guide.version + 1)})
    # They are put in their places by `close`, so none is given here.
    ids = {p.id: _copy(step, made, p) for p in prompts}
    told = f"Interviews typed up so far keep version {guide.version}; this is version {guide.version + 1}."
    return Draft(made, [(ids[p.id], p.section) for p in prompts], ids, told)


def create_guide(step: Step, name: str, questions: Sequence[Asked]) -> int:
    """The id of a first version with these questions."""
    made = step.create(GUIDE, {"name": name, "version": 1.0})
    for position, q in enumerate(questions, 1):
        given = {"guide": made, "section": q.section, "position": float(position), "text": q.text, "hint": q.hint}
        step.create(PROMPT, given | {"referrals": q.referrals or None})
    return made


def why_no_question(text: str) -> str:
    """Why these cannot be the words of a question; "" where they can."""
    return "" if clean_line(text) else "A question needs words. Type some, or delete it with Del in the list."


def why_no_section(names: Iterable[str], section: str, name: str) -> str:
    """Why the section cannot have that name beside these others; "" where it can."""
    if not clean_line(name):
        return "A section needs a name. Type one, or move its questions into another section."
    if any(match_key(other) == match_key(name) for other in names if other != section):
        return f"There is a section “{clean_line(name)}” already. Give this one another name."
    return ""


def _copy(step: Step, guide_id: int, prompt: PromptInfo) -> int:
    given = {"guide": guide_id, "section": prompt.section, "text": prompt.text, "hint": prompt.hint}
    return step.create(PROMPT, given | {"referrals": prompt.referrals or None, "root": prompt.root})
