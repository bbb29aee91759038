"""Verbs of actions: their order in the plan, and the logic model of each, one thing a line."""

from collections.abc import Mapping, Sequence

from lwdesk.records import ACTION
from lwdesk.records.action import MODEL_PARTS
from lwdesk.store import Step, Store
from lwdesk.text import clean, clean_line

Model = Mapping[str, Sequence[str]]
"""The things of a logic model, by part."""
LABELS = {name: ACTION.field(name).label for name in MODEL_PARTS}
"""What the parts are called: {"inputs": "Inputs", ...}."""


def lines_of(text: str) -> list[str]:
    """The things that a part of a model says, one a line; blank lines are none."""
    return [line for line in (clean_line(line) for line in text.splitlines()) if line]


def model_of(values: Mapping[str, object]) -> dict[str, list[str]]:
    """The logic model in the values of an action, part by part from what goes in to what comes of it."""
    return {name: lines_of(str(values[name] or "")) for name in MODEL_PARTS}


def write_part(step: Step, action: int, part: str, text: str) -> None:
    """Have a part of the action's model say this, one thing a line. Raises Unreadable."""
    step.update(ACTION, action, {part: clean(text).strip()})


def outline(name: str, model: Model) -> str:
    """The model as text, for who hears it: "Inputs: a link worker; GBP 20,000. They lead to activities: ..."."""
    said: list[str] = []
    for part in MODEL_PARTS:
        things = "; ".join(model[part]) or "nothing yet"
        said.append(f"{LABELS[part]}: {things}." if not said else f"Which lead to {LABELS[part].lower()}: {things}.")
    return " ".join([f"Logic model of {name or 'the action'}.", *said])


def move(store: Store, action: int, by: int) -> bool:
    """Move an action up (-1) or down (1) in the plan; False where it is at the end already.

    With the first move every action has a place of its own, in the order in which they stood.
    """
    order = [one.id for one in store.plan.actions()]
    at = order.index(action)
    to = at + by
    if not 0 <= to < len(order):
        return False
    order.insert(to, order.pop(at))
    with store.step("Move an action") as step:
        for place, one in enumerate(order, 1):
            step.update(ACTION, one, {"position": float(place)})
    return True
