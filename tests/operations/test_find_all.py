"""One search over everything: what is found where, in which order, and what is shown of it."""

import pytest

from lwdesk.operations.search import Group, find_all, warm
from lwdesk.records import (
    ACTIVITY,
    CONTACT,
    CONTRIBUTION,
    DELEGATE,
    INTERVIEW,
    NOTE,
    ORGANISATION,
    POLICY,
    PROPOSAL,
    SUMMARY,
    THEME,
    WORKSHOP,
)
from lwdesk.store import Store
from lwdesk.store.search import Narrowing


@pytest.fixture
def study(store: Store) -> Store:
    group, sector, wave = (store.terms(name)[0].id for name in ("group", "sector", "wave"))
    with store.step("Study") as step:
        forum = step.create(ORGANISATION, {"name": "Lanes Forum", "notes": "Runs the night bus survey."})
        step.create(ORGANISATION, {"name": "Night Bus Trust"})
        ada = step.create(
            CONTACT, {"name": "Zoë Moss", "role": "Director", "organisation": forum, "groups": (group,),
                      "sectors": (sector,), "email": "zoe@example.org"},
        )  # fmt: skip
        step.create(CONTACT, {"name": "Ben Nash", "notes": "Met on a bus one night."})
        step.create(ACTIVITY, {"name": "Ward Shadows", "lead": (forum,), "description": "A night bus for nurses.",
                               "groups": (group,), "wave": wave})  # fmt: skip
        held = step.create(INTERVIEW, {"contact": ada, "wave": wave, "status": "Held", "interviewer": "Sam Carter"})
        step.create(NOTE, {"interview": held, "section": "Free notes", "body": "They wait for the night bus."})
        step.create(SUMMARY, {"interview": held, "gaps": "No bus runs at night."})
    return store


def told(groups: list[Group]) -> list[tuple[str, list[str]]]:
    return [(group.record.plural, [hit.name for hit in group.hits]) for group in groups]


def test_every_list_is_looked_through_and_names_come_before_mentions(study: Store) -> None:
    assert told(find_all(study, "night bus")) == [
        ("Organisations", ["Night Bus Trust", "Lanes Forum"]),
        ("Notes", ["Zoë Moss"]),
        ("Summaries", ["Zoë Moss"]),
        ("Contacts", ["Ben Nash"]),
        ("Activities", ["Ward Shadows"]),
    ]


def test_a_sentence_of_a_note_comes_first(study: Store) -> None:
    groups = find_all(study, "wait for the night")
    assert told(groups) == [("Notes", ["Zoë Moss"])]
    (hit,) = groups[0].hits
    assert (hit.part, hit.at, hit.length, hit.field) == ("body", 5, 18, "Free notes")


def test_who_is_called_so_comes_first(study: Store) -> None:
    groups = find_all(study, "zoe m")
    assert told(groups)[0] == ("Contacts", ["Zoë Moss"])
    hit = groups[0].hits[0]
    assert hit.is_in_name and hit.about == "Director, Lanes Forum"
    assert [hit.context[a:b] for a, b in hit.marked] == ["Zoë", "M"]
    assert ("Interviews", ["Zoë Moss"]) in told(groups)


def test_a_hit_says_in_which_field_and_with_which_words(study: Store) -> None:
    (group,) = find_all(study, "nurses")
    (hit,) = group.hits
    assert (hit.record, hit.field, hit.part, hit.context) == (
        ACTIVITY, "Description", "description", "A night bus for nurses.",
    )  # fmt: skip
    assert [hit.context[a:b] for a, b in hit.marked] == ["nurses"]
    (group,) = find_all(study, "zoe@exa")
    assert (group.hits[0].field, group.hits[0].context) == ("Email", "zoe@example.org")


def test_a_phrase_is_one_in_lists_too(study: Store) -> None:
    assert told(find_all(study, '"night bus"')) == [
        ("Organisations", ["Night Bus Trust", "Lanes Forum"]),
        ("Notes", ["Zoë Moss"]),
        ("Activities", ["Ward Shadows"]),
    ]


