"""Notes from Word written to the study: all files in one step, or nothing at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lwdesk import marks
from lwdesk.exchange.word.recognise import To
from lwdesk.operations import guide as guides
from lwdesk.operations.word_meeting import WRITTEN, Coming, How, Standing, summary_of, words_of
from lwdesk.operations.word_notes import Choice, Paper, Progress
from lwdesk.records import CONTACT, INTERVIEW, NOTE, ORGANISATION, SUMMARY
from lwdesk.records.interview import TYPED_UP
from lwdesk.records.note import FREE
from lwdesk.refusal import Refusal
from lwdesk.store import Step, Store
from lwdesk.store.notes import NoteInfo, PromptInfo
from lwdesk.text import match_key
from lwdesk.values import Unreadable


@dataclass(frozen=True, slots=True)
class Brought:
    """What was done: the number of the step, None when there was nothing to do."""

    step_id: int | None = None
    new: int = 0
    updated: int = 0
    interviews: tuple[int, ...] = ()
    """The interviews that got notes, in the order of the papers."""


def bring_in(store: Store, papers: Sequence[Paper], progress: Progress | None = None) -> Brought:
    """Write the notes of the papers that are wanted and whose interview is known, as one step.

    Raises StudyTrouble, or Refusal for a text that a note cannot hold; then nothing was written.
    """
    ready = [p for p in papers if p.wanted and p.choice and p.written]
    if not ready:
        return Brought()
    if store.size_worth_keeping():
        store.back_up("before import")
    prompts = store.notes.prompts(guides.current(store))
    files = list(dict.fromkeys(paper.file.name for paper in ready))
    label = f"Notes from {files[0]}" if len(files) == 1 else f"Notes from {len(files):,} Word files"
    with store.step(label, kind="import") as step:
        writing = _Writing(store, step, prompts)
        for n, paper in enumerate(ready):
            if progress:
                progress(n, len(ready), f"Bringing in {paper.name}")
            try:
                writing.write(paper)
            except Unreadable as error:
                raise Refusal(f"{paper.name}: {error} Nothing was brought in.") from None
        step.counts = {"new": writing.new, "updated": writing.updated}
    return Brought(step.id, writing.new, writing.updated, tuple(writing.interviews))


class _Writing:
    """Writes papers within one open step, one after the other; what one brought the next finds there."""

    def __init__(self, store: Store, step: Step, prompts: list[PromptInfo]) -> None:
        self.store, self.step = store, step
        self._current = prompts
        self._made: dict[Choice, int] = {}
        self._sources: dict[str, int] = {}
        self.new = self.updated = 0
        self.interviews: dict[int, None] = {}

    def write(self, paper: Paper) -> None:
        """Write one paper; the study is asked again what it says, for the paper may have lain open."""
        assert paper.choice
        source = self._source(paper)
        interview = paper.choice.interview or self._interview(paper, source)
        there = Standing(self.store.notes.of(interview), summary_of(self.store, interview))
        prompts = {p.id: p for p in paper.prompts}
        writer = _Interview(self, interview, there, source)
        for coming in paper.comings:
            how = there.meet(coming)[1]
            if how in WRITTEN:
                there.add(coming)
                writer.write(coming, how, self._meant(prompts, coming.piece.prompt))
        if writer.touched:
            self.interviews[interview] = None
            if self.store.notes.guide_of(interview) is None:
                guide = paper.guide or (self._current[0].guide if self._current else None)
                self.step.update(INTERVIEW, interview, {"guide": guide})

    def _meant(self, prompts: dict[int, PromptInfo], prompt: int | None) -> PromptInfo | None:
        if prompt is None:
            return None
        # A question of the guide that ships with lwdesk, which the study took over only now.
        return prompts[prompt] if prompt > 0 else self._current[-prompt - 1]

    def _source(self, paper: Paper) -> int:
        name = paper.file.name
        if name not in self._sources:
            self._sources[name] = self.step.create_source(name, "")
        return self._sources[name]

    def _interview(self, paper: Paper, source: int) -> int:
        """The id of a new interview with the person chosen, of one whom the study does not know too."""
        assert paper.choice
        if paper.choice in self._made:
            return self._made[paper.choice]
        about, step = paper.about, self.step
        contact = paper.choice.contact
        if not contact:
            given: dict[str, Any] = {"name": paper.choice.name, "role": about.role, "source_id": source}
            where = paper.choice.organisation or about.organisation
            contact = step.create(CONTACT, given | {"organisation": self._organisation(where, source)})
        given = {"contact": contact, "day": about.day, "interviewer": about.interviewer, "place": about.place}
        made = step.create(INTERVIEW, given | {"status": TYPED_UP, "source_id": source})
        self._made[paper.choice] = made
        return made

    def _organisation(self, name: str, source: int) -> int | None:
        if not match_key(name):
            return None
        for record_id, _, _, known in self.store.identities(ORGANISATION):
            if match_key(known) == match_key(name):
                return record_id
        return self.step.create(ORGANISATION, {"name": name, "source_id": source})


@dataclass
class _Interview:
    """Writes what comes to one interview."""

    writing: _Writing
    interview: int
    there: Standing
    source: int
    touched: bool = False
    _place: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        self._place = max((n.position for n in self.there.notes), default=0.0)

    def write(self, coming: Coming, how: How, prompt: PromptInfo | None) -> None:
        """Write one part as it was settled."""
        self.touched = True
        if coming.piece.to is To.SUMMARY:
            self._write_summary(coming, how)
            return
        text, kept = words_of(coming.piece)
        given: dict[str, Any] = {"body": text, "marks": marks.write(kept), "said": coming.piece.said}
        note = self._note_for(coming, how)
        if note:
            self.writing.step.update(NOTE, note.id, given)
            self.there.notes.remove(note)
            self.writing.updated += 1
            return
        self._place += 1
        given |= {"interview": self.interview, "section": prompt.section if prompt else FREE}
        given |= {"prompt": prompt.id if prompt else None, "position": self._place}
        self.writing.step.create(NOTE, given | {"source_id": self.source, "source_row": coming.piece.line})
        self.writing.new += 1

    def _note_for(self, coming: Coming, how: How) -> NoteInfo | None:
        """The note that the part goes into: a blank one, one without words, or the one that it replaces."""
        piece = coming.piece
        if piece.to is not To.PROMPT:
            return None
        mine = [n for n in self.there.notes if n.prompt == piece.prompt]
        if how is How.REPLACE:
            return next((n for n in mine if not n.is_blank), None)
        return next((n for n in mine if not n.body.strip()), None)

    def _write_summary(self, coming: Coming, how: How) -> None:
        text, _ = words_of(coming.piece)
        head, step = coming.piece.head, self.writing.step
        now = self.there.summary.get(head, "")
        said = f"{now}\n\n{text}" if how is How.ADD and now else text
        self.there.summary[head] = said
        record_id = self.writing.store.notes.summary_of(self.interview)
        if record_id:
            step.update(SUMMARY, record_id, {head: said})
            self.writing.updated += 1
        else:
            step.create(SUMMARY, {"interview": self.interview, head: said, "source_id": self.source})
            self.writing.new += 1
