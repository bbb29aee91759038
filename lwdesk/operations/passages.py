"""What is done with passages of notes: given themes, put back on words, dropped, taken into the summary."""

from dataclasses import dataclass

from lwdesk.operations import themes
from lwdesk.passages import spanning
from lwdesk.records import PASSAGE, SUMMARY
from lwdesk.refusal import Refusal
from lwdesk.store import Store
from lwdesk.store.passages import PassageInfo
from lwdesk.text import clean, fold

QUOTED = "“{}”"
_GONE = "The note is not there any more, so nothing was marked. Undo brings it back."


@dataclass(frozen=True, slots=True)
class Given:
    """What came of giving a theme: the passage, the theme, and whether the theme is a new one."""

    passage: int
    theme: int
    is_new: bool


def give(store: Store, note_id: int, start: int, end: int, theme: int | str) -> Given:
    """Give the words of a note from `start` up to `end` a theme: its id, or the path of one to be made. One step.

    A passage of the very same words is the one that gets it, else there is a new one. Raises Refusal.
    """
    note = store.notes.get(note_id)
    span = spanning(note.body, start, end) if note else None
    if span is None:
        raise Refusal(_GONE if note is None else "Choose the words in the note first; then give them a theme.")
    held = next(
        (p for p in store.passages.of_note(note_id) if (p.start, p.end, p.lost) == (span.start, span.end, False)), None
    )
    if held:
        return give_to(store, held.id, theme)
    with store.step("Give words a theme") as step:
        made = themes.create_in(store, step, theme) if isinstance(theme, str) else theme
        place = {"note": note_id, "start": span.start, "end": span.end, "words": span.words}
        passage = step.create(PASSAGE, place | {"themes": (made,)})
    return Given(passage, made, isinstance(theme, str))


def give_to(store: Store, passage_id: int, theme: int | str) -> Given:
    """Give a passage one more theme: its id, or the path of one to be made. One step. Raises Refusal."""
    held = _there(store, passage_id)
    with store.step("Give words a theme") as step:
        made = themes.create_in(store, step, theme) if isinstance(theme, str) else theme
        step.update(PASSAGE, passage_id, {"themes": (*held.themes, made)})
    return Given(passage_id, made, isinstance(theme, str))


def take_off(store: Store, passage_id: int, theme: int) -> bool:
    """Take a theme off a passage; one without any other, of which nothing else is said, goes too. Whether it went.

    One step. Raises Refusal.
    """
    held = _there(store, passage_id)
    left = tuple(one for one in held.themes if one != theme)
    raw = store.get(PASSAGE, passage_id) or {}
    goes = (
        not left
        and not held.remark
        and not raw.get("sorted")
        and not any(ids for _, _, ids in store.links_to(PASSAGE, passage_id))
    )
    with store.step("Take a theme off") as step:
        if goes:
            step.delete(PASSAGE, [passage_id])
        else:
            step.update(PASSAGE, passage_id, {"themes": left})
    return goes


def put_back(store: Store, passage_id: int, start: int, end: int) -> None:
    """Put a passage whose words are gone on these characters of its note. One step. Raises Refusal."""
    held = _there(store, passage_id)
    note = store.notes.get(held.note)
    span = spanning(note.body, start, end) if note else None
    if span is None:
        raise Refusal("Choose the words in the note first; then the passage can be put back on them.")
    with store.step("Put a passage back on words") as step:
        place = {"start": span.start, "end": span.end, "words": span.words, "lost": False}
        step.update(PASSAGE, passage_id, place)


def drop(store: Store, passage_id: int) -> None:
    """Take a passage off its words, with all of its themes. One step."""
    with store.step("Drop a passage") as step:
        step.delete(PASSAGE, [passage_id])


def add_to_summary(store: Store, interview_id: int, words: str, head: str) -> bool:
    """Put words behind what stands under a head of the interview's summary, as a quotation on a line of its own.

    One step. False where they stand there already. Raises Refusal where they find no room.
    """
    words = clean(words)
    made = store.notes.summary_of(interview_id)
    held = str((store.get(SUMMARY, made) or {}).get(head) or "") if made is not None else ""
    if not words or fold(words) in fold(held):
        return False
    text = "\n".join(filter(None, (held, QUOTED.format(" ".join(words.split())))))
    if len(text) > (SUMMARY.field(head).limit or len(text)):
        raise Refusal(f"“{SUMMARY.field(head).label}” of the summary is full. Shorten it, then add these words.")
    with store.step(f"Add words to “{SUMMARY.field(head).label}”") as step:
        if made is None:
            step.create(SUMMARY, {"interview": interview_id, head: text})
        else:
            step.update(SUMMARY, made, {head: text})
    return True


def _there(store: Store, passage_id: int) -> PassageInfo:
    held = store.passages.get(passage_id)
    if held is None:
        raise Refusal("The passage is not there any more. Undo brings it back.")
    return held
