"""Headings of sections that come only far down a long table that is full until then."""

from pathlib import Path

import pytest
from lists import book, bring_in, counts, shown

from lwdesk.exchange.bring_in import Layout, plan_file, plan_layout, recognise
from lwdesk.exchange.inspect import inspect_file
from lwdesk.exchange.kept import KeptBook
from lwdesk.exchange.pasted import PastedBook
from lwdesk.exchange.plan import Column, ImportPlan
from lwdesk.records import ACTIVITY, LISTS
from lwdesk.store import Store

H = ["Activity", "Type", "Lead organisation", "Telephone"]
Row = list[str | None]


def full(first: int, last: int) -> list[Row]:
    return [[f"Scheme {n} of ward {n}", "Into work", "Lanes Forum", "020 7946 0101"] for n in range(first, last)]


@pytest.mark.parametrize("before", [1_998, 1_999, 2_000, 2_001, 2_500, 3_999])
def test_boroughs_as_sections_below_row_2000(store: Store, tmp_path: Path, before: int) -> None:
    rows = [*full(0, before), ["Greenwich", None, None, None], *full(5_000, 5_003), ["Hackney", None, None, None],
            *full(6_000, 6_002)]  # fmt: skip
    path = book(tmp_path / "a.xlsx", H, *rows)
    plan, _ = bring_in(store, path)
    assert counts(plan) == {"new": before + 5, "ignored": 2}
    assert plan.sections == {before + 2: "Greenwich", before + 6: "Hackney"}
    held = shown(store, ACTIVITY)
    assert "boroughs" not in held["Scheme 3 of ward 3"]
    assert held["Scheme 5001 of ward 5001"]["boroughs"] == ("Greenwich",)
    assert held["Scheme 6001 of ward 6001"]["boroughs"] == ("Hackney",)
    assert any("Headings of sections" in note for note in inspect_file(path, LISTS)["sheets"][0]["notes"])


def test_names_alone_are_records_wherever_they_stand(store: Store, tmp_path: Path) -> None:
    alone: list[Row] = [[f"Lone scheme {n}", None, None, None] for n in range(3)]
    rows = [*full(0, 2_200), alone[0], *full(3_000, 3_300), alone[1], alone[2], *full(4_000, 4_010)]
    plan = plan_file(store, book(tmp_path / "a.xlsx", H, *rows))
    assert counts(plan) == {"new": 2_513} and plan.sections == {}


def test_what_the_user_chose_for_the_sections_stands(store: Store) -> None:
    rows = [H, *full(0, 2_200), ["GREEN LANES", None, None, None], *full(3_000, 3_003),
            ["DEPOT WARDS", None, None, None], *full(4_000, 4_003)]  # fmt: skip
    kept = KeptBook(PastedBook([[cell or "" for cell in row] for row in rows]))
    layout = recognise(store, kept, ACTIVITY)
    assert planned(store, kept, layout).sections == {2_202: "GREEN LANES", 2_206: "DEPOT WARDS"}
    (beyond,) = [c for c in layout.columns if c.place >= len(H)]
    layout.columns = [c for c in layout.columns if c is not beyond]
    layout.columns.append(Column(beyond.place, beyond.heading, None))
    assert planned(store, kept, layout).rows[-1].lines == ()


def planned(store: Store, kept: KeptBook, layout: Layout) -> ImportPlan:
    return plan_layout(store, kept, layout)
