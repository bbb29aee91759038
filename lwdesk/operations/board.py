"""The paper for the board: its texts edited, its sections left out, and that it went to the board remembered."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from lwdesk.exchange.board.content import Board, Section
from lwdesk.exchange.papers import board as paper_of
from lwdesk.exchange.papers.board import LETTERHEAD
from lwdesk.records import PAPER
from lwdesk.refusal import Refusal
from lwdesk.store import Step, Store
from lwdesk.store.papers import PaperInfo, Told, tell
from lwdesk.text import clean

Merge = tuple[object, ...]


def current(store: Store) -> PaperInfo | None:
    """The paper that is being prepared; None where nobody has touched the next one yet.

    One that was written today stays at hand, so that it can be written again, as a workbook or with a word changed.
    """
    return paper_of.current(store)


def earlier(store: Store) -> list[PaperInfo]:
    """The papers that were written, the newest first, without the one that is being prepared."""
    now = current(store)
    return [paper for paper in store.papers.all() if paper.written and (now is None or paper.id != now.id)]


def set_title(store: Store, title: str, merge: Merge | None = None) -> None:
    """Give the paper this title."""
    _set(store, "Title of the board paper", {"name": title}, merge)


def set_meeting(store: Store, day: date | None, merge: Merge | None = None) -> None:
    """Say on which day the board meets."""
    _set(store, "Meeting of the board paper", {"day": day}, merge)


def set_since(store: Store, since: str | None) -> None:
    """Tell progress since "paper:3", "day:2004-05-18", "" the beginning, or with None the last paper."""
    _settle(store, "What the board paper tells of", lambda kept: kept | {"since": since})


def edit(store: Store, section: Section, text: str, merge: Merge | None = None) -> None:
    """Have the section say this; ours again where it is word for word what we say."""
    text = clean(text)

    def edited(kept: dict[str, Any]) -> dict[str, Any]:
        texts = {key: pair for key, pair in kept.get("texts", {}).items() if key != section.key}
        if text != section.ours:
            texts[section.key] = [text, section.ours]
        return kept | {"texts": texts}

    _settle(store, "Text of the board paper", edited, merge)


def take_ours(store: Store, section: Section) -> None:
    """Have the section say again what is worked out."""
    edit(store, section, section.ours)


def leave_out(store: Store, key: str, out: bool = True) -> None:
    """Leave a section out of the paper, or take it in again."""

    def left(kept: dict[str, Any]) -> dict[str, Any]:
        others = set(kept.get("left_out", ())) - {key}
        return kept | {"left_out": sorted(others | ({key} if out else set()))}

    _settle(store, "Leave out a section" if out else "Take a section in again", left)


def new_paper(store: Store) -> int:
    """The id of a new paper, although one was written today."""
    with store.step("New board paper") as step:
        return step.create(PAPER, {"settings": ""})


def prepare_again(store: Store, paper: PaperInfo) -> None:
    """Make a paper that was written the one that is being prepared; what was kept of the plan then goes.

    Its texts and the moment from which it tells progress stay. Raises Refusal while another paper is being prepared.
    """
    now = current(store)
    is_draft = now is not None and now.written is None
    if now and is_draft and (now.texts or now.left_out or now.name or now.day):
        raise Refusal("Another paper is being prepared already. Write that one first, or delete it.")
    with store.step("Prepare a board paper again") as step:
        if now and is_draft:
            step.delete(PAPER, [now.id])
        _change(step, store, paper.id, lambda kept: {k: v for k, v in kept.items() if k != "told"}, {"written": None})


def write(
    store: Store, path: Path, plain: bool = False, progress: Callable[[int, int], None] = lambda done, total: None
) -> Board:
    """Write the paper to a .docx or .xlsx, and give it as it was written.

    `plain` leaves the letterhead away. Raises LetterheadTrouble and ExportTrouble.
    """
    return paper_of.write_board(store, path, current(store), plain, progress)


def remember_as_written(store: Store, board: Board) -> None:
    """Keep that this paper went to the board, and how everything stood in it, for the next to tell what changed."""
    paper = current(store)
    given = {"name": board.title, "written": board.facts.today}
    kept = {"told": board.facts.now().kept(), "since": board.facts.since_key}
    with store.step("Write the board paper") as step:
        _change(step, store, paper.id if paper else None, lambda before: before | kept, given)


def keep_as_written(step: Step, store: Store, name: str, day: date, written: date) -> int:
    """A paper of that day within a step that makes the plan: how everything stands now is what the next one tells from.

    Gives its id. What comes of the plan afterwards belongs into another step.
    """
    told = told_now(store, written, step.id)
    given = {"name": name, "day": day, "written": written, "settings": json.dumps({"told": told.kept()})}
    return step.create(PAPER, given)


def told_now(store: Store, today: date, step: int) -> Told:
    """What is to be kept of the plan as it stands on that day, after that step."""
    return tell(step, store.plan.commitments(today), store.plan.measures(), store.plan.issues())


def letterhead(store: Store) -> Path | None:
    """The letterhead that papers of this study are written on; None for a plain page."""
    path = str(store.remembered(LETTERHEAD, ""))
    return Path(path) if path else None


def set_letterhead(store: Store, path: Path | None) -> None:
    """Write papers of this study on that letterhead from now on. Raises LetterheadTrouble where it cannot be used."""
    if path is not None:
        from lwdesk.exchange.board.letterhead import check_letterhead

        check_letterhead(path)
    store.remember(LETTERHEAD, str(path) if path else "")


def _set(store: Store, label: str, given: Mapping[str, Any], merge: Merge | None) -> None:
    paper = current(store)
    with store.step(label, merge=merge) as step:
        _change(step, store, paper.id if paper else None, lambda kept: kept, given)


def _settle(
    store: Store, label: str, change: Callable[[dict[str, Any]], dict[str, Any]], merge: Merge | None = None
) -> None:
    paper = current(store)
    with store.step(label, merge=merge) as step:
        _change(step, store, paper.id if paper else None, change, {})


def _change(
    step: Step, store: Store, paper: int | None, change: Callable[[dict[str, Any]], dict[str, Any]],
    given: Mapping[str, Any],
) -> None:  # fmt: skip
    """Change what is kept of the paper; with None the next paper begins with it."""
    held = store.get(PAPER, paper) if paper is not None else None
    kept = json.loads(held["settings"]) if held and held["settings"] else {}
    settings = json.dumps(change(kept), ensure_ascii=False)
    if paper is None:
        step.create(PAPER, {**given, "settings": settings})
    else:
        step.update(PAPER, paper, {**given, "settings": settings})
