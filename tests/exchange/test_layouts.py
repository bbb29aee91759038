"""A layout seen before is matched as it was then, whatever the order of its columns."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from lists import book, bring_in, shown

from lwdesk.cli import run
from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.layouts import recall_layout, remember_layout
from lwdesk.exchange.plan import apply_plan
from lwdesk.exchange.plan.rows import TO_NOTES
from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Store

HEADINGS = ["Project", "Run by", "Colour", "Money", "Spoke to", "Remarks"]
ROW = ["Kitchen Start", "Corner House Trust", "Green", "£900", "Ada Moss", "Ask in May"]
LATER = ["Night Bus", "Depot Lane College", "Blue", "0", "Bo Finch", "Ring"]


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "study.lwdesk")) as store:
        yield store


def first_import(study: Store, tmp_path: Path) -> None:
    """The first table is brought in with three columns put elsewhere by hand."""
    plan = plan_file(study, book(tmp_path / "First.xlsx", HEADINGS, ROW), ACTIVITY)
    by_hand = {"Project": "name", "Money": "funding", "Colour": TO_NOTES, "Spoke to": "contact"}
    chosen = {**{c.heading: c.field for c in plan.columns}, **by_hand}
    for column in plan.columns:
        column.field = chosen[column.heading]
    remember_layout(study, plan)


def test_columns_in_another_order_go_where_the_user_put_them(study: Store, tmp_path: Path) -> None:
    first_import(study, tmp_path)
    order = [4, 2, 0, 5, 1, 3]
    path = book(tmp_path / "Second.xlsx", [HEADINGS[n] for n in order], [LATER[n] for n in order])
    plan, _ = bring_in(study, path)
    assert plan.record is ACTIVITY
    assert plan.mapping == {
        "Project": "Activity", "Run by": "Lead organisation", "Colour": "Notes", "Money": "Funding",
        "Spoke to": "Contact", "Remarks": "Notes",
    }  # fmt: skip
    assert any(n.startswith("Its columns were matched as in the import of First.xlsx on ") for n in plan.notes)
    found = shown(study, ACTIVITY)["Night Bus"]
    assert (found["funding"], found["contact"]) == ("0", "Bo Finch")
    assert "Colour: Blue" in str(found["notes"])


def test_a_column_that_was_left_out_stays_out_and_a_new_one_is_guessed(study: Store, tmp_path: Path) -> None:
    headings = ["Project", "Description", "Run by", "Borough", "Type", "Telephone"]
    plan = plan_file(study, book(tmp_path / "First.xlsx", headings, ["Kitchen Start", "x", "Row Trust", "", "", ""]))
    next(c for c in plan.columns if c.heading == "Description").field = None
    apply_plan(study, plan)
    changed = [*headings[:5], "E-mail"]
    path = book(tmp_path / "Second.xlsx", changed, ["Night Bus", "y", "Row Trust", "Brent", "", "bo@example.org"])
    plan = plan_file(study, path)
    assert "Description" not in plan.mapping
    assert plan.mapping["E-mail"] == "Email"
    assert any("First.xlsx" in note for note in plan.notes)


@pytest.mark.parametrize(
    "headings",
    [
        ["Project", "Summary", "Run by", "Start", "Shoe size"],
        ["Scheme", "Description", "Run by", "Borough", "Type"],
    ],
)
def test_too_few_headings_or_another_title_are_a_layout_of_their_own(
    study: Store, tmp_path: Path, headings: list[str]
) -> None:
    first = ["Project", "Description", "Run by", "Borough", "Type"]
    bring_in(study, book(tmp_path / "First.xlsx", first, ["Kitchen Start", "x", "Row Trust", "Brent", ""]))
    assert recall_layout(study, first) is not None
    assert recall_layout(study, headings) is None


def test_the_list_that_was_chosen_is_remembered_and_the_user_may_choose_another(study: Store, tmp_path: Path) -> None:
    headings = ["Name", "Telephone", "Email"]
    row = ["Row Trust", "020 7946 0101", "row@example.org"]
    bring_in(study, book(tmp_path / "First.xlsx", headings, row), record=ORGANISATION)
    path = book(tmp_path / "Second.xlsx", headings, ["Lane College", *row[1:]])
    assert plan_file(study, path).record is ORGANISATION
    assert plan_file(study, path, ACTIVITY).record is ACTIVITY


def test_the_latest_of_two_layouts_counts(study: Store, tmp_path: Path) -> None:
    first_import(study, tmp_path)
    plan = plan_file(study, book(tmp_path / "Third.xlsx", HEADINGS, LATER))
    next(c for c in plan.columns if c.heading == "Colour").field = None
    apply_plan(study, plan)
    recalled = recall_layout(study, HEADINGS)
    assert recalled and recalled.file == "Third.xlsx" and recalled.fields["colour"] is None


def test_an_exported_list_is_not_taken_for_a_layout(study: Store, tmp_path: Path) -> None:
    headings = [f.label for f in ORGANISATION.listed]
    bring_in(study, book(tmp_path / "Own.xlsx", [*headings, "lwdesk key"], ["Row Trust"]))
    assert recall_layout(study, headings) is None


def test_two_columns_of_one_heading_are_told_apart(study: Store, tmp_path: Path) -> None:
    headings = ["Project", "Partner", "Name", "Name", "Notes"]
    plan = plan_file(study, book(tmp_path / "First.xlsx", headings, ["Kitchen Start", "Row Trust", "Ada", "Bo", ""]))
    first, second = [c for c in plan.columns if c.heading == "Name"]
    first.field, second.field = "contact", None
    apply_plan(study, plan)
    plan = plan_file(study, book(tmp_path / "Second.xlsx", headings, ["Night Bus", "Row Trust", "Cy", "Di", ""]))
    assert [c.field for c in plan.columns if c.heading == "Name"] == ["contact", None]


def test_the_command_line_remembers_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study = str(tmp_path / "study.lwdesk")
    run(["new", study])
    first = book(tmp_path / "First.xlsx", ["Name", "Telephone"], ["Row Trust", "020 7946 0101"])
    second = book(tmp_path / "Second.xlsx", ["Telephone", "Name"], ["020 7946 0102", "Lane College"])
    assert run(["import", study, str(first), "--as", "organisations"]) == 0
    capsys.readouterr()
    assert run(["import", study, str(second), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out.splitlines()[-1])["mapping"] == {"Telephone": "Telephone", "Name": "Organisation"}
    assert "Its columns were matched as in the import of First.xlsx" in said.err
