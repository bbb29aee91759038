"""What was answered when an import asked whether two names are one; kept with the study and heeded by every import."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lwdesk.records import RECORDS
from lwdesk.store import Store
from lwdesk.text import match_key

KEPT_AS = "answers about names"


class Answer(StrEnum):
    """What may be said of a name that is merely alike to others."""

    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"
    NEVER = "never ask again"


@dataclass
class Like:
    """What a name may be the same as: a record of the study, or an earlier row of the same sheet."""

    record_id: int | None
    name: str
    row: int | None = None
    because: str = ""
    """What speaks for it beside the name, as the end of "who ..."."""


@dataclass
class Question:
    """Whether a name in a file is the same thing as something that is called alike."""

    target: str
    """The name of the kind of record: "organisation", "activity"."""
    name: str
    """As the file has it."""
    rows: list[int]
    likes: tuple[Like, ...]
    """Best first."""
    answer: Answer = Answer.OPEN
    chosen: int = 0
    """Which of the likes the answer is about."""
    remembered: bool = False
    """Whether it was answered before."""

    def sentence(self) -> str:
        """The question in words, or what was answered."""
        like = self.likes[self.chosen]
        where = f"Row {self.rows[0]:,}" if len(self.rows) == 1 else f"Rows {_in_words(self.rows)}"
        other = f"“{like.name}”" + (f" in row {like.row:,}" if like.row else "")
        if self.answer is Answer.OPEN:
            because = f", who {like.because}" if like.because else ""
            return f"{where}: is “{self.name}” the same as {other}{because}?"
        if self.answer is Answer.NEVER:
            return f"{where}: “{self.name}” is a thing of its own, as you said before."
        same = "the same as" if self.answer is Answer.SAME else "another than"
        return f"{where}: “{self.name}” is {same} {other}, as you said before."


def keep_answer(store: Store, question: Question, answer: Answer, chosen: int = 0) -> None:
    """Remember the answer to a question from now on; at once, and undo does not touch it.

    SAME and DIFFERENT are about the chosen like alone; NEVER is about the name.
    """
    forget_answer(store, question)
    kept = _of(store, question.target)
    key, like = key_of(question.name), question.likes[chosen]
    if answer is Answer.SAME:
        uuid = store.keys(RECORDS[question.target], [like.record_id])[0] if like.record_id is not None else ""
        kept["same"][key] = [uuid, like.name]
    elif answer is Answer.DIFFERENT:
        kept["different"].append(sorted((key, key_of(like.name))))
    elif answer is Answer.NEVER:
        kept["never"].append(key)
    _keep(store, question.target, kept)


def forget_answer(store: Store, question: Question) -> None:
    """Forget what was answered to a question, so that it is asked again."""
    kept = _of(store, question.target)
    key = key_of(question.name)
    pairs = [sorted((key, key_of(like.name))) for like in question.likes]
    kept["same"].pop(key, None)
    kept["never"] = [name for name in kept["never"] if name != key]
    if question.answer is not Answer.OPEN:
        kept["different"] = [pair for pair in kept["different"] if pair not in pairs]
    _keep(store, question.target, kept)


def remember_merged(
    store: Store, target: str, stayed: tuple[str, str], gone: Iterable[tuple[str, str]], step_id: int
) -> None:
    """Have the names of merged records lead to the one that stayed, unless the merge, that step, is undone.

    Records are given as (UUID, name).
    """
    kept = _of(store, target)
    for uuid, name in gone:
        kept["merged"][uuid] = [stayed[0], step_id]
        if name:
            kept["same"][key_of(name)] = [uuid, stayed[1]]
    _keep(store, target, kept)


def key_of(name: str) -> str:
    """What a name is remembered by."""
    return match_key(name) or name


class Answers:
    """All that was answered about records of one kind, as it was when this was made."""

    def __init__(self, store: Store, target: str) -> None:
        kept = _of(store, target)
        self._store = store
        self._target = target
        self._same: dict[str, list[str]] = kept["same"]
        self._merged: dict[str, list[Any]] = kept["merged"]
        self._never = frozenset(kept["never"])
        self._different = frozenset(map(tuple, kept["different"]))
        self._records: tuple[dict[str, Like], dict[str, Like]] | None = None
        self._undone: frozenset[int] | None = None

    def __bool__(self) -> bool:
        """Whether any name leads to another."""
        return bool(self._same)

    def leads_to(self, name: str) -> Like | None:
        """What the name was said to be the same as; of a record its name of today. None where nothing was said.

        An answer about a record that is deleted is none, and a living record of that very name comes first: callers
        look for it before they ask.
        """
        met = {key := key_of(name)}
        while (given := self._same.get(key)) is not None:
            uuid, called = given
            if uuid:
                return self.stayed(uuid)
            # It was a row of the same sheet, which may have become a record since.
            key = key_of(called)
            if (living := self._living()[1].get(key)) is not None:
                return living
            if key in met:
                return None
            met.add(key)
            if key not in self._same:
                return Like(None, called)
        return None

    def is_never(self, name: str) -> bool:
        """Whether the name is never to be asked about."""
        return key_of(name) in self._never

    def are_different(self, one: str, other: str) -> bool:
        """Whether it was said that the two names are two."""
        return tuple(sorted((key_of(one), key_of(other)))) in self._different

    def stayed(self, uuid: str) -> Like | None:
        """The record of that UUID, or the one that it was merged into."""
        by_uuid = self._living()[0]
        while uuid not in by_uuid and uuid in self._merged:
            uuid, step = self._merged[uuid]
            if step in self._not_done():
                return None
        return by_uuid.get(uuid)

    def _living(self) -> tuple[dict[str, Like], dict[str, Like]]:
        """The records of the study by UUID, and by what their names are remembered by."""
        if self._records is None:
            found = [(uuid, Like(i, name)) for i, uuid, _, name in self._store.identities(RECORDS[self._target])]
            by_key = {key_of(like.name): like for _, like in reversed(found) if like.name}
            self._records = dict(found), by_key
        return self._records

    def _not_done(self) -> frozenset[int]:
        if self._undone is None:
            steps = {step.id: step.state for step in self._store.steps(limit=1_000_000)}
            merges = {step for _, step in self._merged.values()}
            self._undone = frozenset(step for step in merges if steps.get(step, "done") != "done")
        return self._undone


def _of(store: Store, target: str) -> dict[str, Any]:
    blank: dict[str, Any] = {"same": {}, "different": [], "never": [], "merged": {}}
    found: dict[str, Any] = store.remembered(KEPT_AS, {}).get(target, {})
    return blank | found


def _keep(store: Store, target: str, kept: dict[str, Any]) -> None:
    everything = store.remembered(KEPT_AS, {})
    if kept != _of(store, target):
        store.remember(KEPT_AS, everything | {target: kept})


def _in_words(rows: list[int]) -> str:
    shown = [f"{row:,}" for row in rows[:3]]
    if len(rows) > 3:
        return f"{', '.join(shown)} and {len(rows) - 3:,} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
