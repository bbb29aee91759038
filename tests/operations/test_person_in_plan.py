"""An erased person is gone from the action plan too: its texts, its papers for the board, and what the log keeps."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lwdesk.operations import board, erase_person, write_person
from lwdesk.operations.person_papers import in_papers
from lwdesk.records import ACTION, COMMITMENT, CONTACT, ISSUE, MEASURE, NAMED_EXPORT, PAPER, PROGRESS
from lwdesk.store import Store
from lwdesk.store.beside import STANDS_ON
from lwdesk.store.happened import What, what_happened

NAME, EMAIL = 'Thérèse "Tess" Mbala-Quint', "tess.mbala@example.org"


@pytest.fixture
def ids(store: Store, tmp_path: Path) -> dict[str, int]:
    """A commitment that names its owner everywhere, and two papers for the board, the first of which was written."""
    store.remember(STANDS_ON, "2004-11-15")
    with store.step("Plan") as step:
        made = {"person": step.create(CONTACT, {"name": NAME, "email": EMAIL})}
        action = step.create(ACTION, {"name": "3.1 Links", "aim": f"As {NAME} wants", "inputs": f"{NAME}\nmoney"})
        made["named"] = step.create(
            COMMITMENT, {"action": action, "text": f"Ask {NAME} for rooms", "owner": f"contact:{made['person']}",
                         "due": date(2004, 9, 1), "status": "Under way", "rag": "Red", "rag_reason": f"{NAME} left"},
        )  # fmt: skip
        made["alone"] = step.create(COMMITMENT, {"action": action, "text": NAME})
        made["measure"] = step.create(MEASURE, {"commitment": made["named"], "name": f"People met by {NAME}"})
        step.create(PROGRESS, {"commitment": made["named"], "text": "Two rooms", "day": date(2004, 9, 1)})
    with store.step("Said") as step:
        step.create(PROGRESS, {"commitment": made["named"], "text": NAME, "day": date(2004, 10, 1)})
        step.create(ISSUE, {"commitment": made["named"], "text": f"Who follows {NAME}?"})
        step.create(ISSUE, {"commitment": made["named"], "text": NAME})
    with store.step("Export") as step:
        export = step.create(NAMED_EXPORT, {"name": NAME, "settings": json.dumps({"search": NAME})})
    with store.step("Export otherwise") as step:
        step.update(NAMED_EXPORT, export, {"name": "Others", "settings": "{}"})
    board.set_title(store, f"Paper for {NAME}")
    first = board.write(store, tmp_path / "paper.xlsx")
    board.edit(store, first.sections[0], f"{NAME} is thanked; write to {EMAIL}.")
    board.edit(store, first.sections[0], "Nobody is thanked.")
    board.edit(store, first.sections[1], f"{NAME} is thanked.")
    board.remember_as_written(store, board.write(store, tmp_path / "paper.xlsx"))
    board.new_paper(store)
    board.set_title(store, f"Next paper for {NAME}")
    return made


def traces(store: Store) -> list[str]:
    """Which parts of the name are in the file, or in the log beside it, with letters or codes of JSON."""
    kept = store.path.read_bytes()
    beside = store.path.with_name(store.path.name + "-wal")
    kept += beside.read_bytes() if beside.exists() else b""
    told = ("Thérèse", r"Th\u00e9r", "Mbala", "Quint", EMAIL)
    return [word for word in told if word.encode() in kept]


def test_nothing_of_the_person_is_left_in_the_plan_whatever_is_undone(store: Store, ids: dict[str, int]) -> None:
    assert len(traces(store)) == 5
    erase_person(store, ids["person"], everywhere=True)
    assert traces(store) == []
    while store.undo():
        assert (traces(store), store.check()) == ([], [])
    while store.redo():
        assert (traces(store), store.check()) == ([], [])


def test_what_is_said_in_two_places_still_is(store: Store, ids: dict[str, int]) -> None:
    erase_person(store, ids["person"], everywhere=True)
    held = store.get(COMMITMENT, ids["named"]) or {}
    assert held["text"] == "Ask [erased] for rooms" and held["rag_reason"] == "[erased] left"
    assert (held["success"], held["progress"]) == ("People met by [erased]", "[erased]")
    assert held["issues"] == "Who follows [erased]?; [erased]"
    assert (store.get(COMMITMENT, ids["alone"]) or {})["text"] == "[erased]", "a commitment that says nothing is none"


@pytest.mark.parametrize("everywhere", [True, False])
def test_no_commitment_is_told_to_read_otherwise_since_the_last_paper(
    store: Store, ids: dict[str, int], everywhere: bool
) -> None:
    erase_person(store, ids["person"], everywhere)
    told = store.papers.all()[1].told
    assert told
    now = board.told_now(store, store.today(), 0)
    assert [each.what for each in what_happened(told.commitments, now.commitments)] == []
    assert What.TEXT in [each.what for each in what_happened(told.commitments, {
        **now.commitments, ids["alone"]: now.commitments[ids["named"]]})]  # fmt: skip


def test_papers_lose_the_person_in_any_case_as_their_words_come_from_the_record(
    store: Store, ids: dict[str, int]
) -> None:
    erase_person(store, ids["person"], everywhere=False)
    second, first = store.papers.all()
    assert (second.name, first.name) == ("Next paper for [erased]", "Paper for [erased]")
    assert "[erased] is thanked." in [edited for edited, _ in first.texts.values()]
    assert "Mbala" not in json.dumps([list(first.texts.values()), [c.changes for c in store.history(PAPER, first.id)]])


def test_all_about_the_person_has_what_papers_for_the_board_say_of_them(
    store: Store, ids: dict[str, int], tmp_path: Path
) -> None:
    write_person(store, ids["person"], tmp_path / "all.xlsx")
    rows = openpyxl.load_workbook(tmp_path / "all.xlsx")["Named in"].iter_rows(values_only=True)
    told = {tuple(row[:3]): row[3] for row in rows if row[0] == PAPER.label}
    edited = told[PAPER.label, f"Paper for {NAME}", "3.1 Links"]
    assert edited == f"{NAME} is thanked."
    assert (PAPER.label, f"Paper for {NAME}", "Summary") not in told, "it names nobody any more"
    assert told[PAPER.label, f"Paper for {NAME}", "Commitment C0001, as it stood"] == f"Ask {NAME} for rooms"
    erase_person(store, ids["person"], everywhere=True)
    assert in_papers(store, {NAME, EMAIL}) == []
