"""Half a year between two papers: the second tells exactly what changed."""

from datetime import date
from pathlib import Path

import pytest
from plan_study import MAY, NOVEMBER, PlanStudy

from lwdesk.exchange.board.compose import compose
from lwdesk.exchange.board.content import Board
from lwdesk.operations import board
from lwdesk.records import COMMITMENT, ORGANISATION, PAPER, PROGRESS
from lwdesk.refusal import Refusal
from lwdesk.store import Query
from lwdesk.store.beside import STANDS_ON
from lwdesk.store.happened import Happened, What


def text(paper: Board, key: str) -> str:
    return next(section.text for section in paper.sections if section.key == key)


def now(plan: PlanStudy) -> Board:
    return compose(plan.store, board.current(plan.store))


def test_a_first_paper_says_that_all_of_it_is_new(plan: PlanStudy) -> None:
    paper = now(plan)
    assert paper.facts.since == "" and paper.facts.happened == []
    assert "This is the first paper on the plan, so all of it is new to the board." in text(paper, "summary")
    assert "Review what works: 4 May 2004: Asked six boroughs." in text(paper, f"action/{plan.health}")


def test_a_second_paper_half_a_year_later_tells_exactly_what_changed(plan: PlanStudy, tmp_path: Path) -> None:
    plan.write_in_may(tmp_path / "may.docx")
    plan.go_on()
    paper = now(plan)
    assert paper.facts.since == "10 May 2004"
    assert paper.facts.happened == [
        Happened(plan.training, What.DONE, "Under way", "Done"),
        Happened(plan.review, What.LATER, date(2004, 6, 30), date(2005, 2, 28)),
        Happened(plan.review, What.RAG, "", "Amber"),
        Happened(plan.leaflet, What.DROPPED, "Under way", "Dropped"),
        Happened(plan.leaflet, What.OWNER, f"organisation:{plan.council}", f"contact:{plan.ana}"),
        Happened(plan.signed, What.LATE, "Not started", "Late"),
        Happened(plan.peers, What.NEW),
    ]
    assert text(paper, f"action/{plan.health}").split("\n") == [
        "Since 10 May 2004 1 commitment was done, 1 was put off and 1 was dropped.",
        "• 3.1.1 Train link workers: done on 15 Nov 2004.",
        "• 3.1.2 Review what works: put off from 30 Jun 2004 to 28 Feb 2005. From no judgement to amber: "
        "Two boroughs have not answered. 12 Oct 2004: Four of six answered.",
        "• 3.1.3 Print a leaflet: dropped. The owner changed from Northgate Council to Ana Pereira.",
    ]
    assert text(paper, f"action/{plan.charter}").split("\n") == [
        "Since 10 May 2004 1 commitment is new and 1 has become late.",
        "• 3.2.1 Sign up ten employers: late. It was due on 31 Oct 2004, 15 days ago.",
        "• 3.2.2 Employers visit each other: new in the plan.",
    ]
    assert [update.text for update in paper.facts.updates] == ["Four of six answered."]
    assert [issue.text for issue in paper.facts.answered] == ["Who pays for the venue?"]
    assert [issue.text for issue in paper.facts.raised] == ["May we share names?"]
    assert [measure.name for measure in paper.facts.read] == ["Link workers trained"]
    assert text(paper, "issues") == "The board is asked to decide 1 issue. 1 issue was answered since 10 May 2004."


def test_what_was_undone_did_not_happen(plan: PlanStudy, tmp_path: Path) -> None:
    plan.write_in_may(tmp_path / "may.docx")
    plan.store.remember(STANDS_ON, "2004-05-12")
    with plan.store.step("Done") as step:
        step.update(COMMITMENT, plan.training, {"status": "Done"})
        step.create(PROGRESS, {"commitment": plan.training, "day": date(2004, 5, 11), "text": "All of them came."})
    assert [each.what for each in now(plan).facts.happened] == [What.DONE]
    assert "All of them came." in text(now(plan), f"action/{plan.health}")
    plan.store.undo()
    assert now(plan).facts.happened == [] and now(plan).facts.updates == []
    wanted = "Nothing has changed since 10 May 2004, and no update was written."
    assert text(now(plan), f"action/{plan.health}") == wanted
    plan.store.redo()
    assert [each.what for each in now(plan).facts.happened] == [What.DONE]


