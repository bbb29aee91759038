"""Words that the study could not take, as on a full disk: kept beside it, and brought back when they can be stored."""

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk import paths
from lwdesk.records import NOTE, SUMMARY
from lwdesk.refusal import Refusal
from lwdesk.ui.typing import in_mind
from lwdesk.ui.typing.answer import Answer, whose_place
from lwdesk.ui.typing.summary import Head
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store import Step, Store


def keep(store: "Store", interview_id: int, pending: Iterable[object]) -> str:
    """Write what could not be stored to a file of this user's; a sentence that says where it is, "" for nothing.

    Where even that cannot be done it is kept in mind while the program runs.
    """
    kept = _to_keep(pending)
    if not kept:
        return ""
    file = _folder(store) / f"{interview_id}-{datetime.now():%Y%m%d-%H%M%S-%f}.json"
    if not _written(file, kept):
        in_mind.hold(store.uuid, interview_id, kept)
        return (
            "The last words could be stored neither in the study nor beside it. They come back when this interview is "
            "typed up again, but only while lwdesk stays open: make room on the disk first."
        )
    return (
        f"The last words could not be stored in {store.path.name}. They are kept in {file} and come back when this "
        "interview is typed up again."
    )


def has_room(store: "Store", interview_id: int, pending: Iterable[object]) -> bool:
    """Whether `keep` could write these to a file."""
    file = _folder(store) / f"room-for-{interview_id}.json"
    written = _written(file, _to_keep(pending))
    file.unlink(missing_ok=True)
    return written


def bring_back(store: "Store", interview_id: int) -> str:
    """Put words that were kept for this interview into the study; a sentence about it, "" where there are none."""
    files = sorted(_folder(store).glob(f"{interview_id}-*.json"))
    read = {file: kept for file in files if (kept := _read(file)) is not None}
    minded = in_mind.held(store.uuid, interview_id)
    unread = next((file for file in files if file not in read), None)
    if read or minded:
        try:
            with store.step("Bring back words that could not be stored", kind="edit") as step:
                for one in (one for kept in (*read.values(), *minded) for one in kept):
                    _restore(store, step, interview_id, one)
        except (Refusal, Unreadable, KeyError, TypeError):
            where = next(iter(read), None)
            return (
                f"There are words of this interview that could not be stored before{f', in {where}' if where else ''}."
            )
        in_mind.drop(store.uuid, interview_id)
        for file in read:
            with suppress(OSError):
                file.unlink(missing_ok=True)
    if unread:
        return f"There are words of this interview that could not be stored before, in {unread}."
    if not read and not minded:
        return ""
    return "Words that could not be stored last time are in these notes again. Read them through."


def _to_keep(pending: Iterable[object]) -> in_mind.Kept:
    return [one.to_keep() for one in pending if isinstance(one, Answer | Head)]


def _written(file: Path, kept: in_mind.Kept) -> bool:
    part = file.with_suffix(".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # All of it or nothing: half a file would say nothing of either half.
        part.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return False
    return True


def _read(file: Path) -> in_mind.Kept | None:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, list) else None


def _restore(store: "Store", step: "Step", interview_id: int, one: dict[str, Any]) -> None:
    """Put a text where it belongs; where something else was written there since, beside that."""
    if one["kind"] == SUMMARY.name:
        made = store.notes.summary_of(interview_id)
        held = (store.get(SUMMARY, made) or {}).get(one["head"], "") if made is not None else ""
        text = one["text"] if held == one["before"] else f"{held}\n\n{one['text']}"
        if made is None:
            step.create(SUMMARY, {"interview": interview_id, one["head"]: text})
        else:
            step.update(SUMMARY, made, {one["head"]: text})
        return
    given = {name: one[name] for name in ("said", "body", "marks")}
    note = store.notes.get(one["note"]) if one["note"] is not None else None
    if note and note.interview == interview_id and note.body == one["before"]:
        step.update(NOTE, note.id, given)
    else:
        place = whose_place(store, one["prompt"], one["section"]) | {"position": one["position"]}
        step.create(NOTE, {"interview": interview_id, **place, **given})


def _folder(store: "Store") -> Path:
    return paths.data_dir() / "unstored" / store.uuid
