"""Whole imports of names that are merely alike: what is asked, what each answer does, what is never asked again."""

import json
from pathlib import Path

import pytest
from lists import book, bring_in, content, counts, shown

from lwdesk.cli import run
from lwdesk.exchange.answers import Answer, forget_answer, keep_answer
from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.plan import ImportPlan, Outcome, apply_plan
from lwdesk.operations import merge_organisations
from lwdesk.records import ACTIVITY, ORGANISATION
from lwdesk.store import Query, Store

HEADINGS = ["Activity", "Boroughs", "Lead organisation", "Funders", "Comments"]
KITCHEN = ["Kitchen Start", "Brent", "Riverside Trust", "Larder Fund", "Good."]


@pytest.fixture
def kitchen(tmp_path: Path, store: Store) -> Store:
    bring_in(store, book(tmp_path / "first.xlsx", HEADINGS, KITCHEN))
    return store


def open_questions(plan: ImportPlan) -> list[str]:
    return [q.sentence() for q in plan.questions if q.answer is Answer.OPEN]


def test_a_linked_name_that_is_merely_alike_is_asked_about_once_and_brought_in(tmp_path: Path, kitchen: Store) -> None:
    rows = [["Night Bus", "", "Riverside Trust Ltd (London)", "", ""], ["Job Club", "", "", "Riversde Trust", ""],
            ["Mentoring", "", "RIVERSIDE TRUST Ltd.", "Riverside Trust Ltd (London)", ""]]  # fmt: skip
    plan, _ = bring_in(kitchen, book(tmp_path / "a.xlsx", HEADINGS, *rows))
    assert open_questions(plan) == [
        "Rows 2 and 4: is “Riverside Trust Ltd (London)” the same as “Riverside Trust”?",
        "Row 3: is “Riversde Trust” the same as “Riverside Trust”?",
    ]
    assert counts(plan) == {"new": 3, "duplicates": 2}
    assert shown(kitchen, ACTIVITY)["Mentoring"]["lead"] == ("Riverside Trust",)
    assert sorted(shown(kitchen, ORGANISATION)) == [
        "Larder Fund", "Riversde Trust", "Riverside Trust", "Riverside Trust Ltd (London)",
    ]  # fmt: skip


def test_the_same_leads_to_the_record_now_and_in_every_later_file(tmp_path: Path, kitchen: Store) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, ["Night Bus", "", "Riverside Trust Ltd (London)", "", ""])
    (question,) = plan_file(kitchen, path).questions
    keep_answer(kitchen, question, Answer.SAME)
    plan, _ = bring_in(kitchen, path)
    (kept,) = plan.questions
    assert (kept.answer, kept.remembered, kept.rows, kept.likes[0].name) == (Answer.SAME, True, [2], "Riverside Trust")
    assert counts(plan) == {"new": 1}
    assert shown(kitchen, ACTIVITY)["Night Bus"]["lead"] == ("Riverside Trust",)
    assert sorted(shown(kitchen, ORGANISATION)) == ["Larder Fund", "Riverside Trust"]
    before = content(kitchen)
    again, applied = bring_in(kitchen, path)
    assert (counts(again), applied.step_id) == ({"same": 1}, None)
    assert content(kitchen) == before
    forget_answer(kitchen, kept)
    assert open_questions(plan_file(kitchen, path)) == [
        "Row 2: is “Riverside Trust Ltd (London)” the same as “Riverside Trust”?"
    ]


@pytest.mark.parametrize("answer", [Answer.DIFFERENT, Answer.NEVER])
def test_what_was_said_to_be_two_is_not_asked_about_again(tmp_path: Path, kitchen: Store, answer: Answer) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, ["Night Bus", "", "Riverside Trust (London)", "", ""])
    (question,) = plan_file(kitchen, path).questions
    keep_answer(kitchen, question, answer)
    plan, _ = bring_in(kitchen, path)
    assert open_questions(plan) == []
    assert [(q.answer, q.remembered) for q in plan.questions] == [(answer, True)]
    assert counts(plan) == {"new": 1}
    assert "Riverside Trust (London)" in shown(kitchen, ORGANISATION)


