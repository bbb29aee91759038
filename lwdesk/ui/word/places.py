"""Where a part of a document can go, and what becomes of it there, in words."""

from collections.abc import Sequence

from lwdesk.exchange.word.recognise import Piece, To
from lwdesk.operations.word_meeting import Coming, How
from lwdesk.operations.word_notes import Paper
from lwdesk.records import SUMMARY
from lwdesk.records.note import FREE
from lwdesk.store.notes import PromptInfo

Place = tuple[To, int | None, str]
"""Where to; the question; the head of the summary."""
NOWHERE: Place = (To.NOWHERE, None, "")
FREE_NOTES: Place = (To.FREE, None, "")
_HEADS = ("exemplary", "gaps", "added")
_OUTCOMES = {
    How.NEW: ("New", "plus", "success"),
    How.ADD: ("Another answer", "copy", "accent"),
    How.REPLACE: ("Takes the place of what is there", "pencil", "warning"),
    How.SAME: ("There already", "circle-check", "quiet"),
    How.LESS: ("Answered already", "circle-check", "quiet"),
}


def place_of(piece: Piece) -> Place:
    """Where the piece goes now."""
    to = To.NOWHERE if piece.to is To.ABOUT else piece.to
    return to, piece.prompt if to is To.PROMPT else None, piece.head if to is To.SUMMARY else ""


def places(prompts: Sequence[PromptInfo]) -> list[tuple[str, Place | None]]:
    """All places with their names, in the order of the guide; a heading has no place."""
    found: list[tuple[str, Place | None]] = [("Leave out", NOWHERE), (FREE, FREE_NOTES)]
    section = None
    for prompt in prompts:
        if prompt.section != section:
            section = prompt.section
            found.append((section, None))
        found.append((prompt.text, (To.PROMPT, prompt.id, "")))
    found.append(("Summary", None))
    found += [(SUMMARY.field(head).label, (To.SUMMARY, None, head)) for head in _HEADS]
    return found


def place_in_words(piece: Piece, paper: Paper) -> str:
    """Where the piece goes, as the table says it."""
    match piece.to:
        case To.PROMPT:
            return next((p.text for p in paper.prompts if p.id == piece.prompt), "")
        case To.FREE:
            return FREE
        case To.SUMMARY:
            return f"Summary: {SUMMARY.field(piece.head).label}"
        case To.ABOUT:
            return "Tells whose notes these are"
    return "Left out"


def outcome(coming: Coming) -> tuple[str, str, str]:
    """What becomes of the part, with the shape and the colour that stand for it; ("", "", "") for nothing."""
    if coming.how is How.ADD and coming.piece.to is To.SUMMARY:
        return "Added below what is there", "copy", "accent"
    text, shape, role = _OUTCOMES.get(coming.how, ("", "", ""))
    if coming.piece.is_guess and coming.how in (How.NEW, How.ADD, How.REPLACE):
        return f"{text}; is it this question?", "triangle-alert", "warning"
    return text, shape, role