def test_an_update_put_in_other_words_is_told_again(plan: PlanStudy, tmp_path: Path) -> None:
    plan.write_in_may(tmp_path / "may.docx")
    plan.store.remember(STANDS_ON, "2004-05-12")
    [update] = plan.store.ids(Query(PROGRESS))
    with plan.store.step("Amend") as step:
        step.update(PROGRESS, update, {"text": "Asked seven boroughs."})
    assert "4 May 2004: Asked seven boroughs." in text(now(plan), f"action/{plan.health}")


def test_what_left_the_plan_is_told(plan: PlanStudy, tmp_path: Path) -> None:
    plan.write_in_may(tmp_path / "may.docx")
    plan.store.remember(STANDS_ON, "2004-05-12")
    with plan.store.step("Delete") as step:
        step.delete(COMMITMENT, [plan.leaflet])
    said = text(now(plan), f"action/{plan.health}")
    assert "• 3.1.3 Print a leaflet: no longer in the plan; it was under way." in said


def test_the_day_from_which_it_tells_can_be_chosen(plan: PlanStudy, tmp_path: Path) -> None:
    plan.write_in_may(tmp_path / "may.docx")
    plan.store.remember(STANDS_ON, "2004-08-01")
    with plan.store.step("Done") as step:
        step.update(COMMITMENT, plan.training, {"status": "Done"})
    board.remember_as_written(plan.store, board.write(plan.store, tmp_path / "august.docx"))
    plan.store.remember(STANDS_ON, NOVEMBER)
    assert [each.what for each in now(plan).facts.happened if each.commitment == plan.training] == []
    first = next(paper for paper in plan.store.papers.all() if paper.written == date.fromisoformat(MAY))
    board.set_since(plan.store, f"paper:{first.id}")
    assert [each.what for each in now(plan).facts.happened if each.commitment == plan.training] == [What.DONE]
    board.set_since(plan.store, "")
    assert now(plan).facts.told is None
    board.set_since(plan.store, None)
    assert now(plan).facts.since == "1 Aug 2004"


def test_a_day_before_the_study_was_begun_has_nothing_before_it(plan: PlanStudy) -> None:
    board.set_since(plan.store, "day:1999-01-01")
    assert now(plan).facts.told is None


def test_the_last_day_there_is_may_be_chosen(plan: PlanStudy) -> None:
    board.set_since(plan.store, "day:9999-12-31")
    assert now(plan).facts.happened == []


def test_how_the_plan_stood_is_read_back_from_the_log(plan: PlanStudy) -> None:
    before = plan.store.papers.last_step()
    told = board.told_now(plan.store, date.fromisoformat(MAY), before)
    plan.go_on()
    rows = plan.store.papers
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "step_by", lambda day: before)
        back = rows.told_on(date.fromisoformat(MAY))
    assert back == told


def test_a_paper_that_is_written_twice_on_its_day_stays_one(plan: PlanStudy, tmp_path: Path) -> None:
    plan.write_in_may(tmp_path / "may.docx")
    plan.write_in_may(tmp_path / "may.xlsx")
    assert len(plan.store.papers.all()) == 1 and board.earlier(plan.store) == []
    plan.store.remember(STANDS_ON, NOVEMBER)
    assert board.current(plan.store) is None
    assert [paper.written for paper in board.earlier(plan.store)] == [date.fromisoformat(MAY)]


