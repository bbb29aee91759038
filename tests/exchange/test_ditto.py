"""Ditto marks in somebody's list: read as the value above, told in a note, and never guessed."""

from pathlib import Path

import pytest
from lists import book, bring_in, counts, shown

from lwdesk.exchange.inspect import inspect_file
from lwdesk.exchange.recognise.ditto import Dittos
from lwdesk.records import ACTIVITY, LISTS
from lwdesk.store import Store

H = ["Activity", "Lead organisation", "Boroughs", "Start date"]


@pytest.mark.parametrize(
    "mark",
    ['"', "″", "do.", "Do.", "ditto", "DITTO", "„", '-"-', '- " -', "〃", "''", '    "', "  „  ", "--“--", "– ″ –"],
)
def test_a_mark_stands_for_the_value_above(store: Store, tmp_path: Path, mark: str) -> None:
    rows = [["Kitchen Start", "Lanes Forum", "Hackney", "1 May 2003"], ["Night Bus", mark, mark, mark],
            ["Paper Round", mark, "Brent", mark]]  # fmt: skip
    path = book(tmp_path / "a.xlsx", H, *rows)
    plan, _ = bring_in(store, path)
    assert counts(plan) == {"new": 3}
    told = "Ditto marks in “Lead organisation”, “Boroughs”, “Start date” were read as the value above (rows 3, 4)."
    assert told in plan.notes and told in inspect_file(path, LISTS)["sheets"][0]["notes"]
    held = shown(store, ACTIVITY)
    assert {found["lead"] for found in held.values()} == {("Lanes Forum",)}
    assert (held["Night Bus"]["boroughs"], held["Paper Round"]["boroughs"]) == (("Hackney",), ("Brent",))
    assert held["Paper Round"]["start"] == held["Kitchen Start"]["start"]
    again, _ = bring_in(store, path)
    assert counts(again) == {"same": 3}


def test_a_mark_without_a_value_above_stays_what_it_is(store: Store, tmp_path: Path) -> None:
    head = ["Activity", "Lead organisation", "Description"]
    rows = [["Kitchen Start", "Lanes Forum", None], ["Night Bus", "Depot Lane College", "ditto"],
            ["Paper Round", "Lanes Forum", "Says “do.” of all"]]  # fmt: skip
    plan, _ = bring_in(store, book(tmp_path / "a.xlsx", head, *rows))
    assert not any("Ditto" in note for note in plan.notes)
    assert shown(store, ACTIVITY)["Night Bus"]["description"] == "ditto"
    assert shown(store, ACTIVITY)["Paper Round"]["description"] == "Says “do.” of all"


def test_an_exported_list_says_what_it_says(store: Store, tmp_path: Path) -> None:
    from lwdesk.exchange import export_list
    from lwdesk.store import Query

    rows = [["Kitchen Start", "One"], ["Night Bus", "do."]]
    with store.step("Begin") as step:
        for name, description in rows:
            step.create(ACTIVITY, {"name": name, "description": description})
    export_list(store, ACTIVITY, tmp_path / "out.xlsx", Query(ACTIVITY))
    plan, _ = bring_in(store, tmp_path / "out.xlsx")
    assert counts(plan) == {"same": 2} and not any("Ditto" in note for note in plan.notes)


def test_marks_go_on_from_one_run_to_the_next() -> None:
    dittos = Dittos({0: "Activity", 1: "Lead"})
    runs = [[["a", "b"], ["X", '"']], [["c", "d"], ['"', "Y"]], [["e"], ["do."]]]
    filled = [[list(column) for column in run] for run in dittos.filled(iter(runs), 5)]
    assert [run[1] for run in filled] == [["X", "X"], ["X", "Y"], ["Y"]]
    assert dittos.notes() == ["Ditto marks in “Lead” were read as the value above (rows 6, 7, 9)."]
    assert runs[0][1] == ["X", '"'], "what was read is left as it is"
