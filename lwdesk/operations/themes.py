"""What is done with themes: found and made by their path, renamed, moved, merged; and the passages that they have."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lwdesk.records import FINDING, PASSAGE, THEME
from lwdesk.refusal import Refusal
from lwdesk.store import Step, Store
from lwdesk.text import clean_line, fold, match_key
from lwdesk.values import Unreadable

if TYPE_CHECKING:
    from lwdesk.store.themes import ThemeInfo

BETWEEN = " › "
"""What stands between a theme and its sub-theme in a path."""
_PARTS = re.compile(r"\s*[›>]\s*")


# Found and made by their paths


def paths(store: Store) -> dict[int, str]:
    """The path of every theme, by id, in the order of the tree: "Health › Basic skills"."""
    found: dict[int, str] = {}
    for theme in store.themes.all():
        above = found.get(theme.parent or 0)
        found[theme.id] = f"{above}{BETWEEN}{theme.name}" if above else theme.name
    return found


def path_of(store: Store, theme_id: int) -> str:
    """The path of the theme; "" where it is no longer there."""
    return paths(store).get(theme_id, "")


def find(store: Store, typed: str) -> list[tuple[int, str]]:
    """(id, path) of the themes in whose path all the words typed occur.

    First those whose own name begins with what was typed, then those whose name holds it, then the rest.
    """
    wanted = fold(typed).strip()
    words = _PARTS.sub(" ", wanted).split()
    ranked = []
    for theme_id, path in paths(store).items():
        folded = fold(path)
        if all(word in folded for word in words):
            name = folded.rsplit(fold(BETWEEN), 1)[-1]
            ranked.append((0 if name.startswith(wanted) else 1 if wanted in name else 2, theme_id, path))
    ranked.sort(key=lambda row: row[0])
    return [(theme_id, path) for _, theme_id, path in ranked]


def create(store: Store, path: str) -> int:
    """The id of the theme of that path; what of it is not there yet is made, as one step. Raises Refusal.

    The parts of a path stand between "›" or ">"; names are compared without regard to case and accents.
    """
    there = _leading_to(store, _parts(path))
    if there[-1] is not None:
        return there[-1]
    with store.step(f"New theme “{_short(path)}”", kind="new") as step:
        return create_in(store, step, path)


def create_in(store: Store, step: Step, path: str) -> int:
    """The same within a step that is open already, where the theme is made for something else."""
    names = _parts(path)
    parent: int | None = None
    for name, there in zip(names, _leading_to(store, names), strict=True):
        if there is None:
            below = [theme.id for theme in store.themes.all() if theme.parent == parent]
            there = _make(step, {"name": name, "parent": parent, "position": float(len(below) + 1)})
        parent = there
    assert parent is not None
    return parent


def create_beside(store: Store, name: str, parent: int | None, after: int | None = None) -> int:
    """The id of a new theme under the parent, behind the theme `after` or at the end. Raises Refusal."""
    name = _named(name)
    with store.step(f"New theme “{_short(name)}”", kind="new") as step:
        made = _make(step, {"name": name, "parent": parent})
        order = [theme.id for theme in store.themes.all() if theme.parent == parent and theme.id != made]
        order.insert(order.index(after) + 1 if after in order else len(order), made)
        _number(step, order)
    return made


def rename(store: Store, theme_id: int, name: str) -> None:
    """Give the theme another name. Raises Refusal for a blank or too long one."""
    try:
        with store.step("Rename theme") as step:
            step.update(THEME, theme_id, {"name": _named(name)})
    except Unreadable as sentence:
        raise Refusal(str(sentence)) from None


def _parts(path: str) -> list[str]:
    names = [name for part in _PARTS.split(path) if (name := clean_line(part))]
    if not names:
        raise Refusal("A theme needs a name. Type one.")
    return names


def _leading_to(store: Store, names: Sequence[str]) -> list[int | None]:
    """The themes along the path of these names; None from the first that is not there."""
    themes = store.themes.all()
    found: list[int | None] = []
    parent: int | None = None
    for name in names:
        parent = _named_so(themes, parent, name) if not found or found[-1] is not None else None
        found.append(parent)
    return found


def _named_so(themes: "Iterable[ThemeInfo]", parent: int | None, name: str) -> int | None:
    key = match_key(name) or fold(name)
    return next((t.id for t in themes if t.parent == parent and (match_key(t.name) or fold(t.name)) == key), None)


def _make(step: Step, given: dict[str, object]) -> int:
    try:
        return step.create(THEME, given)
    except Unreadable as sentence:
        raise Refusal(str(sentence)) from None


def _named(name: str) -> str:
    name = clean_line(name)
    if not name:
        raise Refusal("A theme needs a name. Type one.")
    return name


def _short(text: str) -> str:
    text = clean_line(text)
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"


def _number(step: Step, order: Sequence[int]) -> None:
    for place, theme_id in enumerate(order, 1):
        step.update(THEME, theme_id, {"position": float(place)})


# Moved


def move(store: Store, theme_id: int, parent: int | None, place: int) -> bool:
    """Put the theme at that place (from 0) among those under the parent; False where it cannot or need not go there.

    A theme never goes under itself or one of its own sub-themes.
    """
    themes = {theme.id: theme for theme in store.themes.all()}
    if theme_id not in themes or parent in store.themes.with_those_below(theme_id):
        return False
    if parent is not None and parent not in themes:
        return False
    before = [theme.id for theme in themes.values() if theme.parent == parent]
    order = [i for i in before if i != theme_id]
    order.insert(max(0, min(place, len(order))), theme_id)
    if order == before:
        return False
    with store.step(f"Move theme “{_short(themes[theme_id].name)}”", merge=("move theme", theme_id)) as step:
        step.update(THEME, theme_id, {"parent": parent})
        _number(step, order)
    return True


def move_by(store: Store, theme_id: int, by: int) -> bool:
    """Move the theme among those beside it, up for -1 or down for 1; False at the end."""
    themes = {theme.id: theme for theme in store.themes.all()}
    if theme_id not in themes:
        return False
    parent = themes[theme_id].parent
    beside = [theme.id for theme in themes.values() if theme.parent == parent]
    place = beside.index(theme_id) + by
    return 0 <= place < len(beside) and move(store, theme_id, parent, place)


def move_in(store: Store, theme_id: int) -> bool:
    """Make the theme the last sub-theme of the one before it; False where none is before it."""
    themes = {theme.id: theme for theme in store.themes.all()}
    if theme_id not in themes:
        return False
    beside = [theme.id for theme in themes.values() if theme.parent == themes[theme_id].parent]
    at = beside.index(theme_id)
    return at > 0 and move(store, theme_id, beside[at - 1], len(themes))


def move_out(store: Store, theme_id: int) -> bool:
    """Put the sub-theme behind the theme that it is part of; False for one that is part of none."""
    themes = {theme.id: theme for theme in store.themes.all()}
    parent = themes[theme_id].parent if theme_id in themes else None
    if parent is None:
        return False
    above = themes[parent].parent
    beside = [theme.id for theme in themes.values() if theme.parent == above]
    return move(store, theme_id, above, beside.index(parent) + 1)


# Merged and deleted


def merge(store: Store, keep: int, others: Sequence[int]) -> int:
    """Merge other themes into `keep`, as one step; gives how many records now name it that did not before.

    Passages, workshops, proposals, sub-themes and the summaries in the grid follow; two summaries of one interview
    are joined, the names and lines of the others go into its line. Raises Refusal where that would be too long.
    """
    themes = {theme.id: theme for theme in store.themes.all()}
    gone = [i for i in dict.fromkeys(others) if i != keep and i in themes]
    if keep not in themes or not gone:
        return 0
    stays = themes[keep]
    lines = [stays.line] if stays.line else []
    for other in (themes[i] for i in gone):
        named = match_key(other.name) != match_key(stays.name)
        lines += [": ".join(filter(None, (f"Also “{other.name}”" if named else "", other.line)))]
    parent = above = stays.parent
    while above is not None:
        # What lies above goes under the one that stays, which therefore goes above it.
        parent = themes[above].parent if above in gone else parent
        above = themes[above].parent
    try:
        with store.step(f"Merge themes into “{_short(stays.name)}”", kind="merge") as step:
            step.update(THEME, keep, {"parent": parent, "line": "\n".join(filter(None, lines))})
            moved = step.repoint(THEME, keep, gone)
            _join_findings(store, step, keep)
            step.delete(THEME, gone)
            _number(step, [theme.id for theme in store.themes.all() if theme.parent == keep])
            step.counts = {"merged": len(gone), "moved": moved}
    except Unreadable as error:
        raise Refusal(f"“{stays.name}” was not merged, as it would hold too much: {error}") from None
    return moved


def _join_findings(store: Store, step: Step, theme_id: int) -> None:
    for held in store.themes.findings([theme_id]).values():
        if len(held.ids) > 1:
            step.update(FINDING, held.ids[0], {"body": held.body})
            step.delete(FINDING, held.ids[1:])


def delete(store: Store, theme_ids: Sequence[int]) -> int:
    """Delete the themes, as one step; gives how many passages have no theme now.

    Their sub-themes go up to the nearest theme that stays, in their place. Passages stay, whatever themes they have.
    """
    themes = {theme.id: theme for theme in store.themes.all()}
    gone = [i for i in dict.fromkeys(theme_ids) if i in themes]
    if not gone:
        return 0
    before = store.themes.totals().without
    label = f"Delete theme “{_short(themes[gone[0]].name)}”" if len(gone) == 1 else f"Delete {len(gone)} themes"
    with store.step(label, kind="delete") as step:
        for parent in {themes[i].parent for i in gone}:
            _raise(step, list(themes.values()), set(gone), parent)
        step.delete(FINDING, store.themes.findings_of(gone))
        step.delete(THEME, gone)
    return store.themes.totals().without - before


def _raise(step: Step, themes: "Sequence[ThemeInfo]", gone: set[int], parent: int | None) -> None:
    """Put what stands under the deleted ones among those under the parent into their place there."""
    if parent in gone:
        return

    def left(under: int | None) -> Iterable[int]:
        for theme in themes:
            if theme.parent == under:
                yield from left(theme.id) if theme.id in gone else (theme.id,)

    order = list(left(parent))
    for theme_id in order:
        step.update(THEME, theme_id, {"parent": parent})
    _number(step, order)


# What belongs to them


def give(store: Store, passages: Sequence[int], theme_id: int) -> int:
    """Have the passages belong to the theme too, as one step; gives how many did not yet."""
    held = store.many(PASSAGE, passages)
    new = [i for i, values in held.items() if theme_id not in values["themes"]]
    if new:
        with store.step(f"Give the theme “{_short(path_of(store, theme_id))}”") as step:
            for passage in new:
                step.update(PASSAGE, passage, {"themes": (*held[passage]["themes"], theme_id)})
    return len(new)


def take_off(store: Store, passages: Sequence[int], theme_ids: Iterable[int]) -> int:
    """Have the passages no longer belong to these themes, as one step; gives how many did."""
    off = set(theme_ids)
    held = store.many(PASSAGE, passages)
    had = [i for i, values in held.items() if not off.isdisjoint(values["themes"])]
    if had:
        with store.step("Take a theme off" if len(off) == 1 else "Take themes off") as step:
            for passage in had:
                step.update(PASSAGE, passage, {"themes": tuple(t for t in held[passage]["themes"] if t not in off)})
    return len(had)
