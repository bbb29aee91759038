"""The list of notes: an answer a row, under the question that it answers, named as the person may be quoted."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lwdesk.exchange.papers.sheet import Listed, write_listed
from lwdesk.exchange.whose import Whose, whose
from lwdesk.fields import Field, Kind, Ui
from lwdesk.records import NOTE
from lwdesk.records.note import FREE

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.store.notes import NoteInfo

ENDINGS = (".xlsx", ".csv", ".docx")
FIELDS = (
    Field("interviewee", "Interviewee", "", Ui(Kind.LINE, width=22)),
    Field("organisation", "Organisation", "", Ui(Kind.LINE, width=22)),
    Field("day", "Date", "", Ui(Kind.DATE, width=13)),
    Field("section", "Section", "", Ui(Kind.LINE, width=24)),
    Field("question", "Question", "", Ui(Kind.LINE, width=36)),
    Field("answer", "Answer", "", Ui(Kind.PARAGRAPH, width=60)),
)
_RUN = 200
"""Interviews whose notes are read at a time."""
SAID = {
    "Sorted by": "Date, interviewee, place in the guide",
    "Names": "Everybody is named as they may be quoted: by name, by role, or as “a contact”.",
}


def write(store: "Store", path: Path, interview_ids: Iterable[int] | None = None) -> str:
    """Write the notes of these interviews, or of all; gives what was written in words: "412 notes"."""
    people = whose(store, interview_ids)
    if path.suffix.lower() == ".docx":
        return _write_paper(store, path, people)
    rows, keyed = list[list[object]](), list[int]()
    for note, row in answers(store, people):
        rows.append(row)
        keyed.append(note.id)
    filtered = {} if interview_ids is None else {"Filter": f"Only those of {len(people):,} interviews."}
    return write_listed(store, path, Listed(NOTE, FIELDS, rows, store.keys(NOTE, keyed), SAID | filtered))


def answers(store: "Store", people: dict[int, Whose]) -> "Iterator[tuple[NoteInfo, list[object]]]":
    """Every note of these people's interviews that says something, and its row of the list."""
    ids = list(people)
    questions = store.notes.prompts_by_id
    for start in range(0, len(ids), _RUN):
        run = store.notes.of_many(ids[start : start + _RUN])
        asked = questions({n.prompt for notes in run.values() for n in notes if n.prompt is not None})
        for interview, notes in run.items():
            who = people[interview]
            for note in notes:
                if note.is_blank:
                    continue
                prompt = asked.get(note.prompt or 0)
                section = note.section or (prompt.section if prompt else FREE)
                question = prompt.text if prompt else ""
                yield note, [*_person(who), section, question, answer(note)]


def answer(note: "NoteInfo") -> str:
    """What stands in the list as the answer: what was said, or the word instead of it."""
    return note.body if note.body.strip() else note.said


def _person(who: Whose) -> tuple[object, ...]:
    return who.quoted.name, who.quoted.organisation, who.day or ""


def _write_paper(store: "Store", path: Path, people: dict[int, Whose]) -> str:
    """Write the notes for people to read; interviews of which there are none are left out."""
    from lwdesk.exchange.word.write import write_notes

    told = list(dict.fromkeys(note.interview for note, _ in answers(store, people)))
    write_notes(store, told, path)
    return f"the notes of {len(told):,} interview{'' if len(told) == 1 else 's'}"