def test_writing_it_is_one_step_that_can_be_undone(plan: PlanStudy, tmp_path: Path) -> None:
    plan.write_in_may(tmp_path / "may.docx")
    plan.store.undo()
    assert plan.store.ids(Query(PAPER)).tolist() == []


def test_an_earlier_paper_can_be_prepared_again_and_tells_what_it_told(plan: PlanStudy, tmp_path: Path) -> None:
    plan.write_in_may(tmp_path / "may.docx")
    plan.go_on()
    plan.write_in_may(tmp_path / "november.docx")
    plan.store.remember(STANDS_ON, "2004-11-20")
    november, may = board.earlier(plan.store)
    board.prepare_again(plan.store, november)
    again = board.current(plan.store)
    assert again and again.id == november.id and again.written is None
    assert now(plan).facts.since == "10 May 2004"
    board.set_title(plan.store, "With a title")
    with pytest.raises(Refusal, match="Another paper is being prepared"):
        board.prepare_again(plan.store, may)


def test_texts_stay_as_edited_and_ours_follow_the_figures(plan: PlanStudy, tmp_path: Path) -> None:
    late = next(section for section in now(plan).sections if section.key == "late")
    summary = next(section for section in now(plan).sections if section.key == "summary")
    board.edit(plan.store, late, "Nothing to worry about.")
    board.edit(plan.store, summary, summary.ours)
    plan.store.remember(STANDS_ON, NOVEMBER)
    after = {section.key: section for section in now(plan).sections}
    assert after["late"].text == "Nothing to worry about." and after["late"].edited and after["late"].outdated
    assert not after["summary"].edited and "3 late" in after["summary"].text
    board.take_ours(plan.store, after["late"])
    again = next(section for section in now(plan).sections if section.key == "late")
    assert not again.edited and again.text == again.ours
    plan.store.undo()
    assert text(now(plan), "late") == "Nothing to worry about."


def test_the_next_paper_begins_with_our_texts(plan: PlanStudy, tmp_path: Path) -> None:
    board.edit(plan.store, now(plan).sections[0], "In our own words.")
    plan.write_in_may(tmp_path / "may.docx")
    assert text(now(plan), "summary") == "In our own words."
    plan.store.remember(STANDS_ON, NOVEMBER)
    assert text(now(plan), "summary") != "In our own words."
    assert board.earlier(plan.store)[0].texts["summary"][0] == "In our own words."


def test_no_name_of_a_person_is_kept_with_a_paper(plan: PlanStudy, tmp_path: Path) -> None:
    plan.go_on()
    plan.write_in_may(tmp_path / "november.docx")
    [paper] = plan.store.ids(Query(PAPER))
    held = plan.store.get(PAPER, paper)
    assert held and "Ana Pereira" not in held["settings"] and f"contact:{plan.ana}" in held["settings"]


def test_why_nothing_is_told_since_a_moment(plan: PlanStudy, tmp_path: Path) -> None:
    board.set_since(plan.store, "day:1999-01-01")
    assert "Nothing of the plan was written down by 1 Jan 1999, so all of it is told as new." in text(
        now(plan), "summary"
    )
    board.set_since(plan.store, None)
    plan.write_in_may(tmp_path / "may.docx")
    plan.store.remember(STANDS_ON, NOVEMBER)
    board.set_since(plan.store, "")
    assert "This paper tells of the whole plan, from its beginning." in text(now(plan), "summary")


def test_an_owner_who_was_merged_with_one_of_the_same_name_is_no_other_owner(plan: PlanStudy, tmp_path: Path) -> None:
    plan.write_in_may(tmp_path / "may.docx")
    plan.store.remember(STANDS_ON, NOVEMBER)
    with plan.store.step("Merge") as step:
        twin = step.create(ORGANISATION, {"name": "Northgate Council"})
        step.update(COMMITMENT, plan.leaflet, {"owner_body": twin})
        step.delete(ORGANISATION, [plan.council])
    assert [h.what for h in now(plan).facts.happened if h.commitment == plan.leaflet] == []