def test_a_search_is_narrowed_and_lists_that_cannot_answer_are_left_out(study: Store) -> None:
    group, sector, wave = (study.terms(name)[0].id for name in ("group", "sector", "wave"))

    def narrowed(typed: str, **ids: tuple[int, ...]) -> list[str]:
        return [name for name, _ in told(find_all(study, typed, Narrowing(**ids)))]

    assert narrowed("night", groups=(group,)) == ["Notes", "Summaries", "Activities"]
    assert narrowed("night", sectors=(sector,)) == ["Notes", "Summaries"]
    assert narrowed("moss", sectors=(sector,)) == ["Contacts", "Interviews"]
    assert narrowed("moss", waves=(wave,)) == ["Interviews"]
    assert narrowed("night", waves=(study.terms("wave")[1].id,)) == []
    assert narrowed("moss", groups=(group,), waves=(wave,)) == ["Interviews"]
    assert narrowed("night", prompts=(1,)) == []


def test_more_than_fit_are_counted(study: Store) -> None:
    with study.step("Many") as step:
        for n in range(70):
            step.create(CONTACT, {"name": f"Tess {n:02d}"})
    (group,) = find_all(study, "tess", limit=20)
    assert (len(group.hits), group.total, group.heading) == (20, 70, "Contacts, 20 of 70")
    assert find_all(study, "tess 07")[0].heading == "Contacts, 1"


def test_what_says_nothing_finds_nothing(study: Store) -> None:
    for typed in ("", "  ", '"', "?!"):
        assert find_all(study, typed) == []


def test_what_changed_is_found_at_once(study: Store) -> None:
    warm(study)
    with study.step("More") as step:
        step.create(CONTACT, {"name": "Perpetua Lamb"})
    assert told(find_all(study, "perpetua")) == [("Contacts", ["Perpetua Lamb"])]
    study.undo()
    assert find_all(study, "perpetua") == []


def test_what_the_event_came_to_is_found_by_words_and_by_people(study: Store) -> None:
    with study.step("Event") as step:
        zoe = study.find(CONTACT, "Zoë Moss")[0][0]
        whole = step.create(THEME, {"name": "Getting about"})
        step.create(THEME, {"name": "After dark", "parent": whole})
        workshop = step.create(WORKSHOP, {"name": "Round table 3", "theme": whole, "facilitator": "Ira Bell"})
        step.create(DELEGATE, {"contact": zoe, "replied": "Accepted", "workshop": workshop})
        step.create(PROPOSAL, {"ref": "P0001", "text": "Pay for taxis\nhome", "workshop": workshop})
        step.create(CONTRIBUTION, {"text": "A minibus", "kind": "Can bring", "delegate": zoe})
        step.create(POLICY, {"name": "Transport strategy", "issuer": "The mayor"})
    assert told(find_all(study, "taxis")) == [("Proposals", ["Pay for taxis home"])]
    assert told(find_all(study, "getting about")) == [
        ("Themes", ["Getting about", "After dark"]), ("Workshops", ["Round table 3"]),
    ]  # fmt: skip
    assert told(find_all(study, "mayor")) == [("Policies", ["Transport strategy"])]
    assert told(find_all(study, "zoe@example")) == [
        ("Contacts", ["Zoë Moss"]), ("Delegates", ["Zoë Moss"]), ("Contributions", ["A minibus"]),
    ]  # fmt: skip
    (hit,) = next(group.hits for group in find_all(study, "director") if group.record is DELEGATE)
    assert (hit.field, hit.about) == ("Role", "Lanes Forum, Accepted, Round table 3")
    with study.step("Moved") as step:
        step.update(CONTACT, zoe, {"role": "Chair"})
    assert ("Delegates", ["Zoë Moss"]) in told(find_all(study, "chair"))
    assert find_all(study, "director") == []
