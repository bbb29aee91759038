"""What a list page does to records: new ones, copies and deletions, each one step that undo takes back."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lwdesk.records import Record
    from lwdesk.store import Store
    from lwdesk.ui.window import Window


def new_record(store: "Store", record: "Record", given: Mapping[str, Any] | None = None) -> int:
    """The id of a new record, empty but for what is given."""
    with store.step(f"New {record.label.lower()}", kind="new") as step:
        return step.create(record, given or {})


def duplicate_record(window: "Window", store: "Store", record: "Record", record_id: int) -> int:
    """The id of a copy of the record."""
    name = store.labels(record.name, [record_id]).get(record_id, "")
    with store.step(f"Duplicate {record.label.lower()}", kind="new") as step:
        copy_id = step.duplicate(record, record_id)
    window.say(f"Duplicated “{name}”. This is the copy.", "done", ("Undo", window.undo))
    return copy_id


def delete_records(window: "Window", store: "Store", record: "Record", ids: Sequence[int]) -> None:
    """Delete the records in one step and offer to undo it."""
    noun = record.label.lower() if len(ids) == 1 else record.plural.lower()
    names = store.labels(record.name, ids[:1])
    with store.step(f"Delete {len(ids):,} {noun}" if len(ids) > 1 else f"Delete {noun}", kind="delete") as step:
        step.delete(record, ids)
    if len(ids) == 1:
        called = names.get(ids[0]) or f"the {noun}"
        window.say(f"Deleted “{called}”.", "done", ("Undo", window.undo))
    else:
        window.say(f"Deleted {len(ids):,} {noun}.", "done", ("Undo", window.undo))
