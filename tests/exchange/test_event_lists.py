"""Delegates, proposals, contributions, policies and recommendations: out and in again, and other people's lists."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from lists import book, bring_in, content, counts, shown

from lwdesk.cli import run
from lwdesk.exchange import export_list
from lwdesk.exchange.answers import Answer, keep_answer
from lwdesk.exchange.bring_in import plan_file
from lwdesk.exchange.recognise.columns import match_columns
from lwdesk.exchange.recognise.which import guess_record
from lwdesk.records import (
    CONTACT,
    CONTRIBUTION,
    DELEGATE,
    FRAMEWORK,
    LISTS,
    ORGANISATION,
    POLICY,
    PROPOSAL,
    RECOMMENDATION,
    THEME,
    WORKSHOP,
)
from lwdesk.records.tables import Record
from lwdesk.store import Query, Store

OURS = (DELEGATE, PROPOSAL, CONTRIBUTION, POLICY, RECOMMENDATION)
FORUM, COLLEGE = "Lanes Voluntary Forum", "Depot Lane College"


@pytest.fixture
def day(store: Store) -> Store:
    """Two people of one name, words that several say, and texts of several lines."""
    area = [term.id for term in store.terms("area")]
    with store.step("Begin") as step:
        forum, college = (step.create(ORGANISATION, {"name": name}) for name in (FORUM, COLLEGE))
        ada = step.create(
            CONTACT, {"name": "Ada Moss", "organisation": forum, "role": "Manager", "email": "ada@example.org"}
        )
        other = step.create(CONTACT, {"name": "Ada Moss", "organisation": college, "email": "moss@example.org"})
        theme = step.create(THEME, {"name": "Childcare"})
        first, second = (step.create(WORKSHOP, {"name": name, "theme": theme}) for name in ("Morning", "Afternoon"))
        for who, reply in ((ada, "Accepted"), (other, "Declined")):
            step.create(DELEGATE, {"contact": who, "invited": date(2026, 2, 1), "replied": reply, "attended": False,
                                   "workshop": first, "notes": "Not listed."})  # fmt: skip
        made = [
            step.create(PROPOSAL, {"ref": f"P000{n}", "text": text, "workshop": where, "theme": theme, "area": area[0]})
            for n, (text, where) in enumerate([("One; two\nthree", first), ("Alike", first), ("Alike", second)], 1)
        ]
        for kind in ("Can bring", "Needs"):
            for who, body in ((ada, forum), (other, college), (None, forum), (None, college)):
                for where in area[:2]:
                    step.create(CONTRIBUTION, {"area": where, "kind": kind, "text": "Rooms", "delegate": who,
                                               "organisation": body, "status": "Offered"})  # fmt: skip
        domain = step.create(FRAMEWORK, {"name": "Access; and travel"})
        step.create(POLICY, {"name": "City Skills", "issuer": "The mayor", "linked": (domain,)})
        for body, proposal in ((forum, made[0]), (college, made[1])):
            step.create(RECOMMENDATION, {"to": body, "text": "Do it\nsoon", "proposal": proposal, "status": "Draft"})
    return store


@pytest.fixture
def other(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "other.lwdesk")


def listed(store: Store, record: Record) -> list[list[object]]:
    return store.cells(record, sorted(store.ids(Query(record))), record.listed)


def said(store: Store, record: Record, *names: str) -> list[list[object]]:
    return store.cells(record, sorted(store.ids(Query(record))), [record.field(name) for name in names])


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("record", OURS, ids=lambda record: record.list)
def test_what_goes_out_comes_in_without_a_change(day: Store, tmp_path: Path, record: Record, ending: str) -> None:
    before = content(day)
    count = export_list(day, record, tmp_path / f"list.{ending}")
    plan, applied = bring_in(day, tmp_path / f"list.{ending}")
    assert (plan.record, counts(plan), applied.step_id) == (record, {"same": count}, None)
    assert not plan.notes and not plan.questions and not plan.problems
    assert content(day) == before


@pytest.mark.parametrize("record", OURS, ids=lambda record: record.list)
def test_another_study_takes_the_list_and_knows_it_again(
    day: Store, other: Store, tmp_path: Path, record: Record
) -> None:
    path = tmp_path / "list.xlsx"
    # In a study with all of the names nothing is left to be guessed of a name with a semicolon.
    for needed in (ORGANISATION, CONTACT):
        export_list(day, needed, tmp_path / "needed.xlsx")
        bring_in(other, tmp_path / "needed.xlsx")
    with other.step("Framework") as step:
        step.create(FRAMEWORK, {"name": "Access; and travel"})
    count = export_list(day, record, path)
    assert counts(bring_in(other, path)[0]) == {"new": count}
    assert sorted(map(str, listed(other, record))) == sorted(map(str, listed(day, record)))
    plan, applied = bring_in(other, path)
    assert (counts(plan), applied.step_id) == ({"same": count}, None)
    assert len(other.ids(Query(CONTACT))) == 2


def test_an_address_that_is_none_comes_back_as_it_went(day: Store, tmp_path: Path) -> None:
    with day.step("By hand") as step:
        step.update(CONTACT, day.find(CONTACT, "Ada Moss")[0][0], {"email": "ask at the desk", "role": "a\tb"})
    for record in (DELEGATE, CONTRIBUTION):
        for ending in ("xlsx", "csv"):
            export_list(day, record, tmp_path / f"list.{ending}")
            plan, applied = bring_in(day, tmp_path / f"list.{ending}")
            assert (set(counts(plan)), applied.step_id) == ({"same"}, None)


HEADINGS = [
    (CONTRIBUTION, "Area, What, Type, Name, Organisation"),
    (CONTRIBUTION, "Area of activity, Type of contribution, Details, Delegate name, Employer"),
    (CONTRIBUTION, "Area, Can bring, Needs, Programme should, Name, Organisation"),
    (CONTRIBUTION, "Delegate, Organisation, What can you bring?, What do you need?, What should the programme do?"),
    (DELEGATE, "Delegate, Company, Job title, E-mail, RSVP, Came"),
    (DELEGATE, "First name, Surname, Organisation, Email, Reply, Workshop, Wishes to stay involved"),
    (DELEGATE, "Name, Organisation, Attended, Workshop"),
    (PROPOSAL, "Workshop, Suggestion, Theme"),
    (PROPOSAL, "No, Action proposed, Group, Area, Outcome, Why"),
    (POLICY, "Policy or programme, Department, Published, Relevance"),
    (RECOMMENDATION, "Body, Recommendation, Status"),
    (CONTACT, "Name, Organisation, Role, Email"),
    (LISTS["schedule"], "Name, Organisation, Date, Time, Interviewer"),
    (ORGANISATION, "Name, Address, Telephone, Website"),
    (LISTS["activities"], "Programme, Description, Borough, Lead"),
]


@pytest.mark.parametrize(("record", "headings"), HEADINGS, ids=[headings for _, headings in HEADINGS])
def test_a_list_is_known_by_other_peoples_headings(record: Record, headings: str) -> None:
    found = headings.split(", ")
    assert guess_record(found, list(LISTS.values())) is record
    assert all(guess.field for guess in match_columns(found, record))


def test_what_something_is_sorted_under_is_no_column(store: Store) -> None:
    for record in (LISTS["activities"], PROPOSAL):
        (guess, _) = match_columns(["Sorted under", record.field(record.title).label], record)
        assert guess.field != "sorted"


# Delegates


REPLIES = ("Name", "Organisation", "Job title", "Email", "RSVP", "Came", "Workshop")


def test_delegates_who_are_new_become_contacts_with_role_and_address(store: Store, tmp_path: Path) -> None:
    path = book(
        tmp_path / "replies.xlsx", REPLIES, ("Bo Reed", "Fenn & Co", "Tutor", "bo@example.org", "Coming", "yes", 2)
    )
    plan, _ = bring_in(store, path)
    assert plan.record is DELEGATE and counts(plan) == {"new": 1}
    assert listed(store, DELEGATE) == [
        ["Bo Reed", "Fenn & Co", "Tutor", "bo@example.org", "", "Accepted", True, "2", ""]
    ]
    assert shown(store, CONTACT) == {
        "Bo Reed": {"role": "Tutor", "organisation": "Fenn & Co", "email": "bo@example.org"}
    }
    assert list(shown(store, WORKSHOP)) == ["2"]


def test_a_contact_stays_as_it_is_and_what_differs_is_kept_with_the_delegate(day: Store, tmp_path: Path) -> None:
    before = said(day, CONTACT, "name", "role", "email", "organisation")
    path = book(tmp_path / "replies.xlsx", REPLIES, ("Ada Moss", FORUM, "Director", "Ada@Example.org", "Maybe", "", ""))
    plan, applied = bring_in(day, path)
    assert counts(plan) == {"updated": 1}
    assert said(day, CONTACT, "name", "role", "email", "organisation") == before
    assert said(day, DELEGATE, "replied", "notes")[0] == ["Perhaps", "Not listed.\nJob title: Director"]
    assert bring_in(day, path)[1].step_id is None
    day.undo()
    assert said(day, DELEGATE, "replied", "notes")[0] == ["Accepted", "Not listed."]
    assert applied.updated == 1


def test_of_two_who_share_a_name_the_address_tells_which(store: Store, tmp_path: Path) -> None:
    with store.step("Two") as step:
        step.create(CONTACT, {"name": "Ada Moss", "email": "one@example.org"})
        two = step.create(CONTACT, {"name": "Ada Moss", "email": "two@example.org"})
    bring_in(store, book(tmp_path / "a.xlsx", REPLIES, ("Ada Moss", "", "", "two@example.org", "Yes", "", "")))
    (delegate,) = store.ids(Query(DELEGATE))
    assert (store.get(DELEGATE, delegate) or {})["contact"] == two


def test_whoever_has_the_address_of_another_is_asked_about(day: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", REPLIES, ("A. Moss", "", "", "ada@example.org", "Yes", "", ""))
    (question,) = plan_file(day, path).questions
    assert question.sentence() == "Row 2: is “A. Moss” the same as “Ada Moss”, who has the same email?"
    keep_answer(day, question, Answer.SAME)
    plan, _ = bring_in(day, path)
    assert counts(plan) == {"same": 1}
    assert len(day.ids(Query(CONTACT))) == 2


# Contributions


TYPED = ("Activity area", "Type", "What", "Delegate name", "Agency", "E-mail")


def test_a_typed_list_finds_people_and_bodies(day: Store, tmp_path: Path) -> None:
    path = book(
        tmp_path / "typed.xlsx",
        TYPED,
        ("Skills development", "Offer", "A van", "Ada Moss", COLLEGE, ""),
        ("Skills development", "Need", "A driver", "Cy Fenn", "Fenn & Co", "cy@example.org"),
        ("Skills development", "Ask", "Fewer forms", "", FORUM, ""),
        ("Skills development", "Needs", "Time", "", "", "ada@example.org"),
        ("Skills development", "Needs", "Patience", "Cy Fenn", "", ""),
        ("Skills development", "Wish", "Sun", "tbc", "", ""),
    )
    before = len(day.ids(Query(CONTRIBUTION)))
    plan, _ = bring_in(day, path)
    assert plan.record is CONTRIBUTION
    assert counts(plan) == {"new": 6, "problems": 1}
    found = said(day, CONTRIBUTION, "kind", "text", "delegate", "organisation", "email", "notes")[before:]
    assert found == [
        ["Can bring", "A van", "Ada Moss", COLLEGE, "moss@example.org", ""],
        ["Needs", "A driver", "Cy Fenn", "Fenn & Co", "cy@example.org", ""],
        ["Programme should", "Fewer forms", "", FORUM, "", ""],
        ["Needs", "Time", "Ada Moss", FORUM, "ada@example.org", ""],
        ["Needs", "Patience", "Cy Fenn", "Fenn & Co", "cy@example.org", ""],
        ["", "Sun", "", "", "", "Type: Wish\nDelegate name: tbc"],
    ]
    assert len(day.ids(Query(CONTACT))) == 3
    assert bring_in(day, path)[1].step_id is None


def test_bodies_that_are_called_alike_are_asked_about_once(day: Store, tmp_path: Path) -> None:
    rows = [("Skills development", "Offer", text, "Ada Moss", "Lanes Vol Forum", "") for text in ("A van", "A bus")]
    path = book(tmp_path / "typed.xlsx", TYPED, *rows)
    (question,) = plan_file(day, path).questions
    assert question.sentence() == f"Rows 2 and 3: is “Lanes Vol Forum” the same as “{FORUM}”?"
    keep_answer(day, question, Answer.SAME)
    plan, _ = bring_in(day, path)
    assert counts(plan) == {"new": 2}
    assert len(day.ids(Query(ORGANISATION))) == 2 and len(day.ids(Query(CONTACT))) == 2


GRID = ("Area", "Can bring", "Needs", "Programme should", "Name", "Organisation")


def test_a_column_for_each_kind_makes_a_contribution_of_every_line(store: Store, tmp_path: Path) -> None:
    path = book(
        tmp_path / "grid.xlsx",
        GRID,
        ("Skills development", "Rooms\n- Tutors", "Money", "-", "Ada Moss", FORUM),
        ("Facilitating access", "", "", "Pay fares", "Cy Fenn", "Fenn & Co"),
        ("Facilitating access", "", "", "", "Dee Fay", "Fenn & Co"),
    )
    plan, _ = bring_in(store, path)
    assert counts(plan) == {"new": 4, "ignored": 1}
    assert plan.ignored == [
        (4, "Under “Can bring”, “Needs” and “Programme should” the row says nothing, so it is left out.")
    ]
    assert [row[:5] for row in listed(store, CONTRIBUTION)] == [
        ["Skills development", "Can bring", "Rooms", "Ada Moss", FORUM],
        ["Skills development", "Can bring", "Tutors", "Ada Moss", FORUM],
        ["Skills development", "Needs", "Money", "Ada Moss", FORUM],
        ["Facilitating access", "Programme should", "Pay fares", "Cy Fenn", "Fenn & Co"],
    ]
    again, applied = bring_in(store, path)
    assert counts(again) == {"same": 4, "ignored": 1} and applied.step_id is None


def test_a_sheet_of_needs_alone_is_one_of_needs(store: Store, tmp_path: Path) -> None:
    path = book(tmp_path / "needs.xlsx", ("Area", "Needs", "Organisation"), ("Skills development", "Vans", FORUM))
    bring_in(store, path, record=CONTRIBUTION)
    assert [row[:3] for row in listed(store, CONTRIBUTION)] == [["Skills development", "Needs", "Vans"]]


def test_a_name_changed_in_our_own_list_leads_to_who_belongs_there(day: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    export_list(day, CONTRIBUTION, path)
    made = openpyxl.load_workbook(path)
    sheet = made.worksheets[0]
    row = next(r for r in sheet.iter_rows(min_row=2) if r[3].value is None and r[4].value == FORUM)
    row[3].value = "Ada Moss"
    made.save(path)
    plan, _ = bring_in(day, path)
    assert counts(plan)["updated"] == 1
    changed = next(r.record_id for r in plan.rows if r.changes)
    forum_ada = day.find(CONTACT, "Ada Moss")[0][0]
    assert changed is not None and (day.get(CONTRIBUTION, changed) or {})["delegate"] == forum_ada


def test_sections_that_are_areas_say_the_area(store: Store, tmp_path: Path) -> None:
    path = book(
        tmp_path / "sections.xlsx",
        ("Contribution", "Kind", "Delegate", "Organisation"),
        ("Facilitating access",),
        ("Maps", "Can bring", "Ada Moss", FORUM),
        ("Pens", "Can bring", "Ada Moss", FORUM),
        ("Skills development",),
        ("Caps", "Needs", "Ada Moss", FORUM),
        ("Hats", "Needs", "Ada Moss", FORUM),
    )
    bring_in(store, path)
    assert [row[0] for row in listed(store, CONTRIBUTION)] == ["Facilitating access"] * 2 + ["Skills development"] * 2


def test_a_workbook_with_a_sheet_an_area_comes_in_sheet_by_sheet(store: Store, tmp_path: Path) -> None:
    heads = tuple(field.label for field in CONTRIBUTION.listed)
    path = tmp_path / "areas.xlsx"
    for area in ("Facilitating access", "Skills development"):
        book(path, heads, (area, "Needs", "A van", "Ada Moss", FORUM, "ada@example.org", "Offered"), sheet=area)
    for area in ("Facilitating access", "Skills development"):
        plan, _ = bring_in(store, path, sheet=area)
        assert (plan.record, counts(plan)) == (CONTRIBUTION, {"new": 1})
    assert [row[0] for row in listed(store, CONTRIBUTION)] == ["Facilitating access", "Skills development"]
    assert len(store.ids(Query(CONTACT))) == 1


# Proposals, recommendations, policies


def test_workshops_and_themes_of_proposals_are_made_and_words_stay_whole(store: Store, tmp_path: Path) -> None:
    words = "Open a job club; in the library\nwith tea"
    path = book(
        tmp_path / "p.xlsx",
        ("Workshop", "Suggestion", "Theme"),
        ("Morning", words, "Childcare; Travel"),
        ("Afternoon", words, ""),
    )
    plan, _ = bring_in(store, path)
    assert counts(plan) == {"new": 2, "problems": 1}
    assert "names several themes" in plan.problems[0].troubles[0].sentence
    assert [row[:4] for row in listed(store, PROPOSAL)] == [
        ["P0001", words, "Morning", "Childcare"], ["P0002", words, "Afternoon", ""],
    ]  # fmt: skip
    assert sorted(shown(store, WORKSHOP)) == ["Afternoon", "Morning"] and list(shown(store, THEME)) == ["Childcare"]
    assert bring_in(store, path)[1].step_id is None


def test_a_recommendation_names_its_proposal_by_reference_or_in_its_words(day: Store, tmp_path: Path) -> None:
    path = book(
        tmp_path / "r.xlsx",
        ("Body", "Recommendation", "From proposal", "Status"),
        ("Mayor's Office", "Fund it", "P0001", "Draft"),
        (FORUM, "Try it", "P0002: Alike", "Sent"),
        (FORUM, "Ask", "A wholly new one; with more", "Sent"),
    )
    before = len(day.ids(Query(RECOMMENDATION)))
    assert counts(bring_in(day, path)[0]) == {"new": 3}
    assert [row[2] for row in listed(day, RECOMMENDATION)[before:]] == [
        "One; two\nthree", "Alike", "A wholly new one; with more",
    ]  # fmt: skip
    assert [row[:2] for row in listed(day, PROPOSAL)][-1] == ["P0004", "A wholly new one; with more"]
    assert bring_in(day, path)[1].step_id is None


def test_the_links_of_a_policy_may_have_commas(store: Store, tmp_path: Path) -> None:
    path = book(
        tmp_path / "p.xlsx",
        ("Policy or programme", "Department", "Published", "Links"),
        ("City Skills", "The mayor", "3 Nov 2024", "Access; Childcare, and travel"),
    )
    bring_in(store, path)
    assert listed(store, POLICY) == [
        ["City Skills", "The mayor", date(2024, 11, 3), "", ("Access", "Childcare, and travel")]
    ]


def test_the_command_line_takes_and_gives_the_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study, out = str(tmp_path / "a.lwdesk"), str(tmp_path / "out.xlsx")
    typed = book(tmp_path / "grid.xlsx", GRID, ("Skills development", "Rooms", "Money", "", "Ada Moss", FORUM))
    assert run(["new", study]) == 0
    for how, wanted in ((["--as", "contributions"], (2, 0)), ([], (0, 2))):
        assert run(["import", study, str(typed), *how, "--json"]) == 0
        done = json.loads(capsys.readouterr().out.splitlines()[-1])
        assert (done["new"], done["same"]) == wanted
    assert run(["export", study, "contributions", out]) == 0
    assert run(["import", study, out, "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["same"] == 2
    assert run(["search", study, "rooms", "--json"]) == 0
    assert "Rooms" in capsys.readouterr().out