def test_a_title_that_is_merely_alike_is_a_possible_duplicate_and_brought_in(tmp_path: Path, kitchen: Store) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, ["Kitchn Start", "Brent", "", "", ""], ["Night Bus", "", "", "", ""])
    plan, applied = bring_in(kitchen, path)
    assert open_questions(plan) == ["Row 2: is “Kitchn Start” the same as “Kitchen Start”?"]
    assert [row.outcome for row in plan.rows] == [Outcome.DUPLICATE, Outcome.NEW]
    assert counts(plan) == {"new": 1, "duplicates": 1}
    assert plan.sentence() == "Register: 1 new, 1 maybe the same as others."
    assert applied.new == 2
    assert sorted(shown(kitchen, ACTIVITY)) == ["Kitchen Start", "Kitchn Start", "Night Bus"]


def test_a_title_said_to_be_the_same_updates_the_record_and_does_not_rename_it(tmp_path: Path, kitchen: Store) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, ["Kitchn Start", "Brent; Camden", "", "Kiln Fund", ""])
    (question,) = plan_file(kitchen, path).questions
    keep_answer(kitchen, question, Answer.SAME)
    plan, applied = bring_in(kitchen, path)
    assert counts(plan) == {"updated": 1}
    assert (applied.new, applied.updated) == (0, 1)
    assert {change[0] for row in plan.rows for change in row.changes} == {"Boroughs", "Funders"}
    assert shown(kitchen, ACTIVITY)["Kitchen Start"]["boroughs"] == ("Brent", "Camden")
    assert list(shown(kitchen, ACTIVITY)) == ["Kitchen Start"]
    again, applied = bring_in(kitchen, path)
    assert (counts(again), applied.step_id) == ({"same": 1}, None)


@pytest.mark.parametrize(
    ("borough", "lead", "asked"),
    [("Brent", "Kiln Street Works", True), ("Camden", "Riverside Trust", True), ("", "", True),
     ("Camden", "", False), ("Camden", "Kiln Street Works", False)],
)  # fmt: skip
def test_titles_alike_must_agree_in_an_organisation_or_a_borough_where_both_have_some(
    tmp_path: Path, kitchen: Store, borough: str, lead: str, asked: bool
) -> None:
    plan = plan_file(kitchen, book(tmp_path / "a.xlsx", HEADINGS, ["Kitchen Start Project", borough, lead, "", ""]))
    assert bool(open_questions(plan)) is asked


def test_rows_of_one_sheet_are_held_against_each_other(tmp_path: Path, store: Store) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, KITCHEN, ["Kitchn Start", "Brent", "Riversde Trust", "", ""])
    plan = plan_file(store, path)
    assert open_questions(plan) == [
        "Row 3: is “Kitchn Start” the same as “Kitchen Start” in row 2?",
        "Row 3: is “Riversde Trust” the same as “Riverside Trust” in row 2?",
    ]
    for question in plan.questions:
        keep_answer(store, question, Answer.SAME)
    plan, _ = bring_in(store, path)
    assert open_questions(plan) == []
    assert list(shown(store, ORGANISATION)) == ["Riverside Trust", "Larder Fund"]
    assert list(shown(store, ACTIVITY)) == ["Kitchen Start"]
    again, applied = bring_in(store, path)
    assert (counts(again), applied.step_id) == ({"same": 2}, None)


def test_the_first_of_two_rows_that_are_one_may_be_ticked_off(tmp_path: Path, store: Store) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, KITCHEN, ["Kitchn Start", "Brent", "", "", "More."])
    keep_answer(store, plan_file(store, path).questions[0], Answer.SAME)
    plan = plan_file(store, path)
    plan.rows[0].wanted = False
    apply_plan(store, plan)
    assert list(shown(store, ACTIVITY)) == ["Kitchn Start"]


def test_organisations_of_a_list_are_asked_about_as_well(tmp_path: Path, kitchen: Store) -> None:
    path = book(tmp_path / "a.xlsx", ["Organisation", "Telephone"], ["Riverside Trust Ltd (London)", "020 7946 0100"],
                ["Brent Council", ""], ["LB Brent", ""])  # fmt: skip
    plan, _ = bring_in(kitchen, path, record=ORGANISATION)
    assert open_questions(plan) == [
        "Row 2: is “Riverside Trust Ltd (London)” the same as “Riverside Trust”?",
        "Row 4: is “LB Brent” the same as “Brent Council” in row 3?",
    ]
    assert counts(plan) == {"new": 1, "duplicates": 2}


