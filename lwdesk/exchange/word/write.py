"""Notes of interviews as a Word document that can be passed round, and read back."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk import marks
from lwdesk.exchange.quoting import NOBODY, Quoted, quoted
from lwdesk.exchange.word.dividing import BOOKMARK
from lwdesk.exchange.write.target import ExportTrouble, whole_file
from lwdesk.records import INTERVIEW, SUMMARY
from lwdesk.records.note import FREE
from lwdesk.store import Store
from lwdesk.store.notes import NoteInfo, PromptInfo
from lwdesk.values import show_date

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

ANOTHER_ANSWER, ANOTHER_NOTE = "Another answer", "Another note"
_HEADS = ("exemplary", "gaps", "added")
_ASKED = ("day", "time", "place", "mode", "interviewer", "organisation")
_UNWRITABLE = {n: None for n in range(32) if n not in (9, 10)}


def write_notes(store: Store, interview_ids: Sequence[int], path: Path) -> int:
    """Write the notes of the interviews to a .docx, a page each, in that order; gives how many interviews there were.

    People are named as they may be quoted. Raises ExportTrouble.
    """
    if path.suffix.lower() != ".docx":
        raise ExportTrouble(f"{path.name} does not end in .docx. Give the file that ending.")
    from lwdesk.exchange.word.layout import new_document

    ids = list(dict.fromkeys(interview_ids))
    held = store.many(INTERVIEW, ids)
    ids = [i for i in ids if i in held]
    people = quoted(store, [c for i in ids if (c := held[i]["contact"])])
    document = new_document(_title(store, ids, people, held), store.name)
    writing = _Writing(store, document, ids)
    for at, record_id in enumerate(ids):
        writing.write(at, record_id, people.get(held[record_id]["contact"], NOBODY))
    if not ids:
        document.add_paragraph("There are no interviews to write.")
    with whole_file(path) as file:
        document.save(file)
    return len(ids)


def _title(store: Store, ids: Sequence[int], people: dict[int, Quoted], held: dict[int, dict[str, Any]]) -> str:
    if len(ids) == 1:
        return f"Interview with {people.get(held[ids[0]]['contact'], NOBODY).line}"
    return f"Notes of {len(ids):,} interviews, {store.name}"


class _Writing:
    """Writes interviews into an open document."""

    def __init__(self, store: Store, document: "Document", ids: Sequence[int]) -> None:
        self._store, self._document = store, document
        fields = [next(f for f in INTERVIEW.seen if f.name == name) for name in _ASKED]
        self._labels = {f.name: f.label for f in fields}
        self._cells = dict(zip(ids, store.cells(INTERVIEW, ids, fields), strict=True))
        self._keys = dict(zip(ids, store.keys(INTERVIEW, ids), strict=True))
        self._notes = store.notes.of_many(ids)
        asked = {n.prompt for notes in self._notes.values() for n in notes if n.prompt}
        self._prompts = store.notes.prompts_by_id(asked)

    def write(self, at: int, record_id: int, who: Quoted) -> None:
        """Write one interview, on a page of its own."""
        from lwdesk.exchange.word.layout import add_bookmark

        title = self._add(f"Interview with {who.name}", "Title")
        title.paragraph_format.page_break_before = at > 0 or None
        add_bookmark(title, BOOKMARK + self._keys[record_id].replace("-", ""), at)
        self._details(record_id, who)
        notes = [note for note in self._notes[record_id] if not note.is_blank]
        guide = self._store.notes.guide_of(record_id)
        self._answers(notes, self._store.notes.prompts(guide) if guide else [])
        self._free([note for note in notes if note.prompt is None])
        if not notes:
            self._add("Nothing has been typed up of this interview.", "Instead of an answer")
        self._summary(record_id)

    def _details(self, record_id: int, who: Quoted) -> None:
        day, time, place, mode, interviewer, _ = self._cells[record_id]
        when = ", ".join(filter(None, (show_date(day) if isinstance(day, datetime.date) else "", str(time))))
        # The place of an interview may well tell who it was with.
        where = str(place) if who.organisation else ""
        details = (("Interviewee", who.line), ("Date", when), ("Place", where), ("Mode", str(mode)),
                   ("Interviewer", str(interviewer)))  # fmt: skip
        for label, said in details:
            if said:
                paragraph = self._add("", "Details")
                paragraph.add_run(f"{label}: ", style="Detail label")
                paragraph.add_run(_plain(said))

    def _answers(self, notes: Sequence[NoteInfo], prompts: Sequence[PromptInfo]) -> None:
        """The answers under their questions; those to questions of another version follow in its order."""
        by_prompt: dict[int, list[NoteInfo]] = {}
        for note in notes:
            if note.prompt is not None:
                by_prompt.setdefault(note.prompt, []).append(note)
        order = [p for p in prompts if p.id in by_prompt]
        order += [p for i, p in self._prompts.items() if i in by_prompt and p not in order]
        section = ""
        for prompt in order:
            if prompt.section != section:
                section = prompt.section
                self._add(section, "Heading 1")
            self._add(prompt.text, "Heading 2")
            for n, note in enumerate(by_prompt[prompt.id]):
                if n:
                    self._add(ANOTHER_ANSWER, "Another")
                self._note(note)

    def _free(self, notes: Sequence[NoteInfo]) -> None:
        if notes:
            self._add(FREE, "Heading 1")
        for n, note in enumerate(notes):
            if n:
                self._add(ANOTHER_NOTE, "Another")
            self._note(note)

    def _note(self, note: NoteInfo) -> None:
        if note.said and not note.body.strip():
            self._add(note.said.lower(), "Instead of an answer")
            return
        self._body(note.body, marks.read(note.marks, len(note.body)))

    def _summary(self, record_id: int) -> None:
        summary = self._store.notes.summary_of(record_id)
        held = self._store.get(SUMMARY, summary) if summary else None
        if not held or not any(held[name] for name in _HEADS):
            return
        self._add("Summary", "Heading 1")
        for name in _HEADS:
            if held[name]:
                self._add(SUMMARY.field(name).label, "Heading 2")
                self._body(held[name], ())

    def _body(self, body: str, kept: Iterable[marks.Mark]) -> None:
        kept = tuple(kept)
        for text, first, is_item in _lines(body):
            paragraph = self._add("", "Answer list" if is_item else "Answer")
            for stretch, kinds in marks.runs(text, kept, first):
                run = paragraph.add_run(_plain(stretch), style="Quotation" if "q" in kinds else None)
                run.bold = True if "b" in kinds else None
                run.italic = True if "i" in kinds else None

    def _add(self, text: str, style: str) -> "Paragraph":
        return self._document.add_paragraph(_plain(text), style=style)


def _lines(body: str) -> Iterator[tuple[str, int, bool]]:
    """Each line of a body, less its bullet: the words, where they begin in the body, whether it is an item."""
    at = 0
    for line in body.split("\n"):
        is_item = line.startswith(marks.BULLET)
        cut = len(marks.BULLET) if is_item else 0
        yield line[cut:], at + cut, is_item
        at += len(line) + 1


def _plain(text: str) -> str:
    return text.translate(_UNWRITABLE)
