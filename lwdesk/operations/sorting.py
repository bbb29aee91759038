"""What is done with sorting schemes: made, renamed, and records sorted under their terms."""

from collections.abc import Sequence

from lwdesk.records import ACTIVITY, PASSAGE, PROPOSAL, RECORDS, TERM
from lwdesk.refusal import Refusal
from lwdesk.store import Store
from lwdesk.text import clean_line, match_key

SORTED = (PASSAGE, PROPOSAL, ACTIVITY)
"""The kinds of record that can be sorted."""
_LONGEST = 120


def new_scheme(store: Store, label: str, terms: Sequence[str], about: str = "") -> str:
    """The name of a new scheme with these terms in their order, as one step; a term given twice is made once.

    Raises Refusal where the label says nothing, another scheme is called so, or a term is too long.
    """
    label = _checked(store, label, "")
    wanted: dict[str, str] = {}
    for term in terms:
        said = clean_line(term).strip("\u2022-*\u2013 ")
        if len(said) > _LONGEST:
            raise Refusal(f"The term “{said[:40]}…” has {len(said)} letters. A term has at most {_LONGEST}.")
        if match_key(said):
            wanted.setdefault(match_key(said), said)
    with store.step(f"New sorting scheme “{label}”", kind="new") as step:
        name = step.create_scheme(label, about)
        for term in wanted.values():
            step.create_term(name, term)
    return name


def rename_scheme(store: Store, name: str, label: str) -> bool:
    """Call the scheme something else, as one step; False where it is called so. Raises Refusal as `new_scheme` does."""
    scheme = next((s for s in store.sorting.schemes() if s.name == name), None)
    if scheme is None:
        return False
    label = _checked(store, label, name)
    if label == scheme.label:
        return False
    with store.step(f"Rename the scheme “{scheme.label}” to “{label}”") as step:
        step.update_rows("vocabulary", ("label",), [(label, scheme.id)])
    return True


def delete_scheme(store: Store, name: str) -> str:
    """Delete a scheme with its terms, as one step; says what went with it. "" where there is no such scheme."""
    scheme = next((s for s in store.sorting.schemes() if s.name == name), None)
    if scheme is None:
        return ""
    terms = [term.id for term in store.terms(name, retired=True)]
    parts = []
    for record in SORTED:
        ids = {i for term in terms for of, _, found in store.links_to(TERM, term) if of == record.name for i in found}
        if ids:
            parts.append(f"{len(ids):,} {(record.label if len(ids) == 1 else record.plural).lower()}")
    with store.step(f"Delete the scheme “{scheme.label}”", kind="delete") as step:
        step.delete_scheme(name)
    told = f"Deleted the sorting scheme “{scheme.label}”" + (f" with its {len(terms):,} terms" if terms[1:] else "")
    if not parts:
        return f"{told}. Nothing was sorted by it."
    what = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    are = "is" if what.startswith("1 ") and not parts[1:] else "are"
    return f"{told}; {what} {are} not sorted by it now."


def _checked(store: Store, label: str, own: str) -> str:
    label = clean_line(label)
    if not match_key(label):
        raise Refusal("A sorting scheme needs a name. Type what it sorts by, such as “Challenge”.")
    if len(label) > _LONGEST:
        raise Refusal(f"The name has {len(label)} letters. A sorting scheme's has at most {_LONGEST}.")
    for _, other, _ in (v for v in store.vocabularies() if v[0] != own):
        if match_key(other) == match_key(label):
            raise Refusal(f"A list of terms is called “{other}” already. Choose another name for the scheme.")
    return label


def sort_under(store: Store, kind: str, ids: Sequence[int], term: int, on: bool | None = None) -> bool:
    """Sort records of a kind ("passage", "proposal" or "activity") under a term, as one step; gives whether they are.

    With `on` False they are taken out from under it; with None whichever is not so for all of them.
    """
    record = RECORDS[kind]
    held = store.many(record, ids)
    if on is None:
        on = not all(term in values["sorted"] for values in held.values())
    changed = {i: values["sorted"] for i, values in held.items() if (term in values["sorted"]) != on}
    if not changed:
        return on
    label = store.labels(TERM.name, [term]).get(term, "")
    what = (
        f"{len(changed):,} {record.plural.lower()}"
        if len(changed) > 1
        else f"{_article(record.label)} {record.label.lower()}"
    )
    words = f"Sort {what} under “{label}”" if on else f"Take {what} out of “{label}”"
    with store.step(words) as step:
        for i, terms in changed.items():
            sorted_now = (*terms, term) if on else tuple(t for t in terms if t != term)
            step.update(record, i, {"sorted": sorted_now})
    return on


def _article(word: str) -> str:
    return "an" if word[0].lower() in "aeiou" else "a"


def scheme_terms(store: Store, scheme: str) -> list[tuple[int, str]]:
    """(id, label) of the terms of a scheme that are in use."""
    return [(term.id, term.label) for term in store.terms(scheme)]
