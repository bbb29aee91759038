"""Numbers that a list of measures writes with their unit."""

from pathlib import Path

import pytest
from lists import book, bring_in, counts

from lwdesk.exchange.plan.amounts import read_amount
from lwdesk.records import COMMITMENT, MEASURE
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON

SHOWN = ("name", "unit", "baseline", "target", "latest", "notes")


@pytest.fixture(autouse=True)
def day(store: Store) -> None:
    store.remember(STANDS_ON, "2004-11-15")


def measures(store: Store) -> list[list[object]]:
    ids = sorted(store.ids(Query(MEASURE)))
    return [list(row) for row in store.cells(MEASURE, ids, [MEASURE.field(name) for name in SHOWN])]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("10%", (10, "%")), ("10 per cent", (10, "%")), ("-2.5 %", (-2.5, "%")), ("£1,200", (1200, "£")),
        ("12 people", (12, "people")), ("1 200 people in work", (1200, "people in work")),
        ("1,200 jobs", (1200, "jobs")), ("6 months", (6, "months")),
    ],
)  # fmt: skip
def test_a_number_with_its_unit(text: str, amount: tuple[float, str]) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    "text",
    ["12", "about 30", "12 of 20", "12 out of 20", "1 in 5", "10-20", "3rd", "5 June", "12 people by June", "£1.2m",
     "1.2 million", "12,5 jobs", "10+", "x", ""],
)  # fmt: skip
def test_what_says_more_than_a_number_and_its_unit(text: str) -> None:
    assert read_amount(text) is None


def test_units_beside_numbers_fill_the_unit_and_never_contradict_it(store: Store, tmp_path: Path) -> None:
    head = ("Measure", "Unit", "Baseline", "Target", "Latest")
    rows = (("In work", "", "10%", "20 %", "12"), ("Jobs", "%", "10%", 20, "12 people"),
            ("Spent", "", "£1,200", "1 200"), ("Helped", "people in work", "12 people", "about 30"))  # fmt: skip
    path = book(tmp_path / "m.xlsx", head, *rows)
    assert counts(bring_in(store, path)[0]) == {"new": 4, "problems": 2}
    assert measures(store) == [
        ["In work", "%", 10, 20, 12, ""], ["Jobs", "%", 10, 20, "", "Latest: 12 people"],
        ["Spent", "£", 1200, 1200, "", ""], ["Helped", "people in work", 12, "", "", "Target: about 30"],
    ]  # fmt: skip
    again, applied = bring_in(store, path)
    assert (counts(again), applied.step_id) == ({"same": 4, "problems": 2}, None)


def test_a_list_without_units_takes_them_from_its_numbers_but_not_against_the_study(
    store: Store, tmp_path: Path
) -> None:
    with store.step("Known") as step:
        step.create(MEASURE, {"name": "Helped", "unit": "people"})
    rows = (("In work", "10%", "20"), ("Helped", "10%", "30 people"))
    plan, _ = bring_in(store, book(tmp_path / "m.xlsx", ("Measure", "Baseline", "Target"), *rows))
    assert plan.mapping == {"Measure": "Measure", "Baseline": "Baseline", "Target": "Target",
                            "Unit of the numbers": "Unit"}  # fmt: skip
    assert measures(store) == [
        ["Helped", "people", "", 30, "", "Baseline: 10%"], ["In work", "%", 10, 20, "", ""],
    ]  # fmt: skip


def test_a_number_that_the_study_speaks_against_stays_a_note_when_the_list_comes_again(
    store: Store, tmp_path: Path
) -> None:
    with store.step("Known") as step:
        meet = step.create(COMMITMENT, {"text": "Meet"})
        step.create(MEASURE, {"name": "In work", "unit": "£", "commitment": meet})
    path = book(tmp_path / "m.xlsx", ("Commitment", "Measure", "Unit", "Target"), ("Train", "In work", "", "12 people"))
    bring_in(store, path)
    kept = measures(store)
    assert kept[1] == ["In work", "", "", "", "", "Target: 12 people"]
    assert bring_in(store, path)[1].step_id is None
    assert measures(store) == kept
