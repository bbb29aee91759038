"""The lists of the action plan in and out: who answers for a commitment, which action it is under, what it is about."""

from datetime import date
from pathlib import Path

import pytest
from lists import bring_in, content, counts

from lwdesk.exchange import export_list
from lwdesk.exchange.recognise.which import guess_record
from lwdesk.records import (
    ACTION,
    ASSESSMENT,
    COMMITMENT,
    CONTACT,
    ENGAGEMENT,
    ISSUE,
    LISTS,
    MEASURE,
    ORGANISATION,
    PROGRESS,
    READING,
)
from lwdesk.store import Query, Store
from lwdesk.store.beside import STANDS_ON

PLAN = ("actions", "commitments", "measures", "issues", "engagement", "assessments")


@pytest.fixture
def plan(store: Store) -> Store:
    """Commitments of one text under two actions, measures of one name, two people called alike, odd texts all over."""
    store.remember(STANDS_ON, "2004-11-15")
    with store.step("Plan") as step:
        trust = step.create(ORGANISATION, {"name": "Lanes Trust"})
        odd = step.create(ORGANISATION, {"name": "Depot; Row CIC"})
        ada = step.create(CONTACT, {"name": "Ada Moss", "organisation": trust, "email": "ada@example.org"})
        other = step.create(CONTACT, {"name": "Ada Moss", "organisation": odd})
        same = step.create(CONTACT, {"name": "Lanes Trust"})
        health = step.create(ACTION, {"name": "3.1 Links to health", "aim": "x; y", "inputs": "people\nmoney"})
        work = step.create(ACTION, {"name": "3.2 Work; and skills"})
        strand = step.create_term("strand", "Health; work")
        first = step.create(COMMITMENT, {
            "text": "Hold a fair; then another", "action": health, "strand": strand, "owner": f"contact:{other}",
            "champion": f"organisation:{trust}", "status": "Under way", "rag": "Red", "start": date(2004, 1, 5),
            "partners": (f"contact:{ada}", f"organisation:{odd}", f"contact:{other}", f"contact:{same}"),
            "due": date(2004, 6, 1), "by_year_end": "- one\n- two", "year_plan": "=1+1", "next_months": "Ask; wait",
        })  # fmt: skip
        second = step.create(COMMITMENT, {
            "text": "Hold a fair; then another", "action": work, "owner": f"organisation:{odd}", "status": "Done",
        })  # fmt: skip
        step.create(COMMITMENT, {"text": "Under no action; nobody's"})
        for commitment in (first, first, second):
            made = {"name": "Vacancies; filled", "commitment": commitment, "unit": "jobs", "baseline": 1.5}
            measure = step.create(MEASURE, {**made, "target": 20})
        step.create(READING, {"measure": measure, "day": date(2004, 3, 3), "value": 5})
        step.create(PROGRESS, {"commitment": first, "day": date(2004, 3, 3), "text": "Got; far"})
        step.create(ISSUE, {"text": "Who pays? ; when", "commitment": first, "raised": date(2004, 3, 3)})
        step.create(ISSUE, {"text": "About the plan", "answer": "Yes; no", "answered": date(2004, 3, 4)})
        step.create(ENGAGEMENT, {"contact": ada, "interests": "a; b", "written": date(2004, 1, 5), "next": "Ring"})
        step.create(ENGAGEMENT, {"contact": other, "expertise": "Boats"})
        level = store.terms("charter")[-1].id
        step.create(ASSESSMENT, {"organisation": trust, "day": date(2004, 1, 5), "assessed": True, "planned": False})
        step.create(
            ASSESSMENT, {"organisation": trust, "day": date(2004, 5, 5), "level": level, "source": "Visit; ours"}
        )
    return store


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("name", PLAN)
def test_a_plan_comes_back_as_it_was(plan: Store, tmp_path: Path, name: str, ending: str) -> None:
    before = content(plan)
    count = export_list(plan, LISTS[name], tmp_path / f"list.{ending}")
    read, applied = bring_in(plan, tmp_path / f"list.{ending}")
    assert read.record is LISTS[name]
    assert counts(read) == {"same": count}
    assert (applied.step_id, content(plan)) == (None, before)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_plan_goes_into_a_new_study(plan: Store, tmp_path: Path, ending: str) -> None:
    there = Store.create(tmp_path / "there.lwdesk")
    there.remember(STANDS_ON, "2004-11-15")
    for name in ("organisations", "contacts", "actions", "commitments", "assessments"):
        export_list(plan, LISTS[name], tmp_path / f"{name}.{ending}")
        bring_in(there, tmp_path / f"{name}.{ending}")
    for name in ("actions", "assessments"):
        assert shown_of(there, name) == shown_of(plan, name)
    wanted, found = shown_of(plan, "commitments"), shown_of(there, "commitments")
    parts = ("Ref", "Action", "Strand", "Commitment", "Champion", "Status", "Due", "By year end", "Plan for the year")
    assert [[row[part] for part in parts] for row in found] == [[row[part] for part in parts] for row in wanted]
    assert [row["Owner"] for row in found] == ["Ada Moss", "Depot; Row CIC", ""]
    there.close()


