"""Action plans as other people lay them out: their headings, actions above their commitments, several owners."""

from pathlib import Path

import pytest
from lists import book, bring_in, counts

from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.read import open_workbook
from lwdesk.records import ACTION, ASSESSMENT, COMMITMENT, CONTACT, MEASURE, ORGANISATION
from lwdesk.records.measure import ASSESSED
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON

ROW = {"Ref": "1", "Action": "Open a desk", "Commitment": "Open a desk", "RAG": "G"}


@pytest.fixture(autouse=True)
def known(store: Store) -> None:
    store.remember(STANDS_ON, "2004-11-15")
    with store.step("Known") as step:
        trust = step.create(ORGANISATION, {"name": "Lanes Trust"})
        council = step.create(ORGANISATION, {"name": "Northgate Borough Council"})
        step.create(CONTACT, {"name": "Ben Hale"})
        for body in (trust, council):
            step.create(CONTACT, {"name": "Ada Moss", "organisation": body})
        step.create(ACTION, {"name": "3.1 Links to health"})


def shown(store: Store, *names: str) -> list[list[object]]:
    return store.cells(COMMITMENT, sorted(store.ids(Query(COMMITMENT))), [COMMITMENT.field(name) for name in names])


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (("Ref", "Commitment", "Lead officer", "Completion date", "RAG"), ("ref", "text", "owner", "due", "rag")),
        (("No", "Action", "Commitment", "Who", "End date"), ("ref", "action", "text", "owner", "due")),
        (("No", "Action", "Lead agency", "Timescale", "Comments"), ("ref", "text", "owner", "due", "notes")),
        (("Action", "Responsible", "Deadline", "RAG"), ("text", "owner", "due", "rag")),
        (("Action", "Commitment", "Lead", "Start", "End"), ("action", "text", "owner", "start", "due")),
        (
            (
                "Action",
                "Commitment",
                "What will we have achieved by the end of March 2018?",
                "What is the overall plan for the year?",
                "What are we going to do in the next three months?",
                "How will we measure success?",
                "Are there any further issues to share with the Board at this stage?",
            ),
            ("action", "text", "by_year_end", "year_plan", "next_months", "success", "issues"),
        ),
    ],
)
def test_what_the_columns_of_a_plan_are(
    store: Store, tmp_path: Path, headings: tuple[str, ...], fields: tuple[str, ...]
) -> None:
    dates = ("Completion date", "End date", "Timescale", "Deadline", "Start", "End")
    row = [ROW.get(heading, "1/6/2004" if heading in dates else "Ben Hale") for heading in headings]
    with open_workbook(book(tmp_path / "plan.xlsx", headings, row)) as workbook:
        plan = plan_file(store, workbook.path)
    assert plan.record is COMMITMENT
    assert tuple(column.field for column in plan.columns) == fields


@pytest.mark.parametrize(
    "above",
    [("3.1 Links to health", "3.2 Work for carers"), ("4.1 New desks", "4.2 Old desks")],
    ids=["one of them known", "both new"],
)
def test_a_row_above_commitments_is_their_action(store: Store, tmp_path: Path, above: tuple[str, str]) -> None:
    rows = (
        ("Commitment", "Owner", "Status"), (above[0],), ("Train", "Ben Hale", "Started"),
        ("Place", "Lanes Trust", "Complete"), (above[1],), ("Write", "Ben Hale", "Late"), ("Meet", "Ben Hale", ""),
    )  # fmt: skip
    bring_in(store, book(tmp_path / "plan.xlsx", *rows))
    assert shown(store, "text", "action", "notes") == [
        ["Train", above[0], ""], ["Place", above[0], ""], ["Write", above[1], ""], ["Meet", above[1], ""],
    ]  # fmt: skip
    again, _ = bring_in(store, tmp_path / "plan.xlsx")
    assert counts(again) == {"same": 4, "ignored": 2}


def test_of_several_owners_the_first_is_taken_and_the_cell_is_kept(store: Store, tmp_path: Path) -> None:
    owners = ("Ben Hale / Lanes Trust", "Ben Hale and Ada Moss", "Lanes Trust, Northgate Borough Council",
              "Food and Drink Forum")  # fmt: skip
    rows = [(f"Promise {n}", owner) for n, owner in enumerate(owners)]
    plan, _ = bring_in(store, book(tmp_path / "plan.xlsx", ("Commitment", "Owner"), *rows))
    assert [(row.number, [trouble.sentence for trouble in row.troubles]) for row in plan.problems] == [
        (number, [f"Row {number}, Owner: “{said}” names several; the first, “{first}”, is taken as the owner. "
                  "It will be kept as a note."])
        for number, said, first in zip((2, 3, 4), owners, ("Ben Hale", "Ben Hale", "Lanes Trust"), strict=False)
    ]  # fmt: skip
    assert shown(store, "owner", "notes") == [
        ["Ben Hale", "Owner: Ben Hale / Lanes Trust"], ["Ben Hale", "Owner: Ben Hale and Ada Moss"],
        ["Lanes Trust", "Owner: Lanes Trust, Northgate Borough Council"], ["Food and Drink Forum", ""],
    ]  # fmt: skip


def test_a_name_that_two_share_is_no_news_whichever_of_them_it_is(store: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "plan.xlsx", ("Commitment", "Owner"), ("Train", "Ada Moss, Manager"))
    bring_in(store, path)
    again, _ = bring_in(store, path)
    assert counts(again) == {"same": 1, "problems": 1}


def test_a_date_beside_no_reading_and_a_number_beside_a_count_change_nothing(store: Store, tmp_path: Path) -> None:
    with store.step("Counted") as step:
        step.create(MEASURE, {"name": "Assessed", "counts": ASSESSED})
        step.create(ASSESSMENT, {"organisation": 1, "assessed": True})
    head = ("Measure", "Unit", "Target", "Latest", "Reading date")
    path = book(tmp_path / "m.xlsx", head, ("In work", "%", 20, "some", "1 Oct 2004"),
                ("Assessed", "", 9, 7, "1 Oct 2004"))  # fmt: skip
    bring_in(store, path)
    again, _ = bring_in(store, path)
    assert counts(again) == {"same": 2, "problems": 1}
    counted = store.get(MEASURE, 1) or {}
    assert (counted["latest"], counted["read_on"]) == (1.0, None)


def test_two_words_in_capitals_are_a_person_unless_one_of_them_is_a_bodys(store: Store, tmp_path: Path) -> None:
    bring_in(
        store, book(tmp_path / "plan.xlsx", ("Commitment", "Partners"), ("Train", "Thames Jobcentres; Kit Marlow"))
    )
    last = {r: store.labels(r.name, [max(store.ids(Query(r)))]).popitem()[1] for r in (ORGANISATION, CONTACT)}
    assert last == {ORGANISATION: "Thames Jobcentres", CONTACT: "Kit Marlow"}
