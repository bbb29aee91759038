"""Notes brought in from Word: planned file by file, looked at, then written all in one step."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lwdesk.exchange.asked import shipped
from lwdesk.exchange.word.dividing import Part, parts_of
from lwdesk.exchange.word.document import Document
from lwdesk.exchange.word.recognise import To, pieces_of
from lwdesk.exchange.word.who import About, Known, whose
from lwdesk.exchange.word.wording import Questions
from lwdesk.operations import guide as guides
from lwdesk.operations.schedule import in_words
from lwdesk.operations.word_meeting import WRITTEN, Coming, Standing
from lwdesk.records import CONTACT, INTERVIEW
from lwdesk.store import Query, Store
from lwdesk.store.notes import PromptInfo

Progress = Callable[[int, int, str], None]
"""Called with (files done, files in all, what is being done); raises to cancel."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose notes: an interview; or a contact, for whom one is made; or a name, for whom both are."""

    interview: int = 0
    contact: int = 0
    name: str = ""
    organisation: str = ""


@dataclass(slots=True)
class Paper:
    """The notes of one interview in one file."""

    file: Path
    part: Part
    number: int = 1
    """Which interview of the file it is, of `of`."""
    of: int = 1
    likely: tuple[Known, ...] = ()
    choice: Choice | None = None
    sure: bool = False
    """Whether the choice is beyond doubt, or the user's own."""
    guide: int = 0
    prompts: list[PromptInfo] = field(default_factory=list)
    comings: list[Coming] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    wanted: bool = True

    @property
    def name(self) -> str:
        """The file, and which of its interviews."""
        return self.file.name if self.of == 1 else f"{self.file.name}, {self.number} of {self.of}"

    @property
    def about(self) -> About:
        """What the file says of the interview."""
        return self.part.about

    @property
    def written(self) -> int:
        """How many notes it would write."""
        return sum(coming.how in WRITTEN for coming in self.comings)

    @property
    def guesses(self) -> int:
        """How many parts go where somebody had better look."""
        return sum(c.piece.is_guess and c.how in WRITTEN for c in self.comings)


class Intake:
    """Papers on their way into a study: whose each is, and where its parts go. Reads the study, writes nothing."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.known = known_people(store)
        self.guide, self.prompts = _guide_now(store)
        self._prompts: dict[int, list[PromptInfo]] = {self.guide: self.prompts}

    def plan(self, document: Document) -> list[Paper]:
        """The interviews of a document, each as it would be brought in."""
        parts = parts_of(document, Questions(self.prompts))
        papers = []
        for number, part in enumerate(parts, 1):
            paper = Paper(document.path, part, number, len(parts), notes=list(document.notes))
            alone = len(parts) == 1
            found = whose(part.about, self.known, document.path.stem if alone else "", document.title if alone else "")
            paper.likely, paper.sure = found.likely, found.sure
            if found.sure:
                paper.choice = Choice(found.likely[0].interview, found.likely[0].contact)
            self._recognise(paper)
            papers.append(paper)
        return papers

    def choose(self, paper: Paper, choice: Choice | None) -> None:
        """Have the notes be those of that interview, person or name; its parts are recognised by its guide."""
        paper.choice, paper.sure = choice, choice is not None
        guide = self._guide_of(paper)
        if guide != paper.guide:
            self._recognise(paper)
        else:
            self.settle(paper)

    def put(self, paper: Paper, coming: Coming, to: To, prompt: int | None = None, head: str = "") -> None:
        """Have a part go to a question, to the free notes, to the summary or nowhere."""
        piece = coming.piece
        piece.to, piece.prompt, piece.head, piece.sure = to, prompt, head, 1.0
        coming.replaces = False
        self.settle(paper)

    def replace(self, paper: Paper, coming: Coming, on: bool) -> None:
        """Have a part take the place of what is there, or come beside it."""
        coming.replaces = on
        self.settle(paper)

    def settle(self, paper: Paper) -> None:
        """Hold every part against what the study says now."""
        there = Standing.of(self.store, paper.choice.interview if paper.choice else 0)
        for coming in paper.comings:
            coming.now, coming.how = there.meet(coming)
            if coming.how in WRITTEN:
                there.add(coming)

    def refresh(self, papers: Iterable[Paper]) -> None:
        """Look at the study again after a change of it."""
        self.known = known_people(self.store)
        for paper in papers:
            self.settle(paper)

    def _recognise(self, paper: Paper) -> None:
        paper.guide = self._guide_of(paper)
        paper.prompts = self._prompts_of(paper.guide)
        paper.comings = [
            Coming(piece) for piece in pieces_of(paper.part.lines, paper.part.told, Questions(paper.prompts))
        ]
        self.settle(paper)

    def _guide_of(self, paper: Paper) -> int:
        interview = paper.choice.interview if paper.choice else 0
        return (self.store.notes.guide_of(interview) if interview else None) or self.guide

    def _prompts_of(self, guide: int) -> list[PromptInfo]:
        if guide not in self._prompts:
            self._prompts[guide] = self.store.notes.prompts(guide)
        return self._prompts[guide]


def known_people(store: Store) -> list[Known]:
    """Every interview with its contact, then every contact who has none."""
    ids = list(store.ids(Query(INTERVIEW)))
    held = store.many(INTERVIEW, ids)
    rows = store.cells(INTERVIEW, ids, [next(f for f in INTERVIEW.seen if f.name == n) for n in _ASKED])
    found = []
    for record_id, key, (name, organisation, day) in zip(ids, store.keys(INTERVIEW, ids), rows, strict=True):
        contact = held[record_id]["contact"] or 0
        when = day if isinstance(day, date) else None
        found.append(Known(record_id, contact, str(name), str(organisation), when, key))
    seen = {one.contact for one in found}
    others = [i for i in store.ids(Query(CONTACT)) if i not in seen]
    cells = store.cells(CONTACT, others, [CONTACT.field(n) for n in ("name", "organisation")])
    found += [Known(0, i, str(name), str(where)) for i, (name, where) in zip(others, cells, strict=True)]
    return found


_ASKED = ("contact", "organisation", "day")


def in_full(store: Store, known: Sequence[Known]) -> list[str]:
    """Each of them in a line: "Ada Moss, Northgate Council · Booked · 3 Nov 2026"."""
    told = in_words(store, [one.interview for one in known if one.interview])
    return [
        ", ".join(filter(None, (one.name or "Nobody yet", one.organisation)))
        + f" · {told[one.interview] if one.interview else 'new interview'}"
        for one in known
    ]


def _guide_now(store: Store) -> tuple[int, list[PromptInfo]]:
    """The guide of new notes and its questions; those that ship with lwdesk, with ids below 0, where there is none.

    Looking at files writes nothing, not even a guide: it is made when notes are brought in.
    """
    newest = guides.newest_version(store)
    if newest:
        return newest.id, store.notes.prompts(newest.id)
    _, questions = shipped()
    return 0, [
        PromptInfo(-n, 0, q.section, float(n), q.text, q.hint or "", bool(q.referrals), -n)
        for n, q in enumerate(questions, 1)
    ]
