"""What the parts of a document meet in the study: a blank, another answer, or the same words."""

from dataclasses import dataclass, field
from enum import StrEnum

from lwdesk import marks
from lwdesk.exchange.word.recognise import Piece, To
from lwdesk.records import SUMMARY
from lwdesk.store import Store
from lwdesk.store.notes import NoteInfo


class How(StrEnum):
    """What a part of a document does to what is there."""

    NEW = "new"
    ADD = "add"
    """There is another answer already; this one comes beside it."""
    REPLACE = "replace"
    SAME = "same"
    LESS = "less"
    """There is an answer, and the file says only that there is none."""
    NOTHING = "nothing"
    """It goes nowhere, or says nothing."""


WRITTEN = (How.NEW, How.ADD, How.REPLACE)


@dataclass(slots=True)
class Coming:
    """A part of a document, with what the study says in that place now."""

    piece: Piece
    now: str = ""
    how: How = How.NOTHING
    replaces: bool = False
    """Whether the user wants it in the place of what is there."""


@dataclass(slots=True)
class Standing:
    """What an interview's notes and summary say, as far as a document is held against it."""

    notes: list[NoteInfo]
    summary: dict[str, str]
    coming: set[tuple[str, object, str]] = field(default_factory=set)
    """What the document has brought so far: where to, and the words."""

    @classmethod
    def of(cls, store: Store, interview: int) -> "Standing":
        """What the study holds of the interview; nothing for 0."""
        if not interview:
            return cls([], {})
        return cls(store.notes.of(interview), summary_of(store, interview))

    def answers(self, piece: Piece) -> list[NoteInfo]:
        """The notes that are there in the place where the piece goes, but for blank ones."""
        wanted = piece.prompt if piece.to is To.PROMPT else None
        return [n for n in self.notes if n.prompt == wanted and not n.is_blank]

    def meet(self, coming: Coming) -> tuple[str, How]:
        """What is there now where the part goes, and what becomes of it."""
        piece = coming.piece
        text, _ = words_of(piece)
        if piece.to in (To.ABOUT, To.NOWHERE) or not (text or piece.said):
            return "", How.NOTHING
        if _key(piece, text) in self.coming:
            return "", How.SAME
        if piece.to is To.SUMMARY:
            now = self.summary.get(piece.head, "")
            if piece.said or _plain(text) in _plain(now):
                return now, How.SAME if not piece.said else How.NOTHING
            return now, _beside(bool(now), coming.replaces)
        answers = self.answers(piece)
        now = "\n\n".join(n.body or n.said for n in answers)
        if any(n.said == piece.said and _plain(n.body) == _plain(text) for n in answers):
            return now, How.SAME
        if piece.to is To.FREE:
            return "", How.NEW
        if piece.said and answers:
            return now, How.LESS
        return now, _beside(any(n.body for n in answers), coming.replaces)

    def add(self, coming: Coming) -> None:
        """Let what the part brings count for those that follow."""
        self.coming.add(_key(coming.piece, words_of(coming.piece)[0]))


def words_of(piece: Piece) -> tuple[str, tuple[marks.Mark, ...]]:
    """The text that a piece brings, and its marks; a free note keeps its heading."""
    return piece.as_free() if piece.to is To.FREE else (piece.body, piece.marks)


def summary_of(store: Store, interview: int) -> dict[str, str]:
    """What the interview's summary says under each head; {} without one."""
    record_id = store.notes.summary_of(interview)
    held = store.get(SUMMARY, record_id) if record_id else None
    return {name: held[name] for name in ("exemplary", "gaps", "added")} if held else {}


def _beside(answered: bool, replaces: bool) -> How:
    if not answered:
        return How.NEW
    return How.REPLACE if replaces else How.ADD


def _key(piece: Piece, text: str) -> tuple[str, object, str]:
    return piece.to, piece.prompt or piece.head, _plain(text) + piece.said


def _plain(text: str) -> str:
    return " ".join(text.split())
