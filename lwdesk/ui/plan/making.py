"""A commitment made in one press of what is under the keyboard, and what is said of it."""

from functools import partial
from typing import TYPE_CHECKING

from lwdesk.operations import plan
from lwdesk.records import ACTION, COMMITMENT, FRAMEWORK, PROPOSAL
from lwdesk.refusal import Refusal
from lwdesk.text import clean_line

if TYPE_CHECKING:
    from lwdesk.store import Store
    from lwdesk.ui.window import Window

_WHERE = (
    "Stand on a proposal or on a theme of the framework first; then Ctrl+Shift+M makes a commitment of it. "
    "Ctrl+N on the Action plan makes one of nothing."
)
_LONGEST = 50


def make_commitment(window: "Window") -> None:
    """Make a commitment of the proposal or theme under the keyboard; one that was made already is opened instead."""
    store, page = window.store, window.page
    if store is None:
        window.say("Open a study first; then commitments can be made of its proposals.")
        return
    if window.looking:
        window.say("This is a copy to look at. Open the study itself to change it.", "warning")
        return
    if window.shown_screen is not None or page is None:
        window.say("Finish here first.")
        return
    window.flush()
    current = page.current_record()
    if current is None or current[0] not in plan.SOURCES:
        window.say(_WHERE)
        return
    before = plan.made_alone_of(store, *current)
    if before:
        window.open_record(COMMITMENT.name, before[0])
        told = f"{_ref(store, before[0])} was made of it already, and this is it."
        window.say(told, "note", ("Make another", partial(_make, window, store, *current)))
        return
    _make(window, store, *current)


def _make(window: "Window", store: "Store", record_name: str, record_id: int) -> None:
    source = _called(store, record_name, record_id)
    try:
        made = plan.commit_from(store, record_name, record_id)
    except Refusal as trouble:
        window.say(str(trouble), "warning")
        return
    action = (store.get(COMMITMENT, made) or {}).get("action")
    where = store.labels(ACTION.name, [action]).get(action, "") if action else ""
    under = f", under “{_short(where)}”" if where else ""
    left = "Its owner and due date are still to be said." if where else "Its action and owner are still to be said."
    go_there = ("Go there", lambda: window.open_record(COMMITMENT.name, made))
    window.say(f"{_ref(store, made)} was made of {source}{under}. {left}", "done", go_there)


def _called(store: "Store", record_name: str, record_id: int) -> str:
    if record_name == PROPOSAL.name:
        return str((store.get(PROPOSAL, record_id) or {}).get("ref") or "the proposal")
    name = str((store.get(FRAMEWORK, record_id) or {}).get("name") or "")
    return f"“{_short(name)}”" if name else "the theme"


def _ref(store: "Store", commitment: int) -> str:
    return str((store.get(COMMITMENT, commitment) or {}).get("ref") or "A commitment")


def _short(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
