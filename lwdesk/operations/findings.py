"""What is written into the grid of interview against theme."""

from lwdesk.records import FINDING
from lwdesk.refusal import Refusal
from lwdesk.store import Store
from lwdesk.text import clean, fold
from lwdesk.values import Unreadable

QUOTED = "“{}”"


def write(store: Store, interview: int, theme: int, body: str, visit: object = None) -> bool:
    """Have the cell say this, or nothing for ""; False where it does already. Raises Refusal for a text too long.

    Texts stored one after the other under the same `visit` (text or number) are one undo.
    """
    body = clean(body)
    held = store.themes.finding(interview, theme)
    if held.body == body and len(held.ids) < 2:
        return False
    merge = None if visit is None else ("finding", interview, theme, visit)
    try:
        with store.step("Edit the grid", merge=merge) as step:
            if not body:
                step.delete(FINDING, held.ids)
            elif held.ids:
                # An import or an undone merge may have left two; from now on one says it.
                step.delete(FINDING, held.ids[1:])
                step.update(FINDING, held.ids[0], {"body": body})
            else:
                step.create(FINDING, {"interview": interview, "theme": theme, "body": body})
    except Unreadable as sentence:
        raise Refusal(str(sentence)) from None
    return True


def add_words(store: Store, interview: int, theme: int, words: str) -> bool:
    """Put a passage's words behind what the cell says, as a quotation; False where it has them already."""
    held = store.themes.finding(interview, theme).body
    words = clean(words)
    if not words or fold(words) in fold(held):
        return False
    return write(store, interview, theme, "\n".join(filter(None, (held, QUOTED.format(words)))))
