"""Questions of an interview guide apart from any study: those that ship with lwdesk, and what tells two lists apart."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lwdesk.paths import resource
from lwdesk.text import match_key

if TYPE_CHECKING:
    from lwdesk.store.notes import PromptInfo

_WHO_ELSE = re.compile(
    r"\b(?:who|whom|anyone|anybody|people)\b.*\b(?:else|other)\b|\bother\b.*\bpeople\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a guide asks it; in a list of them those of one section stand together."""

    section: str
    text: str
    hint: str | None = ""
    """None where a file does not say: then it stays as it is."""
    referrals: bool | None = False
    """Whether the names given in answer can be made contacts; None where a file does not say."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What becomes of one question: `before` is None for a new one, `after` for one that goes.

    `what` names the columns that say something else: "Section", "Question", "Hint", "Asks for contacts".
    """

    before: "PromptInfo | None"
    after: Asked | None
    what: tuple[str, ...] = ()


def shipped() -> tuple[str, list[Asked]]:
    """The name and the questions of the guide that ships with lwdesk."""
    held = json.loads(resource("guide.json").read_text(encoding="utf-8"))
    return held["name"], [
        Asked(part["section"], given["question"], given.get("hint", ""), given.get("referrals", False))
        for part in held["sections"]
        for given in part["questions"]
    ]


def together(questions: Sequence[Asked]) -> list[Asked]:
    """The questions with those of one section side by side, the sections in the order in which they first come."""
    sections: dict[str, list[Asked]] = {}
    names: dict[str, str] = {}
    for question in questions:
        name = names.setdefault(match_key(question.section), question.section)
        sections.setdefault(name, []).append(replace(question, section=name))
    return [question for part in sections.values() for question in part]


def differences(prompts: "Sequence[PromptInfo]", questions: Sequence[Asked]) -> list[Difference]:
    """How the questions differ from those of a guide: an entry for each of either, in the order of the new ones.

    Those that go come last. A question is the same when its words are; else when it alone is left in its place.
    """
    matched = _matched(prompts, questions)
    by_id = {prompt.id: prompt for prompt in prompts}
    found = []
    for question, prompt_id in zip(questions, matched, strict=True):
        before = by_id.pop(prompt_id) if prompt_id is not None else None
        after = _settled(before, question)
        found.append(Difference(before, after, _what(before, after) if before else ()))
    return found + [Difference(prompt, None) for prompt in by_id.values()]


def is_same(prompts: "Sequence[PromptInfo]", changes: Sequence[Difference]) -> bool:
    """Whether nothing would become of the guide: every question there, as it is and where it is."""
    order = [change.before.id for change in changes if change.before and change.after and not change.what]
    return len(order) == len(changes) and order == [prompt.id for prompt in prompts]


def _settled(before: "PromptInfo | None", after: Asked) -> Asked:
    """The question with what the file does not say of it: as it was, or as its words make likely."""
    hint, referrals = after.hint, after.referrals
    if hint is None:
        hint = before.hint if before else ""
    if referrals is None:
        referrals = before.referrals if before else bool(_WHO_ELSE.search(after.text))
    return replace(after, hint=hint, referrals=referrals)


def _matched(prompts: "Sequence[PromptInfo]", questions: Sequence[Asked]) -> list[int | None]:
    """The id of the prompt that each question is, or None for a new one."""
    by_key: dict[str, list[PromptInfo]] = {}
    for prompt in prompts:
        by_key.setdefault(match_key(prompt.text), []).append(prompt)
    found: list[int | None] = []
    for question in questions:
        same = by_key.get(match_key(question.text), [])
        here = next((p for p in same if match_key(p.section) == match_key(question.section)), same[0] if same else None)
        if here:
            same.remove(here)
        found.append(here.id if here else None)
    _match_reworded(prompts, questions, found)
    return found


def _match_reworded(prompts: "Sequence[PromptInfo]", questions: Sequence[Asked], found: list[int | None]) -> None:
    """Match what is left where it stands between the same neighbours: the question was put in other words."""
    order = [prompt.id for prompt in prompts]
    texts = {prompt.id: prompt for prompt in prompts}
    for at, question in enumerate(questions):
        if found[at] is not None:
            continue
        before = found[at - 1] if at else None
        if at and before is None:
            continue
        place = order.index(before) + 1 if before is not None else 0
        if place >= len(order) or order[place] in found:
            continue
        old = texts[order[place]]
        if match_key(old.section) == match_key(question.section) and _alike(old.text, question.text):
            found[at] = old.id


def _alike(old: str, new: str) -> bool:
    from rapidfuzz.fuzz import token_set_ratio

    return bool(token_set_ratio(old.casefold(), new.casefold()) >= 60)


def _what(before: "PromptInfo", after: Asked) -> tuple[str, ...]:
    pairs = (
        ("Section", before.section, after.section),
        ("Question", before.text, after.text),
        ("Hint", before.hint, after.hint),
        ("Asks for contacts", before.referrals, after.referrals),
    )
    return tuple(name for name, old, new in pairs if old != new)