def test_a_list_that_was_exported_comes_back_without_a_question(tmp_path: Path, kitchen: Store) -> None:
    bring_in(kitchen, book(tmp_path / "a.xlsx", HEADINGS, ["Kitchn Start", "Brent", "Riversde Trust", "", ""]))
    assert run(["export", str(kitchen.path), "activities", str(tmp_path / "out.xlsx")]) == 0
    plan = plan_file(kitchen, tmp_path / "out.xlsx")
    assert (plan.questions, counts(plan)) == ([], {"same": 2})


def test_a_merged_organisation_that_a_file_brings_again_is_the_one_that_stayed(tmp_path: Path, kitchen: Store) -> None:
    path = book(tmp_path / "a.xlsx", HEADINGS, ["Night Bus", "", "Kiln Street Works", "", ""])
    bring_in(kitchen, path)
    ids = {name: i for i, _, _, name in kitchen.identities(ORGANISATION)}
    merge_organisations(kitchen, ids["Riverside Trust"], [ids["Kiln Street Works"]])
    plan, applied = bring_in(kitchen, path)
    assert (counts(plan), applied.step_id) == ({"same": 1}, None)
    assert "Kiln Street Works" not in shown(kitchen, ORGANISATION)
    kitchen.undo()
    plan, applied = bring_in(kitchen, path)
    assert (counts(plan), applied.step_id) == ({"same": 1}, None)
    assert shown(kitchen, ACTIVITY)["Night Bus"]["lead"] == ("Kiln Street Works",)


def test_rows_that_are_left_out_are_not_asked_about(tmp_path: Path, kitchen: Store) -> None:
    rows = [["", "", "Riversde Trust", "", ""], ["x" * 301, "", "Larder Fnd", "", ""], ["Night Bus", "", "", "", ""]]
    plan = plan_file(kitchen, book(tmp_path / "a.xlsx", HEADINGS, *rows))
    assert open_questions(plan) == []


def test_of_very_many_names_none_is_asked_about_and_it_is_said(
    tmp_path: Path, kitchen: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lwdesk.exchange.plan.alike.MOST", 3)
    rows = [[f"Job Club {n}", "", "Riversde Trust", "", ""] for n in range(4)]
    plan = plan_file(kitchen, book(tmp_path / "a.xlsx", HEADINGS, *rows))
    assert open_questions(plan) == ["Rows 2, 3, 4 and 1 more: is “Riversde Trust” the same as “Riverside Trust”?"]
    assert [note for note in plan.notes if "alike" in note] == [
        "With more than 3 activities, alike names among them were not looked for."
    ]


# -- the command line


def test_the_command_line_asks_in_sentences_and_counts(
    tmp_path: Path, kitchen: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [[f"{word} Start", "", "", f"{word} Trust London", ""] for word in _WORDS]
    bring_in(kitchen, book(tmp_path / "a.xlsx", HEADINGS, *([f"{w} Club", "", f"{w} Trust", "", ""] for w in _WORDS)))
    kitchen.close()
    path = book(tmp_path / "b.xlsx", HEADINGS, *rows)
    assert run(["import", str(kitchen.path), str(path), "--dry-run"]) == 0
    lines = capsys.readouterr().err.splitlines()
    asked = [line for line in lines if line.endswith("?")]
    assert asked[0] == "Row 2: is “Larkmont Trust London” the same as “Larkmont Trust”?"
    assert len(asked) == 10
    assert "There are 2 more questions about names. The window asks each of them." in lines
    assert run(["import", str(kitchen.path), str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (said["new"], said["duplicates"]) == (12, 12)
    with_them = Store.open(kitchen.path, by="Ada")
    assert len(with_them.ids(Query(ORGANISATION))) == 2 + 24
    with_them.close()


_WORDS = ["Larkmont", "Quillow", "Brackendon", "Tessaly", "Ormeswick", "Vintry", "Dunmallow", "Fennimore", "Gorsedge",
          "Hartleap", "Jessamine", "Kilvert"]  # fmt: skip
