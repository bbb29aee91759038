"""Words that the study could not take, as on a full disk: kept beside it, and brought back when they can be stored."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lwdesk import paths
from lwdesk.records import NOTE, SUMMARY
from lwdesk.refusal import Refusal
from lwdesk.ui.typing.answer import Answer
from lwdesk.ui.typing.summary import Head

if TYPE_CHECKING:
    from lwdesk.store import Step, Store


def keep(store: "Store", interview_id: int, pending: Iterable[object]) -> str:
    """Write what could not be stored to a file of this user's; a sentence that says where it is, "" for nothing."""
    kept = [one.to_keep() for one in pending if isinstance(one, Answer | Head)]
    if not kept:
        return ""
    file = _folder(store) / f"{interview_id}-{datetime.now():%Y%m%d-%H%M%S-%f}.json"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError:
        return "The last words could be stored neither in the study nor beside it."
    return (
        f"The last words could not be stored in {store.path.name}. They are kept in {file} and come back when this "
        "interview is typed up again."
    )


def bring_back(store: "Store", interview_id: int) -> str:
    """Put words that were kept for this interview into the study; a sentence about it, "" where there are none."""
    files = sorted(_folder(store).glob(f"{interview_id}-*.json"))
    if not files:
        return ""
    try:
        with store.step("Bring back words that could not be stored", kind="edit") as step:
            for file in files:
                for one in json.loads(file.read_text(encoding="utf-8")):
                    _restore(store, step, interview_id, one)
    except (Refusal, OSError, ValueError):
        return f"There are words of this interview that could not be stored before, in {files[0]}."
    for file in files:
        file.unlink(missing_ok=True)
    return "Words that could not be stored last time are in these notes again. Read them through."


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
        place = {name: one[name] for name in ("prompt", "section", "position")}
        step.create(NOTE, {"interview": interview_id, **place, **given})


def _folder(store: "Store") -> Path:
    return paths.data_dir() / "unstored" / store.uuid
