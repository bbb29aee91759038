"""Domains, themes and decisions: what is made, moved, drawn from proposals, linked and passed on, each one undo."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from lwdesk.operations import decisions, framework, framework_behind
from lwdesk.records import (
    CONTACT,
    CONTRIBUTION,
    DELEGATE,
    FRAMEWORK,
    INTERVIEW,
    NOTE,
    ORGANISATION,
    PASSAGE,
    POLICY,
    PROPOSAL,
    RECOMMENDATION,
    WORDING,
    WORKSHOP,
)
from lwdesk.store import Query, Store
from lwdesk.store.framework import Decided


@dataclass
class Study:
    store: Store
    college: int
    trust: int
    forum: int
    area: int
    workshop: int
    list_of_jobs: int
    tasters: int


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """Two proposals of one workshop and area; the trust offers something there, the forum elsewhere."""
    store = Store.create(tmp_path / "study.lwdesk", "Study", by="Sam Carter")
    area, other = (store.terms("area")[n].id for n in (0, 1))
    with store.step("Begin") as step:
        college, trust, forum = (
            step.create(ORGANISATION, {"name": name}) for name in ("East Quay College", "Health Trust", "The Forum")
        )
        ada = step.create(CONTACT, {"name": "Ada Moss", "role": "Manager", "organisation": forum, "quote": "By role"})
        workshop = step.create(WORKSHOP, {"name": "Key skills"})
        step.create(DELEGATE, {"contact": ada, "workshop": workshop})
        step.create(CONTRIBUTION, {"kind": "Can bring", "text": "A bulletin", "area": area, "organisation": trust})
        step.create(CONTRIBUTION, {"kind": "Needs", "text": "Rooms", "area": area, "organisation": college})
        step.create(
            CONTRIBUTION,
            {"kind": "Can bring", "text": "Space", "area": other, "organisation": forum, "delegate": ada},
        )
        step.create(
            CONTRIBUTION,
            {"kind": "Can bring", "text": "Old", "area": area, "organisation": college, "status": "Withdrawn"},
        )
        interview = step.create(INTERVIEW, {"contact": ada})
        note = step.create(NOTE, {"interview": interview, "body": "Nobody sees the jobs."})
        passage = step.create(PASSAGE, {"note": note, "words": "Nobody sees the jobs.", "start": 0, "end": 21})
        given = {"workshop": workshop, "area": area}
        jobs = step.create(
            PROPOSAL,
            given | {"text": "The programme should keep one list of jobs. Soon.", "decision": "Goes in",
                     "passages": [passage]},
        )  # fmt: skip
        tasters = step.create(PROPOSAL, given | {"text": "Tasters", "decision": "Left out"})
        step.create(WORDING, {"proposal": jobs, "text": "A list"})
    yield Study(store, college, trust, forum, area, workshop, jobs, tasters)
    store.close()


def outline(store: Store) -> list[tuple[str, list[str]]]:
    return [(d.line.name, [theme.name for theme in d.themes]) for d in store.framework.domains()]


def test_domains_and_themes_stand_where_they_were_put(study: Study) -> None:
    store = study.store
    first = framework.new_domain(store, "First")
    framework.new_domain(store, "Third")
    framework.new_domain(store, "Second", after=first)
    a = framework.new_theme(store, first, "a")
    framework.new_theme(store, first, "c")
    framework.new_theme(store, first, "b", after=a)
    assert outline(store) == [("First", ["a", "b", "c"]), ("Second", []), ("Third", [])]
    store.undo()
    assert outline(store)[0] == ("First", ["a", "c"])


def test_moving_goes_on_into_the_next_domain_and_back(study: Study) -> None:
    store = study.store
    first, second = framework.new_domain(store, "First"), framework.new_domain(store, "Second")
    a, b = framework.new_theme(store, first, "a"), framework.new_theme(store, first, "b")
    framework.new_theme(store, second, "c")
    assert framework.move(store, a, 1) and outline(store)[0][1] == ["b", "a"]
    assert framework.move(store, a, 1) and outline(store) == [("First", ["b"]), ("Second", ["a", "c"])]
    assert framework.move(store, a, -1) and outline(store)[0][1] == ["b", "a"]
    assert framework.move(store, second, -1) and [name for name, _ in outline(store)] == ["Second", "First"]
    assert not framework.move(store, second, -1)
    last = outline(store)
    framework.move(store, b, 1)
    store.undo()
    assert outline(store) == last


def test_a_domain_goes_with_its_themes_and_comes_back_with_them(study: Study) -> None:
    store = study.store
    domain = framework.new_domain(store, "First")
    framework.new_theme(store, domain, "a")
    assert framework.remove(store, domain) == "“First” with its 1 theme"
    assert outline(store) == []
    store.undo()
    assert outline(store) == [("First", ["a"])]


def test_a_theme_whose_domain_went_otherwise_is_still_seen(study: Study) -> None:
    store = study.store
    domain = framework.new_domain(store, "First")
    theme = framework.new_theme(store, domain, "a")
    with store.step("Delete elsewhere") as step:
        step.delete(FRAMEWORK, [domain])
    assert outline(store) == [("a", [])]
    with store.step("A circle") as step:
        other = step.create(FRAMEWORK, {"name": "b", "domain": theme})
        step.update(FRAMEWORK, theme, {"domain": other})
    assert sorted(name for name, _ in outline(store)) == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The programme should keep one list of jobs. Soon.", "Keep one list of jobs"),
        ("Tasters", "Tasters"),
        ("", ""),
        ("We need to train\nline managers", "Train line managers"),
        ("X" * 100, "X" * 60),
        ("Today is the day for a very long name that nobody would ever put in a table of three columns",
         "Today is the day for a very long name that nobody would ever"),
    ],
)  # fmt: skip
def test_a_name_is_made_of_a_proposal(text: str, name: str) -> None:
    assert framework.short_name(text) == name


def test_a_proposal_is_drawn_once_and_its_partners_are_only_suggested(study: Study) -> None:
    store = study.store
    assert [one.id for one in framework_behind.waiting(store)] == [study.list_of_jobs]
    domain = framework.new_domain(store, "First")
    theme = framework.draw(store, study.list_of_jobs, domain)
    assert framework_behind.waiting(store) == []
    (line,) = store.framework.domains()[0].themes
    assert line.name == "Keep one list of jobs" and line.partners == () and line.proposals == (study.list_of_jobs,)
    # Who offered something in the area first, then who sat in the workshop and offered anything; nobody who withdrew.
    assert framework.suggested_partners(store, line) == [study.trust, study.forum]
    assert framework.add_partner(store, theme, study.trust) and not framework.add_partner(store, theme, study.trust)
    (line,) = store.framework.domains()[0].themes
    assert framework.suggested_partners(store, line) == [study.forum]
    assert framework.add_proposal(store, theme, study.tasters) and not framework.add_proposal(
        store, theme, study.tasters
    )
    framework.remove(store, theme)
    assert [one.id for one in framework_behind.waiting(store)] == [study.list_of_jobs]


def test_behind_a_theme_stand_its_proposals_what_was_said_as_quoted_and_the_offers(study: Study) -> None:
    store = study.store
    framework.draw(store, study.list_of_jobs, framework.new_domain(store, "First"))
    domain = store.framework.domains()[0]
    found = {part: [one.line for one in held] for part, held in
             framework_behind.behind(store, domain.themes[0]).items()}  # fmt: skip
    assert found == {
        "Proposals": ["P0001 The programme should keep one list of jobs. Soon."],
        "What was said": ["“Nobody sees the jobs.” – Manager, The Forum"],
        "Offers in the area": ["A bulletin – Health Trust"],
        "May be partners": ["Health Trust", "The Forum"],
    }
    assert framework_behind.behind_domain(store, domain).keys() == found.keys()


def test_policies_are_linked_from_the_framework_in_one_undo(study: Study) -> None:
    store = study.store
    theme = framework.new_theme(store, framework.new_domain(store, "First"), "a")
    with store.step("Policies") as step:
        one, two = (step.create(POLICY, {"name": name}) for name in ("One", "Two"))
    framework.set_links(store, theme, [one, two])
    assert store.framework.domains()[0].links == (one, two)
    framework.set_links(store, theme, [two])
    assert store.framework.domains()[0].themes[0].links == (two,)
    store.undo()
    assert store.framework.domains()[0].links == (one, two)
    store.undo()
    assert store.framework.domains()[0].links == ()


# Decisions


def row(study: Study, proposal: int) -> Decided:
    return next(one for one in study.store.framework.decisions() if one.id == proposal)


def test_passing_on_makes_one_recommendation_and_the_body_in_one_undo(study: Study) -> None:
    store = study.store
    made = decisions.pass_on(store, study.tasters, named="A new body")
    held = store.get(RECOMMENDATION, made)
    assert held and held["text"] == "Tasters" and held["proposal"] == study.tasters and held["status"] == "Draft"
    assert store.labels("organisation", [held["to"]])[held["to"]] == "A new body"
    assert row(study, study.tasters).decision == "Passed on"
    # Again, to another body: the same recommendation.
    assert decisions.pass_on(store, study.tasters, study.trust) == made
    assert len(store.ids(Query(RECOMMENDATION))) == 1
    store.undo()
    store.undo()
    assert list(store.ids(Query(RECOMMENDATION))) == [] and row(study, study.tasters).decision == "Left out"
    assert len(store.ids(Query(ORGANISATION))) == 3


def test_what_does_not_agree_is_said_and_nothing_is_changed(study: Study) -> None:
    store = study.store
    decisions.keep_meanings(store, {"fits": " one manager,  £50,000 "})
    meant = decisions.meanings(store)
    assert meant == {"own": "", "fits": "one manager, £50,000", "timely": "", "offered": ""}
    assert decisions.doubts(row(study, study.list_of_jobs), 1, meant) == []
    decisions.answer(store, [study.list_of_jobs], "fits", False)
    decisions.answer(store, [study.list_of_jobs], "offered", True)
    told = decisions.doubts(row(study, study.list_of_jobs), 0, meant)
    assert told == [
        "It goes in, although “Fits the people and the money” (one manager, £50,000) is No.",
        "It is to use an offer, and there is none in its activity area.",
    ]
    assert row(study, study.list_of_jobs).decision == "Goes in"
    assert store.framework.offers_by_area() == {study.area: 1, store.terms("area")[1].id: 1}


def test_the_tally_counts_each_decision(study: Study) -> None:
    assert decisions.tally(study.store.framework.decisions()) == "2 proposals · 1 goes in · 1 left out"
    decisions.decide(study.store, [study.tasters], "")
    assert decisions.tally(study.store.framework.decisions()) == "2 proposals · 1 goes in · 1 undecided"


def test_recommendations_move_on_and_are_marked_as_sent_with_the_day(study: Study) -> None:
    store, day = study.store, date(2003, 11, 3)
    first, second = (decisions.pass_on(store, p) for p in (study.tasters, study.list_of_jobs))
    assert decisions.move_on(store, [first], day) == 1
    held = store.get(RECOMMENDATION, first)
    assert held and (held["status"], held["sent"]) == ("Sent", day)
    assert decisions.mark_sent(store, [first, second], day) == 1 and decisions.unsent(store) == []
    assert decisions.move_on(store, [first, second], day) == 2 and store.undo_label() == "Mark as taken up"
    assert decisions.move_on(store, [first, second], day) == 0
