"""The papers of the action plan say what the pages show, as documents and as workbooks."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from promised import Promised, promised

from lwdesk.exchange.papers import write_paper
from lwdesk.exchange.papers.timeline import DUE, PROMISED, RUNS, SLIPPED
from lwdesk.exchange.trouble import ExchangeTrouble
from lwdesk.records import COMMITMENT
from lwdesk.store import Query, Store, Where


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Promised]:
    made = promised(tmp_path / "plan.lwdesk")
    yield made
    made.store.close()


def document(plan: Promised, name: str, tmp_path: Path) -> Any:
    path = tmp_path / f"{name}.docx"
    write_paper(plan.store, name, path)
    return Document(str(path))


def texts(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def column(document: Any, heading: str) -> list[str]:
    """What stands in a column of all tables, one after another."""
    found = []
    for table in document.tables:
        at = [cell.text for cell in table.rows[0].cells].index(heading)
        found += [row.cells[at].text for row in table.rows[1:]]
    return found


def sheet(plan: Promised, name: str, tmp_path: Path) -> list[dict[str, Any]]:
    """The rows of the first sheet by their headings."""
    path = tmp_path / f"{name}.xlsx"
    write_paper(plan.store, name, path)
    headings, *rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_the_whole_plan_goes_by_action(plan: Promised, tmp_path: Path) -> None:
    paper = document(plan, "plan", tmp_path)
    said = texts(paper)
    assert said[0] == "Action plan of Works"
    assert said[1] == (
        "7 commitments as they stand on 15 Nov 2004: "
        "1 late, 2 not started, 1 under way, 1 done, 1 dropped, 1 without a status."
    )
    at = said.index("3.1 Links to health")
    assert said[at + 1] == "Work is spoken of in surgeries."
    assert column(paper, "Ref") == ["C0001", "C0002", "C0005", "C0003", "C0004", "C0006", "C0007"]
    assert column(paper, "Status")[0] == "Late\nIt was due on 30 Sep 2004, 46 days ago."
    assert column(paper, "Who")[1] == "Owner: Ada Moss\nPartners: Northgate Borough Council"
    assert "First promised for 20 Dec 2004; it is due 101 days later now." in column(paper, "When")[1]
    assert column(paper, "Success measures")[1] == "Vacancies filled: target 250 vacancies"


def test_as_a_workbook_every_commitment_is_a_row_with_days_as_days(plan: Promised, tmp_path: Path) -> None:
    rows = sheet(plan, "plan", tmp_path)
    assert [row["Ref"] for row in rows] == ["C0001", "C0002", "C0005", "C0003", "C0004", "C0006", "C0007"]
    slipped = rows[1]
    assert slipped["Due"] == datetime(2005, 3, 31)
    assert slipped["First promised"] == datetime(2004, 12, 20)
    assert (slipped["Owner"], slipped["Partners"]) == ("Ada Moss", "Northgate Borough Council")
    assert (rows[0]["Status"], rows[0]["RAG"], rows[0]["Reason"]) == ("Late", "Red", "The trainer left")
    # Nobody has a champion: there is no column for them.
    assert "Champion" not in rows[0]
    assert load_workbook(tmp_path / "plan.xlsx").sheetnames == ["Action plan", "Actions", "About"]


def test_an_action_without_commitments_is_in_the_plan(plan: Promised, tmp_path: Path) -> None:
    with plan.store.step("Nothing under it any more") as step:
        step.delete(COMMITMENT, [plan.by_ref[ref] for ref in ("C0003", "C0004", "C0006")])
    assert "3.2 Work for carers" in texts(document(plan, "plan", tmp_path))


def test_by_status_no_status_is_left_out(plan: Promised, tmp_path: Path) -> None:
    paper = document(plan, "statuses", tmp_path)
    headings = [p.text for p in paper.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Not started", "Under way", "Done", "Late", "Dropped", "No status yet"]
    assert column(paper, "Ref") == ["C0004", "C0005", "C0002", "C0003", "C0001", "C0006", "C0007"]
    by_ref = {row["Ref"]: row["Status"] for row in sheet(plan, "statuses", tmp_path)}
    assert (by_ref["C0001"], by_ref["C0007"]) == ("Late", "No status yet")


def test_by_owner_those_without_one_come_last(plan: Promised, tmp_path: Path) -> None:
    paper = document(plan, "owners", tmp_path)
    headings = [p.text for p in paper.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Ada Moss", "Northgate Borough Council", "Riverside Trust", "Nobody answers for it yet"]
    assert [row["Owner"] for row in sheet(plan, "owners", tmp_path)].count("Nobody answers for it yet") == 2


def test_the_next_three_months_say_what_is_done(plan: Promised, tmp_path: Path) -> None:
    paper = document(plan, "months", tmp_path)
    assert texts(paper)[1] == "4 commitments late, due, to start or under way, 15 Nov 2004 to 15 Feb 2005."
    headings = [p.text for p in paper.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["Late", "December 2004", "January 2005", "Meanwhile"]
    assert column(paper, "Next three months")[0] == "Two more sessions"
    assert column(paper, "When")[:2] == ["Was due 30 Sep 2004", "Starts 1 Dec 2004"]
    assert [row["Month"] for row in sheet(plan, "months", tmp_path)] == headings


def test_the_timeline_draws_what_runs_what_slipped_and_what_is_due(plan: Promised, tmp_path: Path) -> None:
    rows = {row["Ref"]: row for row in sheet(plan, "timeline", tmp_path)}
    slipped = rows["C0002"]
    assert (slipped["Mar 2004"], slipped["Nov 2004, today"]) == (RUNS, RUNS)
    assert (slipped["Dec 2004"], slipped["Jan 2005"], slipped["Mar 2005"]) == (PROMISED, SLIPPED, DUE)
    assert (slipped["Days slipped"], slipped["First promised"]) == (101, datetime(2004, 12, 20))
    assert rows["C0005"]["Jan 2005"] == DUE and rows["C0005"]["Dec 2004"] is None
    assert rows["C0001"]["Status"] == "Late"
    assert not {RUNS, DUE} & set(rows["C0007"].values())


def test_a_timeline_of_a_century_has_columns_that_can_be_counted(plan: Promised, tmp_path: Path) -> None:
    from datetime import date

    with plan.store.step("Far ahead") as step:
        step.update(COMMITMENT, plan.by_ref["C0005"], {"due": date(2090, 1, 1)})
    rows = {row["Ref"]: row for row in sheet(plan, "timeline", tmp_path)}
    assert rows["C0005"]["2090"] == DUE and rows["C0002"]["2005"] == DUE
    assert len(rows["C0005"]) < 120


@pytest.mark.parametrize("name", ["plan", "statuses", "owners", "months", "timeline"])
def test_a_study_without_commitments_gives_a_paper_that_says_so(name: str, tmp_path: Path) -> None:
    store = Store.create(tmp_path / "empty.lwdesk", "Empty")
    try:
        assert write_paper(store, name, tmp_path / "paper.xlsx") == "0 commitments"
        if name != "timeline":
            write_paper(store, name, tmp_path / "paper.docx")
            assert texts(Document(str(tmp_path / "paper.docx")))[-1] == "There are no commitments to write."
    finally:
        store.close()


def test_the_timeline_is_a_workbook_only(plan: Promised, tmp_path: Path) -> None:
    with pytest.raises(ExchangeTrouble, match=r"timeline can be written as \.xlsx"):
        write_paper(plan.store, "timeline", tmp_path / "timeline.docx")


@pytest.mark.parametrize("name", ["plan", "statuses", "months", "owners", "timeline"])
def test_a_paper_of_a_filtered_page_has_what_the_page_shows_and_says_so(
    plan: Promised, name: str, tmp_path: Path
) -> None:
    status = COMMITMENT.field("status").ui.options.index("Under way")
    query = Query(COMMITMENT, where=(Where("status", (status,)),))
    shown = [row[0] for row in plan.store.cells(COMMITMENT, plan.store.ids(query), [COMMITMENT.field("text")])]
    assert len(shown) == 1
    path = tmp_path / f"{name}.xlsx"
    assert write_paper(plan.store, name, path, query) == "1 commitment"
    workbook = load_workbook(path)
    headings, *rows = workbook.worksheets[0].iter_rows(values_only=True)
    assert [row[headings.index("Commitment")] for row in rows] == shown
    about = [row[0] for row in workbook["About"].iter_rows(values_only=True)]
    assert "Only commitments where Status is “Under way”." in about
    if name != "timeline":
        write_paper(plan.store, name, path.with_suffix(".docx"), query)
        paper = Document(str(path.with_suffix(".docx")))
        assert "Only commitments where Status is “Under way”." in texts(paper)
        assert len(column(paper, "Commitment")) == 1


def test_a_filtered_plan_leaves_actions_out_of_which_nothing_is_shown(plan: Promised, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    write_paper(plan.store, "plan", path, Query(COMMITMENT, words="nothing is called like this"))
    assert texts(Document(str(path)))[-1] == "There are no commitments to write."
    write_paper(plan.store, "plan", path, Query(COMMITMENT))
    assert not [said for said in texts(Document(str(path))) if said.startswith("Only")]
