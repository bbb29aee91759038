"""Names joined by "and": two where the study knows both and not the whole, and told; else left as they are."""

from pathlib import Path

import pytest
from lists import book, bring_in, shown

from lwdesk.exchange.recognise.organisations import split_organisations
from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Store
from lwdesk.text import match_key

KNOWN = set(
    map(match_key, ("Jobcentre Plus", "Wharf Street College", "Arts and Business", "Arts", "Business", "Lanes Forum"))
)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Jobcentre Plus and Wharf Street College", ["Jobcentre Plus", "Wharf Street College"]),
        ("Jobcentre Plus & Wharf Street College", ["Jobcentre Plus", "Wharf Street College"]),
        ("Arts and Business", ["Arts and Business"]),
        ("Jobcentre Plus and Arts and Business", ["Jobcentre Plus", "Arts and Business"]),
        ("Arts and Business and Lanes Forum", ["Arts and Business", "Lanes Forum"]),
        ("Jobcentre Plus and Wharf Street College and Lanes Forum",
         ["Jobcentre Plus", "Wharf Street College", "Lanes Forum"]),
        ("Jobcentre Plus and Depot Lane College", ["Jobcentre Plus and Depot Lane College"]),
        ("Centre for Arts and Business", ["Centre for Arts and Business"]),
    ],
)  # fmt: skip
def test_both_halves_are_known_or_it_is_one_name(cell: str, names: list[str]) -> None:
    assert [name for name, _ in split_organisations(cell, "lead", KNOWN)] == names
    assert split_organisations(cell) == [(cell, "lead")], "where nothing is known it is one name"


def test_what_was_taken_apart_is_told_with_its_row(store: Store, tmp_path: Path) -> None:
    head = ["Activity", "Lead organisation", "Funders"]
    bring_in(store, book(tmp_path / "a.xlsx", head, ["Night Bus", "Jobcentre Plus", "Wharf Street College"]))
    rows = [["Kitchen Start", "Jobcentre Plus and Wharf Street College", "Larder Fund and Depot Bank"],
            ["Paper Round", "Jobcentre Plus; Wharf Street College", ""]]  # fmt: skip
    path = book(tmp_path / "b.xlsx", head, *rows)
    plan, _ = bring_in(store, path)
    assert [note for note in plan.notes if "Taken for two" in note] == [
        "Taken for two organisations, since the study knows both: “Jobcentre Plus and Wharf Street College” (row 2)."
    ]
    held = shown(store, ACTIVITY)["Kitchen Start"]
    assert (held["lead"], held["partners"]) == (("Jobcentre Plus",), ("Wharf Street College",))
    assert held["funders"] == ("Larder Fund and Depot Bank",)
    assert len(shown(store, ORGANISATION)) == 3
    again, _ = bring_in(store, path)
    assert {row.outcome for row in again.rows} == {"same"}
