"""The rows of a list of notes, each compared with what the study holds."""

from dataclasses import dataclass, field
from typing import Any

from lwdesk import marks
from lwdesk.exchange.cell_limit import cut_to_cell, fits_cell
from lwdesk.exchange.notes_back.headings import BackSheet
from lwdesk.exchange.notes_back.people import People, goes_by, key_of, which_of
from lwdesk.exchange.notes_back.plan import BackPlan, Deed
from lwdesk.exchange.notes_back.questions import Questions
from lwdesk.exchange.notes_back.row import TOO_LONG, Given, says
from lwdesk.exchange.papers.notes import answer
from lwdesk.exchange.plan.rows import Outcome, PlannedRow
from lwdesk.exchange.whose import whose
from lwdesk.records import NOTE
from lwdesk.records.note import FREE
from lwdesk.store import Store
from lwdesk.store.notes import NoteInfo, PromptInfo
from lwdesk.text import clean, match_key

_INSTEAD = NOTE.field("said").ui.options


@dataclass
class _Held:
    """The notes of an interview, and what earlier rows of the sheet add to them."""

    notes: list[NoteInfo]
    said: set[tuple[str, str]]
    """What stands under the questions so far: (key of the question, answer)."""
    added: set[str] = field(default_factory=set)
    """The keys of the questions that earlier rows answer."""
    filled: set[int] = field(default_factory=set)
    last: dict[str, float] = field(default_factory=dict)
    """The highest place so far under each question."""


class NoteRows:
    """Judges the rows of one sheet, in their order."""

    def __init__(self, store: Store, plan: BackPlan, found: BackSheet) -> None:
        self._store, self._plan, self._found = store, plan, found
        self._whose = whose(store)
        self._people = People(self._whose)
        self._questions = Questions(store)
        # All at once: a sheet names most interviews, each time and again.
        self._held = {i: self._hold(notes) for i, notes in store.notes.of_many(self._whose).items()}
        self._by_key: dict[str, NoteInfo] = {}
        if plan.ours:
            notes = [note for held in self._held.values() for note in held.notes]
            self._by_key = dict(zip(store.keys(NOTE, [note.id for note in notes]), notes, strict=True))

    def judge(self, row: PlannedRow, given: Given) -> None:
        """Say what becomes of the row. Raises Unknown where it is about no interview of the study."""
        note = self._by_key.get(given.key) if given.key else None
        if note and self._is_about(given, note):
            # A row that was copied has the same key once more, and is a row without one.
            del self._by_key[given.key]
            self._update(row, given, note)
        else:
            self._add(row, given)

    def _is_about(self, given: Given, note: NoteInfo) -> bool:
        """Whether the row still says what its key says: cells that were sorted apart from their keys do not."""
        same = self._key_of(note) == key_of(given.question)
        return same and (not given.interviewee or goes_by(self._whose[note.interview], given.interviewee))

    def _update(self, row: PlannedRow, given: Given, note: NoteInfo) -> None:
        text, before = given.texts["answer"], answer(note)
        if _is(text, note):
            row.outcome = Outcome.SAME
        elif not fits_cell(before):
            self._plan.refuse(row, self._found.label("answer"), text, TOO_LONG)
        else:
            changed: dict[str, Any] = _said(text)
            over = marks.carried_over(marks.read(note.marks, len(note.body)), note.body, changed["body"])
            changed["marks"] = marks.write(over)
            deed = Deed(row.number, note.id, changed, note.interview)
            self._plan.do(row, Outcome.UPDATED, deed, ("Answer", before, text))

    def _add(self, row: PlannedRow, given: Given) -> None:
        fitting = self._people.find(given.interviewee, given.organisation, given.day)
        text, key = given.texts["answer"], key_of(given.question)
        same = {(key, text), (key, _said(text)["said"] or text)}
        if any(not same.isdisjoint(self._held[w.interview].said) for w in fitting):
            row.outcome = Outcome.SAME
            return
        if len(fitting) > 1:
            heading = self._found.label("interviewee")
            self._plan.refuse(row, heading, given.interviewee, which_of(fitting, given.interviewee, has_day=True))
            return
        interview = fitting[0].interview
        prompt = self._questions.find(interview, given.question, given.section)
        if given.question and prompt is None:
            self._plan.refuse(row, self._found.label("question"), given.question, Questions.unknown(given.question))
            return
        said = _said(text)
        if said["said"] and self._is_answered(self._held[interview], key):
            why = f"“{said['said']}” stands against an answer that the study has. Change that one where it is wrong."
            self._plan.refuse(row, self._found.label("answer"), text, why)
            return
        self._plan.do(row, Outcome.NEW, self._deed(row, given, prompt, interview, said), ("Answer", "", text))

    def _deed(
        self, row: PlannedRow, given: Given, prompt: PromptInfo | None, interview: int, said: dict[str, Any]
    ) -> Deed:
        """A new note, or the one under the question that nothing stands in yet."""
        held, key = self._held[interview], key_of(given.question)
        held.added.add(key)
        held.said.add((key, given.texts["answer"]))
        blank = next((n for n in held.notes if n.is_blank and n.id not in held.filled and self._key_of(n) == key), None)
        if blank:
            held.filled.add(blank.id)
            return Deed(row.number, blank.id, said | {"marks": ""}, interview)
        theirs = [n.position for n in held.notes if self._key_of(n) == key]
        first = prompt.position if prompt else max((n.position for n in held.notes), default=0.0) + 1
        place = held.last.setdefault(key, max(theirs, default=first))
        whose_it_is = {
            "interview": interview,
            "prompt": prompt.id if prompt else None,
            "section": prompt.section if prompt else given.section or FREE,
            "position": place,
        }
        return Deed(row.number, None, whose_it_is | said, interview, prompt.guide if prompt else None)

    def _hold(self, notes: list[NoteInfo]) -> _Held:
        told = [(self._key_of(note), answer(note)) for note in notes if not note.is_blank]
        return _Held(notes, {(key, said) for key, text in told for said in (clean(text), clean(cut_to_cell(text)))})

    def _is_answered(self, held: _Held, key: str) -> bool:
        theirs = (n for n in held.notes if self._key_of(n) == key)
        return key in held.added or any(n.body.strip() for n in theirs)

    def _key_of(self, note: NoteInfo) -> str:
        """The key of the question that a note answers; "" for a free note."""
        return self._questions.key_of(note.prompt)


def _is(text: str, note: NoteInfo) -> bool:
    """Whether a cell says what the note does, the word instead of an answer in whatever case."""
    instead = "" if note.body.strip() else note.said
    return says(text, answer(note)) or (bool(instead) and _said(text)["said"] == instead)


def _said(text: str) -> dict[str, Any]:
    """The answer as a note holds it: text, or the word instead of it."""
    instead = next((word for word in _INSTEAD if match_key(word) == match_key(text)), "")
    return {"said": instead, "body": "" if instead else text}