def shown_of(store: Store, name: str) -> list[dict[str, object]]:
    """The rows of a list, by heading."""
    record = LISTS[name]
    rows = store.cells(record, sorted(store.ids(Query(record))), record.listed)
    return [{f.label: cell for f, cell in zip(record.listed, row, strict=True)} for row in rows]


def csv(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def played(store: Store, text: str) -> tuple[object, object]:
    """(contact, organisation) that own the commitment, by name."""
    (row,) = store.cells(
        COMMITMENT, [id_of(store, text)], [COMMITMENT.field(n) for n in ("owner_person", "owner_body")]
    )
    return row[0], row[1]


def id_of(store: Store, text: str) -> int:
    return next(i for i, said in store.find(COMMITMENT, text))


OWNERS = {
    "Ada Moss": ("Ada Moss", ""),
    "ada moss": ("Ada Moss", ""),
    "The Lanes Trust Ltd": ("", "Lanes Trust"),
    "Mole & Sons Limited": ("", "Mole and Sons"),
    "Ben Hale": ("Ben Hale", ""),
    "Dr Q. O'Neill": ("Dr Q. O'Neill", ""),
    "Row Lane Council": ("", "Row Lane Council"),
    "Skills team": ("", "Skills team"),
    "LSC": ("", "LSC"),
    "Cara Doyle, Project manager": ("Cara Doyle", ""),
    "Eve Finch; Ada Moss": ("Eve Finch", ""),
    "to be confirmed": ("", ""),
    "-": ("", ""),
}
"""What a cell says, and the contact or the organisation that owns the commitment then."""
PARTNERS = {
    "Ada Moss; Lanes Trust": ("Lanes Trust", "Ada Moss"),
    "Lanes Trust, Ada Moss and Row Lane Council": ("Lanes Trust", "Row Lane Council", "Ada Moss"),
    "Ben Hale (Lanes Trust)": ("Ben Hale",),
    "Health and Work Alliance": ("Health and Work Alliance",),
    "Lanes Trust; Ben Hale": ("Lanes Trust", "Ben Hale"),
    "n/a": (),
}


@pytest.fixture
def known(store: Store) -> Store:
    """A contact and two organisations."""
    with store.step("Known") as step:
        trust = step.create(ORGANISATION, {"name": "Lanes Trust"})
        step.create(ORGANISATION, {"name": "Mole and Sons"})
        step.create(CONTACT, {"name": "Ada Moss", "organisation": trust})
    return store


def test_who_owns_a_commitment(known: Store, tmp_path: Path) -> None:
    rows = [f'3.1 Links,Promise {n}.,"{cell}",1/6/2004' for n, cell in enumerate(OWNERS)]
    read, _ = bring_in(known, csv(tmp_path / "plan.csv", "Action,Commitment,Owner,Due", *rows))
    assert {cell: played(known, f"Promise {n}.") for n, cell in enumerate(OWNERS)} == OWNERS
    told = [trouble.text for row in read.rows for trouble in row.troubles]
    assert told == ["Cara Doyle, Project manager", "Eve Finch; Ada Moss", "to be confirmed"]


def test_who_are_partners(known: Store, tmp_path: Path) -> None:
    rows = [f'3.1 Links,Promise {n}.,"{cell}",1/6/2004' for n, cell in enumerate(PARTNERS)]
    bring_in(known, csv(tmp_path / "plan.csv", "Action,Commitment,Partners,Due", *rows))
    ids = [id_of(known, f"Promise {n}.") for n in range(len(PARTNERS))]
    found = known.cells(COMMITMENT, ids, [COMMITMENT.field("partners")])
    assert {cell: row[0] for cell, row in zip(PARTNERS, found, strict=True)} == PARTNERS


def test_of_two_people_called_alike_the_organisation_tells_which(store: Store, tmp_path: Path) -> None:
    with store.step("Known") as step:
        for name in ("Lanes Trust", "Row Forum"):
            step.create(CONTACT, {"name": "Ada Moss", "organisation": step.create(ORGANISATION, {"name": name})})
    file = csv(tmp_path / "plan.csv", "Action,Commitment,Owner", '3.1 A,One,"Ada Moss (Row Forum)"',
               '3.1 A,Two,"Ada Moss, Lanes Trust"', '3.1 A,Three,Cara Doyle (Depot Trust)')  # fmt: skip
    bring_in(store, file)
    owners = [store.get(COMMITMENT, id_of(store, text))["owner_person"] for text in ("One", "Two", "Three")]  # type: ignore[index]
    rows = store.cells(CONTACT, owners, [CONTACT.field("name"), CONTACT.field("organisation")])
    assert rows == [["Ada Moss", "Row Forum"], ["Ada Moss", "Lanes Trust"], ["Cara Doyle", "Depot Trust"]]
    again, _ = bring_in(store, file)
    assert counts(again) == {"same": 3}


def test_another_owner_takes_the_place_of_the_one_before(plan: Store, tmp_path: Path) -> None:
    bring_in(plan, csv(tmp_path / "a.csv", "Ref,Commitment,Owner", "C0003,Under no action; nobody's,Ben Hale"))
    assert played(plan, "Under no") == ("Ben Hale", "")
    lines = "Ref,Commitment,Owner", "C0003,Under no action; nobody's,Row Lane Council"
    read, _ = bring_in(plan, csv(tmp_path / "b.csv", *lines))
    assert [row.changes for row in read.rows] == [[("Owner", "Ben Hale", "Row Lane Council")]]
    assert played(plan, "Under no") == ("", "Row Lane Council")
    plan.undo()
    assert played(plan, "Under no") == ("Ben Hale", "")


def test_the_number_of_an_action_is_enough(plan: Store, tmp_path: Path) -> None:
    lines = ["Action,Commitment,Due", "3.1,Open a desk,1/6/2004", "3.2,Close a desk,1/6/2004", "4,Move a desk,1/6/2004",
             "4 Moving,Move two desks,1/6/2004"]  # fmt: skip
    bring_in(plan, csv(tmp_path / "plan.csv", *lines))
    ids = [id_of(plan, text) for text in ("Open a", "Close a", "Move a", "Move two")]
    assert [row[0] for row in plan.cells(COMMITMENT, ids, [COMMITMENT.field("action")])] == [
        "3.1 Links to health", "3.2 Work; and skills", "4 Moving", "4 Moving",
    ]  # fmt: skip
    assert plan.count(Query(ACTION)) == 3


def test_a_measure_says_by_ref_or_in_words_what_it_is_for(plan: Store, tmp_path: Path) -> None:
    lines = ["Commitment,Measure,Unit,Target", "C0002,Boats,boats,5", "C0001,Boats,boats,6",
             "Under no action; nobody's,Boats,boats,7"]  # fmt: skip
    bring_in(plan, csv(tmp_path / "measures.csv", *lines))
    held = plan.many(MEASURE, [i for i, name in plan.find(MEASURE, "Boats")])
    refs = {plan.get(COMMITMENT, each["commitment"])["ref"]: each["target"] for each in held.values()}  # type: ignore[index]
    assert refs == {"C0002": 5, "C0001": 6, "C0003": 7}
    again, _ = bring_in(plan, tmp_path / "measures.csv")
    assert counts(again) == {"same": 3}


def test_strands_that_the_study_does_not_know_become_terms(store: Store, tmp_path: Path) -> None:
    lines = ["Action,Strand,Commitment,Owner", "3.1 A,Housing,One,LSC", "3.1 A,housing ,Two,LSC",
             "3.1 A,Debt,Three,LSC", "3.1 A,tbc,Four,LSC"]  # fmt: skip
    read, _ = bring_in(store, csv(tmp_path / "plan.csv", *lines))
    assert [term.label for term in store.terms("strand")] == ["Housing", "Debt"]
    assert read.notes == ["New in the list of strand: “Housing”, “Debt”."]
    assert read.open_questions == []
    assert [row["Strand"] for row in shown_of(store, "commitments")] == ["Housing", "Housing", "Debt", ""]
    store.undo()
    assert store.terms("strand") == []


def test_two_assessments_of_one_organisation_are_two(store: Store, tmp_path: Path) -> None:
    lines = ["Organisation,Date,Assessed,Action plan made,Level", "Lanes Trust,5/1/2004,Yes,No,",
             "Lanes Trust,5/5/2004,Yes,Yes,"]  # fmt: skip
    bring_in(store, csv(tmp_path / "charter.csv", *lines))
    assert [row["Date"] for row in shown_of(store, "assessments")] == [date(2004, 1, 5), date(2004, 5, 5)]
    again, _ = bring_in(store, tmp_path / "charter.csv")
    assert counts(again) == {"same": 2}


@pytest.mark.parametrize(
    ("headings", "name"),
    [
        ("Action,What we will do,Owned by,Deadline,RAG rating", "commitments"),
        ("Commitment,Success measure,Unit,Baseline,Target", "measures"),
        ("Issue for the board,Date raised,Answer", "issues"),
        ("Name,Organisation,Email,Areas of interest,Last contacted,Next steps", "engagement"),
        ("Organisation,Assessed on,Level reached,Self-assessment", "assessments"),
        ("Action,Aim,Inputs,Outputs,Outcomes", "actions"),
        ("Activity,Description,Lead organisation,Partners,Funders", "activities"),
        ("Name,Role,Organisation,Email,Telephone", "contacts"),
        ("Organisation,Address,Telephone,Website", "organisations"),
    ],
)
def test_which_list_a_sheet_is_of(headings: str, name: str) -> None:
    assert guess_record(headings.split(","), LISTS.values()).list == name
